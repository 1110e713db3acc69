import type { Zone } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";

/** Words attributed by the layout alone: who speaks stands before a colon or after a dash. */
export interface LaidOut {
  readonly source: Span;
  readonly cue: Span;
  readonly content: readonly Span[];
  readonly layout: "turn" | "headline" | "post" | "dash";
}

const LABEL = /^["“]?((?=[\p{Lu}"“‘])[\p{L}\p{N}.'’"“”‘()@_\- ]{1,48}?)(:)\s+(?=\S)/u;
const FIGURES_OF_SPEECH =
  /\b(?:is|are|was|were|has|have|had|will|would|can|could|says?|said|just|this|here|there|why|how|what|when)\b/iu;
const ARTEFACT =
  /\b(?:poll|polls|report|reports|survey|study|studies|source|sources|newspaper|paper|officials?|police|insiders?|historians?|experts?|analysts?|critics|economists?|scientists?|editorial|camp|campaign|aide|aides|adviser|advisor|spokesman|spokeswoman|spokesperson|minister|president|senator|sen|gov|rep|pm|un|eu|nato)\b/iu;
const POST =
  /\s*([—–―-]{1,2})\s*((?:[^\n—–―]{1,50}?)\(@\w{1,30}\))\s*(?:\p{Lu}\p{Ll}{2,8}\.? \d{1,2}, \d{4}|\d{1,2} \p{Lu}\p{Ll}{2,8} \d{4})/gu;
const DASHED = /^(["“].{12,}["”])\s*([—–―-]{1,2})\s*(\p{Lu}[^—–―\n:;!?"“”]{2,60}?)\.?$/su;

/** Interview turns, headlines of the form "X: …", embedded posts, and quotes signed after a dash. */
export function laidOut(
  text: string,
  paragraphs: readonly Span[],
  zones: readonly Zone[],
  labels: ReadonlySet<string>,
  names: { readonly isActor: (span: Span) => boolean; readonly holdsVerb: (span: Span) => boolean },
): readonly LaidOut[] {
  const found: LaidOut[] = [];
  const marked = paragraphs.map((paragraph) => {
    const label = labelOf(text, paragraph, labels);
    // "He added:" is a clause with a cue of its own; a name in capitals may be mistaken for a verb by the tagger.
    return label !== undefined && (isShouted(label.name) || !names.holdsVerb(label.source)) ? label : undefined;
  });
  const times = new Map<string, number>();
  for (const label of marked) {
    if (label !== undefined) times.set(label.name, (times.get(label.name) ?? 0) + 1);
  }
  const isTurn = (name: string): boolean => {
    if (/^[QA]$/.test(name)) return times.has("Q") && times.has("A");
    return isShouted(name)
      ? times.size >= 2 || (times.get(name) ?? 0) >= 2
      : (times.get(name) ?? 0) >= 2 && times.size >= 2;
  };
  for (const [at, paragraph] of paragraphs.entries()) {
    const label = marked[at];
    if (label !== undefined && isTurn(label.name)) {
      const content: Span[] = [body(text, label.after, paragraph[1])];
      // A turn of several paragraphs opens each of them with a mark, as quotes do.
      for (let next = at + 1; next < paragraphs.length; next++) {
        const more = paragraphs[next];
        if (more === undefined || marked[next] !== undefined || !/["“]/u.test(text.charAt(more[0]))) break;
        if (!/["“]/u.test(text.charAt(paragraph[0]))) break;
        content.push(body(text, more[0] + 1, more[1]));
      }
      push(found, { source: label.source, cue: label.cue, content, layout: "turn" });
    } else if (label !== undefined && isTitle(zones, paragraph, at)) {
      const speaks = names.isActor(label.source) || ARTEFACT.test(label.name);
      if (
        speaks &&
        !FIGURES_OF_SPEECH.test(label.name) &&
        text.slice(label.after, paragraph[1]).split(/\s+/u).length >= 2
      ) {
        push(found, {
          source: label.source,
          cue: label.cue,
          content: [body(text, label.after, paragraph[1])],
          layout: "headline",
        });
      }
    }
    found.push(...posts(text, paragraph), ...dashed(text, paragraph));
  }
  return found;
}

function push(found: LaidOut[], claim: LaidOut): void {
  const content = claim.content.filter(([start, end]) => end > start);
  if (content.length > 0) found.push({ ...claim, content });
}

const isShouted = (name: string): boolean => /^[\p{Lu}.'’ ()-]{3,}$/u.test(name);

interface Label {
  readonly name: string;
  readonly source: Span;
  readonly cue: Span;
  readonly after: number;
}

function labelOf(text: string, [start, end]: Span, labels: ReadonlySet<string>): Label | undefined {
  const match = LABEL.exec(text.slice(start, Math.min(end, start + 64)));
  const name = match?.[1];
  if (match === null || name === undefined) return undefined;
  if (labels.has(name.toLowerCase()) || name.split(/\s+/u).length > 7) return undefined;
  const from = start + match[0].indexOf(name);
  const colon = from + name.length;
  return { name, source: [from, colon], cue: [colon, colon + 1], after: start + match[0].length };
}

/** Without its edge marks and full stop: what a person would copy. */
function body(text: string, from: number, to: number): Span {
  let end = to;
  if (/[^.]\.$/u.test(text.slice(from, end)) && !/["”]/u.test(text.slice(from, end))) end--;
  return [from, end];
}

const isTitle = (zones: readonly Zone[], [start]: Span, paragraph: number): boolean =>
  paragraph === 0 || zones.some(({ kind, span }) => kind === "title" && span[0] <= start && start < span[1]);

function posts(text: string, [start, end]: Span): readonly LaidOut[] {
  const found: LaidOut[] = [];
  const part = text.slice(start, end);
  let from = start;
  for (const match of part.matchAll(POST)) {
    const [, dash = "", name = ""] = match;
    const at = start + match.index;
    const cue = at + match[0].indexOf(dash);
    const source = at + match[0].indexOf(name, match[0].indexOf(dash) + dash.length);
    push(found, {
      source: [source, source + name.length],
      cue: [cue, cue + dash.length],
      content: [[from + (/^\s*/u.exec(text.slice(from, at))?.[0].length ?? 0), at]],
      layout: "post",
    });
    from = at + match[0].length;
  }
  return found;
}

function dashed(text: string, [start, end]: Span): readonly LaidOut[] {
  const match = DASHED.exec(text.slice(start, end));
  const [, quote, dash, name] = match ?? [];
  if (quote === undefined || dash === undefined || name === undefined || name.split(/\s+/u).length > 8) return [];
  const cue = text.indexOf(dash, start + quote.length);
  const source = text.indexOf(name, cue + dash.length);
  return [
    {
      source: [source, source + name.length],
      cue: [cue, cue + dash.length],
      content: [[start, start + quote.length]],
      layout: "dash",
    },
  ];
}
