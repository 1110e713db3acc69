import type { ReactNode } from "react";
import type { DocumentView } from "../../../../src/query/records.ts";
import { Link } from "../../location/link.tsx";
import { useParameter } from "../../location/location.ts";
import { dateWords } from "../../parts/dates.ts";
import { Tabs } from "../../parts/tabs.tsx";
import { counted } from "../../parts/words.ts";
import { Changes } from "./changes.tsx";
import { ReadingView } from "./reading-view.tsx";
import { useJudging } from "./use-judging.ts";

/** A document of the library: where it stands among others, then its reading; corrections are sent as they are made. */
export function LibraryDocument({ document }: { readonly document: DocumentView }): ReactNode {
  const [tab = "text"] = useParameter("tab");
  const judging = useJudging(document);
  const { versions } = document;
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
      judge={judging.judge}
      last={judging.last}
      above={<Above document={document} />}
      mode={current === "list" ? "list" : "text"}
      tabs={<Tabs label="The document" tabs={tabs} current={current} />}
      instead={current === "versions" ? <Changes document={document} /> : undefined}
    />
  );
}

function Above({ document }: { readonly document: DocumentView }): ReactNode {
  const { outlet, author, published, version, versions, lineageOf, stories, uri } = document;
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
      {stories.map(({ id, title, documents, lineages }) => (
        <p key={id} className="reader-facts">
          <span>
            1 of {counted(documents, "document")} ({counted(lineages, "lineage")}) in{" "}
            <Link className="said" to={`/stories/${encodeURIComponent(id)}`}>
              {title}
            </Link>
          </span>
        </p>
      ))}
    </>
  );
}
