import { check } from "@placemarkio/check-geojson";
import { MultiDirectedGraph } from "graphology";
import gexf from "graphology-gexf";
import { describe, expect, test } from "vitest";
import { handLibrary } from "./by-hand.ts";
import { sampleLibrary } from "./library.ts";

describe("GeoJSON", () => {
  test("a checker of RFC 7946 finds nothing wrong with it", async () => {
    for (const library of [await handLibrary(), await sampleLibrary()])
      expect(check(await library.text("geojson")).type).toBe("FeatureCollection");
  });

  test("a place has the radius that its words may mean; without coordinates there is no point, and all else is said", async () => {
    const { features, coverage } = JSON.parse(await (await handLibrary()).text("geojson"));
    expect(coverage).toMatchObject({ documents: 2, lineages: 2, privatePersons: "redacted" });
    expect(features[0]).toMatchObject({
      geometry: { type: "Point", coordinates: [69.92, 33.345679] },
      properties: {
        status: "occurred",
        chain: ["The Hill Courier", "a ministry official", "the governor"],
        geo_uncertainty_m: 3000,
        geo_precision: "city",
        figures: [{ what: "killed", low: 12, low_open: false, high_open: true }],
        evidence: { words: "the army shelled Kharo", outlet: "The Hill Courier" },
      },
    });
    expect(features[1]).toMatchObject({ geometry: null, properties: { status: "planned", place: "Dasht" } });
  });
});

describe("GEXF", () => {
  test("graphology reads it, with one edge for each claim", async () => {
    const graph = gexf.parse(MultiDirectedGraph, await (await handLibrary()).text("gexf"));
    const shelled = graph.edges().filter((edge) => graph.getEdgeAttribute(edge, "status") === "occurred");
    expect(shelled.map((edge) => graph.getEdgeAttribute(edge, "claimant"))).toEqual([
      "the governor",
      "the health office",
    ]);
    const [one = "", other = ""] = shelled;
    expect(graph.source(one)).toBe(graph.source(other));
    expect(graph.getEdgeAttributes(one)).toMatchObject({
      stance: "asserts",
      lineages: 2,
      words: "the army shelled Kharo",
    });
  });

  test("graphology reads the sample's, and every edge has its words", async () => {
    const graph = gexf.parse(MultiDirectedGraph, await (await sampleLibrary()).text("gexf"));
    expect(graph.size).toBeGreaterThan(100);
    for (const edge of graph.edges()) expect(graph.getEdgeAttribute(edge, "words")).not.toBe("");
  });
});
