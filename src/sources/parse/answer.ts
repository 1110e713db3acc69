import { HearsayError } from "../../errors.ts";
import { nameOf, outOfMemory, type ParseAnswer, type Parsed, type ParseJob } from "./job.ts";

/** Takes the text out of a document. Parsers are loaded when their first document comes: most runs see few formats. */
export async function parseHere({ format, bytes, options }: ParseJob): Promise<Parsed> {
  switch (format) {
    case "html": {
      const { htmlDocument } = await import("../html.ts");
      return { document: htmlDocument(bytes, options), attachments: [] };
    }
    case "pdf": {
      const { pdfDocument } = await import("../pdf/pdf.ts");
      return { document: await pdfDocument(bytes, options), attachments: [] };
    }
    case "mail": {
      const { mailDocuments } = await import("../mail.ts");
      return mailDocuments(bytes, options);
    }
  }
}

/** Never rejects: what a parser throws is told as a fault of the document, for parsers throw what comes to hand. */
export async function answerTo(job: ParseJob): Promise<ParseAnswer> {
  try {
    const { document, attachments } = await parseHere(job);
    if (document === undefined) return { attachments };
    const { original: _original, ...lean } = document;
    return { document: lean, attachments };
  } catch (error) {
    if (error instanceof HearsayError) {
      const { cause: _cause, ...facts } = error.facts;
      return { code: error.code, facts };
    }
    return faultOf(error, job);
  }
}

function faultOf(error: unknown, job: ParseJob): ParseAnswer {
  const { where } = job.options;
  const got = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError && /call stack/i.test(got)) {
    const facts = {
      where,
      expected: `a ${nameOf(job)} of reasonable depth`,
      got: "one nested deeper, or with longer lists, than can be followed",
    };
    return { code: "E_INPUT_TOO_DEEP", facts: { ...facts, fix: "Save it as text." } };
  }
  if (error instanceof RangeError && /allocation|invalid (?:array|string) length/i.test(got)) {
    return { code: "E_INPUT_MEMORY", facts: outOfMemory(job) };
  }
  const fix = "Open it in the program it was made with and save it again, or save it as text.";
  return { code: "E_INPUT_DAMAGED", facts: { where, expected: `a ${nameOf(job)} that can be parsed`, got, fix } };
}
