import type { Sentence, Token } from "../../../doc/token.ts";
import { dependents, tokenAt } from "../../../doc/tree.ts";
import type { Effect, EffectKind, FigureTables } from "./tables.ts";

/** What happened to the counted, and which rule saw it. */
export interface FoundEffect {
  readonly what: string;
  readonly rule: string;
}

/** Verbs of saying and fearing that stand between the counted and what happened to them: "12 are feared dead". */
const REPORTED = new Set([
  "report",
  "believe",
  "fear",
  "confirm",
  "say",
  "know",
  "think",
  "leave",
  "find",
  "list",
  "declare",
  "presume",
  "remain",
  "go",
]);
const COUNTERS = new Set(["number", "total", "count", "tally", "figure", "group", "crowd", "majority", "rest"]);

/** From the counted noun (or a bare number) up through the tree to what happened to it. */
export function effectOn(
  sentence: Sentence,
  counted: Token,
  after: number,
  isTerritory: boolean,
  tables: FigureTables,
): FoundEffect | undefined {
  const look = (kind: EffectKind, lemma: string): FoundEffect | undefined => {
    const found = tables.effects.get(`${kind} ${lemma}`)?.find((row) => fits(row, isTerritory));
    return found === undefined ? undefined : { what: found.what, rule: `${kind}/${lemma}` };
  };
  const isLost = counted.lemma !== "life" || isLoss(sentence, counted);
  const own = (isLost ? look("noun", counted.lemma) : undefined) ?? look("state", counted.form.toLowerCase());
  if (own !== undefined) return own;
  // "12 wounded", "seven others injured": the participle right behind the counted.
  const next = sentence.tokens[after];
  if (next !== undefined) {
    const state = look("state", next.form.toLowerCase());
    const isActive = next.xpos === "VBD" && dependents(sentence, next.index, "obj").length > 0;
    if (state !== undefined && !isActive) return state;
  }
  const participle = dependents(sentence, counted.index, "acl").find(
    (token) => token.xpos === "VBN" || token.upos === "ADJ",
  );
  if (participle !== undefined) {
    const found = look("transitive", participle.lemma) ?? look("state", participle.form.toLowerCase());
    if (found !== undefined) return found;
  }
  return climb(sentence, counted, look);
}

const fits = (row: Effect, isTerritory: boolean): boolean =>
  row.of === "any" || (row.of === "territory") === isTerritory;

type Look = (kind: EffectKind, lemma: string) => FoundEffect | undefined;

function climb(sentence: Sentence, start: Token, look: Look): FoundEffect | undefined {
  let token = start;
  for (let step = 0; step < 6 && token.head >= 0; step++) {
    const whole = wholeBefore(sentence, token);
    if (whole !== undefined) {
      token = whole;
      if (token.head < 0) break;
    }
    const head = tokenAt(sentence, token.head);
    const relation = token.deprel;
    // "killed at least 12": parsers take the preposition of the qualifier for one of the noun.
    const isBareOblique = relation.startsWith("obl") && head.index < token.index && !hasOwnCase(sentence, token);
    if (relation === "obj" || relation === "nsubj:pass" || relation === "iobj" || isBareOblique) {
      return together(sentence, head, token, look) ?? look("transitive", head.lemma) ?? reported(sentence, head, look);
    }
    if (relation === "nsubj") {
      const passive =
        head.xpos === "VBN" && !dependents(sentence, head.index, "aux").some((aux) => aux.lemma === "have");
      return (
        look("intransitive", head.lemma) ??
        look("state", head.form.toLowerCase()) ??
        (passive ? look("transitive", head.lemma) : undefined) ??
        reported(sentence, head, look)
      );
    }
    if (relation.startsWith("nmod")) {
      const cases = dependents(sentence, token.index, "case").map((word) => word.form.toLowerCase());
      if (cases.includes("of")) {
        const isLost = head.lemma !== "life" || isLoss(sentence, head);
        const noun = (isLost ? look("noun", head.lemma) : undefined) ?? verbalNoun(head, look);
        if (noun !== undefined) return noun;
        if (!COUNTERS.has(head.lemma) && head.upos !== "NUM") return undefined;
      } else if (!cases.some((word) => word === "including" || word === "among" || word === "like")) return undefined;
    } else if (!["conj", "appos", "nummod", "dep", "list", "parataxis"].includes(relation) || head.upos === "VERB")
      return undefined;
    token = head;
  }
  return undefined;
}

/** "claimed 12 lives", "the loss of 12 lives": lives are also saved and endangered. */
function isLoss(sentence: Sentence, life: Token): boolean {
  if (life.head < 0) return false;
  const head = tokenAt(sentence, life.head);
  const isTaken = life.deprel === "obj" && LOSING.has(head.lemma);
  const isSubject = life.deprel === "nsubj:pass" && LOSING.has(head.lemma);
  return isTaken || isSubject || (life.deprel.startsWith("nmod") && head.lemma === "loss");
}
const LOSING = new Set(["claim", "cost", "lose", "take"]);

/** "killed and injured 30", "killed or wounded 30": one number for both. */
function together(sentence: Sentence, verb: Token, object: Token, look: Look): FoundEffect | undefined {
  const isShared = (other: Token): boolean => {
    const [from, to] = [Math.min(verb.index, other.index), Math.max(verb.index, other.index)];
    if (sentence.tokens.slice(from, to).some((token) => token.upos === "NUM")) return false;
    const isActive = object.index > verb.index;
    if (isActive && other.index > object.index) return false;
    return !dependents(sentence, other.index, "obj", "nsubj:pass").some((own) => own !== object);
  };
  const partner =
    dependents(sentence, verb.index, "conj").find(isShared) ??
    (verb.deprel === "conj" && isShared(tokenAt(sentence, verb.head)) ? tokenAt(sentence, verb.head) : undefined);
  const [first, second] = [look("transitive", verb.lemma), partner && look("transitive", partner.lemma)];
  if (first === undefined || second === undefined) return undefined;
  const effects = new Set([first.what, second.what]);
  return effects.has("killed") && effects.has("injured")
    ? { what: "killed or injured", rule: "together/kill-wound" }
    : undefined;
}

const hasOwnCase = (sentence: Sentence, token: Token): boolean =>
  dependents(sentence, token.index, "case").some((word) => !QUALIFYING.has(word.lemma));
const QUALIFYING = new Set(["at", "than", "to", "of", "over", "under", "about", "around", "between", "up"]);

/** "20 people, including five children": what happened to the people happened to the children. */
function wholeBefore(sentence: Sentence, part: Token): Token | undefined {
  const word = dependents(sentence, part.index, "case").find((mark) => /^(?:including|among)$/i.test(mark.form));
  if (word === undefined) return undefined;
  let before = sentence.tokens[word.index - 1];
  if (before?.upos === "PUNCT") before = sentence.tokens[before.index - 1];
  return before !== undefined && (before.upos === "NOUN" || before.upos === "NUM" || before.upos === "PROPN")
    ? before
    : undefined;
}

/** "were reported killed", "are feared dead", "left 12 dead". */
function reported(sentence: Sentence, verb: Token, look: Look): FoundEffect | undefined {
  if (!REPORTED.has(verb.lemma)) return undefined;
  for (const complement of dependents(sentence, verb.index, "xcomp", "ccomp")) {
    const found =
      look("state", complement.form.toLowerCase()) ??
      look("transitive", complement.lemma) ??
      look("intransitive", complement.lemma);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** "the killing of 12 people", "the arrest of three men", "the release of prisoners". */
function verbalNoun(noun: Token, look: Look): FoundEffect | undefined {
  const stem = noun.lemma.endsWith("ing") ? noun.lemma.slice(0, -3) : noun.lemma;
  return look("transitive", stem) ?? (noun.xpos === "VBG" ? look("transitive", noun.lemma) : undefined);
}

/** "a death toll of 12", "the toll rose to 34", "the number of wounded stands at 20": the number's noun stands elsewhere. */
export function tollOver(sentence: Sentence, number: Token, tables: FigureTables): FoundEffect | undefined {
  if (number.head < 0) return firstToll(sentence, dependents(sentence, number.index, "nsubj"), tables);
  const head = tokenAt(sentence, number.head);
  // "from 20 to 34": the second number may hang on the first.
  if (head.upos === "NUM" && head.index < number.index) return tollOver(sentence, head, tables);
  if (number.deprel.startsWith("nmod")) return firstToll(sentence, [head], tables);
  const own = firstToll(sentence, dependents(sentence, number.index, "nsubj"), tables);
  if (own !== undefined || !/^(?:obl|obj|xcomp|advmod|ccomp|conj|advcl)/.test(number.deprel)) return own;
  return firstToll(sentence, dependents(sentence, head.index, "nsubj", "obj"), tables);
}

function firstToll(sentence: Sentence, nouns: readonly Token[], tables: FigureTables): FoundEffect | undefined {
  for (const noun of nouns) {
    const what = tables.effects.get(`toll ${noun.lemma}`)?.[0]?.what;
    if (what !== undefined) return { what, rule: `toll/${noun.lemma}` };
    if (!COUNTERS.has(noun.lemma)) continue;
    for (const counted of dependents(sentence, noun.index, "nmod")) {
      const state =
        tables.effects.get(`state ${counted.form.toLowerCase()}`)?.[0] ??
        tables.effects.get(`noun ${counted.lemma}`)?.[0];
      if (state !== undefined) return { what: state.what, rule: `toll/${noun.lemma}` };
      const participle = dependents(sentence, counted.index, "acl")[0];
      const effect = participle === undefined ? undefined : tables.effects.get(`transitive ${participle.lemma}`)?.[0];
      if (effect !== undefined) return { what: effect.what, rule: `toll/${noun.lemma}` };
    }
  }
  return undefined;
}
