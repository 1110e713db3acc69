import type { Speed } from "../speed.ts";
import type { Environment } from "./environment.ts";
import { figureAt, type Scored } from "./score.ts";
import type { Row } from "./sets.ts";

/** What benchmarks/parser.ts prints. */
export interface ParserFigures {
  readonly gold: Readonly<Record<string, number>>;
  readonly raw: Readonly<Record<string, number>>;
  readonly tokensPerSecond?: number;
}

/** What benchmarks/segment.ts prints for one treebank. */
export interface SegmentFigures {
  readonly "wink-nlp"?: { readonly words: number; readonly sentences: number };
}

export interface Treebank {
  readonly name: string;
  readonly figures: ParserFigures;
  readonly targets: Readonly<Record<string, string>>;
  /** wink-nlp on the same raw text in the same run, where it is installed. */
  readonly wink?: { readonly words: number; readonly sentences: number };
}

export interface Results {
  readonly environment: Environment;
  readonly engine: { readonly version: string; readonly model: string; readonly knowledge: string };
  readonly treebanks: readonly Treebank[];
  readonly sets: readonly Scored[];
  readonly speed: Speed | undefined;
  /** What could not be measured, and why. */
  readonly missing: readonly string[];
}

/** The page as Markdown: the same results give the same bytes. */
export function resultsPage(results: Results): string {
  const { environment, engine } = results;
  return [
    "# Results",
    "",
    "Written by `npm run bench:accuracy -- FOLDER`; do not edit. All figures are percent on development sets: rules were",
    "tuned while looking at them, so expect a little less on text that nobody looked at. Targets are for held-out text.",
    "",
    `- ${environment.date}, commit ${environment.commit}`,
    `- engine ${engine.version}, model ${engine.model}, knowledge ${engine.knowledge.slice(0, 12)}`,
    `- ${environment.machine}; Node ${environment.node}`,
    ...languageSection(results.treebanks),
    ...(["Actors", "Attributions", "Events", "Whole reports", "Across reports"] as const).flatMap((layer) => [
      "",
      `## ${layer}`,
      ...results.sets.filter((scored) => scored.set.layer === layer).flatMap(setTable),
    ]),
    ...speedSection(results.speed),
    ...faultSection(results),
    "",
  ].join("\n");
}

function languageSection(treebanks: readonly Treebank[]): readonly string[] {
  if (treebanks.length === 0) return [];
  const rows: readonly (readonly [label: string, from: "gold" | "raw", key: string])[] = [
    ["words, F1, raw text", "raw", "tokens"],
    ["sentences, F1, raw text", "raw", "sentences"],
    ["universal tags, gold words", "gold", "upos"],
    ["heads (UAS), gold words", "gold", "uas"],
    ["heads and labels (LAS), gold words", "gold", "las"],
    ["heads and labels (LAS), raw text", "raw", "las"],
  ];
  const table = rows.flatMap(([label, from, key]) => {
    const cells = treebanks.map(({ figures, targets }) => {
      const target = from === (key === "tokens" || key === "sentences" ? "raw" : "gold") ? targets[key] : undefined;
      return [show(figures[from][key]), target ?? ""];
    });
    return [[label, ...cells.flat()], ...winkRow(treebanks, key)];
  });
  return [
    "",
    "## Words, sentences, tags and trees",
    "",
    "Development parts of the treebanks; predicted tags throughout. LAS compares universal labels, without subtypes.",
    "",
    ...markdownTable(["measure", ...treebanks.flatMap(({ name }) => [name, "target"])], table),
  ];
}

function winkRow(treebanks: readonly Treebank[], key: string): readonly (readonly string[])[] {
  const of = key === "tokens" ? "words" : key === "sentences" ? "sentences" : undefined;
  if (of === undefined || treebanks.every(({ wink }) => wink === undefined)) return [];
  return [["the same by wink-nlp", ...treebanks.flatMap(({ wink }) => [show(wink?.[of]), ""])]];
}

function setTable({ set, documents, failed, figures }: Scored): readonly string[] {
  const rows = set.rows.map((row) => [row.measure, figureOf(figures, row), row.target ?? "", row.compare ?? ""]);
  return [
    "",
    `### ${set.name}`,
    "",
    `${set.note} (${documents} documents${failed.length > 0 ? `, ${failed.length} of them could not be read` : ""}).`,
    "",
    ...markdownTable(["measure", "Hearsay", "target", "others"], rows),
  ];
}

function figureOf(figures: unknown, row: Row): string {
  const value = figureAt(figures, row.path);
  if (row.per === undefined) return show(value, row.unit);
  const per = figureAt(figures, row.per);
  if (typeof value !== "number" || typeof per !== "number" || per === 0) return "–";
  return row.unit === "count" ? (value / per).toFixed(2) : show(value / per);
}

/** Scorers give fractions, the parser's bench percent: nothing between is possible but 0 and 1, which mean the same. */
function show(value: number | string | undefined | null, unit: Row["unit"] = "percent"): string {
  if (value === undefined || value === null) return "–";
  if (typeof value === "string" || unit === "count") return String(value);
  return (value <= 1 ? 100 * value : value).toFixed(1);
}

function speedSection(speed: Speed | undefined): readonly string[] {
  if (speed === undefined) return [];
  const { wink } = speed;
  return [
    "",
    "## Speed",
    "",
    `One thread, warm, ${speed.documents} news reports, ${speed.words} words: **${speed.wordsPerSecond} words a second**, whole`,
    wink === undefined
      ? "readings."
      : `readings. wink-nlp's tagger alone takes the same text at ${wink.wordsPerSecond} words a second, ${wink.timesFaster.toFixed(1)} times as fast.`,
    `From nothing to the first reading: ${speed.startMs} ms.`,
    "",
    ...markdownTable(
      ["layer", "share of the time"],
      speed.layers.map(({ name, share }) => [name, `${(100 * share).toFixed(0)} %`]),
    ),
  ];
}

/** Targets that are not reached and documents that could not be read come last and by name: nobody has to look for them. */
function faultSection({ sets, treebanks, missing }: Results): readonly string[] {
  const named = sets.flatMap(({ set, figures }) =>
    set.rows.map((row) => ({
      where: `${set.name}, ${row.measure}`,
      value: figureOf(figures, row),
      target: row.target,
    })),
  );
  const trees = treebanks.flatMap(({ name, figures, targets }) =>
    Object.entries(targets).map(([key, target]) => ({
      where: `${name}, ${key}`,
      value: show(figures[key === "tokens" || key === "sentences" ? "raw" : "gold"][key]),
      target,
    })),
  );
  const below = [...trees, ...named].flatMap(({ where, value, target }) => {
    const bound = /^([≥≤]) ([\d.]+)/.exec(target ?? "");
    if (bound === null || Number.isNaN(Number(value))) return [];
    const reached = bound[1] === "≥" ? Number(value) >= Number(bound[2]) : Number(value) <= Number(bound[2]);
    return reached ? [] : [`- ${where}: ${value}, target ${target}`];
  });
  const failed = sets.flatMap(({ set, failed: documents }) =>
    documents.map((message) => `- ${set.name}: cannot be read: ${message}`),
  );
  return [
    "",
    "## Faults",
    "",
    ...(below.length === 0 ? ["All targets are reached on the development sets."] : ["Below target:", "", ...below]),
    ...(failed.length === 0 ? [] : ["", "Not read:", "", ...failed]),
    ...(missing.length === 0 ? [] : ["", "Not measured:", "", ...missing.map((reason) => `- ${reason}`)]),
  ];
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), `|${head.map((_, at) => (at === 0 ? "---|" : "---:|")).join("")}`, ...rows.map(line)];
}
