import { useSyncExternalStore } from "react";

/** As wide as a phone, or as a sheet of paper: one column, and tables become lists. The width stands in the style sheets too. */
const narrow = window.matchMedia("(max-width: 799px), print");

function subscribe(changed: () => void): () => void {
  narrow.addEventListener("change", changed);
  return () => narrow.removeEventListener("change", changed);
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
