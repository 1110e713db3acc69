import type { MetadataField, SourceDocument } from "../doc/source.ts";
import { HearsayError } from "../errors.ts";
import { articleTexts, textsOf } from "./article.ts";
import { type DomDocument, type DomElement, type DomNode, isElement, parsePage } from "./dom.ts";
import { decode } from "./encoding.ts";
import { type PageMetadata, pageMetadata } from "./page-metadata.ts";
import { isProse, joined, type Paragraph, paragraphs } from "./page-text.ts";
import { addressOf, checkText, keyOf, type WholeOptions } from "./text.ts";

/** What stands around an article, for the reading without Readability. */
const AROUND = "nav, footer, aside, form, menu, dialog, [role=navigation], [role=complementary], [role=contentinfo]";
const BYLINE = '[rel="author"], [itemprop="author"], [class*="byline" i], [class*="author" i]';
const STANDFIRST =
  '[class*="standfirst" i], [class*="subtitle" i], [class*="sub-title" i], [class*="subhead" i], [class*="sub-head" i], ' +
  '[class*="article__summary" i], [class*="dek" i], [itemprop="alternativeHeadline"]';

/** HTML to the text of its article, with what the page says about itself. Throws E_INPUT_NO_ARTICLE. */
export function htmlDocument(bytes: Uint8Array, options: WholeOptions): SourceDocument {
  const { where, given, limits } = options;
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  const decoded = decode(bytes, {
    where,
    encoding: options.encoding,
    declared: options.declared ?? declaredCharset(head),
  });
  if (decoded.text.trim() === "") checkText(decoded.text, where, limits.maxText);
  checkDepth(decoded.text, where);
  const page = parsePage(decoded.text);
  const metadata = pageMetadata(page);
  const parts = articleParagraphs(decoded.text, page, metadata);
  if (!parts.some(isProse)) {
    throw new HearsayError("E_INPUT_NO_ARTICLE", {
      where,
      expected: "a page with an article: at least one paragraph of prose",
      got: `${parts.length} pieces of text, none of them prose`,
      fix: "If the text is loaded by a script, save the page from the browser; --input text reads the source as it is.",
    });
  }
  const { text, elements } = joined(parts);
  checkText(text, where, limits.maxText);
  const { description: _description, language, url, ...said } = metadata;
  const own = sameSite(url, options.address) ? url : undefined;
  const fields = { ...said, ...(own === undefined ? {} : { url: own }) };
  // Templates are copied with their language: what the text shows goes before what the page declares.
  const declared = language === undefined ? {} : { declaredLanguage: language };
  const markup: readonly MetadataField[] = [
    ...(Object.keys(fields) as MetadataField[]).filter((name) => !Object.hasOwn(given, name)),
    ...(language === undefined ? [] : ["language" as const]),
  ];
  return {
    kind: "document",
    where,
    input: { ...keyOf(options), ...addressOf(options), ...fields, ...declared, ...given, text },
    markup,
    elements,
    notes: decoded.notes,
    original: { bytes, mediaType: "text/html" },
  };
}

/** A page may say under which address of its site it wants to be known; what it says of other sites is not believed. */
function sameSite(said: string | undefined, address: string | undefined): boolean {
  if (address === undefined) return true;
  if (said === undefined || !URL.canParse(said) || !URL.canParse(address)) return false;
  const host = (url: string): string => new URL(url).host.replace(/^www\./, "");
  return host(said) === host(address);
}

/** The first bytes are ASCII in every encoding that a page can declare from the inside. */
export function declaredCharset(head: string): string | undefined {
  return (
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ??
    /<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1]
  );
}

/** Publishers nest some thirty deep; broken generators a few thousand. The parser's time grows with the square of it. */
const DEEPEST = 20_000;
/** Elements that only their own end tag ends, so that opening and closing tags can be counted without parsing. */
const NESTING =
  /<(\/?)(?:a|article|b|big|blockquote|center|div|em|font|form|i|main|nav|ol|section|small|span|strong|table|u|ul)\b/gi;

function checkDepth(html: string, where: string): void {
  let depth = 0;
  for (const [, slash] of html.matchAll(NESTING)) {
    depth = Math.max(0, depth + (slash === "" ? 1 : -1));
    if (depth <= DEEPEST) continue;
    const facts = { expected: `elements at most ${DEEPEST} deep in one another`, got: "more" };
    throw new HearsayError("E_INPUT_TOO_DEEP", { where, ...facts, fix: "Save the page as text." });
  }
}

function articleParagraphs(html: string, page: DomDocument, metadata: PageMetadata): readonly Paragraph[] {
  const all = paragraphs(page).flatMap((paragraph) => withTitleApart(paragraph, metadata.title));
  const body = bodyParagraphs(html, page, all);
  const first = all.findIndex((paragraph) => body.has(paragraph));
  if (first === -1) return [];
  const last = all.findLastIndex((paragraph) => body.has(paragraph));
  const titleAt = findTitle(all.slice(0, first + 1), metadata.title);
  const kept = all.filter((paragraph, at) => {
    if (body.has(paragraph) || at === titleAt) return true;
    const { element } = paragraph;
    // Captions belong to the report even where the extractor drops the picture.
    if (element.localName === "figcaption") return at > first && at < last;
    if (at >= first || element.closest(AROUND) !== null) return false;
    // A lead set in a box of its own is the first sentence of the report, and the extractor drops it.
    if (titleAt !== -1 && at > titleAt && isProse(paragraph)) return true;
    if (paragraph.text.length < 150 && isMarked(element, BYLINE)) return true;
    return element.closest(STANDFIRST) !== null || sameWords(paragraph.text, metadata.description);
  });
  // The headline is part of the report: where the page shows none, its own title stands in.
  if (titleAt !== -1 || metadata.title === undefined) return unique(kept);
  const element = page.querySelector("title") ?? page.documentElement;
  return unique([{ text: metadata.title, element, texts: [], linked: 0 }, ...kept]);
}

function bodyParagraphs(html: string, page: DomDocument, all: readonly Paragraph[]): ReadonlySet<Paragraph> {
  const kept = articleTexts(html);
  if (kept !== undefined) {
    const numbers = new Map(textsOf(page).map((text, number) => [text, number]));
    const body = all.filter(
      (paragraph) => paragraph.texts.some((text) => kept.has(numbers.get(text) ?? -1)) && !isMenu(paragraph),
    );
    if (body.some(isProse)) return new Set(withoutBoxes(body));
  }
  return new Set(plainBody(page, all));
}

/** Nothing but links, and no sentence: "Home World Sport", "Mail this page". A heading that is a link stays. */
function isMenu(paragraph: Paragraph): boolean {
  if (/^(?:advertisement|advertising|sponsored)$/i.test(paragraph.text)) return true;
  return paragraph.linked > 0.8 && !isProse(paragraph) && !/^h[1-6]$/.test(paragraph.element.localName);
}

/** Old pages set the headline in bold over the first line of the text: it becomes a paragraph of its own. */
function withTitleApart(paragraph: Paragraph, title: string | undefined): readonly Paragraph[] {
  const end = paragraph.text.indexOf("\n");
  if (end === -1 || title === undefined || !sameWords(paragraph.text.slice(0, end), title)) return [paragraph];
  return [
    { ...paragraph, text: paragraph.text.slice(0, end) },
    { ...paragraph, text: paragraph.text.slice(end + 1).trim() },
  ];
}

/** The class may stand on the block, around it, or on the names in it. */
const isMarked = (element: DomElement, selector: string): boolean =>
  element.closest(selector) !== null || element.querySelector(selector) !== null;

/** Without Readability: the prose of the element that is meant to hold the article, or of the whole page. */
function plainBody(page: DomDocument, all: readonly Paragraph[]): readonly Paragraph[] {
  for (const selector of ['[itemprop="articleBody"]', "article", "main, [role=main]", "body"]) {
    if (page.querySelector(selector) === null) continue;
    const body = all.filter(
      (paragraph) => paragraph.element.closest(selector) !== null && paragraph.element.closest(AROUND) === null,
    );
    if (body.some(isProse))
      return body.filter((paragraph) => isProse(paragraph) || /^h[2-6]$/.test(paragraph.element.localName));
  }
  return [];
}

const BOX =
  /(?:^|[\s_-])(?:ads?|advert|advertisement|sponsored|promo|promotion|newsletter|subscribe|related|share|sharing|social|comments?)(?:$|[\s_-])/i;

/** Drops boxes inside the article that are named as something else; a box with much of the text is misnamed and stays. */
function withoutBoxes(body: readonly Paragraph[]): readonly Paragraph[] {
  const sizes = new Map<DomElement, number>();
  const boxes = body.map(({ element, text }) => {
    for (let at: DomNode | null = element; at !== null && isElement(at); at = at.parentNode) {
      if (!BOX.test(`${at.getAttribute("class") ?? ""} ${at.getAttribute("id") ?? ""}`)) continue;
      sizes.set(at, (sizes.get(at) ?? 0) + text.length);
      return at;
    }
    return undefined;
  });
  const whole = body.reduce((sum, { text }) => sum + text.length, 0);
  return body.filter((_, at) => {
    const box = boxes[at];
    return box === undefined || (sizes.get(box) ?? 0) > whole / 4;
  });
}

/** The heading that the page calls its title; else its last main heading before the text. */
function findTitle(before: readonly Paragraph[], title: string | undefined): number {
  const named = before.findIndex(
    ({ text, element }) => sameWords(text, title) && (/^h[1-3]$/.test(element.localName) || isWhole(text, title)),
  );
  return named !== -1 ? named : before.findLastIndex(({ element }) => element.localName === "h1");
}

/** Word for word the title, wherever it stands; a menu or a path to the page has more words or fewer. */
const isWhole = (text: string, title: string | undefined): boolean => normal(text) === normal(title ?? "");

/** Equal but for case, quotation marks and spacing; or one of them cut short or lengthened by the outlet's name. */
function sameWords(a: string, b: string | undefined): boolean {
  const [x, y] = [normal(a), normal(b ?? "")];
  if (x === "" || y === "") return false;
  return x === y || (Math.min(x.length, y.length) >= 20 && (x.startsWith(y) || y.startsWith(x)));
}

const normal = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Pages for small and large screens show the same byline twice. */
function unique(parts: readonly Paragraph[]): readonly Paragraph[] {
  const seen = new Set<string>();
  return parts.filter(({ text }) => {
    if (text.length > 200) return true;
    const again = seen.has(text);
    seen.add(text);
    return !again;
  });
}
