import type { Actor } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { LinkReason } from "../links.ts";
import type { Style } from "../style.ts";
import { block, oneLine, type Part, painted } from "./layout.ts";
import type { Lookup } from "./lookup.ts";

/**
 * One actor: the name, what kind of actor it is, its roles, the words that stand for it, and how it takes part. With the
 * links of the document, also by what the actor was found and why its mentions are one.
 */
export function actorLines(at: Lookup, actor: Actor, style: Style, links?: readonly LinkReason[]): readonly string[] {
  const kind = [actor.kind, actor.country, actor.sector].filter((part) => part !== undefined && part !== "unknown");
  const unsure = actor.certainty === "unsure" ? " ?" : "";
  const head: readonly Part[] = [
    [oneLine(actor.name), style.speaker],
    ...(kind.length === 0 ? [] : [[`(${kind.join(", ")}${unsure})`, style.dim] as const]),
  ];
  const roles = (actor.roles ?? []).map(
    ({ title, of, former }) =>
      `${former === true ? "former " : ""}${oneLine(title)}${of === undefined ? "" : ` of ${at.names([of])}`}`,
  );
  const facts = [...roles, ...(actor.entity === undefined || actor.entity === actor.country ? [] : [actor.entity])];
  const shared = actor.candidates === undefined ? [] : [`could be ${actor.candidates.join(" or ")}`];
  return [
    ...painted(head, style.width, 2),
    ...[facts, shared].filter((line) => line.length > 0).flatMap((line) => block(line.join(" · "), style.width, 4)),
    ...block(wordsFor(at, actor), style.width, 4).map((line) => style.words(line)),
    ...block(partOf(at, actor), style.width, 4).map((line) => style.dim(line)),
    ...(links === undefined ? [] : reasons(at, actor, links))
      .flatMap((line) => block(line, style.width, 4))
      .map((line) => style.dim(line)),
  ];
}

function reasons(at: Lookup, actor: Actor, links: readonly LinkReason[]): readonly string[] {
  const same = (a: Span, b: Span): boolean => a[0] === b[0] && a[1] === b[1];
  const own = links.filter(({ span }) => actor.mentions.some((mention) => same(mention.span, span)));
  return [
    `found by ${actor.by} (${actor.certainty})`,
    ...own.map(({ span, to, rule }) => `“${at.words(span)}” is “${at.words(to)}”: ${rule}`),
  ];
}

/** The different words for the actor in the order of the text, with counts: “Mujahid” 3, “he” 2. */
function wordsFor(at: Lookup, actor: Actor): string {
  const counts = new Map<string, number>();
  for (const { span } of actor.mentions) counts.set(at.words(span), (counts.get(at.words(span)) ?? 0) + 1);
  return [...counts].map(([words, count]) => `“${words}”${count > 1 ? ` ${count}` : ""}`).join(", ");
}

function partOf(at: Lookup, { id }: Actor): string {
  const { attributions, events } = at.reading;
  const counts: readonly (readonly [string, number])[] = [
    ["speaks", attributions.filter(({ source }) => source.actors.includes(id)).length],
    ["acts", events.filter(({ actor }) => actor.includes(id)).length],
    ["is acted upon", events.filter(({ recipient }) => recipient.includes(id)).length],
  ];
  const parts = counts.filter(([, count]) => count > 0).map(([part, count]) => `${part} ${count}×`);
  return parts.length === 0 ? "is only named" : parts.join(", ");
}
