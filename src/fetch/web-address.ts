import { vetTarget } from "./target.ts";

/** Whether a source that somebody names is to be fetched, and no path of a file. */
export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text);

/** Throws E_FETCH_REFUSED for an address with a name or password in it. */
export function refuseCredentials(address: string): void {
  const url = URL.parse(address);
  if (url !== null && (url.username !== "" || url.password !== "")) vetTarget(address, new Set());
}
