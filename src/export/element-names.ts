import type { Reading } from "../doc/reading.ts";
import { ELEMENT_KINDS, itemsOf, keySpans } from "../judgements/elements.ts";

/** Names elements beyond their reading, by the local id. */
export type ElementNames = (id: string) => string;

/**
 * Names by document and words: "4f2a…#event:203-209". Ids of a reading hold within it alone; the place of the words is
 * the same in every reading that finds the same thing there. Several elements of a kind over the same words are told
 * apart by number.
 */
export function elementNames(reading: Reading): ElementNames {
  const names = new Map<string, string>();
  const taken = new Map<string, number>();
  for (const kind of ELEMENT_KINDS) {
    for (const item of itemsOf(reading, kind)) {
      const [[start, end] = [0, 0]] = keySpans(item);
      const name = `${reading.document.id}#${kind}:${start}-${end}`;
      const times = (taken.get(name) ?? 0) + 1;
      taken.set(name, times);
      names.set(item.element.id, times === 1 ? name : `${name}.${times}`);
    }
  }
  return (id) => names.get(id) ?? `${reading.document.id}#${id}`;
}
