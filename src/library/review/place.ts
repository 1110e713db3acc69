import { z } from "zod";
import { HearsayError } from "../../errors.ts";

/**
 * How far somebody has come in the queue: not a number of things, because what is decided leaves the queue, but the thing
 * after which it goes on.
 */
const placeSchema = z.union([
  z.tuple([z.literal("judgements"), z.int().nonnegative()]),
  /** The cursor that leads to the document, and the last of its things. */
  z.tuple([z.literal("elements"), z.string().nullable(), z.string()]),
  /** The cursor that leads to the story, and the last of its pairs. */
  z.tuple([z.literal("links"), z.string().nullable(), z.string()]),
]);
export type Place = z.infer<typeof placeSchema>;

export const cursorOf = (place: Place): string => JSON.stringify(place);

export function placeOf(cursor: string): Place {
  try {
    return placeSchema.parse(JSON.parse(cursor));
  } catch (cause) {
    throw new HearsayError("E_USAGE", {
      expected: "the cursor of an earlier page of the queue",
      got: JSON.stringify(cursor),
      fix: "Begin again without a cursor.",
      cause,
    });
  }
}
