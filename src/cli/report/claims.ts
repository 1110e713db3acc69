import type { Attribution } from "../../doc/reading.ts";
import type { Style } from "../style.ts";
import { BY_HAND_MARK, block, type Part, painted } from "./layout.ts";
import type { Lookup } from "./lookup.ts";
import { holdsWords } from "./words.ts";

/** One attribution: the speaker, the cue in its own words, what kind of utterance it is, and then the content. */
export function claimLines(at: Lookup, attribution: Attribution, style: Style, indent: number): readonly string[] {
  const { act, certainty, cue, mode, negated } = attribution;
  const marks = [...(negated ? ["not said"] : []), ...(act === "statement" ? [] : [act])];
  if (certainty === "unsure") marks.push("?");
  if (attribution.judged !== undefined) marks.push(BY_HAND_MARK);
  const verb = cue === undefined ? (mode === "direct" ? "in quotation marks" : "without a verb") : at.words(cue);
  const head: readonly Part[] = [
    [sourceText(at, attribution), style.speaker],
    [`— ${verb}`, style.dim],
    ...(marks.length === 0 ? [] : [[`[${marks.join(", ")}]`, style.act] as const]),
  ];
  const words = at.content(attribution);
  const shown = mode === "direct" ? `“${words.replace(/^[“"‘'«]+|[”"’'»]+$/gu, "")}”` : words;
  return [
    ...painted(head, style.width, indent, indent + 4),
    ...block(shown, style.width, indent + 2).map((line) => style.words(line)),
  ];
}

/** The name, and the words that stand for it where they are others: "Zabihullah Mujahid, “the spokesman”". */
function sourceText(at: Lookup, { source }: Attribution): string {
  const said = source.span === undefined ? "" : at.words(source.span);
  const name = source.actors.length === 0 ? said || "nobody named" : at.names(source.actors);
  const differs = said !== "" && source.actors.length > 0 && !holdsWords(said, name) && said.length <= 60;
  return differs ? `${name}, “${said}”` : name;
}

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
