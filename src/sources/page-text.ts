import type { SourceElement } from "../doc/source.ts";
import { type DomDocument, type DomElement, type DomNode, isElement, pathFinder, SPACE, TEXT, walk } from "./dom.ts";

/** Elements that start a paragraph of their own; everything else runs on inside one. */
export const BLOCKS = new Set(
  (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);
/** Elements whose text nobody sees as prose. */
export const SILENT = new Set(
  "script style noscript template head title svg math iframe object canvas select textarea button audio video".split(
    " ",
  ),
);

export interface Paragraph {
  readonly text: string;
  readonly element: DomElement;
  /** The text nodes that it is made of. */
  readonly texts: readonly DomNode[];
  /** Share of the characters that stand inside links, 0 to 1: menus are all links. */
  readonly linked: number;
}

/**
 * The visible paragraphs of a page in document order. White space is that of the screen: runs become one space, <br> a
 * line break, two of them a new paragraph.
 */
export function paragraphs(document: DomDocument): readonly Paragraph[] {
  const found: Paragraph[] = [];
  const blocks: DomElement[] = [];
  let text = "";
  let texts: DomNode[] = [];
  let linked = 0;
  let links = 0;
  const flush = (): void => {
    const element = blocks.at(-1);
    const clean = text.replace(/ *\n */g, "\n").trim();
    if (clean !== "" && element !== undefined) {
      found.push({ text: clean, element, texts, linked: Math.min(1, linked / text.length) });
    }
    text = "";
    texts = [];
    linked = 0;
  };
  const append = (node: DomNode): void => {
    const words = (node.textContent ?? "").replace(SPACE, " ");
    const piece = /\s$/.test(text) || text === "" ? words.replace(/^ /, "") : words;
    if (piece === "") return;
    text += piece;
    texts.push(node);
    if (links > 0) linked += piece.length;
  };
  walk(
    document.documentElement,
    (node) => {
      if (!isElement(node)) {
        if (node.nodeType === TEXT) append(node);
        return false;
      }
      if (SILENT.has(node.localName) || hidden(node)) return false;
      if (node.localName === "a") links++;
      if (BLOCKS.has(node.localName)) {
        flush();
        blocks.push(node);
      } else if (node.localName === "br") {
        if (/\n *$/.test(text)) flush();
        else text = `${text.replace(/ $/, "")}\n`;
      }
      return true;
    },
    (node) => {
      if (!isElement(node) || SILENT.has(node.localName) || hidden(node)) return;
      if (node.localName === "a") links--;
      if (BLOCKS.has(node.localName)) {
        flush();
        blocks.pop();
      }
    },
  );
  return found;
}

function hidden(element: DomElement): boolean {
  return (
    element.hasAttribute("hidden") ||
    element.getAttribute("aria-hidden") === "true" ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute("style") ?? "")
  );
}

/** Joins paragraphs with empty lines and says where each comes from. */
export function joined(parts: readonly Paragraph[]): {
  readonly text: string;
  readonly elements: readonly SourceElement[];
} {
  let text = "";
  const elements: SourceElement[] = [];
  const pathOf = pathFinder();
  for (const part of parts) {
    if (text !== "") text += "\n\n";
    elements.push({ span: [text.length, text.length + part.text.length], path: pathOf(part.element) });
    text += part.text;
  }
  return { text, elements };
}

/** A run of words that says something: six words and the end of a sentence. Menus and labels have neither. */
export function isProse(paragraph: Paragraph): boolean {
  return (
    paragraph.linked < 0.5 &&
    paragraph.text.split(/\s+/).length >= 6 &&
    /[.!?…。।؟]["'”’»)\]]*(?:\s|$)/u.test(paragraph.text)
  );
}
