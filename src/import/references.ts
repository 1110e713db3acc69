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
  issued: z.object({ "date-parts": z.array(z.array(part)).exactOptional() }).exactOptional(),
});

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
    const day = issued?.["date-parts"]?.[0];
    const published = day === undefined || day.length === 0 ? undefined : dateOf(day);
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

function dateOf([year, month, day]: readonly (string | number)[]): string | undefined {
  if (year === undefined || !/^\d{4}$/.test(String(year))) return undefined;
  const two = (value: string | number): string => String(value).padStart(2, "0");
  return [
    String(year),
    ...(month === undefined ? [] : [two(month)]),
    ...(month === undefined || day === undefined ? [] : [two(day)]),
  ].join("-");
}

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
