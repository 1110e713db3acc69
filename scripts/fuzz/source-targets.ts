import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { HearsayError } from "../../src/errors.ts";
import { PACKAGE_ROOT } from "../../src/resources/files.ts";
import { oneChunk } from "../../src/sources/byte-source.ts";
import { documentsFrom } from "../../src/sources/documents.ts";
import { decode } from "../../src/sources/encoding.ts";
import { isoDate } from "../../src/sources/page-date.ts";
import { parseHere } from "../../src/sources/parse/answer.ts";
import type { Parser } from "../../src/sources/parse/parser.ts";
import { limitsFor, type SourceFormat } from "../../src/sources/source.ts";
import { feedOf } from "../../test/fetch/site.ts";
import { pdfOf, set } from "../../test/sources/writers/pdf.ts";
import { warcRecord } from "../../test/sources/writers/warc.ts";
import { zipOf } from "../../test/sources/writers/zip.ts";
import { bytesOf, hold, type Target, utf8 } from "./target.ts";

const limits = limitsFor(200_000);
/**
 * The worker's work in this thread, where its coverage is counted. A parser of others may throw what it likes: the worker
 * tells it as a fault of the document. What our own code throws besides HearsayErrors is a finding.
 */
const parser: Parser = {
  async parse(job) {
    try {
      return await parseHere(job);
    } catch (error) {
      if (error instanceof HearsayError) throw error;
      const [, first = ""] = error instanceof Error ? (error.stack ?? "").split("\n    at ") : [];
      if (first.includes(`${PACKAGE_ROOT}src/`) && !(error instanceof RangeError)) throw error;
      const facts = { where: "x", expected: "a document", got: String(error), fix: "Save it again." };
      throw new HearsayError("E_INPUT_DAMAGED", facts);
    }
  },
  close: async () => {},
};

async function read(bytes: Uint8Array, format: SourceFormat): Promise<void> {
  const source = { where: "x", name: "x", given: {}, bytes: oneChunk(bytes), address: "https://news.example/a" };
  let items = 0;
  for await (const item of documentsFrom(source, { limits, parser }, format)) {
    hold(++items < 20_000, "more items than bytes could hold");
    if (item.kind === "problem") hold(item.error.code !== "E_INTERNAL", item.error.message);
    if (item.kind !== "document") continue;
    const { text, title, published } = item.input;
    hold(text.length <= limits.maxText, `a text of ${text.length}`);
    // What a line or a head of its own says is the caller's word: the reader looks at it.
    if (format === "jsonl" || format === "text") continue;
    hold(title === undefined || title.trim() !== "", "an empty title");
    hold(published === undefined || /^\d{4}/.test(published), `published ${published}`);
  }
}

const sample = (name: string): Uint8Array => readFileSync(`${PACKAGE_ROOT}corpus/sample/${name}`);
const SENTENCE = "The council closed the bridge on Monday, a spokeswoman said, and nobody was hurt in the flood.";
const PAGE = `<html lang=en><head><title>Bridge - The Lantern</title><meta property="og:site_name" content="The Lantern">
<meta property="article:published_time" content="2022-04-16T10:00:00+04:30"><link rel=canonical href="/bridge">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Bridge","datePublished":"2022-04-16","author":[{"@type":"Person","name":"Ada Fern"}],"publisher":{"name":"The Lantern"}}]}</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>Bridge</h1><p class="byline">By Ada Fern</p><p>${SENTENCE}</p><figure><img src=a><figcaption>The bridge</figcaption></figure><table><tr><td>1<td>2</table><blockquote>${SENTENCE}</blockquote><ul><li>one<li>two</ul><p>${SENTENCE}</p></article></body></html>`;
const MAIL = `Message-ID: <1@a.example>\r\nFrom: =?utf-8?q?Ada?= <ada@a.example>\r\nDate: Sat, 16 Apr 2022 10:00:00 +0430\r\nMIME-Version: 1.0\r\nSubject: =?utf-8?B?QnJpZGdl?=\r\nContent-Type: multipart/mixed; boundary="cut"\r\n\r\n--cut\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${SENTENCE}=\r\n =93so=94\r\n--cut\r\nContent-Type: text/html\r\nContent-Disposition: attachment; filename=a.html\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(PAGE).toString("base64")}\r\n--cut--\r\n`;
const ATOM = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Lantern</title><entry><id>urn:1</id><title type="html">Bridge &amp;amp; road</title><link href="/a"/><updated>2022-04-16T10:00:00Z</updated><content type="html">&lt;p&gt;${SENTENCE}&lt;/p&gt;</content></entry></feed>`;
const JSON_FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "The Lantern",
  items: [
    {
      id: "1",
      url: "https://news.example/a",
      title: "Bridge",
      content_html: `<p>${SENTENCE}</p>`,
      date_published: "2022-04-16T10:00:00Z",
    },
  ],
});
const warc = Buffer.concat([
  warcRecord({ url: "https://a.example/1", body: PAGE }),
  warcRecord({ url: "https://a.example/2", body: gzipSync(PAGE), http: ["Content-Encoding: gzip"] }),
  warcRecord({ url: "https://a.example/3", body: PAGE, recordType: "resource", version: "1.0" }),
]);

const target = (format: SourceFormat, share: number, seeds: readonly Uint8Array[]): Target => ({
  name: format,
  share,
  seeds,
  run: (bytes) => read(bytes, format),
});

export const SOURCE_TARGETS: readonly Target[] = [
  target("html", 0.5, [
    ...bytesOf(PAGE),
    sample("03-no-promise-on-prisoners.html"),
    sample("22-islamabad-asks-kabul-to-act.html"),
  ]),
  target("pdf", 0.2, [
    pdfOf({ pages: [set([SENTENCE], { x: 60, y: 100, width: 50 }).words], info: { Title: "Bridge" } }),
    pdfOf({
      pages: [
        [
          { x: 60, y: 700, text: "Bridge", size: 20, bold: true },
          { x: 60, y: 650, text: SENTENCE },
        ],
        [{ x: 60, y: 700, text: "2" }],
      ],
    }),
  ]),
  target("mail", 0.5, bytesOf(MAIL, `Message-ID: <2>\nSubject: Bridge\n\n${SENTENCE}\n\n> quoted\n-- \nAda`)),
  target("feed", 0.7, bytesOf(feedOf([{ id: "1", link: "/a", title: "Bridge", text: SENTENCE }]), ATOM, JSON_FEED)),
  target("warc", 0.3, [warc, gzipSync(warc)]),
  target("zip", 0.3, [
    zipOf([
      { name: "a.html", content: PAGE },
      { name: "b.txt", content: SENTENCE },
    ]),
    zipOf([{ name: "c.jsonl", content: `{"text":"${SENTENCE}"}\n` }]),
  ]),
  target("jsonl", 1, [
    ...bytesOf(`{"text":"${SENTENCE}","title":"Bridge","published":"2022-04-16","outlet":"The Lantern"}\n`),
    sample("27-wire-and-web.jsonl").subarray(0, 4096),
  ]),
  target("text", 1, [
    ...bytesOf(
      `---\ntitle: "Bridge"\npublished: 2022-04-16\noutlet: The Lantern\n---\n\n# Bridge\n\n${SENTENCE}\n\n> ${SENTENCE}\n`,
      `\ufeff${SENTENCE}`,
    ),
    Buffer.from(`\ufeff${SENTENCE}`, "utf16le"),
    Buffer.from(`“${SENTENCE}”`, "latin1"),
  ]),
  {
    name: "decoding of bytes",
    share: 2,
    seeds: [
      ...bytesOf("windows-1252\nplain", "utf-8\n“so”"),
      Buffer.from("utf-16\n\u0000a\u0000b"),
      Buffer.from("shift_jis\n\x93\xfa\x96\x7b", "latin1"),
    ],
    run(bytes) {
      const cut = bytes.indexOf(10);
      const declared = Buffer.from(bytes.subarray(0, Math.max(0, cut))).toString("latin1");
      const { text } = decode(bytes.subarray(cut + 1), { where: "x", ...(declared === "" ? {} : { declared }) });
      hold(text.isWellFormed(), "half a surrogate pair");
    },
  },
  {
    name: "dates of pages",
    share: 2,
    seeds: bytesOf(
      "2022-04-16T10:00:00+04:30",
      "Sat, 16 Apr 2022 10:00:00 GMT",
      "16 April 2022",
      "April 16, 2022 10:00 AM EDT",
      "1650103200",
    ),
    run(bytes) {
      const date = isoDate(utf8(bytes));
      if (date === undefined) return;
      hold(/^\d{4}(?:-\d{2}(?:-\d{2})?)?/.test(date), date);
      hold(!Number.isNaN(Date.parse(date.slice(0, 10))), `no such day: ${date}`);
    },
  },
];
