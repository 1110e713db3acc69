import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { buildWorkbench } from "./build-workbench.ts";
import { writeSbom } from "./sbom.ts";

// src/*.ts to dist/*.js and dist/*.d.ts for the package, the workbench to dist/workbench; a checkout runs without the first.
const root = fileURLToPath(new URL("..", import.meta.url));
rmSync(`${root}dist`, { recursive: true, force: true });
// npm puts the checkout's own tsc first on the path of its scripts.
const built = spawnSync("tsc", ["-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
  shell: process.platform === "win32",
});
if (built.status !== 0) process.exit(built.status ?? 1);
buildWorkbench();
writeSbom();
