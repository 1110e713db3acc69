/**
 * From here on, arrays of bytes above so many bytes cannot be made in this thread: a RangeError instead. A worker's
 * memory limit holds for objects only and not for bytes, and pdf.js unpacks streams into ever doubled arrays of bytes:
 * one megabyte of a PDF can ask for a gigabyte before anybody who watches from outside would notice.
 */
export function limitAllocations(maxBytes: number): void {
  for (const name of [
    "Uint8Array",
    "Uint8ClampedArray",
    "Uint16Array",
    "Uint32Array",
    "Int32Array",
    "Float32Array",
  ] as const) {
    const width = globalThis[name].BYTES_PER_ELEMENT;
    Object.defineProperty(globalThis, name, {
      configurable: true,
      writable: true,
      // A proxy and no subclass: arrays that the platform makes must stay instances of what is called by this name.
      value: new Proxy(globalThis[name], {
        construct(target, [length, ...rest]: unknown[], made) {
          if (typeof length === "number" && length * width > maxBytes) {
            throw new RangeError(`Array buffer allocation failed: ${length * width} bytes`);
          }
          return Reflect.construct(target, [length, ...rest], made) as object;
        },
      }),
    });
  }
}
