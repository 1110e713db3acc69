import { afterAll, beforeAll, expect, test } from "vitest";
import { ApiError, type Client, createClient } from "../../src/client/index.ts";
import { ROUTES } from "../../src/server/routes.ts";
import { HOME, REPORTS, type Served, serve } from "../server/served.ts";

let served: Served;
let client: Client;
let base: string;
let stop: () => Promise<void>;
beforeAll(async () => {
  served = await serve({ files: REPORTS });
  const listening = await served.server.listen({ host: "127.0.0.1", port: 0 });
  stop = listening.stop;
  base = `http://127.0.0.1:${listening.port}`;
  client = createClient({ base });
});
afterAll(async () => {
  await stop();
  await served.close();
});

test("the client walks a story from the list to the words, over a real connection", async () => {
  const library = await client.library();
  expect(library.documents).toBe(5);
  const stories = [];
  for await (const story of client.stories({ q: "Khost" })) stories.push(story);
  const story = await client.story(stories[0]?.id ?? "");
  const position = story.happenings.flatMap(({ aspects }) => aspects).flatMap(({ positions }) => positions)[0];
  const [evidence] = position?.evidence ?? [];
  const trail = await client.evidence(evidence?.document ?? "", evidence?.span ?? [0, 1]);
  const { reading } = await client.document(evidence?.document ?? "");
  expect(trail.quoted.words).toBe(reading.document.text.slice(...(evidence?.span ?? [0, 0])));
});

test("a list that is walked through asks for page after page and gives every row once", async () => {
  const asked: string[] = [];
  const counting = createClient({
    base,
    fetch: (input, init) => {
      asked.push(String(input));
      return fetch(input, init);
    },
  });
  const ids: string[] = [];
  for await (const { id } of counting.documents({ limit: 2 })) ids.push(id);
  expect(asked).toHaveLength(3);
  expect(new Set(ids).size).toBe(5);
});

test("a list that is left is asked for no further", async () => {
  let asked = 0;
  const counting = createClient({ base, fetch: (input, init) => fetch(input, init).finally(() => asked++) });
  for await (const _ of counting.documents({ limit: 2 })) break;
  expect(asked).toBe(1);
});

test("what is added is followed to its end", async () => {
  const job = await client.add({
    text: "The mayor of Kabul said on Monday that two men had died.",
    outlet: "The Test Post",
  });
  const states = [];
  for await (const { state } of client.follow(job.id)) states.push(state);
  expect(states.at(-1)).toBe("done");
  const { added } = await client.job(job.id);
  expect(await client.remove(added[0] ?? "")).toEqual({ documents: 1 });
});

test("what a server refuses is an error with its code, its status and what to do", async () => {
  const refused = await client.story("s000000000000").catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ApiError);
  expect(refused).toMatchObject({ status: 404, code: "E_NOT_FOUND", facts: { fix: expect.any(String) } });
});

test("an answer of something else than the server is an error as well", async () => {
  const strange = createClient({ base, fetch: async () => new Response("<html>Bad Gateway</html>", { status: 502 }) });
  await expect(strange.library()).rejects.toMatchObject({ status: 502, code: "HTTP 502" });
});

test("there is a way to every route of the server", async () => {
  const asked = new Set<string>();
  const noting = createClient({
    base: HOME,
    fetch: async (input, init) => {
      const { pathname } = new URL(String(input));
      asked.add(`${(init?.method ?? "GET").toLowerCase()} ${pathname.slice("/api/v1".length)}`);
      return new Response('{"rows":[]}', { status: 200 });
    },
  });
  const calls = noting as unknown as Readonly<Record<string, (...given: unknown[]) => unknown>>;
  for (const call of Object.values(calls)) {
    const given = call("ID", [0, 1]) as AsyncIterable<unknown> | Promise<unknown>;
    if (Symbol.asyncIterator in given) for await (const _ of given);
    else await given;
  }
  const routes = ROUTES.map(({ method, path }) => `${method} ${path.replace(/:\w+/, "ID")}`);
  expect([...asked].toSorted()).toEqual(routes.toSorted());
});
