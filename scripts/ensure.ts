import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Installs the packages of folders that keep their own lock file (tools, benchmarks, …) when they are missing or older
// than the lock, so that the first `npm ci` stays small and no one has to know about them.
const root = fileURLToPath(new URL("..", import.meta.url));
for (const folder of process.argv.slice(2)) {
  const lock = `${root}${folder}/package-lock.json`;
  const installed = `${root}${folder}/node_modules/.package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) continue;
  console.error(`installing the packages of ${folder}/ …`);
  // `install` and not `ci`: some registries hold the binaries of some platforms only, and `ci` insists on all of them.
  const done = spawnSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", `${root}${folder}`], {
    stdio: ["ignore", 2, 2],
    cwd: `${root}${folder}`,
  });
  if (done.status !== 0) {
    console.error(`could not install the packages of ${folder}/: run "npm install --prefix ${folder}" to see why`);
    process.exit(1);
  }
}
