import type { Attribution } from "../../doc/reading.ts";
import type { Style } from "../style.ts";
import { block } from "./layout.ts";
import type { Lookup } from "./lookup.ts";

/** How an attribution's act reads after the speaker; the cue itself is shown beside it in its own words. */
const ACTS: Readonly<Record<Attribution["act"], string>> = {
  statement: "says",
  belief: "believes",
  intention: "intends",
  question: "asks",
  demand: "demands",
  denial: "denies",
  promise: "promises",
  accusation: "accuses",
  warning: "warns",
  praise: "praises",
};

/** One attribution: the speaker and what kind of utterance it is, then the words. */
export function claimLines(at: Lookup, attribution: Attribution, style: Style, indent: number): readonly string[] {
  const space = " ".repeat(indent);
  const cue = attribution.cue === undefined ? "" : style.dim(` (“${at.words(attribution.cue)}”)`);
  const act = attribution.negated ? `not: ${ACTS[attribution.act]}` : ACTS[attribution.act];
  const unsure = attribution.certainty === "unsure" ? style.dim(" ?") : "";
  const head = `${space}${style.speaker(sourceText(at, attribution))} ${style.act(act)}${cue}${unsure}`;
  const words = at.content(attribution);
  const quoted = attribution.mode === "direct" ? unquoted(words) : words;
  const open = attribution.mode === "direct" ? "“" : "";
  const close = attribution.mode === "direct" ? "”" : "";
  return [head, ...block(`${open}${quoted}${close}`, style.width, indent + 2).map((line) => style.words(line))];
}

/** The name, and the words that stand for it where they are others: "Zabihullah Mujahid, “the spokesman”". */
function sourceText(at: Lookup, { source }: Attribution): string {
  const said = source.span === undefined ? "" : at.words(source.span);
  const name = source.actors.length === 0 ? said || "nobody named" : at.names(source.actors);
  const differs = said !== "" && source.actors.length > 0 && !said.includes(name) && said.length <= 60;
  return differs ? `${name}, “${said}”` : name;
}

const unquoted = (words: string): string => words.replace(/^[“"‘']+|[”"’']+$/gu, "");

/** All attributions in text order, each below the one whose content holds it. */
export function claimTree(at: Lookup, style: Style): readonly string[] {
  const lines: string[] = [];
  const within = new Map<string, Attribution[]>();
  const roots: Attribution[] = [];
  for (const attribution of at.reading.attributions) {
    const parent = attribution.within;
    if (parent === undefined || !at.attributions.has(parent)) roots.push(attribution);
    else within.set(parent, [...(within.get(parent) ?? []), attribution]);
  }
  const open = roots.map((attribution) => ({ attribution, depth: 0 })).reverse();
  const seen = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { attribution, depth } = next;
    if (seen.has(attribution.id)) continue;
    seen.add(attribution.id);
    lines.push(...claimLines(at, attribution, style, 2 + 4 * Math.min(depth, 5)));
    for (const inner of (within.get(attribution.id) ?? []).toReversed())
      open.push({ attribution: inner, depth: depth + 1 });
  }
  return lines;
}
