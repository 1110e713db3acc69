import type { Reading } from "../doc/reading.ts";

/** What an export rests on and what it leaves out: it goes with every file, so that nobody takes it for the world. */
export interface Coverage {
  readonly schema: "hearsay/coverage@1";
  readonly engine: Reading["engine"];
  /** What was asked for; empty where it was everything. */
  readonly filters: Readonly<Record<string, string>>;
  /** With people's judgements over the machine's readings, or the machine's alone. */
  readonly layer: "judged" | "machine";
  readonly judgements: number;
  readonly privatePersons: "redacted" | "named";
  readonly documents: number;
  /** Independent origins of these documents. */
  readonly lineages: number;
  /** Pages of which documents are versions. */
  readonly pages: number;
  /** The outlets' names, null where it is not known; the most documents first. */
  readonly outlets: readonly { readonly outlet: string | null; readonly documents: number }[];
  readonly languages: readonly { readonly language: string; readonly documents: number }[];
  /** First and last day of publication. */
  readonly published: { readonly from?: string; readonly until?: string; readonly undated: number };
  /** Documents that were asked for and that this engine has not read: they are not in the export. */
  readonly unread: number;
  /** Sources of the whole library that could not be read, by the code of the error. */
  readonly failed: readonly { readonly code: string; readonly sources: number }[];
  readonly limits: readonly string[];
}

/** What it is not. Said in every export, because exports travel without their documentation. */
export const LIMITS: readonly string[] = [
  "It says who says what, in which words. It does not say what is true, and nothing in it is a score of truth.",
  "A machine has read the documents. It misses much and errs: check the words that each entry points at.",
  "Documents that go back to one origin are one voice: count lineages, not documents.",
  "What is not here was not reported, not collected or not recognised: it may have happened all the same.",
  "The choice of sources is the collector's. It is no sample of the world's events.",
  "It is no forensic evidence, and not made for targeting anyone.",
];

/** The note in a few lines of plain text, for formats that have room for no more. */
export function coverageText(coverage: Coverage): string {
  const { documents, lineages, outlets, languages, published, engine, filters, unread, failed } = coverage;
  const named = outlets.flatMap(({ outlet }) => outlet ?? []);
  const unknown = outlets.find(({ outlet }) => outlet === null)?.documents ?? 0;
  const asked = Object.entries(filters).map(([name, value]) => `${name} ${value}`);
  const failures = failed.reduce((sum, { sources }) => sum + sources, 0);
  return [
    `${count(documents, "document")}, ${count(lineages, "lineage")}.`,
    `Outlets: ${named.length === 0 ? "none known" : named.join(", ")}${unknown > 0 ? `; unknown for ${count(unknown, "document")}` : ""}.`,
    `Languages: ${languages.map(({ language, documents }) => `${language} (${documents})`).join(", ") || "none"}.`,
    `Published: ${published.from ?? "?"} to ${published.until ?? "?"}; ${published.undated} undated.`,
    ...(asked.length > 0 ? [`Asked for: ${asked.join("; ")}.`] : []),
    ...(unread > 0 ? [`Not read by this engine: ${count(unread, "document")}.`] : []),
    ...(failures > 0
      ? [`Could not be read: ${count(failures, "source")} (${failed.map(({ code }) => code).join(", ")}).`]
      : []),
    `Engine: Hearsay ${engine.version}, ${engine.model}, knowledge ${engine.knowledge.slice(0, 12)}.`,
    coverage.layer === "judged"
      ? `With ${count(coverage.judgements, "judgement")} of people over the machine's readings.`
      : "The machine's readings alone.",
    coverage.privatePersons === "redacted" ? "Names of private persons are left out." : "Private persons are named.",
    ...coverage.limits,
  ].join("\n");
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
