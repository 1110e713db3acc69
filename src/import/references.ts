import { z } from "zod";
import { HearsayError } from "../errors.ts";

/** A document to be fetched, and what is known of it beforehand. */
export interface Wanted {
  readonly url: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly published?: string;
}

const part = z.union([z.number(), z.string()]);
const item = z.looseObject({
  URL: z.string().exactOptional(),
  title: z.string().exactOptional(),
  "container-title": z.string().exactOptional(),
  issued: z
    .union([
      z.string(),
      z.object({
        "date-parts": z.array(z.array(part)).exactOptional(),
        raw: z.string().exactOptional(),
        edtf: z.string().exactOptional(),
      }),
    ])
    .exactOptional(),
});
type Issued = z.output<typeof item>["issued"];

/** The references of a CSL-JSON file that have an address, and how many have none. */
export function readCslJson(
  where: string,
  text: string,
): { readonly wanted: readonly Wanted[]; readonly without: number } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw invalid(where, "no JSON", cause);
  }
  const parsed = z.array(item).safeParse(Array.isArray(json) ? json : [json]);
  if (!parsed.success) throw invalid(where, parsed.error.issues[0]?.message ?? "other JSON");
  const wanted = parsed.data.flatMap((one): readonly Wanted[] => {
    const { URL: url, title, "container-title": outlet, issued } = one;
    const published = dayOf(issued);
    if (url === undefined || !/^https?:\/\//i.test(url)) return [];
    return [
      {
        url,
        ...(title === undefined ? {} : { title }),
        ...(outlet === undefined ? {} : { outlet }),
        ...(published === undefined ? {} : { published }),
      },
    ];
  });
  return { wanted, without: parsed.data.length - wanted.length };
}

/** Of the forms that CSL has for a date those that name a day, a month or a year outright; of a span its first day. */
function dayOf(issued: Issued): string | undefined {
  if (issued === undefined) return undefined;
  const [written, parts] =
    typeof issued === "string" ? [issued, undefined] : [issued.raw ?? issued.edtf, issued["date-parts"]?.[0]];
  const [year, month, day] = parts ?? /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])/.exec(written ?? "")?.slice(1) ?? [];
  if (!/^\d{4}$/.test(String(year))) return undefined;
  const wholeYear = String(year);
  if (!isWithin(month, 12)) return wholeYear;
  const wholeMonth = `${wholeYear}-${two(month)}`;
  // A day that no calendar has says no more than its month.
  return isWithin(day, daysOf(Number(year), Number(month))) ? `${wholeMonth}-${two(day)}` : wholeMonth;
}

const two = (value: string | number): string => String(value).padStart(2, "0");
const isWithin = (value: string | number | undefined, most: number): value is string | number =>
  value !== undefined && /^\d{1,2}$/.test(String(value)) && Number(value) >= 1 && Number(value) <= most;
const daysOf = (year: number, month: number): number => {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 31;
};

const invalid = (where: string, got: string, cause?: unknown): HearsayError =>
  new HearsayError("E_INPUT_SCHEMA", {
    where,
    expected: "references as CSL-JSON",
    got,
    fix: "Zotero exports CSL-JSON.",
    ...(cause === undefined ? {} : { cause }),
  });

/** One address a line; empty lines and those that begin with # are passed over. */
export function readUrlList(where: string, text: string): readonly Wanted[] {
  const wanted: Wanted[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const url = line.trim();
    if (url === "" || url.startsWith("#")) continue;
    if (!/^https?:\/\/\S+$/i.test(url)) {
      throw new HearsayError("E_INPUT_SCHEMA", {
        where: `${where}:${index + 1}`,
        expected: "one http or https address a line",
        got: JSON.stringify(url.slice(0, 80)),
        fix: "Lines that begin with # are passed over.",
      });
    }
    wanted.push({ url });
  }
  return wanted;
}
