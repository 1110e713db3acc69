import { agreementOf } from "./agreement.ts";
import { compareDates } from "./dates.ts";
import type { EventStatement } from "./event-statements.ts";
import { comparePlaces } from "./places.ts";
import { positionsOf, type Statement } from "./statement.ts";
import type { Aspect, Comparison, Position, Question, Stance, Verdict } from "./types.ts";

const QUESTIONS = ["happened", "actor", "recipient", "date", "place"] as const satisfies readonly Question[];

/** Whether, who, to whom, when and where, each with its positions; questions that nobody answers are left out. */
export function eventAspects(statements: readonly EventStatement[], denials: readonly Statement[]): readonly Aspect[] {
  return QUESTIONS.flatMap((question) => {
    const asked = statements.filter((each) => each.question === question).map(({ statement }) => statement);
    const positions = positionsOf(question === "happened" ? partly([...asked, ...denials.map(withoutValue)]) : asked);
    if (positions.every(({ stance }) => stance === "silent")) return [];
    const comparisons = positions.flatMap((first, a) =>
      positions.slice(a + 1).map((second, offset): Comparison => {
        const b = a + 1 + offset;
        return { a, b, ...compareAnswers(first, second) };
      }),
    );
    return [{ question, agreement: agreementOf(positions, comparisons), positions, comparisons }];
  });
}

/** Who says that some of it happened and some did not ("an attack was tried, but no rocket hit") says so partly. */
function partly(statements: readonly Statement[]): readonly Statement[] {
  const said = (key: string, stance: Stance): boolean =>
    statements.some((each) => each.claimant.key === key && each.stance === stance);
  return statements.map((each) => {
    const { key, kind } = each.claimant;
    const both = kind !== "outlet" && kind !== "unnamed" && said(key, "asserts") && said(key, "denies");
    return both && each.stance !== "silent" ? { ...each, stance: "partly" } : each;
  });
}

/** To whether it happened, no is an answer, in whatever words. */
const withoutValue = ({ value: _words, ...rest }: Statement): Statement => rest;

/** Two answers to one question of the same happening. */
function compareAnswers(a: Position, b: Position): { readonly verdict: Verdict; readonly reason: string } {
  if (a.stance === "silent" || b.stance === "silent") return { verdict: "unknown", reason: "one of them does not say" };
  if ((a.stance === "partly") !== (b.stance === "partly")) {
    return { verdict: "different-scope", reason: "one of them says so only in part" };
  }
  if (a.stance !== b.stance) {
    return a.key === b.key
      ? { verdict: "unknown", reason: "both are laid to the same source" }
      : { verdict: "contradict", reason: "one says that it happened, the other that it did not" };
  }
  const [x, y] = [a.value, b.value];
  if (x?.kind === "date" && y?.kind === "date") return compareDates(x.edtf, y.edtf);
  if (x?.kind === "place" && y?.kind === "place") return comparePlaces(x, y);
  if (x?.kind === "actors" && y?.kind === "actors") {
    return x.keys.some((key) => y.keys.includes(key))
      ? { verdict: "compatible", reason: "a longer list and a shorter one, or the same" }
      : { verdict: "unknown", reason: "they name different actors, who may both have taken part" };
  }
  return { verdict: "compatible", reason: "both say so" };
}
