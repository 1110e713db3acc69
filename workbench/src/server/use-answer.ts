import { useCallback, useEffect, useSyncExternalStore } from "react";
import { type Answered, entryOf, load, retry } from "./cache.ts";
import { addressOf, type Query } from "./client.ts";

export interface Answer<T> extends Answered<T> {
  readonly again: () => void;
}

/** What the server answers to a question; `undefined` asks nothing. */
export function useAnswer<T>(path: string | undefined, query: Query = {}): Answer<T> {
  const address = path === undefined ? undefined : addressOf(path, query);
  const subscribe = useCallback(
    (changed: () => void) => {
      if (address === undefined) return () => {};
      const { listeners } = entryOf(address);
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
      };
    },
    [address],
  );
  const answered = useSyncExternalStore(subscribe, () =>
    address === undefined ? NOTHING : entryOf(address).answered,
  ) as Answered<T>;
  useEffect(() => {
    if (address !== undefined) load(address);
  }, [address]);
  const again = useCallback(() => {
    if (address !== undefined) retry(address);
  }, [address]);
  return { ...answered, again };
}
const NOTHING: Answered<unknown> = { loading: false };
