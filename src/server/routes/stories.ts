import { z } from "zod";
import { storiesView } from "../../library/views/stories.ts";
import { storyView } from "../../library/views/story.ts";
import { storyLineSchema, storyViewSchema } from "../../query/records.ts";
import { notFound } from "../answers.ts";
import { list, pageRequest, type Route, record } from "../route.ts";

const filter = z.strictObject({
  q: z.string().min(1).optional(),
  tag: z.string().optional(),
  set: z.string().optional(),
  from: z.string().optional(),
  until: z.string().optional(),
  actor: z.string().optional(),
  contested: z.stringbool().optional(),
});

export const storyRoutes: readonly Route[] = [
  list(
    "/stories",
    { summary: "Stories that several reports tell, the most contested first.", query: filter, row: storyLineSchema },
    ({ library, query }) => library.views.view((context) => storiesView(context, query, pageRequest(query))),
  ),
  record(
    "/stories/:id",
    {
      summary: "One story: each question, who answers it how and in which words. An earlier id finds it too.",
      answer: storyViewSchema,
      errors: [404],
    },
    async ({ library, params: { id = "" } }) => {
      const found = await library.views.view((context) => storyView(context, id));
      if (found !== undefined) return found;
      throw notFound("the id of a story that several reports tell", id, "GET /stories lists them.");
    },
  ),
];
