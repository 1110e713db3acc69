import type { Sentence, Token } from "../../../doc/token.ts";
import { tokenAt } from "../../../doc/tree.ts";
import { isDash, type Piece, piecesMatch } from "../pieces.ts";
import { isDefinite } from "./counted.ts";
import type { Quantity } from "./quantity.ts";
import type { FigureTables } from "./tables.ts";

const LABELS = new Set([
  "no",
  "number",
  "article",
  "chapter",
  "section",
  "page",
  "paragraph",
  "phase",
  "level",
  "room",
  "flight",
  "route",
  "highway",
  "resolution",
  "channel",
  "apartment",
  "top",
]);
const FREQUENCY = new Set(["every", "each", "per", "same"]);

/** Numbers that state nothing about the world by where they stand: labels, model names, clock times, ages, scores, addresses. */
export function isLabel(
  sentence: Sentence,
  pieces: readonly Piece[],
  { from, to, core, kind, hyphened }: Quantity,
): boolean {
  const first = pieces[from];
  const before = pieces[from - 1];
  const next = pieces[to];
  if (first === undefined) return true;
  // "G7", "COVID-19", "MiG-29"
  if (before !== undefined && !first.spaceBefore) {
    if (before.kind !== "mark" || /[#@:/_.]/.test(before.text)) return true;
    if (isDash(before) && !before.spaceBefore && pieces[from - 2]?.kind === "word") return true;
  }
  if (/[@_/]|www|http/.test(pieces[core]?.token.form ?? "")) return true;
  if (next !== undefined && !next.spaceBefore && /^[:/_@]$/.test(next.text) && pieces[to + 1]?.spaceBefore === false)
    return true;
  if (before !== undefined && (LABELS.has(before.lower) || (before.text === "." && pieces[from - 2]?.lower === "no")))
    return true;
  if (before !== undefined && FREQUENCY.has(before.lower)) return true;
  if (isClock(pieces, to)) return true;
  if (isAge(pieces, from, to)) return true;
  // "killed two of the three": fine, but "one of the leaders" counts nobody.
  if (pieces[core]?.lower === "one" && next?.lower === "of") return true;
  const token = pieces[core]?.token;
  if (token === undefined || kind !== "count" || hyphened) return false;
  if (token.head === token.index - 1 && /^(?:nummod|nmod|flat|compound|dep|appos)/.test(token.deprel)) {
    const head = tokenAt(sentence, token.head);
    return head.upos === "PROPN" || head.upos === "NOUN";
  }
  return isPartOfName(sentence, token);
}

/** "Boeing 737 jets": a name before the number and in the same phrase. */
function isPartOfName(sentence: Sentence, token: Token): boolean {
  const before = sentence.tokens[token.index - 1];
  if (before === undefined || before.upos !== "PROPN" || !/^(?:compound|flat|nmod:unmarked)$/.test(before.deprel))
    return false;
  return (
    token.upos === "NUM" &&
    token.head >= 0 &&
    before.head === token.head &&
    tokenAt(sentence, token.head).upos === "NOUN"
  );
}

function isClock(pieces: readonly Piece[], to: number): boolean {
  const next = pieces[to]?.lower ?? "";
  return (
    /^(?:am|pm|gmt|utc|o)$/.test(next) ||
    piecesMatch(pieces, to, ["a", ".", "m"]) ||
    piecesMatch(pieces, to, ["p", ".", "m"])
  );
}

/** "12-year-old", "12 years old", "aged 12", "Ahmad Zia, 45, said". */
function isAge(pieces: readonly Piece[], from: number, to: number): boolean {
  const after = isDash(pieces[to]) ? to + 1 : to;
  if (pieces[after]?.lower === "old" || pieces[after]?.lower === "olds" || piecesMatch(pieces, after, ["of", "age"]))
    return true;
  const before = pieces[from - 1];
  if (before?.lower === "aged" || before?.lower === "age" || before?.lower === "ages") return true;
  const isBetweenCommas = before?.text === "," && /^[,.)]$/.test(pieces[to]?.text ?? "");
  return isBetweenCommas && pieces[from - 2]?.token.upos === "PROPN";
}

/** Counts that state nothing by what they count: "in two ways", "the two sides", "one day". */
export function isIdle(
  sentence: Sentence,
  noun: Token | undefined,
  isPartOf: boolean,
  quantity: Quantity,
  tables: FigureTables,
): boolean {
  if (quantity.dimension === "duration") return quantity.spelled && quantity.value === 1 && !quantity.hyphened;
  if (quantity.kind !== "count") return false;
  if (noun === undefined) return true;
  if (tables.nouns.get(noun.lemma)?.has("nothing") === true) return true;
  if (noun.xpos === "NNP") return true;
  // More than one of a singular noun is a score, a name or a misread tree ("a 286-344 vote").
  if (noun.xpos === "NN" && quantity.value !== 1 && tables.nouns.get(noun.lemma)?.has("uncounted") !== true)
    return true;
  if (quantity.spelled && quantity.value === 1) return true;
  return quantity.spelled && quantity.value <= 10 && !isPartOf && !quantity.open && isDefinite(sentence, noun);
}
