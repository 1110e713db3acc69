import { Parser } from "htmlparser2";
import { HearsayError } from "../../errors.ts";

/** An element of a feed. Names are "atom:entry": a prefix of our own for the namespace, whatever the feed calls it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
  /** As it stands in the feed, from "<" to ">": half-open offsets into its text. */
  readonly span: readonly [start: number, end: number];
  /** Where its content begins, behind its opening tag. */
  readonly inside: number;
  /** The text of the feed, which all its elements share. */
  readonly feed: string;
}

/** RSS itself has no namespace (2.0) or one of its own (1.0, 0.90): both are written without a prefix here. */
const NAMESPACES = new Map(
  Object.entries({
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/xml/1998/namespace": "xml",
  }),
);

/** Feeds are a few levels deep, pages inside them a few dozen. */
const DEEPEST = 200;
/** A thousand long reports with all their markup; an element takes a hundred times the memory of its few letters. */
const MOST_ELEMENTS = 500_000;

/**
 * Feeds are often not quite XML: this parser forgives, knows no document type and no entities but those of XML itself
 * (a declared one stays as it is written: nothing expands, nothing is loaded), and runs in time that grows with the
 * length alone. Throws E_FEED.
 */
export function parseXml(text: string, where: string): XmlElement {
  const root: XmlElement = {
    name: "",
    attributes: new Map(),
    children: [],
    span: [0, text.length],
    inside: 0,
    feed: text,
  };
  const open: { readonly element: XmlElement; readonly scope: ReadonlyMap<string, string> }[] = [
    { element: root, scope: new Map([["xml", "http://www.w3.org/XML/1998/namespace"]]) },
  ];
  let elements = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const above = open.at(-1);
        if (above === undefined) return;
        if (open.length > DEEPEST) throw notAFeed(where, `elements at most ${DEEPEST} deep`, "deeper ones");
        if (++elements > MOST_ELEMENTS) throw notAFeed(where, `at most ${MOST_ELEMENTS} elements`, "more");
        const scope = scopeOf(above.scope, attributes);
        const named = new Map(Object.entries(attributes).map(([key, value]) => [nameIn(scope, key, false), value]));
        const element = {
          name: nameIn(scope, name, true),
          attributes: named,
          children: [],
          span: [parser.startIndex, text.length] as [number, number],
          inside: parser.endIndex + 1,
          feed: text,
        };
        above.element.children.push(element);
        open.push({ element, scope });
      },
      ontext(piece) {
        const children = open.at(-1)?.element.children ?? [];
        const last = children.at(-1);
        if (typeof last === "string") children[children.length - 1] = last + piece;
        else children.push(piece);
      },
      onclosetag() {
        const closed = open.length > 1 ? open.pop() : undefined;
        if (closed !== undefined) (closed.element.span as [number, number])[1] = parser.endIndex + 1;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return root;
}

function scopeOf(
  above: ReadonlyMap<string, string>,
  attributes: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const declared = Object.entries(attributes).filter(([key]) => key === "xmlns" || key.startsWith("xmlns:"));
  if (declared.length === 0) return above;
  return new Map([...above, ...declared.map(([key, value]) => [key.slice("xmlns:".length), value.trim()] as const)]);
}

function nameIn(scope: ReadonlyMap<string, string>, name: string, isElement: boolean): string {
  const colon = name.indexOf(":");
  const prefix = colon === -1 ? "" : name.slice(0, colon);
  const local = name.slice(colon + 1);
  // Attributes without a prefix belong to their element.
  const uri = prefix === "" && !isElement ? undefined : scope.get(prefix);
  // "content:encoded" without a declaration is a common mistake, and what is meant is clear.
  const ours =
    uri === undefined ? prefix : (NAMESPACES.get(uri.toLowerCase()) ?? (prefix === "" ? "other" : `other-${prefix}`));
  return ours === "" ? local : `${ours}:${local}`;
}

export function notAFeed(where: string, expected: string, got: string, cause?: unknown): HearsayError {
  return new HearsayError("E_FEED", {
    where,
    expected,
    got,
    fix: "Check in a browser what the address gives; the pages that it links to can be added by themselves.",
    cause,
  });
}

/** As it stands in the feed. */
export const rawOf = ({ feed, span }: XmlElement): string => feed.slice(...span);

/** The same without its opening tag. */
export const innerOf = ({ feed, inside, span }: XmlElement): string => feed.slice(inside, span[1]);

export const childrenOf = ({ children }: XmlElement, ...names: readonly string[]): readonly XmlElement[] =>
  children.filter((child): child is XmlElement => typeof child !== "string" && names.includes(child.name));

/** The first child with the first of these names that is there. */
export function childOf(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  if (element === undefined) return undefined;
  for (const name of names) {
    const [found] = childrenOf(element, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All text below an element, as it stands; depth is bounded by the parser. */
export const textOf = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");

/** The words of a child on one line; undefined where there are none. */
export function lineOf(element: XmlElement | undefined, ...names: readonly string[]): string | undefined {
  const child = childOf(element, ...names);
  const line = child === undefined ? "" : textOf(child).replace(/\s+/gu, " ").trim();
  return line === "" ? undefined : line;
}
