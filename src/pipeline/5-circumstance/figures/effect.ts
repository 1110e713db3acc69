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
  const own = look("noun", counted.lemma) ?? look("state", counted.form.toLowerCase());
  if (own !== undefined) return own;
  // "12 wounded", "seven others injured": the participle right behind the counted.
  const next = sentence.tokens[after];
  if (next !== undefined && (next.upos === "ADJ" || next.xpos === "VBN" || next.xpos === "VBD")) {
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
    const head = tokenAt(sentence, token.head);
    const relation = token.deprel;
    if (relation === "obj" || relation === "nsubj:pass" || relation === "iobj") {
      return look("transitive", head.lemma) ?? reported(sentence, head, look);
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
        const noun = look("noun", head.lemma) ?? verbalNoun(head, look);
        if (noun !== undefined) return noun;
        if (!COUNTERS.has(head.lemma) && head.upos !== "NUM") return undefined;
      } else if (!cases.some((word) => word === "including" || word === "among" || word === "like")) return undefined;
    } else if (!["conj", "appos", "nummod", "dep", "list", "parataxis"].includes(relation) || head.upos === "VERB")
      return undefined;
    token = head;
  }
  return undefined;
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
