import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Reader } from "../../src/reader/reader.ts";
import { readSources } from "../../src/sources/sources.ts";
import { entityLine } from "./entities.ts";
import type { DevelopmentSet } from "./sets.ts";

export interface Scored {
  readonly set: DevelopmentSet;
  readonly documents: number;
  /** Documents on which the reader threw, with the message: each is a fault to mend. They count as read empty. */
  readonly failed: readonly string[];
  readonly figures: unknown;
}

/**
 * Reads a development set as `hearsay read --input jsonl` does and hands the readings to its scorer. The gold that lies
 * in the same file is dropped by the source like any unknown field.
 */
export async function scoreSet(set: DevelopmentSet, folder: string, reader: Reader): Promise<Scored> {
  const scratch = mkdtempSync(join(tmpdir(), "hearsay-accuracy-"));
  try {
    const failed: string[] = [];
    const lines: string[] = [];
    for await (const item of readSources([join(folder, set.data)], { format: "jsonl" })) {
      if (item.kind !== "document") continue;
      try {
        const reading = reader.read(item.input);
        const kind = set.predictions;
        lines.push(kind === "entities" || kind === "coref" ? entityLine(reading, kind) : JSON.stringify(reading));
      } catch (error) {
        failed.push(`${item.input.id ?? item.where}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    const readingsFile = join(scratch, "readings.jsonl");
    writeFileSync(readingsFile, `${lines.join("\n")}\n`);
    const gold = (set.gold ?? [set.data]).map((path) => join(folder, path));
    const run = (script: string, args: readonly string[]): string =>
      execFileSync(process.execPath, [join(folder, "score", script), ...args], {
        encoding: "utf8",
        maxBuffer: 1 << 28,
        stdio: ["ignore", "pipe", "pipe"],
      });
    let predictions = [readingsFile];
    if (set.predictions === "stories") {
      const stories = join(scratch, "stories.json");
      writeFileSync(stories, storiesOf(join(folder, set.data), join(scratch, "library.db")));
      predictions = [readingsFile, stories];
    } else if (set.predictions !== undefined && set.predictions !== "entities" && set.predictions !== "coref") {
      predictions = [join(scratch, "predictions.jsonl")];
      writeFileSync(predictions[0] ?? "", run("from-readings.mjs", [set.predictions, readingsFile]));
    }
    const figures: unknown = JSON.parse(run(set.scorer, [...gold, ...predictions, ...(set.options ?? []), "--json"]));
    return { set, documents: lines.length + failed.length, failed, figures };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** What `hearsay stories --json` tells of a new library of these documents. */
function storiesOf(documents: string, library: string): string {
  const hearsay = (...args: readonly string[]): string =>
    execFileSync(process.execPath, [MAIN, ...args, "--library", library], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
      stdio: ["ignore", "pipe", "pipe"],
    });
  hearsay("add", documents);
  return hearsay("stories", "--json");
}
const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

/** The figure at a path such as "recallBy.direct.recall"; undefined when the scorer gives none. */
export function figureAt(figures: unknown, path: string): number | string | undefined {
  let at: unknown = figures;
  for (const key of path.split(".")) {
    if (typeof at !== "object" || at === null) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return typeof at === "number" || typeof at === "string" ? at : undefined;
}
