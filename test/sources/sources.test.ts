import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { codesOf, documentOf, folderWith, itemsOf, itemsOfFile } from "./collect.ts";

describe("paths", () => {
  test("a folder gives its reports and those below, in the order of code units", async () => {
    const folder = await folderWith({
      "b.txt": "B.",
      "a/z.md": "Z.",
      "a.txt": "A.",
      "Z.txt": "Z.",
      "é.txt": "E.",
      "a/b/c.txt": "C.",
    });
    const items = await itemsOf([folder]);
    expect(items.map(({ where }) => where.slice(folder.length + 1))).toEqual([
      "Z.txt",
      "a.txt",
      "a/b/c.txt",
      "a/z.md",
      "b.txt",
      "é.txt",
    ]);
  });

  test("files of a folder that are no reports are named, hidden ones are not looked at", async () => {
    const folder = await folderWith({ "a.txt": "A.", "b.png": "x", "README.md": "About.", ".git/x.txt": "X." });
    const items = await itemsOf([folder]);
    expect(items.map(({ kind, where }) => [kind, where.slice(folder.length + 1)])).toEqual([
      ["skipped", "README.md"],
      ["document", "a.txt"],
      ["skipped", "b.png"],
    ]);
  });

  test("a file that is named is read whatever it is called", async () => {
    expect(codesOf(await itemsOfFile("README", "Words."))).toEqual(["document"]);
  });

  test("a path that is not there is a problem, and the next is read", async () => {
    const folder = await folderWith({ "a.txt": "A." });
    const items = await itemsOf([join(folder, "none.txt"), join(folder, "a.txt")]);
    expect(codesOf(items)).toEqual(["E_INPUT_UNREADABLE", "document"]);
  });

  test("an address is not fetched, and the message says so", async () => {
    const [item] = await itemsOf(["https://example.org/report.html"]);
    expect(item?.kind === "problem" && item.error.message).toContain("Only `hearsay add`");
  });

  test("the key of a document is its path as it was written; standard input has none", async () => {
    const folder = await folderWith({ "a.txt": "A." });
    const [file] = await itemsOf([`${folder}/a.txt`]);
    expect(file?.kind === "document" && file.input.id).toBe(`${folder}/a.txt`);
    const [stdin] = await itemsOf(["-"], { stdin: Readable.from([Buffer.from("Words.")]) });
    expect(stdin?.kind === "document" && stdin.input).toEqual({ text: "Words." });
  });
});

describe("what a stream without a name is", () => {
  const kindsOf = async (content: string): Promise<readonly string[]> => {
    const items = await itemsOf(["-"], { stdin: Readable.from([Buffer.from(content)]) });
    return items.map((item) => (item.kind === "document" ? item.where : item.kind));
  };

  test("an object on the first line is JSON Lines", async () => {
    expect(await kindsOf('{"text":"A."}\n{"text":"B."}\n')).toEqual(["standard input:1", "standard input:2"]);
  });

  test("markup is a page", async () => {
    const items = await itemsOf(["-"], {
      stdin: Readable.from([
        Buffer.from("\n<!-- saved -->\n<!DOCTYPE html><p>The council closed the bridge on Monday.</p>"),
      ]),
    });
    expect(items[0]?.kind === "document" && items[0].input.text).toBe("The council closed the bridge on Monday.");
  });

  test("everything else is text, also what begins with a brace or a sign", async () => {
    expect(await kindsOf("{sic} he wrote.")).toEqual(["standard input"]);
    expect(await kindsOf("<3 is a heart.")).toEqual(["standard input"]);
  });
});

describe("plain text and Markdown", () => {
  test("the text is verbatim, line ends and all", async () => {
    const text = "  Title\r\n\r\nA line.\tAnother.  \n\n";
    expect((await documentOf("a.txt", text)).input.text).toBe(text);
  });

  test("the head of a Markdown file gives metadata and stays in the text", async () => {
    const text = '---\ntitle: "Bridge closed"\ndate: 2022-04-16\ntags: [a, b]\npublisher: River Post\n---\n\nWords.\n';
    const { input, markup } = await documentOf("a.md", text);
    expect(input).toMatchObject({ text, title: "Bridge closed", published: "2022-04-16", outlet: "River Post" });
    expect(markup).toEqual(["title", "published", "outlet"]);
  });

  test.each([
    ["", "E_INPUT_EMPTY"],
    [" \n\t\uFEFF", "E_INPUT_EMPTY"],
    ["\u0000\u0001\u0002", "E_INPUT_BINARY"],
  ])("%j is %s", async (content, code) => {
    expect(codesOf(await itemsOfFile("a.txt", content))).toEqual([code]);
  });

  test("one line of many megabytes is refused before it is taken into memory", async () => {
    let handedOut = 0;
    async function* endless(): AsyncGenerator<Buffer, void> {
      for (; handedOut < 1000; handedOut++) yield Buffer.alloc(65_536, 0x61);
    }
    const items = await itemsOf(["-"], { stdin: Readable.from(endless()), format: "text", maxText: 100_000 });
    expect(codesOf(items)).toEqual(["E_INPUT_TOO_LARGE"]);
    expect(handedOut).toBeLessThan(50);
  });
});
