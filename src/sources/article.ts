import { Readability } from "@mozilla/readability";
import { type DomDocument, type DomElement, parsePage, walk } from "./dom.ts";

/** Attribute names, not values: Readability folds an element into its child by copying attributes, and both marks survive. */
const mark = (number: number): string => `data-hearsay-${number}`;
const MARK = /^data-hearsay-(\d+)$/;

/** Below this many characters Readability tries again with weaker rules; short agency reports are as short as this. */
const SHORT_REPORT = 140;
/** It climbs from every paragraph to the root and back, many times: such pages are not made by publishers. */
const DEEPEST = 400;
const MOST_ELEMENTS = 100_000;

/**
 * The elements of the page that belong to its article, by their number in document order; undefined where Readability
 * finds none. It works on a copy, because it rebuilds what it reads: the text is then taken from the page itself, so
 * that words and their order are those of the page.
 */
export function articleElements(html: string): ReadonlySet<number> | undefined {
  const copy = parsePage(html);
  if (isTooDeep(copy)) return undefined;
  for (const [number, element] of elementsOf(copy).entries()) element.setAttribute(mark(number), "");
  const reader = new Readability<DomElement>(copy as unknown as ConstructorParameters<typeof Readability>[0], {
    charThreshold: SHORT_REPORT,
    maxElemsToParse: MOST_ELEMENTS,
    keepClasses: true,
    serializer: (node) => node as unknown as DomElement,
  });
  let content: DomElement | null | undefined;
  try {
    content = reader.parse()?.content;
  } catch {
    // Odd markup breaks it now and then; the plain reading of the page remains.
    return undefined;
  }
  if (content === null || content === undefined) return undefined;
  const kept = new Set<number>();
  for (const element of content.querySelectorAll("*")) {
    for (const name of element.getAttributeNames()) {
      const number = MARK.exec(name)?.[1];
      if (number !== undefined) kept.add(Number(number));
    }
  }
  return kept;
}

function isTooDeep(document: DomDocument): boolean {
  let depth = 0;
  let deepest = 0;
  walk(
    document.documentElement,
    () => {
      depth++;
      deepest = Math.max(deepest, depth);
      return true;
    },
    () => {
      depth--;
    },
  );
  return deepest > DEEPEST;
}

/** All elements in document order: the same numbers for every parse of the same page. */
export function elementsOf(document: DomDocument): readonly DomElement[] {
  return [...document.querySelectorAll("*")];
}
