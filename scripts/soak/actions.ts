import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { ApiError, Client } from "../../src/client/index.ts";
import { FORMATS } from "../../src/export/format-names.ts";
import type { ExportFilter } from "../../src/library/export/select.ts";
import type { Job } from "../../src/query/records.ts";

/** A library under soak, and what is known to stand in it. */
export interface World {
  readonly base: string;
  readonly place: string;
  readonly client: Client;
  /** Tools of the Model Context Protocol, by the official client; what comes under `untrusted`. */
  readonly agent: (tool: string, input: Readonly<Record<string, unknown>>) => Promise<Record<string, unknown>>;
  /** `hearsay` in another process, over the same file. */
  readonly hearsay: (...args: readonly string[]) => Promise<{ readonly status: number | null; readonly out: string }>;
  readonly chance: () => number;
  readonly reports: Iterator<{ readonly title: string; readonly text: string }>;
  /** Ids of the documents that were added and not removed. */
  readonly documents: Set<string>;
  readonly records: string[];
  readonly files: readonly string[];
  /** Documents at which as many are removed as added: a library that stays as large shows what grows. */
  readonly most: number;
}

export interface Action {
  readonly name: string;
  /** How often it comes beside the others. */
  readonly weight: number;
  readonly run: (world: World) => Promise<void>;
}

export class Broken extends Error {}
export function hold(condition: boolean, text: string): void {
  if (!condition) throw new Broken(text);
}

const pick = <T>({ chance }: World, from: readonly T[]): T => {
  const chosen = from[Math.floor(chance() * from.length)];
  if (chosen === undefined) throw new Broken("nothing to choose from");
  return chosen;
};

/** What is refused, and is to be: the work, and the status that it must end with. */
async function refused(work: Promise<unknown>, statuses: readonly number[]): Promise<void> {
  const status = await work.then(
    () => 200,
    (error: ApiError) => error.status,
  );
  hold(statuses.includes(status), `expected one of ${statuses.join(", ")}, got ${status}`);
}
/** What may be refused, as it happens: the thing has gone, is another by now, or cannot be said of it. */
async function perhaps<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch((error: ApiError) => {
    if ([400, 404, 409, 422].includes(error.status)) return undefined;
    throw error;
  });
}

async function finished({ client }: World, job: Job): Promise<Job> {
  let last = job;
  for await (const now of client.follow(job.id)) last = now;
  return last;
}

async function add(world: World, what: Parameters<Client["add"]>[0]): Promise<Job> {
  const job = await finished(world, await world.client.add(what));
  hold(job.state === "done", `adding ended as ${JSON.stringify(job)}`);
  for (const id of job.added) world.documents.add(id);
  return job;
}

async function firstOf<T>(rows: AsyncIterable<T>, most: number): Promise<readonly T[]> {
  const first: T[] = [];
  for await (const row of rows) {
    first.push(row);
    if (first.length >= most) break;
  }
  return first;
}

/** An element of a document, as people see it. */
async function someElement(world: World) {
  const document = pick(world, [...world.documents]);
  const { reading } = await world.client.document(document);
  const events = reading.events.map(({ id }) => id);
  const attributions = reading.attributions.map(({ id }) => id);
  return { document, events, attributions };
}

const LISTS: readonly ((client: Client) => AsyncIterable<unknown>)[] = [
  (client) => client.stories({ limit: 7 }),
  (client) => client.stories({ contested: true, limit: 20 }),
  (client) => client.documents({ limit: 13 }),
  (client) => client.search("killed", { limit: 9 }),
  (client) => client.claims({ limit: 50 }),
  (client) => client.claims({ act: "denial", limit: 30 }),
  (client) => client.denials({ limit: 20 }),
  (client) => client.events({ type: "ASSAULT", limit: 40 }),
  (client) => client.actors({ limit: 50 }),
  (client) => client.relations({ limit: 20 }),
  (client) => client.sources({ limit: 5 }),
  (client) => client.lineages({ limit: 20 }),
  (client) => client.contradictions({ limit: 20 }),
  (client) => client.review({ limit: 30 }),
  (client) => client.judgements({ limit: 50 }),
];

export const ACTIONS: readonly Action[] = [
  {
    name: "add a text",
    weight: 10,
    async run(world) {
      const { value } = world.reports.next();
      const { title, text } = value as { readonly title: string; readonly text: string };
      const published = `2022-04-${String(1 + Math.floor(world.chance() * 28)).padStart(2, "0")}`;
      const outlet = `Outlet ${Math.floor(world.chance() * 9)}`;
      const job = await add(world, { title, text, outlet, published });
      hold(job.read + job.known === 1, `one text became ${JSON.stringify(job)}`);
    },
  },
  {
    name: "add files of the sample",
    weight: 4,
    async run(world) {
      const form = new FormData();
      for (let at = 0; at < 2; at++) {
        const path = pick(world, world.files);
        form.append("files", new File([readFileSync(path)], path.split("/").at(-1) ?? "file"));
      }
      const job = await finished(world, await world.client.add(form));
      for (const id of job.added) world.documents.add(id);
      hold(job.failed === 0, `a file of the sample failed: ${JSON.stringify(job.problems)}`);
    },
  },
  {
    name: "add what no reader can read",
    weight: 2,
    async run(world) {
      const noise = Uint8Array.from({ length: 2_000 }, () => Math.floor(world.chance() * 256));
      const form = new FormData();
      const name = pick(world, ["noise.pdf", "noise.html", "noise.eml", "noise.zip", "noise.warc", "noise.xml"]);
      const magic = name === "noise.pdf" ? "%PDF-1.7\n" : name === "noise.zip" ? "PK\u0003\u0004" : "";
      form.append("files", new File([magic, noise], name));
      const job = await finished(world, await world.client.add(form)).catch((error: ApiError) => {
        hold([413, 422].includes(error.status), `noise was answered with ${error.status}`);
        return undefined;
      });
      for (const id of job?.added ?? []) world.documents.add(id);
      for (const { code } of job?.problems ?? []) hold(code !== "E_INTERNAL", `${name} is a fault of Hearsay`);
    },
  },
  {
    name: "remove documents",
    weight: 8,
    async run(world) {
      for (let at = 0; world.documents.size > world.most && at < 3; at++) {
        const id = pick(world, [...world.documents]);
        const { documents } = await world.client.remove(id);
        hold(documents >= 1, "nothing was removed");
        world.documents.delete(id);
        await refused(world.client.document(id), [404]);
      }
    },
  },
  {
    name: "look at a list, whole",
    weight: 14,
    async run(world) {
      const seen = new Set<string>();
      let rows = 0;
      for await (const row of pick(world, LISTS)(world.client)) {
        rows++;
        seen.add(JSON.stringify(row));
        const { documents, lineages } = row as { readonly documents?: number; readonly lineages?: number };
        if (documents !== undefined && lineages !== undefined)
          hold(documents >= lineages && lineages >= 1, `documents and lineages: ${JSON.stringify(row)}`);
      }
      hold(seen.size === rows, "a list holds a row twice");
    },
  },
  {
    name: "look at pages",
    weight: 14,
    async run(world) {
      const { client } = world;
      for (const { id } of await firstOf(client.stories({ limit: 5 }), 5)) {
        const story = await client.story(id);
        hold(story.id === id, "a story has another id than its link");
        const [position] = story.happenings.flatMap(({ aspects }) => aspects.flatMap(({ positions }) => positions));
        const [evidence] = position?.evidence ?? [];
        if (evidence !== undefined) await client.evidence(evidence.document, evidence.span);
      }
      for (const { key } of await firstOf(client.actors({ limit: 3 }), 3)) await client.actor(key);
      await client.document(pick(world, [...world.documents]));
      await client.today();
      await client.timeline({});
      await client.map({});
      await client.network({});
      await client.coverage();
      const page = await fetch(`${world.base}/`);
      hold(page.ok, `the workbench answers ${page.status}`);
      await page.arrayBuffer();
    },
  },
  {
    name: "ask what is not there",
    weight: 3,
    async run({ client, base }) {
      await refused(client.document("0".repeat(64)), [404]);
      await refused(client.story("s000"), [404]);
      await refused(firstOf(client.search('"'), 1), [200, 400]);
      await refused(client.judge({ act: "withdraw", record: "none" }), [404, 422]);
      const answer = await fetch(`${base}/api/v1/stories?cursor=nonsense`);
      hold(answer.status === 400, `a nonsense cursor is answered with ${answer.status}`);
      await answer.arrayBuffer();
    },
  },
  {
    name: "judge",
    weight: 10,
    async run(world) {
      const { client } = world;
      const { document, events, attributions } = await someElement(world);
      const element = pick(world, [...events, ...attributions, "e0"]);
      const before = (await client.library()).judgements;
      const choice = world.chance();
      const judged =
        choice < 0.3
          ? await perhaps(client.judge({ act: "confirm", document, element }))
          : choice < 0.6
            ? await perhaps(client.judge({ act: "reject", document, element, reason: "a trial" }))
            : choice < 0.8
              ? await perhaps(client.judge({ act: "grade", axis: "information", document, element, grade: 3 }))
              : await perhaps(
                  client.judge({
                    act: "grade",
                    axis: "source",
                    outlet: `Outlet ${Math.floor(world.chance() * 9)}`,
                    grade: "B",
                  }),
                );
      const after = (await client.library()).judgements;
      hold(after - before === (judged === undefined ? 0 : 1), `judgements went from ${before} to ${after}`);
      if (judged !== undefined) world.records.push(judged.record);
    },
  },
  {
    name: "judge stories",
    weight: 3,
    async run(world) {
      const stories = await firstOf(world.client.stories({ limit: 12 }), 12);
      const [one, other] = [stories[0], stories.at(-1)];
      if (one === undefined || other === undefined || one === other) return;
      const { reports } = await world.client.story(one.id);
      const [report] = reports;
      const judged =
        world.chance() < 0.5 && report !== undefined
          ? await perhaps(world.client.judge({ act: "split", story: one.id, document: report.document }))
          : await perhaps(world.client.judge({ act: "merge", story: one.id, with: other.id }));
      if (judged !== undefined) world.records.push(judged.record);
    },
  },
  {
    name: "take a judgement back",
    weight: 5,
    async run(world) {
      const record = world.records.splice(Math.floor(world.chance() * world.records.length), 1)[0];
      if (record !== undefined) await perhaps(world.client.judge({ act: "withdraw", record }));
    },
  },
  {
    name: "label",
    weight: 4,
    async run(world) {
      const document = pick(world, [...world.documents]);
      const label = { kind: "tag", text: `tag ${Math.floor(world.chance() * 5)}` } as const;
      await world.client.labelDocument(document, label);
      const [first] = await firstOf(world.client.documents({ tag: label.text, limit: 500 }), 500);
      hold(first !== undefined, "a tagged document is not found by its tag");
      if (world.chance() < 0.7) await world.client.unlabelDocument(document, label);
    },
  },
  {
    name: "export, twice the same",
    weight: 5,
    async run(world) {
      const format = pick(world, FORMATS);
      const [story] = await firstOf(world.client.stories({ limit: 1 }), 1);
      const filter: ExportFilter = format === "html" || format === "timelinejs" ? { story: story?.id ?? "" } : {};
      const bytes = async (): Promise<string> =>
        createHash("sha256")
          .update(new Uint8Array(await (await world.client.export(format, { ...filter })).arrayBuffer()))
          .digest("hex");
      const first = await bytes();
      hold((await bytes()) === first, `two exports as ${format} differ`);
    },
  },
  {
    name: "ask as an agent",
    weight: 6,
    async run(world) {
      const { rows } = (await world.agent("list_stories", { limit: 5 })) as {
        readonly rows: readonly { readonly id: string }[];
      };
      const shown = await firstOf(world.client.stories({ limit: 5 }), 5);
      hold(JSON.stringify(rows) === JSON.stringify(shown), "an agent is told other stories than a person");
      const [story] = rows;
      if (story !== undefined) await world.agent("compare_claims", { story: story.id });
      await world.agent("search_claims", { act: "denial" });
      await world.agent("get_coverage", {});
    },
  },
  {
    name: "read again, by another process",
    weight: 1,
    async run(world) {
      const ids = [...world.documents].slice(0, 5);
      const database = new DatabaseSync(world.place);
      // As if an engine of another name had read them.
      const older = database.prepare("update readings set engine = 'soak-' || engine where document = ?");
      for (const id of ids) older.run(id);
      database.close();
      hold((await world.client.library()).unread === ids.length, "the library does not see what is not read");
      const { status, out } = await world.hearsay("reread", "--library", world.place);
      hold(status === 0 && out.startsWith(`${ids.length} documents read again`), `reread: ${status} ${out}`);
      hold((await world.client.library()).unread === 0, "documents are unread after reading again");
    },
  },
  {
    name: "back up while in use",
    weight: 1,
    async run(world) {
      const file = `${world.place}.backup`;
      const made = await world.hearsay("backup", file, "--library", world.place);
      hold(made.status === 0, `backup: ${made.status} ${made.out}`);
      const checked = await world.hearsay("restore", file, "--verify");
      hold(checked.status === 0 && checked.out.includes(`${world.documents.size} documents`), `verify: ${checked.out}`);
    },
  },
  {
    name: "verify what is chained",
    weight: 1,
    async run(world) {
      for (const command of ["judgements", "audit"]) {
        const { status, out } = await world.hearsay(command, "verify", "--library", world.place);
        hold(status === 0, `${command} verify: ${status} ${out}`);
      }
    },
  },
  {
    name: "count",
    weight: 4,
    async run(world) {
      const library = await world.client.library();
      const listed = new Set<string>();
      for await (const { id } of world.client.documents({ limit: 100 })) listed.add(id);
      hold(listed.size === world.documents.size, `${listed.size} documents listed, ${world.documents.size} expected`);
      for (const id of listed) hold(world.documents.has(id), `${id} is not ours`);
      hold(library.documents === listed.size, `${library.documents} documents counted, ${listed.size} listed`);
      hold(library.unfused === 0 && library.unread === 0, "documents stand outside the stories");
    },
  },
];
