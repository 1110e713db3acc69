import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assembleModule } from "./assembler.ts";
import { quantisedProduct } from "./products.ts";

/** The source of src/net/kernel-code.ts: a test holds the file against it. */
export function kernelSource(): string {
  const hex = Buffer.from(assembleModule([quantisedProduct()])).toString("hex");
  return [
    "/** WebAssembly code of the int8 product, hexadecimal. Written by training/wasm/write-kernel.ts: do not edit. */",
    "export const KERNEL_CODE =",
    `  "${hex}";`,
    "",
  ].join("\n");
}

export const KERNEL_PATH = fileURLToPath(new URL("../../src/net/kernel-code.ts", import.meta.url));

if (import.meta.main) writeFileSync(KERNEL_PATH, kernelSource());
