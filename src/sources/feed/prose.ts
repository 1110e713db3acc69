import { Parser } from "htmlparser2";
import { BLOCKS, SILENT } from "../page-text.ts";
import { innerOf, textOf, type XmlElement } from "./xml.ts";

/** Elements deeper than this are made to break parsers: the text so far is kept. */
const DEEPEST = 500;

interface Builder {
  open(name: string): void;
  text(piece: string): void;
  close(name: string): void;
  paragraphs(): readonly string[];
}

/** White space as on the screen: runs are one space, blocks and double line breaks begin a paragraph. */
function builder(): Builder {
  const done: string[] = [];
  let current = "";
  let silent = 0;
  const flush = (): void => {
    const parts = current.replace(/[ \t\r\f\u00a0]+/g, " ").split(/ *\n *\n[ \n]*/);
    done.push(...parts.map((part) => part.replace(/ *\n */g, "\n").trim()).filter((part) => part !== ""));
    current = "";
  };
  return {
    open(name) {
      if (SILENT.has(name)) silent++;
      else if (name === "br") current += "\n";
      else if (BLOCKS.has(name)) flush();
    },
    text(piece) {
      if (silent === 0) current += piece.replace(/\s+/g, " ");
    },
    close(name) {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1);
      else if (BLOCKS.has(name)) flush();
    },
    paragraphs() {
      flush();
      return done;
    },
  };
}

/** "xhtml:p" is a paragraph like any other. */
const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Thrown to stop the parser, which has no other way; it never leaves this file. */
class TooDeep extends Error {}

/** The paragraphs of a piece of HTML, without building its tree. */
export function htmlParagraphs(html: string): readonly string[] {
  const prose = builder();
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name) {
        if (++depth > DEEPEST) throw new TooDeep();
        prose.open(localName(name));
      },
      ontext: (piece) => prose.text(piece),
      onclosetag(name) {
        depth--;
        prose.close(localName(name));
      },
    },
    { decodeEntities: true, recognizeCDATA: true, recognizeSelfClosing: true },
  );
  try {
    parser.end(html);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
  }
  return prose.paragraphs();
}

/** The paragraphs of an element of a feed that holds text, escaped HTML, or (XHTML, and by mistake) elements. */
export function contentParagraphs(element: XmlElement, plain: boolean): readonly string[] {
  // As it stands, since names like "&nbsp;" mean something in HTML and nothing in XML.
  if (element.children.some((child) => typeof child !== "string")) return htmlParagraphs(innerOf(element));
  return plain ? plainParagraphs(textOf(element)) : htmlParagraphs(textOf(element));
}

export const plainParagraphs = (text: string): readonly string[] =>
  text
    .split(/\r?\n[ \t]*\r?\n\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
