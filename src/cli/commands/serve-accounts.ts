import { type Command, Option } from "commander";
import { z } from "zod";
import { HearsayError } from "../../errors.ts";
import type { Role } from "../../store/account-store.ts";
import { isServerAddress } from "../../store/place.ts";
import { addLibraryOption, libraryPath, withLibrary } from "../library-options.ts";
import type { Streams } from "../output.ts";

type Done = (status: number) => void;

export const ROLES = ["reader", "editor", "owner"] as const;
const roleSchema = z.object({ role: z.enum(ROLES) });
const now = (): string => new Date().toISOString();

export function addAccountsCommand(program: Command, streams: Streams, done: Done): void {
  const accounts = program
    .command("accounts")
    .description("who may sign in to a library that is served: readers look, editors judge and add, owners do all");
  addAccount(accounts, streams, done);
  listAccounts(accounts, streams, done);
  removeAccount(accounts, streams, done);
}

export const roleOption = (usual: Role): Option =>
  new Option("--role <role>", "what it may do").choices(ROLES).default(usual);

function addAccount(accounts: Command, streams: Streams, done: Done): void {
  const command = accounts
    .command("add")
    .description("make an account, or give one that is there another password and role")
    .argument("<name>", "what judgements are signed with")
    .addOption(roleOption("editor"))
    .addHelpText(
      "after",
      `
The password is asked for, or read from what is piped in.

Examples:
  hearsay accounts add "Ada Brennock" --role owner
  hearsay accounts add desk --role reader < password.txt`,
    );
  addLibraryOption(command).action(async (name: string, given: unknown) => {
    const { role } = roleSchema.parse(given);
    const [{ newPassword }, { secretOf }] = await Promise.all([
      import("../password.ts"),
      import("../../server/access/secrets.ts"),
    ]);
    const secret = await secretOf(await newPassword(streams.err));
    // On a server people come before documents: it is served to nobody before there is one of them.
    await withLibrary(given, { create: isServerAddress(libraryPath(given)) }, (store) =>
      store.transaction(async (session) => {
        await session.putAccount({ name, role, secret, createdAt: now() });
        await session.removeSignIns({ account: name });
        await writeDown(session, `account ${name}: ${role}`);
      }),
    );
    await streams.out(`${name}: ${role}\n`);
    done(0);
  });
}

function listAccounts(accounts: Command, streams: Streams, done: Done): void {
  const command = accounts.command("list").description("all accounts with what they may do");
  addLibraryOption(command).action(async (given: unknown) => {
    const rows = await withLibrary(given, { create: false }, (store) =>
      store.transaction((session) => session.accounts()),
    );
    if (rows.length === 0) streams.err("hearsay: no accounts: whoever sits at this machine may do everything\n");
    for (const { name, role, createdAt } of rows)
      await streams.out(`${name}: ${role}, since ${createdAt.slice(0, 10)}\n`);
    done(0);
  });
}

function removeAccount(accounts: Command, streams: Streams, done: Done): void {
  const command = accounts
    .command("remove")
    .description("take an account away; what it judged stays, signed with its name")
    .argument("<name>", "as `hearsay accounts list` shows it");
  addLibraryOption(command).action(async (name: string, given: unknown) => {
    await withLibrary(given, { create: false }, (store) =>
      store.transaction(async (session) => {
        if (!(await session.removeAccount(name)))
          throw unknown("an account", name, "`hearsay accounts list` shows them.");
        await writeDown(session, `account ${name} removed`);
      }),
    );
    await streams.out(`${name}: removed\n`);
    done(0);
  });
}

export const unknown = (what: string, got: string, fix: string): HearsayError =>
  new HearsayError("E_USAGE", { where: got, expected: what, got: "none with this name", fix });

/** What is done on the command line is done by whoever has the library's file: that is written down too. */
export async function writeDown(
  session: Parameters<typeof import("../../library/audit.ts").writeDown>[0],
  target: string,
): Promise<void> {
  const [{ writeDown: write }, { signature }] = await Promise.all([
    import("../../library/audit.ts"),
    import("./judgements/author.ts"),
  ]);
  await write(session, { at: now(), who: signature({}).author, kind: "person", act: "command line", target });
}
