import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { HearsayError } from "../errors.ts";
import { ACCEPT_ENCODING, bodyOf } from "./body.ts";
import { exchange, failure, timedOut } from "./exchange.ts";
import { DEFAULT_LIMITS, type FetchLimits } from "./limits.ts";
import { type Resolve, resolveVetted, systemResolve } from "./resolve.ts";
import { allowedHost, redirectTarget, refused, type Target, vetTarget } from "./target.ts";

export interface FetchOptions {
  /** Says who asks: name, version, and how to reach whoever runs it. */
  readonly userAgent: string;
  /** Hosts that may be private, and ports other than 80 and 443: "intranet.example", "127.0.0.1:8080". */
  readonly allow?: readonly string[];
  /** From an earlier answer; the server says 304 when nothing has changed. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  readonly limits?: Partial<FetchLimits>;
  readonly signal?: AbortSignal | undefined;
  /** Put around every request, redirects each for itself; waiting in it costs none of the time of `limits`. */
  readonly around?: (url: URL, work: () => Promise<Step>) => Promise<Step>;
  /** For tests: in place of the system's own. */
  readonly resolve?: Resolve;
}

/** What one request gives: the way on, or the end of it. */
export type Step = { readonly location: string; readonly status: number } | { readonly answer: Answer };
type Answer = Omit<Fetched, "requested" | "hops" | "movedForGood">;

/** A final answer of any status; only 2xx has its body. */
export interface Fetched {
  /** As it was asked for. */
  readonly requested: string;
  /** After all redirects, without fragment. */
  readonly url: string;
  readonly status: number;
  /** Lower case, without parameters: "text/html"; "" where the server says nothing. */
  readonly mediaType: string;
  /** Of the Content-Type header. */
  readonly charset?: string;
  readonly headers: Readonly<
    Pick<IncomingHttpHeaders, "date" | "etag" | "last-modified" | "retry-after" | "cache-control">
  >;
  readonly bytes: Uint8Array;
  /** Addresses on the way, the requested one first, the final one left out. */
  readonly hops: readonly string[];
  /** True where every redirect was one that holds for ever (301, 308). */
  readonly movedForGood: boolean;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const ACCEPT =
  "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/pdf;q=0.9,*/*;q=0.8";

/**
 * Gets what lies at an address of the internet, trusting neither address nor server: only http and https to the usual
 * ports; every name is looked up once, every address vetted, and the connection made to it, again at each redirect;
 * size, time and redirects have limits. No cookies, no credentials, no proxy.
 *
 * Gives answers of every status. Throws E_FETCH_REFUSED, E_FETCH_TIMEOUT, E_FETCH_TOO_LARGE, E_FETCH_FAILED; E_USAGE for
 * a wrong `allow`.
 */
export async function fetchSafely(address: string, options: FetchOptions): Promise<Fetched> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const allow = new Set((options.allow ?? []).map(allowedHost));
  const first = vetTarget(address, allow);
  const ended = new AbortController();
  const stop = (): void => ended.abort(options.signal?.reason);
  if (options.signal?.aborted === true) stop();
  options.signal?.addEventListener("abort", stop, { once: true });
  try {
    return await follow(address, first, allow, { ...options, limits }, ended);
  } catch (error) {
    // The user's own end of the run is no failure of the page.
    if (options.signal?.aborted === true) throw options.signal.reason;
    throw failure(first.url.href, ended.signal.aborted ? ended.signal.reason : error);
  } finally {
    options.signal?.removeEventListener("abort", stop);
  }
}

async function follow(
  requested: string,
  first: Target,
  allow: ReadonlySet<string>,
  options: FetchOptions & { readonly limits: FetchLimits },
  ended: AbortController,
): Promise<Fetched> {
  const { limits, around = (_url, work) => work() } = options;
  const hops: string[] = [];
  let movedForGood = true;
  let timeLeftMs = limits.totalTimeoutMs;
  for (let target = first; ; ) {
    const at = target;
    const step = await around(at.url, async () => {
      const started = performance.now();
      const late = timedOut(first.url.href, `all of it within ${limits.totalTimeoutMs / 1000} s`);
      const clock = setTimeout(() => ended.abort(late), timeLeftMs);
      try {
        return await request(at, options, ended.signal);
      } finally {
        clearTimeout(clock);
        timeLeftMs -= performance.now() - started;
      }
    });
    if ("answer" in step) return { requested, ...step.answer, hops, movedForGood: movedForGood && hops.length > 0 };
    hops.push(at.url.href);
    movedForGood &&= step.status === 301 || step.status === 308;
    const next = redirectTarget(step.location, at, allow);
    if (hops.includes(next.url.href)) {
      throw refused(
        requested,
        "redirects that end",
        "a circle",
        "The page may want cookies; save it from the browser.",
      );
    }
    if (hops.length > limits.maxHops) {
      throw refused(
        requested,
        `at most ${limits.maxHops} redirects`,
        "more",
        "Open it in a browser to see where it ends.",
      );
    }
    target = next;
  }
}

async function request(
  target: Target,
  options: FetchOptions & { readonly limits: FetchLimits },
  signal: AbortSignal,
): Promise<Step> {
  const { limits } = options;
  signal.throwIfAborted();
  const addresses = await unlessAborted(resolveVetted(target, options.resolve ?? systemResolve), signal);
  const response = await exchange(target, addresses, { headers: headersFor(options), limits, signal });
  const status = response.statusCode ?? 0;
  const { location } = response.headers;
  if (location === undefined || !REDIRECTS.has(status)) return { answer: await answerOf(response, target, limits) };
  response.destroy();
  return { location, status };
}

function headersFor({ userAgent, etag, lastModified }: FetchOptions): Readonly<Record<string, string>> {
  return {
    "user-agent": userAgent,
    accept: ACCEPT,
    "accept-encoding": ACCEPT_ENCODING,
    "accept-language": "en, *;q=0.5",
    ...(etag === undefined ? {} : { "if-none-match": etag }),
    ...(lastModified === undefined ? {} : { "if-modified-since": lastModified }),
  };
}

async function answerOf(response: IncomingMessage, { url }: Target, { maxBytes }: FetchLimits): Promise<Answer> {
  const status = response.statusCode ?? 0;
  const {
    date,
    etag,
    "last-modified": lastModified,
    "retry-after": retryAfter,
    "cache-control": cacheControl,
  } = response.headers;
  const ok = status >= 200 && status < 300;
  let bytes: Uint8Array = new Uint8Array();
  try {
    if (ok) bytes = await bodyOf(response, maxBytes, url.href);
  } finally {
    response.destroy();
  }
  const [type = "", ...parameters] = (response.headers["content-type"] ?? "").split(";");
  const charset = parameters
    .map((part) => /^\s*charset\s*=\s*"?([\w.:-]{1,40})"?\s*$/i.exec(part)?.[1])
    .find((name) => name !== undefined);
  return {
    url: url.href,
    status,
    mediaType: type.trim().toLowerCase(),
    ...(charset === undefined ? {} : { charset: charset.toLowerCase() }),
    headers: {
      ...(date === undefined ? {} : { date }),
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { "last-modified": lastModified }),
      ...(retryAfter === undefined ? {} : { "retry-after": retryAfter }),
      ...(cacheControl === undefined ? {} : { "cache-control": cacheControl }),
    },
    bytes,
  };
}

/** A look-up cannot be called back, but it need not be waited for. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** Throws E_FETCH_STATUS for an answer without a page. */
export function requirePage(fetched: Fetched): Fetched {
  if (fetched.status >= 200 && fetched.status < 300) return fetched;
  const fix = FIXES[fetched.status] ?? "Try again later.";
  throw new HearsayError("E_FETCH_STATUS", {
    where: fetched.url,
    expected: "a page",
    got: `HTTP ${fetched.status}`,
    fix,
  });
}

const ABSENT = "Check the address, or look for the page in a web archive.";
const BARRED = "The server keeps it from programs; save the page from the browser and add the file.";
const FIXES: Readonly<Record<number, string>> = {
  400: "Check the address.",
  401: BARRED,
  402: BARRED,
  403: BARRED,
  404: ABSENT,
  410: ABSENT,
  451: ABSENT,
};
