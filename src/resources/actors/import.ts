import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HearsayError } from "../../errors.ts";
import { loadKnowledge } from "../../pipeline/3-mention/knowledge/knowledge-base.ts";
import { fileResources } from "../files.ts";
import { type ActorFormat, type ForeignActor, foreignActors, type Skipped } from "./rows.ts";

export interface Imported {
  readonly actors: number;
  readonly skipped: readonly Skipped[];
  /** The tables that were written. */
  readonly tables: readonly string[];
}

const ACTOR_COLUMNS = ["id", "name", "kind", "country", "sector", "parent", "aliases", "source"] as const;
const PERSON_COLUMNS = ["id", "name", "gender", "country", "sector", "member", "aliases", "source"] as const;

/**
 * Makes tables of a user's lexicon folder from a file of actors. The whole knowledge base is loaded with them before
 * anything is written: a duplicate id, an unknown country or parent is refused with its line, and nothing is imported.
 */
export function importActors(file: string, format: ActorFormat, name: string, folder: string): Imported {
  const rows = foreignActors(file, readFileSync(file, "utf8"), format);
  const actors = rows.filter((row): row is ForeignActor => "id" in row);
  const skipped = rows.filter((row): row is Skipped => "reason" in row);
  const people = actors.filter((actor) => actor.kind === "person");
  const others = actors.filter((actor) => actor.kind !== "person");
  const source = file.replaceAll(/[\t\r\n]/g, " ");
  const tables = new Map<string, { readonly text: string; readonly lines: readonly number[] }>();
  if (others.length > 0) {
    tables.set(
      `actors/${name}.tsv`,
      table(
        ACTOR_COLUMNS,
        others.map((actor) => ({ ...cells(actor), source })),
        others,
      ),
    );
  }
  if (people.length > 0) {
    const member = people.map(({ parent, ...rest }) => ({ ...cells(rest), member: parent ?? "", source }));
    tables.set(`actors/people-${name}.tsv`, table(PERSON_COLUMNS, member, people));
  }
  const trial = mkdtempSync(join(tmpdir(), "hearsay-actors-"));
  try {
    if (existsSync(folder)) cpSync(folder, trial, { recursive: true });
    mkdirSync(join(trial, "actors"), { recursive: true });
    for (const [path, { text }] of tables) writeFileSync(join(trial, path), text);
    checkKnowledge(trial, file, tables);
    mkdirSync(join(folder, "actors"), { recursive: true });
    for (const [path, { text }] of tables) {
      writeFileSync(join(folder, `${path}.unfinished`), text);
      renameSync(join(folder, `${path}.unfinished`), join(folder, path));
    }
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
  return { actors: actors.length, skipped, tables: [...tables.keys()].map((path) => join(folder, path)) };
}

type Tables = ReadonlyMap<string, { readonly lines: readonly number[] }>;

/** Loads everything together; what is wrong in a made table is told with the line of the file that it was made from. */
function checkKnowledge(folder: string, file: string, tables: Tables): void {
  try {
    loadKnowledge(fileResources({ lexicon: folder }));
  } catch (error) {
    if (!(error instanceof HearsayError)) throw error;
    const [, path = "", line = ""] = /^(.*):(\d+)$/.exec(error.facts.where ?? "") ?? [];
    const from = tables.get(path)?.lines[Number(line) - 2];
    if (from === undefined) throw error;
    throw new HearsayError(error.code, {
      ...error.facts,
      where: `${file}:${from}`,
      fix: "Correct this row; nothing was imported.",
    });
  }
}

type Cells = Readonly<Record<string, string>>;

/** The cells of a row; characters that our tables use for themselves become spaces. */
function cells({ id, name, kind, country, gender, sector, parent, aliases }: ForeignActor): Cells {
  const clean = (text: string): string =>
    text
      .replace(/[\t\r\n;]+/g, " ")
      .replace(/\s*\((?:[^()]*)\)\s*$/, "")
      .trim();
  const others = [...new Set(aliases.map(clean))].filter((alias) => alias !== "" && alias !== clean(name));
  const optional = { country, gender, sector, parent };
  return {
    id,
    name: clean(name),
    kind,
    ...Object.fromEntries(
      Object.entries(optional).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    aliases: others.map((alias) => (/^[A-Z]{2,6}$/.test(alias) ? `${alias} (acronym)` : alias)).join("; "),
  };
}

function table(columns: readonly string[], rows: readonly Cells[], from: readonly ForeignActor[]) {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))];
  return { text: `${lines.map((line) => line.join("\t")).join("\n")}\n`, lines: from.map((actor) => actor.line) };
}
