import { describe, expect, test } from "vitest";
import { hearsay, hearsayProgram } from "./run-cli.ts";

describe("wrong usage", () => {
  test.each([
    ["an unknown command", ["raed", "a.txt"], "Did you mean read?"],
    ["an unknown option", ["read", "--jsn", "a.txt"], "Did you mean --json?"],
    ["no path", ["read"], "missing required argument 'path'"],
    ["no number of workers", ["read", "--workers", "many", "a.txt"], "whole number"],
    ["workers that are none", ["read", "--workers", "0", "a.txt"], "whole number"],
    ["a date that is none", ["read", "--published", "yesterday", "a.txt"], "2022-04-16"],
    ["a format that is none", ["read", "--input", "docx", "a.txt"], "Allowed choices"],
    ["an act that is none", ["claims", "--act", "shrug", "a.txt"], "Allowed choices"],
    ["an event type that is none", ["events", "--type", "WAR", "a.txt"], "none of AGREE"],
    ["an export in no known format", ["export", "--format", "docx"], "Allowed choices"],
    ["the machine's own of what is not a reading", ["export", "--machine", "--format", "csv"], "--format reading"],
    ["a day that is none", ["export", "--format", "csv", "--from", "April"], "2022-04-16"],
    ["an encoding that is none", ["read", "--encoding", "klingon", "--input", "text", "package.json"], "WHATWG"],
  ])("%s is E_USAGE with a hint, exit status 2, and no output", async (_, args, hint) => {
    const result = await hearsay(args);
    expect(result.err).toMatch(/^hearsay: E_USAGE /);
    expect(result.err).toContain(hint);
    expect(result).toMatchObject({ status: 2, out: "" });
  });
});

describe("help", () => {
  test.each([
    [["--help"]],
    [["read", "--help"]],
    [["claims", "--help"]],
    [["events", "--help"]],
    [["actors", "--help"]],
    [["figures", "--help"]],
    [["demo", "--help"]],
    [["serve", "--help"]],
    [["accounts", "add", "--help"]],
    [["keys", "add", "--help"]],
    [["audit", "--help"]],
    [["export", "--help"]],
    [["import", "--help"]],
  ])("%j goes to standard output, within 80 columns in its lists", async (args) => {
    const result = await hearsay(args);
    expect(result).toMatchObject({ status: 0, err: "" });
    await expect(result.out).toMatchFileSnapshot(`help/${args.join("").replaceAll("-", "")}.txt`);
  });

  test("the version is one line", async () => {
    expect((await hearsay(["--version"])).out).toMatch(/^hearsay \d+\.\d+\.\d+\n$/);
  });
});

describe("the program itself", () => {
  test.each([
    ["help", ["read", "--help"], ""],
    ["wrong usage", ["raed", "a.txt"], ""],
    [
      "a text on standard input",
      ["read", "--json", "-"],
      "The council closed the bridge, a spokeswoman said — twice.\n",
    ],
    ["input without a text", ["read", "-"], " \n"],
  ])(
    "says of %s, byte for byte, what the same words say in this process, and ends with the same status",
    async (_, args, stdin) => {
      expect(await hearsayProgram(args, { stdin })).toEqual(await hearsay(args, { stdin }));
    },
  );
});
