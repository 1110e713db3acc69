import { describe, expect, test } from "vitest";
import type { SourceDocument, SourceItem } from "../../src/doc/source.ts";
import { HearsayError } from "../../src/errors.ts";
import type { FileResources } from "../../src/resources/files.ts";
import { type Outcome, readAll } from "../../src/workers/read-all.ts";

const worker = new URL("./crashing-worker.ts", import.meta.url);
const resources: FileResources = {
  modelName: "none",
  knowledge: "k",
  tables: ["a/b.tsv"],
  models: ["m.bin"],
  lexicon: () => "word\n",
  lexicons: () => ["b.tsv"],
  model: () => Uint8Array.of(1, 2, 3),
};
const documentWith = (text: string): SourceDocument => ({
  kind: "document",
  where: text,
  input: { text },
  markup: [],
  elements: [],
  notes: [],
});
async function* stream(items: readonly SourceItem[]): AsyncGenerator<SourceItem, void> {
  yield* items;
}
async function outcomesOf(items: readonly SourceItem[], workers = 2): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const outcome of readAll(stream(items), { workers, resources, worker })) outcomes.push(outcome);
  return outcomes;
}
const shape = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes.map((outcome) => (outcome.kind === "problem" ? outcome.error.code : `${outcome.kind} ${outcome.where}`));

describe("a pool of workers", () => {
  test("gives outcomes in the order of the input, however long each takes", async () => {
    const texts = Array.from({ length: 30 }, (_, at) => (at % 3 === 0 ? "slow" : `text ${at}`));
    expect(shape(await outcomesOf(texts.map(documentWith)))).toEqual(texts.map((text) => `reading ${text}`));
  });

  test("a document that kills its worker fails alone", async () => {
    const outcomes = await outcomesOf(["a", "die", "b", "slow", "die", "c"].map(documentWith));
    expect(shape(outcomes)).toEqual(["reading a", "E_WORKER", "reading b", "reading slow", "E_WORKER", "reading c"]);
  });

  test("a document over which the worker throws fails alone", async () => {
    expect(shape(await outcomesOf(["a", "throw", "b"].map(documentWith)))).toEqual([
      "reading a",
      "E_WORKER",
      "reading b",
    ]);
  });

  test("workers that cannot start fail every document, and the run ends", async () => {
    const outcomes: Outcome[] = [];
    const missing = new URL("./no-such-worker.ts", import.meta.url);
    const items = stream(["a", "b", "c", "d", "e"].map(documentWith));
    for await (const outcome of readAll(items, { workers: 2, resources, worker: missing })) outcomes.push(outcome);
    expect(shape(outcomes)).toEqual(["E_WORKER", "E_WORKER", "E_WORKER", "E_WORKER", "E_WORKER"]);
  });

  test("problems of the sources keep their places", async () => {
    const error = new HearsayError("E_INPUT_EMPTY", { expected: "text", got: "nothing", fix: "Leave it out." });
    const items: readonly SourceItem[] = [
      documentWith("slow"),
      { kind: "problem", where: "x", error },
      { kind: "skipped", where: "y", reason: "because" },
      documentWith("b"),
    ];
    expect(shape(await outcomesOf(items))).toEqual(["reading slow", "E_INPUT_EMPTY", "skipped y", "reading b"]);
  });

  test("an error that every document would meet ends the run", async () => {
    await expect(outcomesOf(["a", "broken model", "b"].map(documentWith))).rejects.toThrow("E_MODEL");
  });

  test("workers see the resources of the main thread", async () => {
    const [first] = await outcomesOf([documentWith("a")]);
    expect(first?.kind === "reading" && JSON.parse(first.line)).toEqual({ text: "a", knowledge: "k" });
  });

  test("only a small window of the input is taken ahead of the output", async () => {
    let taken = 0;
    let furthest = 0;
    async function* counted(): AsyncGenerator<SourceItem, void> {
      for (; taken < 500; ) {
        taken++;
        yield documentWith(`text ${taken}`);
      }
    }
    let given = 0;
    for await (const _ of readAll(counted(), { workers: 2, resources, worker })) {
      given++;
      furthest = Math.max(furthest, taken - given);
    }
    expect(given).toBe(500);
    expect(furthest).toBeLessThanOrEqual(8);
  });

  test("a caller that stops early stops the workers", async () => {
    async function* endless(): AsyncGenerator<SourceItem, void> {
      for (;;) yield documentWith("a");
    }
    for await (const outcome of readAll(endless(), { workers: 2, resources, worker })) {
      expect(outcome.kind).toBe("reading");
      break;
    }
  });
});
