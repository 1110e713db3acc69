import { createGazetteer } from "../../../lexicon/gazetteer.ts";
import { parseTable } from "../../../lexicon/table.ts";
import { encodeUtf8 } from "../../../lexicon/utf8.ts";
import type { Resources } from "../../resources.ts";
import type { Words } from "../detect/features.ts";
import { loadKnowledge } from "./knowledge-base.ts";
import { createPlaces } from "./places.ts";
import { givenNameRow, portfolioRow, titleRow } from "./tables.ts";

/** Everything the mention reader knows of words, loaded once. */
export function loadWords(resources: Resources): Words {
  const knowledge = loadKnowledge(resources);
  const gazetteerFile = "places/gazetteer.txt";
  const gazetteer = createGazetteer(
    resources.lexiconBytes?.(gazetteerFile) ?? encodeUtf8(resources.lexicon(gazetteerFile)),
  );
  const places = createPlaces(resources, knowledge, gazetteer);
  const names = parseTable("actors/given-names.tsv", resources.lexicon("actors/given-names.tsv"), givenNameRow);
  const titles = parseTable("actors/titles.tsv", resources.lexicon("actors/titles.tsv"), titleRow);
  const portfolios = parseTable("actors/portfolios.tsv", resources.lexicon("actors/portfolios.tsv"), portfolioRow);
  return {
    knowledge,
    places,
    givenNames: new Map(names.map((row) => [row.name, row.gender])),
    titles: new Map(titles.map((row) => [row.word, row])),
    portfolios: new Map(portfolios.map((row) => [row.word, row.portfolio])),
    isPlace: (name) => places.find(name) !== undefined,
  };
}
