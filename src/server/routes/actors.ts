import { z } from "zod";
import { actorView } from "../../library/views/actor.ts";
import { actorsView } from "../../library/views/actors.ts";
import { mapView } from "../../library/views/map.ts";
import { edgeClaimsView, networkView } from "../../library/views/network.ts";
import { relationsView } from "../../library/views/relations.ts";
import { timelineView } from "../../library/views/timeline.ts";
import { timelineDays } from "../../library/views/timeline-days.ts";
import {
  actorKindSchema,
  actorLineSchema,
  actorViewSchema,
  eventRowSchema,
  eventTypeSchema,
  mapViewSchema,
  networkViewSchema,
  relationTypeSchema,
  relationViewSchema,
  timelineDaysSchema,
  timelineViewSchema,
} from "../../query/records.ts";
import { notFound, refusal } from "../answers.ts";
import { list, pageRequest, type Route, record } from "../route.ts";

const days = { from: z.string().optional(), until: z.string().optional() };
const most = z.coerce.number().int().min(1);

/** Who is in the reports, and the pictures of them. */
export const actorRoutes: readonly Route[] = [
  list(
    "/actors",
    {
      summary: "Those who have a name, most lineages first. Private persons are not listed.",
      query: z.strictObject({
        q: z.string().optional(),
        kind: actorKindSchema.optional(),
        country: z.string().optional(),
      }),
      row: actorLineSchema,
    },
    ({ library, query }) => library.views.view((context) => actorsView(context, query, pageRequest(query))),
  ),
  record(
    "/actors/:key",
    { summary: "One actor across documents. A private person has no page.", answer: actorViewSchema, errors: [404] },
    async ({ library, params: { key = "" } }) => {
      const found = await library.views.view((context) => actorView(context, key));
      if (found === undefined) throw notFound("the key of an actor", key, "GET /actors lists them.");
      if (found !== "private") return found;
      throw refusal("E_FORBIDDEN", {
        expected: "somebody who has a part in public life",
        got: "a private person",
        fix: "Whoever is public can be said to be: judge the field `public` of the actor.",
      });
    },
  ),
  list(
    "/relations",
    {
      summary: "Who is what to whom, from when to when, according to whom; most lineages first.",
      query: z.strictObject({ actor: z.string().optional(), type: relationTypeSchema.optional() }),
      row: relationViewSchema,
    },
    ({ library, query }) => library.views.view((context) => relationsView(context, query, pageRequest(query))),
  ),
  record(
    "/network",
    {
      summary: "Who acts with and against whom, around an actor or among those with the most lineages.",
      query: z.strictObject({
        ...days,
        actor: z.string().optional(),
        depth: most.max(2).optional(),
        limit: most.max(500).optional(),
      }),
      answer: networkViewSchema,
    },
    ({ library, query }) => library.views.view((context) => networkView(context, query)),
  ),
  list(
    "/network/claims",
    {
      summary: "The claims behind one edge of the network.",
      query: z.strictObject({ from: z.string(), to: z.string(), kind: z.enum(["cooperation", "conflict"]) }),
      row: eventRowSchema,
    },
    ({ library, query }) => library.views.view((context) => edgeClaimsView(context, query, pageRequest(query))),
  ),
  record(
    "/timeline",
    {
      summary: "Events by when they are said to have happened and when it was reported.",
      query: z.strictObject({
        ...days,
        story: z.string().optional(),
        actor: z.string().optional(),
        limit: most.max(5_000).optional(),
      }),
      answer: timelineViewSchema,
    },
    ({ library, query }) => library.views.view((context) => timelineView(context, query)),
  ),
  record(
    "/timeline/days",
    {
      summary: "How many claims there are for each stretch of days, of all of them, in lanes by claimant or actor.",
      query: z.strictObject({
        ...days,
        story: z.string().optional(),
        actor: z.string().optional(),
        lanes: z.enum(["claimant", "actor"]).optional(),
      }),
      answer: timelineDaysSchema,
    },
    ({ library, query }) => library.views.view((context) => timelineDays(context, query)),
  ),
  record(
    "/map",
    {
      summary: "Places of events, each with how far off it may lie.",
      query: z.strictObject({
        ...days,
        story: z.string().optional(),
        actor: z.string().optional(),
        type: eventTypeSchema.optional(),
      }),
      answer: mapViewSchema,
    },
    ({ library, query }) => library.views.view((context) => mapView(context, query)),
  ),
];
