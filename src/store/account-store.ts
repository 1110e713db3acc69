export type Role = "reader" | "editor" | "owner";

/** Somebody who signs in. */
export type AccountRow = {
  readonly name: string;
  readonly role: Role;
  /** What checks the password, never the password. */
  readonly secret: string;
  readonly createdAt: string;
};

/** What a program shows in place of a password. */
export type KeyRow = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly kind: "program" | "agent";
  /** SHA-256 of the key: who reads the library's file cannot use it. */
  readonly hash: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
};

/** A browser in which somebody has signed in. */
export type SignInRow = {
  readonly hash: string;
  readonly account: string;
  readonly createdAt: string;
  readonly expiresAt: string;
};

/** Who did what, at its place in a chain of hashes. */
export type AuditRow = {
  /** From 1, without gaps. */
  readonly position: number;
  readonly at: string;
  readonly who: string;
  readonly kind: "person" | "program" | "agent";
  readonly act: string;
  readonly target: string;
  readonly previous: string | null;
  readonly hash: string;
};

export interface AccountSession {
  /** By name. */
  accounts(): Promise<readonly AccountRow[]>;
  /** In place of one with the same name. */
  putAccount(account: AccountRow): Promise<void>;
  /** With all its sign-ins; false where there was none. */
  removeAccount(name: string): Promise<boolean>;
  keys(): Promise<readonly KeyRow[]>;
  putKey(key: KeyRow): Promise<void>;
  removeKey(id: string): Promise<boolean>;
  keyWithHash(hash: string): Promise<KeyRow | undefined>;
  putSignIn(signIn: SignInRow): Promise<void>;
  signInWithHash(hash: string): Promise<SignInRow | undefined>;
  removeSignIn(hash: string): Promise<void>;
  /** Those of an account, or all that ended before that moment. */
  removeSignIns(which: { readonly account: string } | { readonly before: string }): Promise<void>;
  auditHead(): Promise<Pick<AuditRow, "position" | "hash"> | undefined>;
  /** Appends; throws where the position is there already. */
  appendAudit(row: AuditRow): Promise<void>;
  /** In the order of the chain, after that position. */
  audit(limit: number, after?: number): Promise<readonly AuditRow[]>;
  /** The last first, before that position. */
  auditBackwards(limit: number, before?: number): Promise<readonly AuditRow[]>;
}
