import { deflateSync } from "node:zlib";

/** Words on a page: left end and baseline in points from the upper left corner of an A4 page. */
export interface Words {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly text: string;
  readonly bold?: boolean;
}

export interface PdfParts {
  readonly pages: readonly (readonly Words[])[];
  readonly info?: Readonly<Record<string, string>>;
  /** In place of the drawing of the first page. */
  readonly content?: { readonly bytes: Uint8Array; readonly filter?: string };
  /** Put into the trailer: "/Encrypt 90 0 R". */
  readonly trailer?: string;
  /** More objects, by number. */
  readonly objects?: Readonly<Record<number, string>>;
  /** In place of the page tree. */
  readonly tree?: string;
}

export const HEIGHT = 842;
const WIDTH = 595;

const escaped = (text: string): string => text.replace(/[\\()]/g, "\\$&");

/** A PDF 1.4 in Helvetica, with just what a reader needs; text outside WinAnsi is not for it. */
export function pdfOf({ pages, info = {}, content, trailer = "", objects = {}, tree }: PdfParts): Uint8Array {
  const all = new Map<number, Buffer>();
  const put = (number: number, body: string | Buffer): void => {
    all.set(
      number,
      Buffer.concat([
        Buffer.from(`${number} 0 obj\n`),
        Buffer.from(body as string, "latin1"),
        Buffer.from("\nendobj\n"),
      ]),
    );
  };
  put(1, "<</Type/Catalog/Pages 2 0 R>>");
  put(2, tree ?? `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, at) => `${10 + 2 * at} 0 R`).join(" ")}]>>`);
  put(3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
  put(4, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>");
  put(
    5,
    `<<${Object.entries(info)
      .map(([name, value]) => `/${name}(${escaped(value)})`)
      .join("")}>>`,
  );
  for (const [at, words] of pages.entries()) {
    const number = 10 + 2 * at;
    const drawn = words.map(
      ({ x, y, size = 11, text, bold = false }) =>
        `BT /${bold ? "B" : "F"} ${size} Tf 1 0 0 1 ${x} ${HEIGHT - y} Tm (${escaped(text)}) Tj ET`,
    );
    const plain =
      at === 0 && content !== undefined
        ? Buffer.from(content.bytes)
        : deflateSync(Buffer.from(drawn.join("\n"), "latin1"));
    const filter = at === 0 && content !== undefined ? (content.filter ?? "") : "/Filter/FlateDecode";
    put(
      number,
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${WIDTH} ${HEIGHT}]/Contents ${number + 1} 0 R/Resources<</Font<</F 3 0 R/B 4 0 R>>>>>>`,
    );
    put(
      number + 1,
      Buffer.concat([Buffer.from(`<</Length ${plain.length}${filter}>>stream\n`), plain, Buffer.from("\nendstream")]),
    );
  }
  for (const [number, body] of Object.entries(objects)) put(Number(number), body);
  const parts: Buffer[] = [Buffer.from("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1")];
  const offsets = new Map<number, number>();
  let length = parts[0]?.length ?? 0;
  for (const [number, body] of all) {
    offsets.set(number, length);
    parts.push(body);
    length += body.length;
  }
  const size = Math.max(...all.keys()) + 1;
  const table = Array.from({ length: size }, (_, number) => {
    const at = offsets.get(number);
    return at === undefined ? "0000000000 65535 f \n" : `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n${table.join("")}trailer\n<</Size ${size}/Root 1 0 R/Info 5 0 R${trailer}>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** Sets prose in lines of at most so many characters, from (x, y) downwards; gives the words and where the next line stands. */
export function set(
  paragraphs: readonly string[],
  at: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly size?: number;
    readonly indent?: number;
  },
): { readonly words: readonly Words[]; readonly y: number } {
  const { x, width, size = 11, indent } = at;
  let y = at.y;
  const words: Words[] = [];
  for (const paragraph of paragraphs) {
    for (const [number, text] of linesOf(paragraph, width).entries()) {
      words.push({ x: x + (number === 0 ? (indent ?? 0) : 0), y, size, text });
      y += 1.2 * size;
    }
    if (indent === undefined) y += 0.8 * size;
  }
  return { words, y };
}

export function linesOf(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const open = lines.at(-1);
    if (open === undefined || open.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${open} ${word}`;
  }
  return lines;
}
