import { dependent, dependents, tokenAt } from "../../../doc/tree.ts";
import type { Mention } from "../mention.ts";
import type { Clusters } from "./clusters.ts";

const alike = (a: Mention, b: Mention): boolean => {
  if (a.coarse === "place" || b.coarse === "place") return a.coarse === b.coarse;
  if (a.form === "pronoun" || b.form === "pronoun") return false;
  return a.coarse === b.coarse || a.kind === "armed-group" || b.kind === "armed-group";
};

/** Joins what grammar makes one: appositions ("Farhadi, a former adviser") and predicates ("the Fatemiyoun are a force"). */
export function resolveStructure(mentions: readonly Mention[], clusters: Clusters): void {
  const byHead = new Map<string, Mention>();
  for (const mention of mentions) byHead.set(`${mention.sentence.index} ${mention.head}`, mention);
  const at = (mention: Mention, index: number): Mention | undefined => byHead.get(`${mention.sentence.index} ${index}`);
  for (const mention of mentions) {
    if (mention.form === "pronoun" || mention.form === "adjective") continue;
    const { sentence, head } = mention;
    const token = tokenAt(sentence, head);
    if (token.deprel === "appos" || isApposedConjunct(mention)) {
      const other = at(mention, token.head);
      const bothNames = other?.form === "name" && mention.form === "name" && other.coarse === "person";
      if (
        other !== undefined &&
        alike(mention, other) &&
        other.number === mention.number &&
        !bothNames &&
        other.coarse !== "place"
      )
        clusters.join(other, mention, "apposition");
    }
    if (dependent(sentence, head, "cop") !== undefined && mention.form === "nominal") {
      const subject = dependent(sentence, head, "nsubj");
      const other = subject === undefined ? undefined : at(mention, subject.index);
      const negated = dependents(sentence, head, "advmod").some((child) =>
        /^(not|n't|never|no)$/.test(child.form.toLowerCase()),
      );
      const asserted = !dependents(sentence, head, "aux").some((child) =>
        /^(may|might|could|would|should|will)$/.test(child.lemma),
      );
      // "The Fatemiyoun are a division": a body's name may take a plural verb, a person's number must agree.
      const agrees = other?.number === mention.number || (other?.form === "name" && other.coarse === "organisation");
      if (other !== undefined && alike(mention, other) && !negated && asserted && agrees)
        clusters.join(other, mention, "predicate");
    }
  }
}

/** "Esmail Qaani, commander of the force, said": without "and" such a conjunct is an apposition that the parser missed. */
function isApposedConjunct({ sentence, head, form, tokens, number, coarse }: Mention): boolean {
  const token = tokenAt(sentence, head);
  if (token.deprel !== "conj" || form !== "nominal" || coarse !== "person" || number !== "singular") return false;
  if (sentence.tokens[tokens[0] - 1]?.form !== ",") return false;
  return dependents(sentence, token.head, "conj").every(
    (other) => dependent(sentence, other.index, "cc") === undefined,
  );
}
