import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { HearsayError } from "../errors.ts";
import type { FetchLimits } from "./limits.ts";
import type { VettedAddress } from "./resolve.ts";
import { refused, type Target } from "./target.ts";

export interface ExchangeOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: FetchLimits;
  /** Aborted with the error that the request is to end with. */
  readonly signal: AbortSignal;
}

/** How long one of several addresses may take before the next is tried: Node's quarter of a second is short for far hosts. */
const ATTEMPT_MS = 2_500;

interface Extra {
  readonly rejectUnauthorized: true;
  readonly autoSelectFamilyAttemptTimeout: number;
}

/** A connection is for one request: nothing of one host, and no vetted address, is kept for the next. */
const AGENTS = { http: new HttpAgent({ keepAlive: false }), https: new HttpsAgent({ keepAlive: false }) };

/**
 * One GET to one of the vetted addresses and no other. Gives the answer with its body unread.
 * Throws E_FETCH_REFUSED, E_FETCH_TIMEOUT, E_FETCH_FAILED.
 */
export function exchange(
  target: Target,
  addresses: readonly VettedAddress[],
  { headers, limits, signal }: ExchangeOptions,
): Promise<IncomingMessage> {
  const { url, host, port } = target;
  const secure = url.protocol === "https:";
  const options: RequestOptions & Extra = {
    method: "GET",
    agent: secure ? AGENTS.https : AGENTS.http,
    host,
    port,
    path: `${url.pathname}${url.search}`,
    headers: { ...headers, host: url.host },
    lookup: pinned(addresses),
    autoSelectFamilyAttemptTimeout: ATTEMPT_MS,
    maxHeaderSize: limits.maxHeaderBytes,
    insecureHTTPParser: false,
    setDefaultHeaders: true,
    signal,
    // Said here because NODE_TLS_REJECT_UNAUTHORIZED would otherwise decide.
    rejectUnauthorized: true,
  };
  return new Promise((resolve, reject) => {
    const request = secure ? httpsRequest(options) : httpRequest(options);
    const connecting = setTimeout(
      () => request.destroy(timedOut(url.href, `a connection within ${limits.connectTimeoutMs / 1000} s`)),
      limits.connectTimeoutMs,
    );
    request.on("socket", (socket) => {
      const connected = (): void => {
        clearTimeout(connecting);
        // Belt and braces: whatever an agent, a proxy setting or a later Node does, this is where we are.
        const there = socket.remoteAddress;
        if (there !== undefined && !addresses.some(({ address }) => sameAddress(address, there))) {
          request.destroy(refused(url.href, "a connection to the address that was vetted", there, "Try it again."));
        }
      };
      socket.once(secure ? "secureConnect" : "connect", connected);
    });
    let answer: IncomingMessage | undefined;
    request.setTimeout(limits.idleTimeoutMs, () => {
      const idle = timedOut(url.href, `a byte within ${limits.idleTimeoutMs / 1000} s`);
      // Whoever reads the body should hear this reason and not that the connection is gone.
      answer?.destroy(idle);
      request.destroy(idle);
    });
    request.on("error", (cause) => {
      clearTimeout(connecting);
      reject(failure(url.href, signal.aborted ? signal.reason : cause));
    });
    request.on("response", (response) => {
      answer = response;
      resolve(response);
    });
    request.end();
  });
}

/** Gives the vetted addresses whatever name is asked for. */
function pinned(addresses: readonly VettedAddress[]): LookupFunction {
  return (_host, options, callback) => {
    const [first] = addresses;
    if (options.all === true) callback(null, [...addresses]);
    else if (first !== undefined) callback(null, first.address, first.family);
  };
}

/** A socket of both families shows an IPv4 address as "::ffff:1.2.3.4". */
const sameAddress = (vetted: string, there: string): boolean =>
  new URL(`http://${bracketed(vetted)}`).hostname ===
  new URL(`http://${bracketed(there.replace(/^::ffff:(?=\d+\.)/i, ""))}`).hostname;
const bracketed = (address: string): string => (address.includes(":") ? `[${address}]` : address);

export function timedOut(where: string, expected: string): HearsayError {
  return new HearsayError("E_FETCH_TIMEOUT", { where, expected, got: "none", fix: "Try again later." });
}

/** Any fault of network, TLS or HTTP as an error with a code; what has one already passes. */
export function failure(where: string, cause: unknown): HearsayError {
  if (cause instanceof HearsayError) return cause;
  const error = cause instanceof Error ? cause : new Error(String(cause));
  const code = "code" in error ? String(error.code) : "";
  const [, expected, fix] = REASONS.find(([pattern]) => pattern.test(code)) ?? [];
  return new HearsayError("E_FETCH_FAILED", {
    where,
    expected: expected ?? "an answer over HTTP",
    got: [code, error.message.split("\n")[0]].filter((part) => part !== "").join(": "),
    fix: fix ?? "Try again later.",
    cause,
  });
}

const REASONS: readonly (readonly [code: RegExp, expected: string, fix: string])[] = [
  [
    /CERT|TLS|SSL|SELF_SIGNED|ISSUER|ALTNAME/,
    "a certificate that can be trusted",
    "Check the address; certificates are never passed over.",
  ],
  [/^HPE_HEADER_OVERFLOW$/, "headers of usual size", "The server sends too many; save the page from the browser."],
  [/^HPE_/, "an answer that is HTTP", "The server breaks the rules; save the page from the browser."],
  [/^ECONNREFUSED$/, "a server at this address", "Check the address and the port."],
  [/^Z_|^ERR__?BROTLI|BROTLI/, "a body that can be decompressed, to its end", "Try again later."],
  [/^ECONNRESET$/, "the whole answer", "The connection was cut: try again later."],
];
