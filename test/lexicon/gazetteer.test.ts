import fc from "fast-check";
import { expect, test } from "vitest";
import { createGazetteer, placeKey } from "../../src/lexicon/gazetteer.ts";
import { encodeUtf8 } from "../../src/lexicon/utf8.ts";
import { fileResources } from "../../src/resources/files.ts";

const text = fileResources().lexicon("places/gazetteer.txt");
const gazetteer = createGazetteer(encodeUtf8(text));

test("accents and apostrophes do not hide a place", () => {
  expect(gazetteer.find("Khost")).toEqual(gazetteer.find("Khōst"));
  expect(gazetteer.find("Herat").some((place) => place.kind === "city" && place.country === "AFG")).toBe(true);
});

test("of several places of one name the best known comes first", () => {
  expect(gazetteer.find("London").map((place) => place.country)).toEqual(["GBR", "CAN"]);
});

test("a name that nobody bears is found nowhere", () => {
  for (const name of ["", "  ", "xyzzy", "~", "\uffff", "a\tb"]) expect(gazetteer.find(name)).toEqual([]);
});

test("every place of the file is found under its own name", () => {
  const lines = text.split("\n");
  fc.assert(
    fc.property(fc.nat(lines.length - 1), (index) => {
      const [key = "", name = "", , country = ""] = (lines[index] ?? "").split("\t");
      expect(placeKey(name)).toBe(key);
      expect(gazetteer.find(name).some((place) => place.name === name && place.country === country)).toBe(true);
    }),
  );
});
