import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The workbench to dist/workbench, with its packages installed where they are missing; ends the process where it fails. */
export function buildWorkbench(): void {
  run(["scripts/ensure.ts", "workbench"], root);
  run(["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"], `${root}workbench`);
}

function run(args: readonly string[], cwd: string): void {
  const done = spawnSync(process.execPath, args, { cwd, stdio: ["ignore", 2, 2] });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildWorkbench();
