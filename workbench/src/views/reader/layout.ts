import type { Attribution, Reading, ZoneKind } from "../../../../src/doc/reading.ts";
import type { Span } from "../../../../src/doc/span.ts";
import type { Mark } from "./marks.ts";

/** Words with the same marks over all of them. */
export interface Segment {
  readonly span: Span;
  /** Those that hold it, outermost first. */
  readonly marks: readonly Mark[];
}

/** Who speaks in a paragraph, as the margin shows it. */
export interface Rail {
  readonly attribution: string;
  /** 0 for a speaker of the outlet's own text, 1 for one inside another's words, … */
  readonly depth: number;
  /** Did it begin in an earlier paragraph? */
  readonly goesOn: boolean;
}

export interface Paragraph {
  readonly span: Span;
  readonly zone: ZoneKind;
  readonly segments: readonly Segment[];
  readonly rails: readonly Rail[];
}

/** The text cut into paragraphs, and each into stretches that are marked alike. Together they are the text but for blank lines. */
export function layOut(
  reading: Reading,
  marks: readonly Mark[],
  attributions = reading.attributions,
): readonly Paragraph[] {
  const { text, zones } = reading.document;
  const whole: readonly { readonly kind: ZoneKind; readonly span: Span }[] =
    zones.length > 0 ? zones : [{ kind: "body", span: [0, text.length] }];
  const railed = railsOf(attributions);
  let from = 0;
  return whole
    .flatMap(({ kind, span }) => paragraphsIn(text, span).map((own) => ({ zone: kind, span: own })))
    .map(({ zone, span }) => {
      // Marks are in text order: those that end before this paragraph are done with.
      while ((marks[from]?.span[1] ?? Number.POSITIVE_INFINITY) <= span[0]) from++;
      const own: Mark[] = [];
      for (let at = from; at < marks.length; at++) {
        const mark = marks[at];
        if (mark === undefined || mark.span[0] >= span[1]) break;
        if (mark.span[1] > span[0]) own.push(mark);
      }
      return { zone, span, segments: segmentsOf(span, own), rails: railsAt(railed, span) };
    });
}

/** Blank lines part paragraphs; where a zone has none, every line is one. */
function paragraphsIn(text: string, [start, end]: Span): readonly Span[] {
  const within = text.slice(start, end);
  const pattern = /\n[^\S\n]*\n/.test(within) ? /\n[^\S\n]*\n\s*/g : /\n+/g;
  const spans: Span[] = [];
  let at = 0;
  for (const gap of within.matchAll(pattern)) {
    spans.push([start + at, start + gap.index]);
    at = gap.index + gap[0].length;
  }
  spans.push([start + at, end]);
  return spans.filter(([from, to]) => /\S/.test(text.slice(from, to)));
}

export function segmentsOf([start, end]: Span, marks: readonly Mark[]): readonly Segment[] {
  const cuts = new Set([start, end]);
  for (const { span } of marks) for (const edge of span) if (edge > start && edge < end) cuts.add(edge);
  const edges = [...cuts].toSorted((a, b) => a - b);
  return edges.slice(0, -1).map((from, at): Segment => {
    const to = edges[at + 1] ?? end;
    return { span: [from, to], marks: marks.filter(({ span }) => span[0] <= from && to <= span[1]) };
  });
}

/** The same stretches, cut further where one of these spans begins or ends. */
export function cutAt(segments: readonly Segment[], spans: readonly Span[]): readonly Segment[] {
  if (spans.length === 0) return segments;
  const edges = [...new Set(spans.flat())].toSorted((a, b) => a - b);
  return segments.flatMap(({ span: [start, end], marks }) => {
    const within = edges.filter((edge) => start < edge && edge < end);
    return [start, ...within].map((from, at): Segment => ({ span: [from, within[at] ?? end], marks }));
  });
}

interface Railed {
  readonly attribution: Attribution;
  readonly depth: number;
  readonly from: number;
  readonly until: number;
}

function railsOf(attributions: readonly Attribution[]): readonly Railed[] {
  const byId = new Map(attributions.map((attribution) => [attribution.id, attribution]));
  const depthOf = ({ within }: Attribution, seen: ReadonlySet<string>): number => {
    const outer = within === undefined || seen.has(within) ? undefined : byId.get(within);
    return outer === undefined ? 0 : 1 + depthOf(outer, new Set([...seen, outer.id]));
  };
  return attributions
    .map((attribution) => {
      const { source, cue, content } = attribution;
      const spans = [
        ...content,
        ...(cue === undefined ? [] : [cue]),
        ...(source.span === undefined ? [] : [source.span]),
      ];
      return {
        attribution,
        depth: depthOf(attribution, new Set([attribution.id])),
        from: Math.min(...spans.map(([start]) => start)),
        until: Math.max(...spans.map(([, end]) => end)),
      };
    })
    .toSorted((a, b) => a.from - b.from || a.depth - b.depth);
}

const railsAt = (railed: readonly Railed[], [start, end]: Span): readonly Rail[] =>
  railed
    .filter(({ from, until }) => from < end && start < until)
    .map(({ attribution, depth, from }) => ({ attribution: attribution.id, depth, goesOn: from < start }));
