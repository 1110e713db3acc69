import type { Span } from "../doc/span.ts";
import type { ElementKind } from "../judgements/elements.ts";

/** The value of a field as an annotation has it: plain, other annotations by their ids, or words of the text. */
export type AnnotatedField =
  | { readonly form: "plain"; readonly value: unknown }
  | { readonly form: "refs"; readonly ids: readonly string[] }
  | { readonly form: "ref"; readonly id: string }
  | { readonly form: "words"; readonly span: Span }
  | { readonly form: "wordLists"; readonly spans: readonly Span[] };

/** Something that somebody has marked in a text, before it is tied to a library. */
export interface Annotation {
  /** Within its file. */
  readonly id: string;
  readonly kind: ElementKind;
  /** The words that it is known by, in UTF-16 offsets. */
  readonly span: Span;
  readonly fields: Readonly<Record<string, AnnotatedField>>;
}

/** What of a file cannot be taken over, and why: nothing is lost in silence. */
export interface Left {
  readonly where: string;
  readonly because: string;
}

/** The annotations of one text. */
export interface AnnotatedText {
  readonly where: string;
  readonly text: string;
  readonly annotations: readonly Annotation[];
  readonly left: readonly Left[];
}

export const plain = (value: unknown): AnnotatedField => ({ form: "plain", value });

/** Without those that are not there. */
export function fields(
  given: Readonly<Record<string, AnnotatedField | undefined>>,
): Readonly<Record<string, AnnotatedField>> {
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, AnnotatedField] => entry[1] !== undefined),
  );
}

/** From the type that a tool writes ("Attack", "ASSAULT", "X-FLOOD") to one that an event may have. */
export function eventType(name: string, known: readonly string[]): string {
  const upper = name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (known.includes(upper)) return upper;
  const own = upper.replace(/^X-/, "");
  return `X-${/^[A-Z]/.test(own) ? own : `T${own}`}`;
}
