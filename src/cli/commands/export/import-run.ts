import { existsSync, readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SourceDocument, SourceItem } from "../../../doc/source.ts";
import { HearsayError } from "../../../errors.ts";
import type { AnnotatedText, Left } from "../../../import/annotation.ts";
import { readBrat } from "../../../import/brat.ts";
import { annotationsOf, documentOf, parseReadingLine } from "../../../import/reading.ts";
import { readCslJson, readUrlList, type Wanted } from "../../../import/references.ts";
import { type ForeignAnnotation, readWebAnnotations } from "../../../import/web-annotation.ts";
import { addAll } from "../../../library/add.ts";
import { engineKey } from "../../../library/engine-key.ts";
import { type Annotated, importAnnotations, importForeign } from "../../../library/import/import-annotations.ts";
import { importLines } from "../../../library/judgements/ledger.ts";
import { fileResources } from "../../../resources/files.ts";
import type { Store } from "../../../store/store.ts";
import { withLibrary } from "../../library-options.ts";
import type { Streams } from "../../output.ts";
import { progress } from "../../progress.ts";
import { signature } from "../judgements/author.ts";
import { fetchWanted } from "./fetch-wanted.ts";
import type { ImportFormat, ImportOptions } from "./import-options.ts";

/** What the files hold, taken apart before anything is written. */
interface Gathered {
  readonly documents: SourceDocument[];
  readonly wanted: Wanted[];
  readonly annotated: AnnotatedText[];
  readonly foreign: { readonly where: string; readonly annotations: readonly ForeignAnnotation[] }[];
  readonly judgements: { readonly where: string; readonly lines: readonly string[] }[];
  readonly left: Left[];
}

const FAILED = 1;

export async function runImport(
  paths: readonly string[],
  options: ImportOptions,
  given: unknown,
  streams: Streams,
): Promise<number> {
  const gathered: Gathered = { documents: [], wanted: [], annotated: [], foreign: [], judgements: [], left: [] };
  for (const path of paths.flatMap(filesAt)) await gather(path, options, gathered);
  const create = gathered.documents.length + gathered.wanted.length > 0;
  return withLibrary(given, { create }, async (store, place) => {
    const failed = await addDocuments(store, paths, gathered, given, streams);
    const signed = signature({
      ...(options.author === undefined ? {} : { author: options.author }),
      ...(options.reason === undefined ? {} : { reason: options.reason }),
    });
    const engine = engineKey(fileResources());
    let total: Annotated = { judgements: 0, known: 0, notes: 0, left: gathered.left };
    const count = (one: Annotated): void => {
      total = {
        judgements: total.judgements + one.judgements,
        known: total.known + one.known,
        notes: total.notes + one.notes,
        left: [...total.left, ...one.left],
      };
    };
    for (const text of gathered.annotated)
      count(await store.transaction((session) => importAnnotations(session, engine, text, signed)));
    for (const { where, annotations } of gathered.foreign)
      count(await store.transaction((session) => importForeign(session, engine, where, annotations, signed)));
    for (const { where, lines } of gathered.judgements) {
      const { added, known } = await store.transaction((session) => importLines(session, lines, where));
      count({ judgements: added, known, notes: 0, left: [] });
    }
    for (const { where, because } of total.left) streams.err(`hearsay: left out ${where}: ${because}\n`);
    const parts = [
      ...(total.judgements > 0 ? [`${total.judgements} judgements`] : []),
      ...(total.known > 0 ? [`${total.known} there already`] : []),
      ...(total.notes > 0 ? [`${total.notes} notes`] : []),
      ...(total.left.length > 0 ? [`${total.left.length} left out`] : []),
    ];
    if (parts.length > 0) await streams.out(`${place}: ${parts.join(", ")}\n`);
    return failed > 0 ? FAILED : 0;
  });
}

const filesAt = (path: string): readonly string[] =>
  existsSync(path) && statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ann"))
        .sort()
        .map((name) => join(path, name))
    : [path];

async function gather(path: string, { format, annotations }: ImportOptions, into: Gathered): Promise<void> {
  const text = await textOf(path);
  switch (format === "auto" ? formatOf(path, text) : format) {
    case "reading":
      for (const [index, line] of text.split("\n").entries()) {
        if (line.trim() === "") continue;
        const where = `${path}:${index + 1}`;
        const reading = parseReadingLine(line, where);
        into.documents.push(documentOf(reading, where));
        if (annotations === true) into.annotated.push(annotationsOf(reading, where));
      }
      return;
    case "brat": {
      const source = path.replace(/\.ann$/, ".txt");
      const own = (await textOf(source)).replace(/^\ufeff/, "");
      into.documents.push({
        kind: "document",
        where: source,
        input: { id: source, text: own },
        markup: [],
        elements: [],
        notes: [],
      });
      const read = readBrat(path, own, text);
      into.annotated.push(read);
      return;
    }
    case "web-annotation": {
      const { annotations: found, left } = readWebAnnotations(path, text);
      into.foreign.push({ where: path, annotations: found });
      into.left.push(...left);
      return;
    }
    case "csl-json": {
      const { wanted, without } = readCslJson(path, text);
      into.wanted.push(...wanted);
      if (without > 0) into.left.push({ where: path, because: `${without} references have no address` });
      return;
    }
    case "urls":
      into.wanted.push(...readUrlList(path, text));
      return;
    case "judgements":
      into.judgements.push({ where: path, lines: text.split("\n") });
      return;
    default:
      throw new HearsayError("E_INPUT_SCHEMA", {
        where: path,
        expected: "a file of one of the formats of --format",
        got: "something else",
        fix: "Say what it is with --format; reports themselves are added with `hearsay add`.",
      });
  }
}

/** By the name, then by how the text begins. */
function formatOf(path: string, text: string): ImportFormat | undefined {
  if (path.endsWith(".ann")) return "brat";
  const head = text.slice(0, 4096).trimStart();
  if (head.includes("hearsay/reading@1")) return "reading";
  if (head.includes("hearsay/judgement@1")) return "judgements";
  if (head.includes("www.w3.org/ns/anno.jsonld")) return "web-annotation";
  if (/^\[?\s*\{/.test(head) && /"(?:URL|container-title|issued)"\s*:/.test(head)) return "csl-json";
  return /^(?:#[^\n]*\n|\s)*https?:\/\/\S+\s*(?:\n|$)/i.test(head) ? "urls" : undefined;
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new HearsayError("E_INPUT_UNREADABLE", {
      where: path,
      expected: "a file that can be read",
      got: cause instanceof Error ? cause.message : String(cause),
      fix: path.endsWith(".txt") ? "brat keeps the text of an .ann file beside it." : "Check the path.",
      cause,
    });
  }
}

async function addDocuments(
  store: Store,
  paths: readonly string[],
  { documents, wanted }: Gathered,
  given: unknown,
  streams: Streams,
): Promise<number> {
  if (documents.length + wanted.length === 0) return 0;
  async function* items(): AsyncGenerator<SourceItem, void> {
    yield* documents;
    if (wanted.length > 0) yield* fetchWanted(wanted, given);
  }
  const shown = progress(streams);
  const counts = { added: 0, version: 0, known: 0, failed: 0 };
  const context = { store, resources: fileResources(), now: () => new Date().toISOString() };
  for await (const outcome of addAll(context, paths, items())) {
    if (outcome.kind === "document") counts[outcome.status]++;
    else if (outcome.kind === "problem") {
      counts.failed++;
      shown.say(outcome.error.message);
    }
    shown.count(counts.added + counts.version + counts.known, counts.failed);
  }
  shown.end();
  const parts = Object.entries({
    added: counts.added,
    "new versions": counts.version,
    "there already": counts.known,
    failed: counts.failed,
  }).filter(([name, number]) => number > 0 || name === "added");
  await streams.out(`${parts.map(([name, number]) => `${number} ${name}`).join(", ")}\n`);
  return counts.failed;
}
