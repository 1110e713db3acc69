import { agreementOf } from "./agreement.ts";
import { compareFigures, type FigureComparison, type Happening, spoken } from "./compare-figures.ts";
import { components } from "./components.ts";
import { whomRelation } from "./figure-question.ts";
import { type FigureStatement, sameCount, sameDenied, sameMatter } from "./figures.ts";
import { countOf, disjoint } from "./interval.ts";
import type { AspectKnowledge } from "./knowledge.ts";
import { compareText } from "./order.ts";
import { positionsOf } from "./statement.ts";
import type { Aspect, Comparison, Contradiction, Position } from "./types.ts";
import { placeName } from "./words.ts";

/** The least number that two reports of one thing are taken to mean the same by: "two" is counted of everything. */
const LEAST_THING = 3;

/** What is asked of two figures before their numbers are compared. */
export type Matter = (a: FigureStatement, b: FigureStatement) => boolean;

/** Both count what happened in the story's event; or one denies the very number that the other states. */
export const inStory: Matter = (a, b) =>
  (a.told && b.told) || (sameDenied(a, b) && (a.told || b.told) && deniedTold(a, b));
const deniedTold: Matter = (a, b) => (a.statement.stance === "denies" ? a.told : b.told);

/** Of one document, close by, and not by one speaker, who will count two things. */
export const outsideStories: Matter = (a, b) =>
  (sameMatter(a, b) && a.claim.claimant !== b.claim.claimant) || (a.view === b.view && sameDenied(a, b));

/** By their own words alike, whatever they belong to. */
export const acrossDocuments: Matter = (a, b) => a.view !== b.view && (sameCount(a, b) || sameDenied(a, b));

/** A question for each thing that is counted. */
export function figureAspects(
  statements: readonly FigureStatement[],
  knowledge: AspectKnowledge,
  happening: Happening,
): readonly Aspect[] {
  const questions = [...new Set(statements.map(({ claim }) => claim.topic.what))].sort(compareText);
  return questions.map((what) => {
    const asked = statements.filter(({ claim }) => claim.topic.what === what);
    const positions = positionsOf(asked.map((each) => each.statement));
    const comparisons = comparePositions(positions, asked, knowledge, happening);
    return {
      question: `figure:${what}`,
      agreement: agreementOf(positions, comparisons),
      positions,
      comparisons,
    } satisfies Aspect;
  });
}

function comparePositions(
  positions: readonly Position[],
  asked: readonly FigureStatement[],
  knowledge: AspectKnowledge,
  happening: Happening,
): readonly Comparison[] {
  const owner = positions.map((position) => asked.filter((each) => belongs(each, position)));
  const found: Comparison[] = [];
  for (let a = 0; a < positions.length; a += 1) {
    for (let b = a + 1; b < positions.length; b += 1) {
      const pairs = (owner[a] ?? []).flatMap((x) =>
        (owner[b] ?? []).map((y) => compareTwo(x, y, knowledge, happening)),
      );
      const worst = pairs.find(({ verdict }) => verdict === "contradict") ?? pairs[0];
      if (worst !== undefined) found.push({ a, b, ...worst });
    }
  }
  return found;
}

const belongs = ({ statement }: FigureStatement, { evidence }: Position): boolean =>
  evidence.some(({ document, span }) => document === statement.document && span === statement.spans[0]);

function compareTwo(
  a: FigureStatement,
  b: FigureStatement,
  knowledge: AspectKnowledge,
  happening: Happening,
): FigureComparison {
  if (a.statement.stance !== b.statement.stance) return denied(a, b, knowledge);
  if (a.statement.stance === "denies") return { verdict: "compatible", reason: "both deny it" };
  return compareFigures(a.claim, b.claim, knowledge, happening);
}

/** One says it, the other says that it is not so. */
function denied(a: FigureStatement, b: FigureStatement, knowledge: AspectKnowledge): FigureComparison {
  const [x, y] = [countOf(a.claim.value), countOf(b.claim.value)];
  const same =
    a.claim.topic.what === b.claim.topic.what && whomRelation(a.claim.topic, b.claim.topic, knowledge) === "same";
  if (!same || x === undefined || y === undefined || disjoint(x, y)) {
    return { verdict: "unknown", reason: "the one who denies names another number" };
  }
  return a.claim.claimant === b.claim.claimant
    ? { verdict: "unknown", reason: "both are laid to the same source" }
    : { verdict: "contradict", reason: "one states it, the other denies it" };
}

/** Figures that no reading reconciles; those that contradict each other in a chain are one contradiction. */
export function figureContradictions(
  statements: readonly FigureStatement[],
  matter: Matter,
  knowledge: AspectKnowledge,
  happening: Happening,
): readonly Contradiction[] {
  const edges: [number, number, string][] = [];
  for (const [i, a] of statements.entries()) {
    for (const [offset, b] of statements.slice(i + 1).entries()) {
      if (!matter(a, b) || !tellable(a, b)) continue;
      const { verdict, reason } = compareTwo(a, b, knowledge, happening);
      if (verdict === "contradict") edges.push([i, i + 1 + offset, reason]);
    }
  }
  return components(edges.map(([a, b]) => [a, b] as const)).map((members) => {
    const reason = edges.find(([a]) => members.includes(a))?.[2] ?? "";
    const involved = members.map((index) => statements[index]).filter((each) => each !== undefined);
    const positions = positionsOf(involved.map((each) => each.statement));
    const what = [...new Set(involved.map(({ claim }) => claim.topic.what))].sort(compareText).join(", ");
    const isDenial = positions.some(({ stance }) => stance === "denies");
    return {
      kind: isDenial ? "denial" : "figure",
      about: aboutOf(involved, what),
      question: `figure:${what}`,
      positions,
      reason,
    };
  });
}

/**
 * What is counted must be the same thing by more than its name. Exact numbers of bare things ("1,237 delegates", "25
 * delegates") count whatever their sentence says; only estimates of a whole, or numbers of one event, stand for the same.
 */
function tellable(a: FigureStatement, b: FigureStatement): boolean {
  if (a.claim.topic.kind !== undefined && b.claim.topic.kind !== undefined) return true;
  if (a.claim.value.of !== undefined && a.claim.value.of === b.claim.value.of) return true;
  if (a.claim.value.unit !== undefined || b.claim.value.unit !== undefined) return false;
  const both = (holds: (each: FigureStatement) => boolean): boolean => holds(a) && holds(b);
  if (!both(({ claim }) => (countOf(claim.value)?.low ?? 0) >= LEAST_THING)) return false;
  return both(({ claim }) => claim.value.qualifier !== "exact") || both(isOfEvent);
}

/** The reading ties it to an event of the story. */
const isOfEvent = ({ view, figure }: FigureStatement): boolean =>
  view.told.some(({ id, figures }) => id === figure.event || figures.includes(figure.id));

function aboutOf(involved: readonly FigureStatement[], what: string): string {
  const whom = [...new Set(involved.map(({ claim }) => claim.topic.whom).filter((each) => each !== undefined))].sort(
    (a, b) => a.length - b.length || compareText(a, b),
  )[0];
  const where = involved.map(({ claim }) => claim.places.map(placeName).join(" and ")).find((place) => place !== "");
  const values = [...new Set(involved.map(({ claim }) => spoken(claim.value)))].sort(compareText).join(" or ");
  const counted = whom === undefined || whom.endsWith(what) ? (whom ?? what) : `${whom} ${what}`;
  return `${counted}${where === undefined ? "" : ` in ${where}`}: ${values}`;
}
