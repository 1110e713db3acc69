import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { codesOf, documentOf, itemsOfFile } from "./collect.ts";
import { chunked, warcInfo, warcRecord } from "./writers/warc.ts";
import { zipOf } from "./writers/zip.ts";

const TEXT = "The council closed the bridge on Monday, a spokeswoman said. Nobody was hurt.\n";
const PROSE = [
  "The provincial council said on Monday that the bridge over the river had been closed after the flood.",
  "Engineers, who arrived at noon, expect that lorries can cross it again within a week, a spokeswoman said.",
];
const pageOf = (word: string, head = ""): string =>
  `<!doctype html><html lang="en"><head><title>${word}</title>${head}</head><body><article>${PROSE.map(
    (text) => `<p>${word}: ${text}</p>`,
  ).join("")}</article></body></html>`;

const whereOf = (items: Awaited<ReturnType<typeof itemsOfFile>>, kind: string): readonly string[] =>
  items.filter((item) => item.kind === kind).map((item) => item.where.replace(/^[^!]*!/, ""));

describe("a ZIP", () => {
  test("is its reports in the order of its directory; folders, hidden files and links are passed over", async () => {
    const zip = zipOf([
      { name: "b/", content: "" },
      { name: "b/two.txt", content: `${TEXT}Two.` },
      { name: "one.html", content: pageOf("One") },
      { name: ".hidden.txt", content: TEXT },
      { name: "__MACOSX/._one.txt", content: TEXT },
      { name: "link.txt", content: "/etc/passwd", mode: 0o120777 },
      { name: "lines.jsonl", content: `{"text":"${TEXT.trim()}"}\n{"no":1}\n` },
      { name: "photo.jpg", content: "…" },
      { name: "README.md", content: "About these files." },
    ]);
    const items = await itemsOfFile("a.zip", zip);
    expect(whereOf(items, "document")).toEqual(["b/two.txt", "one.html", "lines.jsonl:1"]);
    expect(whereOf(items, "problem")).toEqual(["lines.jsonl:2"]);
    expect(whereOf(items, "skipped")).toEqual(["photo.jpg", "README.md"]);
  });

  test("may hold a ZIP and a packed archive of the web; keys name the way to each document", async () => {
    const inner = zipOf([{ name: "deep.txt", content: TEXT }]);
    const crawl = gzipSync(warcRecord({ url: "https://a.example/x", body: pageOf("Web") }));
    const items = await itemsOfFile(
      "a.zip",
      zipOf([
        { name: "in.zip", content: inner },
        { name: "c.warc.gz", content: crawl },
      ]),
    );
    expect(whereOf(items, "document")).toEqual(["in.zip!deep.txt", "c.warc.gz!https://a.example/x"]);
    for (const item of items) expect(item.kind === "document" && item.input.id).toBe(item.where);
  });

  test("that is a WACZ gives its web archives only, not the texts of its index", async () => {
    const wacz = zipOf([
      { name: "pages/pages.jsonl", content: `{"text":"${TEXT.trim()}"}` },
      {
        name: "archive/data.warc.gz",
        content: gzipSync(warcRecord({ url: "https://a.example/x", body: pageOf("Web") })),
      },
      { name: "datapackage.json", content: "{}" },
    ]);
    expect(codesOf(await itemsOfFile("a.wacz", wacz))).toEqual(["document"]);
  });

  test("that is a document of an office program is named as what it is", async () => {
    const docx = zipOf([
      { name: "[Content_Types].xml", content: "<Types/>" },
      { name: "word/document.xml", content: "<w/>" },
    ]);
    const [item] = await itemsOfFile("a.docx", docx);
    expect(item?.kind === "problem" && item.error.message).toMatch(/E_INPUT_BINARY .*office/);
  });

  test("comes through a pipe as well", async () => {
    const zip = zipOf([{ name: "one.txt", content: TEXT }]);
    const { Readable } = await import("node:stream");
    const { itemsOf } = await import("./collect.ts");
    expect(codesOf(await itemsOf(["-"], { stdin: Readable.from([Buffer.from(zip)]) }))).toEqual(["document"]);
  });
});

describe("gzip", () => {
  test.each([
    ["a.txt.gz", TEXT],
    ["a.jsonl.gz", `{"text":${JSON.stringify(TEXT)}}\n`],
    ["a.html.gz", pageOf("One")],
    ["packed", pageOf("One")],
  ])("%s is read as what it packs", async (name, content) => {
    expect((await documentOf(name, gzipSync(content))).input.text).toContain("bridge");
  });
});

describe("a web archive", () => {
  test("is its pages, at their addresses; what is no report is counted", async () => {
    const warc = Buffer.concat([
      warcInfo(),
      warcRecord({ url: "https://a.example/1", body: pageOf("One") }),
      warcRecord({ url: "https://a.example/logo.png", body: "PNG", type: "image/png" }),
      warcRecord({ url: "https://a.example/old", body: "", status: 301 }),
      warcRecord({ url: "https://a.example/gone", body: pageOf("Gone"), status: 404 }),
      warcRecord({ url: "https://a.example/1", body: "", recordType: "revisit", type: "application/http" }),
      warcRecord({
        url: "https://a.example/2.txt",
        body: TEXT,
        recordType: "resource",
        type: "text/plain",
        version: "1.0",
      }),
    ]);
    for (const [name, bytes] of [
      ["a.warc", warc],
      ["a.warc.gz", gzipSync(warc)],
    ] as const) {
      const items = await itemsOfFile(name, bytes);
      expect(items.map((item) => (item.kind === "document" ? item.input.url : item.kind))).toEqual([
        "https://a.example/1",
        "https://a.example/2.txt",
        "skipped",
      ]);
      expect(items[2]?.kind === "skipped" && items[2].reason).toBe("4 records of it are no reports");
    }
  });

  test("keeps when each page was fetched and what the server said", async () => {
    const http = ['ETag: "x1"', "Last-Modified: Sat, 16 Apr 2022 10:00:00 GMT"];
    const [item] = await itemsOfFile("a.warc", warcRecord({ url: "https://a.example/1", body: pageOf("One"), http }));
    expect(item?.kind === "document" && item.fetched).toMatchObject({
      url: "https://a.example/1",
      status: 200,
      fetchedAt: "2022-04-17T08:00:00Z",
      etag: '"x1"',
      lastModified: "Sat, 16 Apr 2022 10:00:00 GMT",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test("of records that are packed one by one is read whole", async () => {
    const records = ["One", "Two", "Three"].map((word) =>
      warcRecord({ url: `https://a.example/${word}`, body: pageOf(word) }),
    );
    const items = await itemsOfFile("a.warc.gz", Buffer.concat(records.map((record) => gzipSync(record))));
    expect(whereOf(items, "document")).toHaveLength(3);
  });

  test("takes off chunks and packing, and leaves alone what only says that it has them", async () => {
    const html = pageOf("One");
    const packed = gzipSync(html);
    const chunks = ["Transfer-Encoding: chunked"];
    const both = Buffer.from(packed);
    const warc = Buffer.concat([
      warcRecord({ url: "https://a.example/1", body: chunked(html, 50), http: chunks }),
      warcRecord({ url: "https://a.example/2", body: both, http: ["Content-Encoding: gzip"] }),
      warcRecord({ url: "https://a.example/3", body: html, http: [...chunks, "Content-Encoding: gzip"] }),
    ]);
    const items = await itemsOfFile("a.warc", warc);
    const texts = items.map((item) => item.kind === "document" && item.input.text);
    expect(texts[0]).toContain(PROSE[1]);
    expect(new Set(texts).size).toBe(1);
  });

  test("believes the encoding of the server and the address that a page gives itself on its own site", async () => {
    const cyrillic = Buffer.concat([
      Buffer.from(pageOf("One").replace("One:", "")),
      Buffer.from([0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0]),
    ]);
    const link = (href: string): string => `<link rel="canonical" href="${href}">`;
    const warc = Buffer.concat([
      warcRecord({ url: "https://a.example/1?utm=x", body: pageOf("One", link("https://www.a.example/1")) }),
      warcRecord({ url: "https://a.example/2", body: pageOf("Two", link("https://other.example/2")) }),
      warcRecord({ url: "https://a.example/3", body: cyrillic, type: "text/html; charset=windows-1251" }),
    ]);
    const items = await itemsOfFile("a.warc", warc);
    expect(items.map((item) => item.kind === "document" && item.input.url)).toEqual([
      "https://www.a.example/1",
      "https://a.example/2",
      "https://a.example/3",
    ]);
  });
});
