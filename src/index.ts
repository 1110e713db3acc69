/** Hearsay as a library: text in, readings out. Everything else is an inner part and may change. */
export { type DocumentInput, documentInputSchema } from "./doc/input.ts";
export type {
  Act,
  Actor,
  ActorKind,
  ActorMention,
  Attribution,
  Certainty,
  DateValue,
  Event,
  EventMention,
  Figure,
  Note,
  Place,
  PloverType,
  Reading,
  ReadingDocument,
  Relation,
  RelationType,
  Status,
  Zone,
  ZoneKind,
} from "./doc/reading.ts";
export { READING_SCHEMA, readingSchema } from "./doc/reading.ts";
export type { SourceDocument, SourceElement, SourceItem, SourceProblem, SourceSkipped } from "./doc/source.ts";
export type { Span } from "./doc/span.ts";
export { ERROR_CODES, type ErrorCode, type ErrorFacts, HearsayError } from "./errors.ts";
export { applyJudgements, type Judged } from "./judgements/apply.ts";
export { isPrivate, redactPrivate } from "./judgements/private.ts";
export { type Judgement, type JudgementRecord, makeRecord } from "./judgements/record.ts";
export { type Library, type LibraryOptions, openLibrary } from "./open-library.ts";
export type { Resources } from "./pipeline/resources.ts";
export type * from "./query/records.ts";
export { read } from "./read.ts";
export { createReader, type Reader } from "./reader/reader.ts";
export { type FileResources, type FileResourcesOptions, fileResources } from "./resources/files.ts";
export { readSources, type SourceOptions } from "./sources/sources.ts";
export { type Outcome, type ReadAllOptions, readAll } from "./workers/read-all.ts";
