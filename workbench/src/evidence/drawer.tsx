import { type ReactNode, useEffect, useRef } from "react";
import type { Evidence, Trail } from "../../../src/query/records.ts";
import { announce } from "../frame/announce.ts";
import { useCommands } from "../keyboard/commands.ts";
import { Link } from "../location/link.tsx";
import { navigate } from "../location/location.ts";
import { Answered } from "../parts/answers.tsx";
import { copyText } from "../parts/copy.ts";
import { dateWords } from "../parts/dates.ts";
import { asTitle, counted } from "../parts/words.ts";
import { useAnswer } from "../server/use-answer.ts";
import { citationOf } from "./cite.ts";
import { closeEvidence, evidenceText, labelOf } from "./evidence-state.ts";
import { TrailList } from "./trail-list.tsx";
import { WordsInParagraph } from "./words-in-paragraph.tsx";
import "./drawer.css";

/** The right column with the words of something open: who says it, through whom, when; then the words; then who else has them. */
export function EvidenceDrawer({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const { document, span } = evidence;
  const answer = useAnswer<Trail>("/evidence", { document, start: span[0], end: span[1] });
  const head = useRef<HTMLHeadingElement>(null);
  const at = evidenceText(evidence);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words are other news
  useEffect(() => {
    head.current?.scrollIntoView({ block: "nearest" });
    // Where the words come over what they were opened from, they are next; beside it, one goes on where one was.
    const over = head.current?.closest("aside");
    if (over !== null && over !== undefined && window.getComputedStyle(over).position === "fixed")
      head.current?.focus();
  }, [at]);
  const trail = answer.value;
  useEffect(() => {
    if (trail !== undefined) announce(`Words: ${trail.quoted.words}. ${trail.citation}`);
  }, [trail]);
  useCommands("The words on the right", [
    { key: "o", does: "open the words in the reader", run: () => navigate(readerAddress(evidence)) },
    { key: "c", does: "copy the words with their citation", run: () => void (trail && cite(trail)) },
    { key: "Escape", does: "close", run: closeEvidence },
  ]);
  return (
    <div className="drawer">
      <div className="drawer-head">
        <h2 ref={head} tabIndex={-1} dir="auto">
          {labelOf(evidence) ?? "The words"}
        </h2>
        <button type="button" className="leads small soft" onClick={closeEvidence}>
          Close
        </button>
      </div>
      <Answered answer={answer} what="the words">
        {(value) => <TrailView trail={value} />}
      </Answered>
      <div className="drawer-foot">
        <Link className="button main" to={readerAddress(evidence)}>
          Open in reader <kbd>o</kbd>
        </Link>
        <button
          type="button"
          className="button"
          disabled={trail === undefined}
          onClick={() => trail !== undefined && cite(trail)}
        >
          Cite <kbd>c</kbd>
        </button>
      </div>
    </div>
  );
}

/** Where the reader shows these words. */
export const readerAddress = ({ document, span }: Evidence): string =>
  `/documents/${encodeURIComponent(document)}?words=${span[0]}-${span[1]}`;

function cite(trail: Trail): void {
  copyText(citationOf(trail)).then((done) =>
    announce(done ? "Copied with citation." : "The browser did not let the words be copied."),
  );
}

function TrailView({ trail }: { readonly trail: Trail }): ReactNode {
  const { quoted, paragraph, alsoIn, lineage, stories } = trail;
  const witnesses = lineage === undefined ? [] : lineage.documents;
  return (
    <>
      <TrailList trail={trail} />
      <p className="drawer-place soft small">
        <bdi>{quoted.outlet ?? "No outlet named"}</bdi>, {dateWords(quoted.published)}, paragraph {paragraph.number} of{" "}
        {paragraph.of}
      </p>
      <WordsInParagraph paragraph={paragraph} span={quoted.span} />
      {alsoIn.length === 0 ? null : (
        <section className="drawer-part">
          <h2>Also in</h2>
          <dl className="pairs">
            {alsoIn.map(({ document, outlet, published, how }) => (
              <div key={document}>
                <dt>
                  <Link to={`/documents/${encodeURIComponent(document)}`}>
                    <bdi>{outlet ?? "no outlet named"}</bdi>
                  </Link>
                </dt>
                <dd>
                  {how} <span className="soft">{dateWords(published)}</span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {lineage === undefined || witnesses.length < 2 ? null : (
        <p className="drawer-part small soft">
          {counted(witnesses.length, "document")}, one lineage: {lineage.reasons.join("; ")}.
        </p>
      )}
      {stories.length === 0 ? null : (
        <section className="drawer-part">
          <h2>Told in</h2>
          <ul className="told-in">
            {stories.map(({ id, title }) => (
              <li key={id}>
                <Link to={`/stories/${encodeURIComponent(id)}`} className="said" dir="auto">
                  {asTitle(title)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
