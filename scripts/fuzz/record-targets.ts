import { z } from "zod";
import { documentInputSchema } from "../../src/doc/input.ts";
import { readingSchema } from "../../src/doc/reading.ts";
import { whyNotPublic } from "../../src/fetch/address.ts";
import { retryAfter } from "../../src/fetch/retry-after.ts";
import { parseRobots } from "../../src/fetch/robots.ts";
import { allowedHost, vetTarget } from "../../src/fetch/target.ts";
import { readBrat } from "../../src/import/brat.ts";
import { annotationsOf, documentOf, parseReadingLine } from "../../src/import/reading.ts";
import { readCslJson, readUrlList } from "../../src/import/references.ts";
import { readWebAnnotations, spanOf } from "../../src/import/web-annotation.ts";
import { anchorNew, anchorOf } from "../../src/judgements/anchor.ts";
import { applyJudgements } from "../../src/judgements/apply.ts";
import { entryLine, nextEntry } from "../../src/judgements/chain.ts";
import { itemsOf } from "../../src/judgements/elements.ts";
import { type JudgementRecord, makeRecord, parseRecord } from "../../src/judgements/record.ts";
import { typedDate } from "../../src/judgements/typed-date.ts";
import { parseTable } from "../../src/lexicon/table.ts";
import { importLines } from "../../src/library/judgements/ledger.ts";
import type { Resources } from "../../src/pipeline/resources.ts";
import { createReader } from "../../src/reader/reader.ts";
import { fileResources } from "../../src/resources/files.ts";
import { parseSearch } from "../../src/store/search-query.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { bytesOf, hold, type Target, utf8 } from "./target.ts";

const resources = fileResources();
const reader = createReader(resources);
const TEXT =
  "KABUL, April 16 (Agency) — At least 12 people were killed in Khost on Saturday, a Taliban spokesman said. " +
  "“We did not fire on Khost,” the Pakistani ministry told reporters. The governor, Ali Khan, denied that 30 men were arrested.";
const reading = reader.read({ text: TEXT, title: "Raid kills 12", outlet: "The Lantern", published: "2022-04-16" });
const line = JSON.stringify(reading);

const common = { schema: "hearsay/judgement@1", at: "2022-05-01T00:00:00.000Z", author: "ada" };
const [event] = itemsOf(reading, "event");
const [actor, other] = itemsOf(reading, "actor");
if (event === undefined || actor === undefined || other === undefined)
  throw new Error("the text has events and actors");
const RECORDS = [
  { ...common, act: "confirm", target: anchorOf(reading, event), fields: { status: "occurred" } },
  { ...common, act: "reject", target: anchorOf(reading, actor), reason: "a trial" },
  { ...common, act: "edit", target: anchorOf(reading, event), field: "status", value: "denied", was: "occurred" },
  { ...common, act: "grade", axis: "source", target: { kind: "outlet", name: "The Lantern" }, grade: "B" },
  { ...common, act: "grade", axis: "information", target: anchorOf(reading, event), grade: 3 },
  {
    ...common,
    act: "add",
    target: anchorNew(reading, "actor", [71, 76], ["Khost"]),
    fields: { name: "Khost", kind: "organisation" },
  },
  { ...common, act: "link", target: anchorOf(reading, actor), with: anchorOf(reading, other), verdict: "negative" },
] as const;
/** Those that are records as they stand; fields that a version asks for besides are the fuzzer's to find. */
const records = RECORDS.flatMap((body): readonly JudgementRecord[] => {
  try {
    return [makeRecord(body)];
  } catch {
    return [];
  }
});
hold(records.length >= 3, "hardly any seed is a judgement");

function judged(value: unknown): void {
  const record = makeRecord(value);
  hold(parseRecord(JSON.parse(JSON.stringify(record))).id === record.id, "a record has another id when read again");
  readingSchema.parse(applyJudgements(reading, [...records, record]).reading);
}

const store = await openSqliteStore(":memory:");
class Undone extends Error {}

const ANN =
  "T1\tOrganization 0 5\tKABUL\nT2\tAttack 53 59\tkilled\nE1\tAttack:T2 Attacker:T1\nA1\tNegation E1\n#1\tAnnotatorNotes E1\tsee\nT3\tPerson 10 12;14 16\tab cd";
const ANNOTATIONS = JSON.stringify({
  "@context": "http://www.w3.org/ns/anno.jsonld",
  type: "AnnotationPage",
  items: [
    {
      type: "Annotation",
      id: "urn:1",
      target: {
        source: "https://a.example/1",
        selector: [
          { type: "TextQuoteSelector", exact: "killed", prefix: "were ", suffix: " in" },
          { type: "TextPositionSelector", start: 54, end: 60 },
        ],
      },
      body: [{ purpose: "tagging", value: "event:ASSAULT" }],
    },
    {
      type: "Annotation",
      bodyValue: "Which army?",
      target: { source: { id: "urn:x" }, selector: { type: "TextQuoteSelector", exact: "army" } },
    },
  ],
});
const CSL = JSON.stringify([
  {
    id: "a",
    URL: "https://a.example/1",
    title: "Raid",
    "container-title": "Post",
    issued: { "date-parts": [[2022, 4, "9"]] },
  },
  { URL: "http://a.example/2", issued: { raw: "2022-04" } },
]);

const SMALL_TABLES = resources.tables.filter((name) => name.endsWith(".tsv") && resources.lexicon(name).length < 8_000);
const tableRow = z.object({
  name: z.string(),
  weight: z.coerce.number().exactOptional(),
  kind: z.enum(["a", "b"]).exactOptional(),
});

/** The engine with one table or manifest that somebody has changed. */
function engineWith(changed: Partial<Pick<Resources, "lexicon" | "model">>): void {
  createReader({ ...resources, ...changed }).read({ text: TEXT.slice(0, 105) });
}

export const RECORD_TARGETS: readonly Target[] = [
  {
    name: "texts, read whole",
    share: 0.06,
    seeds: bytesOf(
      TEXT,
      "“He said,” she said, “that he – the U.S. minister – denied it.”\n\nBy Ada Fern\n28 July 2021",
    ),
    run(bytes) {
      const text = utf8(bytes).slice(0, 2_000);
      const made = reader.read({ text });
      readingSchema.parse(made);
      hold(made.document.text.length === text.length, "another length");
    },
  },
  {
    name: "what is said of a text",
    share: 0.2,
    seeds: bytesOf(
      JSON.stringify({
        title: "Raid",
        published: "2022-04-16T10:00:00Z",
        outlet: "The Lantern",
        url: "https://a.example/1",
        author: "Ada Fern",
        language: "en",
      }),
    ),
    run(bytes) {
      const said = documentInputSchema.safeParse({ ...Object(json(bytes)), text: "Two men died in Khost on Monday." });
      if (!said.success) return;
      const { document } = readingSchema.parse(reader.read(said.data));
      hold(document.title?.trim() !== "", "an empty title");
      const { published } = document;
      hold(published === undefined || /^\d{4}(?:-\d{2}){0,2}$/.test(published.value), `published ${published?.value}`);
    },
  },
  {
    name: "readings",
    share: 0.3,
    seeds: bytesOf(line),
    run(bytes) {
      const found = parseReadingLine(utf8(bytes), "x:1");
      documentOf(found, "x:1");
      annotationsOf(found, "x:1");
    },
  },
  {
    name: "judgements",
    share: 0.6,
    seeds: RECORDS.map((body) => Buffer.from(JSON.stringify(body))),
    run: (bytes) => judged(json(bytes)),
  },
  {
    name: "chains of judgements",
    share: 0.4,
    seeds: [Buffer.from(chained(records))],
    async run(bytes) {
      const lines = utf8(bytes).split("\n");
      await store
        .transaction(async (session) => {
          await importLines(session, lines, "x");
          throw new Undone();
        })
        .catch((error: unknown) => {
          if (!(error instanceof Undone)) throw error;
        });
    },
  },
  {
    name: "brat",
    share: 1.5,
    seeds: bytesOf(ANN),
    run(bytes) {
      for (const {
        span: [start, end],
      } of readBrat("x.ann", TEXT, utf8(bytes)).annotations)
        hold(start >= 0 && start < end && end <= TEXT.length, `a span of ${start} to ${end}`);
    },
  },
  {
    name: "Web Annotations",
    share: 1,
    seeds: bytesOf(ANNOTATIONS),
    run(bytes) {
      const { annotations } = readWebAnnotations("x", utf8(bytes));
      for (const pointer of annotations.flatMap(({ pointers }) => pointers)) {
        const span = spanOf(pointer, TEXT);
        if (span !== undefined) hold(span[0] >= 0 && span[0] < span[1] && span[1] <= TEXT.length, `a span of ${span}`);
      }
    },
  },
  {
    name: "CSL-JSON",
    share: 1,
    seeds: bytesOf(CSL),
    run(bytes) {
      for (const { published } of readCslJson("x", utf8(bytes)).wanted)
        hold(published === undefined || /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(published), `published ${published}`);
    },
  },
  {
    name: "lists of addresses",
    share: 1,
    seeds: bytesOf("# a\nhttps://a.example/1\n"),
    run: (bytes) => void readUrlList("x", utf8(bytes)),
  },
  {
    name: "addresses",
    share: 1.5,
    seeds: bytesOf(
      "https://news.example/a?b#c",
      "http://127.0.0.1:8080/",
      "http://[::ffff:10.0.0.1]/",
      "https://0x7f.1/",
    ),
    run(bytes) {
      const text = utf8(bytes);
      whyNotPublic(text);
      const allow = new Set<string>();
      for (const work of [() => vetTarget(text, allow), () => allowedHost(text)]) quietly(work);
    },
  },
  {
    name: "robots.txt",
    share: 1,
    seeds: bytesOf("User-agent: *\nDisallow: /a*$\nAllow: /b\nCrawl-delay: 2\n\nUser-agent: hearsay\nDisallow:\n"),
    run(bytes) {
      const { allows } = parseRobots(utf8(bytes), "hearsay");
      for (const path of ["/", "/a/b", "/robots.txt"]) allows(path);
    },
  },
  {
    name: "Retry-After",
    share: 0.5,
    seeds: bytesOf("120", "Sat, 16 Apr 2022 10:00:00 GMT"),
    run: (bytes) => void retryAfter(utf8(bytes), 1_650_000_000_000),
  },
  {
    name: "typed dates",
    share: 0.5,
    seeds: bytesOf("2022-04-16", "2022-04-16/2022-04-18"),
    run: (bytes) => void typedDate(utf8(bytes)),
  },
  {
    name: "searches",
    share: 1,
    seeds: bytesOf('rocket "air raid" kab* -Termez'),
    run: (bytes) => void parseSearch(utf8(bytes)),
  },
  {
    name: "lexicon tables",
    share: 1,
    seeds: bytesOf("# a table\nname\tweight\tkind\nKhost\t2\ta\nTermez\t\tb\n"),
    run: (bytes) => void parseTable("x.tsv", utf8(bytes), tableRow),
  },
  {
    name: "the engine on changed tables",
    share: 0.01,
    seeds: SMALL_TABLES.map((name) => Buffer.from(`${name}\n${resources.lexicon(name)}`)),
    run(bytes) {
      const text = utf8(bytes);
      const cut = text.indexOf("\n");
      const changed = text.slice(0, cut);
      engineWith({ lexicon: (name) => (name === changed ? text.slice(cut + 1) : resources.lexicon(name)) });
    },
  },
  {
    name: "the engine on changed models",
    share: 0.01,
    seeds: ["model.json", "segment.json"].map((name) =>
      Buffer.concat([Buffer.from(`${name}\n`), resources.model(name)]),
    ),
    run(bytes) {
      const cut = bytes.indexOf(10);
      const changed = Buffer.from(bytes.subarray(0, Math.max(0, cut))).toString("latin1");
      engineWith({ model: (name) => (name === changed ? bytes.slice(cut + 1) : resources.model(name)) });
    },
  },
];

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8(bytes));
  } catch {
    return undefined;
  }
}

/** Each refusal of one kind of input hides none of another. */
function quietly(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && String(error.code).startsWith("E_"))) throw error;
  }
}

function chained(all: readonly JudgementRecord[]): string {
  const entries: ReturnType<typeof nextEntry>[] = [];
  for (const record of all) entries.push(nextEntry(entries.at(-1), record));
  return `${entries.map(entryLine).join("\n")}\n`;
}
