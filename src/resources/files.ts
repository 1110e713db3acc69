import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { HearsayError } from "../errors.ts";
import type { Resources } from "../pipeline/resources.ts";

/** The package's own folder: src/resources and dist/resources both lie two below it. */
export const PACKAGE_ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Resources from the package's folders, or from another folder of the same layout. */
export function fileResources(root = PACKAGE_ROOT): Resources {
  const open = (path: string): Uint8Array => {
    try {
      return readFileSync(`${root}/${path}`);
    } catch (cause) {
      throw new HearsayError(path.startsWith("models") ? "E_MODEL" : "E_LEXICON", {
        where: `${root}/${path}`,
        expected: "a readable file of the package",
        got: String(cause),
        fix: "Install the package again.",
        cause,
      });
    }
  };
  return {
    lexicon: (name) => Buffer.from(open(`lexicons/${name}`)).toString("utf8"),
    lexicons: (folder) =>
      readdirSync(`${root}/lexicons/${folder}`)
        .filter((name) => name.endsWith(".tsv"))
        .sort(),
    knowledge: knowledgeHash(`${root}/lexicons`),
    model: (name) => open(`models/en/${name}`),
  };
}

/** Any change in any table changes it; the order of the file system does not. */
function knowledgeHash(folder: string): string {
  const hash = createHash("sha256");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(tsv|txt)$/.test(name));
  for (const name of names.map((path) => path.replaceAll("\\", "/")).sort()) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(`${folder}/${name}`))
      .update("\0");
  }
  return hash.digest("hex");
}
