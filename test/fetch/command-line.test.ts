import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { hearsay, MAIN } from "../cli/run-cli.ts";
import { folderWith } from "../sources/collect.ts";
import { feedOf, page, site } from "./site.ts";

const BRIDGE = "The council closed the bridge on Monday, a spokeswoman said.\nNobody was hurt, she added.";

/** Commands on a library of their own, for which one local host is open. */
async function place(host: string, files: Readonly<Record<string, string>> = {}) {
  const folder = await folderWith(files);
  return (...args: readonly string[]) =>
    hearsay(args[0] === "add" || args[0] === "watch" ? [...args, "--allow-host", host] : args, {
      cwd: folder,
      env: { HEARSAY_LIBRARY: "" },
    });
}

describe("hearsay add", () => {
  test("takes addresses beside files, and records what fails until it succeeds", async () => {
    const host = await site({ "/a": page("Bridge closed", BRIDGE), "/b": { status: 503 } });
    const run = await place(host.host, { "c.txt": "The market opened on Friday, officials said." });
    const first = await run("add", `${host.origin}/a`, "c.txt", `${host.origin}/b`);
    expect(first).toMatchObject({ status: 1, out: "hearsay.db: 2 added, 1 failed\n" });
    expect(first.err).toContain(`E_FETCH_STATUS ${host.origin}/b: expected a page; got HTTP 503`);
    expect((await run("status")).out).toContain(`failed: E_FETCH_STATUS ${host.origin}/b`);
    host.answers.set("/b", { body: page("Road open", BRIDGE.replace("bridge", "road")) });
    expect(await run("add", `${host.origin}/b`)).toMatchObject({ status: 0, out: "hearsay.db: 1 added\n" });
    expect((await run("status")).out).not.toContain("failed:");
    const found = (await run("search", "bridge")).out;
    expect(found).toContain("Bridge closed");
    const fetched = JSON.parse((await run("show", "--fetched", found.slice(0, 12))).out) as unknown;
    expect(fetched).toMatchObject({ requested: `${host.origin}/a`, status: 200, hops: [] });
    expect(host.requests[0]?.headers["user-agent"]).toMatch(/^Hearsay\/\d+\.\d+\.\d+ \(reads news reports\)$/);
  });

  test("fetches nothing from this machine unless it is told to", async () => {
    const host = await site({ "/a": page("Bridge closed", BRIDGE) });
    const folder = await folderWith({});
    const result = await hearsay(["add", `${host.origin}/a`], { cwd: folder });
    expect(result.status).toBe(7);
    expect(result.err).toContain("E_FETCH_REFUSED");
    expect(host.requests).toEqual([]);
  });

  test("writes no password down", async () => {
    const folder = await folderWith({});
    const result = await hearsay(["add", "https://ann:secret@news.example/"], { cwd: folder });
    expect(result.status).toBe(7);
    expect(result.err).not.toContain("secret");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("reads a feed that is a file without any network", async () => {
    const host = await site({ "/a": page("Bridge closed", BRIDGE) });
    const run = await place(host.host, {
      "feed.xml": feedOf([{ id: "1", link: `${host.origin}/a`, title: "Bridge closed", text: BRIDGE }]),
    });
    expect(await run("add", "feed.xml")).toMatchObject({ status: 0, out: "hearsay.db: 1 added\n" });
    expect(host.requests).toEqual([]);
  });
});

describe("hearsay watch", () => {
  test("ends on Ctrl-C with what it has, and says that it can go on", async () => {
    const host = await site({ "/feed": feedOf([{ id: "1", title: "Bridge closed", text: BRIDGE }]) });
    const folder = await folderWith({});
    const args = [MAIN, "watch", `${host.origin}/feed`, "--allow-host", host.host, "--library", `${folder}/news.db`];
    const child = spawn(process.execPath, args, { cwd: folder });
    let said = "";
    child.stderr.on("data", (text) => {
      said += String(text);
    });
    // Its first line comes when the first poll is over: it waits for the next one then.
    child.stdout.once("data", () => child.kill("SIGINT"));
    const status = await new Promise((resolve) => {
      child.on("close", resolve);
    });
    expect({ status, said }).toEqual({ status: 0, said: "hearsay: stopped; the same command goes on from here\n" });
    expect((await hearsay(["status", "--library", `${folder}/news.db`])).out).toContain("1 documents");
  });

  test("polls once, and feeds shows what became of it", async () => {
    const host = await site({
      "/a": page("Bridge closed", BRIDGE),
      "/feed": feedOf([{ id: "1", link: "/a", title: "Bridge closed" }]),
      "/bad": { status: 500 },
    });
    const run = await place(host.host);
    const first = await run("watch", "--once", `${host.origin}/feed`);
    expect(first.status, first.err).toBe(0);
    expect(first.out).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ http:\/\/127\.0\.0\.1:\d+\/feed: 1 added\n$/);
    expect((await run("watch", "--once")).out).toContain("nothing new");
    expect((await run("watch", "--once", `${host.origin}/bad`)).status).toBe(1);
    const shown = (await run("feeds")).out;
    expect(shown).toMatch(/\/feed — The Lantern\n {2}1 reports; last asked \S+Z, next \S+Z\n/);
    expect(shown).toMatch(/\/bad\n {2}0 reports; .*\n {2}E_FETCH_STATUS .*HTTP 500/);
    const rows = (await run("feeds", "--json")).out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { url: string; gaps: unknown });
    expect(rows).toMatchObject([
      { url: `${host.origin}/bad`, failures: 1 },
      { url: `${host.origin}/feed`, items: 1, gaps: [] },
    ]);
    expect((await run("status")).out).toContain("2 feeds watched: 1 failing or ended (`hearsay feeds`)");
    expect((await run("feeds", "--remove", `${host.origin}/bad`)).status).toBe(0);
    expect((await run("feeds", "--remove", `${host.origin}/bad`)).status).toBe(2);
  });

  test.each([
    ["--every", "15"],
    ["--every", "0m"],
    ["--every", "5s"],
  ])("does not take %s %s", async (...args) => {
    expect((await hearsay(["watch", ...args])).status).toBe(2);
  });
});
