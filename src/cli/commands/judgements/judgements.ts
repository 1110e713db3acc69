import { readFile, writeFile } from "node:fs/promises";
import { type Command, Option } from "commander";
import { HearsayError } from "../../../errors.ts";
import { inOrder, withdrawals } from "../../../judgements/order.ts";
import type { JudgementRecord } from "../../../judgements/record.ts";
import { STATES } from "../../../judgements/states.ts";
import { engineKey } from "../../../library/engine-key.ts";
import { fileResources } from "../../../resources/files.ts";
import type { Session } from "../../../store/store.ts";
import { addLibraryOption, documentNamed, shortId, withLibrary } from "../../library-options.ts";
import type { Streams } from "../../output.ts";
import { signature } from "./author.ts";

/** Loaded when they are needed: --help should not wait for them. */
const ledger = () => import("../../../library/judgements/ledger.ts");
const words = () => import("./lines.ts");
const usage = async (...facts: Parameters<typeof import("./values.ts").usage>) =>
  (await import("./values.ts")).usage(...facts);

type Done = (status: number) => void;
const FAULTY = 1;

export function addJudgementsCommand(program: Command, streams: Streams, done: Done): void {
  const judgements = program
    .command("judgements")
    .description("what people have said of readings: listed with what became of it, exported, imported, checked");
  addList(judgements, streams, done);
  addWithdraw(judgements, streams, done);
  addExport(judgements, streams, done);
  addImport(judgements, streams, done);
  addVerify(judgements, streams, done);
}

function addList(judgements: Command, streams: Streams, done: Done): void {
  const command = judgements
    .command("list")
    .description("all judgements, each with its state in the readings of this engine")
    .option("--document <id>", "only those that hold for this document")
    .addOption(new Option("--state <state>", "only those in this state").choices([...STATES, "absent"]))
    .option("--json", "the same for other programs, one a line");
  type Given = { readonly document?: string; readonly state?: string; readonly json?: true };
  addLibraryOption(command).action(async (given: Given) => {
    await withLibrary(given, { create: false }, async (store) => {
      const { judgementStates } = await import("../../../library/judgements/states.ts");
      const { stateLines } = await words();
      const states = await store.transaction(async (session) => {
        const wanted = given.document === undefined ? undefined : (await documentNamed(session, given.document)).id;
        return (await judgementStates(session, engineKey(fileResources()))).filter(
          ({ standings }) =>
            standings.some(({ state }) => given.state === undefined || state === given.state) &&
            (wanted === undefined || standings.some(({ document }) => document?.id === wanted)),
        );
      });
      const lines =
        given.json === true
          ? states.map(({ record, standings }) =>
              JSON.stringify({
                record,
                standings: standings.map(({ document, state, outcome }) => ({
                  document: document?.id,
                  version: document?.version,
                  state,
                  because: outcome?.because,
                  by: outcome?.by,
                  suggestion: outcome?.suggestion,
                })),
              }),
            )
          : states.flatMap(stateLines);
      if (lines.length === 0) streams.err("hearsay: no judgements\n");
      else await streams.out(`${lines.join("\n")}\n`);
    });
    done(0);
  });
}

function addWithdraw(judgements: Command, streams: Streams, done: Done): void {
  const command = judgements
    .command("withdraw")
    .description("take back a judgement; it stays on record, and so does its being taken back")
    .argument("[id]", "the judgement's id, or enough of its beginning")
    .option("--last", "the last one made in this library that still holds")
    .option("--reason <text>", "why")
    .option("--author <name>", "who says so (default: HEARSAY_AUTHOR, else your user name)");
  type Given = { readonly last?: true; readonly reason?: string; readonly author?: string };
  addLibraryOption(command).action(async (id: string | undefined, given: Given) => {
    if ((id === undefined) === (given.last === undefined))
      throw await usage(
        "withdraw",
        "an id or --last",
        id === undefined ? "neither" : "both",
        "`hearsay judgements list` shows the ids.",
      );
    const text = await withLibrary(given, { create: false }, (store) =>
      store.transaction(async (session) => {
        const [{ judge }, { judgement }, { recordText }] = await Promise.all([
          ledger(),
          import("../../../library/judgements/compose.ts"),
          words(),
        ]);
        const record = id === undefined ? await lastOf(session) : await named(session, id);
        await judge(session, judgement(signature(given), { act: "withdraw", record: record.id }));
        return recordText(record);
      }),
    );
    await streams.out(`taken back: ${text}\n`);
    done(0);
  });
}

async function named(session: Session, id: string): Promise<JudgementRecord> {
  const { recordOf } = await ledger();
  const found = await session.judgementsByPrefix(id.toLowerCase());
  const [only] = found;
  if (only !== undefined && found.length === 1) return recordOf(only);
  const got =
    only === undefined ? "none with it" : `${found.length} or more: ${found.map((row) => shortId(row.id)).join(", ")}`;
  throw await usage(
    id,
    "the id of one judgement, or enough of its beginning",
    got,
    "`hearsay judgements list` shows the ids.",
  );
}

async function lastOf(session: Session): Promise<JudgementRecord> {
  const { recordOf, rowsOf } = await ledger();
  const all: JudgementRecord[] = [];
  const own: JudgementRecord[] = [];
  for await (const row of rowsOf(session)) {
    const record = recordOf(row);
    all.push(record);
    if (row.origin === null && record.act !== "withdraw") own.push(record);
  }
  const withdrawn = withdrawals(inOrder(all));
  const last = own.findLast((record) => !withdrawn.has(record.id));
  if (last === undefined)
    throw await usage("--last", "a judgement that holds", "none", "There is nothing to take back.");
  return last;
}

function addExport(judgements: Command, streams: Streams, done: Done): void {
  const command = judgements
    .command("export")
    .description("write the whole chain as JSON Lines, for other libraries, archives and version control")
    .argument("[file]", "where to (default: standard output)");
  addLibraryOption(command).action(async (file: string | undefined, given: unknown) => {
    await withLibrary(given, { create: false }, async (store) => {
      const lines = await store.transaction(async (session) => {
        const { exportLines } = await ledger();
        const all: string[] = [];
        for await (const line of exportLines(session)) all.push(`${line}\n`);
        return all;
      });
      if (file === undefined) await streams.out(lines.join(""));
      else {
        await writeFile(file, lines.join(""));
        await streams.out(`${file}: ${lines.length} judgements\n`);
      }
    });
    done(0);
  });
}

function addImport(judgements: Command, streams: Streams, done: Done): void {
  const command = judgements
    .command("import")
    .description("take in what another library has exported; what is here already is passed over")
    .argument("<file>", "JSON Lines of `hearsay judgements export`");
  addLibraryOption(command).action(async (file: string, given: unknown) => {
    let text: string;
    try {
      text = await readFile(file, "utf8");
    } catch (cause) {
      throw new HearsayError("E_INPUT_UNREADABLE", {
        where: file,
        expected: "a file of judgements",
        got: cause instanceof Error ? cause.message : String(cause),
        fix: "`hearsay judgements export` writes one.",
        cause,
      });
    }
    await withLibrary(given, { create: false }, async (store, path) => {
      const { importLines } = await ledger();
      const { added, known } = await store.transaction((session) => importLines(session, text.split("\n"), file));
      await streams.out(`${path}: ${added} judgements added${known > 0 ? `, ${known} there already` : ""}\n`);
    });
    done(0);
  });
}

function addVerify(judgements: Command, streams: Streams, done: Done): void {
  const command = judgements
    .command("verify")
    .description("check that no judgement was edited, removed or moved since it was made")
    .option("--head <hash>", "a head that was noted earlier: also finds what was cut off after it");
  addLibraryOption(command).action(async (given: { readonly head?: string }) => {
    await withLibrary(given, { create: false }, async (store) => {
      const { verify } = await ledger();
      const { records, head, faults } = await store.transaction((session) => verify(session, given.head));
      for (const { position, how, message } of faults) streams.err(`hearsay: ${position} ${how}: ${message}\n`);
      const sound = faults.length === 0 ? "as they were made" : `${faults.length} faults`;
      await streams.out(`${records} judgements, ${sound}; head ${head?.hash ?? "none"}\n`);
      done(faults.length === 0 ? 0 : FAULTY);
    });
  });
}
