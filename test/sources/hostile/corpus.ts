import { deflateSync, gzipSync } from "node:zlib";
import { pdfOf, set } from "../writers/pdf.ts";
import { warcRecord } from "../writers/warc.ts";
import { zipOf } from "../writers/zip.ts";

/** A file that means harm, and what becomes of it. */
export interface Hostile {
  readonly name: string;
  readonly content: () => Uint8Array | string;
  /** Of each item that comes of it: "document", "skipped", or the code of its failure. */
  readonly becomes: readonly string[];
}

const MIB = 2 ** 20;
const zeros = (size: number): Buffer => Buffer.alloc(size);
const SENTENCE = "The council closed the bridge on Monday, a spokeswoman said, and nobody was hurt in the flood.";
const ARTICLE = `<article>${Array.from({ length: 4 }, () => `<p>${SENTENCE}</p>`).join("")}</article>`;
const pageOf = (body: string, head = ""): string =>
  `<!doctype html><html><head><title>Bridge</title>${head}</head><body>${body}</body></html>`;
const words = [...set([SENTENCE], { x: 60, y: 120, width: 60 }).words];
const good = warcRecord({ url: "https://a.example/good", body: pageOf(ARTICLE) });

function nested(depth: number): Uint8Array {
  let zip = zipOf([{ name: "core.txt", content: SENTENCE }]);
  for (let at = 0; at < depth; at++) zip = zipOf([{ name: `${at}.zip`, content: zip }]);
  return zip;
}

/** Run with these limits, so that what would take gigabytes takes megabytes. */
export const LIMITS = { parseMs: 20_000, parseMemoryMb: 128, maxFile: 32 * MIB, maxRatio: 100, maxUnpacked: 600 * MIB };
export const MAX_TEXT = 1_000_000;

export const ARCHIVES: readonly Hostile[] = [
  {
    name: "bomb.zip",
    content: () =>
      zipOf([
        { name: "a.txt", content: SENTENCE },
        { name: "bomb.txt", content: zeros(32 * MIB) },
        { name: "z.txt", content: SENTENCE },
      ]),
    becomes: ["document", "E_INPUT_TOO_LARGE", "document"],
  },
  {
    name: "ratio.zip",
    content: () =>
      zipOf([
        { name: "bomb.jsonl", content: Buffer.alloc(96 * MIB, "\n") },
        { name: "z.txt", content: SENTENCE },
      ]),
    becomes: ["E_INPUT_TOO_LARGE", "document"],
  },
  { name: "nested.zip", content: () => nested(8), becomes: ["E_INPUT_TOO_DEEP"] },
  {
    name: "gzip-in-gzip.txt.gz",
    content: () => Array.from({ length: 8 }).reduce<Uint8Array>((inner) => gzipSync(inner), Buffer.from(SENTENCE)),
    becomes: ["E_INPUT_TOO_DEEP"],
  },
  { name: "endless.txt.gz", content: () => gzipSync(zeros(96 * MIB)), becomes: ["E_INPUT_TOO_LARGE"] },
  {
    name: "names.zip",
    content: () =>
      zipOf(
        ["../../../etc/passwd.txt", "/etc/shadow.txt", "C:\\Windows\\win.txt", "\u001b[2Ja.txt"].map((name) => ({
          name,
          content: SENTENCE,
        })),
      ),
    becomes: ["document", "document", "document", "document"],
  },
  {
    name: "locked.zip",
    content: () =>
      zipOf([
        { name: "locked.txt", content: SENTENCE, claims: { flags: 0x0801 } },
        { name: "open.txt", content: SENTENCE },
      ]),
    becomes: ["E_INPUT_ENCRYPTED", "document"],
  },
  {
    name: "lies.zip",
    content: () =>
      zipOf([
        { name: "short.txt", content: SENTENCE.repeat(100), claims: { size: 3 } },
        { name: "long.txt", content: SENTENCE, claims: { size: 100_000 } },
        { name: "sum.txt", content: SENTENCE, claims: { crc: 1 } },
        { name: "method.txt", content: SENTENCE, claims: { method: 12 } },
        { name: "noise.txt", content: SENTENCE, packed: Buffer.from("this is not deflated") },
        { name: "open.txt", content: SENTENCE },
      ]),
    becomes: [...Array.from({ length: 5 }, () => "E_INPUT_DAMAGED"), "document"],
  },
  {
    name: "half.zip",
    content: () => Buffer.from(zipOf([{ name: "a.txt", content: SENTENCE }])).subarray(0, 60),
    becomes: ["E_INPUT_DAMAGED"],
  },
  {
    name: "half.txt.gz",
    content: () => gzipSync(SENTENCE.repeat(1000)).subarray(0, 100),
    becomes: ["E_INPUT_DAMAGED"],
  },
  {
    name: "half.warc.gz",
    content: () => Buffer.concat([gzipSync(good), gzipSync(good).subarray(0, 200)]),
    becomes: ["document", "E_INPUT_DAMAGED"],
  },
  ...["999999", "10", "-5", "many", "99999999999999999999"].map((length, at) => ({
    name: `lies-${at}.warc`,
    content: () =>
      Buffer.concat([good, warcRecord({ url: "https://a.example/lie", body: pageOf(ARTICLE), length }), good]),
    becomes: ["document", "E_INPUT_DAMAGED", "document"],
  })),
  {
    name: "half.warc",
    content: () => Buffer.concat([good, good.subarray(0, 400)]),
    becomes: ["document", "E_INPUT_DAMAGED"],
  },
  {
    name: "noise.warc",
    content: () => Buffer.concat([Buffer.from("WARC/1.0 and nothing more\r\n\r\n"), good]),
    becomes: ["E_INPUT_DAMAGED", "document"],
  },
  {
    name: "bomb.warc",
    content: () =>
      Buffer.concat([
        warcRecord({
          url: "https://a.example/bomb",
          body: gzipSync(zeros(40 * MIB)),
          http: ["Content-Encoding: gzip"],
        }),
        good,
      ]),
    becomes: ["E_INPUT_TOO_LARGE", "document"],
  },
];

export const DOCUMENTS: readonly Hostile[] = [
  {
    name: "bomb.pdf",
    content: () =>
      pdfOf({ pages: [words], content: { bytes: deflateSync(zeros(64 * MIB)), filter: "/Filter/FlateDecode" } }),
    becomes: ["E_INPUT_MEMORY"],
  },
  {
    name: "double-bomb.pdf",
    content: () =>
      pdfOf({
        pages: [words],
        content: { bytes: deflateSync(deflateSync(zeros(128 * MIB))), filter: "/Filter[/FlateDecode/FlateDecode]" },
      }),
    becomes: ["E_INPUT_MEMORY"],
  },
  {
    name: "cycle.pdf",
    content: () => pdfOf({ pages: [words], tree: "<</Type/Pages/Count 5/Kids[2 0 R 2 0 R]>>" }),
    becomes: ["E_INPUT_DAMAGED"],
  },
  {
    name: "count.pdf",
    content: () => pdfOf({ pages: [words], tree: "<</Type/Pages/Count 1000000000/Kids[10 0 R]>>" }),
    becomes: ["document"],
  },
  {
    name: "locked.pdf",
    content: () =>
      pdfOf({
        pages: [words],
        trailer: "/Encrypt 90 0 R/ID[<00><00>]",
        objects: { 90: `<</Filter/Standard/V 1/R 2/P -44/O<${"ab".repeat(32)}>/U<${"cd".repeat(32)}>>>` },
      }),
    becomes: ["E_INPUT_ENCRYPTED"],
  },
  {
    name: "half.pdf",
    content: () => Buffer.from(pdfOf({ pages: [words] })).subarray(0, 300),
    becomes: ["E_INPUT_DAMAGED"],
  },
  { name: "head.pdf", content: () => "%PDF-1.7\n", becomes: ["E_INPUT_DAMAGED"] },
  {
    name: "deep.html",
    content: () => pageOf(`${"<div>".repeat(100_000)}${ARTICLE}${"</div>".repeat(100_000)}`),
    becomes: ["E_INPUT_TOO_DEEP"],
  },
  {
    name: "deep-open.html",
    content: () => pageOf(`${"<b><i><a><p>".repeat(50_000)}${ARTICLE}`),
    becomes: ["E_INPUT_TOO_DEEP"],
  },
  {
    name: "attribute.html",
    content: () => pageOf(`<div class="${"a b ".repeat(900_000)}">${ARTICLE}</div>`),
    becomes: ["E_INPUT_TOO_DEEP"],
  },
  {
    name: "title.html",
    content: () => pageOf(ARTICLE, `<title>${"word - ".repeat(100_000)}</title>`),
    becomes: ["document"],
  },
  {
    name: "laughs.html",
    content: () =>
      `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>${ARTICLE}<p>${SENTENCE} &c; &x;</p></body></html>`,
    becomes: ["document"],
  },
  { name: "line.txt", content: () => "word ".repeat(10 * MIB), becomes: ["E_INPUT_TOO_LARGE"] },
  { name: "line.html", content: () => pageOf(`<p>${"word ".repeat(MIB)}</p>`), becomes: ["E_INPUT_TOO_LARGE"] },
  { name: "zero.txt", content: () => `${SENTENCE.repeat(10)}\0${SENTENCE}`, becomes: ["document"] },
  { name: "zero.html", content: () => pageOf(ARTICLE.replace("bridge", "bri\0dge")), becomes: ["document"] },
  { name: "surrogate.jsonl", content: () => `{"text":"${SENTENCE} \\ud800 and \\udc00."}`, becomes: ["document"] },
  {
    name: "deep.eml",
    content: () =>
      `Message-ID: <1>\nMIME-Version: 1.0\n${Array.from({ length: 2_000 }, (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n`).join("")}\n${SENTENCE}`,
    becomes: ["E_INPUT_TOO_DEEP"],
  },
  {
    name: "header.eml",
    content: () => `Message-ID: <1>\nSubject: ${"long ".repeat(2 * MIB)}\n\n${SENTENCE}`,
    becomes: ["E_INPUT_DAMAGED"],
  },
  {
    name: "forwarded.eml",
    content: () => {
      let message = `Message-ID: <0>\nMIME-Version: 1.0\nSubject: Bridge\n\n${SENTENCE}\n`;
      for (let at = 1; at < 10; at++) {
        message = `Message-ID: <${at}>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\nContent-Type: message/rfc822\n\n${message}\n--b${at}--\n`;
      }
      return message;
    },
    becomes: ["E_INPUT_TOO_DEEP"],
  },
];
