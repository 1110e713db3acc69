import type { Span } from "../../doc/span.ts";
import type { DateReader, FoundDate } from "./dates.ts";

/** "KABUL, Aug. 16 (Meridian Wire) —": where a report was written, when, and by which agency. */
export interface Dateline {
  /** From its first letter to its dash. */
  readonly span: Span;
  readonly agency?: Span;
  readonly date?: FoundDate;
}

const LONGEST_DATELINE = 120;

export function datelineReader(
  dates: DateReader,
  isOutlet: (name: string) => boolean,
): (text: string, span: Span) => Dateline | undefined {
  const capitals = "\\p{Lu}[\\p{Lu}'’.-]+(?:\\s\\p{Lu}[\\p{Lu}'’.-]+){0,3}";
  const place = "\\p{Lu}[\\p{L}'’.-]+(?:[ ]\\p{Lu}[\\p{L}'’.-]+){0,3}(?:\\s\\[\\p{Lu}[\\p{L} ]{1,30}\\])?";
  const day = `[,;]?\\s+(?<date>${dates.datelineSource})`;
  const agency = ",?\\s*[([](?<agency>[^()\\[\\]\\n]{2,40})[)\\]]";
  const dash = "\\s*(?:--+|[–—―]|-(?=\\s))";
  // After an agency or a day even a colon or a dash without a blank is no accident.
  const anyDash = "\\s*(?:--+|[–—―:-])";
  const lone = new RegExp(`^[([](?<agency>[^()\\[\\]\\n]{2,40})[)\\]]${dash}`, "du");
  const forms = [
    // KABUL, Aug 16 (Wire) –
    new RegExp(`^${capitals}(?:[,/]\\s?(?:${place})){0,2}(?:${day})?${agency}${anyDash}`, "du"),
    // TIANJIN, China -
    new RegExp(`^${capitals}(?:[,/]\\s?(?:${place})){0,2}(?:${day})?${dash}`, "du"),
    // Kabul, 16 August (Wire) – : without capitals only with a day or an agency
    new RegExp(`^${place}(?:,\\s(?:${place})){0,2}(?:${day})?${agency}${anyDash}`, "du"),
    new RegExp(`^${place}(?:,\\s(?:${place})){0,2}${day}${anyDash}`, "du"),
    lone,
    // MOSCOW, March 18. /TASS/.
    new RegExp(`^${capitals}(?:,\\s(?:${place}))?(?:${day})?\\.?\\s+/(?<agency>[\\p{L}-]{2,20})/[.:]?(?=\\s)`, "du"),
    // KABUL. / ISLAMABAD: / BUNER, Aug 13:
    new RegExp(`^${capitals}(?:,\\s(?:${place}))?(?:${day})?(?:${agency})?[.:](?=\\s+[\\p{Lu}"“'‘])`, "du"),
  ];
  return (text, [start, end]) => {
    const head = text.slice(start, Math.min(end, start + LONGEST_DATELINE));
    for (const form of forms) {
      const found = form.exec(head);
      if (found === null || found[0].length >= end - start) continue;
      const where = found.indices?.groups?.["agency"];
      const name = where === undefined ? "" : head.slice(...where);
      const isAgency = isOutlet(name) || /^\p{Lu}{2,6}$/u.test(name);
      if (form === lone && !isAgency) continue;
      const full = dates.find(text, start, start + found[0].length);
      return {
        span: [start, start + found[0].length],
        ...(where !== undefined && isAgency ? { agency: [start + where[0], start + where[1]] } : {}),
        ...(full === undefined ? {} : { date: full }),
      };
    }
    return undefined;
  };
}
