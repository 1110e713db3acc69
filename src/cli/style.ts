import process from "node:process";
import type { InputOptions } from "./input-options.ts";

export type Paint = (text: string) => string;

/** How a report looks: its width in columns, and colours that are the identity where there are none. */
export interface Style {
  readonly width: number;
  readonly plain: Paint;
  readonly bold: Paint;
  readonly dim: Paint;
  readonly speaker: Paint;
  readonly act: Paint;
  readonly words: Paint;
  readonly warn: Paint;
  readonly heading: Paint;
}

const WIDEST = 100;

export function styleFor(options: Pick<InputOptions, "color" | "width">): Style {
  const columns = process.stdout.columns ?? Number(process.env["COLUMNS"] ?? 80);
  const width = options.width ?? Math.max(40, Math.min(WIDEST, Number.isInteger(columns) ? columns : 80));
  return createStyle(width, coloured(options.color));
}

/** NO_COLOR (no-color.org): any value but the empty one turns colour off; --color always is the caller's last word. */
function coloured(when: InputOptions["color"]): boolean {
  if (when !== "auto") return when === "always";
  const off = process.env["NO_COLOR"];
  return process.stdout.isTTY === true && (off === undefined || off === "") && process.env["TERM"] !== "dumb";
}

export function createStyle(width: number, colour: boolean): Style {
  const paint =
    (on: number, off: number): Paint =>
    (text) =>
      colour && text !== "" ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  const bold = paint(1, 22);
  return {
    width,
    plain: (text) => text,
    bold,
    dim: paint(2, 22),
    speaker: (text) => bold(paint(36, 39)(text)),
    act: paint(33, 39),
    words: paint(32, 39),
    warn: paint(31, 39),
    heading: bold,
  };
}
