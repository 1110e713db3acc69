import type { Command } from "commander";
import { fileResources, PACKAGE_ROOT } from "../../resources/files.ts";
import { addInputOptions, inputOptions } from "../input-options.ts";
import type { Streams } from "../output.ts";
import { progress } from "../progress.ts";
import { wrap } from "../report/layout.ts";
import { bookOf } from "../stories/book.ts";
import { storyCard } from "../stories/lines.ts";
import { type Style, styleFor } from "../style.ts";

export function addDemoCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("demo")
    .description("read the sample corpus and show the story that its reports contest most")
    .option("--no-serve", "only print")
    .addHelpText("after", "\nExamples:\n  hearsay demo --no-serve");
  addInputOptions(command).action(async (given: unknown) => {
    const options = inputOptions(given);
    const style = styleFor({ ...options, width: options.width ?? 80 });
    await streams.out(`${(await demoLines(options.workers, streams, style)).join("\n")}\n`);
    done(0);
  });
}

/** The way of every library, in one that lasts as long as the process: add, compare, look. */
async function demoLines(workers: number | undefined, streams: Streams, style: Style): Promise<readonly string[]> {
  const [{ openSqliteStore }, { addAll }, { openFusion }, { readSources }, { storyLines, storyView }] =
    await Promise.all([
      import("../../store/sqlite/open.ts"),
      import("../../library/add.ts"),
      import("../../library/fusion/fuse.ts"),
      import("../../sources/sources.ts"),
      import("../../library/fusion/corpus.ts"),
    ]);
  const folder = [`${PACKAGE_ROOT}corpus/sample`];
  const resources = fileResources();
  const store = await openSqliteStore(":memory:");
  try {
    const shown = progress(streams);
    let read = 0;
    const context = { store, resources, workers, now: () => new Date().toISOString() };
    for await (const outcome of addAll(context, folder, readSources(folder))) {
      if (outcome.kind === "document") shown.count(++read, 0);
    }
    shown.end();
    const fusion = openFusion(store, resources);
    for await (const _ of fusion.update());
    return await fusion.view(async (view) => {
      const { rows: documents } = await view.session.documents({}, { limit: 1000 });
      const outlets = new Set(documents.map(({ outlet }) => outlet));
      const { rows: stories } = await storyLines(view, { limit: 1000 });
      const story = await storyView(view, stories[0]?.id ?? "");
      const { nameOf } = await bookOf(
        view,
        documents.map(({ id }) => id),
      );
      return [
        ...wrap(`Hearsay has read ${documents.length} reports by ${outlets.size} outlets.`, style.width),
        ...wrap(`They tell ${stories.length} stories together. This one they contest most:`, style.width),
        "",
        ...(story === undefined ? [] : storyCard(story, nameOf, style)),
        "",
        ...wrap("Hearsay says who says what. It does not say what is true.", style.width).map(style.dim),
      ];
    });
  } finally {
    await store.close();
  }
}
