import type { SourceDocument } from "../../src/doc/source.ts";

/** The same numbers on every machine (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PLACES = [
  "Khost",
  "Termez",
  "Herat",
  "Islam Qala",
  "Kunduz",
  "Spin Boldak",
  "Tehran",
  "Islamabad",
  "Doha",
  "Moscow",
];
const SPEAKERS = [
  "a spokesman for the Defence Ministry",
  "two officials in the province",
  "the governor",
  "a Taliban spokesman",
  "the United Nations mission",
  "residents reached by telephone",
  "the Foreign Ministry of Pakistan",
  "a police officer who asked not to be named",
];
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Sentences of the kinds that reports consist of; the numbers pick places, speakers, days and counts. */
const SENTENCES: readonly ((pick: <T>(from: readonly T[]) => T, count: (most: number) => number) => string)[] = [
  (pick, count) =>
    `At least ${2 + count(90)} people were killed in ${pick(PLACES)} on ${pick(DAYS)}, ${pick(SPEAKERS)} said.`,
  (pick) => `"We did not fire on ${pick(PLACES)}, and we know nothing of an attack," ${pick(SPEAKERS)} told reporters.`,
  (pick) => `${capital(pick(SPEAKERS))} denied that fighters had crossed the border near ${pick(PLACES)}.`,
  (pick) =>
    `The delegation arrived in ${pick(PLACES)} for talks with the government, which it accuses of breaking the agreement.`,
  (pick, count) =>
    `Security forces arrested ${2 + count(40)} men in ${pick(PLACES)} after the raid, according to ${pick(SPEAKERS)}.`,
  (pick) =>
    `The market in ${pick(PLACES)} stayed closed, and the road to the border was empty until ${pick(DAYS)} evening.`,
  (pick, count) =>
    `Some ${100 * (1 + count(60))} families have fled since ${pick(DAYS)}, ${pick(SPEAKERS)} said, and more were expected to follow.`,
  (pick) =>
    `If the talks in ${pick(PLACES)} fail, ${pick(SPEAKERS)} warned, the bridge will be closed to lorries as well.`,
  (pick) =>
    `He called on the government to protect the people of ${pick(PLACES)}, but gave no details of what had been agreed.`,
];

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Reports of about so many words, composed of templates: a stream as long as anybody asks for. */
export function* documents(words: number, seed: number): Generator<SourceDocument, void> {
  const next = randomNumbers(seed);
  const count = (most: number): number => Math.floor(next() * most);
  const pick = <T>(from: readonly T[]): T => {
    const chosen = from[count(from.length)];
    if (chosen === undefined) throw new RangeError("nothing to choose from");
    return chosen;
  };
  for (let number = 1; ; number++) {
    const paragraphs: string[] = [];
    for (let length = 0; length < words; ) {
      const sentences = Array.from({ length: Math.min(3, Math.ceil((words - length) / 20)) }, () =>
        pick(SENTENCES)(pick, count),
      );
      paragraphs.push(sentences.join(" "));
      length += paragraphs.at(-1)?.split(" ").length ?? words;
    }
    const title = `Report ${number} from ${pick(PLACES)}`;
    const text = [title, ...paragraphs].join("\n\n");
    const where = `generated:${number}`;
    yield {
      kind: "document",
      where,
      input: { id: where, title, text, outlet: `Outlet ${count(20)}`, published: "2022-04-16" },
      markup: [],
      elements: [],
      notes: [],
      original: { bytes: Buffer.from(text), mediaType: "text/plain" },
    };
  }
}
