import type { ReactNode } from "react";
import type { DocumentView, JudgeRequest } from "../../../../src/query/records.ts";
import { judge } from "../../judging/judge.ts";
import { Link } from "../../location/link.tsx";
import { useParameter } from "../../location/location.ts";
import { dateWords } from "../../parts/dates.ts";
import { Tabs } from "../../parts/tabs.tsx";
import { counted } from "../../parts/words.ts";
import { Changes } from "./changes.tsx";
import type { Judgement } from "./element-panel.tsx";
import { ReadingView } from "./reading-view.tsx";

/** A document of the library: where it stands among others, then its reading; corrections are sent as they are made. */
export function LibraryDocument({ document }: { readonly document: DocumentView }): ReactNode {
  const [tab = "text"] = useParameter("tab");
  const { versions, id, reading } = document;
  // Only what was judged of the reading that is on screen is written down.
  const judgeHere = (judgement: Judgement): void => {
    judge({ ...judgement, document: id, engine: reading.engine.version } as JudgeRequest);
  };
  const tabs = [
    { name: "text", title: "The words" },
    { name: "list", title: "As a list" },
    ...(versions.length > 1 ? [{ name: "versions", title: "What changed" }] : []),
  ];
  const current = tabs.some(({ name }) => name === tab) ? tab : "text";
  return (
    <ReadingView
      reading={document.reading}
      machine={document.machine}
      documentId={document.id}
      title={document.title ?? "Without a title"}
      actors={document.actors}
      judge={judgeHere}
      above={<Above document={document} />}
      mode={current === "list" ? "list" : "text"}
      tabs={<Tabs label="The document" tabs={tabs} current={current} />}
      instead={current === "versions" ? <Changes document={document} /> : undefined}
    />
  );
}

function Above({ document }: { readonly document: DocumentView }): ReactNode {
  const [main, ...others] = document.stories.toSorted((a, b) => b.lineages - a.lineages || b.documents - a.documents);
  const { outlet, author, published, version, versions, lineageOf, uri } = document;
  const origin = lineageOf?.links.find(({ from }) => from === document.id);
  const originName = lineageOf?.documents.find((other) => other.document === origin?.to)?.outlet;
  return (
    <>
      <p className="reader-facts">
        <span>{outlet ?? "No outlet named"}</span>
        {author === null ? null : <span>{author}</span>}
        <span>{dateWords(published)}</span>
        {versions.length > 1 ? (
          <span>
            version {version} of {versions.length}
          </span>
        ) : null}
        {origin === undefined ? null : (
          <span title={origin.reason}>
            rests on <Link to={`/documents/${encodeURIComponent(origin.to)}`}>{originName ?? "another document"}</Link>
          </span>
        )}
        {uri === null || !/^https?:/.test(uri) ? null : (
          <a href={uri} rel="noreferrer noopener" target="_blank">
            the page itself
          </a>
        )}
      </p>
      {main === undefined ? null : <InStory story={main} />}
      {others.length === 0 ? null : (
        <details className="reader-facts">
          <summary>and in {counted(others.length, "more story", "more stories")}</summary>
          {others.map((story) => (
            <InStory key={story.id} story={story} />
          ))}
        </details>
      )}
    </>
  );
}

function InStory({ story }: { readonly story: DocumentView["stories"][number] }): ReactNode {
  const { id, title, documents, lineages } = story;
  return (
    <p>
      1 of {counted(documents, "document")} ({counted(lineages, "lineage")}) in{" "}
      <Link className="said" dir="auto" to={`/stories/${encodeURIComponent(id)}`}>
        {title}
      </Link>
    </p>
  );
}
