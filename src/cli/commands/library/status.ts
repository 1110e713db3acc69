import type { Command } from "commander";
import { isEnglish } from "../../../doc/language.ts";
import { engineKey } from "../../../library/engine-key.ts";
import { fileResources } from "../../../resources/files.ts";
import type { FeedRow } from "../../../store/feed-store.ts";
import { addLibraryOption, withLibrary } from "../../library-options.ts";
import type { Streams } from "../../output.ts";

export function addStatusCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("status")
    .description("what the library holds: documents, versions, readings, imports, and what could not be read")
    .option("--json", "the same for other programs");
  addLibraryOption(command).action(async (given: { readonly json?: true }) => {
    await withLibrary(given, { create: false }, async (store, path) => {
      const engine = engineKey(fileResources());
      const status = await store.transaction(async (session) => ({
        library: path,
        ...(await session.counts()),
        notRead: (await session.languages()).filter(({ language }) => !isEnglish(language)),
        unread: (await session.unread(engine, 1)).length > 0,
        importRows: await session.imports(),
        failureRows: await session.failures(),
        feedRows: await session.feeds(),
      }));
      if (given.json === true) {
        await streams.out(`${JSON.stringify(status)}\n`);
        return;
      }
      const lines = [
        `${path}`,
        `  ${status.documents} documents (${status.pages} reports, the rest are their versions)`,
        `  ${status.readings} readings${status.unread ? "; some documents are not read by this engine: run `hearsay reread`" : ""}`,
        ...notReadLines(status.notRead),
        `  ${status.blobs} original files kept`,
        `  ${status.labels} tags, notes and sets`,
        ...feedLines(status.feedRows),
        ...status.importRows.map(
          (row) =>
            `  import ${row.id}: ${row.documents} documents from ${row.sources.join(" ")}${row.finishedAt === null ? " (unfinished: run the same add again)" : ""}`,
        ),
        ...status.failureRows.map((row) => `  failed: ${row.message}`),
      ];
      await streams.out(`${lines.join("\n")}\n`);
    });
    done(0);
  });
}

/** Documents in other languages are kept and searched; nothing is read from them. */
function notReadLines(
  languages: readonly { readonly language: string; readonly documents: number }[],
): readonly string[] {
  const count = languages.reduce((sum, { documents }) => sum + documents, 0);
  if (count === 0) return [];
  const each = languages.map(({ language, documents }) => `${language} ${documents}`).join(", ");
  return [`  ${count} not read (language): ${each}`];
}

function feedLines(feeds: readonly FeedRow[]): readonly string[] {
  if (feeds.length === 0) return [];
  const failing = feeds.filter(({ failures, state }) => failures > 0 || state === "ended").length;
  const gaps = feeds.reduce((sum, feed) => sum + feed.gaps, 0);
  const trouble = [
    ...(failing > 0 ? [`${failing} failing or ended`] : []),
    ...(gaps > 0 ? [`${gaps} gaps in which reports may be missing`] : []),
  ];
  return [
    `  ${feeds.length} feeds watched${trouble.length === 0 ? "" : `: ${trouble.join(", ")}`} (\`hearsay feeds\`)`,
  ];
}
