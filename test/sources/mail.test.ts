import { describe, expect, test } from "vitest";
import { mailDocuments } from "../../src/sources/mail.ts";
import type { Parsed } from "../../src/sources/parse/job.ts";
import { limitsFor } from "../../src/sources/source.ts";
import { codesOf, itemsOfFile } from "./collect.ts";
import { pdfOf, set } from "./writers/pdf.ts";

const BODY = `The provincial council said on Monday that the bridge over the river
had been closed after the flood. "Nobody may cross it," a spokeswoman
said.
`;
const HEADER = `Received: from mail.example by river-post.example; Sat, 16 Apr 2022 21:30:00 +0000
From: =?utf-8?q?Ad=C3=A9le?= Fern <adele@river-post.example>
To: desk@lantern.example
Subject: Bridge closed
 after flood
Date: Sun, 17 Apr 2022 01:00:00 +0430
Message-ID: <1@river-post.example>
MIME-Version: 1.0
`;
const plain = `${HEADER}Content-Type: text/plain; charset=utf-8\n\n${BODY}`;
const page = `<html><body>${BODY.split(". ")
  .map((text) => `<p>${text}.</p>`)
  .join(
    "",
  )}<p>Traders in the valley complained that nobody had told them about it, and that their fruit was rotting.</p></body></html>`;
const parts = (type: string, ...bodies: readonly string[]): string =>
  `${HEADER}Content-Type: ${type}; boundary="cut"\n\n${bodies.map((body) => `--cut\n${body}\n`).join("")}--cut--\n`;
const part = (type: string, body: string, ...fields: readonly string[]): string =>
  [`Content-Type: ${type}`, ...fields, "", body].join("\n");

const read = (message: string): Promise<Parsed> =>
  mailDocuments(Buffer.from(message), { where: "a.eml", given: {}, limits: limitsFor(1_000_000) });

describe("a message", () => {
  test("is its subject and its text, by its sender, on the day of the sender's own clock", async () => {
    const { document, attachments } = await read(plain);
    expect(document?.input).toEqual({
      title: "Bridge closed after flood",
      author: "Adéle Fern",
      published: "2022-04-17",
      text: `Bridge closed after flood\n\n${BODY.trim()}`,
    });
    expect(document?.markup).toEqual(["title", "author", "published"]);
    expect(attachments).toEqual([]);
  });

  test("says which part each stretch of its text comes from", async () => {
    const { document } = await read(plain);
    expect(document?.elements.map(({ span, path }) => [path, document.input.text.slice(...span)])).toEqual([
      ["/header[subject]", "Bridge closed after flood"],
      ["/part[text]", BODY.trim()],
    ]);
  });

  test("of a plain part and a page is read by the plain part, when that is whole", async () => {
    const { document } = await read(
      parts("multipart/alternative", part("text/plain", `${BODY}\n${BODY}`), part("text/html", page)),
    );
    expect(document?.elements.map(({ path }) => path)).toEqual(["/header[subject]", "/part[text]"]);
  });

  test("whose plain part only points to the page is read by the page, with the path inside it", async () => {
    const { document } = await read(
      parts("multipart/alternative", part("text/plain", "Open this message in a browser."), part("text/html", page)),
    );
    expect(document?.input.text).toContain("Traders in the valley");
    expect(document?.input.text).not.toContain("in a browser");
    expect(document?.elements[1]?.path).toBe("/part[html]/html/body/p[1]");
    for (const { span } of document?.elements ?? []) expect(document?.input.text.slice(...span)).not.toMatch(/^\s|\s$/);
  });

  test("in quoted-printable and another code page is decoded", async () => {
    const { document } = await read(
      `${HEADER}Content-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n\nThe caf=E9 said: =93No.=94 The council would not comm=\nent.\n`,
    );
    expect(document?.input.text).toContain("The café said: “No.” The council would not comment.");
  });

  test("that carries reports hands them on; pictures are passed over, and what is not read is named", async () => {
    const pdf = Buffer.from(pdfOf({ pages: [set([BODY], { x: 60, y: 100, width: 80 }).words] })).toString("base64");
    const attached = (type: string, name: string, body: string): string =>
      part(type, body, "Content-Transfer-Encoding: base64", `Content-Disposition: attachment; filename="${name}"`);
    const { document, attachments } = await read(
      parts(
        "multipart/mixed",
        part("text/plain", BODY),
        attached("application/pdf", "../../report.pdf", pdf),
        attached("image/png", "logo.png", "aGVsbG8="),
        attached("application/msword", "minutes.doc", "aGVsbG8="),
      ),
    );
    expect(attachments.map(({ name }) => name)).toEqual([".._.._report.pdf"]);
    expect(document?.notes.map(({ message }) => message)).toEqual(["Not read, because of their format: minutes.doc."]);
  });

  test("that was forwarded is a document of its own, with its own sender and day", async () => {
    const inner = plain
      .replace("Bridge closed", "Tunnel closed")
      .replace("17 Apr 2022", "02 Mar 2021")
      .replace("Fern", "Reed");
    const outer = parts("multipart/mixed", part("text/plain", `See below. ${BODY}`), part("message/rfc822", inner));
    const items = await itemsOfFile("a.eml", outer);
    expect(
      items.map((item) => item.kind === "document" && [item.input.title, item.input.author, item.input.published]),
    ).toEqual([
      ["Bridge closed after flood", "Adéle Fern", "2022-04-17"],
      ["Tunnel closed after flood", "Adéle Reed", "2021-03-02"],
    ]);
    expect(items[1]?.where).toMatch(/a\.eml!.+/);
  });

  test("that a browser saved a page in is the page, at its address", async () => {
    const saved = `From: <Saved by Blink>\nSnapshot-Content-Location: https://river-post.example/bridge\nSubject: Bridge\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="cut"\n\n--cut\n${part("text/html", page, "Content-Location: https://river-post.example/bridge")}\n--cut--\n`;
    const { document } = await read(saved);
    expect([document?.input.url, document?.input.author]).toEqual(["https://river-post.example/bridge", undefined]);
  });

  test("is known by its header where it has no name; a text that begins with From: is not one", async () => {
    const [message] = await itemsOfFile("received", plain);
    expect(message?.kind === "document" && message.input.title).toBe("Bridge closed after flood");
    const [text] = await itemsOfFile("note", `From: the desk\nDate: Monday\n\n${BODY}`);
    expect(text?.kind === "document" && text.input.text).toMatch(/^From: the desk/);
  });

  test.each([
    ["nothing but a header", HEADER, "document"],
    ["no header and no text", "\n\n\n", "E_INPUT_DAMAGED"],
  ])("of %s is %s", async (_, message, code) => {
    expect(codesOf(await itemsOfFile("a.eml", message))).toEqual([code]);
  });
});
