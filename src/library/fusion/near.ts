import type { DocumentDigest } from "../../fusion/digest.ts";
import { documentOf } from "../../fusion/stories/attach.ts";
import { neighbourKeys, storyKeys } from "../../fusion/stories/keys.ts";
import { leadKeys } from "../../fusion/stories/lead-link.ts";
import { digestsOf, type FusionContext } from "./context.ts";

/** Under what each item of a document is filed. */
export function keysByItem({
  events,
  lead,
}: DocumentDigest): readonly (readonly [item: string, keys: readonly string[]])[] {
  return [...events.map((event) => [event.item, storyKeys(event)] as const), [lead.item, leadKeys(lead)] as const];
}

/**
 * Finds the items that may tell of what others tell: those of other documents under the same keys and the ones beside, and
 * what a document itself tells twice.
 */
export interface Near {
  /** Looks up what is near these items, in few questions. */
  fill(items: readonly string[]): Promise<void>;
  /** Of an item that was filled in. */
  of(item: string): Iterable<string>;
}

/** Keys are asked for once: reports of the same days have most of theirs in common. */
export function createNear(context: FusionContext): Near {
  const keysOf = new Map<string, readonly string[]>();
  const twinsOf = new Map<string, readonly string[]>();
  const under = new Map<string, readonly string[]>();
  return {
    async fill(items) {
      const fresh = new Set(items.filter((item) => !keysOf.has(item)));
      if (fresh.size === 0) return;
      const digests = await digestsOf(context, [...fresh].map(documentOf));
      for (const digest of digests.values()) {
        for (const [item, keys] of keysByItem(digest)) {
          if (!fresh.has(item)) continue;
          keysOf.set(item, [...new Set(keys.flatMap(neighbourKeys))]);
          const twins = digest.twins.flatMap(({ a, b }) => (a === item ? [b] : b === item ? [a] : []));
          if (twins.length > 0) twinsOf.set(item, twins);
        }
      }
      const missing = new Set([...fresh].flatMap((item) => keysOf.get(item) ?? []).filter((key) => !under.has(key)));
      const found = new Map<string, string[]>();
      for (const { key, item } of await context.session.filedUnder("story", [...missing])) {
        const list = found.get(key);
        if (list === undefined) found.set(key, [item]);
        else list.push(item);
      }
      for (const key of missing) under.set(key, found.get(key) ?? []);
    },
    *of(item) {
      const seen = new Set<string>();
      const own = `${documentOf(item)}#`;
      for (const key of keysOf.get(item) ?? []) {
        for (const other of under.get(key) ?? []) {
          if (seen.has(other) || other.startsWith(own)) continue;
          seen.add(other);
          yield other;
        }
      }
      yield* twinsOf.get(item) ?? [];
    },
  };
}
