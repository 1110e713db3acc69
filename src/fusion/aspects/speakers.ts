import { claimantOf, samePeople } from "./claimant.ts";
import { components } from "./components.ts";
import { positionsOf, type Statement, statement } from "./statement.ts";
import type { Contradiction } from "./types.ts";
import { claimSpans, contentText, type View } from "./view.ts";
import { wordsOf } from "./words.ts";

/** Shorter quotations are said by many. */
const LEAST_WORDS = 7;
/** Of the shorter one's words, in threes, how many the longer one has. */
const SAME = 0.8;

interface Quotation {
  readonly view: View;
  readonly statement: Statement;
  readonly shingles: ReadonlySet<string>;
}

/** The same words in quotation marks, laid to different people. A spokesman and his ministry are one. */
export function speakerContradictions(views: readonly View[]): readonly Contradiction[] {
  const quotations = views.flatMap(quotationsOf);
  const byShingle = new Map<string, number[]>();
  for (const [index, { shingles }] of quotations.entries()) {
    for (const shingle of shingles) byShingle.set(shingle, [...(byShingle.get(shingle) ?? []), index]);
  }
  const edges = new Map<string, readonly [number, number]>();
  for (const indices of byShingle.values()) {
    for (const [at, a] of indices.entries()) {
      for (const b of indices.slice(at + 1)) {
        const [x, y] = [quotations[a], quotations[b]];
        if (x !== undefined && y !== undefined && differ(x, y)) edges.set(`${a}-${b}`, [a, b]);
      }
    }
  }
  return components([...edges.values()]).map((members) => {
    const involved = members.map((index) => quotations[index]).filter((each) => each !== undefined);
    const positions = positionsOf(involved.map((each) => each.statement));
    const [first] = positions;
    return {
      kind: "speaker",
      about: first?.value?.kind === "words" ? first.value.text : "",
      question: "speaker",
      positions,
      reason: "the same words are laid to different speakers",
    };
  });
}

function differ(x: Quotation, y: Quotation): boolean {
  const [a, b] = [x.statement.claimant, y.statement.claimant];
  // Only names exclude each other: "an official" may be the man who is named elsewhere.
  if (a.kind !== "named" || b.kind !== "named" || samePeople(a, b)) return false;
  const [short, long] = x.shingles.size <= y.shingles.size ? [x.shingles, y.shingles] : [y.shingles, x.shingles];
  const common = [...short].filter((shingle) => long.has(shingle)).length;
  return common >= SAME * short.size;
}

function quotationsOf(view: View): readonly Quotation[] {
  const found: Quotation[] = [];
  for (const attribution of view.attributions.values()) {
    if (attribution.mode !== "direct" || attribution.source.actors.length !== 1) continue;
    if (!isPerson(view, attribution.source.actors[0])) continue;
    const text = contentText(view, attribution);
    const words = wordsOf(text);
    if (words.length < LEAST_WORDS) continue;
    found.push({
      view,
      statement: statement(view, {
        claimant: claimantOf(view, attribution),
        stance: "asserts",
        value: { kind: "words", text },
        spans: claimSpans(attribution),
      }),
      shingles: new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`)),
    });
  }
  return found;
}

function isPerson(view: View, id: string | undefined): boolean {
  const actor = id === undefined ? undefined : view.actors.get(id);
  return actor?.kind === "person" && actor.mentions.some(({ form }) => form === "name");
}
