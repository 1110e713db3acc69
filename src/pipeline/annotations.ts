import type { DocumentInput } from "../doc/input.ts";
import type {
  Actor,
  Attribution,
  DateValue,
  Event,
  Figure,
  Note,
  Place,
  ReadingDocument,
  Relation,
  Zone,
} from "../doc/reading.ts";
import type { Span } from "../doc/span.ts";
import type { Sentence, WordSentence } from "../doc/token.ts";

/** What is known about a document besides its text; `basis` says from where. */
export type Metadata = Pick<
  ReadingDocument,
  "title" | "author" | "language" | "outlet" | "origin" | "published" | "basis"
>;

/** The layers that components read and write. */
export interface Layers {
  metadata: Metadata;
  zones: readonly Zone[];
  /** Sentences of all zones but clutter, cut into words. */
  wordSentences: readonly WordSentence[];
  /** The same sentences with tags and trees. */
  sentences: readonly Sentence[];
  actors: readonly Actor[];
  places: readonly Place[];
  attributions: readonly Attribution[];
  times: readonly DateValue[];
  figures: readonly Figure[];
  events: readonly Event[];
  relations: readonly Relation[];
}
export type Layer = keyof Layers;

/** A document on its way through the pipeline. Layers start empty; each is filled by the one component that assigns it. */
export interface Annotations extends Layers {
  readonly text: string;
  readonly input: DocumentInput;
  readonly notes: Note[];
}

export function blankAnnotations(input: DocumentInput): Annotations {
  return {
    text: input.text,
    input,
    metadata: { language: input.language ?? "en" },
    zones: [],
    wordSentences: [],
    sentences: [],
    actors: [],
    places: [],
    attributions: [],
    times: [],
    figures: [],
    events: [],
    relations: [],
    notes: [],
  };
}

/** From the start offset of a mention's head to the actor meant there. Build once per component run. */
export function actorsByHead(actors: readonly Actor[]): ReadonlyMap<number, Actor> {
  const index = new Map<number, Actor>();
  for (const actor of actors) for (const mention of actor.mentions) index.set(mention.head[0], actor);
  return index;
}

/** From the start offset of a place mention's last word to the place: place names are short and end in their head. */
export function placesBySpan(
  places: readonly Place[],
): ReadonlyMap<number, { readonly place: Place; readonly span: Span }> {
  const index = new Map<number, { place: Place; span: Span }>();
  for (const place of places) for (const span of place.mentions) index.set(span[0], { place, span });
  return index;
}

/** The innermost attribution whose content holds the offset: the one with the shortest such content piece. */
export function attributionAt(attributions: readonly Attribution[], offset: number): Attribution | undefined {
  let stretches = stretchesOf.get(attributions);
  if (stretches === undefined) {
    stretches = innermostStretches(attributions);
    stretchesOf.set(attributions, stretches);
  }
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return stretches[low - 1]?.innermost;
}

interface Stretch {
  readonly start: number;
  readonly innermost: Attribution | undefined;
}

/** Layers are never changed in place, so what was computed for a list of attributions stays right. */
const stretchesOf = new WeakMap<readonly Attribution[], readonly Stretch[]>();

/** Cuts the text wherever a content piece begins or ends; between two cuts the innermost attribution is one and the same. */
function innermostStretches(attributions: readonly Attribution[]): readonly Stretch[] {
  const pieces = attributions.flatMap((attribution) =>
    attribution.content.map(([start, end]) => ({ attribution, start, end })),
  );
  pieces.sort((a, b) => a.start - b.start);
  const cuts = [...new Set(pieces.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const stretches: Stretch[] = [];
  let open: typeof pieces = [];
  let next = 0;
  for (const cut of cuts) {
    open = open.filter((piece) => piece.end > cut);
    for (let piece = pieces[next]; piece !== undefined && piece.start <= cut; piece = pieces[++next]) {
      if (piece.end > cut) open.push(piece);
    }
    let best = open[0];
    for (const piece of open) if (best !== undefined && piece.end - piece.start < best.end - best.start) best = piece;
    stretches.push({ start: cut, innermost: best?.attribution });
  }
  return stretches;
}

/** The sentence that holds the offset, if one does. Sentences are in text order. */
export function sentenceAt(sentences: readonly Sentence[], offset: number): Sentence | undefined {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.span[1] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const sentence = sentences[low];
  return sentence !== undefined && sentence.span[0] <= offset ? sentence : undefined;
}
