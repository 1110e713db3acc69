import { z } from "zod";
import {
  type ActorLine,
  actorLineSchema,
  type ClaimRow,
  type Contradiction,
  claimFilterSchema,
  claimRowSchema,
  contradictionSchema,
  type DenialPair,
  type DocumentLine,
  denialPairSchema,
  documentLineSchema,
  type EventRow,
  eventFilterSchema,
  eventRowSchema,
  type PageOf,
  type StoryLine,
  storyLineSchema,
} from "../query/records.ts";
import { paged, type Tool, tool } from "./tool.ts";

const paging = {
  limit: z.int().min(1).max(50).default(20).describe("Rows in one answer."),
  cursor: z.string().optional().describe("Of the answer before."),
};
const rows = <T extends z.ZodType>(row: T) => z.strictObject({ rows: z.array(row) });
const dates = {
  from: z.string().optional().describe("First day of publication: 2022-04-16."),
  until: z.string().optional().describe("Last day of publication."),
};

/** Tools that answer with lists, a page at a time. */
export const LIST_TOOLS: readonly Tool[] = [
  tool({
    name: "search_documents",
    title: "Search documents",
    description:
      "Finds documents by their words; each with a passage in which they stand. Words all have to be there; " +
      '"a phrase" in quotation marks.',
    input: z.strictObject({ q: z.string().min(1), outlet: z.string().optional(), ...dates, ...paging }),
    output: rows(documentLineSchema),
    run: async (ask, input) => paged((await ask("GET", "/search", input)) as PageOf<DocumentLine>),
  }),
  tool({
    name: "list_stories",
    title: "List stories",
    description:
      "Happenings that several documents tell of, the most contested first, each with documents and lineages.",
    input: z.strictObject({
      q: z.string().optional().describe("Words of the title."),
      contested: z.boolean().optional().describe("Only those with contradictions."),
      ...dates,
      ...paging,
    }),
    output: rows(storyLineSchema),
    run: async (ask, input) => paged((await ask("GET", "/stories", input)) as PageOf<StoryLine>),
  }),
  tool({
    name: "search_claims",
    title: "Search claims",
    description:
      "Who says what in which words: attributions by speaker, act, subject, PLOVER type of the event, date, outlet, story.",
    input: claimFilterSchema.omit({ negated: true }).extend({ negated: z.boolean().optional(), ...paging }),
    output: rows(claimRowSchema),
    run: async (ask, input) => paged((await ask("GET", "/claims", input)) as PageOf<ClaimRow>),
  }),
  tool({
    name: "list_denials",
    title: "List denials with what they deny",
    description: "Pairs of a denial and the claim or event that it is about.",
    input: claimFilterSchema.omit({ negated: true }).extend(paging),
    output: rows(denialPairSchema),
    run: async (ask, input) => paged((await ask("GET", "/claims/denials", input)) as PageOf<DenialPair>),
  }),
  tool({
    name: "search_events",
    title: "Search events",
    description:
      "Who is said to have done what to whom, by whom, with which status: what is denied, planned or only possible is " +
      "there too and says so.",
    input: eventFilterSchema.extend(paging),
    output: rows(eventRowSchema),
    run: async (ask, input) => paged((await ask("GET", "/events", input)) as PageOf<EventRow>),
  }),
  tool({
    name: "list_actors",
    title: "List actors",
    description: "States, groups, offices and public persons, most lineages first. Private persons are not listed.",
    input: z.strictObject({
      q: z.string().optional().describe("Part of a name."),
      kind: z.string().optional(),
      country: z.string().optional().describe("ISO 3166-1 alpha-3."),
      ...paging,
    }),
    output: rows(actorLineSchema),
    run: async (ask, input) => paged((await ask("GET", "/actors", input)) as PageOf<ActorLine>),
  }),
  tool({
    name: "list_contradictions",
    title: "List contradictions",
    description:
      "Positions that no reading of the words reconciles, with the reason. No verdict is given, and none follows.",
    input: z.strictObject(paging),
    output: rows(contradictionSchema),
    run: async (ask, input) => paged((await ask("GET", "/contradictions", input)) as PageOf<Contradiction>),
  }),
];
