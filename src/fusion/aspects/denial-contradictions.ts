import { overlaps, type Span } from "../../doc/span.ts";
import { samePeople } from "./claimant.ts";
import { components } from "./components.ts";
import { deniedTokens, targetOf } from "./denial-target.ts";
import { type Assertion, assertionsOf, type Denial, denialsOf } from "./denials.ts";
import type { AspectKnowledge } from "./knowledge.ts";
import { positionsOf, type Statement, statement } from "./statement.ts";
import { spokenTokens, tokensOf, weightOf } from "./tokens.ts";
import type { Contradiction } from "./types.ts";
import { sentencesApart, type View } from "./view.ts";
import { shared, wordsOf } from "./words.ts";

/** Words that a claim and its denial in another document must have in common, a name for half a word. */
const COMMON = 2;
/** Twice the common words over all words: two long claims have two words in common by chance. */
const ALIKE = 0.4;
/** "Ghani had gone to Tajikistan", "that he had fled to Tajikistan": two names may do where there is little else. */
const NEARLY_ALL = 0.6;

interface Side {
  readonly key: string;
  readonly statement: Statement;
  readonly text: string;
}

/** Where claim and denial may stand: in one document; in the events of one happening; in two documents of one story. */
export type DenialScope = "document" | "happening" | "between";

/**
 * Claims that somebody else says are not so. Inside a document the denial's place tells what it is about; across the
 * documents of a story only common words do.
 */
export function denialContradictions(
  views: readonly View[],
  knowledge: AspectKnowledge,
  scope: DenialScope,
): readonly Contradiction[] {
  const sides: Side[] = [];
  const index = new Map<string, number>();
  const put = (side: Side): number => {
    const known = index.get(side.key);
    if (known !== undefined) return known;
    sides.push(side);
    index.set(side.key, sides.length - 1);
    return sides.length - 1;
  };
  const edges: [denial: number, assertion: number, reason: string][] = [];
  const assertions = views.map((view) => assertionsOf(view, knowledge));
  for (const [at, view] of views.entries()) {
    for (const denial of denialsOf(view, knowledge)) {
      const opposed = targetOf(denial, assertions[at] ?? [], knowledge);
      const belongs = opposed !== undefined && (scope !== "happening" || isTold(opposed.assertion) || isTold(denial));
      if (belongs)
        edges.push([
          put(denialSide(denial, assertions[at] ?? [], knowledge)),
          put(assertionSide(opposed.assertion)),
          opposed.reason,
        ]);
      if (scope === "document") continue;
      for (const [other, elsewhere] of assertions.entries()) {
        if (other === at) continue;
        for (const assertion of elsewhere) {
          if (scope === "happening" && !isTold(denial) && !isTold(assertion)) continue;
          const reason = acrossDocuments(denial, assertion, knowledge);
          if (reason !== undefined)
            edges.push([
              put(denialSide(denial, assertions[at] ?? [], knowledge)),
              put(assertionSide(assertion)),
              reason,
            ]);
        }
      }
    }
  }
  const linked = [...edges.map(([a, b]) => [a, b] as const), ...copies(sides)];
  return components(linked).map((members) => {
    const involved = members.map((member) => sides[member]).filter((side) => side !== undefined);
    const reason = edges.find(([a]) => members.includes(a))?.[2] ?? "";
    const positions = positionsOf(involved.map((side) => side.statement));
    const asserted = positions.find(({ stance }) => stance === "asserts");
    const about = asserted?.value?.kind === "words" ? asserted.value.text : (asserted?.words[0] ?? "");
    return {
      kind: "denial",
      about,
      question: "happened",
      positions,
      reason: `one denies what the other says: ${reason}`,
    };
  });
}

/**
 * What one claimant says in the same words is one side. "That" and "the claim" are the same words only in a copy: they
 * deny something else elsewhere.
 */
function copies(sides: readonly Side[]): readonly (readonly [number, number])[] {
  const first = new Map<string, number>();
  const pairs: [number, number][] = [];
  for (const [index, { statement: said, text }] of sides.entries()) {
    const words = wordsOf(text);
    const { key: claimant, lineage } = said.claimant;
    const key = JSON.stringify([claimant, said.stance, words, words.length < LONG ? lineage : ""]);
    const known = first.get(key);
    if (known === undefined) first.set(key, index);
    else pairs.push([known, index]);
  }
  return pairs;
}

/** So many words say by themselves what is denied. */
const LONG = 5;

/** The words hold an event of the story, or stand in one sentence with it. */
function isTold({ view, spans }: Denial | Assertion): boolean {
  return view.told.some(({ mentions }) =>
    mentions.some(({ trigger }) => spans.some((span) => span[0] <= trigger[0] && trigger[1] <= span[1])),
  );
}

function acrossDocuments(denial: Denial, assertion: Assertion, knowledge: AspectKnowledge): string | undefined {
  if (samePeople(denial.claimant, assertion.claimant) || assertion.claimant.kind === "unnamed") return undefined;
  if (isOfThought(denial, knowledge)) return undefined;
  const denied = deniedTokens(denial, knowledge);
  const said = tokensOf(assertion.view, assertion.attribution?.content ?? assertion.spans, knowledge.empty);
  const common = shared(denied, said);
  const alike = (2 * common.length) / (denied.length + said.length);
  const nearlyAll = Math.min(common.length / denied.length, common.length / said.length) >= NEARLY_ALL;
  const enough = weightOf(common) >= COMMON && alike >= ALIKE;
  return enough || (common.length > 1 && nearlyAll) ? `both speak of ${spokenTokens(common)}` : undefined;
}

/** Who denies what the story's events or the claims about them say, as answers to whether it happened. */
export function storyDenials(view: View, knowledge: AspectKnowledge): readonly Statement[] {
  const assertions = assertionsOf(view, knowledge);
  return denialsOf(view, knowledge)
    .filter((denial) => {
      const target = targetOf(denial, assertions, knowledge);
      return isTold(denial) || (target !== undefined && isTold(target.assertion));
    })
    .map((denial) => denialSide(denial, assertions, knowledge).statement);
}

/** "Rejects the idea of …": a plan or a thought, which nobody elsewhere need have claimed. */
const isOfThought = ({ denied }: Denial, { thoughts }: AspectKnowledge): boolean =>
  wordsOf(denied)
    .slice(0, 3)
    .some((word) => thoughts.has(word));

/** What the one who denies says instead, in the sentence before or after: "… the group still has members". */
function saidInstead(denial: Denial, assertions: readonly Assertion[], knowledge: AspectKnowledge): readonly Span[] {
  const { view, spans } = denial;
  const [at] = spans;
  const denied = deniedTokens(denial, knowledge);
  if (at === undefined) return [];
  return assertions.flatMap((assertion) => {
    const [said] = assertion.spans;
    if (said === undefined || assertion.claimant.key !== denial.claimant.key) return [];
    if (assertion.attribution?.act !== "statement") return [];
    if (
      Math.abs(sentencesApart(view, at, said)) > 1 ||
      assertion.spans.some((span) => spans.some((own) => overlaps(own, span)))
    ) {
      return [];
    }
    return weightOf(shared(denied, tokensOf(view, assertion.spans, knowledge.empty))) >= 1 ? assertion.spans : [];
  });
}

function denialSide(denial: Denial, assertions: readonly Assertion[], knowledge: AspectKnowledge): Side {
  const { view, claimant, denied } = denial;
  const spans = [...denial.spans, ...saidInstead(denial, assertions, knowledge)];

  return sideOf(
    view,
    statement(view, { claimant, stance: "denies", value: { kind: "words", text: denied }, spans, oneVoice: true }),
    denied,
  );
}

function assertionSide({ view, claimant, spans, text }: Assertion): Side {
  return sideOf(
    view,
    statement(view, { claimant, stance: "asserts", value: { kind: "words", text }, spans, oneVoice: true }),
    text,
  );
}

function sideOf(view: View, of: Statement, text: string): Side {
  const key = JSON.stringify([view.report.document, of.stance, of.spans]);
  return { key, statement: of, text };
}
