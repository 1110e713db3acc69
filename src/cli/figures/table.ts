import { block, type Part, painted } from "../report/layout.ts";
import type { Lookup } from "../report/lookup.ts";
import { dateText } from "../report/values.ts";
import type { Style } from "../style.ts";
import type { FigureGroup } from "./group.ts";
import type { FigureClaim } from "./select.ts";

const INDENT = 4;

/** One value: who states it, in which words, and in which documents. */
export function figureGroupLines(group: FigureGroup, style: Style): readonly string[] {
  const { documents, wordings } = group;
  const counts =
    documents === 1 ? "" : `— in ${documents} documents, ${wordings.length} wording${wordings.length === 1 ? "" : "s"}`;
  const head: readonly Part[] = [
    [group.title, (text) => style.act(style.bold(text))],
    ...(counts === "" ? [] : [[counts, style.dim] as const]),
  ];
  return [...painted(head, style.width, 2), ...wordings.flatMap(({ claims }) => wordingLines(claims, style))];
}

function wordingLines(claims: readonly [FigureClaim, ...FigureClaim[]], style: Style): readonly string[] {
  const [first, ...copies] = claims;
  const who = first.at.accordingTo(first.figure.attribution);
  const where = [first, ...copies].map(({ at }) => documentText(at)).join(" and ");
  const same = copies.length === 0 ? "" : ", word for word the same";
  return [
    ...block(who, style.width, INDENT).map((line) => style.speaker(line)),
    ...block(`“${first.at.words(first.sentence)}”`, style.width, INDENT).map((line) => style.words(line)),
    ...block(`${where}${same}`, style.width, INDENT + 2).map((line) => style.dim(line)),
  ];
}

/** "Meridian Wire, 16 Apr 2022": the outlet and the day, else the key. */
export function documentText({ reading: { document } }: Lookup): string {
  const outlet = document.outlet?.name ?? document.key ?? document.title ?? document.id;
  return document.published === undefined ? `${outlet}, undated` : `${outlet}, ${dateText(document.published)}`;
}
