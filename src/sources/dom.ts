import { parseHTML } from "linkedom";

/** The part of the DOM that is used here: the core and the tools compile without the browser's types. */
export interface DomNode {
  readonly nodeType: number;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly parentNode: DomNode | null;
  readonly textContent: string | null;
}
export interface DomElement extends DomNode {
  readonly localName: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  hasAttribute(name: string): boolean;
  insertBefore(node: DomNode, before: DomNode): void;
  appendChild(node: DomNode): void;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  closest(selector: string): DomElement | null;
}
export interface DomDocument extends DomNode {
  readonly documentElement: DomElement;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  createElement(name: string): DomElement;
}

export const ELEMENT = 1;
export const TEXT = 3;
export const isElement = (node: DomNode): node is DomElement => node.nodeType === ELEMENT;

/**
 * Parses a page. The parser adds no missing <html> and <body>, as browsers do: without a body it is put around
 * everything here, or the article would lie outside it.
 */
export function parsePage(html: string): DomDocument {
  const whole = /<body[\s>]/i.test(html)
    ? html
    : `<!doctype html><html><body>${html.replace(/<!doctype[^>]*>|<\/?(?:html|head)(?:\s[^>]*)?>/gi, "")}</body></html>`;
  const page = parseHTML(whole).document as DomDocument | { readonly documentElement: null };
  // "<![CDATA[" outside of any element takes the whole page along; in HTML it is no more than a comment.
  if (page.documentElement === null)
    return parseHTML(enclosed(whole.replaceAll("<![CDATA[", ""))).document as DomDocument;
  return page;
}

const enclosed = (html: string): string => `<!doctype html><html><body>${html.replace(HEADS, "")}</body></html>`;
const HEADS = /<!doctype[^>]*>|<\/?(?:html|head|body)(?:\s[^>]*)?>/gi;

export const SPACE = /[ \t\n\r\f]+/g;
/** The words of an element on one line. */
export const lineOf = (node: DomNode | null): string => (node?.textContent ?? "").replace(SPACE, " ").trim();

/** Depth first, in document order, without recursion: pages nest as deep as they like. `enter` says whether to go below. */
export function walk(root: DomNode, enter: (node: DomNode) => boolean, leave: (node: DomNode) => void): void {
  let node: DomNode | null = root;
  while (node !== null) {
    const below: DomNode | null = enter(node) ? node.firstChild : null;
    if (below !== null) {
      node = below;
      continue;
    }
    while (node !== null) {
      leave(node);
      if (node === root) return;
      if (node.nextSibling !== null) {
        node = node.nextSibling;
        break;
      }
      node = node.parentNode;
    }
  }
}

/**
 * Gives paths like "/html/body/article/p[3]": counted among siblings of the same name, no number where there is only
 * one. Remembers the children of each parent, so that a thousand paragraphs of one parent are counted once.
 */
export function pathFinder(): (element: DomElement) => string {
  const steps = new Map<DomNode, ReadonlyMap<DomNode, string>>();
  const stepsBelow = (parent: DomNode): ReadonlyMap<DomNode, string> => {
    const known = steps.get(parent);
    if (known !== undefined) return known;
    const alike = new Map<string, DomElement[]>();
    for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
      if (!isElement(child)) continue;
      const same = alike.get(child.localName);
      if (same === undefined) alike.set(child.localName, [child]);
      else same.push(child);
    }
    const found = new Map<DomNode, string>();
    for (const [name, same] of alike) {
      for (const [at, child] of same.entries()) found.set(child, same.length > 1 ? `${name}[${at + 1}]` : name);
    }
    steps.set(parent, found);
    return found;
  };
  return (element) => {
    const path: string[] = [];
    for (let at: DomNode | null = element; at !== null && isElement(at); at = at.parentNode) {
      path.push((at.parentNode === null ? undefined : stepsBelow(at.parentNode).get(at)) ?? at.localName);
    }
    return `/${path.reverse().join("/")}`;
  };
}
