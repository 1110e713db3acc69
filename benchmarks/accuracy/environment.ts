import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";

export interface Environment {
  readonly date: string;
  readonly commit: string;
  readonly machine: string;
  readonly node: string;
}

/** Where and on what a measurement ran: a figure without them cannot be repeated. */
export function environment(): Environment {
  const processors = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: commit(),
    machine: `${processors[0]?.model.trim() ?? "unknown processor"}, ${processors.length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
    node: `${process.version} ${process.platform} ${process.arch}`,
  };
}

/** A packed copy has no history; its version and hashes still say what was measured. */
function commit(): string {
  const cwd = fileURLToPath(new URL("../../", import.meta.url));
  const git = (...args: readonly string[]): string =>
    execFileSync("git", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    const changed = git("status", "--porcelain", "--", "src", "lexicons", "models") !== "";
    return `${git("rev-parse", "--short=10", "HEAD")}${changed ? " with uncommitted changes" : ""}`;
  } catch {
    return "unknown";
  }
}
