import { LINK_KINDS, type LineageLink } from "../../fusion/lineages/types.ts";
import type { Session } from "../../store/store.ts";

/**
 * Of fifty copies each is like every other: one link says enough. What is known to have been first comes before what is
 * not, then the stronger reason, then the greater share, then the id, so that nothing depends on the order of adding.
 */
export async function strongestLink(session: Session, document: string): Promise<LineageLink | undefined> {
  const links = (await session.linksOf("lineage", [document]))
    .map(({ json }) => JSON.parse(json) as LineageLink)
    .filter(({ joins, ordered, copy }) => joins && (copy === document || !ordered));
  return links.sort(
    (a, b) =>
      Number(b.ordered) - Number(a.ordered) ||
      LINK_KINDS.indexOf(a.kind) - LINK_KINDS.indexOf(b.kind) ||
      b.share - a.share ||
      (otherEnd(a, document) < otherEnd(b, document) ? -1 : 1),
  )[0];
}

const otherEnd = ({ original, copy }: LineageLink, document: string): string =>
  original === document ? copy : original;
