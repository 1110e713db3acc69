import type { Evidence } from "../../../src/query/records.ts";
import { setParameters, useParameter } from "../location/location.ts";

/** Which words are open on the right: in the address, as "document:start-end", so that a finding can be sent to somebody. */
export const evidenceText = ({ document, span: [start, end] }: Evidence): string => `${document}:${start}-${end}`;

export function parseEvidence(text: string | undefined): Evidence | undefined {
  const found = /^(.+):(\d{1,9})-(\d{1,9})$/.exec(text ?? "");
  if (found === null) return undefined;
  const [, document = "", start, end] = found;
  return { document, span: [Number(start), Number(end)] };
}

export function useOpenEvidence(): Evidence | undefined {
  const [at] = useParameter("at");
  return parseEvidence(at);
}

interface Opened {
  readonly at: string;
  /** What the words were opened for, in words: "Killed: more than 40". */
  readonly label?: string;
  readonly from: Element | null;
}
let opened: Opened | undefined;

/** The one gesture: from any number, edge or pin to the words in their document. */
export function openEvidence(evidence: Evidence, label?: string): void {
  const at = evidenceText(evidence);
  opened = { at, from: document.activeElement, ...(label === undefined ? {} : { label }) };
  setParameters({ at }, "push");
}

export const labelOf = (evidence: Evidence): string | undefined =>
  opened?.at === evidenceText(evidence) ? opened.label : undefined;

/** Several answers may rest on one sentence: where it is known which of them was chosen, that one is it. */
export function isOpenedAs(evidence: Evidence, label: string | undefined): boolean {
  const chosen = labelOf(evidence);
  return chosen === undefined || label === undefined || chosen === label;
}

/** Closes the words and goes back to where they were opened. */
export function closeEvidence(): void {
  const from = opened?.from;
  setParameters({ at: undefined }, "push");
  if (from instanceof HTMLElement && from.isConnected) from.focus();
}
