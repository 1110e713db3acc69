import PostalMime, { type Attachment as Attached, type Email } from "postal-mime";
import type { MetadataField, SourceDocument, SourceElement } from "../doc/source.ts";
import { HearsayError } from "../errors.ts";
import { htmlDocument } from "./html.ts";
import { isoDate } from "./page-date.ts";
import type { Attachment, Parsed } from "./parse/job.ts";
import { formatOfName, formatOfType } from "./sniff.ts";
import { checkText, keyOf, type WholeOptions } from "./text.ts";

/** Parts inside parts: mailing lists wrap what they send, and each forwarding wraps it again. */
const DEEPEST_PART = 64;
/** A plain part that is much shorter than the page beside it says "open this message in a browser". */
const WHOLE_SHARE = 0.6;

interface Body {
  readonly text: string;
  readonly elements: readonly SourceElement[];
}

/**
 * A message (RFC 5322, MIME): its subject and text as one document, its attached reports and messages apart. A page that
 * a browser saved as one file (MHTML) is read as the page.
 */
export async function mailDocuments(bytes: Uint8Array, options: WholeOptions): Promise<Parsed> {
  const { where, limits } = options;
  const email = await parsed(bytes, where);
  const page = savedFrom(email);
  if (page !== undefined && email.html !== undefined) {
    return { document: pageOf(email.html, { ...options, address: options.address ?? page }), attachments: [] };
  }
  const { taken, left } = attachmentsOf(email);
  const body = bodyOf(email, options);
  if (body === undefined && taken.length > 0) return { attachments: taken };
  if (body === undefined && email.headers.length === 0) {
    const facts = { expected: "a message: header fields, an empty line, a text", got: "something else" };
    throw new HearsayError("E_INPUT_DAMAGED", { where, ...facts, fix: "If it is plain text, say --input text." });
  }
  const { text, elements } = withSubject(email, body ?? { text: "", elements: [] });
  checkText(text, where, limits.maxText);
  const fields = headerFields(email);
  const named = left.map(({ filename, mimeType }) => filename ?? mimeType);
  const document: SourceDocument = {
    kind: "document",
    where,
    input: { ...keyOf(options), ...fields, ...options.given, text },
    markup: (Object.keys(fields) as MetadataField[]).filter((name) => !Object.hasOwn(options.given, name)),
    elements,
    notes:
      named.length === 0
        ? []
        : [{ code: "attachments-not-read", message: `Not read, because of their format: ${named.join(", ")}.` }],
    original: { bytes, mediaType: "message/rfc822" },
  };
  return { document, attachments: taken };
}

async function parsed(bytes: Uint8Array, where: string): Promise<Email> {
  try {
    // A forwarded message has an author and a date of its own: it is a document of its own.
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: DEEPEST_PART });
  } catch (cause) {
    const got = cause instanceof Error ? cause.message : String(cause);
    const code = /nesting/i.test(got) ? "E_INPUT_TOO_DEEP" : "E_INPUT_DAMAGED";
    throw new HearsayError(code, {
      where,
      expected: "a message",
      got,
      fix: "Save its text from your mail program.",
      cause,
    });
  }
}

const header = (email: Email, key: string): string | undefined =>
  email.headers.find((field) => field.key === key)?.value.trim();

/** Where a browser took the page from that it saved as a message of parts. */
function savedFrom(email: Email): string | undefined {
  const location = header(email, "snapshot-content-location");
  return location !== undefined && /^https?:\/\//i.test(location) ? location : undefined;
}

function pageOf(html: string, options: WholeOptions, given: WholeOptions["given"] = options.given): SourceDocument {
  const document = htmlDocument(new TextEncoder().encode(html), { ...options, given, encoding: "utf-8" });
  const elements = document.elements.map(({ span, path }) => ({ span, path: `/part[html]${path}` }));
  return { ...document, elements };
}

function bodyOf(email: Email, options: WholeOptions): Body | undefined {
  const plain = email.text?.replaceAll("\r\n", "\n").trim() ?? "";
  const page = email.html === undefined ? undefined : htmlBody(email.html, options);
  if (page !== undefined && letters(plain) < WHOLE_SHARE * letters(page.text)) return page;
  return plain === "" ? page : { text: plain, elements: [{ span: [0, plain.length], path: "/part[text]" }] };
}

function htmlBody(html: string, options: WholeOptions): Body | undefined {
  try {
    // The page has no title of its own, or one that says "Newsletter": the subject takes its place, so it is left out.
    const { input, elements } = pageOf(html, { ...options, address: undefined }, {});
    const [first] = elements;
    const skip = first?.path === "/part[html]/html/head/title" ? (elements[1]?.span[0] ?? 0) : 0;
    return {
      text: input.text.slice(skip),
      elements: elements
        .filter(({ span }) => span[0] >= skip)
        .map(({ span, path }) => ({ span: [span[0] - skip, span[1] - skip], path })),
    };
  } catch (error) {
    if (error instanceof HearsayError && (error.code === "E_INPUT_NO_ARTICLE" || error.code === "E_INPUT_EMPTY")) {
      return undefined;
    }
    throw error;
  }
}

const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

/** The subject is the headline of a message, and the body often begins without it. */
function withSubject(email: Email, { text, elements }: Body): Body {
  const subject = email.subject?.replace(/\s+/g, " ").trim() ?? "";
  if (subject === "" || text.startsWith(subject)) return { text, elements };
  const shift = subject.length + 2;
  return {
    text: `${subject}\n\n${text}`,
    elements: [
      { span: [0, subject.length], path: "/header[subject]" },
      ...elements.map(({ span, path }): SourceElement => ({ span: [span[0] + shift, span[1] + shift], path })),
    ],
  };
}

/** The day of sending is that of the sender's own clock, as written. */
function headerFields(email: Email): Partial<Record<MetadataField, string>> {
  const title = email.subject?.replace(/\s+/g, " ").trim();
  const author = email.from?.name.trim();
  const published = isoDate(header(email, "date"));
  return {
    ...(title === undefined || title === "" ? {} : { title }),
    ...(author === undefined || author === "" || author.includes("@") ? {} : { author }),
    ...(published === undefined ? {} : { published }),
  };
}

interface Sorted {
  readonly taken: readonly Attachment[];
  readonly left: readonly Attached[];
}

function attachmentsOf(email: Email): Sorted {
  const taken: Attachment[] = [];
  const left: Attached[] = [];
  for (const [at, attached] of email.attachments.entries()) {
    const { filename, mimeType, content } = attached;
    const name = (filename ?? `${mimeType.replaceAll("/", "-")}-${at + 1}`).replace(/[\p{Cc}/\\]/gu, "_");
    if ((formatOfType(mimeType) ?? formatOfName(name)) !== undefined && typeof content !== "string") {
      taken.push({ name, mediaType: mimeType, bytes: new Uint8Array(content) });
    } else if (!/^(?:image|audio|video)\/|^application\/pgp/.test(mimeType) && !attached.related) {
      left.push(attached);
    }
  }
  return { taken, left };
}
