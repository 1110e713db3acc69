import { readdirSync, statSync } from "node:fs";
import type { SourceProblem, SourceSkipped } from "../doc/source.ts";
import { unreadable } from "./bytes.ts";
import { formatOfName, READ_FORMATS } from "./sniff.ts";

export interface SourceFile {
  readonly kind: "file";
  readonly path: string;
}

/** Files that talk about a collection and are no part of it. */
const ABOUT = /^(?:README|LICEN[CS]E|CHANGELOG|NOTICE)(?:\.|$)/i;

/**
 * The files behind the paths: a file is itself, "-" is standard input, a folder all its reports and those of its
 * folders, in the order of the code units of their paths, which is the same on every machine. Links to folders are not followed: they
 * may go round in circles.
 */
export function* sourceFiles(paths: readonly string[]): Generator<SourceFile | SourceProblem | SourceSkipped, void> {
  for (const path of paths) {
    if (path === "-") {
      yield { kind: "file", path };
      continue;
    }
    try {
      if (statSync(path).isDirectory()) yield* folder(path);
      else yield { kind: "file", path };
    } catch (cause) {
      yield { kind: "problem", where: path, error: unreadable(path, cause) };
    }
  }
}

function folder(root: string): readonly (SourceFile | SourceProblem | SourceSkipped)[] {
  const found: (SourceFile | SourceProblem | SourceSkipped)[] = [];
  const open = [root.replace(/[/\\]+$/, "") || root];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    try {
      for (const entry of readdirSync(at, { withFileTypes: true })) {
        const path = at.endsWith("/") ? `${at}${entry.name}` : `${at}/${entry.name}`;
        if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
        if (entry.isDirectory()) open.push(path);
        else found.push(inFolder(path, entry.name));
      }
    } catch (cause) {
      found.push({ kind: "problem", where: at, error: unreadable(at, cause) });
    }
  }
  return found.sort((a, b) => compareCodeUnits(whereOf(a), whereOf(b)));
}

/** Why a file of a folder or an archive is not taken for a report; undefined when it is. */
export function noReport(name: string): string | undefined {
  if (ABOUT.test(name)) return "it is about the folder; name it to read it";
  return formatOfName(name) === undefined ? `not ${READ_FORMATS}; name it to read it` : undefined;
}

function inFolder(path: string, name: string): SourceFile | SourceSkipped {
  const reason = noReport(name);
  return reason === undefined ? { kind: "file", path } : { kind: "skipped", where: path, reason };
}

const whereOf = (item: SourceFile | SourceProblem | SourceSkipped): string =>
  item.kind === "file" ? item.path : item.where;
const compareCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
