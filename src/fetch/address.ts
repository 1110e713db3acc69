import { BlockList, isIPv4, isIPv6 } from "node:net";

/**
 * Which addresses of the internet may be connected to. IPv4: all but the ranges that IANA's registry of special-purpose
 * addresses keeps for something else (https://www.iana.org/assignments/iana-ipv4-special-registry). IPv6 the other way
 * round: only global unicast, 2000::/3, less the ranges inside it that stand for something else; so loopback, link-local,
 * unique local, multicast and every form with an IPv4 address inside are out without being named.
 */
const SPECIAL_IPV4: readonly (readonly [range: string, what: string])[] = [
  ["0.0.0.0/8", "an unspecified address"],
  ["10.0.0.0/8", "a private address"],
  ["100.64.0.0/10", "an address shared by a carrier's customers"],
  ["127.0.0.0/8", "a loopback address"],
  // The first of these is where every large cloud hands out credentials: 169.254.169.254.
  ["169.254.0.0/16", "a link-local address"],
  // The same of Azure, in the middle of public space: the "wire server".
  ["168.63.129.16/32", "a cloud's own address"],
  ["172.16.0.0/12", "a private address"],
  ["192.0.0.0/24", "an address for protocols"],
  ["192.0.2.0/24", "an address for documentation"],
  ["192.88.99.0/24", "an address of 6to4 relays"],
  ["192.168.0.0/16", "a private address"],
  ["198.18.0.0/15", "an address for measuring"],
  ["198.51.100.0/24", "an address for documentation"],
  ["203.0.113.0/24", "an address for documentation"],
  ["224.0.0.0/4", "a multicast address"],
  ["240.0.0.0/4", "a reserved address"],
];

const SPECIAL_IPV6: readonly (readonly [range: string, what: string])[] = [
  // Teredo, ORCHID, benchmarking: Teredo holds an IPv4 address.
  ["2001::/23", "an address for protocols"],
  ["2001:db8::/32", "an address for documentation"],
  ["2002::/16", "an IPv6 address with an IPv4 address inside (6to4)"],
  ["3fff::/20", "an address for documentation"],
];

const list = (range: string, family: "ipv4" | "ipv6"): BlockList => {
  const [net = "", prefix = ""] = range.split("/");
  const blocks = new BlockList();
  blocks.addSubnet(net, Number(prefix), family);
  return blocks;
};
const specialIPv4 = SPECIAL_IPV4.map(([range, what]) => ({ blocks: list(range, "ipv4"), what }));
const specialIPv6 = SPECIAL_IPV6.map(([range, what]) => ({ blocks: list(range, "ipv6"), what }));
const globalUnicast = list("2000::/3", "ipv6");

/** Why this address must not be connected to, in words; undefined for a public one. Expects what a resolver gives. */
export function whyNotPublic(address: string): string | undefined {
  if (isIPv4(address)) return specialIPv4.find(({ blocks }) => blocks.check(address, "ipv4"))?.what;
  // With a zone ("fe80::1%eth0") it is an address of this machine's own network by definition.
  if (!isIPv6(address) || address.includes("%")) return "no address of the internet";
  const translated = translatedIPv4(address);
  if (translated !== undefined) return whyNotPublic(translated);
  if (!globalUnicast.check(address, "ipv6")) {
    return groupsOf(address)
      .slice(0, 5)
      .every((group) => group === 0)
      ? "a loopback, unspecified or IPv4-in-IPv6 address"
      : "no public IPv6 address";
  }
  return specialIPv6.find(({ blocks }) => blocks.check(address, "ipv6"))?.what;
}

/**
 * The IPv4 address that a network without IPv4 reaches by 64:ff9b::/96 (RFC 6052): there, DNS64 gives such an address
 * for every host that has no IPv6, and refusing them all would leave most of the web out. It is judged as what it
 * stands for. Local translation prefixes (64:ff9b:1::/48) are no public addresses.
 */
function translatedIPv4(address: string): string | undefined {
  const groups = groupsOf(address);
  const [first, second, ...rest] = groups;
  if (first !== 0x64 || second !== 0xff9b || rest.slice(0, 4).some((group) => group !== 0)) return undefined;
  return rest
    .slice(4)
    .flatMap((group) => [group >> 8, group & 0xff])
    .join(".");
}

/** The eight groups of an IPv6 address in any spelling. */
function groupsOf(address: string): readonly number[] {
  // URL writes every spelling in one way, with an IPv4 tail as two groups.
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = "", tail] = plain.split("::");
  const parse = (part: string): number[] =>
    part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));
  const [before, after] = [parse(head), parse(tail ?? "")];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}
