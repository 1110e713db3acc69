import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HearsayError } from "../../../src/errors.ts";
import { oneChunk } from "../../../src/sources/byte-source.ts";
import { documentsFrom } from "../../../src/sources/documents.ts";
import { answerTo } from "../../../src/sources/parse/answer.ts";
import type { Parser } from "../../../src/sources/parse/parser.ts";
import { limitsFor, SOURCE_FORMATS, type SourceFormat } from "../../../src/sources/source.ts";
import { pdfOf, set } from "../writers/pdf.ts";
import { warcRecord } from "../writers/warc.ts";
import { zipOf } from "../writers/zip.ts";

const limits = limitsFor(200_000);
/** The worker's own function in this thread: what it cannot tell as a fault of the document would break a run. */
const parser: Parser = {
  async parse(job) {
    const answer = await answerTo(job);
    if ("code" in answer) throw new HearsayError(answer.code, answer.facts);
    return answer;
  },
  close: async () => {},
};

async function kindsOf(bytes: Uint8Array, format: SourceFormat | "auto"): Promise<readonly string[]> {
  const kinds: string[] = [];
  const source = { where: "x", name: "x", given: {}, bytes: oneChunk(bytes) };
  for await (const item of documentsFrom(source, { limits, parser }, format)) {
    if (item.kind === "problem") expect(item.error.code).not.toBe("E_INTERNAL");
    kinds.push(item.kind);
  }
  return kinds;
}

const SENTENCE = "The council closed the bridge on Monday, a spokeswoman said, and nobody was hurt in the flood.";
const PAGE = `<html><head><title>Bridge</title></head><body><article><p>${SENTENCE}</p><p>${SENTENCE}</p></article></body></html>`;
const HONEST: Readonly<Record<string, Uint8Array>> = {
  html: Buffer.from(PAGE),
  pdf: pdfOf({ pages: [set([SENTENCE], { x: 60, y: 100, width: 50 }).words] }),
  mail: Buffer.from(
    `Message-ID: <1>\nMIME-Version: 1.0\nSubject: Bridge\nContent-Type: multipart/mixed; boundary="cut"\n\n--cut\nContent-Type: text/html\n\n${PAGE}\n--cut--\n`,
  ),
  warc: Buffer.concat([
    warcRecord({ url: "https://a.example/1", body: PAGE }),
    warcRecord({ url: "https://a.example/2", body: PAGE }),
  ]),
  zip: zipOf([
    { name: "a.html", content: PAGE },
    { name: "b.warc.gz", content: gzipSync(warcRecord({ url: "https://a.example/1", body: PAGE })) },
  ]),
  jsonl: Buffer.from(`{"text":"${SENTENCE}"}\n{"text":"${SENTENCE}"}\n`),
};

describe("whatever the bytes, nothing is thrown but what stands in the place of a document", () => {
  test.each([...SOURCE_FORMATS, "auto"] as const)("random bytes as %s", async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect((await kindsOf(bytes, format)).length).toBeGreaterThanOrEqual(
          format === "zip" || format === "warc" ? 0 : 1,
        );
      }),
      { numRuns: 60 },
    );
  });

  test.each(Object.entries(HONEST))("%s with some of its bytes changed, left out or repeated", async (_, honest) => {
    const change = fc.record({
      at: fc.nat({ max: honest.length - 1 }),
      kind: fc.constantFrom("flip", "cut", "repeat", "drop"),
      value: fc.integer({ min: 0, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        let bytes = Buffer.from(honest);
        for (const { at, kind, value } of changes) {
          if (kind === "flip" && at < bytes.length) bytes[at] = value;
          if (kind === "cut") bytes = bytes.subarray(0, at);
          if (kind === "drop") bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + value)]);
          if (kind === "repeat") bytes = Buffer.concat([bytes.subarray(0, at + value), bytes.subarray(at)]);
        }
        await kindsOf(bytes, "auto");
      }),
      { numRuns: 60 },
    );
  });

  test("unchanged, each of them is a document: the changes above did not hit a wall", async () => {
    for (const honest of Object.values(HONEST)) expect(await kindsOf(honest, "auto")).toContain("document");
  });
});
