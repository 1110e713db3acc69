import { lookup } from "node:dns/promises";
import { isIPv6 } from "node:net";
import { HearsayError } from "../errors.ts";
import { whyNotPublic } from "./address.ts";
import { isLiteral, refused, type Target } from "./target.ts";

/** An address to connect to, as Node's sockets take it. */
export interface VettedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** All addresses of a name, as the system knows them. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * Looks a host up once and vets every address: one bad one among them, and the host is refused whole, since which one is
 * taken would be chance. The connection is made to these addresses and the name is not looked up again, so that a
 * second answer (DNS rebinding) finds nobody asking. Throws E_FETCH_REFUSED or E_FETCH_FAILED.
 */
export async function resolveVetted(target: Target, resolve: Resolve): Promise<readonly VettedAddress[]> {
  const { host, allowed, url } = target;
  const addresses = isLiteral(host) ? [host] : await resolved(target, resolve);
  for (const address of allowed ? [] : addresses) {
    const why = whyNotPublic(address);
    if (why === undefined) continue;
    const got = address === host ? `${why} (${address})` : `${why}: ${host} is ${address}`;
    throw refused(url.href, "a public address", got, `If you mean it, allow it with --allow-host ${url.host}.`);
  }
  return addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
}

async function resolved({ host, url }: Target, resolve: Resolve): Promise<readonly string[]> {
  let addresses: readonly string[] = [];
  let cause: unknown;
  try {
    addresses = await resolve(host);
  } catch (error) {
    cause = error;
  }
  if (addresses.length > 0) return addresses;
  throw new HearsayError("E_FETCH_FAILED", {
    where: url.href,
    expected: "a host with an address",
    got: `none for ${host}`,
    fix: "Check its spelling, and that this machine is connected.",
    cause,
  });
}
