import type { Attribution, Reading } from "../../doc/reading.ts";
import { contains, overlaps, type Span, sameSpan } from "../../doc/span.ts";
import type { ActorRef, Trail } from "../../query/records.ts";
import { oneLine } from "./words.ts";

/** Shown for a claim that names nobody. */
const NOT_NAMED = "somebody unnamed";

/** From the outlet inwards: who reports that who said the words at this place. */
export function chainAt(reading: Reading, span: Span, actorRef: (id: string) => ActorRef | undefined): Trail["chain"] {
  const { document } = reading;
  const outlet = { name: document.outlet?.name ?? "the document itself" };
  return [outlet, ...attributionsAt(reading, span).map((attribution) => link(reading, attribution, actorRef))];
}

/** The claims that hold the words, from the outermost inwards. */
export function attributionsAt(reading: Reading, span: Span): readonly Attribution[] {
  const byId = new Map(reading.attributions.map((attribution) => [attribution.id, attribution]));
  const chain: Attribution[] = [];
  for (let at = innermost(reading, span); at !== undefined && !chain.includes(at); ) {
    chain.unshift(at);
    at = at.within === undefined ? undefined : byId.get(at.within);
  }
  return chain;
}

function innermost(reading: Reading, span: Span): Attribution | undefined {
  const named = elementAttribution(reading, span);
  if (named !== undefined) return reading.attributions.find(({ id }) => id === named);
  const size = (attribution: Attribution): number =>
    attribution.content.reduce((sum, [start, end]) => sum + end - start, 0);
  const nested = (attribution: Attribution): number => (attribution.within === undefined ? 0 : 1);
  const smallestFirst = (a: Attribution, b: Attribution): number => size(a) - size(b) || nested(b) - nested(a);
  const [holding] = reading.attributions
    .filter(({ content }) => content.some((piece) => contains(piece, span)))
    .toSorted(smallestFirst);
  if (holding !== undefined) return holding;
  // A whole sentence, its cue included: whose words are most of it.
  const shared = ({ content }: Attribution): number =>
    content.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, span[1]) - Math.max(start, span[0])), 0);
  const [most] = reading.attributions
    .filter((attribution) => 2 * shared(attribution) >= span[1] - span[0])
    .toSorted((a, b) => shared(b) - shared(a) || smallestFirst(a, b));
  return most;
}

/** What the reading says of an element at exactly these words goes before all measuring. */
function elementAttribution(reading: Reading, span: Span): string | undefined {
  const own = reading.attributions.find(
    ({ cue, content }) => (cue !== undefined && sameSpan(cue, span)) || content.some((piece) => sameSpan(piece, span)),
  );
  if (own !== undefined) return own.id;
  const mention = reading.events
    .flatMap(({ mentions }) => mentions)
    .find(({ trigger, evidence }) => sameSpan(trigger, span) || sameSpan(evidence, span));
  const figure = reading.figures.find((one) => sameSpan(one.span, span));
  const relation = reading.relations.find(({ evidence }) => sameSpan(evidence, span));
  return mention?.attribution ?? figure?.attribution ?? relation?.attribution;
}

function link(
  reading: Reading,
  { id, source, cue, act, content }: Attribution,
  actorRef: (id: string) => ActorRef | undefined,
): Trail["chain"][number] {
  const { text } = reading.document;
  const refs = source.actors.flatMap((actor) => actorRef(actor) ?? []);
  const [only] = refs.length === 1 ? refs : [];
  const words = source.span === undefined ? undefined : oneLine(text.slice(...source.span));
  const name = refs.length > 0 ? refs.map((ref) => ref.name).join(" and ") : (words ?? NOT_NAMED);
  const at = whenSaid(reading, cue ?? source.span, content);
  return {
    name,
    ...(only === undefined ? {} : { actor: only }),
    ...(cue === undefined ? {} : { cue: text.slice(...cue) }),
    act,
    ...(at === undefined ? {} : { at }),
    attribution: id,
  };
}

/** A time in the sentence of the cue that is not part of what was said: "said on Sunday that …". */
function whenSaid(reading: Reading, near: Span | undefined, content: readonly Span[]): string | undefined {
  if (near === undefined) return undefined;
  const sentence = reading.sentences.find((one) => overlaps(one, near));
  return reading.times.find(
    ({ span, basis }) =>
      span !== undefined &&
      basis !== "publication" &&
      sentence !== undefined &&
      contains(sentence, span) &&
      !content.some((piece) => overlaps(piece, span)),
  )?.value;
}
