import { type ReactNode, useMemo } from "react";
import type { DocumentView } from "../../../../src/query/records.ts";
import { Link } from "../../location/link.tsx";
import { dateWords } from "../../parts/dates.ts";
import { type Piece, wordDiff } from "./word-diff.ts";

interface ComparedProps {
  readonly left: DocumentView;
  readonly right: DocumentView;
}

/** Below this share of common words, marks would cover everything and say nothing. */
const LIKE = 0.4;

/** Two texts; where they are copies, what only one of them has is marked, and what both have steps back. */
export function Compared({ left, right }: ComparedProps): ReactNode {
  const [one, other] = [articleOf(left), articleOf(right)];
  const diff = useMemo(() => wordDiff(one, other), [one, other]);
  const alike = diff !== undefined && diff.shared >= LIKE;
  return (
    <>
      <p className="small side-note" role="status">
        {alike ? (
          <>
            {Math.round(diff.shared * 100)} % of the shorter text stands in both.{" "}
            <span className="own-words">Marked</span> words stand in one only.
          </>
        ) : (
          <span className="soft">They have few words in common: each is shown as it is.</span>
        )}
      </p>
      <div className="side-by-side">
        <Text document={left} pieces={alike ? diff.left : [{ text: one, kind: "same" }]} dim={alike} />
        <Text document={right} pieces={alike ? diff.right : [{ text: other, kind: "same" }]} dim={alike} />
      </div>
    </>
  );
}

/** What is article: menus and advertisements are no part of the comparison. */
function articleOf({ reading }: DocumentView): string {
  const { text, zones } = reading.document;
  const kept = zones.filter(({ kind }) => kind !== "clutter");
  return kept.length === 0 ? text : kept.map(({ span }) => text.slice(...span).trim()).join("\n\n");
}

interface TextProps {
  readonly document: DocumentView;
  readonly pieces: readonly Piece[];
  readonly dim: boolean;
}

function Text({ document, pieces, dim }: TextProps): ReactNode {
  const { id, outlet, published, title } = document;
  return (
    <article className="side" aria-label={`${outlet ?? "no outlet named"}: ${title ?? ""}`}>
      <h2>
        <Link to={`/documents/${encodeURIComponent(id)}`} data-stop="">
          {outlet ?? "No outlet named"}
        </Link>{" "}
        <span className="soft">{dateWords(published)}</span>
      </h2>
      <div className={`said side-text${dim ? " dim" : ""}`} dir="auto">
        {pieces.map(({ text, kind }, at) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have their place and nothing else
          kind === "own" && dim ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
        )}
      </div>
    </article>
  );
}
