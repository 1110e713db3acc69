import { z } from "zod";
import { contradictionsView } from "../../library/views/contradictions.ts";
import { coverageView } from "../../library/views/coverage.ts";
import { evidenceView } from "../../library/views/evidence.ts";
import { libraryView } from "../../library/views/library.ts";
import { lineagesView, lineageView } from "../../library/views/lineages.ts";
import { sourcesView } from "../../library/views/sources.ts";
import { todayView } from "../../library/views/today.ts";
import {
  contradictionSchema,
  coverageViewSchema,
  libraryViewSchema,
  lineageViewSchema,
  sourceLineSchema,
  todayViewSchema,
  trailSchema,
} from "../../query/records.ts";
import { notFound } from "../answers.ts";
import { list, pageRequest, type Route, record } from "../route.ts";

const offset = z.coerce.number().int().nonnegative();

/** What a library holds at large. */
export const lookRoutes: readonly Route[] = [
  record(
    "/library",
    { summary: "What the library holds and how it was read.", answer: libraryViewSchema },
    ({ library, caller }) => {
      const role = caller.role === "anybody" ? "reader" : caller.role;
      return library.views.view((context) => libraryView(context, { name: library.name, role }));
    },
  ),
  record(
    "/today",
    {
      summary: "What came after the document with the number `since`: stories, contradictions, revised figures.",
      query: z.strictObject({ since: offset.default(0) }),
      answer: todayViewSchema,
    },
    ({ library, query }) => library.views.view((context) => todayView(context, query.since)),
  ),
  list(
    "/contradictions",
    {
      summary: "What no reading of the reports reconciles; of the most contested story first.",
      row: contradictionSchema,
    },
    ({ library, query }) => library.views.view((context) => contradictionsView(context, pageRequest(query))),
  ),
  record(
    "/evidence",
    {
      summary: "All that stands behind some words: who says them, in which paragraph, who else has them.",
      query: z.strictObject({ document: z.string(), start: offset, end: offset }),
      answer: trailSchema,
      errors: [404],
    },
    async ({ library, query: { document, start, end } }) => {
      const found = await library.views.view((context) => evidenceView(context, document, [start, end]));
      if (found !== undefined) return found;
      throw notFound(
        "words of a document that has been read",
        `${document} ${start}-${end}`,
        "GET /documents lists them.",
      );
    },
  ),
  list(
    "/sources",
    { summary: "Outlets with what they published, copied and are graded.", row: sourceLineSchema },
    ({ library, query }) => library.views.view((context) => sourcesView(context, pageRequest(query))),
  ),
  list(
    "/lineages",
    { summary: "Documents that go back to one origin, and why; the largest lineage first.", row: lineageViewSchema },
    ({ library, query }) => library.views.view((context) => lineagesView(context, pageRequest(query))),
  ),
  record(
    "/lineages/:id",
    { summary: "One lineage, by its id or one that it had before.", answer: lineageViewSchema, errors: [404] },
    async ({ library, params: { id = "" } }) => {
      const found = await library.views.view((context) => lineageView(context, id));
      if (found !== undefined) return found;
      throw notFound("the id of a lineage", id, "GET /lineages lists them.");
    },
  ),
  record(
    "/coverage",
    { summary: "What was read and what was not, and what the reader cannot do.", answer: coverageViewSchema },
    ({ library }) => library.views.view(coverageView),
  ),
];
