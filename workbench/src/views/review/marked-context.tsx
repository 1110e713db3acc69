import type { ReactNode } from "react";
import type { ReviewItem } from "../../../../src/query/records.ts";
import { segmentsOf } from "../reader/layout.ts";
import type { Mark } from "../reader/marks.ts";

interface MarkedContextProps {
  readonly context: ReviewItem["context"];
  readonly marks: readonly { readonly span: readonly [number, number]; readonly role: string }[];
}

/** The sentence with the words in question marked, and under each what it is taken for. */
export function MarkedContext({ context, marks }: MarkedContextProps): ReactNode {
  const { text, start } = context;
  const shown: readonly [number, number] = [start, start + text.length];
  const inside: Mark[] = marks
    .filter(({ span }) => span[0] < shown[1] && shown[0] < span[1])
    .map(({ span, role }, at) => ({
      kind: "event",
      id: `${at} ${role}`,
      span,
      first: true,
      look: "event-occurred",
      unsure: false,
    }));
  return (
    <blockquote className="review-words said" dir="auto">
      {segmentsOf(shown, inside).map(({ span, marks: own }) => {
        const words = text.slice(span[0] - start, span[1] - start);
        const [mark] = own;
        if (mark === undefined) return <span key={span[0]}>{words}</span>;
        const role = mark.id.slice(mark.id.indexOf(" ") + 1);
        return (
          <mark key={span[0]} className={`review-mark role-${role}`}>
            {words}
            {role !== "" && span[1] === mark.span[1] ? <span className="review-role">{role}</span> : null}
          </mark>
        );
      })}
    </blockquote>
  );
}
