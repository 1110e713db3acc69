import type { ReactNode } from "react";
import type { TodayView } from "../../../../src/query/records.ts";
import { showAddDocuments } from "../../adding/add-documents.tsx";
import { JobList } from "../../adding/job-list.tsx";
import { EvidenceButton } from "../../evidence/evidence-button.tsx";
import { Page } from "../../frame/page.tsx";
import { useToday } from "../../frame/use-today.ts";
import { markSeen, orphansBefore, visitSince } from "../../frame/visit.ts";
import { Link } from "../../location/link.tsx";
import { Answered, Nothing } from "../../parts/answers.tsx";
import { Counts } from "../../parts/counts.tsx";
import { dateWords } from "../../parts/dates.ts";
import { asTitle, counted, headed } from "../../parts/words.ts";
import { forgetAnswers } from "../../server/cache.ts";
import { ContradictionPart } from "../story/contradiction-part.tsx";
import { Marked } from "./marked.tsx";
import "./today.css";

/** `/today`: what came since the last visit. */
export function View(): ReactNode {
  const today = useToday();
  return (
    <Answered answer={today} what="what is new">
      {(value) => <Today today={value} />}
    </Answered>
  );
}

/** What a screen takes in; the lists behind the links have all. */
const SHOWN = 8;

function Today({ today }: { readonly today: TodayView }): ReactNode {
  const { stories, contradictions, revised, orphans, marked, newDocuments, upTo } = today;
  const before = orphansBefore();
  const isNew = ({ record }: TodayView["orphans"][number]): boolean => before !== undefined && !before.has(record);
  const lost = orphans.toSorted((a, b) => Number(isNew(b)) - Number(isNew(a)));
  const first = visitSince() === undefined;
  const fresh = first ? stories : stories.filter((story) => story.fresh > 0);
  const nothing = newDocuments === 0 && orphans.length === 0;
  return (
    <Page
      title="Today"
      facts={<span>{first ? firstWords(newDocuments) : sinceWords(newDocuments)}</span>}
      tools={
        <div className="today-tools">
          {first || newDocuments === 0 ? null : (
            <button
              type="button"
              className="button"
              onClick={() => {
                markSeen(upTo);
                forgetAnswers();
                // The question itself changes with the mark: the page asks it anew.
                window.location.reload();
              }}
            >
              I have seen this
            </button>
          )}
          <button type="button" className="button main" onClick={showAddDocuments}>
            Add reports
          </button>
        </div>
      }
    >
      <JobList />
      {nothing ? (
        <Nothing title="Nothing came since your last visit.">
          Drop reports anywhere on this page, or paste one. The <Link to="/stories">stories</Link> are where you left
          them.
        </Nothing>
      ) : null}
      {nothing && marked.length === 0 ? null : (
        <div className="today">
          {fresh.length === 0 ? null : (
            <section aria-labelledby="today-stories">
              <h2 id="today-stories">{first ? "Stories" : "Stories with new reports"}</h2>
              <ul>
                {fresh.slice(0, SHOWN).map((story) => (
                  <li key={story.id} className="today-story">
                    <Link
                      to={`/stories/${encodeURIComponent(story.id)}`}
                      className="said today-title"
                      dir="auto"
                      data-stop=""
                    >
                      {asTitle(story.title)}
                    </Link>
                    <p className="small soft">
                      {story.date === undefined ? null : <>{dateWords(story.date.value)} · </>}
                      <Counts documents={story.documents} lineages={story.lineages} />
                      {story.contradictions === 0 ? null : <span className="deny"> · {story.note}</span>}
                      {first ? null : <span className="today-fresh"> · {counted(story.fresh, "new report")}</span>}
                    </p>
                  </li>
                ))}
              </ul>
              {fresh.length > SHOWN ? <Link to="/stories">All {counted(fresh.length, "story", "stories")}</Link> : null}
            </section>
          )}
          {contradictions.length === 0 ? null : (
            <section aria-labelledby="today-contradictions">
              <h2 id="today-contradictions">Contradictions</h2>
              {contradictions.slice(0, SHOWN).map((each) => (
                <ContradictionPart
                  key={JSON.stringify([each.about, each.positions[0]?.evidence])}
                  contradiction={each}
                />
              ))}
            </section>
          )}
          {revised.length === 0 ? null : (
            <section aria-labelledby="today-revised">
              <h2 id="today-revised">Revised figures</h2>
              <ul>
                {revised.slice(0, SHOWN).map((each) => (
                  <Revision
                    key={JSON.stringify([each.story, each.before.evidence, each.after.evidence])}
                    revision={each}
                  />
                ))}
              </ul>
            </section>
          )}
          {orphans.length === 0 ? null : (
            <section aria-labelledby="today-orphans">
              <h2 id="today-orphans">Corrections that need a look</h2>
              <ul>
                {lost.map(({ record, said, state, document, title, because }) => (
                  <li key={record} className="today-story">
                    <Link to={`/documents/${encodeURIComponent(document)}`} data-stop="">
                      {headed(said)}
                    </Link>
                    <p className="small soft">
                      {before === undefined || before.has(record) ? null : (
                        <span className="today-fresh">since your last visit · </span>
                      )}
                      {state === "orphaned" ? "Its words are no longer there" : "The machine now sees it otherwise"}
                      {because === undefined ? "" : `: ${because}`} · <bdi className="said">{title ?? ""}</bdi>
                    </p>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Marked marked={marked} />
        </div>
      )}
    </Page>
  );
}

const firstWords = (documents: number): string =>
  documents === 0 ? "The library is empty." : `Your first visit: ${counted(documents, "report")} were read.`;
const sinceWords = (documents: number): string => `${counted(documents, "report")} came since your last visit.`;

/** "figure:killed" is asked as "killed". */
const asked = (question: string): string => question.replace(/^figure:/, "").toLowerCase();

function Revision({ revision }: { readonly revision: TodayView["revised"][number] }): ReactNode {
  const { story, title, claimant, question, before, after } = revision;
  return (
    <li className="today-story">
      <p>
        <strong>
          <bdi>{headed(claimant)}</bdi>
        </strong>
        , {asked(question)}:{" "}
        <EvidenceButton evidence={before.evidence} label={`${headed(asked(question))}, before`}>
          {before.words} <span className="soft">({dateWords(before.at)})</span>
        </EvidenceButton>
        {" → "}
        <EvidenceButton evidence={after.evidence} label={`${headed(asked(question))}, after`}>
          <strong>{after.words}</strong> <span className="soft">({dateWords(after.at)})</span>
        </EvidenceButton>
      </p>
      <Link to={`/stories/${encodeURIComponent(story)}?tab=figures`} className="small said">
        {asTitle(title)}
      </Link>
    </li>
  );
}
