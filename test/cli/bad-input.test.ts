import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { folderWith } from "../sources/collect.ts";
import { codesIn, hearsay, MAIN, readingsOf } from "./run-cli.ts";

const REPORT = "The council closed the bridge on Monday, a spokeswoman said. Nobody was hurt.\n";

describe("a document that cannot be read", () => {
  const files = {
    "1-empty.txt": "",
    "2-binary.txt": Uint8Array.from({ length: 400 }, (_, at) => at % 32),
    "3-picture.md": "\u0089PNG\r\n",
    "4-code-page.txt": Uint8Array.from({ length: 70 }, (_, at) => (at % 7 === 6 ? 0x20 : 0xc0 + (at % 32))),
    "5-menu.html": '<html><body><a href="/">Home</a></body></html>',
    "6-cut.jsonl": `{"text":"The council closed`,
    "7-good.txt": REPORT,
  };
  const codes = [
    "E_INPUT_EMPTY",
    "E_INPUT_BINARY",
    "E_INPUT_BINARY",
    "E_INPUT_ENCODING",
    "E_INPUT_NO_ARTICLE",
    "E_INPUT_JSON",
  ];

  test("gets a coded message that names it, the others are read, and the exit status is 1", async () => {
    const folder = await folderWith({ ...files, "3-picture.md": Buffer.from(files["3-picture.md"], "latin1") });
    const result = await hearsay(["read", "--json", folder]);
    expect(codesIn(result)).toEqual(codes);
    for (const name of Object.keys(files).slice(0, -1)) expect(result.err).toContain(name);
    expect(result.err).toContain("6 of 7 documents could not be read");
    expect(readingsOf(result).map(({ document }) => document.text)).toEqual([REPORT]);
    expect(result.status).toBe(1);
  });

  test("alone ends the run with the exit status of its code and without output", async () => {
    const folder = await folderWith({ "empty.txt": " \n" });
    expect(await hearsay(["read", join(folder, "empty.txt")])).toMatchObject({ status: 3, out: "" });
  });

  test("a path that is not there is said to be not there", async () => {
    const result = await hearsay(["read", "no-such-report.txt"]);
    expect(result.err).toMatch(/^hearsay: E_INPUT_UNREADABLE no-such-report\.txt: expected .*; got no such file/);
    expect(result.status).toBe(3);
  });

  test("a folder without reports is an error, not silence", async () => {
    const result = await hearsay(["read", await folderWith({ "a.bin": "x" })]);
    expect(codesIn(result)).toEqual(["E_INPUT_EMPTY"]);
    expect(result.status).toBe(3);
  });
});

describe("a line of fifty megabytes", () => {
  const LINE = Buffer.alloc(50 * 1024 * 1024, "word ");

  test("as text is too large, with a code", async () => {
    const folder = await folderWith({});
    writeFileSync(join(folder, "long.txt"), LINE);
    const result = await hearsay(["read", join(folder, "long.txt")]);
    expect(codesIn(result)).toEqual(["E_INPUT_TOO_LARGE"]);
    expect(result.status).toBe(3);
  });

  test("in JSON Lines is too long, and the lines around it are read", async () => {
    const good = `${JSON.stringify({ text: REPORT })}\n`;
    const stdin = Buffer.concat([
      Buffer.from(good),
      Buffer.from('{"text":"'),
      LINE,
      Buffer.from('"}\n'),
      Buffer.from(good),
    ]);
    const result = await hearsay(["read", "--json", "--input", "jsonl", "-"], { stdin });
    expect(codesIn(result)).toEqual(["E_INPUT_LINE_TOO_LONG"]);
    expect(readingsOf(result)).toHaveLength(2);
    expect(result.status).toBe(1);
  });
});

describe("characters that no text may hold", () => {
  test("half surrogate pairs and NUL are replaced one for one, and a note says so", async () => {
    const result = await hearsay(["read", "--json", "-"], {
      stdin: '{"text":"A \\ud800 and a \\u0000 stand here, he said.","title":"\\udfff"}\n',
    });
    const [reading] = readingsOf(result);
    expect(reading?.document.text).toBe("A \uFFFD and a \uFFFD stand here, he said.");
    expect(reading?.document.title).toBe("\uFFFD");
    expect(reading?.notes.map(({ code }) => code)).toContain("characters-replaced");
    expect(result.status).toBe(0);
  });

  test("what could steer a terminal does not reach it", async () => {
    const stdin = JSON.stringify({
      text: "The \u001b[31mcouncil\u202e said no.\u0007",
      title: "\u001b]0;owned\u0007Title",
    });
    const result = await hearsay(["read", "-"], { stdin });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(result.out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(result.out).toContain("Title");
  });
});

test("a pipe that closes early ends the run without a word", async () => {
  const stdin = `${JSON.stringify({ text: REPORT })}\n`.repeat(400);
  const child = spawn(process.execPath, [MAIN, "read", "--json", "--workers", "1", "-"]);
  child.stdin.on("error", () => {});
  child.stdin.end(stdin);
  let err = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const status = await new Promise((resolve) => child.on("close", resolve));
  expect(err).toBe("");
  expect(status).toBe(0);
});
