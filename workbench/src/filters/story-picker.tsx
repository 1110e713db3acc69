import type { ReactNode } from "react";
import type { StoryLine } from "../../../src/query/records.ts";
import { dateWords } from "../parts/dates.ts";
import { asTitle, twoNumbers } from "../parts/words.ts";
import { Picker } from "./picker.tsx";

interface StoryPickerProps {
  readonly id: string;
  readonly placeholder: string;
  readonly onPick: (story: StoryLine) => void;
  /** The id of a story that is not to be offered: itself. */
  readonly except?: string;
}

/** A story, found by words of its reports or of its title; the last of them may be only begun. */
export function StoryPicker(props: StoryPickerProps): ReactNode {
  return (
    <Picker<StoryLine>
      {...props}
      path="/stories"
      query={(typed) => ({ q: begun(typed) })}
      keyOf={({ id }) => id}
      nameOf={({ title }) => asTitle(title)}
      noteOf={(story) => `${story.date === undefined ? "" : `${dateWords(story.date.value)} · `}${twoNumbers(story)}`}
      none="No story has these words."
      said
    />
  );
}

const begun = (typed: string): string | undefined => {
  if (!/[\p{L}\p{N}]/u.test(typed)) return undefined;
  return /[\p{L}\p{N}]$/u.test(typed) ? `${typed}*` : typed;
};
