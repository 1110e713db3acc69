import type { DocumentInput } from "../doc/input.ts";
import type { Reading, ReadingDocument } from "../doc/reading.ts";
import { createSegmenter } from "../pipeline/1-segment/index.ts";
import { createParser } from "../pipeline/2-parse/index.ts";
import { createMentionReader, type LinkReason } from "../pipeline/3-mention/index.ts";
import { blankAnnotations } from "../pipeline/annotations.ts";
import { assemble } from "../pipeline/pipeline.ts";
import type { Resources } from "../pipeline/resources.ts";

export type { LinkReason } from "../pipeline/3-mention/index.ts";

/**
 * Why the mentions of a reading were taken for one actor. A reading does not carry these reasons, so its text is read
 * again, in this thread and only as far as the mentions: the same text and metadata give the same links.
 */
export function createLinkReader(resources: Resources): (reading: Reading) => readonly LinkReason[] {
  const run = assemble([createSegmenter(resources), createParser(resources)]);
  const mentions = createMentionReader(resources);
  return ({ document }) => {
    const annotations = blankAnnotations(inputOf(document));
    run(annotations);
    return mentions.explain(annotations);
  };
}

/** What the caller or the page said of the document; what the reader found in the text, it will find there again. */
export function inputOf({
  text,
  title,
  author,
  language,
  outlet,
  published,
  uri,
  basis,
}: ReadingDocument): DocumentInput {
  const given = (field: string): boolean => typeof basis?.[field] === "string";
  return {
    text,
    ...(title !== undefined && given("title") ? { title } : {}),
    ...(author !== undefined && given("author") ? { author } : {}),
    ...(given("language") ? { language } : {}),
    ...(outlet !== undefined && given("outlet") ? { outlet: outlet.name } : {}),
    ...(published !== undefined && given("published") ? { published: published.value } : {}),
    ...(uri === undefined ? {} : { url: uri }),
  };
}
