import type { Actor, Attribution, Event, Figure, Place, Reading } from "../../doc/reading.ts";
import { contains, type Span } from "../../doc/span.ts";
import { oneLine } from "./layout.ts";
import { figureValue } from "./values.ts";
import { holdsWords } from "./words.ts";

/** A reading by its ids, and the words behind its elements. */
export interface Lookup {
  readonly reading: Reading;
  readonly attributions: ReadonlyMap<string, Attribution>;
  readonly events: ReadonlyMap<string, Event>;
  readonly figures: ReadonlyMap<string, Figure>;
  words(span: Span): string;
  actor(id: string): Actor | undefined;
  place(id: string | undefined): Place | undefined;
  names(ids: readonly string[]): string;
  speaker(attribution: Attribution): string;
  /** The words of the content; pieces that stand apart are joined by an ellipsis. */
  content(attribution: Attribution): string;
  /** "at least 12 killed"; words without digits stay words, because "dozens" is no number: “dozens of soldiers” killed. */
  figure(figure: Figure): string;
  /** The whole sentence that holds the cue, or else the content. */
  sentenceOf(attribution: Attribution): string;
  /** "according to Mujahid, according to a resident": the innermost speaker first; without any, the outlet itself. */
  accordingTo(id: string | undefined): string;
}

export function lookup(reading: Reading): Lookup {
  const actors = byId(reading.actors);
  const places = byId(reading.places);
  const attributions = byId(reading.attributions);
  const words = (span: Span): string => oneLine(reading.document.text.slice(...span));
  const names = (ids: readonly string[]): string => list(ids.map((id) => nameOf(actors.get(id)) ?? id));
  const speaker = ({ source }: Attribution): string => {
    const said = source.span === undefined ? undefined : words(source.span);
    if (source.actors.length === 0) return said ?? "nobody named";
    return names(source.actors);
  };
  return {
    reading,
    attributions,
    events: byId(reading.events),
    figures: byId(reading.figures),
    words,
    names,
    speaker,
    actor: (id) => actors.get(id),
    place: (id) => (id === undefined ? undefined : places.get(id)),
    content: ({ content }) => content.map(words).join(" … "),
    figure(figure) {
      const said = words(figure.span);
      const vague = figure.qualifier === "about" && figure.high === undefined && figure.share === undefined;
      if (!vague || /\d/.test(said)) return `${figureValue(figure)} ${oneLine(figureName(figure))}`;
      return holdsWords(said, figure.what) ? `“${said}”` : `“${said}” ${lastWord(figure.what)}`;
    },
    sentenceOf({ cue, content }) {
      const of = cue ?? content[0] ?? [0, 0];
      return words(reading.sentences.find((sentence) => contains(sentence, of)) ?? of);
    },
    accordingTo(id) {
      const chain: string[] = [];
      const seen = new Set<string>();
      for (let at = id; at !== undefined && !seen.has(at); at = attributions.get(at)?.within) {
        seen.add(at);
        const attribution = attributions.get(at);
        if (attribution !== undefined) chain.push(midSentence(speaker(attribution)));
      }
      if (chain.length === 0) return `says ${oneLine(reading.document.outlet?.name ?? "") || "the report"} itself`;
      return `according to ${chain.join(", according to ")}`;
    },
  };
}

const byId = <T extends { readonly id: string }>(elements: readonly T[]): ReadonlyMap<string, T> =>
  new Map(elements.map((element) => [element.id, element]));

/** Who is only a pronoun in the whole document has no name: “they”. */
function nameOf(actor: Actor | undefined): string | undefined {
  if (actor === undefined) return undefined;
  const name = oneLine(actor.name);
  return actor.mentions.every(({ form }) => form === "pronoun") ? `“${name}”` : name;
}

/** "soldiers killed", "killed", "border crossings". */
const figureName = ({ what, whom }: Figure): string => (whom === undefined ? what : `${whom} ${what}`);

/** Of "soldiers killed" what is not said already by the words "dozens of soldiers". */
const lastWord = (what: string): string => oneLine(what).split(" ").at(-1) ?? "";

/** A determiner that began a sentence of the report stands inside one of ours. */
const midSentence = (name: string): string =>
  name.replace(/^(?:A|An|The|His|Her|Its|Their|Some|Several|Many|Most|One|Another|Other)(?= )/, (word) =>
    word.toLowerCase(),
  );

/** "A", "A and B", "A, B and C". */
export function list(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
