import { describe, expect, test } from "vitest";
import { createHostGate } from "../../src/fetch/host-gate.ts";
import { createPoliteFetch } from "../../src/fetch/polite.ts";
import { retryAfter } from "../../src/fetch/retry-after.ts";
import { backoff } from "../../src/fetch/schedule.ts";
import { userAgent } from "../../src/fetch/user-agent.ts";
import { testClock } from "./clock.ts";
import { codeOf, type LocalServer, noNames, serve, USER_AGENT } from "./server.ts";

const paths = (server: LocalServer) => server.requests.map(({ url }) => url);

/** A host with this robots.txt, and a guest on it. */
async function host(robots: string | number, answer = "page") {
  const clock = testClock();
  const server = await serve((request, response) => {
    if (request.url !== "/robots.txt") response.end(answer);
    else if (typeof robots === "number") response.writeHead(robots).end();
    else response.end(robots);
  });
  const polite = createPoliteFetch({ clock, gapMs: 2_000 });
  const options = { userAgent: USER_AGENT, allow: [server.host], resolve: async (name: string) => noNames(name) };
  return { clock, server, fetch: (path: string) => polite(`${server.origin}${path}`, options) };
}

describe("a guest", () => {
  test("asks for the rules once and keeps them for a day", async () => {
    const { clock, server, fetch } = await host("User-agent: hearsay\nDisallow: /private");
    await fetch("/a");
    await fetch("/b?c");
    expect(await codeOf(fetch("/private/x"))).toBe("E_FETCH_ROBOTS");
    expect(paths(server)).toEqual(["/robots.txt", "/a", "/b?c"]);
    clock.set(clock.now() + 25 * 3_600_000);
    await fetch("/d");
    expect(paths(server).slice(3)).toEqual(["/robots.txt", "/d"]);
  });

  test("leaves a pause after each request", async () => {
    const { clock, fetch } = await host(404);
    await fetch("/a");
    await fetch("/b");
    expect(clock.slept).toEqual([2_000, 2_000]);
  });

  test("leaves a longer pause where the host asks for one", async () => {
    const { clock, fetch } = await host("User-agent: *\nCrawl-delay: 10");
    await fetch("/a");
    await fetch("/b");
    expect(clock.slept).toEqual([2_000, 10_000]);
  });

  test("does not come at all where the pause would be too long", async () => {
    const { fetch } = await host("User-agent: *\nCrawl-delay: 3600");
    await expect(fetch("/a")).rejects.toThrow("asks for 3600 s");
  });

  test.each([404, 403, 410, 401])("goes in where there are no rules (HTTP %d)", async (status) => {
    const { fetch } = await host(status);
    expect((await fetch("/a")).status).toBe(200);
  });

  test.each([500, 503, 429])(
    "stays out while the rules cannot be had (HTTP %d), and asks again in an hour",
    async (status) => {
      const { clock, server, fetch } = await host(status);
      expect(await codeOf(fetch("/a"))).toBe("E_FETCH_ROBOTS");
      expect(await codeOf(fetch("/b"))).toBe("E_FETCH_ROBOTS");
      expect(paths(server)).toEqual(["/robots.txt"]);
      clock.set(clock.now() + 2 * 3_600_000);
      expect(await codeOf(fetch("/a"))).toBe("E_FETCH_ROBOTS");
      expect(paths(server)).toEqual(["/robots.txt", "/robots.txt"]);
    },
  );

  test("goes by the rules of each host on the way", async () => {
    const inner = await serve((request, response) =>
      response.end(request.url === "/robots.txt" ? "User-agent: *\nDisallow: /" : "page"),
    );
    const outer = await serve((request, response) => {
      if (request.url === "/robots.txt") response.writeHead(404).end();
      else response.writeHead(302, { location: `${inner.origin}/x` }).end();
    });
    const polite = createPoliteFetch({ clock: testClock() });
    const options = { userAgent: USER_AGENT, allow: [inner.host, outer.host] };
    await expect(polite(`${outer.origin}/a`, options)).rejects.toThrow(`E_FETCH_ROBOTS ${inner.origin}/x`);
    expect(paths(inner)).toEqual(["/robots.txt"]);
  });
});

describe("the gate of a host", () => {
  test("lets one through at a time, in order, and goes on after a failure", async () => {
    const gate = createHostGate(testClock());
    const log: string[] = [];
    const work =
      (name: string, fails = false) =>
      async () => {
        log.push(`${name} in`);
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
        log.push(`${name} out`);
        if (fails) throw new Error(name);
      };
    const all = [
      gate.pass("h", 5, work("a")),
      gate.pass("h", 5, work("b", true)),
      gate.pass("h", 5, work("c")),
      gate.pass("other", 5, work("d")),
    ];
    await Promise.allSettled(all);
    expect(log.filter((line) => !line.startsWith("d"))).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
    expect(log.indexOf("d in")).toBeLessThan(log.indexOf("a out"));
  });

  test("lets nobody through who has gone meanwhile", async () => {
    const gate = createHostGate(testClock());
    const gone = new AbortController();
    let came = false;
    const first = gate.pass("h", 5, async () => gone.abort(new Error("gone")));
    const second = gate.pass(
      "h",
      5,
      async () => {
        came = true;
      },
      gone.signal,
    );
    await first;
    await expect(second).rejects.toThrow("gone");
    expect(came).toBe(false);
  });
});

describe("when to ask again", () => {
  const now = Date.UTC(2022, 3, 16, 10);

  test("is said in seconds or as a date, and never for more than a week", () => {
    expect(retryAfter("120", now)).toBe(now + 120_000);
    expect(retryAfter("Sat, 16 Apr 2022 11:00:00 GMT", now)).toBe(now + 3_600_000);
    expect(retryAfter("999999999", now)).toBe(now + 7 * 24 * 3_600_000);
  });

  test.each(["", "soon", "-1", "0", "Sat, 16 Apr 2022 09:00:00 GMT", "16 April 2022", undefined])(
    "is not said by %j",
    (header) => {
      expect(retryAfter(header, now)).toBeUndefined();
    },
  );

  test("doubles with each failure up to a day, never below half of it, and never sooner than usual", () => {
    const every = 15 * 60_000;
    const at = (failures: number, random: number): number => backoff(every, failures, () => random) / 60_000;
    expect([0, 1, 2, 3].map((failures) => at(failures, 1))).toEqual([15.75, 30, 60, 120]);
    expect([0, 1, 2, 3].map((failures) => at(failures, 0))).toEqual([14.25, 15, 30, 60]);
    expect([at(50, 1), at(5_000, 0)]).toEqual([1440, 720]);
    expect(backoff(7 * 24 * 3_600_000, 1, () => 1)).toBe(7 * 24 * 3_600_000);
  });
});

test("the user agent names the program, its version and a contact, and nothing that breaks a header", () => {
  expect(userAgent("1.2.3")).toBe("Hearsay/1.2.3 (reads news reports)");
  expect(userAgent("1.2.3", "desk@example.org")).toBe("Hearsay/1.2.3 (reads news reports; desk@example.org)");
  expect(userAgent("1.2.3", "a\r\nX-Bad: (1)\u00e9")).toBe("Hearsay/1.2.3 (reads news reports; aX-Bad: 1)");
});
