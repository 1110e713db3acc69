import { contains, overlaps, type Span } from "../../doc/span.ts";
import { compareText } from "./order.ts";
import type { View } from "./view.ts";
import { contentWords } from "./words.ts";

/** Who is meant, rather than how he is called; then the words of everything else. */
export function tokensOf(view: View, spans: readonly Span[], empty: ReadonlySet<string>): readonly string[] {
  const keys = new Set<string>();
  const named: Span[] = [];
  for (const actor of view.actors.values()) {
    for (const { span, form } of actor.mentions) {
      if ((form !== "name" && form !== "pronoun") || !spans.some((outer) => contains(outer, span))) continue;
      keys.add(`@${view.report.identify(actor.id).key}`);
      named.push(span);
    }
  }
  const rest = spans.flatMap((span) => without(view, span, named)).join(" ");
  return [...[...keys].sort(compareText), ...contentWords(rest, empty)];
}

function without({ text }: View, [start, end]: Span, cut: readonly Span[]): readonly string[] {
  let from = start;
  const pieces: string[] = [];
  for (const span of cut.filter((each) => overlaps(each, [start, end])).toSorted((a, b) => a[0] - b[0])) {
    if (span[0] > from) pieces.push(text.slice(from, span[0]));
    from = Math.max(from, span[1]);
  }
  return [...pieces, text.slice(from, Math.max(from, end))];
}

/** Names are what whole reports have in common: half a word each. */
export const weightOf = (tokens: readonly string[]): number =>
  tokens.reduce((total, token) => total + (token.startsWith("@") ? 0.5 : 1), 0);

/** For people: "tajikistan, money". */
export const spokenTokens = (tokens: readonly string[]): string =>
  tokens
    .slice(0, 4)
    .map((token) => token.replace(/^@/, ""))
    .join(", ");
