import { z } from "zod";
import { reviewQueue } from "../../library/review/queue.ts";
import { REVIEW_KINDS } from "../../library/review/request.ts";
import { reviewItemSchema } from "../../query/records.ts";
import { list, pageRequest, type Route } from "../route.ts";

export const reviewRoutes: readonly Route[] = [
  list(
    "/review",
    {
      summary: "What deserves a look, in a fixed order.",
      query: z.strictObject({ kind: z.enum(REVIEW_KINDS).optional(), document: z.string().optional() }),
      row: reviewItemSchema,
    },
    ({ library, query }) =>
      library.views.view((context) => {
        const { kind, document } = query;
        return reviewQueue(context, {
          ...pageRequest(query),
          ...(kind === undefined ? {} : { kind }),
          ...(document === undefined ? {} : { document }),
        });
      }),
  ),
];
