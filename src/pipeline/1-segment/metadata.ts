import type { DocumentInput } from "../../doc/input.ts";
import type { DateValue, Note } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { Metadata } from "../annotations.ts";
import type { DateReader, FoundDate } from "./dates.ts";
import type { FrontReader } from "./front.ts";
import type { Layout } from "./layout.ts";

type Basis = Record<string, "metadata" | Span>;

/** What is known about the document: the caller's word first, then what the text itself says, each with its basis. */
export function metadataOf(
  text: string,
  input: DocumentInput,
  language: string,
  layout: Layout,
  dates: DateReader,
  front: FrontReader,
  note: (note: Note) => void,
): Metadata {
  const basis: Basis = {};
  const field = (name: string, given: string | undefined, span: Span | undefined): string | undefined => {
    const value = given?.trim();
    if (value !== undefined && value !== "") {
      basis[name] = "metadata";
      return value;
    }
    if (span !== undefined) basis[name] = span;
    return span === undefined ? undefined : text.slice(...span).replace(/\s+/gu, " ");
  };
  const title = field("title", input.title, layout.title);
  const author = field("author", input.author, layout.front.find((line) => line.author !== undefined)?.author);
  const outlet = outletOf(text, input, layout, front, basis);
  const published = publishedOf(input, layout, dates, basis, note);
  const origin = originOf(text, layout, outlet?.name, front);
  if (origin !== undefined) basis["origin"] = origin.evidence;
  if (language === (input.language ?? input.declaredLanguage)) basis["language"] = "metadata";
  return {
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    language,
    ...(outlet === undefined ? {} : { outlet }),
    ...(origin === undefined ? {} : { origin }),
    ...(published === undefined ? {} : { published }),
    basis,
  };
}

function outletOf(
  text: string,
  input: DocumentInput,
  layout: Layout,
  front: FrontReader,
  basis: Basis,
): Metadata["outlet"] {
  const domain = domainOf(input.url);
  const given = input.outlet?.trim();
  if (given !== undefined && given !== "") {
    basis["outlet"] = "metadata";
    return { name: given, ...(domain === undefined ? {} : { domain }) };
  }
  if (layout.masthead === undefined) return undefined;
  basis["outlet"] = layout.masthead;
  return { name: front.outletName(text.slice(...layout.masthead)), ...(domain === undefined ? {} : { domain }) };
}

function domainOf(url: string | undefined): string | undefined {
  return /^https?:\/\/(?:www\.)?([^/?#:@\s]+)/iu.exec(url ?? "")?.[1]?.toLowerCase();
}

function publishedOf(
  input: DocumentInput,
  layout: Layout,
  dates: DateReader,
  basis: Basis,
  note: (note: Note) => void,
): DateValue | undefined {
  if (input.published !== undefined && input.published.trim() !== "") {
    const parsed = dates.parse(input.published);
    if (parsed !== undefined) {
      basis["published"] = "metadata";
      return { ...parsed, basis: "metadata" };
    }
    note({
      code: "published-unreadable",
      message: `The given date of publication ${JSON.stringify(input.published.slice(0, 80))} is no date; expected ISO 8601 ("2021-07-28") or RFC 2822.`,
    });
  }
  const found: FoundDate | undefined =
    layout.front.find((line) => line.date !== undefined)?.date ?? layout.dateline?.date;
  if (found === undefined) return undefined;
  basis["published"] = found.span;
  return { value: found.value, precision: found.precision, basis: "absolute", span: found.span };
}

/** An agency in the dateline of its own report is no origin, an agency in somebody else's paper is. */
function originOf(text: string, layout: Layout, outlet: string | undefined, front: FrontReader): Metadata["origin"] {
  const evidence = layout.origin ?? layout.dateline?.agency;
  if (evidence === undefined) return undefined;
  const name = front.outletName(text.slice(...evidence).replace(/\s+/gu, " "));
  return outlet !== undefined && sameOutlet(name, outlet) ? undefined : { outlet: name, evidence };
}

/** "Pamir News" is "Pamir News Agency". */
function sameOutlet(a: string, b: string): boolean {
  const bare = (name: string): string =>
    name
      .toLowerCase()
      .replace(/^the\s+/u, "")
      .replace(/[^\p{L}\p{N}]+/gu, "");
  const [shorter = "", longer = ""] = [bare(a), bare(b)].sort((x, y) => x.length - y.length);
  return longer.startsWith(shorter);
}
