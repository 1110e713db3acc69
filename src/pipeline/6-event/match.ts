import type { Actor } from "../../doc/reading.ts";
import type { Sentence, Token } from "../../doc/token.ts";
import { dependent, dependents, tokenAt } from "../../doc/tree.ts";
import { casesOf, subjects } from "./clause.ts";
import { isIn, lemmasOf, testHead } from "./condition.ts";
import type { Role, Test } from "./frame.ts";
import type { EventLexicon, Pattern } from "./lexicon.ts";
import { misreadSubject } from "./mend.ts";
import type { Cast } from "./sides.ts";
import { argumentsIn, contentClauses, contentOf, type Site, unlessSubjects } from "./slots.ts";
import { isNegated } from "./status.ts";

/** A pattern found at a word, with the heads of the phrases that fill its sides. */
export interface Match {
  readonly pattern: Pattern;
  readonly site: Site;
  readonly trigger: number;
  /** Words of the wording besides the trigger: no event of their own. */
  readonly consumed: readonly number[];
  readonly actor: readonly Actor[];
  readonly recipient: readonly Actor[];
  /** Heads of the phrases that name them. */
  readonly fillers: readonly number[];
}

const POS: Readonly<Record<Pattern["pos"], ReadonlySet<string>>> = {
  verb: new Set(["VERB"]),
  noun: new Set(["NOUN"]),
  adj: new Set(["ADJ", "VERB"]),
};

/** All matches of a sentence, one a word at most; what a weightier wording consumed gives none. */
export function matchSentence(sentence: Sentence, lexicon: EventLexicon, cast: Cast): readonly Match[] {
  const matches: Match[] = [];
  const vocabulary = new Set(sentence.tokens.flatMap((token) => [token.lemma.toLowerCase(), token.form.toLowerCase()]));
  for (const token of sentence.tokens) {
    const match = matchToken(sentence, token, vocabulary, lexicon, cast);
    if (match !== undefined) matches.push(match);
  }
  const byWeight = matches.toSorted((a, b) => b.pattern.weight - a.pattern.weight || a.trigger - b.trigger);
  const consumed = new Set<number>();
  const kept: Match[] = [];
  for (const match of byWeight) {
    if (consumed.has(match.trigger)) continue;
    for (const token of match.consumed) consumed.add(token);
    kept.push(match);
  }
  return kept
    .filter((match) => match.pattern.type !== "NONE" && !consumed.has(match.trigger))
    .sort((a, b) => a.trigger - b.trigger);
}

function matchToken(
  sentence: Sentence,
  token: Token,
  vocabulary: ReadonlySet<string>,
  lexicon: EventLexicon,
  cast: Cast,
): Match | undefined {
  // A participle before a noun is background: "the seized weapons", "Israeli-occupied".
  if (token.upos === "VERB" && token.deprel === "amod" && misreadSubject(sentence, token.index) === undefined)
    return undefined;
  const patterns = patternsOf(token, lexicon);
  if (patterns === undefined) return undefined;
  let support: ReturnType<typeof supportOf> | null = null;
  const memo = new Map<string, readonly number[]>();
  for (const pattern of patterns) {
    if (!POS[pattern.pos].has(token.upos)) continue;
    const words = wordsOf(sentence, token, pattern, vocabulary);
    if (words === undefined) continue;
    if (support === null) support = token.upos === "NOUN" ? supportOf(sentence, token, lexicon) : undefined;
    const match = fill(sentence, token, pattern, words, support ?? undefined, memo, lexicon, cast);
    if (match !== undefined) return match;
  }
  return undefined;
}

function patternsOf(token: Token, lexicon: EventLexicon): readonly Pattern[] | undefined {
  const known = lexicon.patterns.get(token.lemma.toLowerCase());
  if (known !== undefined || !OPEN.has(token.upos)) return known;
  for (const lemma of lemmasOf(token)) {
    const patterns = lexicon.patterns.get(lemma);
    if (patterns !== undefined) return patterns;
  }
  return undefined;
}

const OPEN = new Set(["VERB", "NOUN", "ADJ"]);

/** Words of another clause, or of another party, are no part of a wording. */
const CLAUSAL = /^(advcl|ccomp|parataxis|conj|csubj|nsubj|acl|acl:relcl|root)$/;

/** The other words of a wording: below the words already found, or right beside them (trees of fixed phrases vary). */
function wordsOf(
  sentence: Sentence,
  token: Token,
  pattern: Pattern,
  vocabulary: ReadonlySet<string>,
): readonly number[] | undefined {
  if (pattern.words.length === 1) return [];
  if (!pattern.words.every((word, at) => at === pattern.head || vocabulary.has(word))) return undefined;
  const found = [token.index];
  for (const [at, word] of pattern.words.entries()) {
    if (at === pattern.head) continue;
    const next = sentence.tokens.find(
      (other) =>
        !found.includes(other.index) &&
        !CLAUSAL.test(other.deprel) &&
        (other.lemma.toLowerCase() === word || other.form.toLowerCase() === word) &&
        (found.includes(other.head) || found.some((index) => Math.abs(index - other.index) === 1)),
    );
    if (next === undefined) return undefined;
    found.push(next.index);
  }
  return found.slice(1);
}

/** The verb that supports an event noun, with the side on which its subject counts. */
export function supportOf(
  sentence: Sentence,
  noun: Token,
  lexicon: EventLexicon,
): { readonly verb: number; readonly role: "actor" | "recipient" | "none" } | undefined {
  let top = noun;
  while (isCarried(sentence, top, lexicon)) top = tokenAt(sentence, top.head);
  if (top.head < 0) return undefined;
  const verb = tokenAt(sentence, top.head);
  if (verb.upos !== "VERB") return undefined;
  const particle = dependent(sentence, verb.index, "compound:prt")?.lemma.toLowerCase();
  const wording = particle === undefined ? verb.lemma.toLowerCase() : `${verb.lemma.toLowerCase()} ${particle}`;
  for (const slot of slotNames(sentence, top)) {
    const support =
      lexicon.supports.get(`${wording} ${slot}`) ?? lexicon.supports.get(`${verb.lemma.toLowerCase()} ${slot}`);
    if (support !== undefined) return { verb: verb.index, role: support.role };
  }
  return undefined;
}

/** "launched 10 days of war games", "a rally and a strike": the noun above stands in the verb's slot. */
function isCarried(sentence: Sentence, noun: Token, lexicon: EventLexicon): boolean {
  if (noun.head < 0) return false;
  const head = tokenAt(sentence, noun.head);
  if (noun.deprel === "conj") return head.upos === "NOUN";
  return noun.deprel === "nmod" && isIn(lexicon, "quantity", head) && casesOf(sentence, noun.index).includes("of");
}

function slotNames(sentence: Sentence, token: Token): readonly string[] {
  if (token.deprel === "obj" || token.deprel === "nsubj:pass") return ["obj"];
  if (token.deprel === "nsubj") return ["subj"];
  if (token.deprel.startsWith("obl")) return casesOf(sentence, token.index);
  return [];
}

function fill(
  sentence: Sentence,
  token: Token,
  pattern: Pattern,
  words: readonly number[],
  support: ReturnType<typeof supportOf>,
  memo: Map<string, readonly number[]>,
  lexicon: EventLexicon,
  cast: Cast,
): Match | undefined {
  const consumed = [...words];
  const carried = words.filter((index) => tokenAt(sentence, index).upos === "NOUN");
  const supported = support === undefined ? {} : { support: support.verb };
  const site = (): Site => ({ sentence, head: token.index, carried, memo, ...supported });
  const passes = (head: number, test: Test | undefined, role: Role): boolean =>
    test === undefined ||
    testHead(sentence, head, test, lexicon, cast) ||
    (role === "recipient" &&
      (test.kinds.has("state") || test.kinds.has("actor")) &&
      cast.isState(sentence, head, pattern.type));
  for (const term of pattern.terms) {
    if (term.need === "may") continue;
    let met = false;
    for (const slot of term.slots) {
      const heads = argumentsIn(site(), slot).filter(
        (head) => passes(head, term.test, term.role) && !isSpared(sentence, head, slot, pattern),
      );
      if (heads.length === 0) continue;
      met = true;
      if (term.need === "must" && term.role === "other" && slot !== "clause") {
        if (term.test !== undefined && term.test.words.size > 0) consumed.push(...heads);
        if (slot !== "subj") carried.push(...heads.filter((head) => tokenAt(sentence, head).upos === "NOUN"));
      }
      break;
    }
    if (met !== (term.need === "must")) return undefined;
  }
  const parties = pattern.terms
    .filter((term) => term.role === "party" && term.need !== "never")
    .flatMap((term) =>
      term.slots.flatMap((slot) => argumentsIn(site(), slot).filter((head) => passes(head, term.test, term.role))),
    );
  const lent =
    support === undefined || support.role === "none" || parties.length > 0 ? [] : argumentsIn(site(), "subj");
  if (token.upos === "NOUN" && parties.length > 0) parties.push(...accompanied(sentence, token, site(), parties));
  const resolve = (heads: readonly number[]): readonly Actor[] => [
    ...new Set(heads.flatMap((head) => cast.of(sentence, head))),
  ];
  let doing = side(site(), pattern, "actor", passes, resolve);
  if (doing.actors.length === 0 && support?.role === "actor") doing = { heads: lent, actors: resolve(lent) };
  const actor = [...new Set([...resolve(parties), ...doing.actors])];
  const meet = (heads: readonly number[]): readonly Actor[] => [
    ...new Set(heads.flatMap((head) => cast.affected(sentence, head, pattern.type, actor))),
  ];
  let suffering = side(site(), pattern, "recipient", passes, meet);
  if (suffering.actors.length === 0 && support?.role === "recipient") suffering = { heads: lent, actors: meet(lent) };
  return {
    pattern,
    site: site(),
    trigger: token.index,
    consumed,
    actor,
    recipient: suffering.actors,
    fillers: [...new Set([...parties, ...doing.heads, ...suffering.heads])],
  };
}

/** "pledged not to attack" is no threat. */
const isSpared = (sentence: Sentence, head: number, slot: string, pattern: Pattern): boolean =>
  slot === "clause" && pattern.type === "THREATEN" && isNegated(sentence, head);

/** "left after talks with Putin": where only the other side is named, the first one is the subject. */
function accompanied(sentence: Sentence, noun: Token, site: Site, parties: readonly number[]): readonly number[] {
  const others = argumentsIn(site, "with");
  if (noun.head < 0 || !noun.deprel.startsWith("obl") || parties.some((party) => !others.includes(party))) return [];
  const occasion = casesOf(sentence, noun.index).some((word) =>
    /^(after|in|during|amid|following|at|for|before)$/.test(word),
  );
  return occasion && tokenAt(sentence, noun.head).upos === "VERB" ? subjects(sentence, noun.head) : [];
}

interface Side {
  readonly heads: readonly number[];
  readonly actors: readonly Actor[];
}

/** The first slot in which somebody is named wins. */
function side(
  site: Site,
  pattern: Pattern,
  role: "actor" | "recipient",
  passes: (head: number, test: Test | undefined, role: Role) => boolean,
  resolve: (heads: readonly number[]) => readonly Actor[],
): Side {
  for (const term of pattern.terms) {
    if (term.role !== role || term.need === "never") continue;
    for (const slot of term.slots) {
      const spread = slot === "content" || slot === "purpose";
      const groups = spread
        ? contents(site, slot).map((head) => [head])
        : [argumentsIn(site, slot).filter((head) => passes(head, term.test, term.role))];
      for (const heads of groups) {
        const actors = resolve(heads);
        if (actors.length > 0) return { heads, actors };
      }
    }
  }
  return { heads: [], actors: [] };
}

/** Of the phrases of a content clause only the likeliest is meant, not all. */
const contents = (site: Site, slot: "content" | "purpose"): readonly number[] =>
  contentHeads(site, slot).filter((head) => !isOwn(site.sentence, head));

const ALLOWING = new Set(["allow", "let", "permit", "tolerate"]);

function contentOfAll(site: Site): readonly number[] {
  // "promised not to allow them to use its soil": they are not whom it is promised to.
  const clauses = contentClauses(site).filter(
    (clause) => !(ALLOWING.has(tokenAt(site.sentence, clause).lemma) && isNegated(site.sentence, clause)),
  );
  const spoken = clauses.flatMap((clause) => contentOf(site.sentence, clause));
  return [...spoken, ...unlessSubjects(site.sentence, [site.head, ...clauses])];
}

/** "threatened to withdraw its troops": what is one's own is not the other side. */
const isOwn = (sentence: Sentence, head: number): boolean =>
  dependents(sentence, head, "nmod:poss").some((owner) => owner.upos === "PRON");

const contentHeads = (site: Site, slot: "content" | "purpose"): readonly number[] =>
  slot === "purpose" ? argumentsIn(site, slot) : contentOfAll(site);
