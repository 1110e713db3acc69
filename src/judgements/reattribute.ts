import type { Attribution, Reading } from "../doc/reading.ts";
import { contains, type Span } from "../doc/span.ts";

/**
 * Gives what stands in the content of an attribution that a person has added to its speaker, where so far whoever the
 * attribution is inside of, or the outlet itself, was taken to say it. `judged` tells what a person has attributed already.
 */
export function reattribute(
  reading: Reading,
  added: Attribution,
  judged: (element: string, at: Span | undefined) => boolean,
): Reading {
  const holds = (span: Span): boolean => added.content.some((piece) => contains(piece, span));
  const takes = (id: string, span: Span, present: string | undefined, at?: Span): boolean =>
    id !== added.id && present === added.within && holds(span) && !judged(id, at);
  const said = { attribution: added.id };
  return {
    ...reading,
    attributions: reading.attributions.map((inner) => {
      const [content] = inner.content;
      const inside = content !== undefined && takes(inner.id, inner.cue ?? content, inner.within);
      return inside && inner.id !== added.within ? { ...inner, within: added.id } : inner;
    }),
    events: reading.events.map((event) => ({
      ...event,
      mentions: event.mentions.map((mention) =>
        takes(event.id, mention.trigger, mention.attribution, mention.trigger) ? { ...mention, ...said } : mention,
      ),
    })),
    relations: reading.relations.map((relation) =>
      takes(relation.id, relation.evidence, relation.attribution) ? { ...relation, ...said } : relation,
    ),
    figures: reading.figures.map((figure) =>
      takes(figure.id, figure.span, figure.attribution) ? { ...figure, ...said } : figure,
    ),
  };
}
