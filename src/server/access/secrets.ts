import { createHash, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

/** RFC 7914; cost as OWASP's password storage cheat sheet gives it for scrypt: 2^16, r 8, p 2 is 64 MB and about 0.3 s. */
const COST: Cost = { N: 2 ** 16, r: 8, p: 2 };
export interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}
const memory = ({ N, r }: Cost): number => 256 * N * r;
const LENGTH = 32;

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

/** What is kept of a password: "scrypt$N$r$p$salt$hash". Only tests take another cost than the usual. */
export async function secretOf(password: string, cost: Cost = COST): Promise<string> {
  const { N, r, p } = cost;
  const salt = randomBytes(16);
  const hash = await derive(password.normalize("NFKC"), salt, LENGTH, { N, r, p, maxmem: memory(cost) });
  return ["scrypt", N, r, p, salt.toString("base64url"), hash.toString("base64url")].join("$");
}

export async function isPassword(password: string, secret: string): Promise<boolean> {
  const [method, N, r, p, salt, hash] = secret.split("$");
  if (method !== "scrypt" || salt === undefined || hash === undefined) return false;
  const wanted = Buffer.from(hash, "base64url");
  // A hash that was cut to nothing would be that of every password.
  if (wanted.length !== LENGTH) return false;
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const given = await derive(password.normalize("NFKC"), Buffer.from(salt, "base64url"), wanted.length, {
    ...cost,
    maxmem: memory(cost),
  });
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

const KEY = "hsk_";
/** 256 random bits: nothing can be guessed, so a plain hash is enough to keep. */
export const newKey = (): string => `${KEY}${randomBytes(32).toString("base64url")}`;
export const newToken = (): string => randomBytes(32).toString("base64url");
export const isKey = (text: string): boolean => /^hsk_[A-Za-z0-9_-]{43}$/.test(text);
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
