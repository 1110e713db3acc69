import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sha256Hex } from "../../src/doc/hash.ts";
import type { NewJudgement } from "../../src/store/judgement-store.ts";
import type { Session, Store } from "../../src/store/store.ts";

const row = (position: number, keys: readonly string[] = []): NewJudgement => ({
  position,
  id: sha256Hex(`record ${position}`),
  previous: position === 1 ? null : sha256Hex(`hash ${position - 1}`),
  hash: sha256Hex(`hash ${position}`),
  origin: position % 2 === 0 ? '{"position":7}' : null,
  json: `{"number":${position},"words":"Khōst"}`,
  keys,
});

/** What every store must do with judgements, whatever engine is below. */
export function judgementContract(name: string, open: () => Promise<Store>): void {
  describe(`judgements on ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());
    const run = <T>(work: (session: Session) => Promise<T>): Promise<T> => store.transaction(work);
    const positions = (rows: readonly { readonly position: number }[]) => rows.map(({ position }) => position);

    test("come back as they were appended, in order, page by page", async () => {
      expect(await run((session) => session.judgementHead())).toBeUndefined();
      const all = Array.from({ length: 250 }, (_, at) => row(at + 1));
      await run((session) => session.appendJudgements(all));
      const [first] = await run((session) => session.judgements(1));
      const { keys: _, ...kept } = row(1);
      expect(first).toEqual(kept);
      expect(positions(await run((session) => session.judgements(100, 200)))).toEqual(
        Array.from({ length: 50 }, (_, at) => at + 201),
      );
      expect(await run((session) => session.judgementHead())).toEqual({ position: 250, hash: row(250).hash });
    });

    test("are found by what they are about, each once", async () => {
      await run((session) => session.appendJudgements([row(1, ["a", "b"]), row(2, ["b", "b"]), row(3, ["c"])]));
      expect(positions(await run((session) => session.judgementsUnder(["b", "a"])))).toEqual([1, 2]);
      expect(await run((session) => session.judgementsUnder(["d"]))).toEqual([]);
      expect(await run((session) => session.judgementsUnder([]))).toEqual([]);
    });

    test("are found by id and by its beginning", async () => {
      await run((session) => session.appendJudgements([row(1), row(2)]));
      expect(await run((session) => session.knownJudgements([row(2).id, sha256Hex("other")]))).toEqual(
        new Set([row(2).id]),
      );
      expect(positions(await run((session) => session.judgementsByPrefix(row(1).id.slice(0, 8))))).toEqual([1]);
      expect(positions(await run((session) => session.judgementsByPrefix(row(1).id)))).toEqual([1]);
    });

    test("are refused twice, and then nothing of the batch is kept", async () => {
      await run((session) => session.appendJudgements([row(1)]));
      await expect(
        run((session) => session.appendJudgements([row(2), { ...row(3), id: row(1).id }])),
      ).rejects.toThrow();
      expect(positions(await run((session) => session.judgements(10)))).toEqual([1]);
    });

    test("stay when documents go", async () => {
      await run(async (session) => {
        const { id } = await session.beginImport(["x"], "2022-04-20");
        const text = "Words.";
        const textHash = `sha256:${sha256Hex(text)}`;
        const fields = {
          uri: null,
          title: null,
          outlet: null,
          author: null,
          published: null,
          language: "en",
          blob: null,
        };
        const document = { id: "d", page: "p", textHash, text, ...fields, input: "{}", extractor: "x", import: id };
        await session.addDocuments([document]);
        expect(await session.textsUpTo("p", 1)).toEqual([textHash]);
        expect(await session.textsUpTo("p", 0)).toEqual([]);
        expect(await session.documentsWithText(textHash)).toEqual(["d"]);
        await session.appendJudgements([row(1, [textHash])]);
        await session.removeDocuments(["d"]);
        expect(positions(await session.judgementsUnder([textHash]))).toEqual([1]);
      });
    });
  });
}
