import type { Attribution } from "../../doc/reading.ts";
import type { Sentence } from "../../doc/token.ts";
import { dependent, dependents, spanOfTokens, tokenAt } from "../../doc/tree.ts";
import type { Annotations } from "../annotations.ts";
import { attributionAt } from "../annotations.ts";
import { isPassive, objects, subjects } from "./clause.ts";
import { type Draft, evidenceOf } from "./draft.ts";
import type { Cast } from "./sides.ts";
import { isNegated } from "./status.ts";

/** "X said Y must Z" is a demand on Y: somebody says it, of somebody else, without an if. */
export function demands(
  annotations: Annotations,
  sentence: Sentence,
  taken: readonly Draft[],
  cast: Cast,
): readonly Draft[] {
  const found: Draft[] = [];
  if (!sentence.tokens.some((token) => token.lemma === "must" || token.lemma === "have")) return found;
  for (const token of sentence.tokens) {
    if (token.upos !== "VERB" && token.upos !== "ADJ" && token.upos !== "NOUN") continue;
    const must = mustOf(sentence, token.index);
    if (
      must === undefined ||
      isNegated(sentence, token.index) ||
      token.deprel === "advcl" ||
      token.deprel === "acl:relcl"
    )
      continue;
    if (
      taken.some(
        (draft) => draft.type === "REQUEST" && draft.evidence[0] <= token.start && token.end <= draft.evidence[1],
      )
    )
      continue;
    const attribution = attributionAt(annotations.attributions, token.start);
    const actor = speakersOf(annotations, attribution);
    const heads = isPassive(sentence, token.index) ? objects(sentence, token.index) : subjects(sentence, token.index);
    const recipient = heads.flatMap((head) => cast.of(sentence, head)).filter((one) => !actor.includes(one));
    if (attribution === undefined || actor.length === 0 || recipient.length === 0) continue;
    if (attribution.act !== "statement" && attribution.act !== "demand") continue;
    found.push({
      type: "REQUEST",
      actor,
      recipient,
      sentence,
      head: token.index,
      wording: [must],
      trigger: spanOfTokens(sentence, [must, must]),
      evidence: evidenceOf(sentence, token.index, heads),
      status: "occurred",
      by: "said that somebody must",
      certainty: "likely",
      fillers: heads,
      mutual: false,
      definite: false,
    });
  }
  return found;
}

const speakersOf = (annotations: Annotations, attribution: Attribution | undefined) =>
  annotations.actors.filter((actor) => attribution?.source.actors.includes(actor.id) === true);

function mustOf(sentence: Sentence, verb: number): number | undefined {
  const must = dependents(sentence, verb, "aux").find(
    (aux) => aux.lemma === "must" || aux.form.toLowerCase() === "must",
  );
  if (must !== undefined) return must.index;
  const token = tokenAt(sentence, verb);
  if (token.deprel !== "xcomp" || token.head < 0) return undefined;
  const head = tokenAt(sentence, token.head);
  // "have yet to break ties" is no duty.
  if ([head.index, verb].some((at) => dependents(sentence, at, "advmod").some((word) => word.lemma === "yet")))
    return undefined;
  // "will have to place their bets" predicts.
  if (dependents(sentence, head.index, "aux").length > 0) return undefined;
  return head.lemma === "have" &&
    dependent(sentence, verb, "mark")?.lemma === "to" &&
    dependent(sentence, head.index, "obj") === undefined
    ? head.index
    : undefined;
}
