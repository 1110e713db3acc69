import { type Command, InvalidArgumentError } from "commander";
import { diffWordsWithSpace } from "diff";
import type { Reading } from "../../../doc/reading.ts";
import type { Span } from "../../../doc/span.ts";
import { HearsayError } from "../../../errors.ts";
import { engineKey } from "../../../library/engine-key.ts";
import { originsOf } from "../../../library/origin.ts";
import { fromRecord } from "../../../library/source-record.ts";
import { fileResources } from "../../../resources/files.ts";
import type { DocumentRow, Store } from "../../../store/store.ts";
import { addLibraryOption, documentLine, documentNamed, shortId, withLibrary } from "../../library-options.ts";
import type { Streams } from "../../output.ts";
import { changeLines } from "../../report/changes.ts";
import { report } from "../../report/report.ts";
import { parseReading } from "../../run.ts";
import { type Style, styleFor } from "../../style.ts";

interface ShowOptions {
  readonly json?: true;
  readonly machine?: true;
  readonly text?: true;
  readonly versions?: true;
  readonly original?: true;
  readonly fetched?: true;
  readonly where?: Span;
}

export function addShowCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("show")
    .description("show one document of the library: its reading, text, or what changed between its versions")
    .argument("<id>", "the document's id, or enough of its beginning")
    .option("--json", "the reading as JSON")
    .option("--machine", "the machine's own reading, without what people have corrected")
    .option("--text", "the text as it was read")
    .option("--original", "the bytes that the text was taken from, as they came")
    .option("--fetched", "where and when it was fetched, and what the server said, as JSON")
    .option("--where <start-end>", "where in its source these words of the text stand: element, page and box", offsets)
    .option("--versions", "all versions, the words that changed from each to the next, and what they tell otherwise");
  addLibraryOption(command).action(async (id: string, given: ShowOptions) => {
    if (given.original === true) {
      await streams.out(await withLibrary(given, { create: false }, (store) => originalOf(store, id)));
      done(0);
      return;
    }
    const style = styleFor({ color: "auto", width: undefined });
    const output = await withLibrary(given, { create: false }, (store) =>
      store.transaction(async (session) => {
        const row = await documentNamed(session, id);
        if (given.text === true) return row.text;
        if (given.where !== undefined) return originLines(row, given.where, given.json === true);
        if (given.fetched === true) return JSON.stringify(fromRecord(row.id, row.input).fetched ?? null);
        const engine = engineKey(fileResources());
        if (given.versions === true) {
          const versions = await session.versions(row.page);
          const { judgedReading } = await import("../../../library/judgements/judged.ts");
          const readings = new Map<string, Reading>();
          for (const version of versions) {
            const judged = await judgedReading(session, version, engine);
            if (judged !== undefined) readings.set(version.id, judged.reading);
          }
          return versionLines(versions, readings, style).join("\n");
        }
        const line = await session.reading(row.id, engine);
        if (line === undefined) return `${documentLine(row)}\nnot read by this engine: run \`hearsay reread\``;
        const { judgedReading } = await import("../../../library/judgements/judged.ts");
        const { markLines } = await import("../judgements/lines.ts");
        const judged = given.machine === true ? undefined : await judgedReading(session, row, engine);
        const touched = judged?.outcomes.some(({ state }) => state !== "orphaned" && state !== "withdrawn") === true;
        if (given.json === true) return touched ? JSON.stringify(judged?.reading) : line;
        const reading = judged?.reading ?? parseReading(line);
        const corrected = judged === undefined ? [] : markLines(reading, judged.outlet);
        const orphans =
          judged?.outcomes.filter(({ state }) => state === "orphaned" || state === "obsolete").length ?? 0;
        const labels = await session.labels(row.id);
        const marks = labels.map((label) => `${label.kind}: ${label.text}`);
        return [
          ...report(reading, style),
          ...(corrected.length === 0 ? [] : ["", style.heading("WHAT PEOPLE SAY OF THIS READING"), ...corrected]),
          ...(orphans === 0
            ? []
            : ["", `${orphans} judgements to look at: hearsay judgements list --document ${shortId(row.id)}`]),
          ...(marks.length === 0 ? [] : ["", ...marks]),
        ].join("\n");
      }),
    );
    await streams.out(`${output}\n`);
    done(0);
  });
}

function offsets(text: string): Span {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(text) ?? [];
  if (start === undefined || end === undefined || Number(start) >= Number(end)) {
    throw new InvalidArgumentError("Expected two offsets in the text like 120-148, the second the greater.");
  }
  return [Number(start), Number(end)];
}

function originLines(row: DocumentRow, span: Span, json: boolean): string {
  const source = fromRecord(row.id, row.input);
  const origins = originsOf(source, span);
  if (json) return JSON.stringify({ words: row.text.slice(...span), origins });
  if (origins.length === 0)
    return `${JSON.stringify(row.text.slice(...span))}\n  in the text as it came, at ${span.join("-")}`;
  return origins
    .map(({ span: [start, end], path, box }) => {
      const words = row.text.slice(Math.max(start, span[0]), Math.min(end, span[1]));
      const at =
        box === undefined ? "" : `: ${box.width} × ${box.height} pt at ${box.x}, ${box.y} pt from the upper left`;
      return `${JSON.stringify(words)}\n  ${path}${at}`;
    })
    .join("\n");
}

async function originalOf(store: Store, id: string): Promise<Uint8Array> {
  return store.transaction(async (session) => {
    const row = await documentNamed(session, id);
    const blob = row.blobHash === null ? undefined : await session.bytes(row.blobHash);
    if (blob !== undefined) return blob.bytes;
    throw new HearsayError("E_STORE", {
      where: shortId(row.id),
      expected: "the bytes that this document was taken from",
      got: "none in the library",
      fix: "Its text is kept: --text.",
    });
  });
}

/**
 * Each version with the words taken out [-so-] and put in {+so+}, as in `git diff --word-diff`, and with what it now tells
 * otherwise, where both were read.
 */
function versionLines(
  versions: readonly DocumentRow[],
  readings: ReadonlyMap<string, Reading>,
  style: Style,
): readonly string[] {
  return versions.flatMap((row, index) => {
    const head = `version ${row.version}  ${shortId(row.id)}  ${documentLine(row)}`;
    const before = versions[index - 1];
    if (before === undefined) return [style.heading(head)];
    const changes = diffWordsWithSpace(before.text, row.text).map(({ added, removed, value }) => {
      if (added) return style.words(`{+${value}+}`);
      if (removed) return style.warn(`[-${value}-]`);
      return value.length > 120 ? `${value.slice(0, 50)} … ${value.slice(-50)}` : value;
    });
    const [first, second] = [readings.get(before.id), readings.get(row.id)];
    const told = first === undefined || second === undefined ? [] : changeLines(first, second, style);
    return ["", style.heading(head), changes.join(""), ...(told.length === 0 ? [] : ["", ...told])];
  });
}
