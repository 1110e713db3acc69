import { claimsView } from "../../library/views/claims.ts";
import { denialsView } from "../../library/views/denials.ts";
import { eventsView } from "../../library/views/events.ts";
import {
  claimFilterSchema,
  claimRowSchema,
  denialPairSchema,
  eventFilterSchema,
  eventRowSchema,
} from "../../query/records.ts";
import { list, type Paging, pageRequest, type Route } from "../route.ts";

/** A filter without what belongs to the page. */
const filterOf = <T extends Paging>({ limit: _limit, cursor: _cursor, ...filter }: T): Omit<T, keyof Paging> => filter;

/** What the readings of all documents hold, row by row. */
export const elementRoutes: readonly Route[] = [
  list(
    "/claims",
    {
      summary: "Who says what, in which words; the newest publication first.",
      query: claimFilterSchema,
      row: claimRowSchema,
    },
    ({ library, query }) => library.views.view((context) => claimsView(context, filterOf(query), pageRequest(query))),
  ),
  list(
    "/claims/denials",
    {
      summary: "Denials with what they deny, where both are found.",
      query: claimFilterSchema,
      row: denialPairSchema,
    },
    ({ library, query }) => library.views.view((context) => denialsView(context, filterOf(query), pageRequest(query))),
  ),
  list(
    "/events",
    {
      summary: "Each mention of an event with who says so; the newest publication first.",
      query: eventFilterSchema,
      row: eventRowSchema,
    },
    ({ library, query }) => library.views.view((context) => eventsView(context, filterOf(query), pageRequest(query))),
  ),
];
