import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createStatic, fileNamed } from "../../src/server/static.ts";

const folder = mkdtempSync(join(tmpdir(), "hearsay-static-"));
mkdirSync(join(folder, "assets"));
mkdirSync(join(folder, "engine"));
writeFileSync(join(folder, "index.html"), "<!doctype html><title>Hearsay</title>");
writeFileSync(join(folder, "assets/index-Ab12.js"), `export const words = ${JSON.stringify("words ".repeat(1000))};`);
writeFileSync(join(folder, "engine/engine.bin"), new Uint8Array(5 * 2 ** 20));
const pages = createStatic(folder);
const get = (path: string, headers: Readonly<Record<string, string>> = {}, method = "GET") =>
  pages(new Request(`http://127.0.0.1${path}`, { method, headers }), path);

test("files that bear a hash of their content are kept for ever, the page is asked for again", async () => {
  expect((await get("/assets/index-Ab12.js")).headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect((await get("/")).headers.get("cache-control")).toBe("no-cache");
});

test.each(["/", "/stories", "/stories/s0123456789ab", "/documents/abc/changes", "/actors/kb%3AAFG"])(
  "a page of the workbench is the workbench, which finds its way in it: %s",
  async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await answer.text()).toContain("<title>Hearsay</title>");
  },
);

test("a file that is not there is no page", async () => {
  expect((await get("/assets/gone.js")).status).toBe(404);
  expect((await get("/favicon.png")).status).toBe(404);
});

test("a file is packed for those who take it, and not sent to those who have it", async () => {
  const plain = await get("/assets/index-Ab12.js");
  const packed = await get("/assets/index-Ab12.js", { "accept-encoding": "gzip, deflate, br" });
  expect(packed.headers.get("content-encoding")).toBe("br");
  expect((await packed.arrayBuffer()).byteLength).toBeLessThan((await plain.arrayBuffer()).byteLength / 10);
  const again = await get("/assets/index-Ab12.js", { "if-none-match": plain.headers.get("etag") ?? "" });
  expect(again.status).toBe(304);
});

test("a large file comes whole, as it is read", async () => {
  const answer = await get("/engine/engine.bin");
  expect(answer.headers.get("content-length")).toBe(String(5 * 2 ** 20));
  expect((await answer.arrayBuffer()).byteLength).toBe(5 * 2 ** 20);
  expect((await get("/engine/engine.bin", { "if-none-match": answer.headers.get("etag") ?? "" })).status).toBe(304);
});

test("nothing can be sent to a page", async () => {
  const answer = await get("/", {}, "POST");
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});

test("where the workbench has not been built, a page says how", async () => {
  const answer = await createStatic(join(folder, "nowhere"))(new Request("http://127.0.0.1/"), "/");
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain("npm run workbench");
});

test("no address, however it is written, names a file outside or one with a dot before it", () => {
  const piece = fc.oneof(
    fc.constantFrom("..", ".", "%2e%2e", "%2f", "/", "\\", "a", "%00", "%", "~", ".git"),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const name = fileNamed(`/${pieces.join("/")}`);
      if (name === undefined) return;
      for (const part of name.split("/")) expect(part).not.toMatch(/^\.|\\|\0/);
      expect(join(folder, name).startsWith(folder)).toBe(true);
    }),
  );
});
