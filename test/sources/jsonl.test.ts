import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byteLines } from "../../src/sources/lines.ts";
import { codesOf, itemsOfFile } from "./collect.ts";

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe("cutting bytes into lines", () => {
  test("gives the lines of the text that are not empty, with their numbers, wherever the pieces are cut", async () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom("a", "é", " ", "😀") }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 9 }), async (texts, size) => {
        const found: (readonly [number, string])[] = [];
        for await (const { number, bytes } of byteLines(pieces(Buffer.from(texts.join("\n")), size), 1000)) {
          found.push([number, Buffer.from(bytes ?? []).toString("utf8")]);
        }
        expect(found).toEqual(texts.map((text, at) => [at + 1, text]).filter(([, text]) => text !== ""));
      }),
    );
  });

  test("a line over the limit gives its length and no bytes, and the next line is whole", async () => {
    const found: (readonly [number, number, string | undefined])[] = [];
    for await (const line of byteLines(pieces(Buffer.from(`${"x".repeat(50)}\r\nshort\r\n`), 7), 10)) {
      found.push([line.number, line.length, line.bytes && Buffer.from(line.bytes).toString("utf8")]);
    }
    expect(found).toEqual([
      [1, 51, undefined],
      [2, 5, "short"],
    ]);
  });
});

describe("JSON Lines", () => {
  const good = '{"id":"x1","text":"Kabul fell.","title":"Fall","published":"2021-08-15","gold":{"never":"read"}}';

  test("a line becomes a document with its fields; others are left out", async () => {
    const [item] = await itemsOfFile("a.jsonl", `${good}\n`);
    expect(item?.kind === "document" && item.input).toEqual({
      id: "x1",
      text: "Kabul fell.",
      title: "Fall",
      published: "2021-08-15",
    });
  });

  test("the text is verbatim but for a mark at its start", async () => {
    const text = '\uFEFF  two\r\nlines\t"and" \u2028 more ';
    const [item] = await itemsOfFile("a.jsonl", JSON.stringify({ text }));
    expect(item?.kind === "document" && item.input.text).toBe(text.slice(1));
  });

  test("bad lines are problems in their places and the rest is read", async () => {
    const lines = [good, '{"text": "cut', "[1]", '{"title":"no text"}', '{"text":"  "}', '{"text":7}', "", good];
    const items = await itemsOfFile("a.jsonl", lines.join("\n"));
    expect(codesOf(items)).toEqual([
      "document",
      "E_INPUT_JSON",
      "E_INPUT_SCHEMA",
      "E_INPUT_SCHEMA",
      "E_INPUT_EMPTY",
      "E_INPUT_SCHEMA",
      "document",
    ]);
    expect(items.map((item) => /:(\d+)$/.exec(item.where)?.[1])).toEqual(["1", "2", "3", "4", "5", "6", "8"]);
  });

  test("a line that is too long costs that line alone", async () => {
    const long = JSON.stringify({ text: "y".repeat(100_000) });
    const items = await itemsOfFile("a.jsonl", `${long}\n${good}\n`, { maxText: 1000 });
    expect(codesOf(items)).toEqual(["E_INPUT_LINE_TOO_LONG", "document"]);
  });

  test("a text that is too long within a line that is not is refused too", async () => {
    const items = await itemsOfFile("a.jsonl", JSON.stringify({ text: "y".repeat(2000) }), { maxText: 1000 });
    expect(codesOf(items)).toEqual(["E_INPUT_TOO_LARGE"]);
  });

  test("null fields are absent and a number is a key, as database exports write them", async () => {
    const [item] = await itemsOfFile("a.jsonl", '{"id":12,"text":"Word.","title":null}');
    expect(item?.kind === "document" && item.input).toEqual({ id: "12", text: "Word." });
  });

  test("bytes that are not UTF-8 cost their line alone", async () => {
    const items = await itemsOfFile(
      "a.jsonl",
      Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xe9]), Buffer.from(`"}\n${good}`)]),
    );
    expect(codesOf(items)).toEqual(["E_INPUT_ENCODING", "document"]);
  });

  test("what the caller says fills in only what a line leaves out", async () => {
    const [first, second] = await itemsOfFile("a.jsonl", `${good}\n{"text":"Word."}`, { given: { title: "Mine" } });
    expect(first?.kind === "document" && first.input.title).toBe("Fall");
    expect(second?.kind === "document" && second.input.title).toBe("Mine");
  });

  test.each([
    ["UTF-16", Buffer.from(`\uFEFF${good}\n`.repeat(50), "utf16le"), "E_INPUT_ENCODING"],
    ["a damaged gzip archive", Buffer.from("\u001f\u008b\n\n\n", "latin1"), "E_INPUT_DAMAGED"],
  ])("%s is one problem, not one for each line", async (_, content, code) => {
    expect(codesOf(await itemsOfFile("a.jsonl", content))).toEqual([code]);
  });

  test("a file without any line is empty", async () => {
    expect(codesOf(await itemsOfFile("a.jsonl", "\n \n"))).toEqual(["E_INPUT_EMPTY"]);
  });
});
