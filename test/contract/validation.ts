import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sha256Hex } from "../../src/doc/hash.ts";
import type { Session, Store } from "../../src/store/store.ts";

const sample = (seed: string, at: string) => ({ id: sha256Hex(seed), at, json: `{"seed":"${seed}"}` });
const coding = (of: string, number: number, at = "2024-05-01T10:00:00.000Z") => ({
  id: sha256Hex(`${of} ${number}`),
  sample: sha256Hex(of),
  at,
  json: `{"item":${number},"coder":"Ána"}`,
});

/** What every store must do with samples and what was found of them, whatever engine is below. */
export function validationContract(name: string, open: () => Promise<Store>): void {
  describe(`validation on ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());
    const run = <T>(work: (session: Session) => Promise<T>): Promise<T> => store.transaction(work);

    test("samples come back as they were, the newest first, and are drawn once", async () => {
      const [old, fresh] = [sample("a", "2024-05-01T00:00:00.000Z"), sample("b", "2024-05-02T00:00:00.000Z")];
      for (const one of [fresh, old, { ...old, at: "2025-01-01T00:00:00.000Z" }])
        await run((session) => session.addSample(one));
      expect(await run((session) => session.samples())).toEqual([fresh, old].map(({ id, at }) => ({ id, at })));
      expect(await run((session) => session.sample(old.id))).toEqual(old);
      expect(await run((session) => session.sample("none"))).toBeUndefined();
    });

    test("codings are those of their sample, by time and then by id, each once", async () => {
      for (const seed of ["a", "b"])
        await run((session) => session.addSample(sample(seed, "2024-05-01T00:00:00.000Z")));
      const all = Array.from({ length: 250 }, (_, number) => coding("a", number));
      const late = coding("a", 999, "2024-05-02T10:00:00.000Z");
      await run((session) => session.addCodings([late, ...all, coding("b", 1)]));
      await run((session) => session.addCodings(all.slice(0, 3)));
      const sorted = [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(await run((session) => session.codings(sha256Hex("a")))).toEqual([...sorted, late]);
    });

    test("a coding of a sample that is not there is refused", async () => {
      await expect(run((session) => session.addCodings([coding("a", 1)]))).rejects.toThrow();
    });
  });
}
