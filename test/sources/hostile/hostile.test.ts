import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SourceItem } from "../../../src/doc/source.ts";
import { codesOf, itemsOf } from "../collect.ts";
import { ARCHIVES, DOCUMENTS, LIMITS, MAX_TEXT } from "./corpus.ts";

const NEIGHBOUR =
  "<html><body><h1>Bridge</h1><p>The council closed the bridge on Monday, a spokeswoman said.</p></body></html>";
const CORPUS = [...ARCHIVES, ...DOCUMENTS];

const folder = mkdtempSync(join(tmpdir(), "hearsay-hostile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All of the corpus in one run, an honest page before each file: what came of each path. */
const became = new Map<string, SourceItem[]>();
beforeAll(async () => {
  const paths: string[] = [];
  for (const { name, content } of CORPUS) {
    writeFileSync(join(folder, name), content());
    writeFileSync(join(folder, `before-${name}.html`), NEIGHBOUR);
    paths.push(join(folder, `before-${name}.html`), join(folder, name));
  }
  for (const item of await itemsOf(paths, { limits: LIMITS, maxText: MAX_TEXT })) {
    const path = item.where.slice(folder.length + 1).replace(/[!:].*$/su, "");
    became.set(path, [...(became.get(path) ?? []), item]);
  }
});
const itemsFrom = (path: string): readonly SourceItem[] => became.get(path) ?? [];

describe("what means harm fails by itself", () => {
  test.each(CORPUS)("$name", ({ name, becomes }) => {
    const items = itemsFrom(name);
    const messages = items.map((item) => (item.kind === "problem" ? item.error.message : item.where)).join("\n");
    expect(codesOf(items), messages).toEqual(becomes);
  });

  test("and every honest page beside it is read", () => {
    expect(CORPUS.flatMap(({ name }) => codesOf(itemsFrom(`before-${name}.html`)))).toEqual(
      CORPUS.map(() => "document"),
    );
  });

  test("no name of a member reaches a message with its control characters", () => {
    expect(itemsFrom("names.zip")).toHaveLength(4);
    for (const item of itemsFrom("names.zip")) expect(item.where).not.toMatch(/\p{Cc}/u);
  });

  test("entities of a page are not unfolded, and no file is read for them", () => {
    const [item] = itemsFrom("laughs.html");
    expect(item?.kind === "document" && item.input.text).not.toMatch(/haha|root:/);
  });
});
