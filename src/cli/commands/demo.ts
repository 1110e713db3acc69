import type { Command } from "commander";
import { z } from "zod";
import { fileResources, PACKAGE_ROOT } from "../../resources/files.ts";
import type { Store } from "../../store/store.ts";
import { addInputOptions, inputOptions } from "../input-options.ts";
import type { Streams } from "../output.ts";
import { progress } from "../progress.ts";
import { wrap } from "../report/layout.ts";
import { bookOf } from "../stories/book.ts";
import { storyCard } from "../stories/lines.ts";
import { type Style, styleFor } from "../style.ts";
import { portNumber } from "./serve.ts";

const optionsSchema = z.object({ serve: z.boolean(), open: z.boolean(), port: z.number() });

export function addDemoCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("demo")
    .description(
      "read the sample corpus, show the story that its reports contest most, and serve the workbench over it",
    )
    .option("--no-serve", "only print")
    .option("--no-open", "open no browser")
    .option("--port <n>", "where to listen; where it is taken, on another", portNumber, 4747)
    .addHelpText("after", "\nExamples:\n  hearsay demo\n  hearsay demo --no-serve");
  addInputOptions(command).action(async (given: unknown) => {
    const options = inputOptions(given);
    const { serve, open, port } = optionsSchema.parse(given);
    const style = styleFor({ ...options, width: options.width ?? 80 });
    const { openSqliteStore } = await import("../../store/sqlite/open.ts");
    const store = await openSqliteStore(":memory:");
    try {
      await streams.out(`${(await demoLines(store, options.workers, streams, style)).join("\n")}\n`);
      if (serve) {
        const [{ serveStore }, { buildWorkbenchIfNeeded }, { hasDisplay }] = await Promise.all([
          import("../serving.ts"),
          import("../workbench.ts"),
          import("../browser.ts"),
        ]);
        buildWorkbenchIfNeeded(streams.err);
        await streams.out("\n");
        const serving = { host: "127.0.0.1", port, anyPort: true, open: open && hasDisplay(), readOnly: false };
        await serveStore(store, "the sample", serving, streams);
      }
    } finally {
      await store.close();
    }
    done(0);
  });
}

/** The way of every library, in one that lasts as long as the process: add, compare, look. */
async function demoLines(
  store: Store,
  workers: number | undefined,
  streams: Streams,
  style: Style,
): Promise<readonly string[]> {
  const [{ addAll }, { openFusion }, { readSources }, { storyLines, storyView }] = await Promise.all([
    import("../../library/add.ts"),
    import("../../library/fusion/fuse.ts"),
    import("../../sources/sources.ts"),
    import("../../library/fusion/corpus.ts"),
  ]);
  const folder = [`${PACKAGE_ROOT}corpus/sample`];
  const resources = fileResources();
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
}
