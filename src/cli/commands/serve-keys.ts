import { randomUUID } from "node:crypto";
import { type Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { addLibraryOption, withLibrary } from "../library-options.ts";
import type { Streams } from "../output.ts";
import { ROLES, roleOption, unknown, writeDown } from "./serve-accounts.ts";

type Done = (status: number) => void;

const keySchema = z.object({ role: z.enum(ROLES), agent: z.literal(true).optional(), days: z.number().optional() });
const DAY_MS = 86_400_000;

export function addKeysCommand(program: Command, streams: Streams, done: Done): void {
  const keys = program
    .command("keys")
    .description("what programs show to a library that is served, in place of a password");
  addKey(keys, streams, done);
  listKeys(keys, streams, done);
  removeKey(keys, streams, done);
}

function addKey(keys: Command, streams: Streams, done: Done): void {
  const command = keys
    .command("add")
    .description("make a key and print it: it is shown this once, and kept as a hash alone")
    .argument("<name>", "which program it is for")
    .addOption(roleOption("reader"))
    .option("--agent", "for an agent: what it looks at is written down as well")
    .option("--days <n>", "how long it is good for (default: until it is removed)", days)
    .addHelpText(
      "after",
      `
Examples:
  hearsay keys add "nightly export" --days 365
  curl -H "authorization: Bearer hsk_…" http://127.0.0.1:4747/api/v1/stories`,
    );
  addLibraryOption(command).action(async (name: string, given: unknown) => {
    const asked = keySchema.parse(given);
    const { hashOf, newKey } = await import("../../server/access/secrets.ts");
    const key = newKey();
    const now = Date.now();
    const row = {
      id: randomUUID().slice(0, 8),
      name,
      role: asked.role,
      kind: asked.agent === true ? ("agent" as const) : ("program" as const),
      hash: hashOf(key),
      createdAt: new Date(now).toISOString(),
      expiresAt: asked.days === undefined ? null : new Date(now + asked.days * DAY_MS).toISOString(),
    };
    await withLibrary(given, { create: false }, (store) =>
      store.transaction(async (session) => {
        await session.putKey(row);
        await writeDown(session, `key ${row.id} for ${name}: ${row.kind}, ${row.role}`);
      }),
    );
    await streams.out(`${key}\n`);
    streams.err(`hearsay: key ${row.id} for ${name}: ${row.kind}, ${row.role}; it is not shown again\n`);
    done(0);
  });
}

function listKeys(keys: Command, streams: Streams, done: Done): void {
  const command = keys.command("list").description("all keys, without the keys themselves");
  addLibraryOption(command).action(async (given: unknown) => {
    const rows = await withLibrary(given, { create: false }, (store) => store.transaction((session) => session.keys()));
    if (rows.length === 0) streams.err("hearsay: no keys\n");
    for (const { id, name, role, kind, expiresAt } of rows) {
      const until = expiresAt === null ? "" : `, until ${expiresAt.slice(0, 10)}`;
      await streams.out(`${id}  ${name}: ${kind}, ${role}${until}\n`);
    }
    done(0);
  });
}

function removeKey(keys: Command, streams: Streams, done: Done): void {
  const command = keys
    .command("remove")
    .description("take a key away: from then on it opens nothing")
    .argument("<id>", "as `hearsay keys list` shows it");
  addLibraryOption(command).action(async (id: string, given: unknown) => {
    await withLibrary(given, { create: false }, (store) =>
      store.transaction(async (session) => {
        if (!(await session.removeKey(id))) throw unknown("a key", id, "`hearsay keys list` shows them.");
        await writeDown(session, `key ${id} removed`);
      }),
    );
    await streams.out(`${id}: removed\n`);
    done(0);
  });
}

function days(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError("Expected a number of days from 1 to 9999.");
  return Number(text);
}
