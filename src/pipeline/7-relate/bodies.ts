import type { Actor } from "../../doc/reading.ts";
import { dependents, spanOfTokens, tokenOver } from "../../doc/tree.ts";
import { type Annotations, sentenceAt } from "../annotations.ts";
import type { RelationDraft } from "./draft.ts";
import type { Parties } from "./parties.ts";

/** Government, troops and police of a state are the state as far as news goes: saying so each time would state nothing. */
const THE_STATE_ITSELF = new Set(
  "government governments administration regime republic cabinet emirate forces force troops soldiers military army armies police officials authorities leadership".split(
    " ",
  ),
);

/** "the Chinese Foreign Ministry", "US CENTCOM", "Iran's Revolutionary Guard": a body of state named with its state. */
export function bodyRelations(annotations: Annotations, parties: Parties): readonly RelationDraft[] {
  return annotations.actors.filter(isBody).flatMap((actor) => stateOfBody(annotations, actor, parties));
}

const isBody = ({ kind }: Actor): boolean => kind === "government" || kind === "office";

function stateOfBody(annotations: Annotations, actor: Actor, parties: Parties): readonly RelationDraft[] {
  for (const { span, head, form } of actor.mentions) {
    if (form !== "name" && form !== "nominal") continue;
    const sentence = sentenceAt(annotations.sentences, head[0]);
    const noun = sentence === undefined ? undefined : tokenOver(sentence, head[0]);
    if (sentence === undefined || noun === undefined || THE_STATE_ITSELF.has(noun.form.toLowerCase())) continue;
    // "a Turkish court", "the governorates of": not one body that could be met again.
    if (noun.xpos === "NNS" || /^an?\s/i.test(annotations.text.slice(span[0], noun.start))) continue;
    for (const modifier of dependents(sentence, noun.index, "amod", "compound", "nmod:poss")) {
      // The adjective inside a name ("the Chinese Foreign Ministry") may have no mention of its own.
      const isCapital = /^\p{Lu}/u.test(modifier.form) && modifier.start - span[0] <= 4;
      const state = parties.self(sentence, modifier.index)[0] ?? (isCapital ? parties.state(actor.country) : undefined);
      // "US-led coalition": the state leads, the body is not its own.
      const isHyphened = /^[-‐‑–]/.test(annotations.text.slice(modifier.end, modifier.end + 1));
      if (state?.kind !== "state" || state.id === actor.id || modifier.start < span[0] || isHyphened) continue;
      return [
        {
          type: "partOf",
          from: { id: actor.id, kind: actor.kind },
          to: state,
          evidence: spanOfTokens(sentence, [modifier.index, noun.index]),
          at: noun.start,
          status: "asserted",
          by: "relations/body of a state",
          certainty: "sure",
        },
      ];
    }
  }
  return [];
}
