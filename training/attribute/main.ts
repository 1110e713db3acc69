import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createSegmenter } from "../../src/pipeline/1-segment/index.ts";
import { createParser } from "../../src/pipeline/2-parse/index.ts";
import { type Draft, draftsOf } from "../../src/pipeline/4-attribute/draft.ts";
import { readCueLexicon } from "../../src/pipeline/4-attribute/lexicon.ts";
import { paragraphsOf } from "../../src/pipeline/4-attribute/paragraph.ts";
import { outermost, pairQuotes } from "../../src/pipeline/4-attribute/quotes.ts";
import { traitsOf } from "../../src/pipeline/4-attribute/traits.ts";
import { blankAnnotations } from "../../src/pipeline/annotations.ts";
import type { Resources } from "../../src/pipeline/resources.ts";
import { fileResources, PACKAGE_ROOT } from "../../src/resources/files.ts";
import { count, weights } from "./count.ts";
import { type Example, fitTraits } from "./fit.ts";
import { readGold } from "./gold.ts";
import { type Labelled, label } from "./label.ts";
import { HEAD, rewrite, TRAITS_HEAD } from "./table.ts";

/*
 * Counts the weights of lexicons/cues.tsv and fits lexicons/cues/traits.tsv.
 *   node training/attribute/main.ts --outermost polnear-train.jsonl --nested open-train.jsonl
 * --outermost: texts with outermost attributions only; nothing but counts is taken from them.
 * --nested: openly licensed texts with all attributions; counted too, and the only ones that weights are fitted on.
 */
const { values } = parseArgs({ options: { outermost: { type: "string" }, nested: { type: "string" } } });
if (values.outermost === undefined || values.nested === undefined) {
  throw new Error("usage: main.ts --outermost FILE --nested FILE");
}

const resources = fileResources();
const lexicon = readCueLexicon(resources);
const steps = [createSegmenter(resources), createParser(resources)];

function labelled(file: string, outermostOnly: boolean): readonly Labelled[] {
  return readGold(readFileSync(file, "utf8")).flatMap((document) => {
    const annotations = blankAnnotations({ id: document.id, text: document.text });
    for (const step of steps) step.apply(annotations);
    const { text, sentences } = annotations;
    const quotes = outermost(pairQuotes(text, paragraphsOf(sentences)));
    const drafts: readonly Draft[] = draftsOf(text, sentences, quotes, lexicon).flat();
    return label(document, drafts, outermostOnly);
  });
}

function examplesOf(items: readonly Labelled[], table: string): readonly Example[] {
  const from: Resources = { ...resources, lexicon: (name) => (name === "cues.tsv" ? table : resources.lexicon(name)) };
  const cues = readCueLexicon(from);
  return items
    .filter(({ open }) => !open)
    .map(({ draft, gold }) => {
      const p = cues.likelihood(draft.candidate.lemma, draft.candidate.pos, draft.frame);
      return { right: gold !== undefined, lexical: Math.log(p / (1 - p)), traits: traitsOf(draft) };
    })
    .filter(({ lexical }) => lexical > -4.5);
}

const path = `${PACKAGE_ROOT}/lexicons/cues.tsv`;
const old = readFileSync(path, "utf8");
const outer = labelled(values.outermost, true);
const nested = labelled(values.nested, false);
const traits = fitTraits(examplesOf(nested, rewrite(old, weights(count(outer)), HEAD)));
writeFileSync(path, rewrite(old, weights(count([...outer, ...nested])), HEAD));
writeFileSync(
  `${PACKAGE_ROOT}/lexicons/cues/traits.tsv`,
  `${TRAITS_HEAD}trait\tweight\n${[...traits].map((cells) => cells.join("\t")).join("\n")}\n`,
);
