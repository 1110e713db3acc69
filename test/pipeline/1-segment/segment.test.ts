import { describe, expect, test } from "vitest";
import type { DocumentInput } from "../../../src/doc/input.ts";
import { HearsayError } from "../../../src/errors.ts";
import { createSegmenter } from "../../../src/pipeline/1-segment/index.ts";
import { loadBoundaryModel } from "../../../src/pipeline/1-segment/model.ts";
import { type Annotations, blankAnnotations } from "../../../src/pipeline/annotations.ts";
import type { Resources } from "../../../src/pipeline/resources.ts";
import { fileResources } from "../../../src/resources/files.ts";

const resources = fileResources();
const segmenter = createSegmenter(resources);

function segment(input: DocumentInput): Annotations {
  const annotations = blankAnnotations(input);
  segmenter.apply(annotations);
  return annotations;
}

const REPORT = "The bridge over the river was reopened on Wednesday, the ministry of public works said in a statement.";

describe("metadata", () => {
  test("an agency's own dateline is no origin", () => {
    const text = `KABUL, Aug 16 (Meridian Wire) – ${REPORT}`;
    expect(segment({ text, outlet: "Meridian Wire" }).metadata.origin).toBeUndefined();
    expect(segment({ text, outlet: "Indus Observer" }).metadata.origin).toEqual({
      outlet: "Meridian Wire",
      evidence: [15, 28],
    });
  });

  test("the domain of the address goes with the outlet", () => {
    const { metadata } = segment({ text: REPORT, outlet: "Indus Observer", url: "https://www.indus.example/a?b=1" });
    expect(metadata.outlet).toEqual({ name: "Indus Observer", domain: "indus.example" });
  });

  test("every field has a basis", () => {
    const text = `THE VALLEY OBSERVER\n\nBridge reopens\n\nBy Nadia Farhang\nMarch 3, 2021\n\n${REPORT}`;
    const { metadata } = segment({ text });
    for (const [field, basis] of Object.entries(metadata.basis ?? {}))
      expect([field, Array.isArray(basis)]).toEqual([field, true]);
    expect(Object.keys(metadata.basis ?? {}).sort()).toEqual(["author", "outlet", "published", "title"]);
    expect(segment({ text: REPORT, title: "T", author: "A", outlet: "O", published: "2021" }).metadata.basis).toEqual({
      title: "metadata",
      author: "metadata",
      outlet: "metadata",
      published: "metadata",
    });
  });

  test.each([
    ["2021-07-28", "2021-07-28", "day"],
    ["2021-07-28T23:59:59-11:00", "2021-07-28", "day"],
    ["20210728T101500Z", "2021-07-28", "day"],
    ["2021-07", "2021-07", "month"],
    ["2021", "2021", "year"],
    ["Wed, 28 Jul 2021 10:00:00 GMT", "2021-07-28", "day"],
    ["July 28, 2021", "2021-07-28", "day"],
    ["28.07.2021", "2021-07-28", "day"],
    ["2020-02-29", "2020-02-29", "day"],
  ])("the date of publication %s is read as %s", (published, value, precision) => {
    const { metadata, notes } = segment({ text: REPORT, published });
    expect(metadata.published).toEqual({ value, precision, basis: "metadata" });
    expect(notes).toEqual([]);
  });

  test.each(["yesterday", "2021-13-01", "2021-02-29", "07/08/2021", "28th of", "-1", "12345678901234567890"])(
    "the date of publication %s is refused with a note",
    (published) => {
      const { metadata, notes } = segment({ text: REPORT, published });
      expect(metadata.published).toBeUndefined();
      expect(notes.map(({ code }) => code)).toEqual(["published-unreadable"]);
    },
  );

  test("a date that is refused leaves the one that the text gives", () => {
    const { metadata } = segment({ text: `Bridge reopens\n\nMarch 3, 2021\n\n${REPORT}`, published: "soon" });
    expect(metadata.published).toMatchObject({ value: "2021-03-03", basis: "absolute" });
  });
});

describe("zones", () => {
  const kinds = (input: DocumentInput): readonly string[] => segment(input).zones.map(({ kind }) => kind);

  test("short inputs are body, whatever they look like", () => {
    for (const text of ["Share this", "By Ann Lee", "Home | News | Sport | Opinion", "July 28, 2021", REPORT]) {
      expect(kinds({ text })).toEqual(["body"]);
    }
  });

  test("neighbouring paragraphs of body are one zone", () => {
    expect(kinds({ text: `${REPORT}\n\n${REPORT}\n${REPORT}` })).toEqual(["body"]);
  });

  test("the given title is found with another tail and other quotation marks", () => {
    const text = `Bridge over the “old river” reopens\n\n${REPORT}`;
    expect(kinds({ text, title: 'Bridge over the "old river" reopens | Valley Observer' })).toEqual(["title", "body"]);
  });

  test("a given title that is not in the text turns no other line into one", () => {
    expect(kinds({ text: `Ministers met on Friday\n\n${REPORT}`, title: "Quite another headline" })).toEqual(["body"]);
  });

  test("the fields at the head of a Markdown file are clutter", () => {
    const text = `---\ntitle: Bridge\ntags:\n- bridge\n---\n\n${REPORT}`;
    const { zones } = segment({ text });
    expect(zones.filter(({ kind }) => kind !== "clutter").map(({ span }) => text.slice(...span))).toEqual([REPORT]);
  });

  test("what follows the report's end is clutter only when prose does not resume", () => {
    const over = `${REPORT}\n\nLeave a comment\nSome other line\n`;
    const on = `${REPORT}\n\nLeave a comment\nSome other line\n\n${REPORT}`;
    expect(kinds({ text: over })).toEqual(["body", "clutter", "clutter"]);
    expect(kinds({ text: on })).toEqual(["body", "clutter", "body"]);
  });
});

describe("the boundary model", () => {
  const damaged = (change: (name: string, bytes: Uint8Array) => Uint8Array): Resources => ({
    ...resources,
    model: (name) => change(name, Uint8Array.from(resources.model(name))),
  });

  test("is refused when a weight was changed", () => {
    const broken = damaged((name, bytes) => {
      if (name.endsWith(".bin")) bytes[7] = (bytes[7] ?? 0) ^ 1;
      return bytes;
    });
    expect(() => loadBoundaryModel(broken)).toThrow(HearsayError);
  });

  test("is refused when weights are missing", () => {
    expect(() => loadBoundaryModel(damaged((name, bytes) => (name.endsWith(".bin") ? bytes.slice(1) : bytes)))).toThrow(
      "E_MODEL",
    );
  });

  test("is refused when the manifest is no JSON", () => {
    expect(() =>
      loadBoundaryModel(damaged((name, bytes) => (name.endsWith(".json") ? bytes.slice(1) : bytes))),
    ).toThrow("E_MODEL");
  });
});
