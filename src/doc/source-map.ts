import { z } from "zod";

const offset = z.int().nonnegative();
const points = z.number();

/**
 * Where the lines of a text stand on the pages of a PDF. Kept as lists of numbers, because a long report has thousands
 * of lines: a line is [start, end, page, x, y, width, height], its span in UTF-16 offsets of the text, the page from 1,
 * its box in points (1/72 inch) from the upper left corner of the page as it is shown.
 */
export const sourceMapSchema = z.strictObject({
  kind: z.literal("pdf"),
  /** Width and height of each page as shown, in points. */
  pages: z.array(z.tuple([points, points]).readonly()).readonly(),
  lines: z.array(z.tuple([offset, offset, z.int().positive(), points, points, points, points]).readonly()).readonly(),
});
export type SourceMap = z.infer<typeof sourceMapSchema>;
