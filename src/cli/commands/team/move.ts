import type { Command } from "commander";
import { shownPlace } from "../../../store/place.ts";
import type { Streams } from "../../output.ts";
import { progress } from "../../progress.ts";

export function addMoveCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  program
    .command("move")
    .description("copy a whole library to another place: from a file to a PostgreSQL server, or back")
    .argument("<from>", "a file, or postgres://…")
    .argument("<to>", "a path where nothing is yet, or a server's database without documents")
    .option("--json", "what was moved, by table, for other programs")
    .addHelpText(
      "after",
      `
Everything goes along: documents, original files, readings, labels, judgements, feeds, stories. All or nothing: every
row is compared before the new library may be used. The old one stays; remove it yourself when you are content.

Examples:
  hearsay move hearsay.db postgres://hearsay@db.example.org/news
  hearsay move postgres://hearsay@db.example.org/news at-home.db`,
    )
    .action(async (from: string, to: string, given: { readonly json?: true }) => {
      const { moveLibrary } = await import("../../../store/move/move-library.ts");
      const shown = progress(streams, "compared", "row");
      const tables: { readonly table: string; readonly rows: number; readonly sha256: string }[] = [];
      const counts = new Map<string, number>();
      await moveLibrary(from, to, async (step) => {
        if (step.kind === "table") tables.push({ table: step.table, ...step.fingerprint });
        else {
          // Twice each row: copied, then compared.
          counts.set(`${step.kind} ${step.table}`, step.rows);
          shown.count(Math.ceil([...counts.values()].reduce((sum, rows) => sum + rows, 0) / 2), 0);
        }
      });
      shown.end();
      if (given.json === true)
        await streams.out(`${JSON.stringify({ from: shownPlace(from), to: shownPlace(to), tables })}\n`);
      else {
        const rowsOf = (name: string): number => tables.find(({ table }) => table === name)?.rows ?? 0;
        const rows = tables.reduce((sum, table) => sum + table.rows, 0);
        await streams.out(
          `${shownPlace(to)}: ${rowsOf("documents")} documents, ${rowsOf("readings")} readings, ${rowsOf("judgements")} judgements; all ${rows} rows of ${tables.length} tables are the same\n`,
        );
      }
      done(0);
    });
}
