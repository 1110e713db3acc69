import type { ReactNode } from "react";
import type { DocumentLine, PageOf, StoryLine } from "../../../../src/query/records.ts";
import { Page } from "../../frame/page.tsx";
import { Link } from "../../location/link.tsx";
import { useParameter } from "../../location/location.ts";
import { Asking, Failed, Nothing } from "../../parts/answers.tsx";
import { dateWords } from "../../parts/dates.ts";
import { RowList } from "../../parts/row-list.tsx";
import { asTitle } from "../../parts/words.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { useRows } from "../../server/use-rows.ts";
import "./search.css";

/** `/search?q=`: the passages that hold these words, each leading to its place. */
export function View(): ReactNode {
  const [q] = useParameter("q");
  return (
    <Page title={q === undefined ? "Search" : `Reports with “${q}”`}>
      {q === undefined ? (
        <Nothing title="Search for words of the reports.">
          Several words must all be there; “words in quotes” stand together. <kbd>/</kbd> goes to the search field from
          anywhere.
        </Nothing>
      ) : (
        <Found q={q} />
      )}
    </Page>
  );
}

function Found({ q }: { readonly q: string }): ReactNode {
  const { rows, loading, failure, more, again } = useRows<DocumentLine>("/search", { q });
  const stories = useAnswer<PageOf<StoryLine>>("/stories", { q, limit: 5 });
  return (
    <>
      {stories.value === undefined || stories.value.rows.length === 0 ? null : (
        <section className="search-stories">
          <h2>Stories</h2>
          <ul>
            {stories.value.rows.map(({ id, title }) => (
              <li key={id}>
                <Link to={`/stories/${encodeURIComponent(id)}`} className="said" data-stop="">
                  {asTitle(title)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {failure === undefined ? null : <Failed failure={failure} again={again} />}
      {rows.length > 0 ? (
        <RowList label="Reports" rows={rows} keyOf={({ id }) => id} rowHeight={6.5} nearEnd={more}>
          {(document) => <FoundDocument document={document} />}
        </RowList>
      ) : loading ? (
        <Asking what="the reports" />
      ) : failure === undefined ? (
        <Nothing title="No report holds these words.">Fewer words, or another form of them, may find more.</Nothing>
      ) : null}
    </>
  );
}

function FoundDocument({
  document: { id, title, outlet, published, found },
}: {
  readonly document: DocumentLine;
}): ReactNode {
  const first = found?.spans[0];
  const at =
    found === undefined || first === undefined ? "" : `?words=${first[0] + found.start}-${first[1] + found.start}`;
  return (
    <div className="found">
      <Link to={`/documents/${encodeURIComponent(id)}${at}`} data-stop="" className="said found-title">
        {title ?? "Without a headline"}
      </Link>
      <p className="small soft">
        {outlet ?? "no outlet named"} · {dateWords(published)}
      </p>
      {found === undefined ? null : (
        <p className="said found-text" dir="auto">
          {found.start > 0 ? "… " : ""}
          <Marked text={found.text} spans={found.spans} />
        </p>
      )}
    </div>
  );
}

interface MarkedProps {
  readonly text: string;
  readonly spans: readonly (readonly [number, number])[];
}

function Marked({ text, spans }: MarkedProps): ReactNode {
  let done = 0;
  const parts = spans.flatMap(([start, end]) => {
    const before = text.slice(done, start);
    done = end;
    return [before, <mark key={start}>{text.slice(start, end)}</mark>];
  });
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  );
}
