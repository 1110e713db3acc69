import { preference } from "./preferences.ts";

/**
 * What is new since the last visit. A visit is one opening of the browser window: what was the newest at its end is where
 * the next one begins.
 */
const newest = preference<string>("newest-seen", "");
const KEY = "hearsay:visit-since";

/** The number in the order of adding that this visit began with; undefined at the very first. */
export function visitSince(): number | undefined {
  const kept = session((storage) => storage.getItem(KEY)) ?? begin();
  return /^\d+$/.test(kept) ? Number(kept) : undefined;
}

function begin(): string {
  const since = newest.get();
  session((storage) => storage.setItem(KEY, since));
  return since;
}

/** Called with each answer: the next visit begins after it. */
export function rememberNewest(upTo: number): void {
  const text = String(upTo);
  if (newest.get() !== text) newest.set(text);
}

/** From now on only what comes later is new. */
export function markSeen(upTo: number): void {
  newest.set(String(upTo));
  session((storage) => storage.setItem(KEY, String(upTo)));
}

const orphansSeen = preference<string>("orphans-seen", "");
const ORPHANS_KEY = "hearsay:visit-orphans";

/** Corrections that already needed a look when this visit began; undefined at the very first. */
export function orphansBefore(): ReadonlySet<string> | undefined {
  let kept = session((storage) => storage.getItem(ORPHANS_KEY));
  if (kept === null || kept === undefined) {
    kept = orphansSeen.get();
    const begun = kept;
    session((storage) => storage.setItem(ORPHANS_KEY, begun));
  }
  return kept === "" ? undefined : new Set(kept.split(" "));
}

/** Called with each answer: at the next visit these are not new. A word that is no record's id keeps the list from being empty. */
export function rememberOrphans(records: readonly string[]): void {
  orphansBefore();
  const text = ["seen", ...records].join(" ");
  if (orphansSeen.get() !== text) orphansSeen.set(text);
}

function session<T>(work: (storage: Storage) => T): T | undefined {
  try {
    return work(window.sessionStorage);
  } catch {
    return undefined;
  }
}
