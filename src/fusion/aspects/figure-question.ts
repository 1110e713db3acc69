import type { Figure } from "../../doc/reading.ts";
import type { AspectKnowledge, CountedClass, FigureKind } from "./knowledge.ts";
import { stemOf, wordsOf } from "./words.ts";

/** What a figure answers, apart from the number. */
export interface FigureTopic {
  /** The question: "killed", "injured", "groups". */
  readonly what: string;
  /** Who or what is counted, as far as the words say: "children", "militant groups". */
  readonly whom?: string;
  /** Absent where nothing is known of the happening: the counted are named alone. */
  readonly kind?: FigureKind;
}

/** One name for one question, however the figure was named: "soldiers killed", or "killed" of "soldiers". */
export function figureQuestion(figure: Figure, { figureKinds }: AspectKnowledge): FigureTopic {
  const whole = figure.what.toLowerCase();
  const words = whole.split(" ");
  for (let from = 0; from < words.length; from += 1) {
    const kind = figureKinds.get(words.slice(from).join(" "));
    if (kind === undefined) continue;
    const counted = figure.whom ?? words.slice(0, from).join(" ");
    return { what: kind.question, kind, ...(counted === "" ? {} : { whom: counted.toLowerCase() }) };
  }
  const what = words.at(-1) ?? whole;
  const counted = figure.whom?.toLowerCase() ?? (words.length > 1 ? whole : undefined);
  return { what, ...(counted === undefined ? {} : { whom: counted }) };
}

export const WHOM_RELATIONS = ["same", "part", "whole", "other", "unknown"] as const;
/** How the counted of one figure lie to those of another: "part" where the first are some of the second. */
export type WhomRelation = (typeof WHOM_RELATIONS)[number];

export function whomRelation(a: FigureTopic, b: FigureTopic, knowledge: AspectKnowledge): WhomRelation {
  if (sameWords(a.whom, b.whom)) return "same";
  if (a.kind === undefined || b.kind === undefined) return ofThings(a, b);
  const [first, second] = [classOf(a.whom, knowledge), classOf(b.whom, knowledge)];
  if (first === "unit" || second === "unit") return "other";
  const [general, other] = [isGeneral(first), isGeneral(second)];
  // Civilians are everybody where nobody else is counted: whoever compares looks at that.
  if (general && other) return "same";
  if (general) return "whole";
  if (other) return "part";
  return headOf(a.whom) === headOf(b.whom) ? "unknown" : "other";
}

/** "Groups" and "militant groups" are the same where nothing sets them apart; "terror groups" and "rights groups" are not. */
function ofThings(a: FigureTopic, b: FigureTopic): WhomRelation {
  const [first, second] = [modifiersOf(a), modifiersOf(b)];
  if (first.length === 0 || second.length === 0) return "same";
  return first.some((word) => second.includes(word)) ? "same" : "other";
}

const modifiersOf = ({ whom, what }: FigureTopic): readonly string[] =>
  wordsOf(whom ?? "")
    .filter((word) => word !== what)
    .map(stemOf);

export function classOf(whom: string | undefined, { counted }: AspectKnowledge): CountedClass | undefined {
  if (whom === undefined) return "people";
  // "CIA officers and contractors": the first class that is known speaks for the whole.
  for (const word of wordsOf(whom).toReversed()) {
    const known = counted.get(word);
    // A nation before "people" or "civilians" narrows less than the noun says.
    if (known !== undefined) return known;
  }
  return undefined;
}

const isGeneral = (kind: CountedClass | undefined): boolean => kind === "people" || kind === "civilians";
const headOf = (whom: string | undefined): string => stemOf(wordsOf(whom ?? "").at(-1) ?? "");
const sameWords = (a: string | undefined, b: string | undefined): boolean =>
  wordsOf(a ?? "").join(" ") === wordsOf(b ?? "").join(" ");
