import fc from "fast-check";
import papa from "papaparse";
import { expect, test } from "vitest";
import yauzl from "yauzl";
import { codePointsOf } from "../../src/export/code-points.ts";
import { cellText } from "../../src/export/formats/csv.ts";
import { escaped } from "../../src/export/markup.ts";
import { list } from "../../src/export/tables/table.ts";
import { uuid } from "../../src/export/uuid.ts";
import { zipped } from "../../src/export/zip.ts";
import { collected } from "./library.ts";

test("any raw cells come back from a CSV library as they were", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 5 }),
      fc.constantFrom(",", "\t"),
      (cells, separator) => {
        const line = cells.map((cell) => cellText(cell, separator, true)).join(separator);
        expect(papa.parse(line, { delimiter: separator, newline: "\r\n" }).data).toEqual([cells]);
      },
    ),
  );
});

test.each([
  ["=1+1", "'=1+1"],
  ["+31 20 555", "'+31 20 555"],
  ["-cmd", "'-cmd"],
  ["@here", "'@here"],
  ["\tx", "'\tx"],
  ["-12.5", "-12.5"],
  ["+3", "+3"],
  ["a=1", "a=1"],
])("%j is written as %j for spreadsheets", (text, expected) => {
  expect(papa.parse(cellText(text, ",", false), { delimiter: "," }).data).toEqual([[expected]]);
});

test("a number is never taken for a formula", () => {
  expect(cellText(-12.5, ",", false)).toBe("-12.5");
});

test("an empty text is told from a missing one", () => {
  expect([cellText("", ",", false), cellText(undefined, ",", false)]).toEqual(['""', ""]);
});

test("code points count what a language of code points counts", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(), (text, at) => {
      const offset = Math.min(at, text.length);
      // An offset inside a pair is in no text's words.
      if (/[\ud800-\udbff]$/.test(text.slice(0, offset)) && /^[\udc00-\udfff]/.test(text.slice(offset))) return;
      expect(codePointsOf(text)(offset)).toBe([...text.slice(0, offset)].length);
    }),
  );
});

test("lists in a cell can be taken apart again", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (values) => {
      const parts = [""];
      for (const [piece] of (list(values) ?? "").matchAll(/\\?./gsu)) {
        if (piece === "|") parts.push("");
        else parts[parts.length - 1] += piece.length > 1 && piece.startsWith("\\") ? piece.slice(1) : piece;
      }
      expect(parts).toEqual(values);
    }),
  );
});

test("names have the UUIDs that RFC 9562 gives them", () => {
  expect(uuid("a")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuid("a")).not.toBe(uuid("b"));
});

test("markup is text, and what XML cannot hold is left out", () => {
  expect(escaped("<a b='c'>&\u0000\u0008\ud800\ufffe😀")).toBe("&lt;a b=&#39;c&#39;&gt;&amp;\ufffd😀");
});

test("a ZIP library opens an archive and finds every byte", async () => {
  const contents = { "a.txt": "one", "b/ä.txt": "zwei", empty: "" };
  const files = Object.entries(contents).map(([name, text]) => ({
    name,
    async *write() {
      yield text;
    },
  }));
  const bytes = Buffer.from(await collected(zipped(files)));
  const found = await new Promise<Record<string, string>>((resolve, reject) => {
    const read: Record<string, string> = {};
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on("error", reject);
      zip.on("end", () => resolve(read));
      zip.on("entry", (entry: yauzl.Entry) => {
        zip.openReadStream(entry, async (fault, stream) => {
          if (fault) return reject(fault);
          const parts: Buffer[] = [];
          for await (const part of stream) parts.push(part as Buffer);
          read[entry.fileName] = Buffer.concat(parts).toString("utf8");
          zip.readEntry();
        });
      });
      zip.readEntry();
    });
  });
  expect(found).toEqual(contents);
});
