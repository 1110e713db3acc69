import type { Attribution, Reading } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { AspectKnowledge, DenialKind } from "./knowledge.ts";
import { contentText, type View } from "./view.ts";
import { wordsOf } from "./words.ts";

/** Where words of denial stand in a text, in order. */
export interface DenialWords {
  readonly kind: DenialKind;
  readonly span: Span;
}

/** What words of denial a reading has is asked whenever a story that it tells of is shown anew; most have few. */
const known = new WeakMap<AspectKnowledge, WeakMap<Reading, ReadonlyMap<DenialKind, readonly string[]>>>();

function wordsThere({ text, report }: View, knowledge: AspectKnowledge): ReadonlyMap<DenialKind, readonly string[]> {
  const readings = known.get(knowledge) ?? new WeakMap<Reading, ReadonlyMap<DenialKind, readonly string[]>>();
  known.set(knowledge, readings);
  const asked = readings.get(report.reading);
  if (asked !== undefined) return asked;
  const all = plain(text);
  const there = [...(anyOf(knowledge).test(all) ? knowledge.denials : [])].flatMap(
    ([kind, words]): readonly [DenialKind, readonly string[]][] => {
      const found = words.filter((each) => all.includes(each));
      return found.length === 0 ? [] : [[kind, found]];
    },
  );
  const found = new Map(there);
  readings.set(report.reading, found);
  return found;
}

const patterns = new WeakMap<AspectKnowledge, RegExp>();

/** Any word of denial, in one walk through a text. */
function anyOf(knowledge: AspectKnowledge): RegExp {
  const known = patterns.get(knowledge);
  if (known !== undefined) return known;
  const words = [...knowledge.denials.values()].flat().map((each) => each.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  const made = new RegExp(`(?<!\\p{L})(?:${words.join("|")})`, "u");
  patterns.set(knowledge, made);
  return made;
}

const plain = (text: string): string => text.toLowerCase().replaceAll("’", "'");

/** All words of certain kinds inside a span; longer ones hide the shorter inside them. */
export function denialWords(
  view: View,
  span: Span,
  kinds: readonly DenialKind[],
  knowledge: AspectKnowledge,
): readonly DenialWords[] {
  const there = wordsThere(view, knowledge);
  return kinds.some((kind) => there.has(kind)) ? search(view.text, span, kinds, there) : [];
}

function search(
  text: string,
  [start, end]: Span,
  kinds: readonly DenialKind[],
  denials: ReadonlyMap<DenialKind, readonly string[]>,
): readonly DenialWords[] {
  const found: DenialWords[] = [];
  const within = plain(text.slice(start, end));
  for (const kind of kinds) {
    for (const words of denials.get(kind) ?? []) {
      for (let at = within.indexOf(words); at >= 0; at = within.indexOf(words, at + 1)) {
        const after = at + words.length;
        if (isLetter(within[at - 1]) || isLetter(within[after])) continue;
        const span: Span = [start + at, start + after];
        if (!found.some((other) => other.span[0] <= span[0] && span[1] <= other.span[1])) found.push({ kind, span });
      }
    }
  }
  return found.sort((a, b) => a.span[0] - b.span[0]);
}

const isLetter = (letter: string | undefined): boolean => letter !== undefined && /\p{L}/u.test(letter);

/** A denial that denies something: not "declined to comment", not the rejection of a plan. */
export function isDenial(view: View, attribution: Attribution, knowledge: AspectKnowledge): boolean {
  if (attribution.act !== "denial" || attribution.negated) return false;
  const { cue } = attribution;
  if (cue === undefined) return false;
  const before: Span = [cue[0], Math.max(cue[1], attribution.content[0]?.[1] ?? cue[1])];
  if (denialWords(view, before, ["evasion"], knowledge).length > 0) return false;
  const opening = wordsOf(contentText(view, attribution)).slice(0, 3);
  // "Denied them access": nothing was claimed.
  if (opening[0] !== "that" && opening.some((word) => knowledge.withheld.has(word))) return false;
  if (denialWords(view, cue, ["cue"], knowledge).length > 0) return true;
  return denialWords(view, cue, ["turn-down"], knowledge).length > 0 && isOfClaim(view, attribution, knowledge);
}

const ANAPHORS: ReadonlySet<string> = new Set(["it", "that", "this", "them", "these", "those", "such", "as"]);

/** "Rejected the report", "rejected that", "rejected that it had …": what is turned down was said, not proposed. */
export function isOfClaim(view: View, attribution: Attribution, { claimNouns }: AspectKnowledge): boolean {
  const words = wordsOf(contentText(view, attribution));
  const first = words[0] ?? "";
  return ANAPHORS.has(first) || words.slice(0, 5).some((word) => claimNouns.has(word));
}

/** The noun that stands for the claim that is denied: "the allegations". */
export function claimNounIn(
  view: View,
  span: Span,
  { claimNouns }: AspectKnowledge,
): { readonly noun: string; readonly span: Span } | undefined {
  for (const match of view.text.slice(...span).matchAll(/\p{L}+/gu)) {
    const noun = match[0].toLowerCase();
    if (claimNouns.has(noun)) return { noun, span: [span[0] + match.index, span[0] + match.index + noun.length] };
  }
  return undefined;
}
