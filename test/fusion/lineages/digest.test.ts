import fc from "fast-check";
import { expect, test } from "vitest";
import {
  lineageDigest,
  lineageDigestSchema,
  lineageKeys,
  lineageLink,
  loadOutletTables,
} from "../../../src/fusion/lineages/index.ts";
import { unpackSentences } from "../../../src/fusion/lineages/sentences.ts";
import { pack, unpack } from "../../../src/fusion/lineages/sketch.ts";
import { stem } from "../../../src/fusion/lineages/stem.ts";
import { fileResources } from "../../../src/resources/files.ts";
import { type Given, readingOf } from "./reading-of.ts";
import { article, seeded } from "./synthetic.ts";
import { tables } from "./tables.ts";

const digestOf = (given: Omit<Given, "id"> & { readonly id?: string }) =>
  lineageDigest(readingOf({ id: "d1", ...given }), tables);
const sentencesOf = (body: string) => unpackSentences(digestOf({ body }));

test("a digest is plain JSON, valid by its schema, and under 3 kB for 900 words", () => {
  const digest = digestOf({ body: article(seeded(7), 900), outlet: "Northline Agency", published: "2024-01-01" });
  expect(lineageDigestSchema.parse(JSON.parse(JSON.stringify(digest)))).toEqual(digest);
  expect(JSON.stringify(digest).length).toBeLessThan(3000);
});

test("packed numbers come back as they were", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (values) => {
      expect(unpack(pack(values, 2), 2)).toEqual(values);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffffffff })), (values) => {
      expect(unpack(pack(values, 4), 4)).toEqual(values);
    }),
  );
});

test("quotations, datelines and function words are no wording of the writer's", () => {
  const plain = sentencesOf("Soldiers blocked the northern bridge before sunrise.");
  expect(
    sentencesOf("KARSU, May 3 (Northline Agency) - Soldiers blocked a northern bridge before sunrise."),
  ).toHaveLength(1);
  expect(sentencesOf("KARSU - Soldiers blocked a northern bridge before sunrise.")[0]?.words).toEqual(plain[0]?.words);
  const quoted =
    'Soldiers blocked the northern bridge before sunrise, "and nobody asked us whether we had to get to work," a baker said.';
  expect(sentencesOf(quoted)[0]?.words.slice(0, 5)).toEqual(plain[0]?.words);
  expect(sentencesOf(quoted)[0]?.words).toHaveLength((plain[0]?.words.length ?? 0) + 1);
});

test.each([
  ["“Nobody asked us whether we had to get to work,” she said."],
  ["‘Nobody asked us whether we had to get to work,’ she said."],
  ["«Nobody asked us whether we had to get to work,» she said."],
  ["„Nobody asked us whether we had to get to work,“ she said."],
  ["“Nobody asked us whether we had to get to work and when."],
])("%s has no wording of its own", (body) => {
  expect(sentencesOf(body)).toEqual([]);
});

test("an apostrophe opens no quotation", () => {
  expect(sentencesOf("The minister’s guards blocked the workers’ march near the town’s northern bridge.")).toHaveLength(
    1,
  );
});

test("titles, bylines, captions and clutter are left out", () => {
  const reading = readingOf({
    id: "d1",
    body: "Soldiers blocked the northern bridge.\nPolice closed all eastern roads.",
  });
  const [first, second] = reading.document.zones;
  if (first === undefined || second === undefined) throw new Error("two zones");
  for (const kind of ["title", "standfirst", "byline", "caption", "credit", "clutter"] as const) {
    const document = { ...reading.document, zones: [{ ...first, kind }, second] };
    expect(unpackSentences(lineageDigest({ ...reading, document }, tables))).toHaveLength(1);
  }
});

test.each([
  ["organised", "organized"],
  ["labour", "labor"],
  ["centre", "center"],
  ["stopped", "stopping"],
  ["injuries", "injury"],
  ["wounded", "wound"],
  ["bodies", "body"],
])("%s and %s have one stem", (a, b) => {
  expect(stem(a)).toBe(stem(b));
});

test.each([
  ["Reuters", "wire"],
  ["Reuters Staff", "wire"],
  ["AFP", "wire"],
  ["Ann Lee, Associated Press", "wire"],
])("a byline of an agency, %s, is a credit", (author, kind) => {
  const reading = readingOf({ id: "d1", body: "Soldiers blocked the bridge.", outlet: "Daily Standard" });
  const digest = lineageDigest({ ...reading, document: { ...reading.document, author } }, tables);
  expect(digest.credits.map((credit) => credit.kind)).toEqual([kind]);
});

test("two agencies in a byline gave a part each; a person gave nothing; nobody credits himself", () => {
  const creditsBy = (author: string, outlet = "Daily Standard") => {
    const reading = readingOf({ id: "d1", body: "Soldiers blocked the bridge.", outlet });
    return lineageDigest({ ...reading, document: { ...reading.document, author } }, tables).credits.map(
      ({ outlet, kind }) => [outlet, kind],
    );
  };
  expect(creditsBy("AP, AFP")).toEqual([
    ["ap", "contribution"],
    ["afp", "contribution"],
  ]);
  expect(creditsBy("Vida Renn")).toEqual([]);
  expect(creditsBy("Reuters", "Thomson Reuters")).toEqual([]);
});

test.each([
  ["Additional reporting by Reuters", ["reuters"]],
  ["Reuters contributed to this report.", ["reuters"]],
  ["With inputs from PTI", ["pti-ind"]],
  ["Additional reporting by Jane Doe", []],
  ["Photo: additional material from Reuters", []],
])("the line %s credits %j with a part", (credit, outlets) => {
  const digest = digestOf({ body: "Soldiers blocked the bridge.", outlet: "Daily Standard", credit });
  expect(digest.credits).toEqual(outlets.map((outlet) => expect.objectContaining({ outlet, kind: "contribution" })));
});

test("what was published first elsewhere is told from a wire", () => {
  const credit = (line: string) =>
    digestOf({
      body: "Soldiers blocked the bridge.",
      outlet: "Daily Standard",
      credit: line,
      origin: "Selden Chronicle",
    }).credits;
  expect(credit("This article was first published by The Selden Chronicle.")).toEqual([
    { outlet: "selden-chronicle", name: "Selden Chronicle", kind: "republished" },
  ]);
  expect(credit("Selden Chronicle")[0]?.kind).toBe("wire");
});

test("an outlet is known by any of its names and by its domain", () => {
  const outletOf = (outlet: string, domain?: string) =>
    digestOf({ body: "x", outlet, ...(domain === undefined ? {} : { domain }) }).outlet?.key;
  expect(outletOf("The Associated Press")).toBe(outletOf("AP"));
  expect(outletOf("World news", "edition.cnn.com")).toBe(outletOf("CNN"));
  expect(outletOf("The Selden Chronicle")).toBe(outletOf("selden chronicle"));
  // In Dhaka and in Beirut.
  expect(outletOf("The Daily Star")).toBe("daily-star");
  expect(outletOf("The Daily Star", "thedailystar.net")).toBe("daily-star-bgd");
});

test.each([
  ["https://a.example/world/article-idUSKBN2AB1CD", "idUSKBN2AB1CD"],
  [
    "https://a.example/urn:newsml:agency.example:20240105T080000Z:doc-34AB12",
    "urn:newsml:agency.example:20240105T080000Z:doc-34AB12",
  ],
])("the agency's number in %s is found", (uri, id) => {
  expect(digestOf({ body: "x", uri }).agencyIds).toEqual([id]);
});

test("numbers of laws, flights and streets are no agency's", () => {
  const body =
    "Flight LH4N12 of April 3 left from gate L12N for NS1234567, said line L4 of the S2N plan, on 2024-01-05.";
  expect(digestOf({ body }).agencyIds).toEqual([]);
});

test("keys are few, and none but the page's for a document without text", () => {
  const long = digestOf({ body: article(seeded(3), 5000), outlet: "Reuters", published: "2024-01-01", title: "T" });
  expect(lineageKeys(long).length).toBeLessThanOrEqual(119);
  expect(new Set(lineageKeys(long)).size).toBe(lineageKeys(long).length);
  expect(lineageKeys(digestOf({ body: "" }))).toEqual([]);
});

test("a document is no copy of itself, nor of one without text", () => {
  const digest = digestOf({ body: article(seeded(3), 300) });
  expect(lineageLink(digest, digest)).toBeUndefined();
  expect(lineageLink(digest, digestOf({ id: "d2", body: "" }))).toBeUndefined();
  expect(lineageLink(digestOf({ body: "" }), digestOf({ id: "d2", body: "" }))).toBeUndefined();
});

test("a user's table adds to the package's and changes the tables' hash", () => {
  const files = fileResources();
  const mine = "id\tname\tkind\tdomain\tcountry\taliases\tsource\nnorthline\tNorthline Agency\tagency\t\t\tNLA\torg\n";
  const more = loadOutletTables({
    lexicon: (name) => (name === "outlets/outlets-mine.tsv" ? mine : files.lexicon(name)),
    lexicons: (folder) => [...files.lexicons(folder), "outlets-mine.tsv"],
  });
  expect(more.named("NLA")?.key).toBe("northline");
  expect(more.named("AFP")?.key).toBe("afp");
  expect(more.hash).not.toBe(tables.hash);
});

test("a broken pattern in a table is named by its line", () => {
  const files = fileResources();
  const broken = {
    lexicon: (name: string) => (name === "outlets/agency-ids.tsv" ? "pattern\tnote\n(\tx\n" : files.lexicon(name)),
    lexicons: files.lexicons,
  };
  expect(() => loadOutletTables(broken)).toThrow(/E_LEXICON outlets\/agency-ids\.tsv:2/);
});
