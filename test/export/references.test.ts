import { plugins } from "@citation-js/core";
import { clean } from "@citation-js/core/lib/plugins/input/csl.js";
import "@citation-js/plugin-ris";
import { describe, expect, test } from "vitest";
import { handLibrary } from "./by-hand.ts";
import { sampleLibrary } from "./library.ts";

describe("CSL-JSON", () => {
  test("citation-js finds every field of the right type, and none to leave out", async () => {
    const items = JSON.parse(await (await sampleLibrary()).text("csl-json"));
    expect(items).toHaveLength(30);
    expect(clean(items, false)).toEqual(items);
    const [first] = items;
    expect(clean([{ ...first, issued: "yesterday" }], false)).not.toEqual([{ ...first, issued: "yesterday" }]);
  });

  test("a report is a newspaper article with its day, outlet, address and the hash of its text", async () => {
    expect(JSON.parse(await (await handLibrary()).text("csl-json"))[1]).toMatchObject({
      type: "article-newspaper",
      title: "Army shells Kharo",
      "container-title": "Valley Post",
      issued: { "date-parts": [[2022, 4, 20]] },
      URL: "https://example.org/two?a=1&b=2",
      archive_location: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      note: "lineage: lineage-two",
    });
  });
});

describe("RIS", () => {
  test("citation-js reads as many references as there are documents, with titles and outlets", async () => {
    const library = await sampleLibrary();
    const items = plugins.input.chain(await library.text("ris"), { generateGraph: false });
    const csl: readonly Record<string, unknown>[] = JSON.parse(await library.text("csl-json"));
    expect(items.map((item) => [item["id"], item["title"], item["container-title"], item["type"]])).toEqual(
      csl.map((item) => [item["id"], item["title"], item["container-title"], item["type"]]),
    );
  });
});
