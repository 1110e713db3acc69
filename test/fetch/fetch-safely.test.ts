import { createServer as createSecureServer } from "node:https";
import { createServer } from "node:net";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { fetchSafely, requirePage } from "../../src/fetch/fetch-safely.ts";
import { selfSigned } from "./certificate.ts";
import { codeOf, fetchFrom, noNames, serve, USER_AGENT } from "./server.ts";

const MEGABYTE = 1024 * 1024;
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8");

describe("fetching", () => {
  test("gives the page with what the server says about it", async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, {
        "content-type": 'Text/HTML; charset="UTF-8"',
        etag: '"a1"',
        "last-modified": "Sat, 16 Apr 2022 10:00:00 GMT",
        date: "Sun, 17 Apr 2022 10:00:00 GMT",
        "set-cookie": "a=b",
      });
      response.end("<p>Five people were hurt.</p>");
    });
    const { bytes, ...facts } = await fetchFrom(server, "/report?id=1#top");
    expect(text(bytes)).toBe("<p>Five people were hurt.</p>");
    expect(facts).toEqual({
      requested: `${server.origin}/report?id=1#top`,
      url: `${server.origin}/report?id=1`,
      status: 200,
      mediaType: "text/html",
      charset: "utf-8",
      headers: {
        etag: '"a1"',
        "last-modified": "Sat, 16 Apr 2022 10:00:00 GMT",
        date: "Sun, 17 Apr 2022 10:00:00 GMT",
      },
      hops: [],
      movedForGood: false,
    });
  });

  test("says who asks, and nothing about anybody else", async () => {
    const server = await serve((_, response) => response.end());
    await fetchFrom(server, "/");
    const { headers } = server.requests[0] ?? {};
    expect(headers).toMatchObject({ host: server.host, "user-agent": USER_AGENT });
    expect(Object.keys(headers ?? {}).sort()).toEqual([
      "accept",
      "accept-encoding",
      "accept-language",
      "connection",
      "host",
      "user-agent",
    ]);
  });

  test("asks only for what has changed", async () => {
    const server = await serve((request, response) => {
      response.writeHead(request.headers["if-none-match"] === '"a1"' ? 304 : 200).end();
    });
    const known = await fetchFrom(server, "/feed", { etag: '"a1"', lastModified: "Sat, 16 Apr 2022 10:00:00 GMT" });
    expect(known.status).toBe(304);
    expect(server.requests[0]?.headers["if-modified-since"]).toBe("Sat, 16 Apr 2022 10:00:00 GMT");
  });

  test.each([
    ["gzip", (plain: string) => gzipSync(plain)],
    ["br", (plain: string) => brotliCompressSync(plain)],
  ])("inflates %s", async (encoding, compress) => {
    const server = await serve((_, response) => {
      response.writeHead(200, { "content-encoding": encoding }).end(compress("Five people were hurt. ".repeat(5000)));
    });
    expect(text((await fetchFrom(server, "/")).bytes)).toBe("Five people were hurt. ".repeat(5000));
  });

  test("gives answers without a page as they are, for the caller to judge", async () => {
    const server = await serve((_, response) =>
      response.writeHead(429, { "retry-after": "120" }).end("x".repeat(MEGABYTE)),
    );
    const answer = await fetchFrom(server, "/");
    expect(answer).toMatchObject({ status: 429, headers: { "retry-after": "120" } });
    expect(answer.bytes).toHaveLength(0);
    expect(() => requirePage(answer)).toThrow("E_FETCH_STATUS");
  });

  test("ends at once when the user ends the run", async () => {
    const user = new AbortController();
    const server = await serve(() => user.abort(new Error("Ctrl-C")));
    await expect(fetchFrom(server, "/", { signal: user.signal })).rejects.toThrow("Ctrl-C");
    await expect(fetchFrom(server, "/", { signal: user.signal })).rejects.toThrow("Ctrl-C");
    expect(server.requests).toHaveLength(1);
  });
});

describe("redirects", () => {
  test("are followed and remembered", async () => {
    const server = await serve((request, response) => {
      const next = { "/a": "/b", "/b": "c?d=1", "/c?d=1": undefined }[request.url ?? ""];
      if (next === undefined) response.end("here");
      else response.writeHead(301, { location: next }).end();
    });
    expect(await fetchFrom(server, "/a")).toMatchObject({
      url: `${server.origin}/c?d=1`,
      hops: [`${server.origin}/a`, `${server.origin}/b`],
      movedForGood: true,
    });
  });

  test("for now are told from those for good", async () => {
    const server = await serve((request, response) => {
      if (request.url === "/c") response.end();
      else response.writeHead(request.url === "/a" ? 301 : 302, { location: request.url === "/a" ? "/b" : "/c" }).end();
    });
    expect((await fetchFrom(server, "/a")).movedForGood).toBe(false);
  });

  test.each([
    "http://169.254.169.254/latest/meta-data/",
    "http://127.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://2130706433/",
    "http://10.0.0.1/",
    "//192.168.0.1/admin",
    "file:///etc/passwd",
    "http://localhost/",
    "http://user:pass@example.org/",
    "http://8.8.8.8:25/",
    "gopher://example.org/",
    "http://",
  ])("to %s are refused", async (location) => {
    const server = await serve((_, response) => response.writeHead(302, { location }).end());
    expect(await codeOf(fetchFrom(server, "/"))).toBe("E_FETCH_REFUSED");
  });

  test("to a name that stands for a private address are refused", async () => {
    const server = await serve((_, response) => response.writeHead(302, { location: "http://news.example/" }).end());
    const resolve = async (): Promise<readonly string[]> => ["8.8.8.8", "10.0.0.1"];
    await expect(fetchFrom(server, "/", { resolve })).rejects.toThrow("E_FETCH_REFUSED");
    await expect(fetchFrom(server, "/", { resolve })).rejects.toThrow("news.example is 10.0.0.1");
  });

  test("in a circle end", async () => {
    const server = await serve((request, response) => {
      response.writeHead(302, { location: request.url === "/a" ? "/b" : "/a" }).end();
    });
    await expect(fetchFrom(server, "/a")).rejects.toThrow("a circle");
    expect(server.requests).toHaveLength(2);
  });

  test("without end are followed so far and no further", async () => {
    const server = await serve((_, response, { requests }) => {
      response.writeHead(302, { location: `/${requests.length}` }).end();
    });
    await expect(fetchFrom(server, "/", { limits: { maxHops: 4 } })).rejects.toThrow("at most 4 redirects");
    expect(server.requests).toHaveLength(5);
  });

  test("lead to hosts that are allowed, and to no others of this machine", async () => {
    const inner = await serve((_, response) => response.end("secret"));
    const outer = await serve((_, response) => response.writeHead(302, { location: inner.origin }).end());
    const allow = [inner.host, outer.host];
    expect(text((await fetchFrom(outer, "/", { allow })).bytes)).toBe("secret");
    expect(await codeOf(fetchFrom(outer, "/", { allow: [outer.host] }))).toBe("E_FETCH_REFUSED");
  });
});

describe("a name", () => {
  test("is looked up once, and the connection goes where that answer said, whatever the next would be", async () => {
    const server = await serve((_, response) => response.end("vetted"));
    const answers = [["127.0.0.1"], ["127.0.0.2"]];
    const port = server.host.split(":")[1] ?? "";
    const fetched = await fetchSafely(`http://rebinding.example:${port}/`, {
      userAgent: USER_AGENT,
      allow: [`rebinding.example:${port}`],
      resolve: async () => answers.shift() ?? noNames("a second time"),
    });
    expect(text(fetched.bytes)).toBe("vetted");
    expect(answers).toEqual([["127.0.0.2"]]);
    expect(server.requests[0]?.headers.host).toBe(`rebinding.example:${port}`);
  });

  test("is looked up and judged again at each redirect", async () => {
    const server = await serve((_, response) =>
      response.writeHead(302, { location: "http://rebinding.example/" }).end(),
    );
    const asked: string[] = [];
    const resolve = async (host: string): Promise<readonly string[]> => {
      asked.push(host);
      return ["127.0.0.1"];
    };
    expect(await codeOf(fetchFrom(server, "/", { resolve }))).toBe("E_FETCH_REFUSED");
    expect(asked).toEqual(["rebinding.example"]);
  });

  test("of a private address is refused before anything is sent", async () => {
    const resolve = async (): Promise<readonly string[]> => ["127.0.0.1"];
    expect(await codeOf(fetchSafely("http://news.example/", { userAgent: USER_AGENT, resolve }))).toBe(
      "E_FETCH_REFUSED",
    );
  });

  test("without an address is a failure with words", async () => {
    const nowhere = { userAgent: USER_AGENT, resolve: async () => [] };
    await expect(fetchSafely("https://news.example/", nowhere)).rejects.toThrow(
      "E_FETCH_FAILED https://news.example/: expected a host with an address",
    );
  });

  test("whose server of names never answers is given up", async () => {
    const resolve = (): Promise<readonly string[]> => new Promise(() => {});
    const work = fetchSafely("https://news.example/", {
      userAgent: USER_AGENT,
      resolve,
      limits: { totalTimeoutMs: 50 },
    });
    expect(await codeOf(work)).toBe("E_FETCH_TIMEOUT");
  });
});

describe("a hostile server", () => {
  test("that sends one byte now and then is given up", async () => {
    const server = await serve((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("."), 10);
      response.on("close", () => clearInterval(drip));
    });
    const limits = { idleTimeoutMs: 5_000, totalTimeoutMs: 200 };
    await expect(fetchFrom(server, "/", { limits })).rejects.toThrow("all of it within 0.2 s");
  });

  test("that falls silent before or within the body is given up", async () => {
    const server = await serve((request, response) => {
      if (request.url === "/body") response.writeHead(200).write("<p>");
    });
    for (const path of ["/", "/body"]) {
      await expect(fetchFrom(server, path, { limits: { idleTimeoutMs: 100 } })).rejects.toThrow("a byte within 0.1 s");
    }
  });

  test("that accepts and never says a word of TLS is given up", async () => {
    const mute = createServer((socket) => socket.on("error", () => {}));
    await new Promise<void>((resolve) => {
      mute.listen(0, "127.0.0.1", resolve);
    });
    onTestFinished(() => void mute.close());
    const { port } = mute.address() as { port: number };
    const work = fetchSafely(`https://127.0.0.1:${port}/`, {
      userAgent: USER_AGENT,
      allow: [`127.0.0.1:${port}`],
      limits: { connectTimeoutMs: 100 },
    });
    await expect(work).rejects.toThrow("a connection within 0.1 s");
  });

  test("with a certificate that nobody vouches for is refused, whatever the environment says", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    onTestFinished(() => void vi.unstubAllEnvs());
    let asked = 0;
    const server = createSecureServer(selfSigned("news.example"), (_, response) => {
      asked++;
      response.end("page");
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const work = fetchSafely(`https://127.0.0.1:${port}/`, { userAgent: USER_AGENT, allow: [`127.0.0.1:${port}`] });
    await expect(work).rejects.toThrow("a certificate that can be trusted");
    expect(asked).toBe(0);
  });

  test("that never ends its body is cut off at the limit", async () => {
    let sent = 0;
    const server = await serve((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, "x"))) sent += 65_536;
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    });
    expect(await codeOf(fetchFrom(server, "/", { limits: { maxBytes: MEGABYTE } }))).toBe("E_FETCH_TOO_LARGE");
    expect(sent).toBeLessThan(100 * MEGABYTE);
  });

  test("that declares too long a body gets no chance to send it", async () => {
    const server = await serve((_, response) => response.writeHead(200, { "content-length": 5 * MEGABYTE }).write("x"));
    await expect(fetchFrom(server, "/", { limits: { maxBytes: MEGABYTE } })).rejects.toThrow(`got ${5 * MEGABYTE}`);
  });

  test.each([
    ["gzip", () => gzipSync(Buffer.alloc(200 * MEGABYTE))],
    ["br", () => brotliCompressSync(Buffer.alloc(200 * MEGABYTE), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
  ])("that sends a %s bomb is stopped while it is inflated", async (encoding, bomb) => {
    const body = bomb();
    expect(body.length).toBeLessThan(MEGABYTE);
    const server = await serve((_, response) => response.writeHead(200, { "content-encoding": encoding }).end(body));
    const before = process.memoryUsage().rss;
    expect(await codeOf(fetchFrom(server, "/", { limits: { maxBytes: MEGABYTE } }))).toBe("E_FETCH_TOO_LARGE");
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * MEGABYTE);
  });

  test("that breaks off is not taken for one that is done", async () => {
    const whole = gzipSync("Five people were hurt.");
    const server = await serve((request, response) => {
      if (request.url === "/short") {
        response.writeHead(200, { "content-length": 100 }).write("half", () => response.destroy());
      } else if (request.url === "/chunked") {
        response.writeHead(200).write("half", () => response.destroy());
      } else {
        response.writeHead(200, { "content-encoding": "gzip" }).end(whole.subarray(0, whole.length - 6));
      }
    });
    for (const path of ["/short", "/chunked", "/gzip"]) {
      expect(await codeOf(fetchFrom(server, path))).toBe("E_FETCH_FAILED");
    }
  });

  test("that sends more than it declared is read as far as it declared", async () => {
    const server = await serve((_, response) => {
      response.socket?.end(
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nfourHTTP/1.1 200 OK\r\n\r\nsmuggled",
      );
    });
    expect(text((await fetchFrom(server, "/")).bytes)).toBe("four");
  });

  test("with two lengths, or length and chunks, is refused", async () => {
    const server = await serve((request, response) => {
      const other = request.url === "/chunks" ? "Transfer-Encoding: chunked" : "Content-Length: 5";
      response.socket?.end(`HTTP/1.1 200 OK\r\nContent-Length: 4\r\n${other}\r\n\r\n4\r\nfour\r\n0\r\n\r\n`);
    });
    for (const path of ["/chunks", "/lengths"]) expect(await codeOf(fetchFrom(server, path))).toBe("E_FETCH_FAILED");
  });

  test.each([
    ["huge headers", `X-Long: ${"x".repeat(100_000)}`],
    ["many headers", Array.from({ length: 5_000 }, (_, at) => `X-${at}: ${at}`).join("\r\n")],
  ])("with %s is refused", async (_, headers) => {
    const server = await serve((_request, response) => {
      response.socket?.end(`HTTP/1.1 200 OK\r\n${headers}\r\nContent-Length: 2\r\n\r\nok`);
    });
    await expect(fetchFrom(server, "/")).rejects.toThrow("headers of usual size");
  });

  test("that does not speak HTTP is refused", async () => {
    const server = await serve((_, response) => void response.socket?.end("SSH-2.0-OpenSSH_9.6\r\n"));
    await expect(fetchFrom(server, "/")).rejects.toThrow("an answer that is HTTP");
  });

  test.each(["gzip, gzip", "compress", "zstd", "x"])("with a body in %j is refused", async (encoding) => {
    const server = await serve((_, response) => response.writeHead(200, { "content-encoding": encoding }).end("x"));
    expect(await codeOf(fetchFrom(server, "/"))).toBe("E_FETCH_FAILED");
  });

  test("that talks and never answers is given up", async () => {
    const server = await serve((_, response) => {
      const talk = setInterval(() => response.writeEarlyHints({ link: "</a>; rel=preload" }), 10);
      response.on("close", () => clearInterval(talk));
    });
    expect(await codeOf(fetchFrom(server, "/", { limits: { totalTimeoutMs: 200 } }))).toBe("E_FETCH_TIMEOUT");
  });

  test("that is not there is a failure with words", async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => {
      closed.listen(0, "127.0.0.1", resolve);
    });
    const { port } = closed.address() as { port: number };
    await new Promise((resolve) => {
      closed.close(resolve);
    });
    const work = fetchSafely(`http://127.0.0.1:${port}/`, { userAgent: USER_AGENT, allow: [`127.0.0.1:${port}`] });
    await expect(work).rejects.toThrow("a server at this address");
  });
});
