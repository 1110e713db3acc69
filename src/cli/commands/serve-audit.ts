import type { Command } from "commander";
import { z } from "zod";
import type { AuditRow } from "../../store/account-store.ts";
import { addLibraryOption, withLibrary } from "../library-options.ts";
import type { Streams } from "../output.ts";

type Done = (status: number) => void;

const FAULTY = 1;
const ROWS = 500;
const listSchema = z.object({ json: z.literal(true).optional() });
const verifySchema = z.object({ head: z.string().optional() });

export function addAuditCommand(program: Command, streams: Streams, done: Done): void {
  const audit = program
    .command("audit")
    .description("who did what to a library that is served: changes, exports, sign-ins, and all that agents looked at");
  const list = audit
    .command("list")
    .description("the whole log, oldest first")
    .option("--json", "the same for other programs, one a line");
  addLibraryOption(list).action(async (given: unknown) => {
    const { json } = listSchema.parse(given);
    await withLibrary(given, { create: false }, async (store) => {
      let after = 0;
      for (;;) {
        const rows = await store.transaction((session) => session.audit(ROWS, after));
        for (const row of rows) await streams.out(`${json === true ? JSON.stringify(row) : line(row)}\n`);
        const last = rows.at(-1);
        if (last === undefined) return;
        after = last.position;
      }
    });
    done(0);
  });
  const verify = audit
    .command("verify")
    .description("check that no entry was edited, removed or moved since it was written")
    .option("--head <hash>", "a head that was noted earlier: also finds what was cut off after it");
  addLibraryOption(verify).action(async (given: unknown) => {
    const { head: noted } = verifySchema.parse(given);
    const { verifyAudit } = await import("../../library/audit.ts");
    await withLibrary(given, { create: false }, async (store) => {
      const { rows, head, faults } = await store.transaction((session) => verifyAudit(session, noted));
      for (const { position, message } of faults) streams.err(`hearsay: ${position}: ${message}\n`);
      const sound = faults.length === 0 ? "as they were written" : `${faults.length} faults`;
      await streams.out(`${rows} entries, ${sound}; head ${head ?? "none"}\n`);
      done(faults.length === 0 ? 0 : FAULTY);
    });
  });
}

/** In one line, whatever was written into it. */
const line = ({ position, at, who, kind, act, target }: AuditRow): string =>
  `${position}  ${at.slice(0, 19)}  ${who}${kind === "person" ? "" : ` (${kind})`}  ${act}  ${target}`.replace(
    /\p{Cc}/gu,
    "\uFFFD",
  );
