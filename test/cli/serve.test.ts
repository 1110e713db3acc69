import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { beforeAll, describe, expect, test } from "vitest";
import { createClient } from "../../src/client/index.ts";
import { hearsay, MAIN } from "./run-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "hearsay-serve-"));
const library = join(folder, "night.db");
const report = join(folder, "report.txt");

beforeAll(async () => {
  writeFileSync(report, "KABUL, April 16 — The ministry said on Saturday that four people had been killed in Khost.\n");
  expect((await hearsay(["add", report, "--library", library])).status).toBe(0);
});

/** Starts a server, gives its address once it has said it, and how it ended once it was asked to. */
async function started(...args: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, "serve", "--port", "0", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  child.stdout.setEncoding("utf8");
  for await (const text of child.stdout) {
    out += text;
    if (/Ctrl-C stops/.test(out)) break;
  }
  const base = /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0] ?? "";
  return {
    base,
    out,
    async stop(signal: NodeJS.Signals) {
      const ended = once(child, "exit");
      child.kill(signal);
      const [status] = await ended;
      return status as number | null;
    },
  };
}

describe("hearsay serve", () => {
  test("says where it is, answers there, and ends in order when it is asked to", async () => {
    const server = await started(library);
    expect(server.out).toContain(`Serving ${library} at ${server.base}/`);
    const client = createClient({ base: server.base });
    expect((await client.library()).documents).toBe(1);
    // Somebody who watches a job keeps no server from ending.
    const job = await client.add({ text: "The mayor said on Monday that two men had died." });
    const watched = client.follow(job.id);
    await watched.next();
    expect(await server.stop("SIGTERM")).toBe(0);
    await watched.return().catch(() => undefined);
  });

  test("--read-only shows, and changes nothing", async () => {
    const server = await started(library, "--read-only");
    const client = createClient({ base: server.base });
    expect((await client.library()).role).toBe("reader");
    await expect(client.add({ text: "Nothing is added." })).rejects.toMatchObject({ status: 403 });
    expect(await server.stop("SIGINT")).toBe(0);
  });

  test("refuses another address than this machine's own while there are no accounts", async () => {
    const { status, err } = await hearsay(["serve", library, "--host", "0.0.0.0", "--port", "0"]);
    expect(status).toBe(2);
    expect(err).toMatch(/^hearsay: E_USAGE --host 0\.0\.0\.0: .*accounts add/);
  });

  test("makes no library where none is", async () => {
    const { status, err } = await hearsay(["serve", join(folder, "none.db"), "--port", "0"]);
    expect(status).toBe(6);
    expect(err).toContain("E_STORE");
  });
});

describe("accounts and keys", () => {
  const other = join(folder, "shared.db");
  beforeAll(async () => {
    expect((await hearsay(["add", report, "--library", other])).status).toBe(0);
  });

  test("are made, listed and taken away, each time written down; a short password makes none", async () => {
    const at = ["--library", other];
    const short = await hearsay(["accounts", "add", "ada", ...at], { stdin: "short\n" });
    expect(short).toMatchObject({ status: 2, err: expect.stringContaining("at least 12 characters") });
    expect(
      await hearsay(["accounts", "add", "ada", "--role", "owner", ...at], { stdin: "four words make one\n" }),
    ).toMatchObject({
      status: 0,
      out: "ada: owner\n",
    });
    expect((await hearsay(["accounts", "list", ...at])).out).toMatch(/^ada: owner, since \d{4}-\d{2}-\d{2}\n$/);
    const made = await hearsay(["keys", "add", "bot", "--agent", ...at]);
    expect(made.out).toMatch(/^hsk_[\w-]{43}\n$/);
    const id = /key (\w{8})/.exec(made.err)?.[1] ?? "";
    expect((await hearsay(["keys", "list", ...at])).out).toBe(`${id}  bot: agent, reader\n`);
    const server = await started(other);
    expect(server.out).toContain("Whoever comes signs in.");
    await expect(createClient({ base: server.base }).library()).rejects.toMatchObject({ status: 401 });
    expect((await createClient({ base: server.base, key: made.out.trim() }).library()).role).toBe("reader");
    expect(await server.stop("SIGTERM")).toBe(0);
    expect((await hearsay(["keys", "remove", id, ...at])).status).toBe(0);
    expect((await hearsay(["accounts", "remove", "ada", ...at])).status).toBe(0);
    expect((await hearsay(["accounts", "remove", "ada", ...at])).status).toBe(2);
    const { out } = await hearsay(["audit", "list", "--json", ...at]);
    const deeds = out
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { readonly target: string }).target);
    expect(deeds).toEqual([
      "account ada: owner",
      `key ${id} for bot: agent, reader`,
      "/library",
      `key ${id} removed`,
      "account ada removed",
    ]);
    expect(await hearsay(["audit", "verify", ...at])).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^5 entries, as they were written; head [0-9a-f]{64}\n$/),
    });
  });
});
