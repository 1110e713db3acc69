import type process from "node:process";
import { createInterface } from "node:readline";

/** What a person presses: one key each on a terminal, one line each where keys come from a file or a program. */
export interface Keys extends AsyncIterable<string> {
  /** True where there is somebody to press them. */
  readonly live: boolean;
}

/** Ctrl-C and Ctrl-D: in raw mode they come as characters, and mean what they always mean. */
const ENDS = new Set(["\u0003", "\u0004"]);

export function keysOf(input: typeof process.stdin): Keys {
  return input.isTTY === true ? { live: true, [Symbol.asyncIterator]: () => pressed(input) } : lines(input);
}

async function* pressed(input: typeof process.stdin): AsyncGenerator<string> {
  input.setRawMode(true);
  input.setEncoding("utf8");
  try {
    for await (const chunk of input) {
      const text = String(chunk);
      // Arrows and the like come as several characters and mean nothing here.
      if (text.startsWith("\u001b")) continue;
      for (const key of text) {
        if (ENDS.has(key)) return;
        yield key === "\r" || key === "\n" ? "enter" : key;
      }
    }
  } finally {
    input.setRawMode(false);
    input.pause();
  }
}

function lines(input: NodeJS.ReadableStream): Keys {
  return {
    live: false,
    async *[Symbol.asyncIterator]() {
      for await (const line of createInterface({ input })) yield line.trim() === "" ? "enter" : line.trim();
    },
  };
}
