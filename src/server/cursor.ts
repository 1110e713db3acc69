import { refusal } from "./answers.ts";

/** Cursors are opaque: whoever takes one apart builds on what may change with any version. */
export const sealCursor = (cursor: string): string => Buffer.from(cursor, "utf8").toString("base64url");

export function openCursor(sealed: string): string {
  const opened = /^[A-Za-z0-9_-]{1,2000}$/.test(sealed) ? Buffer.from(sealed, "base64url").toString("utf8") : "";
  if (opened !== "" && sealCursor(opened) === sealed) return opened;
  throw refusal("E_USAGE", {
    where: "cursor",
    expected: "the cursor of an earlier page",
    got: JSON.stringify(sealed.slice(0, 40)),
    fix: "Begin again without a cursor.",
  });
}
