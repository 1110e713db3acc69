import type { Attribution, Reading } from "../doc/reading.ts";
import { contains, type Span } from "../doc/span.ts";
import type { ElementKind, Item } from "./elements.ts";

/** What stands behind an element that a person has added, in the place of a rule's name. */
export const BY_HAND = "by-hand";

/** An element at these words with nothing but what every element of its kind must have; its fields are set after. */
export function skeleton(reading: Reading, kind: ElementKind, id: string, span: Span): Item {
  const words = reading.document.text.slice(...span).toWellFormed();
  const found = { by: BY_HAND, certainty: "sure" } as const;
  // Unless the person says otherwise, whoever says the words says what is added: not to say so would make the outlet say it.
  const speaker = innermost(reading, span);
  const said = speaker === undefined ? {} : { attribution: speaker.id };
  const denied = speaker?.act === "denial";
  switch (kind) {
    case "actor": {
      const mentions = [{ span, head: span, form: /^\p{Lu}/u.test(words) ? ("name" as const) : ("nominal" as const) }];
      return { kind, element: { id, name: words, kind: "unknown", mentions, ...found } };
    }
    case "place":
      return { kind, element: { id, name: words, kind: "unknown", mentions: [span], ...found } };
    case "attribution":
      return {
        kind,
        element: {
          id,
          source: { actors: [] },
          content: [span],
          mode: "indirect",
          act: "statement",
          negated: false,
          addressees: [],
          ...(speaker === undefined ? {} : { within: speaker.id }),
          ...found,
        },
      };
    case "event": {
      const evidence = reading.sentences.find((sentence) => contains(sentence, span)) ?? span;
      const status = denied ? ("denied" as const) : ("occurred" as const);
      const mentions = [{ trigger: span, evidence, status, ...said }];
      // Its type is set from the record, which must have one.
      return {
        kind,
        element: { id, type: "CONSULT", contexts: [], actor: [], recipient: [], mentions, figures: [], ...found },
      };
    }
    case "relation":
      return {
        kind,
        element: {
          id,
          type: "tiesWith",
          from: "",
          to: "",
          evidence: span,
          status: denied ? "denied" : "asserted",
          ...said,
          ...found,
        },
      };
    case "figure":
      return { kind, element: { id, what: "number", qualifier: "exact", span, ...said, ...found } };
  }
}

/** The attribution in whose content the words stand, the shortest where one holds another. */
function innermost({ attributions }: Reading, span: Span): Attribution | undefined {
  const holding = attributions.flatMap((attribution) => {
    const content = attribution.content.find((piece) => contains(piece, span));
    return content === undefined ? [] : [{ attribution, length: content[1] - content[0] }];
  });
  return holding.sort((a, b) => a.length - b.length)[0]?.attribution;
}
