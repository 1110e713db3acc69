import type { Status } from "../../doc/reading.ts";
import type { Sentence, Token } from "../../doc/token.ts";
import { dependent, dependents, tokenAt } from "../../doc/tree.ts";
import { casesOf, isControlledObject, markOf } from "./clause.ts";
import type { Effect, EventLexicon } from "./lexicon.ts";

/**
 * What the words say about whether it happened. The verb's own auxiliaries and negation first; then every governor up to
 * the clause that is asserted: implicatives ("failed to"), intentions, conditions, nouns ("threat of") as listed in
 * embedding.tsv. `trace` is told each word that changed it. After Karttunen, "Implicative verbs" (Language 47, 1971) and Saurí & Pustejovsky, "FactBank" (2009).
 */
export function statusOf(
  sentence: Sentence,
  trigger: number,
  lexicon: EventLexicon,
  support: number | undefined,
  trace?: (word: Token, status: Status) => void,
): Status {
  const token = tokenAt(sentence, trigger);
  let status: Status = isVerbal(token)
    ? localStatus(sentence, trigger)
    : nounStatus(sentence, trigger, lexicon, support !== undefined);
  trace?.(token, status);
  let at = trigger;
  for (let steps = 0; steps < 12; steps++) {
    const here = tokenAt(sentence, at);
    if (here.head < 0) return status;
    const step = governed(sentence, here, lexicon, here.index === trigger ? support : undefined);
    const before = status;
    status = combine(step.effect, status, step.negated);
    if (step.goOn && step.local && isVerbal(tokenAt(sentence, here.head)))
      status = inherit(status, localStatus(sentence, here.head));
    if (status !== before) trace?.(tokenAt(sentence, here.head), status);
    if (!step.goOn) return status;
    at = here.head;
  }
  return status;
}

const isVerbal = (token: Token): boolean => token.upos === "VERB" || token.upos === "AUX" || token.upos === "ADJ";

interface Step {
  readonly effect: Effect | "ongoing";
  /** The governor itself is negated: "did not fail to". */
  readonly negated: boolean;
  readonly goOn: boolean;
  /** The governor's own auxiliaries count as well. */
  readonly local: boolean;
}
const STOP: Step = { effect: "same", negated: false, goOn: false, local: false };

/** What a token's governor does to it, and whether the search goes on from there. */
function governed(sentence: Sentence, token: Token, lexicon: EventLexicon, support: number | undefined): Step {
  const head = tokenAt(sentence, token.head);
  const known = embedderOf(sentence, head, lexicon);
  const negated = isNegated(sentence, head.index);
  const mark = markOf(sentence, token.index);
  const relation = token.deprel.split(":")[0] ?? "";
  switch (relation) {
    case "conj": {
      const own = dependent(sentence, token.index, "aux", "cop", "nsubj", "nsubj:pass") !== undefined;
      return { effect: "same", negated: false, goOn: true, local: !own && isVerbal(token) };
    }
    case "xcomp":
      if (head.lemma === "be") return { effect: "planned", negated, goOn: true, local: true };
      if (head.lemma === "have" && mark === "to") {
        const yet = [head.index, token.index].some((verb) =>
          dependents(sentence, verb, "advmod").some((word) => word.form.toLowerCase() === "yet"),
        );
        return { effect: yet ? "negated" : "hypothetical", negated: false, goOn: true, local: true };
      }
      return { effect: known ?? (mark === "to" ? "hypothetical" : "same"), negated, goOn: true, local: true };
    case "csubj":
      return { effect: known ?? "hypothetical", negated, goOn: false, local: false };
    case "ccomp":
      return contentOf(sentence, token, head, known, negated, lexicon);
    case "advcl":
      // "launched an appeal to help": a light verb leaves the say to its noun.
      return adverbial(
        sentence,
        token,
        head,
        mark,
        (known === "same" ? undefined : known) ?? carriedBy(sentence, head, lexicon) ?? known,
      );
    case "acl":
      if (token.deprel === "acl:relcl" && !isMisreadContent(sentence, token)) return STOP;
      // "an attempt to assassinate him was thwarted" stays an attempt.
      if (mark === "to") return toInfinitive(sentence, head, known, negated, lexicon);
      if (token.deprel === "acl:relcl") return { effect: known ?? "same", negated, goOn: true, local: false };
      if (mark === "that") return { effect: known ?? "same", negated, goOn: known !== undefined, local: false };
      if (mark === "of" || mark === "for")
        return { effect: known ?? "same", negated, goOn: known !== undefined, local: false };
      return STOP;
    case "obj":
    case "nsubj":
    case "obl":
    case "nmod":
    case "compound":
      return nominal(sentence, token, head, known, negated, support, lexicon);
    case "parataxis":
    case "appos":
      return STOP;
    default:
      return STOP;
  }
}

/** What is said: "told them that it happened" reports it, "told them to do it" and "insisted that he go" do not. */
function contentOf(
  sentence: Sentence,
  verb: Token,
  head: Token,
  known: Effect | undefined,
  negated: boolean,
  lexicon: EventLexicon,
): Step {
  // "did not say who carried out the raids": somebody did.
  const asked = negated ? askedFor(sentence, verb) : [];
  if (asked.some((word) => /^(who|whose|what|which|how|why|when|where)$/.test(word.lemma.toLowerCase())))
    return { effect: "fact", negated: false, goOn: false, local: false };
  if (asked.some((word) => /^(whether|if)$/.test(word.lemma)))
    return { effect: "hypothetical", negated: false, goOn: false, local: false };
  const told = lexicon.embedders.get(`that ${head.lemma.toLowerCase()}`);
  if (told !== undefined && !negated && hasFiniteVerb(sentence, verb))
    return { effect: told, negated: false, goOn: false, local: false };
  return {
    effect: known === "planned" ? "same" : (known ?? carriedBy(sentence, head, lexicon) ?? "same"),
    negated: negated && known !== undefined,
    goOn: known !== undefined,
    local: known === "same",
  };
}

/** The words that make a clause a question: "who carried", "how many people had been". */
function askedFor(sentence: Sentence, verb: Token): readonly Token[] {
  const parts = dependents(sentence, verb.index, "nsubj", "obj", "advmod", "nsubj:pass", "mark");
  const inside = parts.flatMap((part) => dependents(sentence, part.index, "amod", "det", "advmod", "nmod:poss"));
  return [...parts, ...inside, ...inside.flatMap((part) => dependents(sentence, part.index, "advmod"))];
}

const hasFiniteVerb = (sentence: Sentence, verb: Token): boolean =>
  /^VB[DZP]$/.test(verb.xpos) ||
  dependents(sentence, verb.index, "aux", "cop").some((aux) => /^(VB[DZP]|MD)$/.test(aux.xpos));

/** "accusations that rebels killed monks" with "that" for a second object: a clause that lacks nothing is the noun's content. */
const isMisreadContent = (sentence: Sentence, verb: Token): boolean => {
  const found = dependents(sentence, verb.index, "obj");
  return found.length > 1 && found[0]?.lemma === "that" && dependent(sentence, verb.index, "nsubj") !== undefined;
};

/** Modifiers that make an infinitive a fact: "the first country to recognise". */
const RANKING = /^(first|only|last|latest|second|third|few|next)$/;

/** The infinitive of a noun: what the noun says ("a plan to"), else what its own governor says ("wants the rebels to"). */
function toInfinitive(
  sentence: Sentence,
  noun: Token,
  known: Effect | undefined,
  negated: boolean,
  lexicon: EventLexicon,
): Step {
  // "an attempt to assassinate him was thwarted" stays an attempt.
  if (known !== undefined) return { effect: known, negated, goOn: known !== "attempted", local: false };
  if (dependents(sentence, noun.index, "amod", "advmod", "nummod").some((word) => RANKING.test(word.lemma)))
    return { effect: "same", negated, goOn: false, local: false };
  const above = noun.head < 0 ? undefined : embedderOf(sentence, tokenAt(sentence, noun.head), lexicon);
  if (isControlledObject(sentence, noun) && above !== undefined)
    return { effect: above, negated: isNegated(sentence, noun.head), goOn: false, local: false };
  const asked = above === "hypothetical" || above === "negated" ? above : "planned";
  return { effect: asked, negated: false, goOn: false, local: false };
}

function adverbial(sentence: Sentence, token: Token, head: Token, mark: string, known: Effect | undefined): Step {
  const adverb = dependents(sentence, token.index, "advmod")[0]?.form.toLowerCase() ?? "";
  if (/^(if|unless|lest|whether|provided|in case)$/.test(mark))
    return { effect: "hypothetical", negated: false, goOn: false, local: false };
  if (mark === "without" || mark === "instead" || mark === "rather")
    return { effect: "negated", negated: false, goOn: false, local: false };
  if (
    mark === "once" ||
    (adverb === "once" && mark === "") ||
    mark === "until" ||
    (mark === "before" && token.xpos === "VBG")
  )
    return { effect: "planned", negated: false, goOn: false, local: false };
  // "resorted to throwing stones"
  if (mark === "to" && token.xpos === "VBG")
    return { effect: known ?? "same", negated: isNegated(sentence, head.index), goOn: true, local: true };
  if (mark === "to") {
    // "is ready to", "enough to": the adjective decides; else a purpose.
    // "rejected a request to": the parser often hangs the content of a speech act on its verb.
    const spoken = known === "hypothetical" || known === "negated" ? known : "planned";
    // "used the meeting to celebrate": done by using it.
    const verbal = head.lemma === "use" ? "same" : spoken;
    const effect = head.upos === "ADJ" ? (known ?? "hypothetical") : verbal;
    return { effect, negated: isNegated(sentence, head.index), goOn: true, local: true };
  }
  if (
    /^(from|of|for)$/.test(mark) &&
    (known === "negated" || known === "hypothetical" || (known === "planned" && mark === "for"))
  )
    return { effect: known, negated: isNegated(sentence, head.index), goOn: true, local: true };
  // "opened fire to disperse them, killing two": the result of the deed, not of its purpose.
  if (
    mark === "" &&
    token.xpos === "VBG" &&
    markOf(sentence, head.index) === "to" &&
    sentence.tokens[token.index - 1]?.form === ","
  )
    return STOP;
  if (mark === "" && adverb !== "when" && dependent(sentence, token.index, "nsubj", "aux") === undefined) {
    return { effect: "same", negated: false, goOn: true, local: true };
  }
  return STOP;
}

function nominal(
  sentence: Sentence,
  token: Token,
  head: Token,
  known: Effect | undefined,
  negated: boolean,
  support: number | undefined,
  lexicon: EventLexicon,
): Step {
  if (head.upos === "VERB") {
    const supported = support === head.index;
    // "launch an offensive in its war with Iraq": the setting is there whether or not the deed is done.
    const setting = token.deprel.startsWith("obl") && casesOf(sentence, token.index).some((word) => SETTING.test(word));
    if (setting && !supported) return STOP;
    if (supported || known === "same" || known === "ended") {
      const failed = negated && known !== "ended";
      return { effect: failed ? "negated" : (known ?? "same"), negated: false, goOn: true, local: true };
    }
    const direct =
      token.deprel !== "obl" || casesOf(sentence, token.index).some((word) => /^(for|of|from|against|to)$/.test(word));
    if (known !== undefined && direct && token.deprel !== "nsubj")
      return { effect: known, negated, goOn: true, local: false };
    return STOP;
  }
  if (head.upos === "NOUN" && known !== undefined) return { effect: known, negated, goOn: true, local: false };
  if (head.upos === "NOUN" && lexicon.classes.get("quantity")?.has(head.lemma) === true)
    return { effect: "same", negated, goOn: true, local: false };
  return STOP;
}

const SETTING = /^(in|during|amid|after|since|before|despite|following|over|under)$/;

/** "voiced hope that", "issued a warning that": the noun in the governor's object decides. */
function carriedBy(sentence: Sentence, verb: Token, lexicon: EventLexicon): Effect | undefined {
  const noun = dependent(sentence, verb.index, "obj");
  const effect = noun === undefined ? undefined : lexicon.embedders.get(`noun ${noun.lemma.toLowerCase()}`);
  return effect === "hypothetical" || effect === "denied" ? effect : undefined;
}

const POS: Readonly<Record<string, string>> = { NOUN: "noun", ADJ: "adj", ADV: "adv" };

function embedderOf(sentence: Sentence, head: Token, lexicon: EventLexicon): Effect | undefined {
  const pos = POS[head.upos] ?? "verb";
  const lemma = head.lemma.toLowerCase();
  const particle = pos === "verb" ? dependent(sentence, head.index, "compound:prt")?.lemma : undefined;
  const found = particle === undefined ? undefined : lexicon.embedders.get(`${pos} ${lemma} ${particle}`);
  return found ?? lexicon.embedders.get(`${pos} ${lemma}`);
}

const NEGATIONS = new Set(["not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "barely"]);

export function isNegated(sentence: Sentence, head: number): boolean {
  if (
    dependents(sentence, head, "advmod", "cc", "cc:preconj").some(
      (word) => NEGATIONS.has(word.lemma) || NEGATIONS.has(word.form.toLowerCase()),
    )
  ) {
    return !dependents(sentence, head, "advmod").some((word) => word.lemma === "only");
  }
  if (dependents(sentence, head, "advmod").some((word) => word.lemma === "longer" && hasNoAdverb(sentence, word.index)))
    return true;
  return dependents(sentence, head, "nsubj", "nsubj:pass", "obj").some(
    (noun) =>
      /^(none|nobody|nothing|neither)$/.test(noun.lemma) ||
      noun.form.toLowerCase() === "no-one" ||
      hasNo(sentence, noun.index),
  );
}

const hasNoAdverb = (sentence: Sentence, adverb: number): boolean =>
  dependents(sentence, adverb, "advmod", "det").some((word) => word.form.toLowerCase() === "no");

const hasNo = (sentence: Sentence, noun: number): boolean =>
  dependents(sentence, noun, "det", "cc:preconj").some((word) => /^(no|neither)$/.test(word.form.toLowerCase()));

/** From the auxiliaries and negation of the verb (or adjective) itself. */
export function localStatus(sentence: Sentence, verb: number): Status {
  const token = tokenAt(sentence, verb);
  // "Theresa May has met": a name after a name, not the auxiliary.
  const aux = dependents(sentence, verb, "aux")
    .filter((word) => word.form !== "May" || word.index === 0)
    .map((word) => word.form.toLowerCase());
  const negated = isNegated(sentence, verb);
  if (aux.some((word) => /^(may|might|could|can|ca|must|should|ought)$/.test(word))) {
    const impossible = negated && aux.some((word) => /^(can|ca|could)$/.test(word));
    return impossible ? "negated" : "hypothetical";
  }
  if (negated) return "negated";
  // "is to meet", "is about to meet"
  const be = dependents(sentence, verb, "aux", "cop").some((word) => word.lemma === "be");
  if (be && token.xpos === "VB" && dependent(sentence, verb, "mark")?.lemma === "to") return "planned";
  if (aux.some((word) => /^(will|'ll|’ll|wo|shall|would|'d|’d)$/.test(word))) return "planned";
  if (token.xpos === "VBG" && dependents(sentence, verb, "aux").some((word) => word.lemma === "be")) return "ongoing";
  return "occurred";
}

/** "would be the first attack", "if confirmed, this is the first attack": what the auxiliaries and conditions of "be" make of a noun. */
function predicateStatus(sentence: Sentence, noun: number): Status | undefined {
  if (dependent(sentence, noun, "cop") === undefined) return undefined;
  const would = dependents(sentence, noun, "aux").some((word) => /^(would|'d|’d)$/.test(word.form.toLowerCase()));
  const condition = dependents(sentence, noun, "advcl").some((clause) => markOf(sentence, clause.index) === "if");
  if (would || condition) return "hypothetical";
  const status = localStatus(sentence, noun);
  return status === "occurred" || status === "ongoing" ? undefined : status;
}

function nounStatus(sentence: Sentence, noun: number, lexicon: EventLexicon, carried: boolean): Status {
  const predicated = predicateStatus(sentence, noun);
  if (predicated !== undefined) return predicated;
  if (hasNo(sentence, noun)) return "negated";
  for (const word of dependents(sentence, noun, "amod", "advmod", "acl")) {
    const effect =
      lexicon.embedders.get(`adj ${word.lemma.toLowerCase()}`) ??
      lexicon.embedders.get(`adj ${word.form.toLowerCase()}`);
    // "mounted its long-threatened invasion": what is carried out is no threat any more; its verb has the say.
    if (carried && (effect === "planned" || effect === "threatened")) continue;
    if (
      effect === "planned" ||
      effect === "hypothetical" ||
      effect === "threatened" ||
      effect === "negated" ||
      effect === "denied"
    )
      return effect;
    if (/^(ongoing|continuing|continued|current|daily)$/.test(word.form.toLowerCase())) return "ongoing";
  }
  return "occurred";
}

const FACTUAL = new Set<Status>(["occurred", "ongoing"]);

function combine(effect: Effect | "ongoing", inner: Status, negated: boolean): Status {
  switch (effect) {
    case "same":
    case "attempted":
    case "ended":
      return negated && FACTUAL.has(inner) ? "negated" : inner;
    case "fact":
      return inner;
    case "negated":
      return FACTUAL.has(inner) ? (negated ? "occurred" : "negated") : inner;
    case "planned":
      return FACTUAL.has(inner) ? (negated ? "negated" : "planned") : inner;
    case "denied":
      return FACTUAL.has(inner) && !negated ? "denied" : inner;
    case "hypothetical":
      // "if they will leave", "hope that they will": no announcement is left.
      return FACTUAL.has(inner) || inner === "planned" ? "hypothetical" : inner;
    default:
      return FACTUAL.has(inner) ? effect : inner;
  }
}

const inherit = (status: Status, outer: Status): Status =>
  FACTUAL.has(status) && outer !== "occurred" ? outer : status;
