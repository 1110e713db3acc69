import type { AccountRow, KeyRow } from "../../store/account-store.ts";
import type { Store } from "../../store/store.ts";
import { refusal } from "../answers.ts";
import type { Caller } from "../caller.ts";
import { addressOf } from "./address.ts";
import type { Rate, Rates } from "./rates.ts";
import { hashOf, isKey, isPassword, newToken } from "./secrets.ts";

/** Who asks, and signing in and out. */
export interface Access {
  /** Whether this server asks everybody who they are. */
  readonly needed: boolean;
  callerOf(request: Request): Promise<Caller>;
  /** The cookie of a new session; throws E_SIGN_IN, and E_BUSY where too many have been tried. */
  signIn(
    request: Request,
    name: string,
    password: string,
  ): Promise<{ readonly caller: Caller; readonly cookie: string }>;
  /** Ends the session; the cookie takes the other away. */
  signOut(request: Request): Promise<string>;
}

export interface AccessOptions {
  readonly store: Store;
  readonly rates: Rates;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whoever sits at this machine; without one everybody has to say who they are. */
  readonly local?: Caller;
}

const COOKIE = "hearsay_session";
const NOBODY: Caller = { name: "nobody", role: "anybody", kind: "person", by: "nothing" };
/** A working day: longer than one sits, shorter than a machine stands open. */
const SESSION_MS = 12 * 3_600_000;
/** Guesses: by name, so that many addresses do not help, and by address, so that many names do not. */
const GUESSES: Rate = { most: 10, perMs: 300_000 };

export function createAccess({ store, rates, now, local }: AccessOptions): Access {
  const at = (ms: number): string => new Date(ms).toISOString();

  async function withKey(key: string): Promise<Caller> {
    const row = isKey(key) ? await store.transaction((session) => session.keyWithHash(hashOf(key))) : undefined;
    if (row === undefined || (row.expiresAt !== null && row.expiresAt <= at(now()))) throw wrong("a key that is valid");
    return byKey(row);
  }

  async function withCookie(token: string): Promise<Caller | undefined> {
    return store.transaction(async (session) => {
      const signIn = await session.signInWithHash(hashOf(token));
      if (signIn === undefined || signIn.expiresAt <= at(now())) return undefined;
      const account = (await session.accounts()).find(({ name }) => name === signIn.account);
      return account === undefined ? undefined : byAccount(account);
    });
  }

  return {
    needed: local === undefined,
    async callerOf(request) {
      const authorization = request.headers.get("authorization");
      if (authorization !== null) return withKey(/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? "");
      const token = cookieOf(request);
      const signedIn = token === undefined ? undefined : await withCookie(token);
      return signedIn ?? local ?? NOBODY;
    },
    async signIn(request, name, password) {
      rates.take(`sign in as ${name}`, GUESSES);
      rates.take(`sign in from ${addressOf(request)}`, GUESSES);
      const accounts = await store.transaction((session) => session.accounts());
      const account = accounts.find((row) => row.name === name);
      // Another's secret where there is no such account, so that the time an answer takes tells nothing.
      const matches = await isPassword(password, account?.secret ?? accounts[0]?.secret ?? "");
      if (account === undefined || !matches) throw wrong("a name and its password");
      const token = newToken();
      const createdAt = at(now());
      const expiresAt = at(now() + SESSION_MS);
      await store.transaction(async (session) => {
        await session.removeSignIns({ before: createdAt });
        await session.putSignIn({ hash: hashOf(token), account: name, createdAt, expiresAt });
      });
      return { caller: byAccount(account), cookie: cookie(request, token, SESSION_MS / 1000) };
    },
    async signOut(request) {
      const token = cookieOf(request);
      if (token !== undefined) await store.transaction((session) => session.removeSignIn(hashOf(token)));
      return cookie(request, "", 0);
    },
  };
}

const byAccount = ({ name, role }: AccountRow): Caller => ({ name, role, kind: "person", by: "session" });
const byKey = ({ name, role, kind }: KeyRow): Caller => ({ name, role, kind, by: "key" });

const wrong = (expected: string) =>
  refusal("E_SIGN_IN", { expected, got: "another", fix: "Check both; an owner of the library can make new ones." });

/** Unreadable for scripts, never sent along from other sites, and only over TLS where it came over TLS. */
function cookie(request: Request, token: string, seconds: number): string {
  const secure =
    new URL(request.url).protocol === "https:" || request.headers.get("x-forwarded-proto") === "https"
      ? "; Secure"
      : "";
  return `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`;
}

function cookieOf(request: Request): string | undefined {
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const [name, value] = part.trim().split("=");
    if (name === COOKIE && value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value)) return value;
  }
  return undefined;
}
