import { type ReactNode, useId, useState } from "react";
import type { StoryLine, StoryTitled, StoryView } from "../../../../src/query/records.ts";
import { StoryPicker } from "../../filters/story-picker.tsx";
import { announce } from "../../frame/announce.ts";
import { Beside, BesidePart } from "../../frame/beside.tsx";
import { useLibrary } from "../../frame/use-library.ts";
import { type Choice, CorrectChoices, CorrectForm, NameField, OtherField } from "../../judging/correct-form.tsx";
import { judge, perform } from "../../judging/judge.ts";
import { useCommands } from "../../keyboard/commands.ts";
import { navigate } from "../../location/location.ts";
import { asTitle } from "../../parts/words.ts";
import { addressOf, ask, pathTo, send } from "../../server/client.ts";

type Correction = "rename" | "merge";

const CORRECTIONS: readonly Choice<Correction>[] = [
  { name: "rename", key: "e", title: "Give it a title" },
  { name: "merge", key: "m", title: "One with another story" },
];

/** What a person says of a story as a whole. That a report tells of something else is said where it is listed. */
export function CorrectStory({ story }: { readonly story: StoryView }): ReactNode {
  const [open, setOpen] = useState<Correction>();
  const library = useLibrary();
  const mayWrite = library.value !== undefined && library.value.role !== "reader";
  const close = (): void => setOpen(undefined);
  useCommands(
    "This story",
    mayWrite
      ? CORRECTIONS.map(({ name, key, title }) => ({ key, does: title.toLowerCase(), run: () => setOpen(name) }))
      : [],
  );
  if (!mayWrite) return null;
  return (
    <Beside>
      <div className="correct-story">
        <BesidePart title="Wrong?">
          <CorrectChoices choices={CORRECTIONS} open={open} onOpen={setOpen} />
          {open === "rename" && <TitleForm story={story} close={close} />}
          {open === "merge" && <MergeForm story={story} close={close} />}
        </BesidePart>
      </div>
    </Beside>
  );
}

interface FormProps {
  readonly story: StoryView;
  readonly close: () => void;
}

/** `undefined` gives it the machine's title back. */
const titled = (story: string, title: string | undefined): Promise<StoryTitled> => {
  const path = `${pathTo("stories", story)}/title`;
  return title === undefined ? send("DELETE", path, undefined) : send("POST", path, { title });
};

/** Its undoing gives back what it was called before, by whomever. */
export function giveTitle(story: StoryView, title: string | undefined): Promise<StoryTitled | undefined> {
  const { machineTitle = story.title } = story;
  return perform(
    () => titled(story.id, title),
    ({ before }) => ({
      said: title === undefined ? `Gave it the machine’s title back: “${machineTitle}”` : `Called it “${title}”`,
      undone: `Undid the naming of the story: it is “${before ?? machineTitle}” again`,
      takeBack: () => titled(story.id, before),
    }),
  );
}

function TitleForm({ story, close }: FormProps): ReactNode {
  const { title: shown, machineTitle } = story;
  const [title, setTitle] = useState(shown);
  const own = title.trim();
  return (
    <CorrectForm
      says="Your own title, wherever the story is named. The machine’s stays beside it here, and can come back."
      button="Give it this title"
      ready={own !== "" && own !== shown && own !== machineTitle}
      close={close}
      asksWhy={false}
      run={async () => ((await giveTitle(story, own)) === undefined ? undefined : true)}
    >
      <NameField label="Its title" value={title} onChange={setTitle} />
      {machineTitle === undefined ? null : (
        <p>
          <button type="button" className="button" onClick={() => void giveTitle(story, undefined).then(close)}>
            Back to the machine’s title
          </button>
        </p>
      )}
    </CorrectForm>
  );
}

function MergeForm({ story, close }: FormProps): ReactNode {
  const [other, setOther] = useState<StoryLine>();
  const id = useId();
  const run = async (reason: string | undefined): Promise<true | string | undefined> => {
    if (other === undefined) return "Choose the other story first.";
    const back = window.location.pathname + window.location.search;
    const answer = await judge(
      { act: "merge", story: story.id, with: other.id, ...(reason === undefined ? {} : { reason }) },
      {
        said: `Said that this and “${asTitle(other.title)}” are one story`,
        what: `the joining of “${asTitle(story.title)}” and “${asTitle(other.title)}”`,
        afterUndo: () => navigate(back),
      },
    );
    if (answer === undefined) return undefined;
    // Whichever of the two ids it has now, either leads there.
    const merged = (await ask(addressOf(pathTo("stories", story.id)))) as StoryView;
    navigate(pathTo("stories", merged.id));
    return true;
  };
  return (
    <CorrectForm
      says="The two become one story, and can be parted again: a record says so, nothing is written over."
      button="They are one story"
      ready={other !== undefined}
      close={close}
      run={run}
    >
      <OtherField
        label="The other story"
        id={id}
        chosen={
          other === undefined ? undefined : (
            <span className="said" dir="auto">
              {asTitle(other.title)}
            </span>
          )
        }
        onForget={() => setOther(undefined)}
      >
        <StoryPicker
          id={id}
          placeholder="type words of it"
          except={story.id}
          onPick={(picked) => {
            setOther(picked);
            announce(`${picked.title} chosen.`);
          }}
        />
      </OtherField>
    </CorrectForm>
  );
}
