import type { Draft } from "./draft.ts";
import type { Words } from "./features.ts";

const IN_CHARGE = /^(ministry|minister|department|secretary)$/i;
const LINK = /^(of|for|the)$/i;

/** "Interior Ministry spokesman", "the minister for foreign affairs": what the body or its head is in charge of. */
export function portfolioOf({ sentence, tokens, form }: Draft, words: Words): string | undefined {
  if (form === "pronoun" || form === "adjective") return undefined;
  const told = (at: number): string | undefined => words.portfolios.get(sentence.tokens[at]?.form.toLowerCase() ?? "");
  for (let at = tokens[0]; at < tokens[1]; at++) {
    if (!IN_CHARGE.test(sentence.tokens[at]?.form ?? "")) continue;
    let after = at + 1;
    while (LINK.test(sentence.tokens[after]?.form ?? "")) after++;
    return (
      (at > tokens[0] ? told(at - 1) : undefined) ?? (after > at + 1 && after < tokens[1] ? told(after) : undefined)
    );
  }
  return undefined;
}
