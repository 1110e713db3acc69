import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { expect, test } from "vitest";
import { GENERATED, page } from "../../scripts/write-docs.ts";
import { createProgram } from "../../src/cli/program.ts";
import { ERROR_CODES } from "../../src/errors.ts";
import { ROOT } from "./run-cli.ts";

test.each(Object.keys(GENERATED))("docs/%s says what the code says (else: node scripts/write-docs.ts)", (name) => {
  expect(readFileSync(`${ROOT}docs/${name}`, "utf8")).toBe(page(name));
});

test("every command, option and error has its documentation", () => {
  const cli = readFileSync(`${ROOT}docs/cli.md`, "utf8");
  const errors = readFileSync(`${ROOT}docs/errors.md`, "utf8");
  const program = createProgram({ out: async () => {}, err: () => {} }, () => {});
  const namesOf = (command: Command, above: string): readonly string[] => [
    `${above} ${command.name()}`,
    ...command.options.map((option) => option.flags),
    ...command.commands.flatMap((inner) => namesOf(inner, `${above} ${command.name()}`)),
  ];
  const names = program.commands.flatMap((command) => namesOf(command, "hearsay"));
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => !cli.includes(name))).toEqual([]);
  expect(Object.keys(ERROR_CODES).filter((code) => !errors.includes(code))).toEqual([]);
});

const TAUGHT_BY_EXAMPLE = ["read", "claims", "events", "actors"];

test("every option says what it does, and reading is taught by example", () => {
  const program = createProgram({ out: async () => {}, err: () => {} }, () => {});
  for (const command of program.commands) {
    expect(command.options.filter((option) => option.description === "").map((option) => option.flags)).toEqual([]);
    if (!TAUGHT_BY_EXAMPLE.includes(command.name())) continue;
    let help = "";
    command.configureOutput({
      writeOut: (text) => {
        help += text;
      },
    });
    command.outputHelp();
    expect(help).toContain(`\nExamples:\n  `);
    expect(help).toContain(`hearsay ${command.name()} `);
  }
});
