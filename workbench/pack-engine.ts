import type { Plugin } from "vite";
import { fileResources } from "../src/resources/files.ts";
import { packResources } from "../src/workers/shared-resources.ts";

/**
 * Puts the weights and tables of the reader beside the built pages, in one file with a list of what is where: a browser
 * reads a pasted text with them, and no word of it leaves the page.
 */
export function packEngine(root: string): Plugin {
  return {
    name: "hearsay-engine",
    apply: "build",
    generateBundle() {
      const { memory, ...index } = packResources(fileResources({ root }));
      this.emitFile({ type: "asset", fileName: "engine/engine.bin", source: new Uint8Array(memory).slice() });
      this.emitFile({
        type: "asset",
        fileName: "engine/engine.json",
        source: JSON.stringify({ ...index, bytes: memory.byteLength }),
      });
    },
  };
}
