import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
  CodingDesk,
  DocumentView,
  ErrorAnswer,
  PageOf,
  SampleLine,
  ValidationView,
} from "../../src/query/records.ts";
import { hashOf, newKey } from "../../src/server/access/secrets.ts";
import { REPORTS, type Served, serve } from "./served.ts";

const KEYS = { reader: newKey(), editor: newKey(), agent: newKey() };

let served: Served;
beforeAll(async () => {
  served = await serve({ files: REPORTS });
  // A server that opens with keys in its library would ask everybody who they are.
  await served.store.transaction(async (session) => {
    const row = { createdAt: "2026-01-01T00:00:00.000Z", expiresAt: null, kind: "program" } as const;
    await session.putKey({ ...row, id: "r", name: "rita", role: "reader", hash: hashOf(KEYS.reader) });
    await session.putKey({ ...row, id: "e", name: "emil", role: "editor", hash: hashOf(KEYS.editor) });
    await session.putKey({ ...row, id: "a", name: "bot", role: "editor", hash: hashOf(KEYS.agent), kind: "agent" });
  });
});
afterAll(() => served.close());

async function draw(request: object): Promise<SampleLine> {
  const answer = await served.send("POST", "/validation/samples", request);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as SampleLine;
}
const deskOf = (sample: string, coder: string, query = ""): Promise<CodingDesk> =>
  served.get<CodingDesk>(`/validation/samples/${sample}/next?coder=${coder}${query}`);
const codings = (sample: string): string => `/validation/samples/${sample}/codings`;
async function code(sample: string, coder: string, said: object): Promise<CodingDesk> {
  const { item } = await deskOf(sample, coder);
  const answer = await served.send("POST", codings(sample), { coder, item: item?.key, ...said });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as CodingDesk;
}
async function withdraw(sample: string, coder: string): Promise<CodingDesk> {
  const answer = await served.send("DELETE", codings(sample), { coder });
  expect(answer.status).toBe(200);
  return (await answer.json()) as CodingDesk;
}
const statusOf = async (key: string, method: string, path: string, body?: object): Promise<number> => {
  const answer = await served.ask(path, {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return answer.status;
};

describe("a sample", () => {
  test("is drawn once for the same size, seed and layers, and listed with the newest first", async () => {
    const one = await draw({ size: 10, layers: ["figure", "event"] });
    expect(one).toMatchObject({ items: 10, seed: "1", layers: ["event", "figure"], documents: 5, coders: [] });
    expect((await draw({ size: 10, layers: ["figure", "event"] })).id).toBe(one.id);
    expect((await draw({ size: 10, layers: ["figure", "event"], seed: "2" })).id).not.toBe(one.id);
    const { rows } = await served.get<PageOf<SampleLine>>("/validation/samples");
    expect(rows).toContainEqual(one);
    expect(rows).toHaveLength(2);
  });

  test("cannot be drawn from a library without readings, nor of no items", async () => {
    const empty = await serve({});
    expect((await empty.send("POST", "/validation/samples", { size: 5 })).status).toBe(400);
    await empty.close();
    expect((await served.send("POST", "/validation/samples", { size: 0 })).status).toBe(400);
    expect((await served.send("POST", "/validation/samples", { size: 5, layers: ["mood"] })).status).toBe(400);
  });
});

describe("what lies before a coder", () => {
  test("are words as they stand in the document, with the question and what can be wrong", async () => {
    const { id } = await draw({ size: 12, layers: ["figure"], seed: "words" });
    const { item } = await deskOf(id, "ana");
    expect(item).toMatchObject({ layer: "figure", question: "Is this how many, and of what?" });
    expect(item?.parts.map(({ part }) => part)).toEqual(["number", "what", "none"]);
    const { sample } = await served.get<ValidationView>(`/validation/samples/${id}/report`);
    const drawn = sample.items.find(({ statement }) => statement === item?.statement);
    const { reading } = await served.get<DocumentView>(`/documents/${drawn?.document}`);
    const { text } = reading.document;
    for (const passage of [...(item?.passages ?? []), ...(item?.more ?? [])])
      expect(text.slice(passage.start, passage.start + passage.text.length)).toBe(passage.text);
    const [mark] = item?.marks ?? [];
    const [passage] = item?.passages ?? [];
    const words = passage?.text.slice((mark?.span[0] ?? 0) - passage.start, (mark?.span[1] ?? 0) - passage.start);
    expect(item?.statement).toContain(`“${words}”`);
    expect((item?.more[0]?.text.length ?? 0) > (passage?.text.length ?? 0)).toBe(true);
  });

  test("tells neither how sure the machine was, nor by which rule, nor what another said", async () => {
    const { id } = await draw({ size: 30, seed: "blind" });
    for (let count = 0; count < 30; count++) await code(id, "ana", { verdict: "wrong" });
    const { sample } = await served.get<ValidationView>(`/validation/samples/${id}/report?coder=cleo`);
    const rules = new Set(sample.items.map(({ by }) => by));
    const seen: string[] = [];
    for (let count = 0; count < 30; count++) {
      const desk = await deskOf(id, "ben");
      seen.push(desk.item?.statement ?? "");
      const { statement: _, passages: _p, more: _m, title: _t, question: _q, parts: _parts, ...rest } = desk.item ?? {};
      const said = JSON.stringify({ ...desk, item: rest, last: desk.last?.verdict });
      expect(said).not.toMatch(/sure|likely|certainty|"wrong"|ana\b/);
      for (const rule of rules) expect(said).not.toContain(`"${rule}"`);
      await code(id, "ben", { verdict: "correct" });
    }
    // Items of one certainty lie together in a sample: neither their order nor their keys may tell.
    const stratum = new Map(sample.items.map(({ statement, certainty }) => [statement, certainty]));
    const changes = seen.filter((one, at) => at > 0 && stratum.get(one) !== stratum.get(seen[at - 1] ?? "")).length;
    expect(changes).toBeGreaterThan(5);
  });

  test("comes in an order of each coder's own, and an item under a key that is theirs alone", async () => {
    const { id } = await draw({ size: 20, seed: "order" });
    const [ana, ben] = [await deskOf(id, "ana"), await deskOf(id, "ben")];
    expect(ana.item?.key).not.toBe(ben.item?.key);
    const foreign = { coder: "ben", item: ana.item?.key, verdict: "correct" };
    expect((await served.send("POST", codings(id), foreign)).status).toBe(404);
  });

  test("can be left for later and gone back to, and comes round again", async () => {
    const { id } = await draw({ size: 3, seed: "round" });
    const first = (await deskOf(id, "ana")).item?.key ?? "";
    const second = (await deskOf(id, "ana", `&after=${first}`)).item?.key ?? "";
    const third = (await deskOf(id, "ana", `&after=${second}`)).item?.key ?? "";
    expect(new Set([first, second, third]).size).toBe(3);
    expect((await deskOf(id, "ana", `&after=${third}`)).item?.key).toBe(first);
    expect((await deskOf(id, "ana", `&before=${third}`)).item?.key).toBe(second);
    expect((await deskOf(id, "ana", `&before=${first}`)).item?.key).toBe(third);
  });

  test("passes over what is no longer in the library", async () => {
    const own = await serve({ files: REPORTS });
    const answer = await own.send("POST", "/validation/samples", { size: 6 });
    const { id } = (await answer.json()) as SampleLine;
    const { sample } = await own.get<ValidationView>(`/validation/samples/${id}/report`);
    for (const document of new Set(sample.items.map((item) => item.document)))
      await own.send("DELETE", `/documents/${document}`, undefined);
    const desk = await own.get<CodingDesk>(`/validation/samples/${id}/next`);
    expect(desk).toEqual({ sample: id, coder: "Ada", whole: 6, coded: 0 });
    await own.close();
  });
});

describe("an answer", () => {
  test("puts the next item before its coder, and is taken back with its item, as often as there are answers", async () => {
    const { id } = await draw({ size: 5, seed: "undo" });
    const start = await deskOf(id, "ana");
    const one = await code(id, "ana", { verdict: "correct" });
    expect(one).toMatchObject({ coded: 1, whole: 5, last: { verdict: "correct", statement: start.item?.statement } });
    const two = await code(id, "ana", { verdict: "cannot-tell" });
    expect(two.coded).toBe(2);
    expect(await withdraw(id, "ana")).toMatchObject({ coded: 1, item: one.item, last: one.last });
    const back = await withdraw(id, "ana");
    expect(back).toMatchObject({ coded: 0, item: start.item });
    expect(back).not.toHaveProperty("last");
    expect((await served.send("DELETE", codings(id), { coder: "ana" })).status).toBe(409);
    // The second word counts, and what was taken back stays on record.
    await code(id, "ana", { verdict: "wrong", wrong: ["none"] });
    const { codings: said, report } = await served.get<ValidationView>(
      `/validation/samples/${id}/report?coder=ana&early=true`,
    );
    expect(said.map(({ verdict }) => verdict)).toEqual(["correct", "cannot-tell", "withdrawn", "withdrawn", "wrong"]);
    expect(report.coders).toMatchObject([{ coder: "ana", coded: 1 }]);
  });

  test("names parts that an element of its layer has, and only where it is wrong", async () => {
    const { id } = await draw({ size: 2, layers: ["figure"], seed: "parts" });
    const { item } = await deskOf(id, "ana");
    const said = { coder: "ana", item: item?.key };
    for (const wrong of [
      { verdict: "wrong", wrong: ["speaker"] },
      { verdict: "correct", wrong: ["number"] },
    ])
      expect((await served.send("POST", codings(id), { ...said, ...wrong })).status).toBe(422);
    expect((await served.send("POST", codings(id), { ...said, verdict: "withdrawn" })).status).toBe(400);
  });
});

describe("the report", () => {
  test("is kept from who is still coding, unless they ask for it early", async () => {
    const { id } = await draw({ size: 2, seed: "report" });
    const report = (query: string) => served.ask(`/validation/samples/${id}/report?${query}`);
    expect((await report("coder=ana")).status).toBe(200);
    await code(id, "ana", { verdict: "correct" });
    const refused = await report("coder=ana");
    expect(refused.status).toBe(409);
    expect(((await refused.json()) as ErrorAnswer).error.got).toBe("one who has coded 1 of 2");
    expect((await report("coder=ana&early=true")).status).toBe(200);
    expect((await report("coder=ben")).status).toBe(200);
    await code(id, "ana", { verdict: "correct" });
    expect((await report("coder=ana")).status).toBe(200);
  });

  test("has precision with intervals for each coder, agreement, the paragraph and the tables", async () => {
    const { id } = await draw({ size: 4, layers: ["figure"], seed: "two" });
    for (const coder of ["ana", "ben"]) {
      for (let count = 0; count < 4; count++) await code(id, coder, { verdict: "correct" });
    }
    const view = await served.get<ValidationView>(`/validation/samples/${id}/report`);
    expect(view.report.coders.map(({ coder, coded }) => [coder, coded])).toEqual([
      ["ana", 4],
      ["ben", 4],
    ]);
    expect(view.report.coders[0]?.layers[0]).toMatchObject({ layer: "figure", correct: 4, precision: 1 });
    expect(view.report.coders[0]?.layers[0]?.interval?.low).toBeGreaterThan(0.2);
    expect(view.report.agreement).toEqual({ items: 4, same: 4 });
    expect(view.methods).toContain("by ana (all) and ben (all)");
    expect(view.markdown).toContain("## ana: 4 of 4 coded");
    expect(view.markdown).toContain("| layer | certainty |");
    expect(view.markdown).toContain(view.methods);
  });
});

describe("who may", () => {
  test("readers look, editors draw and code, each in their own name, and agents do not code", async () => {
    const { id } = await draw({ size: 2, seed: "rights" });
    const { reader, editor, agent } = KEYS;
    for (const path of ["", `/${id}/next`, `/${id}/report`])
      expect(await statusOf(reader, "GET", `/validation/samples${path}`), path).toBe(200);
    expect(await statusOf(reader, "POST", "/validation/samples", { size: 2 })).toBe(403);
    expect(await statusOf(reader, "POST", codings(id), { item: "x", verdict: "correct" })).toBe(403);
    expect(await statusOf(editor, "GET", `/validation/samples/${id}/next?coder=ana`)).toBe(403);
    const { item } = await deskOf(id, "emil");
    expect(await statusOf(editor, "POST", codings(id), { item: item?.key, verdict: "correct", coder: "ana" })).toBe(
      403,
    );
    expect(await statusOf(editor, "POST", codings(id), { item: item?.key, verdict: "correct" })).toBe(200);
    expect((await deskOf(id, "emil")).coded).toBe(1);
    expect(await statusOf(agent, "POST", codings(id), { item: item?.key, verdict: "correct" })).toBe(403);
  });
});
