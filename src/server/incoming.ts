import type { SourceDocument, SourceItem } from "../doc/source.ts";
import { systemClock } from "../fetch/clock.ts";
import { addressItems } from "../fetch/documents.ts";
import { createPoliteFetch } from "../fetch/polite.ts";
import { userAgent } from "../fetch/user-agent.ts";
import { refuseCredentials } from "../fetch/web-address.ts";
import type { AddRequest } from "../query/records.ts";
import { oneChunk } from "../sources/byte-source.ts";
import { documentsFrom, openContext } from "../sources/documents.ts";
import { refusal } from "./answers.ts";

/** Something that is to be added: what it is called, and how its documents come. */
export interface Incoming {
  readonly sources: readonly string[];
  items(signal: AbortSignal): AsyncGenerator<SourceItem, void>;
}

/** Text as it was pasted, with what its sender says of it. */
export function pasted(request: Extract<AddRequest, { text: string }>): Incoming {
  const where = request.url ?? request.title ?? "pasted text";
  requireWords(request.text);
  return {
    sources: [where],
    async *items() {
      yield pastedDocument(request, where);
    },
  };
}

/** A text without a word is a mistake that is better said at once. */
export function requireWords(text: string): void {
  if (/\S/.test(text)) return;
  throw refusal("E_INPUT_EMPTY", {
    where: "text",
    expected: "a text with words",
    got: "nothing but space",
    fix: "Send the words of the report.",
  });
}

export function pastedDocument(input: SourceDocument["input"], where: string): SourceDocument {
  const bytes = new TextEncoder().encode(input.text);
  const original = { bytes, mediaType: "text/plain; charset=utf-8" };
  return { kind: "document", where, input, markup: [], elements: [], notes: [], original };
}

/** A page, a file or all reports of a feed, from a vetted address. */
export function fetched(address: string, version: string, allow: readonly string[] = []): Incoming {
  refuseCredentials(address);
  return {
    sources: [address],
    async *items(signal) {
      const sources = openContext();
      try {
        const options = { userAgent: userAgent(version), allow, signal };
        const polite = createPoliteFetch({ clock: systemClock });
        yield* addressItems(address, { clock: systemClock, sources, options, polite }, {});
      } finally {
        await sources.parser.close();
      }
    },
  };
}

/** Files as a browser sends them; each is read with the limits of all sources, and none is written to disk. */
export function uploaded(files: readonly File[]): Incoming {
  if (files.length === 0) {
    throw refusal("E_USAGE", {
      where: "body",
      expected: "at least one file in the field `files`",
      got: "none",
      fix: "Send multipart/form-data with files.",
    });
  }
  return {
    sources: files.map(({ name }) => nameOf(name)),
    async *items() {
      const context = openContext();
      try {
        for (const file of files) {
          const name = nameOf(file.name);
          const bytes = oneChunk(new Uint8Array(await file.arrayBuffer()));
          yield* documentsFrom({ where: name, key: name, name, given: {}, bytes }, context);
        }
      } finally {
        await context.parser.close();
      }
    },
  };
}

/** A name and no path, whatever the sender's machine writes. */
const nameOf = (name: string): string =>
  name
    .replaceAll("\\", "/")
    .replace(/\p{Cc}/gu, "\uFFFD")
    .split("/")
    .at(-1)
    ?.slice(-200) || "file";
