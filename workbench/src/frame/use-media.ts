import { useCallback, useSyncExternalStore } from "react";

/** Does the window answer to this media query? For what a style sheet cannot decide: heights that are computed, places in the page. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/** Wide enough for the third column; the same width stands in workbench.css. */
export const THREE_COLUMNS = "(min-width: 1200px)";
