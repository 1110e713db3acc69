import type { Reading } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { Item } from "../../judgements/elements.ts";

/** Words of an element and what they are to it. */
export interface Mark {
  readonly span: Span;
  readonly role: string;
}

const LONGEST = 90;

/** Words of a text in one line, in quotes. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const characters = [...line];
  return `“${characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("").trimEnd()}…` : line}”`;
}

/** What is to be decided of an element, as a question that is answered with yes or no. */
export function questionOf(reading: Reading, item: Item): string {
  const { text } = reading.document;
  const say = (span: Span): string => quoted(text.slice(...span));
  const names = (ids: readonly string[]): string => ids.map((id) => nameOf(reading, id)).join(", ");
  switch (item.kind) {
    case "actor": {
      const { mentions, candidates, name } = item.element;
      if (candidates !== undefined) return `Who is meant by ${quoted(name)}?`;
      const words = [...new Set(mentions.map(({ span }) => say(span)))];
      if (words.length === 1) return `Is ${words[0]} an actor of its own here, and nobody who was named?`;
      return `Are ${words.slice(0, 6).join(", ")}${words.length > 6 ? ", …" : ""} one actor (${name})?`;
    }
    case "place":
      return `Is ${quoted(item.element.name)} a place (${item.element.kind})?`;
    case "attribution": {
      const { source, content, act, negated } = item.element;
      const speaker =
        source.actors.length > 0
          ? names(source.actors)
          : source.span === undefined
            ? "somebody who is not named"
            : text.slice(...source.span).replace(/\s+/g, " ");
      const words = quoted(content.map((span) => text.slice(...span)).join(" … "));
      return `Is ${words} what ${speaker} ${negated ? "does not say" : "says"}${act === "statement" ? "" : ` (${act})`}?`;
    }
    case "event": {
      const { type, actor, recipient, mentions } = item.element;
      const [main] = mentions;
      const parties = [
        actor.length === 0 ? "" : ` by ${names(actor)}`,
        recipient.length === 0 ? "" : ` towards ${names(recipient)}`,
      ].join("");
      return `Is ${say(main?.trigger ?? [0, 0])} an event ${type}${parties} (${main?.status ?? "occurred"})?`;
    }
    case "relation": {
      const { from, to, type, status } = item.element;
      return `Is it said that ${nameOf(reading, from)} ${type} ${nameOf(reading, to)} (${status})?`;
    }
    case "figure": {
      const { span, what, whom, qualifier } = item.element;
      return `Does ${say(span)} count ${what}${whom === undefined ? "" : ` (${whom})`}, ${qualifier}?`;
    }
  }
}

/** The words to be looked at, with what they are to the element. */
export function marksOf(item: Item): readonly Mark[] {
  const mark = (role: string, spans: readonly (Span | undefined)[]): readonly Mark[] =>
    spans.flatMap((span) => (span === undefined ? [] : [{ span, role }]));
  switch (item.kind) {
    case "actor":
      return mark(
        "mention",
        item.element.mentions.map(({ span }) => span),
      );
    case "place":
      return mark("mention", item.element.mentions);
    case "attribution": {
      const { source, cue, content } = item.element;
      return [...mark("source", [source.span]), ...mark("cue", [cue]), ...mark("content", content)];
    }
    case "event":
      return mark("trigger", [item.element.mentions[0]?.trigger]);
    case "relation":
      return mark("evidence", [item.element.evidence]);
    case "figure":
      return mark("figure", [item.element.span]);
  }
}

const nameOf = ({ actors, places }: Reading, id: string): string =>
  (actors.find((actor) => actor.id === id) ?? places.find((place) => place.id === id))?.name ?? "somebody";
