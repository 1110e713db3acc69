import { Readability } from "@mozilla/readability";
import { type DomDocument, type DomElement, type DomNode, isElement, parsePage, TEXT, walk } from "./dom.ts";

const MARK = "data-hearsay";

/** Below this many characters Readability tries again with weaker rules; short agency reports are as short as this. */
const SHORT_REPORT = 140;
/** It climbs from every paragraph to the root and back, many times: such pages are not made by publishers. */
const DEEPEST = 400;
const MOST_TEXTS = 50_000;

/**
 * The text nodes of the page that belong to its article, by their number in document order; undefined where Readability
 * finds none. It works on a copy, because it rebuilds what it reads: the text is then taken from the page itself, so
 * that words and their order are those of the page.
 */
export function articleTexts(html: string): ReadonlySet<number> | undefined {
  const copy = parsePage(html);
  const texts = textsOf(copy);
  if (texts.length > MOST_TEXTS || isTooDeep(copy)) return undefined;
  // Elements are folded, renamed and thrown away; a span around the text itself lives as long as the text.
  for (const [number, text] of texts.entries()) {
    const parent = text.parentNode;
    if (parent === null || !isElement(parent) || parent.localName === "script" || parent.localName === "style")
      continue;
    if ((text.textContent ?? "").trim() === "") continue;
    const span = copy.createElement("span");
    span.setAttribute(MARK, String(number));
    parent.insertBefore(span, text);
    span.appendChild(text);
  }
  const reader = new Readability<DomElement>(copy as unknown as ConstructorParameters<typeof Readability>[0], {
    charThreshold: SHORT_REPORT,
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
  return new Set([...content.querySelectorAll(`[${MARK}]`)].map((span) => Number(span.getAttribute(MARK))));
}

/** All text nodes in document order: the same numbers for every parse of the same page. */
export function textsOf(document: DomDocument): readonly DomNode[] {
  const texts: DomNode[] = [];
  walk(
    document.documentElement,
    (node) => {
      if (node.nodeType === TEXT) texts.push(node);
      return true;
    },
    () => {},
  );
  return texts;
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
