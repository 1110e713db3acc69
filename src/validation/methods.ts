import type { LayerPrecision, Precision, ValidationReport } from "./report.ts";
import type { Sample } from "./sample.ts";

/** Three digits are more than a sample of some hundred can tell. */
export const shareText = (share: number): string => share.toFixed(2);

export function precisionText({ precision, interval }: Precision): string {
  if (precision === undefined) return "–";
  const range = interval === undefined ? "" : ` [${shareText(interval.low)}, ${shareText(interval.high)}]`;
  return `${shareText(precision)}${range}`;
}

/** A row of the table: a layer as a whole, then each of its certainties. */
export interface TableRow {
  readonly layer: string;
  readonly certainty: string;
  readonly size: number;
  readonly coded: number;
  readonly correct: number;
  readonly wrong: number;
  readonly cannotTell: number;
  readonly precision: string;
}

export function tableRows(layers: readonly LayerPrecision[]): readonly TableRow[] {
  return layers.flatMap((layer) => [
    tableRow(layer.layer, wholeText(layer), layer.size, layer),
    ...layer.strata.map((stratum) => tableRow(layer.layer, stratum.certainty, stratum.size, stratum)),
  ]);
}

/** What the weighted share is of: strata that nobody has coded are no part of it. */
function wholeText({ covered }: LayerPrecision): string {
  return covered === 0 || covered === 1 ? "all, weighted" : `${Math.floor(covered * 100)} % of all, weighted`;
}

function tableRow(layer: string, certainty: string, size: number, found: Precision): TableRow {
  const { correct, wrong, cannotTell } = found;
  const coded = correct + wrong + cannotTell;
  return { layer, certainty, size, coded, correct, wrong, cannotTell, precision: precisionText(found) };
}

/** The table in Markdown, to be pasted into a text. */
export function markdownTable(layers: readonly LayerPrecision[]): readonly string[] {
  return [
    "| layer | certainty | in the corpus | coded | correct | wrong | cannot tell | precision [95 %] |",
    "|---|---|---:|---:|---:|---:|---:|---|",
    ...tableRows(layers).map(
      ({ layer, certainty, size, coded, correct, wrong, cannotTell, precision }) =>
        `| ${[layer, certainty, size, coded, correct, wrong, cannotTell, precision].join(" | ")} |`,
    ),
  ];
}

/** A paragraph for a methods section: what was read, how was drawn, who coded, how was reckoned, what it does not say. */
export function methodsText(sample: Sample, report: ValidationReport): string {
  const { engine, corpus, strata, items, seed } = sample;
  const population = strata.reduce((sum, { size }) => sum + size, 0);
  const span = corpus.from === null ? "" : `, published ${corpus.from} to ${corpus.until ?? "today"}`;
  const lineages = corpus.lineages === null ? "" : `, which go back to ${corpus.lineages} independent lineages`;
  return [
    `The corpus of ${plural(corpus.documents, "document")} from ${plural(corpus.outlets, "outlet")}${span}${lineages}, was read with Hearsay ${engine.version}`,
    `(model ${engine.model}, knowledge ${engine.knowledge.slice(0, 12)}).`,
    `Of the ${population} elements found (${sample.layers.join(", ")}), ${items.length} were drawn at random without replacement`,
    `(seed “${seed}”) from ${plural(strata.length, "stratum", "strata")} of layer by the machine's certainty, as many of each as far as it had so many.`,
    codersText(report, items.length),
    "Precision is the share of correct elements among those that could be told;",
    "for a whole layer, strata are weighted by their size in the corpus.",
    "Intervals are Wilson's (1927) at 95 %, for weighted shares with Kish's effective sample size.",
    agreementText(report),
    "The sample measures the precision of the machine's own reading: what it missed is not in it, and corrections made by people are left out of it.",
    "Elements of one document, and of copies of one text, are not independent, so that the true uncertainty is somewhat larger than the intervals.",
  ].join(" ");
}

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

function codersText({ coders }: ValidationReport, drawn: number): string {
  if (coders.length === 0) return "Nobody has coded it yet.";
  const each = coders.map(({ coder, coded }) => `${coder} (${coded === drawn ? "all" : coded})`);
  return `They were coded against the words of the documents, blind to the machine's certainty and rules and to the other answers, by ${each.join(" and ")}.`;
}

function agreementText({ coders, agreement }: ValidationReport): string {
  if (agreement === undefined)
    return coders.length === 0 ? "" : "With one coder, agreement between coders was not measured.";
  const { items, same, alpha } = agreement;
  const value =
    alpha === undefined
      ? "Krippendorff's alpha is not defined, because all answers were one"
      : `Krippendorff's alpha for nominal data was ${shareText(alpha)}`;
  return `${plural(items, "element")} were coded by more than one person, who gave the same answer to ${same}; ${value} (correct or wrong; what somebody could not tell counts as not coded).`;
}
