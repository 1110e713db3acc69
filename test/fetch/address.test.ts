import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { whyNotPublic } from "../../src/fetch/address.ts";
import { resolveVetted } from "../../src/fetch/resolve.ts";
import { allowedHost, redirectTarget, vetTarget } from "../../src/fetch/target.ts";
import { codeOf, noNames } from "./server.ts";

type Bytes = readonly [number, number, number, number];
const byte = fc.nat(255);
const bytes4 = fc.tuple(byte, byte, byte, byte);
/** Drawn from the private, loopback, link-local and carrier ranges alone. */
const privateBytes: fc.Arbitrary<Bytes> = fc.oneof(
  fc.tuple(fc.constantFrom(0, 10, 127), byte, byte, byte),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
  fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
  fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
  fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
);
const hex = (n: number): string => n.toString(16);
const number = (bytes: Bytes): number => bytes.reduce((sum, one) => sum * 256 + one, 0);
const groups = ([a, b, c, d]: Bytes): string => `${hex(a * 256 + b)}:${hex(c * 256 + d)}`;

/** Every way in which the parsers of this world let an IPv4 address be written as a host. */
const SPELLINGS: Readonly<Record<string, (bytes: Bytes) => string>> = {
  dotted: (bytes) => bytes.join("."),
  decimal: (bytes) => `${number(bytes)}`,
  hexadecimal: (bytes) => `0x${hex(number(bytes))}`,
  octal: (bytes) => `0${number(bytes).toString(8)}`,
  "octal parts": (bytes) => bytes.map((one) => `0${one.toString(8)}`).join("."),
  "hexadecimal parts": (bytes) => bytes.map((one) => `0x${hex(one)}`).join("."),
  "two parts": ([a, ...rest]) => `${a}.${rest.reduce((sum, one) => sum * 256 + one, 0)}`,
  "three parts": ([a, b, c, d]) => `${a}.${b}.${c * 256 + d}`,
  "dot at the end": (bytes) => `${bytes.join(".")}.`,
  percent: (bytes) => bytes.join(".").replaceAll(/\d/g, (digit) => `%3${digit}`),
  "full width": (bytes) => bytes.join(".").replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  "ideographic dots": (bytes) => bytes.join("。"),
  mapped: (bytes) => `[::ffff:${bytes.join(".")}]`,
  "mapped in groups": (bytes) => `[0:0:0:0:0:ffff:${groups(bytes)}]`,
  compatible: (bytes) => `[::${bytes.join(".")}]`,
  translated: (bytes) => `[::ffff:0:${bytes.join(".")}]`,
  NAT64: (bytes) => `[64:ff9b::${bytes.join(".")}]`,
  "local NAT64": (bytes) => `[64:ff9b:1::${bytes.join(".")}]`,
  "6to4": (bytes) => `[2002:${groups(bytes)}::1]`,
  Teredo: (bytes) => `[2001:0:${groups(bytes)}::1]`,
};

const allow = new Set<string>();
/** Judged as fetching judges it, up to the moment of connecting. */
const judged = async (address: string): Promise<string> =>
  codeOf((async () => resolveVetted(vetTarget(address, allow), async (host) => noNames(host)))());

describe("an address that is not public", () => {
  for (const [name, spell] of Object.entries(SPELLINGS)) {
    test(`is refused, spelled: ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(privateBytes, async (bytes) => {
          expect(await judged(`http://${spell(bytes)}/`)).toBe("E_FETCH_REFUSED");
          expect(await judged(`https://${spell(bytes)}:443/x?y`)).toBe("E_FETCH_REFUSED");
        }),
      );
    });
  }

  test.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "169.254.169.254",
    "168.63.129.16",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.9",
    "224.0.0.251",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:8.8.8.8",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "100::1",
    "5f00::1",
    "2001::1",
    "2001:db8::1",
    "2002:808:808::1",
    "3fff::1",
    "64:ff9b::127.0.0.1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::8.8.8.8",
    "64:ff9b:0:0:1::",
    "",
    "x",
  ])("%s", (address) => {
    expect(whyNotPublic(address)).toEqual(expect.any(String));
  });

  test("is told by all ways of writing the same IPv6 address", () => {
    for (const same of ["::1", "0:0:0:0:0:0:0:1", "0000:0000:0000:0000:0000:0000:0000:0001", "::0001", "0::0:1"]) {
      expect(whyNotPublic(same)).toBe("a loopback, unspecified or IPv4-in-IPv6 address");
    }
  });
});

describe("a public address", () => {
  test.each([
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.255.255",
    "192.169.0.0",
    "223.255.255.255",
    "2606:4700::1111",
    "2a00:1450:4001::1",
    "64:ff9b::8.8.8.8",
  ])("%s passes", (address) => {
    expect(whyNotPublic(address)).toBeUndefined();
  });

  test("is judged alike behind NAT64 and alone", () => {
    fc.assert(
      fc.property(bytes4, (bytes) => {
        expect(whyNotPublic(`64:ff9b::${bytes.join(".")}`)).toBe(whyNotPublic(bytes.join(".")));
      }),
    );
  });

  test("is refused in any other spelling than four plain numbers", () => {
    for (const host of ["134744072", "0x08080808", "010.8.8.8", "8.8.2056", "８.8.8.8"]) {
      expect(() => vetTarget(`http://${host}/`, allow)).toThrow("another spelling of 8.8.8.8");
    }
    expect(vetTarget("http://8.8.8.8/", allow).host).toBe("8.8.8.8");
    expect(vetTarget("http:\\\\8.8.8.8:80\\x", allow).host).toBe("8.8.8.8");
  });

  test("stays good over a redirect to a path, and not over one to another spelling", () => {
    const base = new URL("http://8.8.8.8/a");
    expect(vetTarget("/b", allow, base).url.href).toBe("http://8.8.8.8/b");
    expect(() => vetTarget("//134743044/b", allow, base)).toThrow("another spelling");
  });
});

describe("a target", () => {
  test.each([
    ["file:///etc/passwd", "http: or https:"],
    ["ftp://example.org/", "http: or https:"],
    ["data:text/html,x", "http: or https:"],
    ["javascript:alert(1)", "http: or https:"],
    ["http://user@example.org/", "without name and password"],
    ["https://user:secret@example.org/", "without name and password"],
    ["http://example.org:22/", "port 80 or 443"],
    ["https://example.org:8443/", "--allow-host example.org:8443"],
    ["http://localhost/", "this machine"],
    ["http://LOCALHOST./", "this machine"],
    ["http://printer.localhost/", "this machine"],
    ["http://", "an address like"],
    ["no address", "an address like"],
    [`http://example.org/${"x".repeat(9000)}`, "an address like"],
  ])("%s is refused", (address, message) => {
    expect(() => vetTarget(address, allow)).toThrow(message);
  });

  test("never shows a password in a message", () => {
    expect(() => vetTarget("https://user:secret@example.org/", allow)).toThrow(/^(?!.*secret)/);
    expect(() => vetTarget("ftp://user:secret@example.org/", allow)).toThrow(/^(?!.*secret)/);
  });

  test("may go from http to https and not back", () => {
    expect(vetTarget("https://example.org/", allow, new URL("http://example.org/")).port).toBe(443);
    expect(() => vetTarget("http://example.org/", allow, new URL("https://example.org/"))).toThrow(
      "https: all the way",
    );
  });

  test("loses its fragment", () => {
    expect(vetTarget("https://example.org/a#b", allow).url.href).toBe("https://example.org/a");
  });
});

describe("a host that is allowed", () => {
  const allowing = (...entries: readonly string[]) => new Set(entries.map(allowedHost));

  test("may be private, at the port that was named and at no other", async () => {
    const at = vetTarget("http://10.0.0.5:8080/", allowing("10.0.0.5:8080"));
    expect(await resolveVetted(at, async (host) => noNames(host))).toEqual([{ address: "10.0.0.5", family: 4 }]);
    expect(() => vetTarget("http://10.0.0.5:8081/", allowing("10.0.0.5:8080"))).toThrow("port 80 or 443");
    expect(vetTarget("http://10.0.0.5/", allowing("10.0.0.5:8080")).allowed).toBe(false);
    expect(vetTarget("http://10.0.0.5/", allowing("10.0.0.5:80")).allowed).toBe(true);
    expect(vetTarget("http://intranet.example/", allowing("intranet.example")).allowed).toBe(true);
    expect(vetTarget("https://intranet.example/", allowing("intranet.example")).allowed).toBe(true);
    expect(vetTarget("http://intranet.example:8080/", allowing("intranet.example:8080")).allowed).toBe(true);
    expect(() => vetTarget("http://intranet.example:8080/", allowing("intranet.example"))).toThrow("port 80 or 443");
  });

  test("is open to redirects from such hosts, and to none from a stranger's", () => {
    const open = allowing("10.0.0.5", "10.0.0.6");
    const own = vetTarget("http://10.0.0.5/", open);
    const strange = vetTarget("http://news.example/", open);
    expect(redirectTarget("http://10.0.0.6/a", own, open).allowed).toBe(true);
    expect(redirectTarget("http://10.0.0.6/a", strange, open).allowed).toBe(false);
    expect(redirectTarget("http://news.example/", own, open).allowed).toBe(false);
  });

  test("opens nothing beside it", () => {
    expect(vetTarget("http://sub.intranet.example/", allowing("intranet.example")).allowed).toBe(false);
    expect(vetTarget("http://[fd00::1]/", allowing("[fd00:0:0::1]")).allowed).toBe(true);
  });

  test.each(["http://x", "x/y", "a@b", "", " "])("is not %j", (entry) => {
    expect(() => allowedHost(entry)).toThrow("E_USAGE");
  });
});
