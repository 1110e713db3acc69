import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";

export interface Environment {
  readonly date: string;
  readonly commit: string;
  readonly machine: string;
  readonly node: string;
}

/** Where and on what a measurement ran: a figure without them cannot be repeated. */
export function environment(): Environment {
  const git = (...args: readonly string[]): string => execFileSync("git", args, { encoding: "utf8" }).trim();
  const changed = git("status", "--porcelain", "--", "src", "lexicons", "models") !== "";
  const processors = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: `${git("rev-parse", "--short=10", "HEAD")}${changed ? " with uncommitted changes" : ""}`,
    machine: `${processors[0]?.model.trim() ?? "unknown processor"}, ${processors.length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
    node: `${process.version} ${process.platform} ${process.arch}`,
  };
}
