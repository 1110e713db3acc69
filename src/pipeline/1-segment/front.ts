import { z } from "zod";
import type { Span } from "../../doc/span.ts";
import { parseTable } from "../../lexicon/table.ts";
import type { Resources } from "../resources.ts";
import type { DateReader, FoundDate } from "./dates.ts";

/** What the lines around a title say about a report: who wrote it, when, for whom. */
export interface FrontLine {
  readonly kind: "byline" | "credit";
  readonly author?: Span;
  readonly date?: FoundDate;
  readonly outlet?: Span;
}

export interface Dateline {
  /** From its first letter to its dash. */
  readonly span: Span;
  readonly agency?: Span;
  readonly date?: FoundDate;
}

export interface FrontReader {
  line(text: string, span: Span): FrontLine | undefined;
  dateline(text: string, span: Span): Dateline | undefined;
  /** Is this the name of an outlet, as far as names go? */
  isOutlet(name: string): boolean;
  /** The name that is meant: "AFP" is "Agence France-Presse". */
  outletName(name: string): string;
}

const outletRow = z.object({ name: z.string(), full: z.string() });
const outletWordRow = z.object({ word: z.string(), place: z.enum(["start", "end"]) });

const NAME = "(?:\\p{Lu}[\\p{L}\\p{N}&'’.-]*[\\p{L}\\p{N}]|\\p{Lu})";
const OUTLET_NAME = `(?:[tT]he\\s+)?${NAME}(?:\\s+(?:(?:of|for|de|and|&|of\\s+the)\\s+)?${NAME}){0,7}`;
const PERSON =
  "\\p{Lu}[\\p{L}'’.-]*(?:\\s+(?:(?:al|bin|bint|de|da|del|der|di|du|ibn|la|le|van|von|ul|ur|uz)\\s+)?\\p{Lu}[\\p{L}'’.-]*){1,4}";
const STAFF =
  /^(?:(?:by|our|from|staff|special|own|web|news|foreign|a) ?){1,3}(?:correspondents?|reporters?|staff|desk|bureau|monitor(?:ing)?)$/iu;
const LONGEST_LINE = 200;
const LONGEST_DATELINE = 120;

export function frontReader(resources: Resources, dates: DateReader): FrontReader {
  const read = <Row>(name: string, schema: z.ZodType<Row>): readonly Row[] =>
    parseTable(`text/${name}.tsv`, resources.lexicon(`text/${name}.tsv`), schema);
  const outlets = new Map(read("outlets", outletRow).map((row) => [row.name, row.full] as const));
  const shouted = new Map([...outlets].map(([name, full]) => [name.toUpperCase(), full] as const));
  const words = read("outlet-words", outletWordRow);
  const choice = (place: "start" | "end"): string =>
    words
      .filter((row) => row.place === place)
      .map((row) => row.word)
      .join("|");
  const outletForm = new RegExp(`^(?:.*(?:^|[\\s-])(?:${choice("end")})|(?:${choice("start")})\\s.+)$`, "iu");
  const whole = new RegExp(`^${OUTLET_NAME}$`, "u");
  const isKnown = (name: string): boolean => outlets.has(name) || shouted.has(name);
  const isOutlet = (name: string): boolean =>
    isKnown(name) || (whole.test(name) && name.length <= 60 && outletForm.test(name));
  const dateline = datelineReader(dates, isOutlet);
  return {
    isOutlet,
    outletName: (name) => outlets.get(name) ?? shouted.get(name) ?? titleCase(name),
    dateline,
    line: (text, span) => frontLine(text, span, dates, isOutlet),
  };
}

/** "THE KABUL LANTERN" is a masthead's way of writing "The Kabul Lantern"; short names may be acronyms. */
function titleCase(name: string): string {
  if (/\p{Ll}/u.test(name)) return name;
  return name.replace(
    /\p{Lu}{5,}|(?<=\s)\p{Lu}{4,}|\p{Lu}+(?=\s)/gu,
    (word) => word.charAt(0) + word.slice(1).toLowerCase(),
  );
}

function frontLine(
  text: string,
  [start, end]: Span,
  dates: DateReader,
  isOutlet: (name: string) => boolean,
): FrontLine | undefined {
  if (end - start > LONGEST_LINE) return undefined;
  const line = text.slice(start, end);
  const date = dates.find(text, start, end);
  const by = new RegExp(
    `^(?:[Bb][Yy]|(?:[Ww]ritten|[Rr]eported|[Aa]nalysis|[Oo]pinion|[Pp]erspective|[Cc]ommentary|[Rr]eview|[Cc]olumn|[Ee]ssay) by|[Aa]uthor):?\\s+(?<author>${PERSON}(?:(?:,| and| &)\\s+${PERSON}){0,3})(?<rest>.*)$`,
    "du",
  ).exec(line);
  if (by?.indices?.groups?.["author"] !== undefined) {
    const [from, to] = by.indices.groups["author"];
    const rest = by.groups?.["rest"] ?? "";
    // "By Tuesday the rebels had …" is no byline: what follows a name there is a title, a place, a date or nothing.
    if (
      /^\s*(?:$|[,|•·–—(-]|in\s+\p{Lu}|for\s+\p{Lu}|at\s+\p{Lu})/u.test(rest) &&
      rest.length < 80 &&
      !/[.!?]$/.test(rest)
    ) {
      return {
        kind: "byline",
        author: withoutPlace(text, [start + from, start + to], isOutlet),
        ...(date === undefined ? {} : { date }),
      };
    }
  }
  if (date === undefined) return undefined;
  const rest = withoutDates(text, start, end, dates)
    .replace(
      /\b(?:published|posted|updated|last|modified|first|created|date|on|at|by|as of|time|local|hrs|hours|[ap]\.?m|gmt|utc|est|edt|ist|pkt|aft|bst|cet|cest)\b/giu,
      " ",
    )
    .replace(new RegExp(`(?<!\\p{L})${dates.weekdaySource}`, "giu"), " ")
    .replace(/\d{1,2}[:.]\d{2}(?::\d{2})?|[+-]\d{4}|\b[ap]\.m\./gi, " ")
    .replace(/[\s.|,:;()[\]•·–—/-]+/gu, " ")
    .trim();
  if (rest === "" || STAFF.test(rest)) return { kind: "byline", date };
  const before = /^(?<name>.{2,60}?)\s*[,|:–—-]\s*$/u.exec(text.slice(start, date.span[0]))?.groups?.["name"];
  if (before !== undefined && isOutlet(before)) return { kind: "credit", date, outlet: [start, start + before.length] };
  if (before !== undefined && new RegExp(`^${PERSON}$`, "u").test(before) && /[|•·–—]/u.test(line)) {
    return { kind: "byline", date, author: [start, start + before.length] };
  }
  return /^\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*){0,2}$/u.test(rest) ? { kind: "byline", date } : undefined;
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

function datelineReader(dates: DateReader, isOutlet: (name: string) => boolean): FrontReader["dateline"] {
  const capitals = "\\p{Lu}[\\p{Lu}'’.-]+(?:\\s\\p{Lu}[\\p{Lu}'’.-]+){0,3}";
  const place = "\\p{Lu}[\\p{L}'’.-]+(?:[ ]\\p{Lu}[\\p{L}'’.-]+){0,3}";
  const date = `(?:[,;]?\\s+(?<date>${dates.datelineSource}))?`;
  const agency = "(?:\\s*[([](?<agency>[^()\\[\\]\\n]{2,40})[)\\]])?";
  const dash = "\\s*(?:--+|[–—―]|-(?=\\s))";
  const dashOrColon = "\\s*(?:--+|[–—―:]|-(?=\\s))";
  const forms = [
    // KABUL, Aug 16 (Wire) – ; TIANJIN, China -
    new RegExp(`^${capitals}(?:[,/]\\s?(?:${place})){0,2}${date}${agency}${dash}`, "du"),
    // Kabul, 16 August (Wire) – : without capitals only with a date or an agency
    new RegExp(
      `^${place}(?:,\\s(?:${place})){0,2}(?:(?:[,;]?\\s+(?<date>${dates.datelineSource}))${agency}|\\s*[([](?<agency2>[^()\\[\\]\\n]{2,40})[)\\]])${dashOrColon}`,
      "du",
    ),
    // (Reuters) -
    new RegExp(`^[([](?<agency>[^()\\[\\]\\n]{2,40})[)\\]]${dash}`, "du"),
    // MOSCOW, March 18. /TASS/.
    new RegExp(`^${capitals}(?:,\\s(?:${place}))?${date}\\.?\\s+/(?<agency>[\\p{L}-]{2,20})/[.:]?(?=\\s)`, "du"),
    // KABUL. / ISLAMABAD:
    new RegExp(`^${capitals}(?:,\\s(?:${place}))?${date}${agency}[.:](?=\\s+[\\p{Lu}"“'‘])`, "du"),
  ];
  return (text, [start, end]) => {
    const head = text.slice(start, Math.min(end, start + LONGEST_DATELINE));
    for (const form of forms) {
      const found = form.exec(head);
      if (found === null || found[0].length >= end - start) continue;
      const where = found.indices?.groups?.["agency"] ?? found.indices?.groups?.["agency2"];
      const name = where === undefined ? "" : head.slice(...where);
      const isAgency = isOutlet(name) || /^\p{Lu}{2,6}$/u.test(name);
      if (form === forms[2] && !isAgency) continue;
      const full = dates.find(text, start, start + found[0].length);
      return {
        span: [start, start + found[0].length],
        ...(where !== undefined && isAgency ? { agency: [start + where[0], start + where[1]] } : {}),
        ...(full === undefined ? {} : { date: full }),
      };
    }
    return undefined;
  };
}
