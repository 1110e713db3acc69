import { expect, test } from "vitest";
import { type Reading, readingSchema } from "../../src/doc/reading.ts";
import { folderWith } from "../sources/collect.ts";
import { hearsay } from "./run-cli.ts";

const REPORT =
  "The Lantern\n\nRaids on Khost\n\nApril 16, 2022\n\nGulalai Zadran, a teacher, said that 41 people were killed. " +
  "Governor Karim Stanek denied it. Gulalai Zadran is a member of the Teachers' Union of Khost.\n";

async function place() {
  const folder = await folderWith({ "a.txt": REPORT });
  return (...args: readonly string[]) =>
    hearsay(args, { cwd: folder, env: { HEARSAY_LIBRARY: "", HEARSAY_AUTHOR: "ana" } });
}

test("lists of actors leave private persons out and say how many, unless they are asked for", async () => {
  const run = await place();
  const { out, err } = await run("actors", "a.txt");
  expect(out).toContain("Karim Stanek");
  expect(out).not.toContain("Gulalai Zadran");
  expect(err).toBe("hearsay: 1 private person left out; --with-private-persons names them\n");
  const whole = await run("actors", "a.txt", "--with-private-persons");
  expect(whole.out).toContain("Gulalai Zadran");
  expect(whole.err).toBe("");
});

test("relations of private persons are shown to who asks for them, or when somebody has said that they are public", async () => {
  const run = await place();
  await run("add", "a.txt");
  const relations = (...more: readonly string[]) => run("relations", "--of", "Gulalai Zadran", ...more);
  expect(await relations()).toMatchObject({
    out: "",
    err: "hearsay: 1 relation of private persons left out; --with-private-persons shows them\n",
  });
  expect((await relations("--with-private-persons")).out).toContain("Gulalai Zadran");

  const document = (await run("search", "Khost")).out.slice(0, 12);
  const said = await run("correct", document, "--kind", "actor", "--at", "43-57", "--set", "public=true");
  expect([said.status, said.err]).toEqual([0, ""]);
  const reading: Reading = readingSchema.parse(JSON.parse((await run("show", document, "--json")).out));
  expect(reading.actors.find(({ name }) => name === "Gulalai Zadran")).toMatchObject({ public: true });
  expect((await relations()).out).toContain("Gulalai Zadran");
});
