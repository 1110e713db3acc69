import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import process from "node:process";
import { PACKAGE_ROOT } from "../resources/files.ts";

/** Where the built workbench lies, in a checkout as in the package. */
export const WORKBENCH = `${PACKAGE_ROOT}dist/workbench`;

const BUILDER = `${PACKAGE_ROOT}scripts/build-workbench.ts`;
/** What it is built of; the package ships it built and has none of these. */
const SOURCES = [`${PACKAGE_ROOT}workbench/src`, `${PACKAGE_ROOT}src/query`];

/** Builds the workbench in a checkout where it is missing or older than its sources. Says so, for it takes a while. */
export function buildWorkbenchIfNeeded(say: (text: string) => void): void {
  if (!existsSync(BUILDER)) return;
  const index = `${WORKBENCH}/index.html`;
  if (existsSync(index) && statSync(index).mtimeMs >= Math.max(...SOURCES.map(newest))) return;
  say("hearsay: building the workbench, once …\n");
  const built = spawnSync(process.execPath, [BUILDER], { cwd: PACKAGE_ROOT, stdio: ["ignore", 2, 2] });
  if (built.status !== 0) say("hearsay: the workbench could not be built; the API is served without it\n");
}

function newest(folder: string): number {
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(0, ...files.map(({ parentPath, name }) => statSync(`${parentPath}/${name}`).mtimeMs));
}
