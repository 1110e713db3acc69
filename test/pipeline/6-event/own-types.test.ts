import { expect, test } from "vitest";
import { readingSchema } from "../../../src/doc/reading.ts";
import { createReader } from "../../../src/reader/reader.ts";
import { fileResources } from "../../../src/resources/files.ts";
import { folderWith } from "../../sources/collect.ts";

const text = "The government inaugurated a bridge near Kabul on Tuesday.";

test("a user's folder adds types and patterns of its own", async () => {
  const lexicon = await folderWith({
    "events/x-building.tsv": "wordings\tpos\tframe\ninaugurate\tverb\tA:subj +X:obj=bridge|road|dam\n",
  });
  const reading = createReader(fileResources({ lexicon })).read({ text, published: "2022-04-20" });
  expect(readingSchema.parse(reading).events.map((event) => [event.type, event.by])).toEqual([
    ["X-BUILDING", expect.stringContaining("x-building.tsv:2")],
  ]);
});

test("a type that is neither PLOVER's nor marked as one's own is refused with its line", async () => {
  const lexicon = await folderWith({ "events/building.tsv": "wordings\tpos\tframe\ninaugurate\tverb\tA:subj\n" });
  expect(() => createReader(fileResources({ lexicon }))).toThrow(
    /E_LEXICON building\.tsv:2: .*your own begin with X-.*got "BUILDING"/,
  );
});
