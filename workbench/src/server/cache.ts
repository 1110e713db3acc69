import { ask } from "./client.ts";
import { type Failure, failureFrom } from "./failure.ts";

/** What is known of an answer: a value that is being asked for anew stays in view until the new one is there. */
export interface Answered<T> {
  readonly value?: T;
  readonly failure?: Failure;
  readonly loading: boolean;
}

interface Entry {
  answered: Answered<unknown>;
  readonly listeners: Set<() => void>;
  asked: number;
}

const LOADING: Answered<unknown> = { loading: true };
const entries = new Map<string, Entry>();
/** Enough for going back and forth; what nobody looks at goes first. */
const KEPT = 200;
let generation = 0;
const generationListeners = new Set<() => void>();
export const currentGeneration = (): number => generation;
export function onGeneration(changed: () => void): () => void {
  generationListeners.add(changed);
  return () => {
    generationListeners.delete(changed);
  };
}

export function entryOf(address: string): Entry {
  const known = entries.get(address);
  if (known !== undefined) return known;
  const entry: Entry = { answered: LOADING, listeners: new Set(), asked: -1 };
  entries.set(address, entry);
  if (entries.size > KEPT) {
    for (const [key, { listeners }] of entries) {
      if (entries.size <= KEPT) break;
      if (listeners.size === 0 && key !== address) entries.delete(key);
    }
  }
  return entry;
}

/** Asks, unless this answer was asked for since the library last changed. */
export function load(address: string): void {
  const entry = entryOf(address);
  if (entry.asked === generation) return;
  const asked = generation;
  entry.asked = asked;
  if (!entry.answered.loading) tell(entry, { ...entry.answered, loading: true });
  ask(address).then(
    (value) => entry.asked === asked && tell(entry, { value, loading: false }),
    (error: unknown) => {
      if (entry.asked !== asked) return;
      // Asked again when somebody looks again: what failed is not kept.
      entry.asked = -1;
      const { value } = entry.answered;
      tell(entry, { ...(value === undefined ? {} : { value }), failure: failureFrom(error), loading: false });
    },
  );
}

function tell(entry: Entry, answered: Answered<unknown>): void {
  entry.answered = answered;
  for (const listener of [...entry.listeners]) listener();
}

/** The library has changed: everything in view is asked for anew, everything else when it is looked at. */
export function forgetAnswers(): void {
  generation++;
  for (const [address, { listeners }] of [...entries]) {
    if (listeners.size === 0) entries.delete(address);
    else load(address);
  }
  for (const listener of [...generationListeners]) listener();
}

/** Asks again for one answer, for example when it failed. */
export function retry(address: string): void {
  entryOf(address).asked = -1;
  load(address);
}
