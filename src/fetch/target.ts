import { isIPv4, isIPv6 } from "node:net";
import { HearsayError } from "../errors.ts";

/** Where one request goes. */
export interface Target {
  readonly url: URL;
  /** As a resolver takes it: no brackets around IPv6, no dot at the end. */
  readonly host: string;
  readonly port: number;
  /** The caller has named this host: it may be a private one. */
  readonly allowed: boolean;
}

const LONGEST = 8192;
const DEFAULT_PORTS: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };

export function refused(where: string, expected: string, got: string, fix: string): HearsayError {
  return new HearsayError("E_FETCH_REFUSED", { where: shown(where), expected, got, fix });
}

/** An address as messages show it: without a password in it, and not longer than a line. */
export function shown(address: string): string {
  const plain = address.replace(/\/\/[^/?#]*@/, "//").replaceAll(/\p{Cc}/gu, "");
  return plain.length > 200 ? `${plain.slice(0, 197)}...` : plain;
}

/** "host", "host:port" or "[::1]:port" as a caller writes it, made comparable. Throws E_USAGE. */
export function allowedHost(entry: string): string {
  const url = /^[^\s/?#@\\]+$/.test(entry) ? URL.parse(`http://${entry}`) : null;
  if (url !== null && url.hostname !== "") {
    // URL drops ":80": the entry says whether a port was named.
    const port = /:(\d+)$/.exec(entry.replace(/^\[[^\]]*\]/, ""))?.[1];
    return port === undefined ? url.hostname : `${url.hostname}:${Number(port)}`;
  }
  throw new HearsayError("E_USAGE", {
    expected: "a host that may be fetched from: intranet.example, 10.0.0.5:8080 or [fd00::1]:8080",
    got: JSON.stringify(entry),
    fix: "Name the host without http:// and path.",
  });
}

/**
 * What can be told of an address before it is looked up. `base` is where a redirect came from. Throws E_FETCH_REFUSED
 * for everything but http and https to the usual ports, for names and passwords, and for addresses in disguise.
 */
export function vetTarget(address: string, allow: ReadonlySet<string>, base?: URL): Target {
  const refuse = (expected: string, got: string, fix: string): HearsayError => refused(address, expected, got, fix);
  const url = address.length > LONGEST ? null : URL.parse(address, base?.href);
  if (url === null) throw refuse("an address like https://example.org/report", "none", "Check how it is written.");
  const usual = DEFAULT_PORTS[url.protocol];
  if (usual === undefined) {
    throw refuse("http: or https:", url.protocol, "Nothing else is fetched; name files by their path.");
  }
  if (url.username !== "" || url.password !== "") {
    throw refuse(
      "an address without name and password",
      "one with them",
      "Leave them out; save the page if it needs them.",
    );
  }
  if (base?.protocol === "https:" && url.protocol === "http:") {
    throw refuse(
      "https: all the way",
      "a redirect from https: to http:",
      "Anyone on the way could change the page; save it yourself.",
    );
  }
  if (isDisguised(address, url, base)) {
    throw refuse("an IPv4 address as four plain numbers", `another spelling of ${url.hostname}`, "Write it as it is.");
  }
  url.hash = "";
  const port = url.port === "" ? usual : Number(url.port);
  const allowed = allow.has(`${url.hostname}:${port}`) || (port === usual && allow.has(url.hostname));
  const host = url.hostname.replace(/^\[|\]$|\.$/g, "");
  if (!allowed && (host === "localhost" || host.endsWith(".localhost"))) {
    throw refuse("a public host", "this machine", "If you mean it, allow it with --allow-host.");
  }
  if (!allowed && port !== 80 && port !== 443) {
    throw refuse(
      "port 80 or 443",
      `port ${port}`,
      `If you mean it, allow it with --allow-host ${url.hostname}:${port}.`,
    );
  }
  return { url, host, port, allowed };
}

/**
 * Where a redirect leads, vetted like any address. A stranger's page must not lead into the hosts that were opened for
 * the user's own addresses, and a page that was private may lead on to others that are open.
 */
export function redirectTarget(location: string, from: Target, allow: ReadonlySet<string>): Target {
  return vetTarget(location, from.allowed ? allow : new Set(), from.url);
}

/**
 * "http://2130706433/", "http://0x7f.1/", "http://017700000001/", "http://１２７.0.0.1/": nobody writes that in good faith.
 * What it stands for is judged all the same; this is for the spelling alone.
 */
function isDisguised(address: string, url: URL, base: URL | undefined): boolean {
  if (!isIPv4(url.hostname) || url.hostname === base?.hostname) return false;
  // URL leaves these out before it looks.
  const plain = address.trim().replaceAll(/[\t\n\r]/g, "");
  const authority = /^(?:[a-z][a-z\d+.-]*:)?[/\\]*([^/\\?#:]*)/i.exec(plain)?.[1];
  return authority !== url.hostname;
}

export const isLiteral = (host: string): boolean => isIPv4(host) || isIPv6(host);
