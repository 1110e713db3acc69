import { code, codingsOf, type OpenSample, openItems } from "../../../library/review/codings.ts";
import { documentOf } from "../../../library/review/desk.ts";
import type { Store } from "../../../store/store.ts";
import { PART_WORDS, partsOf, QUESTIONS } from "../../../validation/coding.ts";
import type { SampledItem } from "../../../validation/sample.ts";
import { block, oneLine } from "../../report/layout.ts";
import type { Style } from "../../style.ts";
import { markedLines } from "./marked.ts";

export interface CodingDesk {
  readonly store: Store;
  readonly style: Style;
  readonly keys: AsyncIterable<string>;
  /** Whether keys come one by one as they are pressed, or whole lines. */
  readonly live: boolean;
  readonly coder: string;
  say(text: string): Promise<void>;
  now(): string;
}

export const CODING_HELP = `  c correct    w wrong    t cannot tell
  u back to the last    e or enter: more of the text    q quit (goes on another time)`;

type Answer = { readonly verdict: "correct" | "wrong" | "cannot-tell"; readonly wrong: readonly string[] };

/**
 * Has somebody code what they have not coded yet. They see the words and what the machine says, and neither how sure it
 * is, nor by which rule, nor what anybody else has answered. Gives how many they have coded now.
 */
export async function codeSample(desk: CodingDesk, { id, sample }: OpenSample): Promise<number> {
  const { store, coder } = desk;
  const open = openItems(sample, id, await store.view((session) => codingsOf(session, id)), coder);
  const whole = sample.items.length;
  const keys = desk.keys[Symbol.asyncIterator]();
  const coded = new Set<number>();
  try {
    for (let at = 0; at < open.length; at++) {
      const number = open[at] ?? 0;
      const item = sample.items[number];
      const text = item === undefined ? undefined : (await store.view((session) => documentOf(session, item)))?.text;
      if (item === undefined || text === undefined) {
        await desk.say(`\n${whole - open.length + at + 1} of ${whole}: its document is no longer in this library\n`);
        continue;
      }
      await desk.say(
        `\n${desk.style.heading(`${whole - open.length + at + 1} of ${whole}`)}\n${itemText(item, text, desk.style)}`,
      );
      const answer = await ask(desk, keys, item, text);
      if (answer === "quit") break;
      if (answer === "back") {
        if (at === 0) await desk.say("  this is the first of this time\n");
        at = Math.max(-1, at - 2);
        continue;
      }
      await store.transaction((session) =>
        code(session, { sample: id, item: number, coder, at: desk.now(), ...answer }, sample),
      );
      coded.add(number);
    }
  } finally {
    await keys.return?.();
  }
  return coded.size;
}

async function ask(
  desk: CodingDesk,
  keys: AsyncIterator<string>,
  item: SampledItem,
  text: string,
): Promise<Answer | "quit" | "back"> {
  for (;;) {
    const next = await keys.next();
    const key = next.done === true ? "q" : next.value;
    if (key === "q") return "quit";
    if (key === "u") return "back";
    if (key === "c") return { verdict: "correct", wrong: [] };
    if (key === "t") return { verdict: "cannot-tell", wrong: [] };
    if (key === "w") return { verdict: "wrong", wrong: await askParts(desk, keys, item) };
    if (key === "e" || key === "enter") {
      const words = item.marks.map(({ span }) => span);
      await desk.say(`${markedLines(text, 0, words, desk.style, 4).join("\n")}\n`);
    } else await desk.say(`${CODING_HELP}\n`);
  }
}

/** Which parts are wrong: digits, and enter at the end; none named is an answer too. */
async function askParts(
  { say, live }: CodingDesk,
  keys: AsyncIterator<string>,
  { layer }: SampledItem,
): Promise<readonly string[]> {
  const parts = partsOf(layer);
  const named = parts.map((part, at) => `${at + 1} ${PART_WORDS[layer][part]}`);
  await say(`  what is wrong: ${named.join("  ")}  (enter: that is all)\n`);
  const chosen = new Set<string>();
  for (;;) {
    const next = await keys.next();
    if (next.done === true || next.value === "enter") break;
    for (const digit of next.value) {
      const part = parts[Number(digit) - 1];
      if (part === undefined) continue;
      if (!chosen.delete(part)) chosen.add(part);
    }
    if (!live) break;
    await say(`  ${parts.flatMap((part) => (chosen.has(part) ? [PART_WORDS[layer][part]] : [])).join(", ")}\n`);
  }
  return parts.filter((part) => chosen.has(part));
}

/** The words in their sentences, and what the machine says of them. */
function itemText({ layer, statement, marks, context }: SampledItem, text: string, style: Style): string {
  const words = marks.map(({ span }) => span);
  const passages = context.flatMap(([start, end], at) => {
    const apart = at > 0 && text.slice(context[at - 1]?.[1], start).trim() !== "" ? ["    …"] : [];
    return [...apart, ...markedLines(text.slice(start, end), start, words, style, 4)];
  });
  const said = block(`${layer}: ${oneLine(statement)}`, style.width, 2);
  return `${[...passages, ...said, ...block(QUESTIONS[layer], style.width, 2)].join("\n")}\n`;
}
