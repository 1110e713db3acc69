import { resolve } from "./anchor.ts";
import type { Judged } from "./apply.ts";
import { itemNamed } from "./elements.ts";
import type { JudgementRecord } from "./record.ts";

type Link = Extract<JudgementRecord, { act: "link" }>;

/** An end of a verdict on two things that a document holds. */
export interface LinkEnd {
  readonly record: Link;
  readonly side: "target" | "with";
  readonly kind: "actor" | "event";
  /** Local to the reading. */
  readonly element: string;
}

/** Ends of verdicts in a judged reading: those at words of these texts, which are the document's own and its former ones. */
export function linkEndsIn({ base, reading, outcomes }: Judged, texts: ReadonlySet<string>): readonly LinkEnd[] {
  return outcomes.flatMap(({ record, state }): readonly LinkEnd[] => {
    if (record.act !== "link" || state === "withdrawn") return [];
    return (["target", "with"] as const).flatMap((side): readonly LinkEnd[] => {
      const anchor = record[side];
      // Words of another text may stand here too: they are not the words that somebody pointed at.
      if (!texts.has(anchor.textHash)) return [];
      const found = resolve(anchor, base);
      const item = found.how === "gone" ? undefined : itemNamed(reading, found.at.element.id);
      if (item === undefined || (item.kind !== "actor" && item.kind !== "event")) return [];
      return [{ record, side, kind: item.kind, element: item.element.id }];
    });
  });
}
