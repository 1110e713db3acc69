import type { Attribution, Figure } from "../../../doc/reading.ts";
import { overlaps, type Span } from "../../../doc/span.ts";
import type { Sentence, Token } from "../../../doc/token.ts";
import { dependents, tokenAt } from "../../../doc/tree.ts";
import { type Annotations, attributionAt } from "../../annotations.ts";
import { numberAt } from "../numbers.ts";
import { isDash, type Piece } from "../pieces.ts";
import { type Counted, complementOf, countedBy, countedPhrase, quantityToken } from "./counted.ts";
import { effectOn, type FoundEffect, tollOver } from "./effect.ts";
import { countName, type FigureName, measureName, phraseName } from "./naming.ts";
import { isIdle, isLabel } from "./not-a-figure.ts";
import { type Quantity, quantityAt } from "./quantity.ts";
import type { FigureTables } from "./tables.ts";

const READ_ZONES = new Set(["title", "standfirst", "caption", "body"]);

/** Every number that the text states about the world, in text order. */
export function figuresOf(
  annotations: Annotations,
  pieces: ReadonlyMap<Sentence, readonly Piece[]>,
  taken: readonly Span[],
  tables: FigureTables,
): readonly Figure[] {
  const figures: Figure[] = [];
  let taking = 0;
  for (const sentence of annotations.sentences) {
    const zone = annotations.zones[sentence.zone];
    if (zone !== undefined && !READ_ZONES.has(zone.kind)) continue;
    while (taking < taken.length && (taken[taking]?.[1] ?? 0) <= sentence.span[0]) taking++;
    const times = taken.slice(taking).filter(([start], offset) => offset < 64 && start < sentence.span[1]);
    for (const draft of figuresIn(sentence, pieces.get(sentence) ?? [], times, tables)) {
      figures.push({ id: `f${figures.length + 1}`, ...draft, ...attributed(annotations.attributions, draft.span) });
    }
  }
  return figures;
}

function attributed(attributions: readonly Attribution[], [start]: Span): { readonly attribution?: string } {
  const attribution = attributionAt(attributions, start);
  return attribution === undefined ? {} : { attribution: attribution.id };
}

/** The counted noun; none where what happened stands right behind the number: "41 wounded today". */
function countedBeside(
  sentence: Sentence,
  pieces: readonly Piece[],
  quantity: Quantity,
  tables: FigureTables,
): Token | undefined {
  const last = pieces[quantity.to - 1]?.token.index ?? 0;
  const next = sentence.tokens[last + 1];
  const isState = next !== undefined && tables.effects.has(`state ${next.form.toLowerCase()}`);
  if (isState && !isPrenominal(sentence, next)) return undefined;
  const noun = countedBy(sentence, pieces, quantity);
  const first = pieces[quantity.from]?.token.index ?? 0;
  return noun !== undefined && noun.index >= first && noun.index <= last && quantity.kind !== "measure"
    ? undefined
    : noun;
}

/** "killed ten soldiers Sunday night": where the tree ties the soldiers to the night, the word before it is counted. */
function outsideOfTimes(
  sentence: Sentence,
  noun: Token | undefined,
  { index }: Token,
  times: readonly Span[],
): Token | undefined {
  const time = noun === undefined ? undefined : times.find((span) => overlaps(span, [noun.start, noun.end]));
  if (time === undefined) return noun;
  return sentence.tokens.findLast(
    (token) => token.index > index && token.end <= time[0] && (token.upos === "NOUN" || token.upos === "PROPN"),
  );
}

const isPrenominal = (sentence: Sentence, token: Token): boolean =>
  token.deprel === "amod" && token.head > token.index && tokenAt(sentence, token.head).upos === "NOUN";

type Draft = Omit<Figure, "id">;

function figuresIn(
  sentence: Sentence,
  pieces: readonly Piece[],
  times: readonly Span[],
  tables: FigureTables,
): readonly Draft[] {
  const drafts: Draft[] = [];
  const isNumeric = (piece: Piece): boolean =>
    piece.kind === "number" || tables.numbers.has(piece.lower) || tables.fractions.has(piece.lower);
  if (!pieces.some(isNumeric)) return drafts;
  for (let at = 0; at < pieces.length; ) {
    const quantity = quantityAt(pieces, at, tables);
    if (quantity === undefined) {
      at++;
      continue;
    }
    const read = readQuantity(sentence, pieces, quantity, times, tables);
    if (read !== undefined) drafts.push(read.draft);
    at = read?.to ?? quantity.to;
  }
  return drafts;
}

interface Read {
  readonly draft: Draft;
  /** The piece behind all that the figure has used up: "15 of the 34 provinces" is one figure. */
  readonly to: number;
}

function readQuantity(
  sentence: Sentence,
  pieces: readonly Piece[],
  given: Quantity,
  times: readonly Span[],
  tables: FigureTables,
): Read | undefined {
  const start = pieces[given.from]?.start ?? 0;
  const end = pieces[given.to - 1]?.end ?? 0;
  if (times.some((time) => overlaps(time, [start, end])) || isLabel(sentence, pieces, given)) return undefined;
  const core = quantityToken(pieces, given);
  if (core === undefined) return undefined;
  const noun = outsideOfTimes(sentence, countedBeside(sentence, pieces, given, tables), core, times);
  const complement = complementOf(sentence, pieces, given);
  const whole =
    complement === undefined || given.kind === "measure"
      ? undefined
      : wholeOf(sentence, pieces, complement, given, tables);
  const quantity = whole === undefined ? given : { ...given, whole: whole.value };
  if (quantity.hyphened && quantity.kind === "count")
    return memberFigure(sentence, pieces, quantity, core, noun, tables);
  const behindQuantity = (pieces[quantity.to - 1]?.token.index ?? 0) + 1;
  if (quantity.kind === "measure") {
    if (isIdle(sentence, undefined, false, quantity, tables)) return undefined;
    const own = quantity.hyphened || core.deprel === "nummod" || core.deprel === "compound" ? noun : complement;
    const what = measureName(sentence, core, behindQuantity - 1, own, quantity);
    return finish(sentence, pieces, quantity, { what }, `figure/${quantity.dimension ?? "measure"}`, own, "likely");
  }
  const nounPhrase =
    noun === undefined
      ? undefined
      : countedPhrase(
          sentence,
          noun,
          complement === undefined ? afterQuantity(pieces, quantity) : complement.index - 6,
        );
  const isTerritory = noun !== undefined && tables.nouns.get(noun.lemma)?.has("territory") === true;
  const behind = Math.max(nounPhrase?.words.at(-1) ?? 0, pieces[quantity.to - 1]?.token.index ?? 0) + 1;
  const effect =
    effectBefore(sentence, pieces, quantity, isTerritory, tables) ??
    (noun === undefined ? undefined : effectOn(sentence, noun, behind, isTerritory, tables)) ??
    effectOn(sentence, core, behind, isTerritory, tables) ??
    tollOver(sentence, core, tables);
  if (quantity.kind === "share") {
    if (noun === undefined && core.deprel === "root" && effect === undefined) return undefined;
    const name =
      effect !== undefined && nounPhrase !== undefined
        ? countName(sentence, nounPhrase, effect, tables)
        : { what: measureName(sentence, core, behindQuantity - 1, noun, quantity) };
    return finish(sentence, pieces, quantity, name, `figure/share${ruleOf(effect)}`, noun, "likely");
  }
  if (effect === undefined && isIdle(sentence, noun, complement !== undefined, quantity, tables)) return undefined;
  const name = countName(sentence, nounPhrase, effect, tables);
  if (name.what === "" || name.what === "number") return undefined;
  const certainty =
    effect !== undefined ? "sure" : core.deprel === "nummod" || complement !== undefined ? "likely" : "unsure";
  return finish(sentence, pieces, quantity, name, `figure/count${ruleOf(effect)}`, noun, certainty);
}

const ruleOf = (effect: FoundEffect | undefined): string => (effect === undefined ? "" : `/${effect.rule}`);
const afterQuantity = (pieces: readonly Piece[], { core }: Quantity): number => (pieces[core]?.token.index ?? 0) + 1;

/** "killing three soldiers", "wounded at least 12": the verb right before the number tells more than the tree. */
function effectBefore(
  sentence: Sentence,
  pieces: readonly Piece[],
  { from }: Quantity,
  isTerritory: boolean,
  tables: FigureTables,
): FoundEffect | undefined {
  const before = pieces[from - 1]?.token;
  if (before === undefined || before.upos !== "VERB" || isPassive(sentence, before)) return undefined;
  const row = tables.effects
    .get(`transitive ${before.lemma}`)
    ?.find((effect) => effect.of === "any" || (effect.of === "territory") === isTerritory);
  if (row === undefined || dependents(sentence, before.index, "obj").some((object) => object.index < before.index))
    return undefined;
  const other = sentence.tokens[before.index - 2];
  const isPair = sentence.tokens[before.index - 1]?.upos === "CCONJ" && other?.upos === "VERB";
  const pair = isPair ? tables.effects.get(`transitive ${other.lemma}`)?.[0]?.what : undefined;
  const isBoth = pair !== undefined && pair !== row.what && (pair === "killed" || pair === "injured");
  return { what: isBoth ? "killed or injured" : row.what, rule: `before/${row.lemma}` };
}

const isPassive = (sentence: Sentence, verb: Token): boolean =>
  dependents(sentence, verb.index, "aux:pass", "nsubj:pass").length > 0;

/** "15 of the 34 provinces": the whole is counted right behind. */
function wholeOf(
  sentence: Sentence,
  pieces: readonly Piece[],
  complement: Token,
  quantity: Quantity,
  tables: FigureTables,
): { readonly value: number } | undefined {
  for (const token of dependents(sentence, complement.index, "nummod")) {
    const at = pieces.findIndex((piece, index) => index >= quantity.to && piece.token.index === token.index);
    const number = at < 0 ? undefined : numberAt(pieces, at, tables.numbers);
    if (number !== undefined && !number.open && (quantity.kind === "share" || number.value >= quantity.value))
      return { value: number.value };
  }
  return undefined;
}

/** "a nine-member delegation" states how many it has; other hyphened counts are names of plans and talks. */
function memberFigure(
  sentence: Sentence,
  pieces: readonly Piece[],
  quantity: Quantity,
  core: Token,
  noun: Token | undefined,
  tables: FigureTables,
): Read | undefined {
  const member = pieces[quantity.to + 1];
  if (member === undefined || !isDash(pieces[quantity.to])) return undefined;
  if (
    tables.nouns.get(member.token.lemma)?.has("member") !== true &&
    tables.nouns.get(member.lower)?.has("member") !== true
  )
    return undefined;
  const body =
    noun !== undefined && noun.index > member.token.index
      ? noun
      : member.token.head > member.token.index
        ? tokenAt(sentence, member.token.head)
        : undefined;
  if (body === undefined || body.upos !== "NOUN") return undefined;
  const name = phraseName(sentence, countedPhrase(sentence, body, member.token.index + 1));
  const members = member.lower === "strong" ? "members" : plural(member.lower);
  return finish(
    sentence,
    pieces,
    quantity,
    { what: `${name} ${members}` },
    "figure/member",
    body.index > core.index ? body : undefined,
    "likely",
  );
}

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["man", "men"],
  ["woman", "women"],
  ["person", "people"],
  ["country", "countries"],
]);
const plural = (noun: string): string => IRREGULAR.get(noun) ?? `${noun}s`;

function finish(
  sentence: Sentence,
  pieces: readonly Piece[],
  quantity: Quantity,
  name: FigureName,
  by: string,
  noun: Token | undefined,
  certainty: Figure["certainty"],
): Read {
  const phrase: Counted | undefined = noun === undefined ? undefined : countedPhrase(sentence, noun, 0);
  const lastWord = tokenAt(sentence, phrase?.words.at(-1) ?? 0).end;
  const start = pieces[quantity.from]?.start ?? 0;
  const end = Math.max(pieces[quantity.to - 1]?.end ?? 0, phrase === undefined ? 0 : lastWord);
  let to = quantity.to;
  while (to < pieces.length && (quantity.whole !== undefined || quantity.hyphened) && (pieces[to]?.end ?? end) <= end)
    to++;
  const { unit, whole } = quantity;
  return {
    draft: {
      ...name,
      ...bounds(quantity),
      ...(whole === undefined ? {} : { of: whole }),
      ...(unit === undefined ? {} : { unit }),
      qualifier: quantity.qualifier,
      span: [start, end],
      by,
      certainty,
    },
    to,
  };
}

/** "at least 12" has no upper bound, "up to 12" no lower one, "dozens" only the least that the word can mean. */
function bounds({ kind, value, upper, open, qualifier }: Quantity): Pick<Figure, "low" | "high" | "share"> {
  if (kind === "share") return upper === undefined ? { share: value } : { share: value, low: value, high: upper };
  if (upper !== undefined) return { low: value, high: upper };
  if (open || qualifier === "at-least" || qualifier === "more-than") return { low: value };
  if (qualifier === "at-most" || qualifier === "less-than") return { high: value };
  return { low: value, high: value };
}
