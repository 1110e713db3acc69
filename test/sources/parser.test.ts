import { afterEach, describe, expect, test } from "vitest";
import { HearsayError } from "../../src/errors.ts";
import type { ParseJob } from "../../src/sources/parse/job.ts";
import { openParser, type Parser } from "../../src/sources/parse/parser.ts";
import { limitsFor, type SourceLimits } from "../../src/sources/source.ts";

const open: Parser[] = [];
afterEach(async () => {
  for (const parser of open.splice(0)) await parser.close();
});

/** A parser whose worker does what the document's text says. */
function parserWith(limits: Partial<SourceLimits> = {}): { readonly parse: (text: string) => Promise<string> } {
  const all = limitsFor(1_000_000, { parseMs: 120_000, parseMemoryMb: 96, ...limits });
  const parser = openParser(all, new URL("./strange-worker.ts", import.meta.url));
  open.push(parser);
  return {
    async parse(text) {
      const job: ParseJob = {
        format: "html",
        bytes: Buffer.from(text),
        options: { where: text, given: {}, limits: all },
      };
      try {
        const { document } = await parser.parse(job);
        return document?.input.text ?? "";
      } catch (error) {
        if (error instanceof HearsayError) return error.code;
        throw error;
      }
    },
  };
}

describe("the thread in which documents are taken apart", () => {
  test("stays the same from document to document", async () => {
    const { parse } = parserWith();
    expect([await parse("count"), await parse("count"), await parse("count")]).toEqual(["1", "2", "3"]);
  });

  test.each([
    ["throw", "E_INPUT_DAMAGED"],
    ["exit", "E_INPUT_DAMAGED"],
    ["fill the heap", "E_INPUT_MEMORY"],
    ["one large array", "E_INPUT_MEMORY"],
    ["many arrays", "E_INPUT_MEMORY"],
  ])("that meets a document which makes it %j says %s, and the next document has a new one", async (order, code) => {
    const { parse } = parserWith();
    expect([await parse(order), await parse("count")]).toEqual([code, expect.stringMatching(/^[12]$/)]);
  });

  test("is ended when a document takes longer than the limit, and the next document has a new one", async () => {
    const { parse } = parserWith({ parseMs: 1_000 });
    expect([await parse("count"), await parse("loop"), await parse("count")]).toEqual(["1", "E_INPUT_TIMEOUT", "1"]);
  });

  test("outlives a promise that its parser left behind: neither that document nor the next one pays for it", async () => {
    const { parse } = parserWith();
    expect([await parse("leave a rejection behind"), await parse("count"), await parse("count")]).toEqual([
      "1",
      "2",
      "3",
    ]);
  });

  test("takes documents one after the other, however they come", async () => {
    const { parse } = parserWith();
    expect(await Promise.all([parse("count"), parse("throw"), parse("count")])).toEqual(["1", "E_INPUT_DAMAGED", "3"]);
  });

  test("reaches no network", async () => {
    expect(await parserWith().parse("fetch")).toBe("undefined undefined undefined");
  });
});
