import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeUtf8, encodeUtf8 } from "../../src/lexicon/utf8.ts";

test("UTF-8 is that of the platform, both ways", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const bytes = encodeUtf8(text);
      expect(bytes).toEqual(new Uint8Array(Buffer.from(text, "utf8")));
      expect(decodeUtf8(bytes, 0, bytes.length)).toBe(text);
    }),
  );
});

test("a part of the bytes is read alone", () => {
  expect(decodeUtf8(encodeUtf8("khōst\tKhōst"), 0, 6)).toBe("khōst");
});
