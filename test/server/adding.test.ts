import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
  DocumentLine,
  DocumentView,
  Job,
  JudgedAnswer,
  JudgementLine,
  LibraryView,
  PageOf,
  StoryLine,
  StoryView,
} from "../../src/query/records.ts";
import { REPORTS, type Served, serve } from "./served.ts";

const TOLL = {
  text: "KABUL, April 19 — The ministry's spokesman, Zabihullah Mujahid, said on Tuesday that 48 people had been killed in Khost and Kunar in Pakistani air strikes on Saturday, April 16.",
  title: "Spokesman gives new toll",
  outlet: "The Test Post",
  published: "2022-04-19",
};

let served: Served;
beforeAll(async () => {
  served = await serve({ files: REPORTS });
});
afterAll(() => served.close());

/** Everything that a job's stream says. */
async function followed(id: string): Promise<readonly Job[]> {
  const answer = await served.ask(`/jobs/${id}/events`);
  expect(answer.headers.get("content-type")).toBe("text/event-stream");
  const events = (await answer.text()).trimEnd().split("\n\n");
  return events.map((event) => {
    const [name, data] = event.split("\n");
    expect(name).toBe("event: job");
    return JSON.parse(data?.slice("data: ".length) ?? "") as Job;
  });
}

async function added(body: unknown): Promise<Job> {
  const job = (await (await served.send("POST", "/documents", body)).json()) as Job;
  return (await followed(job.id)).at(-1) ?? job;
}

const mainStory = async (): Promise<StoryLine> => {
  const [first] = (await served.get<PageOf<StoryLine>>("/stories?q=Khost")).rows;
  if (first === undefined) throw new Error("the sample tells a story of Khost");
  return first;
};

describe("a text that is added", () => {
  test("is said to wait, to be read, to be compared, and to be in the stories", async () => {
    const before = await mainStory();
    const answer = await served.send("POST", "/documents", TOLL);
    expect(answer.status).toBe(202);
    const job = (await answer.json()) as Job;
    const said = await followed(job.id);
    const states = said.map(({ state }) => state);
    expect(states.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))).toEqual(states);
    expect(said.at(-1)).toMatchObject({ state: "done", read: 1, compared: 1, problems: [] });
    const document = await served.get<DocumentView>(`/documents/${said.at(-1)?.added[0]}`);
    expect(document).toMatchObject({ title: TOLL.title, outlet: TOLL.outlet, published: TOLL.published });
    const after = await mainStory();
    expect(after.documents).toBe(before.documents + 1);
  });
  const ORDER = ["waiting", "reading", "comparing", "done", "failed"];

  test("is known when it comes again, and nothing is added", async () => {
    const { documents } = await served.get<LibraryView>("/library");
    expect(await added(TOLL)).toMatchObject({ state: "done", read: 0, known: 1, added: [] });
    expect((await served.get<LibraryView>("/library")).documents).toBe(documents);
  });

  test("with other words at the same place is another version, and what changed is said", async () => {
    const job = await added({ ...TOLL, text: TOLL.text.replace("48", "52") });
    const view = await served.get<DocumentView>(`/documents/${job.added[0]}`);
    expect(view.versions.map(({ version }) => version)).toEqual([1, 2]);
    const changes = await served.get<{
      readonly words: readonly { readonly kind: string; readonly text: string }[];
      readonly changes: readonly { readonly said: string }[];
    }>(`/documents/${view.id}/changes`);
    expect(changes.words.filter(({ kind }) => kind !== "same").map(({ kind, text }) => [kind, text])).toEqual([
      ["removed", "48"],
      ["added", "52"],
    ]);
    expect(changes.changes.map(({ said }) => said).join("\n")).toMatch(/figure changed from “48.*” to “52/);
    await served.send("DELETE", `/documents/${view.id}`, undefined);
  });

  test("is gone again when it is removed, and with it from the story", async () => {
    const { rows } = await served.get<PageOf<DocumentLine>>(`/documents?outlet=${encodeURIComponent(TOLL.outlet)}`);
    const before = await mainStory();
    expect(await (await served.send("DELETE", `/documents/${rows[0]?.id}`, undefined)).json()).toEqual({
      documents: 1,
    });
    expect((await mainStory()).documents).toBe(before.documents - 1);
    expect((await served.ask(`/documents/${rows[0]?.id}`)).status).toBe(404);
  });
});

test("files are added as far as they can be read, and what cannot is said by name", async () => {
  const form = new FormData();
  form.append("files", new File(["KABUL — The army denied on Monday that it had fired rockets.\n"], "denial.txt"));
  form.append("files", new File([new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0])], "program.bin"));
  const job = (await (
    await served.ask("/documents", { method: "POST", body: form, headers: { "x-hearsay": "1" } })
  ).json()) as Job;
  expect(job.sources).toEqual(["denial.txt", "program.bin"]);
  const last = (await followed(job.id)).at(-1);
  expect(last).toMatchObject({ state: "done", read: 1, failed: 1 });
  expect(last?.problems[0]).toMatchObject({ where: "program.bin", code: "E_INPUT_BINARY" });
});

test("jobs run one after another, each to its end", async () => {
  const jobs: Job[] = [];
  for (const number of [1, 2, 3])
    jobs.push(
      (await (
        await served.send("POST", "/documents", { text: `The mayor said on Monday that ${number} men had died.` })
      ).json()) as Job,
    );
  expect(jobs.map(({ state }) => state)).toEqual(["waiting", "waiting", "waiting"]);
  const last = jobs.at(-1)?.id ?? "";
  await followed(last);
  for (const { id } of jobs) expect((await served.get<Job>(`/jobs/${id}`)).state).toBe("done");
});

test("a text that is only read leaves nothing behind", async () => {
  const before = await served.get<LibraryView>("/library");
  const answer = await served.send("POST", "/read", { text: "The governor said on Friday that nine people had died." });
  expect(((await answer.json()) as DocumentView["reading"]).attributions).toHaveLength(1);
  expect(await served.get<LibraryView>("/library")).toEqual(before);
});

describe("a judgement", () => {
  const judge = async (request: unknown): Promise<JudgedAnswer> => {
    const answer = await served.send("POST", "/judgements", request);
    expect(answer.status, await answer.clone().text()).toBe(200);
    return (await answer.json()) as JudgedAnswer;
  };

  test("is in the reading and in the stories when it is answered, and gone without a trace when it is taken back", async () => {
    const story = await served.get<StoryView>(`/stories/${(await mainStory()).id}`);
    const report = story.reports.find(({ events }) => events.length > 0);
    const document = report?.document ?? "";
    const before = await (await served.ask(`/stories/${story.id}`)).text();
    const { record, documents } = await judge({
      act: "reject",
      document,
      element: report?.events[0],
      reason: "no such thing",
    });
    expect(documents).toContain(document);
    const view = await served.get<DocumentView>(`/documents/${document}`);
    expect(view.reading.events.map(({ id }) => id)).not.toContain(report?.events[0]);
    expect(view.machine?.events.map(({ id }) => id)).toContain(report?.events[0]);
    expect(view.judgements[0]).toMatchObject({ record, act: "reject", author: "Ada", reason: "no such thing" });
    expect(await (await served.ask(`/stories/${story.id}`)).text()).not.toBe(before);
    await judge({ act: "withdraw", record });
    expect(await (await served.ask(`/stories/${story.id}`)).text()).toBe(before);
    const { rows } = await served.get<PageOf<JudgementLine>>(`/judgements?document=${document}`);
    expect(rows.find((line) => line.record === record)?.state).toBe("withdrawn");
  });

  test("of a field is made in ids and spans of the reading, and kept in words", async () => {
    const { id } = (await served.get<PageOf<DocumentLine>>("/search?q=UNICEF")).rows[0] ?? { id: "" };
    const { reading } = await served.get<DocumentView>(`/documents/${id}`);
    const claim = reading.attributions.find(({ source }) => source.actors.length > 0);
    const other = reading.actors.find((actor) => !claim?.source.actors.includes(actor.id));
    const { record } = await judge({
      act: "edit",
      document: id,
      element: claim?.id,
      field: "source",
      value: [other?.id],
      engine: reading.engine.version,
    });
    const after = await served.get<DocumentView>(`/documents/${id}`);
    expect(after.reading.attributions.find((one) => one.id === claim?.id)?.source.actors).toEqual([other?.id]);
    const kept = await served.store.transaction((session) => session.judgementsByPrefix(record));
    expect(kept[0]?.json).toContain(
      `"quote":${JSON.stringify(reading.document.text.slice(...(other?.mentions[0]?.span ?? [0, 0])))}`,
    );
    await judge({ act: "withdraw", record });
  });

  test("that a report is of another story takes it out, and taken back brings it in again", async () => {
    const story = await served.get<StoryView>(`/stories/${(await mainStory()).id}`);
    const report = story.reports.at(-1);
    const { said, records } = await judge({ act: "split", story: story.id, document: report?.document });
    const documents = async () =>
      (await served.get<StoryView>(`/stories/${story.id}`)).reports.map(({ document }) => document);
    expect(await documents()).not.toContain(report?.document);
    await judge({ act: "together", requests: records.map((record) => ({ act: "withdraw", record })) });
    expect(said).toMatch(/not the same/);
    expect(await documents()).toContain(report?.document);
  });

  test("that takes several records is one act, written and taken back all or none", async () => {
    const story = await served.get<StoryView>(`/stories/${(await mainStory()).id}`);
    const documents = story.reports.flatMap(({ document, events }) =>
      events.length > 0 ? [{ document, element: events[0] ?? "" }] : [],
    );
    const requests = documents.map((one) => ({ act: "reject", ...one }));
    expect(requests.length).toBeGreaterThan(2);
    const head = () => served.store.transaction((session) => session.judgementHead());
    const before = await head();
    const refused = [...requests, { act: "reject", document: documents[0]?.document, element: "e999" }];
    expect((await served.send("POST", "/judgements", { act: "together", requests: refused })).status).toBe(404);
    expect(await head()).toEqual(before);
    const { record, records } = await judge({ act: "together", requests, reason: "a drill" });
    expect(records).toHaveLength(requests.length);
    expect(records[0]).toBe(record);
    const { rows } = await served.get<PageOf<JudgementLine>>("/judgements");
    const reasons = rows.filter((row) => records.includes(row.record)).map(({ reason }) => reason);
    expect(reasons).toEqual(requests.map(() => "a drill"));
    await judge({ act: "together", requests: records.map((one) => ({ act: "withdraw", record: one })) });
    expect(await served.get<StoryView>(`/stories/${story.id}`)).toEqual(story);
  });

  test("of a source stands beside those of others and is no average", async () => {
    await judge({ act: "grade", axis: "source", outlet: "Meridian Wire", grade: "B", reason: "years of reading it" });
    const { rows } =
      await served.get<PageOf<{ readonly outlet: string; readonly grades: readonly unknown[] }>>("/sources");
    expect(rows.find(({ outlet }) => outlet === "Meridian Wire")?.grades).toEqual([
      expect.objectContaining({ grade: "B", author: "Ada", reason: "years of reading it" }),
    ]);
  });

  test.each([
    [{ act: "confirm", document: "DOCUMENT", element: "a999" }, 404],
    [{ act: "edit", document: "DOCUMENT", element: "e1", field: "colour", value: "red" }, 400],
    [{ act: "edit", document: "DOCUMENT", element: "e1", field: "type", value: "NONSENSE" }, 422],
    [{ act: "edit", document: "DOCUMENT", element: "e1", field: "actor", value: ["a999"] }, 404],
    [{ act: "add", document: "DOCUMENT", kind: "actor", span: [5, 5], fields: { name: "X", kind: "person" } }, 400],
    [
      { act: "add", document: "DOCUMENT", kind: "actor", span: [0, 99_999_999], fields: { name: "X", kind: "person" } },
      400,
    ],
    [{ act: "confirm", document: "DOCUMENT", element: "e1", engine: "0.0.0" }, 409],
    [{ act: "split", story: "s000000000000", document: "DOCUMENT" }, 404],
    [{ act: "withdraw", record: "0".repeat(64) }, 404],
  ])("that cannot be made is refused, and nothing is written: %j", async (request, status) => {
    const { rows } = await served.get<PageOf<DocumentLine>>("/search?q=UNICEF");
    const head = await served.store.transaction((session) => session.judgementHead());
    const body = JSON.parse(JSON.stringify(request).replace("DOCUMENT", rows[0]?.id ?? "")) as unknown;
    expect((await served.send("POST", "/judgements", body)).status).toBe(status);
    expect(await served.store.transaction((session) => session.judgementHead())).toEqual(head);
  });
});
