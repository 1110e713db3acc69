import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HearsayError } from "../../src/errors.ts";
import { type Decoded, decode } from "../../src/sources/encoding.ts";

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const latin = (text: string): Uint8Array => Buffer.from(text, "latin1");
const utf8 = (text: string): Uint8Array => Buffer.from(text, "utf8");
const from = (data: Uint8Array, options: { encoding?: string; declared?: string } = {}): Decoded =>
  decode(data, { where: "a.txt", ...options });
const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof HearsayError) return error.code;
    throw error;
  }
  return "nothing thrown";
};

describe("what an encoding is known by", () => {
  test("any well-formed text comes back from its UTF-8 bytes, without a note", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ab é“”漢\n😀🙂 .,") }), (text) => {
        const decoded = from(utf8(text));
        expect(decoded.text).toBe(text);
        expect(decoded.notes).toEqual([]);
      }),
    );
  });

  test("the UTF-8 mark is dropped, a second one is text", () => {
    expect(from(utf8("\uFEFF\uFEFFWord")).text).toBe("\uFEFFWord");
  });

  test("UTF-16 in both byte orders is known by its mark", () => {
    const little = Buffer.from("\uFEFFKabul fell.", "utf16le");
    expect(from(little).text).toBe("Kabul fell.");
    expect(from(Buffer.from(little).swap16()).text).toBe("Kabul fell.");
  });

  test("UTF-16 without a mark is known by its zeros, and a note says so", () => {
    const decoded = from(Buffer.from("Officials said so on Monday.", "utf16le"));
    expect(decoded.text).toBe("Officials said so on Monday.");
    expect(decoded.notes.map((note) => note.code)).toEqual(["encoding-assumed"]);
  });

  test("curly quotes of windows-1252 are read as such, and a note says so", () => {
    const decoded = from(latin("The minister said: \u0093We regret this.\u0094 Nobody else spoke that day."));
    expect(decoded.text).toContain("“We regret this.”");
    expect(decoded.notes[0]?.message).toContain("windows-1252");
  });

  test("a declared encoding is believed where the bytes are not UTF-8", () => {
    const cyrillic = bytes(0xcc, 0xce, 0xd1, 0xca, 0xc2, 0xc0);
    expect(from(cyrillic, { declared: "windows-1251" }).text).toBe("МОСКВА");
  });

  test("bytes that are valid UTF-8 overrule a contrary declaration", () => {
    expect(from(utf8("Café “ouvert”"), { declared: "iso-8859-1" }).text).toBe("Café “ouvert”");
  });

  test("the caller overrules everything but a byte order mark", () => {
    expect(from(utf8("é"), { encoding: "windows-1252" }).text).toBe("Ã©");
    expect(from(utf8("\uFEFFé"), { encoding: "windows-1252" }).text).toBe("é");
  });
});

describe("what is refused", () => {
  test("a page of Cyrillic in an undeclared code page, rather than read as rubbish", () => {
    const cyrillic = bytes(...Array.from({ length: 60 }, (_, at) => (at % 7 === 6 ? 0x20 : 0xc0 + (at % 32))));
    expect(codeOf(() => from(cyrillic))).toBe("E_INPUT_ENCODING");
  });

  test("UTF-8 with one broken byte, and the message says where", () => {
    const broken = Buffer.concat([utf8("Café: "), bytes(0xff), utf8(" the rest of a long report in plain letters")]);
    expect(() => from(broken)).toThrow(/0xFF at offset 7/);
  });

  test("a label that is no encoding", () => {
    expect(codeOf(() => from(utf8("a"), { encoding: "klingon" }))).toBe("E_USAGE");
  });

  test.each([
    ["%PDF-1.7\n", "a PDF document"],
    ["PK\u0003\u0004....", "a ZIP archive"],
    ["\u0089PNG\r\n", "a PNG picture"],
  ])("%j is named for what it is", (head, what) => {
    expect(() => from(latin(head))).toThrow(what);
  });

  test("control bytes all over, but not a single stray one", () => {
    expect(codeOf(() => from(bytes(1, 2, 3, 65, 66, 67)))).toBe("E_INPUT_BINARY");
    const stray = `${"A hundred ordinary words stand here. ".repeat(5)}\u0000 and a zero.`;
    expect(from(utf8(stray)).text).toBe(stray);
  });
});
