import type { Aspect, Contradiction, StoryView } from "../../../../src/query/records.ts";

type Happening = StoryView["happenings"][number];

/** A question of one happening, with what to say beside it. */
export interface Question {
  readonly key: string;
  readonly aspect: Aspect;
  /** Why no reading of the words reconciles the answers, in words. */
  readonly contradictions: readonly string[];
}

export interface QuestionGroup {
  readonly key: string;
  readonly happening: Happening;
  readonly questions: readonly Question[];
}

/** The questions that somebody answers, by happening. */
export function questionsOf({ happenings, contradicting }: StoryView): readonly QuestionGroup[] {
  return happenings.flatMap((happening, at) => {
    const questions = happening.aspects
      .filter(({ positions }) => positions.some(({ stance }) => stance !== "silent"))
      .map((aspect) => ({
        key: `${at} ${aspect.question}`,
        aspect,
        contradictions: reasonsFor(aspect, contradicting),
      }));
    if (questions.length === 0) return [];
    // What contradicts comes first; else the questions keep their order.
    const order = questions.toSorted((a, b) => URGENT[a.aspect.agreement] - URGENT[b.aspect.agreement]);
    return [{ key: String(at), happening, questions: order }];
  });
}

const URGENT: Readonly<Record<Aspect["agreement"], number>> = { contradict: 0, differ: 1, agree: 1, single: 1 };

function reasonsFor(aspect: Aspect, contradicting: readonly Contradiction[]): readonly string[] {
  if (aspect.agreement !== "contradict") return [];
  const own = aspect.comparisons.filter(({ verdict }) => verdict === "contradict").map(({ reason }) => reason);
  const whole = contradicting.filter(({ question }) => question === aspect.question).map(({ reason }) => reason);
  return [...new Set(own.length > 0 ? own : whole)];
}

/** What is to be said of one answer beside its numbers. */
export function noteOf({ comparisons }: Aspect, position: number): "contradicted" | "revised" | undefined {
  const own = comparisons.filter(({ a, b }) => a === position || b === position);
  if (own.some(({ verdict }) => verdict === "contradict")) return "contradicted";
  if (own.some(({ verdict }) => verdict === "revised")) return "revised";
  return undefined;
}
