import type { ReactNode } from "react";
import { showAddDocuments } from "../../adding/add-documents.tsx";
import { Page } from "../../frame/page.tsx";
import { useLibrary } from "../../frame/use-library.ts";
import { useToday } from "../../frame/use-today.ts";
import { Answered, Nothing } from "../../parts/answers.tsx";
import { counted } from "../../parts/words.ts";
import { StoryOf } from "./story.tsx";

/** `/`: the most contested story. */
export function View(): ReactNode {
  const today = useToday();
  return (
    <Answered answer={today} what="the library">
      {({ stories }) => {
        const [most] = stories;
        return most === undefined ? <FirstTime /> : <StoryOf id={most.id} />;
      }}
    </Answered>
  );
}

function FirstTime(): ReactNode {
  const { value } = useLibrary();
  if (value !== undefined && value.unfused > 0) {
    return (
      <Page title="Who did what to whom, according to whom">
        <Nothing title={`${counted(value.documents, "report")} are being compared with each other.`}>
          <p>The first story opens here by itself as soon as it is found.</p>
        </Nothing>
      </Page>
    );
  }
  return (
    <Page title="Who did what to whom, according to whom">
      <Nothing title="This library has no story yet.">
        <p>
          Drop news reports on this page, or paste one: as soon as two of them tell of one happening, what each claimant
          says of it stands here side by side.
        </p>
        {value?.role === "reader" ? null : (
          <p>
            <button type="button" className="button main" onClick={showAddDocuments}>
              Add reports
            </button>
          </p>
        )}
      </Nothing>
    </Page>
  );
}
