import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient } from "../../src/client/index.ts";
import type { Job } from "../../src/query/records.ts";
import { hearsay, MAIN, type Result } from "../cli/run-cli.ts";
import { type PostgresServer, startPostgres } from "../postgres/server.ts";

let server: PostgresServer;
let place: string;
let serving: ChildProcess | undefined;
const folder = mkdtempSync(join(tmpdir(), "hearsay-team-"));
const command = (args: readonly string[], stdin = ""): Promise<Result> =>
  hearsay(args, { env: { HEARSAY_LIBRARY: place }, cwd: folder, stdin });

beforeAll(async () => {
  server = await startPostgres();
  place = await server.database();
});
afterAll(async () => {
  serving?.kill("SIGKILL");
  await server.stop();
});

/** `hearsay serve --store postgres://…`, when it says where it is. */
async function started(): Promise<string> {
  const child = spawn(process.execPath, [MAIN, "serve", "--store", place, "--port", "0"], { cwd: folder });
  serving = child;
  let said = "";
  for await (const text of child.stdout.setEncoding("utf8")) {
    said += String(text);
    const base = /at (http:\/\/127\.0\.0\.1:\d+)\//.exec(said)?.[1];
    if (base !== undefined) return base;
  }
  throw new Error(`hearsay serve ended: ${said}`);
}

async function first<T>(rows: AsyncIterable<T>): Promise<T | undefined> {
  for await (const row of rows) return row;
  return undefined;
}

test("on an empty database: people, a server, documents over the API and by a worker, judgements, exports", async () => {
  // Nothing is served of a database that nobody has begun a library in.
  expect((await command(["serve", "--port", "0"])).err).toContain("E_STORE");
  const owner = await command(["accounts", "add", "ada", "--role", "owner"], "four words make one\n");
  expect(owner).toMatchObject({ status: 0, out: "ada: owner\n" });
  const key = (await command(["keys", "add", "a program", "--role", "editor"])).out.trim();

  const base = await started();
  await expect(createClient({ base }).library()).rejects.toMatchObject({ status: 401 });
  const client = createClient({ base, key });
  const followed = async (job: Job): Promise<Job> => {
    let last = job;
    for await (const now of client.follow(job.id)) last = now;
    return last;
  };
  for (const [outlet, count] of [
    ["The Lantern", 12],
    ["Valley Post", 19],
  ] as const) {
    const text = `KHOST, April 16 — Rockets killed ${count} people in Khost on Saturday, a Taliban spokesman said. The army denied that it had fired on Khost.`;
    const job = await followed(await client.add({ text, title: "Rockets hit Khost", outlet, published: "2022-04-16" }));
    expect(job).toMatchObject({ state: "done", read: 1, failed: 0 });
  }
  expect(await client.library()).toMatchObject({ documents: 2, unread: 0, unfused: 0, role: "editor" });

  const story = await first(client.stories());
  expect(story).toMatchObject({ documents: 2 });
  expect((await client.story(story?.id ?? "")).reports).toHaveLength(2);
  expect(await first(client.claims({ act: "denial" }))).toBeDefined();
  expect(await first(client.search("rockets Khost"))).toBeDefined();
  const actor = await first(client.actors());
  expect((await client.actor(actor?.key ?? "")).key).toBe(actor?.key);
  const document = (await first(client.documents()))?.id ?? "";
  const { reading } = await client.document(document);
  const element = reading.events[0]?.id ?? "";
  await client.judge({ act: "reject", document, element, reason: "a drill" });
  expect((await client.document(document)).reading.events.map(({ id }) => id)).not.toContain(element);
  expect(await (await client.export("csv", { table: "judgements" })).text()).toContain("a drill");
  for (const path of ["/healthz", "/readyz"]) expect((await fetch(base + path)).status).toBe(200);

  // What others hand in a worker reads, and those who look at the server see it.
  writeFileSync(join(folder, "third.txt"), "The governor of Herat said on Sunday that the border was open.\n");
  expect((await command(["add", "--queue", "third.txt"])).status).toBe(0);
  expect((await command(["worker", "--once", "--concurrency", "1"])).status).toBe(0);
  expect(await client.library()).toMatchObject({ documents: 3, unread: 0, unfused: 0 });
  expect(await first(client.search("Herat"))).toBeDefined();

  expect((await command(["audit", "verify"])).status).toBe(0);
  expect((await command(["judgements", "verify"])).status).toBe(0);
  if (serving === undefined) throw new Error("nothing serves");
  const ended = once(serving, "exit");
  serving.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});
