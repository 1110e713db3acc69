import type { Span } from "../../doc/span.ts";
import type { Days } from "../days.ts";
import type { Claimant } from "./claimant.ts";
import { compareText, firstOf } from "./order.ts";
import type { Evidence, Position, Stance, Value } from "./types.ts";
import { sentenceAt, type View, wordsAt } from "./view.ts";

/** One thing that one claimant says in one document. */
export interface Statement {
  readonly claimant: Claimant;
  readonly stance: Stance;
  readonly value?: Value;
  /** Statements of one claimant with the same key are one position. */
  readonly valueKey: string;
  readonly document: string;
  /** In text order. */
  readonly spans: readonly Span[];
  readonly words: readonly string[];
  readonly asOf?: string;
  readonly said?: Days;
}

export interface StatementParts {
  readonly claimant: Claimant;
  readonly stance: Stance;
  readonly value?: Value;
  readonly spans: readonly Span[];
  readonly asOf?: string | undefined;
  /** Whatever the words: a claimant asserts or denies a claim in all of them. */
  readonly oneVoice?: boolean;
}

export function statement(view: View, { claimant, stance, value, spans, asOf, oneVoice }: StatementParts): Statement {
  const when = asOf ?? view.report.published;
  const ordered = spans.length < 2 ? spans : spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  let told: readonly string[] | undefined;
  return {
    claimant,
    stance,
    ...(value === undefined ? {} : { value }),
    valueKey: value === undefined || oneVoice === true ? "" : keyOfValue(value),
    document: view.report.document,
    spans: ordered,
    // Most statements are only held against others: few are shown.
    get words() {
      told ??= [...new Set(ordered.map((span) => wordsAt(view, sentenceAt(view, span))))];
      return told;
    },
    ...(when === undefined ? {} : { asOf: when }),
  };
}

function keyOfValue(value: Value): string {
  switch (value.kind) {
    case "figure": {
      const { low = "", high = "", share = "", of = "", qualifier, whom = "", where = "", unit = "" } = value;
      return [low, high, share, of, qualifier, whom, where, unit].join("|");
    }
    case "date":
      return `${value.from}/${value.to}`;
    case "actors":
      // By name: who is only described ("41 civilians") has a key of its own in every document.
      return value.names.map((name) => name.toLowerCase()).join("+");
    case "place":
      return value.name.toLowerCase();
    case "role":
      return `${value.title.toLowerCase()}|${value.of ?? ""}`;
    case "words":
      return value.text.toLowerCase();
  }
}

/** Statements by claimant, stance and value, in an order that the order of the documents does not change. */
export function positionsOf(statements: readonly Statement[]): readonly Position[] {
  const groups = new Map<string, Statement[]>();
  for (const each of statements.toSorted(byPlace)) {
    const key = JSON.stringify([each.claimant.key, each.stance, each.valueKey]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()].map(positionOf).sort(byPosition);
}

function positionOf(group: readonly Statement[]): Position {
  const [first] = group;
  if (first === undefined) throw new RangeError("a position needs a statement");
  const evidence = distinct(group.flatMap(({ document, spans }) => spans.map((span) => ({ document, span }))));
  return {
    claimant: nameOf(group),
    key: first.claimant.key,
    chain: first.claimant.chain,
    stance: first.stance,
    ...(first.value === undefined ? {} : { value: first.value }),
    words: [...new Set(group.flatMap(({ words }) => words))],
    evidence,
    documents: new Set(evidence.map(({ document }) => document)).size,
    lineages: new Set(group.map(({ claimant }) => claimant.lineage)).size,
    ...(first.asOf === undefined ? {} : { asOf: first.asOf }),
  };
}

/** The fullest name: "Zabihullah Mujahid" rather than "Mujahid". */
const nameOf = (group: readonly Statement[]): string =>
  group.map(({ claimant }) => claimant.name).sort((a, b) => b.length - a.length || compareText(a, b))[0] ?? "";

function distinct(evidence: readonly Evidence[]): readonly Evidence[] {
  const seen = new Map(evidence.map((each) => [`${each.document}:${each.span.join("-")}`, each]));
  return [...seen.values()];
}

const byPlace = (a: Statement, b: Statement): number =>
  firstOf(
    compareText(a.asOf ?? "9999", b.asOf ?? "9999"),
    compareText(a.document, b.document),
    (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0),
    (a.spans[0]?.[1] ?? 0) - (b.spans[0]?.[1] ?? 0),
    compareText(a.valueKey, b.valueKey),
  );

const ORDER: Readonly<Record<Stance, number>> = { asserts: 0, partly: 1, denies: 2, silent: 3 };

/** Those who assert first; then the earliest; then by name. */
export const byPosition = (a: Position, b: Position): number =>
  firstOf(
    ORDER[a.stance] - ORDER[b.stance],
    compareText(a.asOf ?? "9999", b.asOf ?? "9999"),
    compareText(a.evidence[0]?.document ?? "", b.evidence[0]?.document ?? ""),
    (a.evidence[0]?.span[0] ?? 0) - (b.evidence[0]?.span[0] ?? 0),
    compareText(a.key, b.key),
    compareText(JSON.stringify(a.value ?? null), JSON.stringify(b.value ?? null)),
  );
