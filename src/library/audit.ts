import { sha256Hex } from "../doc/hash.ts";
import { canonicalJson } from "../judgements/canonical.ts";
import type { AuditRow } from "../store/account-store.ts";
import type { Session } from "../store/store.ts";

/** What somebody did: "POST /judgements", on what. */
export type Deed = Pick<AuditRow, "at" | "who" | "kind" | "act" | "target">;

/** Writes down who did what, tied to all that was written before. */
export async function writeDown(session: Session, deed: Deed): Promise<AuditRow> {
  await session.hold("audit");
  const head = await session.auditHead();
  const { at, who, kind, act, target } = deed;
  const place = { position: (head?.position ?? 0) + 1, previous: head?.hash ?? null };
  const said = { at, who, kind, act, target };
  const row = { ...said, ...place, hash: hashOf({ ...said, ...place }) };
  await session.appendAudit(row);
  return row;
}

const hashOf = (row: Omit<AuditRow, "hash">): string => sha256Hex(canonicalJson(row));

export interface AuditFault {
  readonly position: number;
  readonly message: string;
}

export interface VerifiedAudit {
  readonly rows: number;
  readonly head: string | undefined;
  readonly faults: readonly AuditFault[];
}

const ROWS = 500;

/** Checks every entry of the log; a `noted` head also finds what was cut off at its end. */
export async function verifyAudit(session: Session, noted?: string): Promise<VerifiedAudit> {
  const faults: AuditFault[] = [];
  let previous: string | null = null;
  let position = 0;
  let held = false;
  for (;;) {
    const rows = await session.audit(ROWS, position);
    for (const { hash, ...row } of rows) {
      if (row.position !== position + 1)
        faults.push({ position: position + 1, message: `entries ${position + 1} to ${row.position - 1} are missing` });
      else if (row.previous !== previous)
        faults.push({
          position: row.position,
          message: "what stands before this entry is not what it was written after",
        });
      if (hashOf(row) !== hash)
        faults.push({ position: row.position, message: "this entry does not say what it said when it was written" });
      held ||= noted !== undefined && hash.startsWith(noted);
      previous = hash;
      position = row.position;
    }
    if (rows.length < ROWS) break;
  }
  if (noted !== undefined && !held)
    faults.push({
      position,
      message: "the log has been cut or written anew: it does not hold the head that was noted",
    });
  return { rows: position, head: previous ?? undefined, faults };
}
