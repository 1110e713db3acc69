import { useCallback, useSyncExternalStore } from "react";

/** Where the workbench is, as the address bar has it. */
export interface Location {
  readonly path: string;
  readonly search: string;
}

const MOVED = "hearsay:moved";
const read = (): string => window.location.pathname + window.location.search;

function subscribe(changed: () => void): () => void {
  window.addEventListener("popstate", changed);
  window.addEventListener(MOVED, changed);
  return () => {
    window.removeEventListener("popstate", changed);
    window.removeEventListener(MOVED, changed);
  };
}

export function useLocation(): Location {
  const address = useSyncExternalStore(subscribe, read);
  const at = address.indexOf("?");
  return at < 0 ? { path: address, search: "" } : { path: address.slice(0, at), search: address.slice(at) };
}

/** Goes there; `replace` leaves no step in the history, as is right for filters. */
export function navigate(to: string, how: "push" | "replace" = "push"): void {
  if (to === read()) return;
  if (how === "push") window.history.pushState(null, "", to);
  else window.history.replaceState(null, "", to);
  returning = false;
  window.dispatchEvent(new Event(MOVED));
}

let returning = false;
window.addEventListener("popstate", () => {
  returning = true;
});
/** Did the last step go back or forth in the history? Then the browser knows where on the page one was. */
export const isReturning = (): boolean => returning;

export type Parameters = Readonly<Record<string, string | undefined>>;

/** The address with these parameters set, or without those that are undefined or empty; in one order, so that the same view has one address. */
export function withParameters(path: string, search: string, changes: Parameters): string {
  const parameters = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === "") parameters.delete(name);
    else parameters.set(name, value);
  }
  parameters.sort();
  const query = parameters.toString();
  return query === "" ? path : `${path}?${query}`;
}

/** A piece of the view's state that lives in the address, so that it can be shared, kept and gone back to. */
export function useParameter(name: string): readonly [string | undefined, (value: string | undefined) => void] {
  const { search } = useLocation();
  const value = new URLSearchParams(search).get(name) ?? undefined;
  const set = useCallback((next: string | undefined) => setParameters({ [name]: next }), [name]);
  return [value, set];
}

/** Several at once, in one step. */
export function setParameters(changes: Parameters, how: "push" | "replace" = "replace"): void {
  const { pathname, search } = window.location;
  navigate(withParameters(pathname, search, changes), how);
}
