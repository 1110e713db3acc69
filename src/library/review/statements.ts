import type { DateValue, Figure, Reading } from "../../doc/reading.ts";
import type { Item } from "../../judgements/elements.ts";
import { quoted } from "./questions.ts";

/** Mentions of an actor that are named one by one. */
const NAMED = 8;

/** What the machine says with an element, in words that are right or wrong. Its rule and its certainty are no part of it. */
export function statementOf(reading: Reading, item: Item): string {
  const { text } = reading.document;
  const say = (span: readonly [number, number]): string => quoted(text.slice(...span));
  switch (item.kind) {
    case "actor": {
      const { mentions, name, kind, entity } = item.element;
      const words = mentions.map(({ span }) => say(span));
      const known = entity === undefined ? "" : `, known as ${entity}`;
      const more = words.length > NAMED ? ` and ${words.length - NAMED} more` : "";
      return `${words.slice(0, NAMED).join(", ")}${more} ${words.length === 1 ? "is" : "are"} ${name} (${kind}${known})`;
    }
    case "place": {
      const { name, kind, country, mentions } = item.element;
      const [first = [0, 0] as const] = mentions;
      return `${say(first)} is ${name} (${kind}${country === undefined ? "" : `, ${country}`})`;
    }
    case "attribution": {
      const { source, content, act, negated } = item.element;
      const words = source.span === undefined ? "" : say(source.span);
      const names = namesOf(reading, source.actors);
      const speaker =
        names === "" ? words || "somebody who is not named" : words === "" ? names : `${words}, that is ${names},`;
      return `${speaker} ${negated ? "does not say" : "says"} (${act}): ${quoted(content.map((span) => text.slice(...span)).join(" … "))}`;
    }
    case "event": {
      const { type, actor, recipient, mentions, date, place } = item.element;
      const [main] = mentions;
      const speaker = reading.attributions.find(({ id }) => id === main?.attribution);
      const who = speaker === undefined ? "the report itself" : namesOf(reading, speaker.source.actors) || "somebody";
      return [
        `${say(main?.trigger ?? [0, 0])} tells of ${type}`,
        `by ${namesOf(reading, actor) || "nobody named"}`,
        `towards ${namesOf(reading, recipient) || "nobody named"}`,
        `as ${main?.status ?? "occurred"}`,
        ...(date === undefined ? [] : [`on ${dateText(date)}`]),
        ...(place === undefined ? [] : [`at ${namesOf(reading, [place])}`]),
        `as ${who} says`,
      ].join(", ");
    }
    case "relation": {
      const { from, to, type, status } = item.element;
      return `${namesOf(reading, [from])} ${type} ${namesOf(reading, [to])}, as ${status}`;
    }
    case "figure":
      return `${say(item.element.span)} says how many were ${item.element.what}${item.element.whom === undefined ? "" : ` (${item.element.whom})`}: ${amountText(item.element)}`;
  }
}

const dateText = ({ value }: DateValue): string => value;

function amountText({ low, high, share, of, unit, qualifier }: Figure): string {
  const amount =
    low === undefined && high === undefined
      ? (share ?? "a number that is not told")
      : low === high || high === undefined || low === undefined
        ? (low ?? high)
        : `${low} to ${high}`;
  const open = high === undefined && low !== undefined && qualifier !== "exact" ? " or more" : "";
  return `${qualifier === "exact" ? "" : `${qualifier} `}${amount}${open}${unit === undefined ? "" : ` ${unit}`}${of === undefined ? "" : ` of ${of}`}`;
}

const namesOf = ({ actors, places }: Reading, ids: readonly string[]): string =>
  ids.map((id) => (actors.find((one) => one.id === id) ?? places.find((one) => one.id === id))?.name ?? "").join(", ");
