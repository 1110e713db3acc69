import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DocumentView, ErrorAnswer, Job, SessionView } from "../../src/query/records.ts";
import { PACKAGE_ROOT } from "../../src/resources/files.ts";
import { hashOf, isPassword, newKey, secretOf } from "../../src/server/access/secrets.ts";
import { ROUTES } from "../../src/server/routes.ts";
import type { Role } from "../../src/store/account-store.ts";
import type { Store } from "../../src/store/store.ts";
import { HOME, type Served, serve } from "./served.ts";

const CREATED = "2026-01-01T00:00:00.000Z";
const PASSWORD = "correct horse battery";
/** What the usual cost is for, tests can do without: a guess takes no time here. */
const CHEAP = { N: 16, r: 1, p: 1 };

/** Accounts of each role, all with one password. */
async function accounts(store: Store): Promise<void> {
  const secret = await secretOf(PASSWORD, CHEAP);
  await store.transaction(async (session) => {
    for (const role of ["reader", "editor", "owner"] as const)
      await session.putAccount({ name: role, role, secret, createdAt: CREATED });
  });
}

async function keyFor(store: Store, role: Role, more: { readonly kind?: "agent"; readonly expiresAt?: string } = {}) {
  const key = newKey();
  const { kind = "program" as const, expiresAt = null } = more;
  const row = {
    id: hashOf(key).slice(0, 8),
    name: `${kind} of ${role}`,
    role,
    kind,
    hash: hashOf(key),
    createdAt: CREATED,
    expiresAt,
  };
  await store.transaction((session) => session.putKey(row));
  return { key, id: row.id, headers: { authorization: `Bearer ${key}` } };
}

const json = { "content-type": "application/json", "x-hearsay": "1" };
const code = async (answer: Response): Promise<string> => ((await answer.json()) as ErrorAnswer).error.code;

async function signIn(served: Served, name: string, password = PASSWORD): Promise<Response> {
  return served.ask("/session", { method: "POST", headers: json, body: JSON.stringify({ name, password }) });
}
const cookieOf = (answer: Response): string => (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

/** Each route as somebody would call it, with a body where one is wanted. */
const called = (route: (typeof ROUTES)[number]): readonly [string, RequestInit] => [
  route.path.replace(/:\w+/, "none"),
  { method: route.method.toUpperCase(), ...(route.body === undefined ? {} : { body: "{}" }) },
];

describe("on a machine of one's own", () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  test.each([
    "evil.example",
    "evil.example:4747",
    "127.0.0.1.evil.example",
    "192.168.1.5",
    "hearsay.local",
    "127.0.0.1@evil.example",
    "",
  ])("a request for the host %j is refused: a stranger's name may point here", async (host) => {
    const answer = await served.server.handle(new Request(`${HOME}/api/v1/library`, { headers: { host } }));
    expect(answer.status).toBe(403);
    const page = await served.server.handle(new Request(`${HOME}/`, { headers: { host } }));
    expect(page.status).toBe(403);
  });

  test.each(["127.0.0.1:4747", "localhost:4747", "LOCALHOST", "[::1]:4747", "127.0.0.2"])(
    "a request for the host %s is answered",
    async (host) => expect((await served.ask("/session", { headers: { host } })).status).toBe(200),
  );

  test("a change without the header that only own pages can send is refused", async () => {
    for (const route of ROUTES.filter(({ method }) => method !== "get")) {
      const [path, init] = called(route);
      const answer = await served.ask(path, init);
      expect([answer.status, await code(answer)], `${route.method} ${route.path}`).toEqual([403, "E_FORBIDDEN"]);
    }
  });

  test.each([
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "http://evil.example" },
    { origin: "http://127.0.0.1:9999" },
    { origin: "null" },
  ])("a request that a browser says comes from elsewhere is refused, even to look: %j", async (headers) => {
    expect((await served.ask("/library", { headers })).status).toBe(403);
    expect(
      (await served.ask("/read", { method: "POST", headers: { ...json, ...headers }, body: '{"text":"x"}' })).status,
    ).toBe(403);
  });

  test("a request of the workbench's own page is answered", async () => {
    const headers = { ...json, origin: HOME, "sec-fetch-site": "same-origin" };
    const answer = await served.ask("/session", { method: "DELETE", headers });
    expect(answer.status).toBe(200);
  });

  test("every answer bears the policy: nothing from elsewhere, nothing inline, nobody's frame", async () => {
    const answers = [
      await served.ask("/library"),
      await served.ask("/nowhere"),
      await served.ask("/library", { headers: { host: "evil.example" } }),
      await served.server.handle(new Request(`${HOME}/`, { headers: { host: "localhost" } })),
      await served.server.handle(new Request(`${HOME}/stories/x`, { headers: { host: "localhost" } })),
      await served.server.handle(new Request(`${HOME}/missing.js`, { headers: { host: "localhost" } })),
    ];
    for (const { headers } of answers) {
      const policy = headers.get("content-security-policy") ?? "";
      for (const rule of [
        "default-src 'none'",
        "script-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ])
        expect(policy).toContain(rule);
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  test.each([
    "/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/..%2f..%2fetc%2fpasswd",
    "/.secret",
    "/assets/../.secret",
    "/%2esecret",
    "/a%00.js",
    "/..\\..\\x.js",
    "/%",
  ])("no file but those of the workbench is served: %s", async (path) => {
    const answer = await served.server.handle(new Request(`${HOME}${path}`, { headers: { host: "localhost" } }));
    expect(await answer.text()).not.toMatch(/root:|not to be served/);
    expect([200, 404]).toContain(answer.status);
  });

  test("an address of this network is not fetched in a browser's name", async () => {
    for (const address of ["http://127.0.0.1:1/", "http://169.254.169.254/latest/meta-data", "http://[::1]/"]) {
      const job = (await (await served.send("POST", "/documents", { fetch: address })).json()) as Job;
      let last = job;
      for (const line of (await (await served.ask(`/jobs/${job.id}/events`)).text()).split("\n"))
        if (line.startsWith("data: ")) last = JSON.parse(line.slice("data: ".length)) as Job;
      expect(last.state).toBe("failed");
      expect(last.problems[0]?.code).toBe("E_FETCH_REFUSED");
    }
  });
});

test("a server that others reach is refused while there is neither account nor key", async () => {
  await expect(serve({ host: "0.0.0.0" })).rejects.toMatchObject({ code: "E_USAGE" });
  await expect(serve({ host: "192.168.1.5" })).rejects.toMatchObject({ code: "E_USAGE" });
  const served = await serve({ host: "0.0.0.0", prepare: accounts });
  expect(served.server.access.needed).toBe(true);
  await served.close();
});

describe("where there are accounts", () => {
  let served: Served;
  let now = Date.parse("2026-05-01T08:00:00Z");
  beforeAll(async () => {
    served = await serve({ prepare: accounts, now: () => now });
  });
  afterAll(() => served.close());

  test("nobody is told anything before they have signed in, even on this machine", async () => {
    for (const route of ROUTES.filter(({ needs }) => needs !== "anybody")) {
      const [path, init] = called(route);
      const answer = await served.ask(path, { ...init, headers: json });
      expect([answer.status, await code(answer)], `${route.method} ${route.path}`).toEqual([401, "E_SIGN_IN"]);
    }
  });

  test("nor its numbers; that it is there and ready is no secret", async () => {
    const page = (path: string, headers = {}) =>
      served.server.handle(new Request(`${HOME}${path}`, { headers: { host: "localhost", ...headers } }));
    expect((await page("/metrics")).status).toBe(401);
    expect(await (await page("/healthz")).json()).toEqual({ status: "alive" });
    expect(await (await page("/readyz")).json()).toEqual({ status: "ready" });
    const { headers } = await keyFor(served.store, "reader");
    expect(await (await page("/metrics", headers)).text()).toContain("process_resident_memory_bytes");
  });

  test("readers look and change nothing; editors judge and do not rule", async () => {
    for (const [role, forbidden] of [
      ["reader", ["editor", "owner"]],
      ["editor", ["owner"]],
    ] as const) {
      const cookie = cookieOf(await signIn(served, role));
      expect((await served.ask("/library", { headers: { cookie } })).status).toBe(200);
      for (const route of ROUTES.filter(({ needs }) => (forbidden as readonly string[]).includes(needs))) {
        const [path, init] = called(route);
        const answer = await served.ask(path, { ...init, headers: { ...json, cookie } });
        expect([answer.status, await code(answer)], `${role}: ${route.method} ${route.path}`).toEqual([
          403,
          "E_FORBIDDEN",
        ]);
      }
    }
    const cookie = cookieOf(await signIn(served, "owner"));
    expect((await served.ask("/audit", { headers: { cookie } })).status).toBe(200);
    now += 3_600_000;
  });

  test("names of private persons leave with an export for owners alone", async () => {
    for (const [name, status] of [
      ["editor", 403],
      ["owner", 200],
    ] as const) {
      const headers = { cookie: cookieOf(await signIn(served, name)) };
      const answer = await served.ask("/export?format=csv&table=documents&withPrivatePersons=true", { headers });
      expect(answer.status, name).toBe(status);
    }
    now += 3_600_000;
  });

  test("a session's cookie is out of reach of scripts and other sites, and over TLS stays there", async () => {
    const plain = (await signIn(served, "reader")).headers.get("set-cookie");
    expect(plain).toMatch(/; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
    const headers = { ...json, "x-forwarded-proto": "https" };
    const body = JSON.stringify({ name: "reader", password: PASSWORD });
    const secure = await served.ask("/session", { method: "POST", headers, body });
    expect(secure.headers.get("set-cookie")).toMatch(/; HttpOnly; SameSite=Strict; Max-Age=43200; Secure$/);
    now += 3_600_000;
  });

  test("a session ends when one signs out, and of itself after twelve hours", async () => {
    const signedIn = async (cookie: string): Promise<unknown> =>
      ((await (await served.ask("/session", { headers: { cookie } })).json()) as SessionView).signedIn;
    const one = cookieOf(await signIn(served, "editor"));
    const other = cookieOf(await signIn(served, "editor"));
    expect(await signedIn(one)).toEqual({ name: "editor", role: "editor" });
    await served.ask("/session", { method: "DELETE", headers: { ...json, cookie: one } });
    expect(await signedIn(one)).toBeNull();
    expect(await signedIn(other)).toEqual({ name: "editor", role: "editor" });
    now += 12 * 3_600_000;
    expect(await signedIn(other)).toBeNull();
  });

  test("who has no account any more has no session either", async () => {
    await served.store.transaction(async (session) =>
      session.putAccount({ name: "gone", role: "owner", secret: await secretOf(PASSWORD, CHEAP), createdAt: CREATED }),
    );
    const cookie = cookieOf(await signIn(served, "gone"));
    expect((await served.ask("/library", { headers: { cookie } })).status).toBe(200);
    await served.store.transaction((session) => session.removeAccount("gone"));
    expect((await served.ask("/library", { headers: { cookie } })).status).toBe(401);
  });

  test("passwords cannot be tried out: ten in five minutes, by name as by address", async () => {
    now += 3_600_000;
    const statuses: number[] = [];
    for (let at = 0; at < 12; at++) statuses.push((await signIn(served, "owner", `guess number ${at}`)).status);
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
    expect((await signIn(served, "owner")).status, "the right one is not let through either").toBe(429);
    expect((await signIn(served, "nobody at all")).status, "from the same address").toBe(429);
    now += 300_000;
    expect((await signIn(served, "owner")).status).toBe(200);
  });

  test("a wrong name and a wrong password are told apart by nothing", async () => {
    now += 3_600_000;
    const [known, unknown] = [await signIn(served, "owner", "wrong"), await signIn(served, "no such name", "wrong")];
    expect(await known.json()).toEqual(await unknown.json());
    expect(known.status).toBe(unknown.status);
  });

  test("a key opens what its role may do, until it is removed or its day has come, and never from an address", async () => {
    const { key, id, headers } = await keyFor(served.store, "reader");
    expect((await served.ask("/library", { headers })).status).toBe(200);
    expect((await served.ask("/judgements", { method: "POST", headers, body: "{}" })).status).toBe(403);
    for (const name of ["key", "token", "access_token", "api_key", "authorization"]) {
      const answer = await served.ask(`/library?${name}=${key}`);
      expect(answer.status, name).toBe(401);
    }
    await served.store.transaction((session) => session.removeKey(id));
    expect((await served.ask("/library", { headers })).status).toBe(401);
    const late = await keyFor(served.store, "reader", { expiresAt: new Date(now + 1).toISOString() });
    expect((await served.ask("/library", { headers: late.headers })).status).toBe(200);
    now += 1;
    expect((await served.ask("/library", { headers: late.headers })).status).toBe(401);
  });

  test("a key needs no header against foreign pages: no browser sends it of itself", async () => {
    const { headers } = await keyFor(served.store, "editor");
    const answer = await served.ask("/judgements", { method: "POST", headers, body: "{}" });
    expect([answer.status, await code(answer)]).toEqual([400, "E_USAGE"]);
  });

  test("who did what is written down: sign-ins, changes, exports, and all that agents look at", async () => {
    const before = (await served.store.transaction((session) => session.auditHead()))?.position ?? 0;
    const agent = await keyFor(served.store, "reader", { kind: "agent" });
    const program = await keyFor(served.store, "editor");
    await served.ask("/library", { headers: agent.headers });
    await served.ask("/library", { headers: program.headers });
    await served.ask("/export?format=csv&table=documents", { headers: program.headers });
    const grade = JSON.stringify({ act: "grade", axis: "source", outlet: "The Post", grade: "B" });
    await served.ask("/judgements", { method: "POST", headers: program.headers, body: grade });
    await signIn(served, "reader", "wrong");
    const rows = await served.store.transaction((session) => session.audit(100, before));
    expect(rows.map(({ who, kind, act, target }) => [who, kind, act, target])).toEqual([
      ["agent of reader", "agent", "GET /library", "/library"],
      ["program of editor", "program", "GET /export", "/export?format=csv&table=documents"],
      ["program of editor", "program", "POST /judgements", expect.stringMatching(/^\/judgements [0-9a-f]{64}$/)],
      ["reader", "person", "POST /session", "refused: E_SIGN_IN"],
    ]);
    expect(JSON.stringify(rows)).not.toContain("wrong");
  });
});

describe("secrets", () => {
  test("of a password only a salted scrypt hash is kept, another each time", async () => {
    const [one, other] = [await secretOf(PASSWORD), await secretOf(PASSWORD)];
    expect(one).toMatch(/^scrypt\$65536\$8\$2\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(other);
    expect(await isPassword(PASSWORD, one)).toBe(true);
    expect(await isPassword(`${PASSWORD} `, one)).toBe(false);
  });

  test.each(["", "scrypt", "scrypt$65536$8$2$$", "scrypt$0$0$0$$", "plain$1$1$1$eA$eA", "scrypt$2$1$1$eA$eA"])(
    "a damaged secret opens to no password: %j",
    async (secret) => {
      for (const password of ["", "x", PASSWORD]) expect(await isPassword(password, secret)).toBe(false);
    },
  );

  test("no key and no token stands in the library in a form that opens anything", async () => {
    const served = await serve({ prepare: accounts });
    const { key } = await keyFor(served.store, "owner");
    const cookie = cookieOf(await signIn(served, "owner"));
    const kept = await served.store.transaction(async (session) => ({
      accounts: await session.accounts(),
      keys: await session.keys(),
      signIn: await session.signInWithHash(hashOf(cookie.split("=")[1] ?? "")),
    }));
    expect(kept.signIn?.account).toBe("owner");
    expect(JSON.stringify(kept)).not.toContain(key);
    expect(JSON.stringify(kept)).not.toContain(cookie.split("=")[1]);
    expect(JSON.stringify(kept)).not.toContain(PASSWORD);
    await served.close();
  });
});

describe("what is sent", () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  test("is not read beyond its limit, whatever it says of its size", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const init = { method: "POST", headers: json, body: endless, duplex: "half" } as RequestInit;
    const answer = await served.ask("/judgements", init);
    expect([answer.status, await code(answer)]).toEqual([413, "E_INPUT_TOO_LARGE"]);
    expect(pulled).toBeLessThan(100);
  });

  test("a fault of the server tells its log, and nothing to the caller", async () => {
    const faulty = await serve({
      check: () => {
        throw new Error("secret detail at /home/ada/hearsay.db");
      },
    });
    const answer = await faulty.ask("/library");
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).not.toMatch(/secret|home|\.ts|at /);
    expect(JSON.parse(text)).toMatchObject({ error: { code: "E_INTERNAL" } });
    expect(String(faulty.faults[0])).toContain("secret detail");
    await faulty.close();
  });

  test("a hostile page stays text, and its bytes are only for saving", async () => {
    const title = "<img src=x onerror=alert(1)>";
    const page = `<!doctype html><html><head><title>Raid kills four</title><script>alert(1)</script></head><body><article><h1>Raid kills four</h1>
      <p>KABUL — The ministry said on Monday that four people had been killed in an air raid on the village, and that it would answer.</p>
      <p onclick="alert(2)">The army denied the claim &lt;script&gt;alert(3)&lt;/script&gt; of the ministry, a spokesman said in the capital.</p>
      <iframe src="https://evil.example"></iframe></article></body></html>`;
    const form = new FormData();
    form.append("files", new File([page], `../../${title}.html`, { type: "text/html" }));
    const job = (await (
      await served.ask("/documents", { method: "POST", headers: { "x-hearsay": "1" }, body: form })
    ).json()) as Job;
    expect(job.sources).toEqual([`${title}.html`]);
    await (await served.ask(`/jobs/${job.id}/events`)).text();
    const done = await served.get<Job>(`/jobs/${job.id}`);
    const answer = await served.ask(`/documents/${done.added[0]}`);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    const document = (await answer.json()) as DocumentView;
    expect(document.reading.document.text).toContain("<script>alert(3)</script>");
    expect(document.reading.document.text).not.toContain("alert(1)");
    const original = await served.ask(`/documents/${done.added[0]}/original`);
    expect(original.headers.get("content-disposition")).toBe(`attachment; filename="${document.id.slice(0, 12)}.html"`);
    expect(original.headers.get("content-type")).toBe("application/octet-stream");
    expect(original.headers.get("x-content-type-options")).toBe("nosniff");
    expect(original.headers.get("content-security-policy")).toContain("sandbox");
    expect(await original.text()).toBe(page);
  });
});

test("a library that is only shown is changed by nobody, its owner included", async () => {
  const served = await serve({ readOnly: true });
  for (const route of ROUTES.filter(
    ({ method, path }) => method !== "get" && path !== "/read" && path !== "/session",
  )) {
    const [path, init] = called(route);
    expect((await served.ask(path, { ...init, headers: json })).status, `${route.method} ${route.path}`).toBe(403);
  }
  expect((await served.get<{ readonly role: string }>("/library")).role).toBe("reader");
  await served.close();
});

test("every line of the threat model names a test that is there", () => {
  const model = readFileSync(`${PACKAGE_ROOT}SECURITY.md`, "utf8");
  const rows = model.split("\n").filter((line) => /^\|(?! *-|.*\| Test \|)/.test(line));
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) {
    const named = [...row.matchAll(/`(test\/[\w/.-]+)`: “([^”]+)”/g)];
    expect(named.length, row).toBeGreaterThan(0);
    for (const [, file = "", title = ""] of named) {
      const text = readFileSync(`${PACKAGE_ROOT}${file}`, "utf8").replaceAll("\\", "");
      expect(text, `${file}: ${title}`).toContain(title);
    }
  }
});
