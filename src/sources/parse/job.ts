import type { SourceDocument } from "../../doc/source.ts";
import type { ErrorCode, ErrorFacts } from "../../errors.ts";
import type { WholeOptions } from "../text.ts";

/** A document whose format is a language of its own, and so a way to attack who reads it. */
export interface ParseJob {
  readonly format: "html" | "pdf" | "mail";
  readonly bytes: Uint8Array;
  readonly options: WholeOptions;
}

/** A file that came with a message. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface Parsed {
  /** Absent for a message that only carries files. */
  readonly document?: SourceDocument | undefined;
  readonly attachments: readonly Attachment[];
}

/** What crosses between threads: errors travel as their facts. */
export type ParseAnswer = Parsed | { readonly code: ErrorCode; readonly facts: Omit<ErrorFacts, "cause"> };

const NAMES = { html: "HTML page", pdf: "PDF", mail: "message" } as const;
export const nameOf = (job: ParseJob): string => NAMES[job.format];

export function outOfMemory(job: ParseJob): Omit<ErrorFacts, "cause"> {
  return {
    where: job.options.where,
    expected: `a ${nameOf(job)} that can be parsed in ${job.options.limits.parseMemoryMb} MiB of memory`,
    got: "one that needs more",
    fix: "Save it as text, or raise --parse-memory.",
  };
}
