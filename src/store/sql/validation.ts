import type { Kysely } from "kysely";
import type { ValidationSession } from "../validation-store.ts";
import { batches } from "./batches.ts";
import type { Tables } from "./tables.ts";

const ROWS = 100;

export function validationSession(db: Kysely<Tables>): ValidationSession {
  return {
    async addSample(sample) {
      await db
        .insertInto("samples")
        .values(sample)
        .onConflict((conflict) => conflict.column("id").doNothing())
        .execute();
    },
    samples: () => db.selectFrom("samples").select(["id", "at"]).orderBy("at", "desc").orderBy("id").execute(),
    sample: (id) => db.selectFrom("samples").select(["id", "at", "json"]).where("id", "=", id).executeTakeFirst(),
    async addCodings(codings) {
      for (const batch of batches(codings, ROWS)) {
        await db
          .insertInto("codings")
          .values(batch)
          .onConflict((conflict) => conflict.column("id").doNothing())
          .execute();
      }
    },
    codings: (sample) =>
      db
        .selectFrom("codings")
        .select(["id", "sample", "at", "json"])
        .where("sample", "=", sample)
        .orderBy("at")
        .orderBy("id")
        .execute(),
  };
}
