/** The little of WebAssembly's JavaScript interface that is used: the core compiles without DOM and Node types. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

export interface WasmInterface {
  readonly Memory: new (options: { readonly initial: number }) => WasmMemory;
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: WasmMemory } },
  ) => { readonly exports: unknown };
  validate(code: Uint8Array): boolean;
}

/** undefined in an engine without WebAssembly. */
export function wasmInterface(): WasmInterface | undefined {
  return (globalThis as unknown as { WebAssembly?: WasmInterface }).WebAssembly;
}

/** Code made ready; undefined where the engine does not know it, or where a page's policy lets no code be made. */
export function compile(wasm: WasmInterface | undefined, code: Uint8Array): object | undefined {
  if (wasm?.validate(code) !== true) return undefined;
  try {
    return new wasm.Module(code);
  } catch {
    return undefined;
  }
}

export const WASM_PAGE_BYTES = 65536;
