import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assembleModule } from "./assembler.ts";
import { quantisedProduct } from "./products.ts";
import { recurrence } from "./recurrence.ts";
import { dotProducts, quantiseRows } from "./rows.ts";

/** The source of src/net/kernel-code.ts: a test holds the file against it. */
export function kernelSource(): string {
  const code = assembleModule([quantisedProduct(), quantiseRows(), recurrence(), dotProducts()]);
  return [
    "/** The WebAssembly kernel, hexadecimal. Written by training/wasm/write-kernel.ts: do not edit. */",
    "export const KERNEL_CODE =",
    `  "${Buffer.from(code).toString("hex")}";`,
    "",
  ].join("\n");
}

export const KERNEL_PATH = fileURLToPath(new URL("../../src/net/kernel-code.ts", import.meta.url));

if (import.meta.main) writeFileSync(KERNEL_PATH, kernelSource());
