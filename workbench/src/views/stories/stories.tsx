import type { ReactNode } from "react";
import type { StoryLine } from "../../../../src/query/records.ts";
import { Page } from "../../frame/page.tsx";
import { Link } from "../../location/link.tsx";
import { useParameter } from "../../location/location.ts";
import { Asking, Failed, Nothing } from "../../parts/answers.tsx";
import { Counts } from "../../parts/counts.tsx";
import { dateWords } from "../../parts/dates.ts";
import { useNarrow } from "../../parts/narrow.ts";
import { RowList } from "../../parts/row-list.tsx";
import { asTitle, counted } from "../../parts/words.ts";
import { useRows } from "../../server/use-rows.ts";
import "./stories.css";

/** `/stories`: what several reports tell together, the most contested first. */
export function View(): ReactNode {
  const narrow = useNarrow();
  const [q, setQ] = useParameter("q");
  const [from, setFrom] = useParameter("from");
  const [until, setUntil] = useParameter("until");
  const [contested, setContested] = useParameter("contested");
  const { rows, loading, complete, failure, more, again } = useRows<StoryLine>("/stories", {
    q,
    from,
    until,
    contested,
  });
  return (
    <Page title="Stories" facts={<span>Happenings that several reports tell of, the most contested first.</span>}>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <label className="field">
          <span>Words of the title</span>
          <input className="input" type="search" value={q ?? ""} onChange={({ target }) => setQ(target.value)} />
        </label>
        <label className="field">
          <span>From</span>
          <input className="input" type="date" value={from ?? ""} onChange={({ target }) => setFrom(target.value)} />
        </label>
        <label className="field">
          <span>Until</span>
          <input className="input" type="date" value={until ?? ""} onChange={({ target }) => setUntil(target.value)} />
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={contested === "true"}
            onChange={({ target }) => setContested(target.checked ? "true" : undefined)}
          />
          Only contested
        </label>
      </form>
      {failure === undefined ? null : <Failed failure={failure} again={again} />}
      {rows.length === 0 && failure === undefined ? (
        loading ? (
          <Asking what="the stories" />
        ) : (
          <Nothing
            title={isFiltered([q, from, until, contested]) ? "No story is like this." : "There is no story yet."}
          >
            {isFiltered([q, from, until, contested])
              ? "Fewer words or a longer time show more."
              : "Stories arise as soon as two reports tell of one happening."}
          </Nothing>
        )
      ) : (
        <RowList
          label="Stories"
          rows={rows}
          keyOf={({ id }) => id}
          rowHeight={narrow ? 5.6 : 4.1}
          nearEnd={more}
          {...(complete ? { total: rows.length } : {})}
        >
          {(story) => <StoryRow story={story} />}
        </RowList>
      )}
    </Page>
  );
}

const isFiltered = (filters: readonly (string | undefined)[]): boolean =>
  filters.some((filter) => filter !== undefined && filter !== "");

function StoryRow({ story }: { readonly story: StoryLine }): ReactNode {
  const { id, title, date, contradictions } = story;
  return (
    <div className="story-row">
      <Link to={`/stories/${encodeURIComponent(id)}`} data-stop="" className="said story-row-title" dir="auto">
        {asTitle(title)}
      </Link>
      <p className="small soft">
        {date === undefined ? null : <>{dateWords(date.value)} · </>}
        <Counts documents={story.documents} lineages={story.lineages} />
        {contradictions === 0 ? null : <span className="deny"> · {counted(contradictions, "contradiction")}</span>}
      </p>
    </div>
  );
}
