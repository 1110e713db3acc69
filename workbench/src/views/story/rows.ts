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

/**
 * The questions that somebody answers, by happening. Where a story has several happenings, those of which one report
 * alone tells, and nobody else, stand behind the others.
 */
export function questionsOf({ happenings, contradicting }: StoryView): readonly QuestionGroup[] {
  return happenings.flatMap((happening, at) => {
    const questions = happening.aspects
      .filter(({ positions }) => positions.some(({ stance }) => stance !== "silent"))
      .map((aspect) => ({
        key: `${at} ${aspect.question}`,
        aspect,
        contradictions: reasonsFor(aspect, contradicting),
      }));
    return questions.length === 0 ? [] : [{ key: String(at), happening, questions }];
  });
}

function reasonsFor(aspect: Aspect, contradicting: readonly Contradiction[]): readonly string[] {
  if (aspect.agreement !== "contradict") return [];
  const own = aspect.comparisons.filter(({ verdict }) => verdict === "contradict").map(({ reason }) => reason);
  const whole = contradicting.filter(({ question }) => question === aspect.question).map(({ reason }) => reason);
  return [...new Set(own.length > 0 ? own : whole)];
}

/** What is to be said of one answer beside its numbers: that it counts something narrower, or was revised. */
export function noteOf({ comparisons }: Aspect, position: number): string | undefined {
  const own = comparisons.filter(({ a, b }) => a === position || b === position);
  if (own.some(({ verdict }) => verdict === "contradict")) return "contradicted";
  if (own.some(({ verdict }) => verdict === "revised")) return "revised";
  if (own.some(({ verdict }) => verdict === "different-scope")) return "counts something else";
  return undefined;
}
