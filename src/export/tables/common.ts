import type { JudgedMark } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { Claimant } from "../../fusion/aspects/claimant.ts";
import type { DocumentView, Party } from "../view.ts";
import { boolean, integer, list, text } from "./table.ts";

/** Where a row comes from. */
export const ORIGIN = {
  document: text("id of the document"),
  document_key: text("the collector's own id of it"),
  outlet: text("who published it"),
  published: text("when, EDTF"),
  uri: text("where"),
  lineage: text("the origin that the document goes back to"),
} as const;

export function origin({ report }: DocumentView) {
  const { document } = report.reading;
  return {
    document: document.id,
    document_key: document.key,
    outlet: document.outlet?.name,
    published: document.published?.value,
    uri: document.uri,
    lineage: report.lineage,
  };
}

/** Which words a row rests on. */
export const WORDS = {
  start: integer("where the words begin in the document's text, in UTF-16 code units"),
  end: integer("where they end, exclusive"),
  start_code_point: integer("the same in code points, as R and Python count"),
  end_code_point: integer("the same in code points, exclusive"),
  words: text("the exact words"),
} as const;

export function words(view: DocumentView, span: Span | undefined) {
  if (span === undefined)
    return {
      start: undefined,
      end: undefined,
      start_code_point: undefined,
      end_code_point: undefined,
      words: undefined,
    };
  return {
    start: span[0],
    end: span[1],
    start_code_point: view.codePoint(span[0]),
    end_code_point: view.codePoint(span[1]),
    words: view.words(span),
  };
}

/** Who says so. */
export const CLAIMANT = {
  attribution: text("the claim that holds it; empty where the outlet itself says so"),
  claimant: text("the innermost speaker; the outlet where nobody else is named"),
  claimant_key: text("the same key is the same claimant across documents"),
  chain: text("from the outlet inwards to the claimant, parted by |"),
  chain_lineage: text("the origin that the claim goes back to: another than the document's where it cites an outlet"),
} as const;

export function said(view: DocumentView, attribution: string | undefined, claimant: Claimant) {
  return {
    attribution: attribution === undefined ? undefined : view.names(attribution),
    claimant: claimant.name,
    claimant_key: claimant.key,
    chain: list(claimant.chain),
    chain_lineage: claimant.lineage,
  };
}

/** How it was found, and what people say of it. */
export const FOUND = {
  certainty: text("how sure the machine is of its reading: sure, likely, unsure"),
  by: text("the rule, pattern or model head that found it"),
  judged: boolean("whether people have judged it"),
  judged_fields: text("what they have judged of it, parted by |"),
  judged_by: text("who, parted by |"),
  disputed_by: text("people who see it otherwise, parted by |"),
} as const;

export function found({
  certainty,
  by,
  judged = [],
}: {
  readonly certainty: string;
  readonly by: string;
  readonly judged?: readonly JudgedMark[];
}) {
  return {
    certainty,
    by,
    judged: judged.length > 0,
    judged_fields: list(distinct(judged.map(({ field }) => field))),
    judged_by: list(distinct(judged.map(({ author }) => author))),
    disputed_by: list(distinct(judged.flatMap(({ disputedBy }) => disputedBy ?? []))),
  };
}

export const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();
export const partyNames = (parties: readonly Party[]): string | undefined =>
  list(parties.map(({ actor }) => actor.name));
export const partyKeys = (parties: readonly Party[]): string | undefined =>
  list(parties.map(({ identity }) => identity.key));
