import { useSyncExternalStore } from "react";

export interface Preference<T extends string> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  readonly subscribe: (changed: () => void) => () => void;
}

/** Something that this browser remembers between visits; a browser that forgets everything still works. */
export function preference<T extends string>(name: string, otherwise: T): Preference<T> {
  const key = `hearsay:${name}`;
  const listeners = new Set<() => void>();
  let value = (readKept(key) ?? otherwise) as T;
  return {
    get: () => value,
    set: (next) => {
      value = next;
      try {
        window.localStorage.setItem(key, next);
      } catch {
        // Private windows may refuse: then it holds until the page is closed.
      }
      for (const listener of [...listeners]) listener();
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
      };
    },
  };
}

function readKept(key: string): string | undefined {
  try {
    return window.localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function usePreference<T extends string>({
  get,
  set,
  subscribe,
}: Preference<T>): readonly [T, (value: T) => void] {
  return [useSyncExternalStore(subscribe, get), set];
}
