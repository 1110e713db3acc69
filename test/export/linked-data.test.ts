import { findTextQuoteOffsets, parseAnnotation } from "@dokieli/web-annotation";
import jsonld from "jsonld";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { handLibrary } from "./by-hand.ts";
import { sampleLibrary } from "./library.ts";

const PROV = "http://www.w3.org/ns/prov#";
const SCHEMA = "https://schema.org/";

interface Quad {
  readonly subject: { readonly value: string; readonly termType: string };
  readonly predicate: { readonly value: string };
  readonly object: { readonly value: string };
}

/** As a processor of JSON-LD sees it, with no network to fetch a context from. */
async function quadsOf(text: string): Promise<readonly Quad[]> {
  const documentLoader = async (url: string): Promise<never> => {
    throw new Error(`${url} is fetched`);
  };
  return (await jsonld.toRDF(JSON.parse(text), { documentLoader })) as unknown as readonly Quad[];
}

function elementOf(text: string): Parameters<typeof findTextQuoteOffsets>[0] {
  const { document } = parseHTML("<!DOCTYPE html><html><body><article></article></body></html>");
  const article = document.querySelector("article");
  if (article === null) throw new Error("no element");
  article.textContent = text;
  return article;
}

describe("JSON-LD", () => {
  test("a processor follows each claim to its quote, and the quote to its document", async () => {
    const quads = await quadsOf(await (await handLibrary()).text("json-ld"));
    const of = (predicate: string) =>
      new Map(
        quads
          .filter((quad) => quad.predicate.value === predicate)
          .map(({ subject, object }) => [subject.value, object.value]),
      );
    const [derived, quoted, texts, types] = [
      of(`${PROV}wasDerivedFrom`),
      of(`${PROV}wasQuotedFrom`),
      of(`${SCHEMA}text`),
      of(`${SCHEMA}headline`),
    ];
    const claims = quads.filter(({ object }) => object.value === `${SCHEMA}Claim`).map(({ subject }) => subject.value);
    expect(claims.length).toBeGreaterThan(5);
    for (const claim of claims) {
      const quote = derived.get(claim) ?? "";
      expect(texts.get(quote)).toBe(texts.get(claim));
      expect(types.has(quoted.get(quote) ?? ""), claim).toBe(true);
    }
  });

  test("a processor follows each copy to what it was made from, with the reason", async () => {
    const library = await sampleLibrary();
    const quads = await quadsOf(await library.text("json-ld"));
    const lineages = await library.source({ filter: {} }, async (source) => {
      const found: (readonly string[])[] = [];
      for await (const { documents } of source.lineages()) if (documents.length > 1) found.push(documents);
      return found;
    });
    const documents = new Set(
      quads.filter(({ object }) => object.value === `${SCHEMA}NewsArticle`).map(({ subject }) => subject.value),
    );
    const links = quads.filter(
      ({ subject, predicate }) =>
        documents.has(subject.value) &&
        /#(?:was(?:QuotedFrom|RevisionOf|DerivedFrom)|alternateOf)$/.test(predicate.value),
    );
    expect(new Set(links.map(({ predicate }) => predicate.value.slice(PROV.length)))).toEqual(
      new Set(["wasQuotedFrom", "wasDerivedFrom"]),
    );
    for (const { subject, object } of links) {
      expect(documents.has(object.value)).toBe(true);
      const [one, other] = [subject, object].map(({ value }) => value.slice("urn:hearsay:document:".length));
      expect(
        lineages.some((all) => all.includes(one ?? "") && all.includes(other ?? "")),
        subject.value,
      ).toBe(true);
      const qualified = quads.find(
        ({ subject: of, predicate }) => of.value === subject.value && predicate.value.startsWith(`${PROV}qualified`),
      );
      const about = quads.filter((quad) => quad.subject.value === qualified?.object.value);
      expect(about.find(({ predicate }) => predicate.value === `${PROV}entity`)?.object.value).toBe(object.value);
      expect(about.find(({ predicate }) => predicate.value === "urn:hearsay:terms:reason")?.object.value).toMatch(/\w/);
    }
    // All but the oldest of each lineage were made from another.
    expect(links.length).toBe(lineages.reduce((sum, { length }) => sum + length - 1, 0));
  });

  test("nothing is a ClaimReview: there is no verdict", async () => {
    expect(await (await sampleLibrary()).text("json-ld")).not.toContain("ClaimReview");
  });

  test("every relative name is bound: no triple is lost on the way", async () => {
    const quads = await quadsOf(await (await sampleLibrary()).text("json-ld"));
    for (const { predicate, subject } of quads) {
      expect(predicate.value).toMatch(/^(?:https?:|urn:)/);
      if (subject.termType !== "BlankNode") expect(subject.value).toMatch(/^urn:/);
    }
  });
});

describe("Web Annotation", () => {
  test("a library of annotations reads every one, and finds its quote in the text at its offsets", async () => {
    const library = await handLibrary();
    const texts = await library.source({ filter: {} }, async (source) => {
      const found = new Map<string, string>();
      for await (const { report } of source.documents()) {
        const { document } = report.reading;
        found.set(document.uri ?? "", document.text);
      }
      return found;
    });
    const { items } = JSON.parse(await library.text("web-annotation"));
    expect(items.length).toBeGreaterThan(8);
    for (const item of items) {
      expect(await parseAnnotation(item)).toMatchObject({ motivatedBy: "oa:identifying" });
      for (const { source, selector } of item.target) {
        const text = texts.get(source) ?? "";
        const [quote, position] = selector;
        expect(text.slice(position.start, position.end)).toBe(quote.exact);
        expect(findTextQuoteOffsets(elementOf(text), quote)).toEqual([{ start: position.start, end: position.end }]);
      }
    }
  });

  test("what the model demands of every annotation is there", async () => {
    const { items, ...page } = JSON.parse(await (await sampleLibrary()).text("web-annotation"));
    expect(page).toMatchObject({ type: "AnnotationPage", "@context": "http://www.w3.org/ns/anno.jsonld" });
    const ids = new Set<string>();
    for (const item of items) {
      expect(item["@context"]).toBe("http://www.w3.org/ns/anno.jsonld");
      expect(item.type).toBe("Annotation");
      expect(item.id).toMatch(/^urn:hearsay:/);
      expect(item.target.length).toBeGreaterThan(0);
      ids.add(item.id);
    }
    expect(ids.size).toBe(items.length);
  });
});
