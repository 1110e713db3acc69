import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ImportFormat } from "../../src/cli/commands/export/import-options.ts";
import { runImport } from "../../src/cli/commands/export/import-run.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { page, type Site, site } from "../fetch/site.ts";
import { folderWith } from "../sources/collect.ts";

const BRIDGE = "The council closed the bridge on Monday, a spokeswoman said.\nNobody was hurt, she added.";
const NOBODY_LISTENS = "127.0.0.1:1";
const pages = (): Promise<Site> =>
  site({
    "/bridge": page("Bridge closed", BRIDGE, '<meta property="og:site_name" content="Lantern Online">'),
    "/road": page("Road open", BRIDGE.replace("bridge", "road")),
    "/gone": { status: 410 },
    "/plain.txt": {
      body: "Officials said on Friday that the market was open.",
      headers: { "content-type": "text/plain" },
    },
  });

/** Imports a list into a library of its own; what was said, and what the library then holds. */
async function imported(host: Site, format: ImportFormat, list: string) {
  const folder = await folderWith({});
  const [file, library] = [join(folder, "list"), join(folder, "library.db")];
  writeFileSync(file, list);
  const said: Record<"out" | "err", string[]> = { out: [], err: [] };
  const streams = {
    out: async (text: string | Uint8Array) => void said.out.push(String(text)),
    err: (text: string) => void said.err.push(text),
  };
  const status = await runImport([file], { format }, { library, allowHost: [host.host, NOBODY_LISTENS] }, streams);
  const store = await openSqliteStore(library);
  const { rows } = await store.transaction((session) => session.documents({}, { limit: 10 }));
  const documents = rows
    .map(({ uri, title, outlet, published }) => ({ path: new URL(uri ?? "").pathname, title, outlet, published }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  await store.close();
  return { status, out: said.out.join(""), err: said.err.join(""), documents };
}

test("references are fetched and carry outlet and day of the reference; its title where the page has none", async () => {
  const host = await pages();
  const items = [
    {
      URL: `${host.origin}/bridge`,
      title: "Bridge shut",
      "container-title": "The Lantern",
      issued: { "date-parts": [[2022, 4, 9]] },
    },
    {
      URL: `${host.origin}/plain.txt`,
      title: "Market open",
      "container-title": "The Lantern",
      issued: { raw: "2022-04" },
    },
    { title: "A book without an address" },
  ];
  const { status, out, err, documents } = await imported(host, "csl-json", JSON.stringify(items));
  expect({ status, out: out.split("\n")[0] }).toEqual({ status: 0, out: "2 added" });
  expect(err).toContain("1 references have no address");
  expect(documents).toEqual([
    { path: "/bridge", title: "Bridge closed", outlet: "The Lantern", published: "2022-04-09" },
    { path: "/plain.txt", title: "Market open", outlet: "The Lantern", published: "2022-04" },
  ]);
});

test("no dead link or foreign host stops a list; each is named", async () => {
  const host = await pages();
  const dead = [
    `${host.origin}/gone`,
    `http://${NOBODY_LISTENS}/bridge`,
    "http://nobody.invalid/a",
    "http://169.254.169.254/b",
  ];
  const list = [`${host.origin}/bridge`, ...dead, `${host.origin}/road`];
  const { status, out, err, documents } = await imported(host, "urls", `# to read\n${list.join("\n")}\n`);
  expect({ status, out: out.split("\n")[0] }).toEqual({ status: 1, out: "2 added, 4 failed" });
  expect(documents.map(({ path }) => path).sort()).toEqual(["/bridge", "/road"]);
  for (const address of dead) expect(err).toContain(address);
});
