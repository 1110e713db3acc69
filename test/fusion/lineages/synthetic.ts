/** Numbers of a seeded generator (mulberry32), 0–1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const SYLLABLES = [
  "ba",
  "ko",
  "ri",
  "ten",
  "mus",
  "da",
  "lor",
  "vi",
  "sha",
  "nep",
  "gu",
  "zan",
  "fel",
  "or",
  "qui",
  "ma",
];

/** The word of that rank in an invented language: three or four syllables. */
function word(rank: number): string {
  let text = "";
  for (let rest = rank + 17; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    text += SYLLABLES[rest % SYLLABLES.length];
  return text;
}

const VOCABULARY = 20_000;
const FUNCTION_WORDS = ["the", "of", "and", "to", "in", "a", "that", "for", "on", "was", "with", "by", "said"];

/**
 * An article of random sentences: frequencies fall as in natural language (Zipf), half of the words are function words,
 * a sixth are names of a world of 2,000.
 */
export function article(random: () => number, words: number): string {
  const lines: string[] = [];
  for (let count = 0; count < words; ) {
    const length = 12 + Math.floor(random() * 16);
    const sentence = Array.from({ length }, () => {
      const kind = random();
      if (kind < 0.45) return FUNCTION_WORDS[Math.floor(random() * FUNCTION_WORDS.length)] ?? "the";
      if (kind < 0.6) {
        const name = word(VOCABULARY + Math.floor(2000 ** random()));
        return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
      }
      return kind < 0.63 ? `${Math.floor(10 ** (1 + 3 * random()))}` : word(Math.floor(VOCABULARY ** random()));
    });
    lines.push(`A${sentence.join(" ")}.`);
    count += length;
  }
  return lines.join("\n");
}
