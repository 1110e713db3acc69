import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { codesOf, folderWith, itemsOf } from "../collect.ts";
import { ARCHIVES, DOCUMENTS, LIMITS, MAX_TEXT } from "./corpus.ts";

const NEIGHBOUR =
  "<html><body><h1>Bridge</h1><p>The council closed the bridge on Monday, a spokeswoman said.</p></body></html>";

describe.each([
  ["archives", ARCHIVES],
  ["documents", DOCUMENTS],
])("hostile %s", (_, corpus) => {
  test.each(corpus)("$name becomes $becomes, and its neighbours are read", async ({ name, content, becomes }) => {
    const folder = await folderWith({ "a.html": NEIGHBOUR, [name]: content(), "z.html": NEIGHBOUR });
    const paths = ["a.html", name, "z.html"].map((file) => join(folder, file));
    const items = await itemsOf(paths, { limits: LIMITS, maxText: MAX_TEXT });
    const messages = items.map((item) => (item.kind === "problem" ? item.error.message : item.where)).join("\n");
    expect(codesOf(items), messages).toEqual(["document", ...becomes, "document"]);
  });
});

test("no name of a member reaches a message with its control characters", async () => {
  const names = ARCHIVES.find(({ name }) => name === "names.zip");
  const folder = await folderWith({ "names.zip": names?.content() ?? "" });
  for (const item of await itemsOf([join(folder, "names.zip")])) expect(item.where).not.toMatch(/\p{Cc}/u);
});

test("entities of a page are not unfolded, and no file is read for them", async () => {
  const laughs = DOCUMENTS.find(({ name }) => name === "laughs.html");
  const folder = await folderWith({ "laughs.html": laughs?.content() ?? "" });
  const [item] = await itemsOf([join(folder, "laughs.html")]);
  expect(item?.kind === "document" && item.input.text).not.toMatch(/haha|root:/);
});
