import { existsSync } from "node:fs";
import { availableParallelism, freemem } from "node:os";
import process from "node:process";
import type { Command } from "commander";
import { fileResources } from "../../resources/files.ts";
import { isServerAddress, shownPlace } from "../../store/place.ts";
import { addLibraryOption, libraryPath } from "../library-options.ts";
import type { Streams } from "../output.ts";
import { version } from "../version.ts";
import { WORKBENCH } from "../workbench.ts";

/** What one look came to: in order, worth a word, or broken, with what to do. */
interface Finding {
  readonly state: "ok" | "note" | "bad";
  readonly text: string;
  readonly fix?: string;
}

export function addDoctorCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("doctor")
    .description("look whether everything is in order here: the program, its weights and tables, a library")
    .addHelpText("after", "\nExamples:\n  hearsay doctor\n  hearsay doctor --library archive.db");
  addLibraryOption(command).action(async (given: unknown) => {
    let bad = 0;
    for await (const { state, text, fix } of findings(given)) {
      if (state === "bad") bad++;
      const sign = { ok: "ok   ", note: "note ", bad: "BAD  " }[state];
      await streams.out(`${sign} ${text}${fix === undefined ? "" : `\n      ${fix}`}\n`);
    }
    await streams.out(bad === 0 ? "All is in order.\n" : `${bad} ${bad === 1 ? "thing is" : "things are"} broken.\n`);
    done(bad === 0 ? 0 : 1);
  });
}

async function* findings(given: unknown): AsyncGenerator<Finding> {
  yield runtime();
  yield {
    state: "ok",
    text: `hearsay ${version()}, ${availableParallelism()} threads, ${Math.round(freemem() / 2 ** 20)} MB of memory free`,
  };
  yield await engine();
  yield existsSync(`${WORKBENCH}/index.html`)
    ? { state: "ok", text: "the workbench is built" }
    : {
        state: "note",
        text: "the workbench is not built",
        fix: "`npm run workbench` builds it; the API is served without.",
      };
  yield* library(given);
}

function runtime(): Finding {
  const major = Number(process.versions.node.split(".")[0]);
  const text = `Node ${process.versions.node}`;
  return major >= 24 ? { state: "ok", text } : { state: "bad", text, fix: "Hearsay needs Node 24 or later." };
}

/** Reads a sentence: whatever is wrong with weights and tables shows then. */
async function engine(): Promise<Finding> {
  try {
    // What reads is loaded by those commands alone that read: it takes a second.
    const { createReader } = await import("../../reader/reader.ts");
    const resources = fileResources();
    const { attributions } = createReader(resources).read({ text: "The bridge is safe, the mayor said." });
    if (attributions.length !== 1) {
      return {
        state: "bad",
        text: "a sentence in which one person says one thing is read otherwise",
        fix: "Weights or tables are damaged: install the package again.",
      };
    }
    return { state: "ok", text: `reads with ${resources.modelName}, knowledge ${resources.knowledge.slice(0, 12)}` };
  } catch (error) {
    return { state: "bad", text: error instanceof Error ? error.message : String(error) };
  }
}

async function* library(given: unknown): AsyncGenerator<Finding> {
  const place = libraryPath(given);
  const shown = shownPlace(place);
  const [{ openStore }, { engineKey }, { verify }, { counted }] = await Promise.all([
    import("../../store/open.ts"),
    import("../../library/engine-key.ts"),
    import("../../library/judgements/ledger.ts"),
    import("../../library/views/words.ts"),
  ]);
  try {
    const store = await openStore(place);
    try {
      const key = engineKey(fileResources());
      const { counts, unread, faults, records } = await store.view(async (session) => ({
        counts: await session.counts(),
        unread: (await session.unread(key, 1)).length,
        ...(await verify(session)),
      }));
      yield {
        state: "ok",
        text: `${shown}: ${counted(counts.documents, "document")} on ${counted(counts.pages, "page")}`,
      };
      if (unread > 0) {
        yield {
          state: "note",
          text: "some documents were read by another engine",
          fix: "`hearsay reread` reads them with this one.",
        };
      }
      if (counts.failures > 0)
        yield {
          state: "note",
          text: `${counts.failures} sources could not be read`,
          fix: "`hearsay status` lists them.",
        };
      const [fault] = faults;
      yield fault === undefined
        ? { state: "ok", text: `${counted(records, "judgement")}, chain whole` }
        : {
            state: "bad",
            text: `judgements: ${fault.message}`,
            fix: "Compare with a backup, or with an export of them.",
          };
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!isServerAddress(place) && !existsSync(place)) {
      yield { state: "note", text: `no library at ${shown}`, fix: "`hearsay add PATH` makes one." };
      return;
    }
    yield { state: "bad", text: error instanceof Error ? error.message : String(error) };
  }
}
