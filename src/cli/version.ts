import { readFileSync } from "node:fs";
import { PACKAGE_ROOT } from "../resources/files.ts";

export function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(`${PACKAGE_ROOT}package.json`, "utf8"));
  return String((manifest as { version: unknown }).version);
}
