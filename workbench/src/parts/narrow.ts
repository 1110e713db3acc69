import { useSyncExternalStore } from "react";

/** As wide as a phone, or as a sheet of paper: one column, and tables become lists. The width stands in the style sheets too. */
const narrow = window.matchMedia("(max-width: 799px), print");

/** Told before the media change: a browser counts the pages of what stands there then, and prints as many. */
let printing = false;
window.addEventListener("beforeprint", () => {
  printing = true;
});
window.addEventListener("afterprint", () => {
  printing = false;
});

function subscribe(changed: () => void): () => void {
  narrow.addEventListener("change", changed);
  window.addEventListener("beforeprint", changed);
  window.addEventListener("afterprint", changed);
  return () => {
    narrow.removeEventListener("change", changed);
    window.removeEventListener("beforeprint", changed);
    window.removeEventListener("afterprint", changed);
  };
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => printing || narrow.matches);
