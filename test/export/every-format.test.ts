import { describe, expect, test } from "vitest";
import { exporters } from "../../src/export/exporters.ts";
import { FORMATS } from "../../src/export/format-names.ts";
import { handLibrary, handReadings } from "./by-hand.ts";
import { libraryOf, sampleLibrary } from "./library.ts";

describe.each(FORMATS)("%s", (format) => {
  test("is the same, byte for byte, however the documents came", async () => {
    const forwards = await (await handLibrary()).bytes(format);
    const backwards = await (await libraryOf(handReadings().toReversed())).bytes(format);
    expect(Buffer.from(backwards).equals(Buffer.from(forwards))).toBe(true);
  });

  test("does not name a private person, unless it was asked to", async () => {
    const name = /Gul Mina|Rahmati/i;
    expect(await (await handLibrary()).text(format)).not.toMatch(name);
    const asked = { filter: { query: "Rahmati", actor: "Gul Mina Rahmati" } };
    expect(await (await handLibrary()).text(format, asked)).not.toMatch(name);
  });

  test("says what it rests on, or has room for that beside it", async () => {
    const { coverage, files } = exporters[format];
    if (coverage === "beside" && files === undefined) return;
    expect(await (await handLibrary()).text(format)).toMatch(/score of truth/);
  });

  test("an empty selection is a valid, empty export", async () => {
    const bytes = await (await handLibrary()).bytes(format, { filter: { outlet: "Nobody's Gazette" } });
    if (/json$/.test(exporters[format].extension))
      expect(() => JSON.parse(Buffer.from(bytes).toString("utf8"))).not.toThrow();
    expect(Buffer.from(bytes).includes("the army shelled Kharo")).toBe(false);
  });
});

describe("filters", () => {
  const told = async (
    filter: Parameters<typeof exporters.csv.write>[0] extends never ? never : Readonly<Record<string, string>>,
  ) => {
    const { features } = JSON.parse(await (await sampleLibrary()).text("geojson", { filter }));
    return features as readonly {
      readonly properties: {
        readonly actors: readonly string[];
        readonly recipients: readonly string[];
        readonly chain: readonly string[];
        readonly story?: string;
        readonly evidence: { readonly document: string; readonly outlet: string; readonly published?: string };
      };
    }[];
  };

  test("by story: its own events alone", async () => {
    const all = await told({});
    const story = all.find(({ properties }) => properties.story !== undefined)?.properties.story ?? "";
    const some = await told({ story });
    expect(some.length).toBe(all.filter(({ properties }) => properties.story === story).length);
    expect(new Set(some.map(({ properties }) => properties.story))).toEqual(new Set([story]));
  });

  test("by actor: events that it takes part in or speaks of", async () => {
    const some = await told({ actor: "Taliban" });
    expect(some.length).toBeGreaterThan(5);
    for (const { properties } of some)
      expect([...properties.actors, ...properties.recipients, ...properties.chain].join(" ")).toMatch(
        /Taliban|insurgents|group|delegation|fighters|Emirate|movement|they|their|We/i,
      );
  });

  test("by outlet, day, document and words", async () => {
    for (const { properties } of await told({ outlet: "Meridian Wire" }))
      expect(properties.evidence.outlet).toBe("Meridian Wire");
    for (const { properties } of await told({ from: "2022-04-17", until: "2022-04-18" }))
      expect(["2022-04-17", "2022-04-18"]).toContain(properties.evidence.published);
    const [one] = await told({ query: "Termez" });
    const document = one?.properties.evidence.document ?? "";
    for (const { properties } of await told({ document })) expect(properties.evidence.document).toBe(document);
  });
});
