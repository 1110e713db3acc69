import { z } from "zod";
import { giveTitle } from "../../library/fusion/story-titles.ts";
import { storyTitledSchema } from "../../query/records.ts";
import { notFound } from "../answers.ts";
import { type Given, type Route, record } from "../route.ts";

const labelSchema = z
  .strictObject({ kind: z.enum(["tag", "note", "set"]), text: z.string().trim().min(1).max(2_000) })
  .readonly();
type Label = z.output<typeof labelSchema>;
type Asked<Body> = Given<Readonly<Record<string, string>>, unknown, Body>;

const titleSchema = z.strictObject({ title: z.string().trim().min(1).max(300) }).readonly();

const described = { needs: "editor", body: labelSchema, answer: labelSchema, errors: [404] } as const;

export const labelRoutes: readonly Route[] = [
  record(
    "/stories/:id/labels",
    { ...described, method: "post", summary: "Puts a tag, a note or a set on a story." },
    (given) =>
      onStory(given, async (session, story, at) => {
        await session.addStoryLabels([{ story, ...given.body, at }]);
      }),
  ),
  record("/stories/:id/labels", { ...described, method: "delete", summary: "Takes a label off a story." }, (given) =>
    onStory(given, async (session, story) => {
      const rows = [];
      // By whichever of its ids it was put on.
      for (const row of await session.storyLabels())
        if (row.kind === given.body.kind && row.text === given.body.text)
          if ((await session.groupOf("story", row.story)) === story) rows.push(row);
      await session.removeStoryLabels(rows);
    }),
  ),
  record(
    "/stories/:id/title",
    {
      method: "post",
      needs: "editor",
      body: titleSchema,
      answer: storyTitledSchema,
      errors: [404],
      summary: "Gives a story a title of one's own, in place of another; the machine's is kept beside it.",
    },
    (given) => titled(given, given.body.title),
  ),
  record(
    "/stories/:id/title",
    {
      method: "delete",
      needs: "editor",
      answer: storyTitledSchema,
      errors: [404],
      summary: "Takes back a person's title of a story: it bears the machine's again.",
    },
    (given) => titled(given, undefined),
  ),
  record(
    "/documents/:id/labels",
    { ...described, method: "post", summary: "Puts a tag, a note or a set on a document." },
    (given) => onDocument(given, (session, document, at) => session.addLabels([{ document, ...given.body, at }])),
  ),
  record(
    "/documents/:id/labels",
    { ...described, method: "delete", summary: "Takes a label off a document." },
    (given) =>
      onDocument(given, async (session, document) => {
        await session.removeLabels([{ document, ...given.body }]);
      }),
  ),
];

type Session = Parameters<Parameters<Asked<unknown>["library"]["store"]["transaction"]>[0]>[0];
type Work = (session: Session, id: string, at: string) => Promise<void>;

async function onStory({ library, params: { id = "" }, body }: Asked<Label>, work: Work): Promise<Label> {
  await library.store.transaction(async (session) => {
    await work(session, await storyNamed(session, id), library.now());
  });
  return body;
}

async function titled(
  { library, params: { id = "" } }: Asked<unknown>,
  title: string | undefined,
): Promise<z.output<typeof storyTitledSchema>> {
  const { story, before } = await library.store.transaction(async (session) => {
    const story = await storyNamed(session, id);
    return { story, ...(await giveTitle(session, story, title, library.now())) };
  });
  for await (const _ of library.views.update());
  return { story, ...(title === undefined ? {} : { title }), ...(before === undefined ? {} : { before }) };
}

async function storyNamed(session: Session, id: string): Promise<string> {
  const story = await session.groupOf("story", id);
  if (story !== undefined) return story;
  throw notFound("the id of a story", id, "GET /stories lists them.");
}

async function onDocument({ library, params: { id = "" }, body }: Asked<Label>, work: Work): Promise<Label> {
  await library.store.transaction(async (session) => {
    const row = await session.document(id);
    if (row === undefined) throw notFound("the id of a document", id, "GET /documents lists them.");
    await work(session, id, library.now());
  });
  return body;
}
