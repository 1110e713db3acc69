import { textHash } from "../../doc/document-id.ts";
import type { Reading } from "../../doc/reading.ts";
import type { AnnotatedText, Annotation, Left } from "../../import/annotation.ts";
import { type ForeignAnnotation, spanOf } from "../../import/web-annotation.ts";
import type { DocumentRow, Session } from "../../store/store.ts";
import type { Signature } from "../judgements/compose.ts";
import { judgementsFor } from "../judgements/judged.ts";
import { judge } from "../judgements/ledger.ts";
import { plainAddress } from "../page.ts";
import { judgementsFrom } from "./annotate.ts";

export interface Annotated {
  readonly judgements: number;
  readonly known: number;
  readonly notes: number;
  readonly left: readonly Left[];
}

/** Takes over what is annotated in a text that the library holds, in the name of whoever signs. */
export async function importAnnotations(
  session: Session,
  engine: string,
  { where, text, annotations, left }: AnnotatedText,
  signed: Signature,
): Promise<Annotated> {
  const [id] = await session.documentsWithText(textHash(text));
  const row = id === undefined ? undefined : await session.document(id);
  if (row === undefined) return nothing([...left, { where, because: "the library has no document with this text" }]);
  return annotated(session, row, engine, where, annotations, signed, left);
}

/** Takes over annotations of documents that the library holds; remarks become notes on the document. */
export async function importForeign(
  session: Session,
  engine: string,
  where: string,
  annotations: readonly ForeignAnnotation[],
  signed: Signature,
): Promise<Annotated> {
  const left: Left[] = [];
  const byDocument = new Map<string, { readonly row: DocumentRow; readonly own: Annotation[] }>();
  let notes = 0;
  for (const { id, pointers, element, remark } of annotations) {
    const [first] = pointers;
    const row = first === undefined ? undefined : await documentAt(session, first.source);
    const span =
      row === undefined
        ? undefined
        : pointers.map((pointer) => spanOf(pointer, row.text)).find((found) => found !== undefined);
    if (row === undefined || span === undefined) {
      left.push({
        where: id,
        because: row === undefined ? `the library has no ${first?.source}` : "its words are not found, or not once",
      });
      continue;
    }
    if (element !== undefined) {
      const entry = byDocument.get(row.id) ?? { row, own: [] };
      byDocument.set(row.id, entry);
      const content = element.kind === "attribution" ? { content: { form: "wordLists" as const, spans: [span] } } : {};
      entry.own.push({ id, kind: element.kind, span, fields: { ...element.fields, ...content } });
    } else if (remark !== undefined) {
      const text = `“${row.text.slice(...span)}”: ${remark}`.slice(0, 1000);
      await session.addLabels([{ document: row.id, kind: "note", text, at: signed.at }]);
      notes++;
    } else left.push({ where: id, because: "it says nothing of the words" });
  }
  let all: Annotated = { judgements: 0, known: 0, notes, left };
  for (const { row, own } of byDocument.values()) {
    const done = await annotated(session, row, engine, where, own, signed, []);
    all = {
      ...all,
      judgements: all.judgements + done.judgements,
      known: all.known + done.known,
      left: [...all.left, ...done.left],
    };
  }
  return all;
}

const nothing = (left: readonly Left[]): Annotated => ({ judgements: 0, known: 0, notes: 0, left });

async function annotated(
  session: Session,
  row: DocumentRow,
  engine: string,
  where: string,
  annotations: readonly Annotation[],
  signed: Signature,
  left: readonly Left[],
): Promise<Annotated> {
  const json = await session.reading(row.id, engine);
  if (json === undefined) return nothing([...left, { where, because: "this engine has not read the document" }]);
  const said = await judgementsFor(session, row);
  const made = judgementsFrom(JSON.parse(json) as Reading, said, where, annotations, signed);
  for (const judgement of made.judgements) await judge(session, judgement);
  return { judgements: made.judgements.length, known: made.known, notes: 0, left: [...left, ...made.left] };
}

/** By the name that exports give it, else by its address: the newest version of the page. */
async function documentAt(session: Session, source: string): Promise<DocumentRow | undefined> {
  const [, id] = /^urn:hearsay:(?:document:)?([0-9a-f]{32})$/.exec(source) ?? [];
  if (id !== undefined) return session.document(id);
  return (await session.versions(plainAddress(source))).at(-1);
}
