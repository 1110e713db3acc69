/** The name by which a robots.txt calls us. */
export const ROBOTS_TOKEN = "hearsay";

/** Who asks: the program with its version, and how to reach whoever runs it, where that is given. */
export function userAgent(version: string, contact?: string): string {
  const clean = contact?.replaceAll(/[^\x20-\x7e]|[()]/g, "").trim() ?? "";
  return `Hearsay/${version} (reads news reports${clean === "" ? "" : `; ${clean}`})`;
}
