import type { ActorKind } from "../../../doc/reading.ts";
import type { Sentence } from "../../../doc/token.ts";
import { dependent, dependents, spanOfTokens, tokenAt } from "../../../doc/tree.ts";
import { bodyId, type Noun, type Sense, type StateBody } from "../knowledge/knowledge-base.ts";
import type { Verbs } from "../knowledge/verbs.ts";
import type { Coarse, Gender, Mention } from "../mention.ts";
import { candidates, isProper } from "./candidates.ts";
import type { HeadClassifier } from "./classify.ts";
import { type Candidate, features, nounAt, type Words } from "./features.ts";
import type { KnownName } from "./known-name.ts";
import { knownNames } from "./names.ts";
import { PRONOUNS } from "./pronouns.ts";
import { useOf } from "./use.ts";

export interface Detector {
  readonly words: Words;
  readonly verbs: Verbs;
  readonly classifier: HeadClassifier;
}

type Draft = Omit<Mention, "index">;

/**
 * The mentions of a document, in text order. Sentences with a word that elsewhere ends or begins a person's name are read
 * again with that knowledge: "Wang" alone is a person once "Wang Yi" has been met.
 */
export function mentionsIn(sentences: readonly Sentence[], detector: Detector): readonly Mention[] {
  const first = sentences.map((sentence) => mentionsOf(sentence, detector, NOBODY));
  const familiar = new Set<string>();
  for (const { sentence, name, coarse, form } of first.flat()) {
    if (name === undefined || coarse !== "person" || form !== "name" || name[1] - name[0] < 2) continue;
    for (const at of [name[0], name[1] - 1]) {
      const word = tokenAt(sentence, at).form;
      if (/^\p{Lu}\p{Ll}{2}/u.test(word)) familiar.add(word);
    }
  }
  return sentences
    .flatMap((sentence, at) => {
      const found = first[at] ?? [];
      const missed = sentence.tokens.some(
        ({ form, index }) =>
          familiar.has(form) && !found.some(({ name }) => name !== undefined && name[0] <= index && index < name[1]),
      );
      return missed ? mentionsOf(sentence, detector, familiar) : found;
    })
    .map((draft, index): Mention => ({ ...draft, index }));
}

const NOBODY: ReadonlySet<string> = new Set();

/** All mentions of a sentence, in order of their heads. `familiar`: words known from persons' names in the document. */
function mentionsOf(sentence: Sentence, detector: Detector, familiar: ReadonlySet<string>): readonly Draft[] {
  const known = knownNames(sentence, detector.words);
  const found: Draft[] = [];
  for (const token of sentence.tokens) {
    const pronoun = pronounMention(sentence, token.index);
    if (pronoun !== undefined) found.push(pronoun);
  }
  for (const candidate of candidates(sentence, known, detector.words, familiar)) {
    const draft =
      candidate.known === undefined
        ? describe(candidate, known, detector, familiar)
        : named(candidate, candidate.known, known, detector);
    if (draft !== undefined) found.push(draft);
  }
  return withoutEchoes(found).sort((a, b) => a.headSpan[0] - b.headSpan[0] || a.span[0] - b.span[0]);
}

/** "Taliban" inside "the Taliban fighters" says nothing more once the whole phrase means the Taliban. */
const withoutEchoes = (drafts: readonly Draft[]): Draft[] =>
  drafts.filter(
    (draft) => !drafts.some((other) => other !== draft && other.head !== draft.head && echoes(draft, other)),
  );

function echoes(inner: Draft, outer: Draft): boolean {
  if (inner.tokens[0] < outer.tokens[0] || inner.tokens[1] > outer.tokens[1]) return false;
  // "Helmand" inside "Helmand province", whose name it is.
  const sameName = inner.name !== undefined && inner.name[0] === outer.name?.[0] && inner.name[1] === outer.name[1];
  if (inner.coarse === "place" && outer.coarse === "place" && sameName) return true;
  return inner.senses.length === 1 && outer.senses.length === 1 && inner.senses[0] === outer.senses[0];
}

const wordSpan = (sentence: Sentence, index: number): Mention["headSpan"] => {
  const token = tokenAt(sentence, index);
  return [token.start, token.end];
};

const spanOf = (sentence: Sentence, [start, end]: readonly [number, number]): Mention["span"] =>
  spanOfTokens(sentence, [start, end - 1]);

function pronounMention(sentence: Sentence, index: number): Draft | undefined {
  const token = tokenAt(sentence, index);
  if (token.upos !== "PRON" && token.upos !== "DET") return undefined;
  const noun = token.form.toLowerCase();
  const pronoun = PRONOUNS.get(noun);
  if (pronoun === undefined || token.deprel === "expl" || (noun === "it" && isPleonastic(sentence, index)))
    return undefined;
  if (token.form === "US") return undefined;
  const span = wordSpan(sentence, index);
  return {
    sentence,
    head: index,
    tokens: [index, index + 1],
    span,
    headSpan: span,
    form: "pronoun",
    coarse: noun === "it" || noun === "its" || noun === "itself" ? "organisation" : "person",
    senses: [],
    ...(pronoun.gender === undefined ? {} : { gender: pronoun.gender }),
    number: pronoun.number,
    grammaticalPerson: pronoun.grammaticalPerson,
    definite: true,
    noun,
    located: false,
    by: "pronoun",
  };
}

/** "it is clear that", "it rained", "it took years to": the pronoun means nobody. */
function isPleonastic(sentence: Sentence, index: number): boolean {
  const token = tokenAt(sentence, index);
  const governor = sentence.tokens[token.head];
  if (governor === undefined) return false;
  if (dependent(sentence, governor.index, "csubj") !== undefined) return true;
  const copular = dependent(sentence, governor.index, "cop") !== undefined;
  if (copular && governor.upos === "ADJ" && dependents(sentence, governor.index, "ccomp", "xcomp", "advcl").length > 0)
    return true;
  return (
    /^(rain|snow|seem|appear|turn|take|happen)$/.test(governor.lemma) &&
    dependents(sentence, governor.index, "ccomp", "xcomp", "advcl").length > 0
  );
}

/** Words that make a language or the like out of an adjective: "the Chinese language", "Turkish coffee" names no state as actor. */
const NOT_OF_STATE = /^(language|word|alphabet|script|dialect|grammar|food|cuisine|coffee|wine|literature|folklore)$/;

function named(
  candidate: Candidate,
  name: KnownName,
  known: readonly KnownName[],
  detector: Detector,
): Draft | undefined {
  const { sentence, head } = candidate;
  const token = tokenAt(sentence, head);
  const { words } = detector;
  const { knowledge } = words;
  const { senses } = name;
  const modifies =
    token.deprel === "amod" ||
    token.deprel.startsWith("compound") ||
    token.deprel === "nmod:desc" ||
    token.deprel === "nmod:unmarked";
  const of = (...forms: readonly Sense["form"][]): readonly string[] => [
    ...new Set(senses.filter((sense) => forms.includes(sense.form)).map((sense) => sense.entity)),
  ];
  const draft = (
    ids: readonly string[],
    form: Mention["form"],
    located: boolean,
    by: string,
    tokens = candidate.tokens,
  ): Draft => {
    const entity = ids.length === 1 ? knowledge.entities.get(ids[0] ?? "") : undefined;
    // "Saudi King Abdullah": which of several bearers of a name is meant.
    const beside = entity === undefined && kindIsBody(form) ? statesOf(candidate, known) : [];
    const country = entity?.country ?? (beside.length === 1 ? beside[0] : undefined);
    const kind = entity?.kind ?? commonKind(ids.map((id) => knowledge.entities.get(id)?.kind));
    return {
      sentence,
      head,
      tokens,
      name: [name.start, name.end],
      span: spanOf(sentence, tokens),
      headSpan: wordSpan(sentence, head),
      form,
      coarse: kind === "person" || kind === "people" ? "person" : "organisation",
      ...(kind === undefined ? {} : { kind }),
      senses: ids,
      ...(country === undefined ? {} : { country }),
      ...(entity?.sector === undefined ? {} : { sector: entity.sector }),
      ...(entity?.gender === undefined ? {} : { gender: entity.gender }),
      number: kind === "people" || token.xpos === "NNS" || token.xpos === "NNPS" ? "plural" : "singular",
      grammaticalPerson: 3,
      definite: true,
      noun: token.lemma.toLowerCase(),
      located,
      by,
    };
  };
  const adjectives = of("adjective");
  const states = of("state");
  const people = of("people");
  const bare = [name.start, name.end] as const;
  if (adjectives.length > 0 && states.length === 0) {
    if (modifies || (token.upos === "ADJ" && token.deprel === "conj")) {
      const governor = sentence.tokens[token.head];
      if (governor !== undefined && NOT_OF_STATE.test(governor.lemma.toLowerCase())) return undefined;
      return draft(adjectives, "adjective", false, "adjective of a state", bare);
    }
    if (people.length > 0 || isPeople(candidate)) {
      if (isLanguage(candidate)) return undefined;
      const ids = people.length > 0 ? people : adjectives.map((id) => bodyId(id, "people"));
      return draft(ids, "nominal", false, "demonym");
    }
    // "in English", "Turkish is hard": the language.
    return undefined;
  }
  if (people.length > 0) {
    if (modifies) return draft(adjectives, "adjective", false, "adjective of a state", bare);
    if (isLanguage(candidate)) return undefined;
    return draft(people, "nominal", false, "demonym");
  }
  if (senses.every((sense) => sense.form === "place")) {
    const text = textOf(sentence, [name.start, name.end]);
    return place(
      candidate,
      words.places.find(text)?.[0]?.kind ?? "unknown",
      modifies ? bare : candidate.tokens,
      "gazetteer",
    );
  }
  const others = of("name", "acronym", "metonym", "former");
  const use = useOf(sentence, head, detector.verbs, words);
  if (states.length > 0 && others.length === 0) {
    const seats = of("seat");
    if (modifies) return draft(states, "name", use === "place", "name of a state", bare);
    return draft(states, "name", use === "place" && seats.length === 0, "name of a state");
  }
  if (others.length > 0) {
    // "the Hazara community", "Kurdish forces": the phrase as a whole may be somebody, the modifier alone is not.
    if (modifies && others.every((id) => knowledge.entities.get(id)?.kind === "people")) return undefined;
    const modifier = modifies && knowledge.entities.get(others[0] ?? "")?.kind !== "person";
    const metonym = senses.every((sense) => sense.form === "metonym");
    return draft(others, metonym ? "metonym" : "name", false, "knowledge base", modifier ? bare : candidate.tokens);
  }
  const seats = of("seat");
  if (seats.length === 0) return undefined;
  const text = sentence.tokens
    .slice(name.start, name.end)
    .map((part) => part.form)
    .join(" ");
  const isCity = detector.words.places.find(text) !== undefined;
  if (!isCity || speaksForGovernment(sentence, head, use, detector)) {
    return {
      ...draft(
        seats.map((id) => id.replace(/\.gov$/, "")),
        "metonym",
        false,
        "seat of government",
        modifies ? bare : candidate.tokens,
      ),
      kind: "state",
    };
  }
  // "Tashkent University": a part of that name, not a place of its own.
  if (
    modifies &&
    isProper(sentence.tokens[token.head]) &&
    sentence.tokens[name.end]?.spaceAfter !== undefined &&
    token.head > head
  ) {
    return undefined;
  }
  return place(candidate, "city", modifies ? bare : candidate.tokens, "gazetteer");
}

const kindIsBody = (form: Mention["form"]): boolean => form === "name" || form === "metonym";

const commonKind = (kinds: readonly (ActorKind | undefined)[]): ActorKind | undefined =>
  kinds.every((kind) => kind === kinds[0]) ? kinds[0] : undefined;

/** "the French", "the Chinese": an adjective with the article stands for the people. */
const isPeople = ({ sentence, head }: Candidate): boolean =>
  dependent(sentence, head, "det")?.lemma.toLowerCase() === "the";

function speaksForGovernment(sentence: Sentence, index: number, use: string, detector: Detector): boolean {
  const token = tokenAt(sentence, index);
  const governor = sentence.tokens[token.head];
  if (governor === undefined || use === "place") return false;
  const verb = governor.lemma.toLowerCase();
  const { speaks, addresses, lies } = detector.verbs;
  if (token.deprel === "nsubj") return speaks.has(verb) && !lies.has(verb);
  if (token.deprel === "obj" || token.deprel === "iobj" || token.deprel === "nsubj:pass")
    return addresses.has(verb) && !detector.verbs.holds.has(verb);
  if (token.deprel === "obl:agent") return true;
  if (token.deprel === "nmod:poss") return true;
  const preposition = dependent(sentence, index, "case")?.lemma.toLowerCase();
  return preposition === "with" || preposition === "between" || preposition === "against" || preposition === "by";
}

function place(candidate: Candidate, kind: string, tokens: readonly [number, number], by: string): Draft {
  const { sentence, head, name } = candidate;
  const token = tokenAt(sentence, head);
  return {
    sentence,
    head,
    tokens,
    ...(name === undefined ? {} : { name }),
    span: spanOf(sentence, tokens),
    headSpan: wordSpan(sentence, head),
    form: name === undefined ? "nominal" : "name",
    coarse: "place",
    kind: `place:${kind}` as NonNullable<Mention["kind"]>,
    senses: [],
    number: isPlural(candidate) ? "plural" : "singular",
    grammaticalPerson: 3,
    definite: isDefinite(candidate),
    noun: token.lemma.toLowerCase(),
    located: true,
    by,
  };
}

/** "in Russian", "speaks Turkish": a bare singular is the language, people take an article or a plural. */
const isLanguage = (candidate: Candidate): boolean =>
  !isPlural(candidate) && dependent(candidate.sentence, candidate.head, "det", "nummod", "amod") === undefined;

const isPlural = ({ sentence, head }: Candidate): boolean => {
  const token = tokenAt(sentence, head);
  return token.xpos === "NNS" || token.xpos === "NNPS" || token.feats["Number"] === "Plur";
};

function isDefinite({ sentence, head, name }: Candidate): boolean {
  if (name !== undefined) return true;
  const determiner = dependent(sentence, head, "det")?.lemma.toLowerCase();
  return (
    determiner === "the" ||
    determiner === "this" ||
    determiner === "that" ||
    determiner === "these" ||
    determiner === "those" ||
    dependent(sentence, head, "nmod:poss") !== undefined
  );
}

/** A phrase that the knowledge base does not hold: the learned head says what sort of thing it is, lexicons say the rest. */
function describe(
  candidate: Candidate,
  known: readonly KnownName[],
  detector: Detector,
  familiar: ReadonlySet<string>,
): Draft | undefined {
  const { sentence, head, name } = candidate;
  const { words, classifier } = detector;
  const token = tokenAt(sentence, head);
  const noun = nounAt(sentence, head, words.knowledge.nouns);
  if (dependent(sentence, head, "det")?.lemma.toLowerCase() === "no") return undefined;
  const told = settle(candidate, noun, classifier.classify(features(candidate, words)).coarse, detector, familiar);
  if (told === "other") return undefined;
  // "the country" is the state itself, whether it acts or one is in it.
  const isState = name === undefined && noun?.role === "state";
  const coarse = isState ? "organisation" : told === "person" && isNamedPlace(candidate, words) ? "place" : told;
  const places = name === undefined ? undefined : words.places.find(textOf(sentence, name));
  if (coarse === "place" || isNamedRegion(candidate, noun, words)) {
    const region = name === undefined ? regionName(candidate) : undefined;
    if (region !== undefined && noun?.kind.startsWith("place:") === true) {
      return place({ ...candidate, name: region }, noun.kind.slice(6), candidate.tokens, "gazetteer");
    }
    const kind = places?.[0]?.kind ?? (noun?.kind.startsWith("place:") === true ? noun.kind.slice(6) : "unknown");
    return place(candidate, kind, candidate.tokens, places === undefined ? "learned head" : "gazetteer");
  }
  const states = statesOf(candidate, known);
  const country = states.length === 1 ? states[0] : undefined;
  const title = candidate.title === undefined ? undefined : words.titles.get(candidate.title);
  const plural = isPlural(candidate);
  const generic = name !== undefined && GENERIC_IN_NAMES.test(tokenAt(sentence, name[1] - 1).form);
  const kind = actorKind(coarse, noun, plural, name !== undefined, lastNoun(candidate, words), generic);
  const sector = generic ? undefined : sectorOf(candidate, noun ?? lastNoun(candidate, words), title?.sector);
  const given = name === undefined ? undefined : words.givenNames.get(tokenAt(sentence, name[0]).form);
  const gender = coarse === "person" ? (title?.gender ?? noun?.gender ?? given) : undefined;
  const body = stateBody(candidate, noun, country, known) ?? groupBody(candidate, noun, known, words);
  return {
    sentence,
    head,
    tokens: candidate.tokens,
    ...(name === undefined ? {} : { name }),
    span: spanOf(sentence, candidate.tokens),
    headSpan: wordSpan(sentence, head),
    form: name === undefined ? "nominal" : "name",
    coarse,
    ...(kind === undefined ? {} : { kind }),
    senses: body === undefined ? [] : [body],
    ...(country === undefined ? {} : { country }),
    ...(sector === undefined ? {} : { sector }),
    ...(gender === undefined ? {} : { gender }),
    number: plural ? "plural" : "singular",
    grammaticalPerson: 3,
    definite: isDefinite(candidate),
    noun: token.lemma.toLowerCase(),
    located: isState && useOf(sentence, head, detector.verbs, words) === "place",
    by: body === undefined ? (name === undefined ? "noun phrase" : "name by learned head") : "body of a state",
  };
}

/** Where the lexicon or the words around know better than the learned head, which saw few wars and ministries. */
function settle(
  candidate: Candidate,
  noun: Noun | undefined,
  told: Coarse,
  detector: Detector,
  familiar: ReadonlySet<string>,
): Coarse {
  const { words, verbs } = detector;
  const { sentence, head, name } = candidate;
  const token = tokenAt(sentence, head);
  const verb = sentence.tokens[token.head]?.lemma.toLowerCase() ?? "";
  const acts =
    (token.deprel === "nsubj" && verbs.speaks.has(verb)) || (token.deprel === "obj" && verbs.addresses.has(verb));
  if (name === undefined) {
    if (/^(latter|former)$/.test(token.form.toLowerCase())) return token.upos === "ADJ" ? "organisation" : told;
    if (told === "organisation" && noun?.kind.startsWith("place:") === true && !token.deprel.startsWith("nsubj"))
      return "place";
    if (told !== "other" || noun === undefined || token.deprel.startsWith("compound")) return told;
    if (noun.role === "police" || noun.role === "military" || noun.role === "intelligence") return "organisation";
    if (noun.kind === "armed-group" || noun.kind === "party") return "organisation";
    // "the fund has promised": what only somebody does.
    if (acts && noun.kind !== "person" && noun.kind !== "people" && !noun.kind.startsWith("place:"))
      return "organisation";
    if (acts && (noun.kind === "person" || noun.kind === "people")) return "person";
    return told;
  }
  if (name[1] - name[0] === 1 && told !== "person" && familiar.has(tokenAt(sentence, name[0]).form)) return "person";
  // "Prime Minister Ilir Dema", "Petra Lund": a title, or two or three words bound as names of persons are.
  const titled = candidate.title !== undefined && words.titles.has(candidate.title);
  const length = name[1] - name[0];
  const bound =
    length <= 3 && (dependent(sentence, head, "flat") !== undefined || (acts && length > 1 && noun === undefined));
  if (told === "other" && (titled || (bound && /^(nsubj|obj|iobj|conj|appos|root)/.test(token.deprel))))
    return "person";
  if (titled || words.givenNames.has(tokenAt(sentence, name[0]).form)) return told;
  // "Jaish al-Hadid is a small militia", "Al-Zara, a village": what the text calls it.
  const predicate = token.deprel === "nsubj" ? sentence.tokens[token.head] : undefined;
  const called =
    predicate !== undefined && dependent(sentence, predicate.index, "cop") !== undefined
      ? predicate
      : dependent(sentence, head, "appos");
  if (called === undefined || isProper(called)) return told;
  const kind = nounAt(sentence, called.index, words.knowledge.nouns)?.kind;
  if (kind === undefined || kind === "unknown" || kind === "people" || kind === "state") return told;
  return kind === "person" ? "person" : kind.startsWith("place:") ? "place" : "organisation";
}

/** "near Al Huwayjah": an unknown name behind a preposition of place, without title or given name, is no person's. */
function isNamedPlace({ sentence, head, name, title }: Candidate, words: Words): boolean {
  if (name === undefined || words.givenNames.has(tokenAt(sentence, name[0]).form)) return false;
  if (title !== undefined && words.titles.has(title)) return false;
  const preposition = dependent(sentence, head, "case")?.lemma.toLowerCase() ?? "";
  return (
    /^(in|near|at|inside|outside|around)$/.test(preposition) && !/^(appos|flat)/.test(tokenAt(sentence, head).deprel)
  );
}

/** "Helmand" of "Helmand province": the capitalised words right before a common noun for a place. */
function regionName({ sentence, head }: Candidate): readonly [start: number, end: number] | undefined {
  let start = head;
  while (isProper(sentence.tokens[start - 1]) && sentence.tokens[start - 1]?.head === head) start--;
  return start === head ? undefined : [start, head];
}

function isNamedRegion(candidate: Candidate, noun: Noun | undefined, words: Words): boolean {
  const name =
    candidate.name === undefined && noun?.kind.startsWith("place:") === true ? regionName(candidate) : undefined;
  return name !== undefined && words.places.find(textOf(candidate.sentence, name)) !== undefined;
}

const textOf = (sentence: Sentence, [start, end]: readonly [number, number]): string =>
  sentence.tokens
    .slice(start, end)
    .map((part) => (part.spaceAfter ? `${part.form} ` : part.form))
    .join("")
    .trim();

const lastNoun = ({ sentence, name }: Candidate, words: Words): Noun | undefined => {
  if (name === undefined) return undefined;
  const last = tokenAt(sentence, name[1] - 1);
  return words.knowledge.nouns.get(last.form.toLowerCase()) ?? words.knowledge.nouns.get(last.lemma.toLowerCase());
};

const GENERIC_IN_NAMES =
  /^(council|board|committee|union|alliance|coalition|league|house|assembly|mission|chamber|office|commission|axis|commonwealth|force|forces|group|front|network|agency|bureau|service)$/i;

function actorKind(
  coarse: Exclude<Coarse, "other" | "place">,
  noun: Noun | undefined,
  plural: boolean,
  isName: boolean,
  last: Noun | undefined,
  genericName: boolean,
): ActorKind | undefined {
  const told = isName ? (noun ?? last) : noun;
  if (coarse === "person") {
    if (!isName && (told?.kind === "armed-group" || told?.kind === "government")) return told.kind;
    return plural || told?.kind === "people" ? "people" : "person";
  }
  if (told === undefined || told.kind.startsWith("place:") || told.kind === "person") return "organisation";
  // A "Relief Council" is no town council and a "Workers' Union" no bloc of states: such names need more than their last word.
  if (isName && (told.kind === "international-organisation" || genericName)) return "organisation";
  return told.kind as ActorKind;
}

/** "former minister" has left the government: PLOVER calls such people the elite. */
function sectorOf(
  { sentence, head }: Candidate,
  noun: Noun | undefined,
  title: string | undefined,
): string | undefined {
  const sector = title ?? noun?.sector;
  if (
    sector !== "GOV" &&
    sector !== "LEG" &&
    sector !== "JUD" &&
    sector !== "MIL" &&
    sector !== "COP" &&
    sector !== "SPY"
  )
    return sector;
  const former = dependents(sentence, head, "amod", "nmod:desc", "compound").some(
    (child) =>
      isFormer(child.lemma) || dependents(sentence, child.index, "amod").some((below) => isFormer(below.lemma)),
  );
  return former ? "ELI" : sector;
}

const isFormer = (lemma: string): boolean => /^(former|ex|then|onetime|retired|ousted|deposed)$/i.test(lemma);

/** The states named inside the phrase: by adjective, possessive, of-phrase, or as a modifier. Nearest to the front first. */
function statesOf(
  { sentence, head, tokens }: Candidate,
  known: readonly KnownName[],
  prepositions = /^(of|in|from)$/,
): readonly string[] {
  const found: string[] = [];
  for (const name of known) {
    if (name.start < tokens[0] || name.end > tokens[1]) continue;
    const ids = name.senses
      .filter((sense) => sense.form === "adjective" || sense.form === "state")
      .map((sense) => sense.entity)
      // Peoples and the West have adjectives as states have, but no code of a country.
      .filter((id) => /^[A-Z]{3}$/.test(id));
    if (ids.length === 0) continue;
    const token = tokenAt(sentence, name.head);
    const preposition = dependent(sentence, name.head, "case")?.lemma.toLowerCase();
    const direct =
      name.head < head ||
      token.deprel === "nmod:poss" ||
      (preposition !== undefined && prepositions.test(preposition) && token.head === head);
    if (direct) found.push(...ids);
  }
  return [...new Set(found)];
}

/** "the Afghan army" is the army that the state of Afghanistan has; "two Afghan soldiers" and "an army" are not. */
function stateBody(
  candidate: Candidate,
  noun: Noun | undefined,
  country: string | undefined,
  known: readonly KnownName[],
): string | undefined {
  const { sentence, head } = candidate;
  // "troops from Afghanistan" have left it, they are not its army.
  if (statesOf(candidate, known, /^of$/)[0] !== country) return undefined;
  if (country === undefined || noun?.role === undefined || noun.role === "kin" || noun.role === "state")
    return undefined;
  const determiner = dependent(sentence, head, "det")?.lemma.toLowerCase();
  if (determiner !== undefined && determiner !== "the") return undefined;
  if (dependent(sentence, head, "nummod") !== undefined) return undefined;
  const narrowed = dependents(sentence, head, "amod", "compound").some((child) =>
    /^(former|local|provincial|regional|previous|interim|transitional|rebel|special|riot|traffic|border|navy|naval|air)$/.test(
      child.lemma.toLowerCase(),
    ),
  );
  return narrowed ? undefined : bodyId(country, noun.role satisfies StateBody);
}

/**
 * "the Taliban jihadists", "fighters of the Fatemiyoun Division", "the rebel Taliban group": those who make up a group
 * are the group, as long as they are not counted or singled out.
 */
function groupBody(
  { sentence, head, tokens, name }: Candidate,
  noun: Noun | undefined,
  known: readonly KnownName[],
  words: Words,
): string | undefined {
  if (
    name !== undefined ||
    noun === undefined ||
    !(
      noun.sector === "REB" ||
      noun.sector === "PRM" ||
      noun.sector === "MIL" ||
      GROUP_NOUN.test(tokenAt(sentence, head).lemma)
    )
  )
    return undefined;
  const token = tokenAt(sentence, head);
  const collective = noun.kind !== "person" || token.xpos === "NNS";
  if (!collective) return undefined;
  if (dependent(sentence, head, "nummod") !== undefined) return undefined;
  const determiner = dependent(sentence, head, "det")?.lemma.toLowerCase();
  if (determiner !== undefined && determiner !== "the" && determiner !== "these" && determiner !== "this")
    return undefined;
  for (const found of known) {
    if (found.start < tokens[0] || found.end > tokens[1]) continue;
    const at = tokenAt(sentence, found.head);
    const of = dependent(sentence, found.head, "case")?.lemma.toLowerCase() === "of" && at.head === head;
    const modifies =
      at.head === head && /^(compound|amod|nmod:desc|nmod:poss|nmod:unmarked)/.test(at.deprel) && found.head < head;
    if (!of && !modifies) continue;
    const ids = [
      ...new Set(
        found.senses
          .filter((sense) => sense.form !== "adjective" && sense.form !== "former")
          .map((sense) => sense.entity),
      ),
    ];
    const [id] = ids;
    const kind = id === undefined ? undefined : words.knowledge.entities.get(id)?.kind;
    if (ids.length === 1 && (kind === "armed-group" || (kind === "people" && GROUP_NOUN.test(token.lemma)))) return id;
  }
  return undefined;
}

/** Nouns for a group as such and for its members taken together. */
const GROUP_NOUN =
  /^(group|movement|organization|organisation|member|community|population|people|minority|force|faction|militia|network)$/;

export const genderOf = (mention: Mention): Gender | undefined => mention.gender;
