import type { DateValue } from "../../doc/reading.ts";
import type { Sentence, Token } from "../../doc/token.ts";
import { spanOfTokens, tokenAt } from "../../doc/tree.ts";
import { boundsOf } from "../5-circumstance/calendar.ts";
import { distance } from "../5-circumstance/times/units.ts";
import type { Situated } from "./corefer.ts";
import { clauseHead, type Draft } from "./draft.ts";

/**
 * "He was arrested two days after the bombing", "Thursday, a day after rebels killed three": one happening is dated by
 * another at a told distance. Where the day of one side is known, so is that of the other, as precisely as the unit.
 */
export function dateByDistance(drafts: readonly Situated[]): readonly Situated[] {
  const dated = [...drafts];
  for (let from = 0; from < dated.length; ) {
    const sentence = dated[from]?.sentence;
    let to = from + 1;
    while (to < dated.length && dated[to]?.sentence === sentence) to++;
    if (sentence !== undefined) dateSentence(dated, from, to, sentence);
    from = to;
  }
  return dated;
}

function dateSentence(drafts: Situated[], from: number, to: number, sentence: Sentence): void {
  const step = stepIn(sentence);
  if (step === undefined) return;
  const own = drafts.slice(from, to);
  const isAnchor = (draft: Draft): boolean => leansOn(draft, step.word);
  const anchor = own.find(isAnchor);
  const main = own.find((draft) => !isAnchor(draft) && clauseHead(sentence, draft.head) === step.clause);
  if (anchor === undefined) return;
  const told = anchor.date ?? earlier(drafts.slice(0, from), anchor)?.date;
  const [known, open, sign] = isDay(told)
    ? [told, main, step.sign]
    : [main?.status === "planned" ? undefined : main?.date, anchor, -step.sign];
  const day = isDay(known) ? boundsOf(known.value)?.first : undefined;
  if (known === undefined || day === undefined || open === undefined || open.date !== undefined) return;
  const value = distance(day, step.count, step.count, step.unit, sign < 0 ? -1 : 1);
  if (value === undefined) return;
  const words = spanOfTokens(sentence, [Math.max(0, step.word.index - 2), step.word.index]);
  const date: DateValue = { ...value, basis: "relative", anchor: known.value, span: words };
  const why = `${step.count} ${step.unit} from what its sentence tells beside it`;
  drafts[drafts.indexOf(open, from)] = { ...open, date, dateWhy: why };
}

interface Step {
  readonly count: number;
  readonly unit: "day" | "week" | "month" | "year";
  /** 1 where the main clause comes later. */
  readonly sign: 1 | -1;
  /** "after" or "before". */
  readonly word: Token;
  /** The clause that the distance is told of. */
  readonly clause: number;
}

const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

function stepIn(sentence: Sentence): Step | undefined {
  for (const word of sentence.tokens) {
    const form = word.form.toLowerCase();
    if (form !== "after" && form !== "before") continue;
    const unit = sentence.tokens[word.index - 1];
    const number = sentence.tokens[word.index - 2];
    const name = unit?.lemma.toLowerCase();
    if (unit === undefined || number === undefined || word.head < 0) continue;
    if (name !== "day" && name !== "week" && name !== "month" && name !== "year") continue;
    const count = /^\d{1,3}$/.test(number.form) ? Number(number.form) : COUNTS[number.form.toLowerCase()];
    if (count === undefined) continue;
    const leant = clauseHead(sentence, leantOn(sentence, word));
    const noun = tokenAt(sentence, leantOn(sentence, word)).upos === "NOUN";
    const above = tokenAt(sentence, leant).head;
    const clause = noun ? leant : above < 0 ? undefined : clauseHead(sentence, above);
    if (clause !== undefined) return { count, unit: name, sign: form === "after" ? 1 : -1, word, clause };
  }
  return undefined;
}

/** What "after" introduces. The parser may take the conjunction for a preposition of the subject behind it. */
export function leantOn(sentence: Sentence, after: Token): number {
  const object = tokenAt(sentence, after.head);
  return object.deprel.startsWith("nsubj") && object.head >= 0 ? object.head : object.index;
}

/** Is it the draft that "after" introduces: its noun, its clause, or what that clause lets happen? */
export function leansOn({ sentence, head }: Draft, after: Token): boolean {
  if (after.head < after.index) return false;
  const leant = leantOn(sentence, after);
  if (head === leant) return true;
  const clause = tokenAt(sentence, clauseHead(sentence, head));
  if (tokenAt(sentence, leant).upos !== "VERB") return false;
  return head > after.index && (clause.index === leant || (clause.deprel === "xcomp" && clause.head === leant));
}

/** A single day that the text tells. */
const isDay = (date: DateValue | undefined): date is DateValue =>
  date !== undefined && date.precision === "day" && date.basis !== "publication";

/** "two days after the bombing": the last dated happening of that type, where the noun points back to it. */
function earlier(drafts: readonly Situated[], anchor: Situated): Situated | undefined {
  if (!anchor.definite) return undefined;
  const others = drafts.filter((one) => one.type === anchor.type && one.date !== undefined);
  return others.length === 1 ? others[0] : undefined;
}
