import type { FigureStatement } from "./figures.ts";
import { compareText, firstOf } from "./order.ts";
import type { FigureStep } from "./types.ts";

/** Each claimant's counts in the order of time: what was revised, and who counted first. Copies stand beside originals. */
export function figureSteps(statements: readonly FigureStatement[]): readonly FigureStep[] {
  const steps = statements
    .filter(({ statement }) => statement.stance === "asserts")
    .map(({ statement, claim, figure, view }): FigureStep => {
      const asOf = figure.asOf?.value ?? isoOf(claim.saidAt?.last) ?? view.report.published;
      return {
        claimant: statement.claimant.name,
        key: statement.claimant.key,
        question: `figure:${claim.topic.what}`,
        ...(asOf === undefined ? {} : { asOf }),
        value: claim.value,
        evidence: { document: statement.document, span: figure.span },
        lineage: statement.claimant.lineage,
      };
    });
  return steps.sort((a, b) =>
    firstOf(
      compareText(a.question, b.question),
      compareText(a.asOf ?? "9999", b.asOf ?? "9999"),
      compareText(a.key, b.key),
      compareText(a.evidence.document, b.evidence.document),
      a.evidence.span[0] - b.evidence.span[0],
    ),
  );
}

const DAY_MS = 86_400_000;
const isoOf = (day: number | undefined): string | undefined =>
  day === undefined ? undefined : new Date(day * DAY_MS).toISOString().slice(0, 10);
