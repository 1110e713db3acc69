import { dateText } from "../doc/words.ts";
import type { Agreement, Position, Stance } from "../fusion/aspects/types.ts";
import { bounds } from "./bounds.ts";

/** Shape and word go together everywhere; nothing is told by colour alone. */
export const STANCES: Readonly<Record<Stance, { readonly glyph: string; readonly word: string }>> = {
  asserts: { glyph: "■", word: "asserts" },
  partly: { glyph: "◧", word: "partly" },
  denies: { glyph: "⊘", word: "denies" },
  silent: { glyph: "□", word: "says nothing of it" },
};

export const AGREEMENTS: Readonly<Record<Agreement, string>> = {
  single: "one voice alone",
  agree: "they agree",
  differ: "they differ",
  contradict: "they contradict each other",
};

/** What a claimant answers, in a few words; open bounds are said. */
export function answerText({ value }: Pick<Position, "value">): string | undefined {
  switch (value?.kind) {
    case undefined:
      return undefined;
    case "figure": {
      const { low, high, low_open, high_open, share, of } = bounds(value);
      const about = value.qualifier === "exact" || high_open || low_open ? "" : `${value.qualifier.replace("-", " ")} `;
      const range =
        share !== undefined
          ? `${about}${Math.round(share * 10_000) / 100} percent`
          : high_open
            ? `${low} or more`
            : low_open
              ? `${high} or fewer`
              : low === high
                ? `${about}${low}`
                : `${low} to ${high}`;
      const rest = [value.unit, of === undefined ? undefined : `of ${of}`, value.whom, value.what];
      return [range, ...rest, value.where === undefined ? undefined : `in ${capitals(value.where)}`]
        .filter((part) => part !== undefined)
        .join(" ");
    }
    case "date":
      return dateText({ value: value.edtf });
    case "actors":
      return value.names.join(" and ");
    case "place":
      return value.name;
    case "role":
      return [value.title, value.of].filter((part) => part !== undefined).join(", ");
    case "words":
      return value.text;
  }
}

/** Places are compared without capitals, and read with them. */
const capitals = (place: string): string =>
  place.replace(/(?<![\p{L}\p{M}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());

/** Always both numbers, in words. */
export const twoNumbers = (documents: number, lineages: number): string =>
  `${documents} ${documents === 1 ? "document" : "documents"} · ${lineages} ${lineages === 1 ? "lineage" : "lineages"}`;
