import type { Span } from "../../doc/span.ts";
import type { DateReader, FoundDate } from "./dates.ts";

/** What the lines around a title say about a report: who wrote it, when, for whom. */
export interface FrontLine {
  readonly kind: "byline" | "credit";
  readonly author?: Span;
  readonly date?: FoundDate;
  readonly outlet?: Span;
}

const PERSON =
  "\\p{Lu}[\\p{L}'’.-]*(?:\\s+(?:(?:al|bin|bint|de|da|del|der|di|du|ibn|la|le|van|von|ul|ur|uz)\\s+)?\\p{Lu}[\\p{L}'’.-]*){1,4}";
const STAFF =
  /^(?:(?:by|our|from|staff|special|own|web|news|foreign|a) ?){1,3}(?:correspondents?|reporters?|staff|desk|bureau|monitor(?:ing)?)$/iu;
const LONGEST_LINE = 200;

const BY =
  /^(?:by|(?:written|reported|analysis|opinion|perspective|commentary|review|column|essay)\s+by|author):?\s+(?=\S)/iu;
const PERSONS = new RegExp(`^${PERSON}(?:(?:,| and| &)\\s+${PERSON}){0,3}`, "u");
const ONE_PERSON = new RegExp(`^${PERSON}$`, "u");
/** "By Tuesday the rebels had …" is no byline: what follows a name there is a title, a place, a date or nothing. */
const AFTER_NAME = /^\s*(?:$|[,|•·–—(-]|in\s+\p{Lu}|for\s+\p{Lu}|at\s+\p{Lu})/u;
const LABELS =
  /\b(?:published|posted|updated|last|modified|first|created|date|on|at|by|as of|time|local|hrs|[ap]\.?m|gmt|utc|est|edt|ist|pkt|aft|bst|cet|cest|\d+ (?:seconds?|minutes?|hours?|days?) ago)\b/giu;
/** A short name that is no name by its letters ("bne Newsroom") is one beside a date. */
const NAME_WORDS = 4;

/** Reads lines that hold nothing but authors, dates, and names of outlets. */
export function bylineReader(
  dates: DateReader,
  isOutlet: (name: string) => boolean,
): (text: string, span: Span) => FrontLine | undefined {
  const weekday = new RegExp(`(?<!\\p{L})${dates.weekdaySource}`, "giu");
  const weekdayAtEnd = new RegExp(`[\\s,|•·–—-]*(?:(?<!\\p{L})${dates.weekdaySource})?[\\s,|•·–—-]*$`, "iu");

  const authorOf = (text: string, start: number, end: number, date: FoundDate | undefined): Span | undefined => {
    const from = start + (BY.exec(text.slice(start, end))?.[0].length ?? 0);
    if (from === start) return undefined;
    const isBefore = date !== undefined && date.span[0] > from;
    const to = isBefore ? date.span[0] : end;
    const part = text.slice(from, to);
    const names = isBefore ? part.replace(weekdayAtEnd, "") : part;
    const persons = PERSONS.exec(names)?.[0] ?? "";
    const rest = names.slice(persons.length);
    if (persons !== "" && AFTER_NAME.test(rest) && rest.length < 80 && !/[.!?]$/u.test(rest)) {
      return withoutPlace(text, [from, from + persons.length], isOutlet);
    }
    return isBefore && names !== "" && names.split(/\s+/u).length <= NAME_WORDS
      ? [from, from + names.length]
      : undefined;
  };

  return (text, [start, end]) => {
    if (end - start > LONGEST_LINE) return undefined;
    const date = dates.find(text, start, end);
    const author = authorOf(text, start, end, date);
    if (author !== undefined) return { kind: "byline", author, ...(date === undefined ? {} : { date }) };
    if (date === undefined) return undefined;
    const rest = withoutDates(text, start, end, dates)
      .replace(LABELS, " ")
      .replace(weekday, " ")
      .replace(/\d{1,2}[:.]\d{2}(?::\d{2})?|[+-]\d{4}|\b[ap]\.m\./gi, " ")
      .replace(/[\s.|,:;()[\]•·–—/-]+/gu, " ")
      .trim();
    if (rest === "" || STAFF.test(rest)) return { kind: "byline", date };
    const before = /^(?<name>.{2,60}?)\s*[,|:–—-]\s*$/u.exec(text.slice(start, date.span[0]))?.groups?.["name"];
    if (before !== undefined && isOutlet(before))
      return { kind: "credit", date, outlet: [start, start + before.length] };
    if (before !== undefined && ONE_PERSON.test(before) && /[|•·–—]/u.test(text.slice(start, end))) {
      return { kind: "byline", date, author: [start, start + before.length] };
    }
    // A place, or a name that nothing tells from one.
    return /^\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*){0,2}$/u.test(rest) ? { kind: "byline", date } : undefined;
  };
}

function withoutDates(text: string, start: number, end: number, dates: DateReader): string {
  let rest = "";
  let from = start;
  for (let date = dates.find(text, from, end); date !== undefined; date = dates.find(text, from, end)) {
    rest += `${text.slice(from, date.span[0])} `;
    from = date.span[1];
  }
  return rest + text.slice(from, end);
}

/** "By Jane Doe, Kabul" and "By Jane Doe, The Kabul Times": only the persons are authors. */
function withoutPlace(text: string, [start, end]: Span, isOutlet: (name: string) => boolean): Span {
  const names = text.slice(start, end);
  // "By Ann Lee UNITED WIRE SERVICE"
  const shouted = /\p{Ll}\S*(?<tail>(?:\s+\p{Lu}{3,})+)$/u.exec(names)?.groups?.["tail"] ?? "";
  let to = end - shouted.length;
  for (;;) {
    const comma = names.lastIndexOf(",", to - start - 1) + start;
    if (comma <= start) return [start, to];
    const last = text.slice(comma + 1, to).trim();
    if (
      !isOutlet(last) &&
      !/(?:Writers?|Reporters?|Correspondents?|Editors?|Desk|Staff|Chief|Bureau|Contributors?)$/.test(last)
    )
      return [start, to];
    to = comma;
  }
}
