import type { Reading } from "../../../src/doc/reading.ts";

export interface Given {
  readonly id: string;
  readonly body: string;
  readonly outlet?: string;
  readonly domain?: string;
  readonly published?: string;
  readonly title?: string;
  readonly uri?: string;
  /** A credit line after the body; the first words of it that equal `origin` are the evidence. */
  readonly credit?: string;
  readonly origin?: string;
}

/** A reading by hand: every line of the body is a paragraph, every sentence ends in a full stop before a capital. */
export function readingOf({ id, body, outlet, domain, published, title, uri, credit, origin }: Given): Reading {
  const text = credit === undefined ? body : `${body}\n${credit}`;
  const zones: Reading["document"]["zones"][number][] = [];
  const sentences: [number, number][] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    const kind = at > body.length ? "credit" : "body";
    if (line.trim() !== "") {
      zones.push({ kind, span: [at, at + line.length] });
      let from = at;
      for (const end of line.matchAll(/(?<=[\p{Ll}\p{N})%][.!?]["”]?)\s+(?=["“\p{Lu}])/gu)) {
        sentences.push([from, at + end.index]);
        from = at + end.index + end[0].length;
      }
      sentences.push([from, at + line.length]);
    }
    at += line.length + 1;
  }
  const evidence = origin === undefined ? -1 : text.indexOf(origin);
  return {
    schema: "hearsay/reading@1",
    engine: { version: "0", model: "0", knowledge: "0" },
    document: {
      id,
      textHash: `sha256:${"0".repeat(64)}`,
      language: "en",
      ...(uri === undefined ? {} : { uri }),
      ...(title === undefined ? {} : { title }),
      ...(outlet === undefined ? {} : { outlet: { name: outlet, ...(domain === undefined ? {} : { domain }) } }),
      ...(origin === undefined ? {} : { origin: { outlet: origin, evidence: [evidence, evidence + origin.length] } }),
      ...(published === undefined ? {} : { published: { value: published, precision: "day", basis: "metadata" } }),
      text,
      zones,
    },
    sentences,
    actors: [],
    places: [],
    times: [],
    attributions: [],
    events: [],
    relations: [],
    figures: [],
    notes: [],
  };
}
