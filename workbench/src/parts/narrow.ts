import { useSyncExternalStore } from "react";

/** As wide as a phone: one column, and tables become lists. The same width stands in the style sheets. */
const narrow = window.matchMedia("(max-width: 799px)");

function subscribe(changed: () => void): () => void {
  narrow.addEventListener("change", changed);
  return () => narrow.removeEventListener("change", changed);
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
