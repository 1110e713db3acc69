import type { DateValue, PloverType } from "../../doc/reading.ts";
import { contains } from "../../doc/span.ts";
import type { Sentence } from "../../doc/token.ts";
import { dependent, dependents, tokenAt, tokenOver } from "../../doc/tree.ts";
import { type Annotations, attributionAt, sentenceAt } from "../annotations.ts";
import { assumedDate, carrier, isPresent } from "./assumed-date.ts";
import type { Circumstances } from "./circumstance.ts";
import { casesOf } from "./clause.ts";
import type { Situated } from "./corefer.ts";
import { clauseHead, type Draft } from "./draft.ts";
import { type Occasion, occasionOf, takesPart } from "./occasion.ts";
import { dateByDistance } from "./relative-date.ts";

const SPOKEN = new Set<PloverType>(["REQUEST", "ACCUSE", "AGREE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"]);
const TALKING = new Set<PloverType>([...SPOKEN, "CONSULT"]);
const PROMISES = new Set<PloverType>(["AGREE", "CONCEDE", "THREATEN", "REJECT", "RETREAT"]);

/**
 * Gives a date to what has none in its own sentence: the day on which it was said, of the occasion on which it was said, of
 * the deal in which it was promised, of the story that goes on. What is left gets what its tense alone tells. Every such
 * date names the date that it leans on.
 */
export function dateDrafts(
  drafts: readonly Situated[],
  annotations: Annotations,
  circumstances: Circumstances,
): readonly Situated[] {
  const cues = datedCues(annotations, circumstances);
  const saidAt = new Map(cues.map((cue) => [cue.attribution, cue.date]));
  const deals = new Map<string, DateValue>();
  const last = new Map<string, DateValue>();
  const occasions: Occasion[] = [];
  const done: Situated[] = [];
  let read = -1;
  let nextCue = 0;
  for (const draft of drafts) {
    for (; read < draft.sentence.index; read++) {
      const sentence = annotations.sentences[read + 1];
      if (sentence !== undefined)
        for (const [lemma, date] of datedNouns(sentence, circumstances)) deals.set(lemma, date);
    }
    for (let cue = cues[nextCue]; cue !== undefined && cue.at < draft.trigger[0]; cue = cues[++nextCue])
      for (const actor of cue.actors) last.set(actor, cue.date);
    const dated = draft.date === undefined ? find(draft) : draft;
    const { date } = dated;
    done.push(dated);
    if (date === undefined || date.basis === "publication") continue;
    if (date.precision === "day" && TALKING.has(draft.type) && draft.status === "occurred") {
      for (const actor of draft.actor) last.set(actor.id, date);
      const occasion = occasionOf(draft, date);
      if (occasion !== undefined) occasions.push(occasion);
    }
  }
  return dateByDistance(done).map((draft) => (draft.date === undefined ? assume(draft) : draft));

  function find(draft: Situated): Situated {
    const saying = attributionAt(annotations.attributions, draft.trigger[0]);
    if (isSaying(draft)) {
      const said =
        saidAt.get(saying?.id ?? "") ??
        saying?.source.actors.map((id) => last.get(id)).find((date) => date !== undefined);
      if (said !== undefined) return leaning(draft, said, "the day on which it was said");
    }
    const described = ownNoun(draft, done);
    if (described?.date !== undefined)
      return { ...draft, date: described.date, dateWhy: `describes "${wordOf(described)}"` };
    if (TALKING.has(draft.type) && draft.status === "occurred" && isSimplePast(draft)) {
      const said = draft.actor.map((actor) => last.get(actor.id)).find((date) => date !== undefined);
      if (said !== undefined && SPOKEN.has(draft.type))
        return leaning(draft, said, "what its speaker said last had this date");
    }
    const occasion = occasions.findLast((one) => takesPart(draft, one));
    const noun = tokenAt(draft.sentence, draft.head).upos === "NOUN";
    if (occasion !== undefined && (noun || isSimplePast(draft)))
      return leaning(draft, occasion.date, "the same sides met or spoke at this date");
    const deal = PROMISES.has(draft.type) ? dealUnder(draft, deals) : undefined;
    if (deal !== undefined) return leaning(draft, deal, "the deal that it stands under has this date");
    const scene = sceneOf(draft, done, annotations, circumstances);
    return scene === undefined ? draft : leaning(draft, scene, "the story goes on");
  }

  function assume(draft: Situated): Situated {
    const date = assumedDate(draft, annotations.metadata.published);
    return date === undefined
      ? draft
      : { ...draft, date, dateWhy: "no time is told; its tense looks at the day of publication" };
  }
}

function leaning(draft: Situated, { value, precision }: DateValue, dateWhy: string): Situated {
  return { ...draft, date: { value, precision, basis: "relative", anchor: value }, dateWhy };
}

const wordOf = (draft: Draft): string => tokenAt(draft.sentence, draft.head).form;

interface DatedCue {
  readonly at: number;
  readonly attribution: string;
  readonly actors: readonly string[];
  readonly date: DateValue;
}

/** "said on Tuesday", "told reporters in Doha on Tuesday": a day in the clause of the cue, outside what is said. */
function datedCues({ attributions, sentences }: Annotations, circumstances: Circumstances): readonly DatedCue[] {
  return attributions
    .flatMap(({ id, cue, content, source }): DatedCue[] => {
      const sentence = cue === undefined ? undefined : sentenceAt(sentences, cue[0]);
      const verb = cue === undefined || sentence === undefined ? undefined : tokenOver(sentence, cue[0]);
      if (cue === undefined || sentence === undefined || verb === undefined) return [];
      const clause = clauseHead(sentence, verb.index);
      const time = circumstances
        .timesIn(sentence)
        .find(
          ({ item, token, span }) =>
            item.precision === "day" &&
            clauseHead(sentence, token) === clause &&
            !content.some((piece) => contains(piece, span)),
        );
      return time === undefined ? [] : [{ at: cue[0], attribution: id, actors: source.actors, date: time.item }];
    })
    .sort((a, b) => a.at - b.at);
}

/** Acts of speech that are done by saying them: "We reject the offer", "it is ready to talk", "they will withdraw". */
function isSaying(draft: Situated): boolean {
  if (!SPOKEN.has(draft.type)) return false;
  return (
    /\((ahead|will not|to give way|unless)\)$/.test(draft.by) || draft.by.startsWith("said that") || isPresent(draft)
  );
}

/** The carrying verb is a simple past: "stressed", "was quoted as assuring"; neither "had stressed" nor "has". */
function isSimplePast(draft: Situated): boolean {
  const { sentence } = draft;
  const clause = carrier(draft) ?? clauseHead(sentence, draft.support ?? draft.head);
  let verb = tokenAt(sentence, clause);
  for (let steps = 0; steps < 3 && verb.head >= 0 && /^VBG?$/.test(verb.xpos); steps++)
    verb = tokenAt(sentence, verb.head);
  const auxiliaries = dependents(sentence, verb.index, "aux", "cop");
  if (auxiliaries.some((aux) => aux.lemma === "have" || aux.xpos === "MD")) return false;
  return verb.xpos === "VBD" || auxiliaries.some((aux) => aux.xpos === "VBD");
}

/** The event noun that a participle or relative clause describes: "attacks targeting pilgrims", "raids that hit two villages". */
function ownNoun(draft: Situated, drafts: readonly Situated[]): Situated | undefined {
  const own = tokenAt(draft.sentence, clauseHead(draft.sentence, draft.head));
  if (!own.deprel.startsWith("acl") || own.index !== draft.head || own.head < 0) return undefined;
  return drafts.findLast(
    (other) => other.sentence === draft.sentence && other.head === own.head && other.type === draft.type,
  );
}

/** Nouns with a date before or behind them in their own phrase: "the February 2020 deal". */
function datedNouns(sentence: Sentence, circumstances: Circumstances): readonly (readonly [string, DateValue])[] {
  return circumstances.timesIn(sentence).flatMap(({ item, token }) => {
    const head = tokenAt(sentence, token).head;
    const noun = head < 0 ? undefined : tokenAt(sentence, head);
    return noun?.upos === "NOUN" ? [[noun.lemma.toLowerCase(), item] as const] : [];
  });
}

/** "under the terms of that deal, they pledged": what is promised in a deal has its date. */
function dealUnder(draft: Situated, deals: ReadonlyMap<string, DateValue>): DateValue | undefined {
  const { sentence, head } = draft;
  for (const phrase of dependents(sentence, clauseHead(sentence, head), "obl")) {
    const cases = casesOf(sentence, phrase.index);
    if (!cases.some((word) => /^(under|in|as part of|according to)$/.test(word))) continue;
    for (const noun of [phrase, ...dependents(sentence, phrase.index, "nmod")]) {
      const definite = dependents(sentence, noun.index, "det").some((word) => /^(the|that|this)$/i.test(word.form));
      const date = definite ? deals.get(noun.lemma.toLowerCase()) : undefined;
      if (date !== undefined) return date;
    }
  }
  return undefined;
}

/**
 * "On Friday the rebels took the bridge. They then shelled the town.": a time at the head of a sentence holds for what is
 * told after it in the same paragraph, in the simple past and by the same voice, until another time is named.
 */
function sceneOf(
  draft: Situated,
  drafts: readonly Situated[],
  annotations: Annotations,
  circumstances: Circumstances,
): DateValue | undefined {
  const { sentence, head } = draft;
  const clause = tokenAt(sentence, clauseHead(sentence, head));
  const main =
    clause.deprel === "root" || (clause.deprel === "conj" && tokenAt(sentence, clause.head).deprel === "root");
  if (!main || draft.status !== "occurred" || clause.xpos === "VBG" || !isSimplePast(draft)) return undefined;
  if (circumstances.timesIn(sentence).length > 0) return undefined;
  const voice = attributionAt(annotations.attributions, draft.trigger[0])?.id;
  for (let index = sentence.index - 1; index >= 0 && sentence.index - index <= 4; index--) {
    const before = annotations.sentences[index];
    if (before === undefined || before.zone !== sentence.zone || sentence.paragraph - before.paragraph > 1)
      return undefined;
    const times = circumstances.timesIn(before);
    if (times.length === 0) continue;
    const [time, ...others] = times;
    if (time === undefined || others.length > 0 || /\.\./.test(time.item.value)) return undefined;
    if (attributionAt(annotations.attributions, time.span[0])?.id !== voice) return undefined;
    const root = tokenAt(before, clauseHead(before, time.token));
    if (root.deprel !== "root") return undefined;
    const initial = !before.tokens
      .slice(0, time.token)
      .some((token) => token.upos === "VERB" || token.deprel.startsWith("nsubj"));
    if (initial && before.paragraph === sentence.paragraph) return time.item;
    const continued = sentence.index - index === 1 && goesOn(draft, drafts, before);
    return continued ? time.item : undefined;
  }
  return undefined;
}

/** "They then …", "They killed three": the next step of those who were told of in the sentence before. */
function goesOn(draft: Situated, drafts: readonly Situated[], before: Sentence): boolean {
  const { sentence, head } = draft;
  const clause = clauseHead(sentence, head);
  const subject = dependent(sentence, clause, "nsubj");
  const pronoun = subject?.upos === "PRON" && !/^(it|that|this|which|there)$/i.test(subject.form);
  const next = dependents(sentence, clause, "advmod").some((word) => /^(then|later|afterwards|also)$/i.test(word.form));
  if (!pronoun && !next) return false;
  return drafts.some((other) => other.sentence === before && other.actor.some((actor) => draft.actor.includes(actor)));
}
