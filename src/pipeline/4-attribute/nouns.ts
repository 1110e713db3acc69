import type { Sentence, Token } from "../../doc/token.ts";
import { dependent, dependents, subtree, tokenAt } from "../../doc/tree.ts";
import type { Candidate } from "./candidate.ts";
import { doerOf, ownerOf, possessor, prepositionOf } from "./clause.ts";
import { clauseKind } from "./frame.ts";
import type { CueLexicon } from "./lexicon.ts";

/** "the claim that …", "his plan to …", "calls for …", "The question is …". */
export function nounCandidates(
  sentence: Sentence,
  noun: Token,
  lexicon: Pick<CueLexicon, "lightVerbs" | "act">,
): readonly Candidate[] {
  const found: Candidate[] = [];
  const source = reactsTo(sentence, noun, lexicon) ? undefined : ownerOf(sentence, noun.index);
  const carrier = carrierOf(sentence, noun, lexicon.lightVerbs);
  const add = (frame: string, content: readonly number[], more: readonly number[] = []): void => {
    if (content.length === 0) return;
    const light = carrier !== undefined && carrier < noun.index;
    found.push({
      sentence,
      anchor: noun,
      pos: "noun",
      lemma: noun.lemma.toLowerCase(),
      frame: `N-${frame}`,
      content,
      with: [...(light ? [carrier] : []), ...more],
      source,
      addressee: undefined,
    });
  };
  for (const clause of dependents(sentence, noun.index, "acl", "ccomp", "acl:relcl")) {
    if (clause.index < noun.index) continue;
    const kind = isReported(sentence, clause) ? "that" : clauseKind(sentence, clause.index);
    if (clause.deprel === "acl:relcl" && kind !== "that") continue;
    const marked = prepositionOf(sentence, clause.index) ?? dependent(sentence, clause.index, "mark");
    if (kind === "that" || kind === "to" || kind === "wh") add(kind, subtree(sentence, clause.index));
    else if (marked !== undefined && clause.xpos === "VBG") {
      add(
        marked.lemma.toLowerCase(),
        subtree(sentence, clause.index).filter((index) => index > marked.index),
        [marked.index],
      );
    }
  }
  // "issued a call | for calm": behind a light verb the parser may hang the noun's complement on the verb.
  const beside = carrier === undefined ? [] : dependents(sentence, carrier, "obl");
  for (const modifier of [...dependents(sentence, noun.index, "nmod"), ...beside]) {
    const preposition = prepositionOf(sentence, modifier.index);
    if (preposition === undefined || modifier.index < noun.index || modifier.index === source) continue;
    if (modifier.head !== noun.index && preposition.index !== noun.index + 1) continue;
    add(
      preposition.lemma.toLowerCase(),
      subtree(sentence, modifier.index).filter((index) => index > preposition.index),
      [preposition.index],
    );
  }
  const predicate = noun.head < 0 ? undefined : tokenAt(sentence, noun.head);
  if (predicate !== undefined && noun.deprel.startsWith("nsubj") && noun.index < predicate.index) {
    const be = predicate.lemma === "be" ? predicate : dependents(sentence, predicate.index, "cop")[0];
    if (be !== undefined) {
      const clause =
        predicate.lemma === "be" ? dependent(sentence, predicate.index, "ccomp", "xcomp", "advcl") : predicate;
      if (clause !== undefined) {
        const outer = noun.deprel === "nsubj:outer" || clause !== predicate;
        const kind = clauseKind(sentence, clause.index);
        if (outer || kind === "to") {
          const leave = new Set([noun.index, be.index]);
          add(
            "is",
            subtree(sentence, clause.index, (token) => leave.has(token.index)),
            [be.index],
          );
        }
      }
    }
  }
  return found;
}

/** Who rejects, condemns or welcomes a claim is not the one who made it: "rejected the claim that …" names nobody. */
function reactsTo(sentence: Sentence, noun: Token, lexicon: Pick<CueLexicon, "lightVerbs" | "act">): boolean {
  const verb = sentence.tokens[noun.head];
  if (verb === undefined || noun.deprel !== "obj" || lexicon.lightVerbs.has(verb.lemma)) return false;
  if (possessor(sentence, noun.index) !== undefined) return false;
  const act = lexicon.act(verb.lemma.toLowerCase(), "verb", "V-NP");
  return act !== undefined && act !== "statement" && act !== "intention" && act !== "promise" && act !== "demand";
}

/** "the claim that both had broken it": a "that" clause whose subject and object are both there is no relative clause. */
function isReported(sentence: Sentence, clause: Token): boolean {
  if (clause.deprel !== "acl:relcl") return false;
  const that = dependents(sentence, clause.index, "obj", "nsubj").find(({ form }) => form.toLowerCase() === "that");
  const full = dependents(sentence, clause.index, that?.deprel === "obj" ? "obj" : "nsubj").length > 1;
  return that !== undefined && that.index < clause.index && full;
}

/** The verb that carries the noun as its object: "made the claim", "has a plan", "raised concerns". */
function carrierOf(sentence: Sentence, noun: Token, lightVerbs: ReadonlySet<string>): number | undefined {
  if (noun.head < 0) return undefined;
  const head = tokenAt(sentence, noun.head);
  if (noun.deprel === "obj" && lightVerbs.has(head.lemma.toLowerCase())) return head.index;
  return undefined;
}

/** "is confident that …", "is opposed to …", "skeptical of …". */
export function adjectiveCandidates(sentence: Sentence, adjective: Token): readonly Candidate[] {
  const found: Candidate[] = [];
  const source = doerOf(sentence, adjective.index);
  const add = (frame: string, content: readonly number[], more: readonly number[] = []): void => {
    if (content.length === 0) return;
    found.push({
      sentence,
      anchor: adjective,
      pos: "adjective",
      lemma: adjective.lemma.toLowerCase(),
      frame: `J-${frame}`,
      content,
      with: more,
      source,
      addressee: undefined,
    });
  };
  for (const clause of dependents(sentence, adjective.index, "ccomp", "xcomp", "advcl")) {
    if (clause.index < adjective.index) continue;
    const kind = clauseKind(sentence, clause.index);
    const marked = dependent(sentence, clause.index, "mark");
    if (clause.deprel === "advcl" && kind !== "to" && kind !== "that" && kind !== "ing") continue;
    if (kind === "ing" && marked !== undefined) {
      add(
        marked.lemma.toLowerCase(),
        subtree(sentence, clause.index).filter((index) => index > marked.index),
        [marked.index],
      );
    } else add(kind, subtree(sentence, clause.index));
  }
  for (const modifier of dependents(sentence, adjective.index, "obl")) {
    const preposition = prepositionOf(sentence, modifier.index);
    if (preposition === undefined || modifier.index < adjective.index) continue;
    add(
      preposition.lemma.toLowerCase(),
      subtree(sentence, modifier.index).filter((index) => index > preposition.index),
      [preposition.index],
    );
  }
  return found;
}
