import { refusal } from "../answers.ts";
import type { Guard } from "../handler.ts";

/** Names of this machine on itself. */
export const isLoopback = (host: string): boolean =>
  /^(?:localhost|\[?::1\]?|127(?:\.\d{1,3}){3})$/i.test(host.replace(/\.$/, ""));

/**
 * Answers only those who call this machine by its own name. A page of a stranger may have its name point at 127.0.0.1 (DNS
 * rebinding): the browser then takes what it gets for the stranger's own, and only the Host header says otherwise.
 */
export const ownName: Guard = (request) => {
  const host = request.headers.get("host") ?? "";
  const name = URL.parse(`http://${host}`)?.hostname ?? "";
  if (host !== "" && isLoopback(name)) return;
  throw refusal("E_FORBIDDEN", {
    where: "host",
    expected: "127.0.0.1 or localhost, by which this machine calls itself",
    got: JSON.stringify(host.slice(0, 100)),
    fix: "Serve on another address with --host and accounts.",
  });
};

const LOOKS = new Set(["GET", "HEAD", "OPTIONS"]);
/** Its presence is what counts: no page of another origin can send it without asking first, and nobody says yes. */
export const MARK = "x-hearsay";

/**
 * Lets no page of another origin ask in the name of whoever sits before the browser: browsers say where a request comes
 * from, and what changes anything has to bear a header that only this origin's pages and programs can set. Programs with a
 * key of their own carry no browser's authority.
 */
export const ownOrigin: Guard = (request) => {
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith("/api/") && !pathname.startsWith("/mcp")) return;
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const host = request.headers.get("host");
  if (site !== null && site !== "same-origin" && site !== "none") throw foreign("sec-fetch-site", site);
  if (origin !== null && URL.parse(origin)?.host !== host) throw foreign("origin", origin);
  if (LOOKS.has(request.method) || request.headers.has("authorization")) return;
  if (request.headers.has(MARK)) return;
  // Agents' programs know no header of ours. No page of another origin can send JSON without asking first either.
  if (pathname === "/mcp" && isJson(request)) return;
  throw refusal("E_FORBIDDEN", {
    where: MARK,
    expected: `the header ${MARK} on everything that changes something`,
    got: "none",
    fix: `Send ${MARK}: 1. It keeps pages of other origins from asking in your name.`,
  });
};

const isJson = (request: Request): boolean =>
  /^application\/json *(?:;|$)/i.test(request.headers.get("content-type") ?? "");

const foreign = (where: string, got: string) =>
  refusal("E_FORBIDDEN", {
    where,
    expected: "a request of this server's own pages",
    got: JSON.stringify(got.slice(0, 100)),
    fix: "Open the workbench itself; programs send no origin.",
  });
