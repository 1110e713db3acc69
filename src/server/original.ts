import type { Session } from "../store/store.ts";
import type { FileAnswer } from "./route.ts";

const ENDINGS: Readonly<Record<string, string>> = {
  "text/html": "html",
  "text/plain": "txt",
  "application/pdf": "pdf",
  "message/rfc822": "eml",
  "application/json": "json",
};

/** The bytes that a document was made of, named after nothing that a stranger wrote. */
export async function originalFile(session: Session, id: string): Promise<FileAnswer | undefined> {
  const row = await session.document(id);
  const blob = row === undefined || row.blobHash === null ? undefined : await session.bytes(row.blobHash);
  if (blob === undefined) return undefined;
  const plain = blob.mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  return {
    file: `${id.slice(0, 12)}.${ENDINGS[plain] ?? "bin"}`,
    // What a browser would run is handed over as bytes: this is for saving.
    mediaType: "application/octet-stream",
    bytes: blob.bytes,
  };
}
