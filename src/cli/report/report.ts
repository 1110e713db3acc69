import type { Reading } from "../../doc/reading.ts";
import type { Style } from "../style.ts";

export function report(reading: Reading, style: Style): readonly string[] {
  return [style.heading(reading.document.title ?? reading.document.key ?? "untitled")];
}
