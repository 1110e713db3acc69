import type { ReactNode } from "react";
import type { TodayView } from "../../../../src/query/records.ts";
import { usePreference } from "../../frame/preferences.ts";
import { Link } from "../../location/link.tsx";
import { Counts } from "../../parts/counts.tsx";
import { asTitle, counted } from "../../parts/words.ts";
import { pathTo } from "../../server/client.ts";
import { keptSearches, parseSearches } from "../claims/saved-searches.ts";

type Thing = TodayView["marked"][number];

/** What a screen takes in. */
const SHOWN = 8;

/** What somebody has put a label on, what moved first, and the searches that this browser keeps. */
export function Marked({ marked }: { readonly marked: readonly Thing[] }): ReactNode {
  const searches = parseSearches(usePreference(keptSearches)[0]);
  if (marked.length === 0 && searches.length === 0) return null;
  return (
    <section aria-labelledby="today-marked">
      <h2 id="today-marked">Marked and saved</h2>
      <ul>
        {marked.slice(0, SHOWN).map((thing) => (
          <li key={`${thing.kind} ${thing.id}`} className="today-story">
            <Link to={addressOf(thing)} className={`${isOwn(thing) ? "" : "said "}today-title`} data-stop="">
              <bdi>{titleOf(thing)}</bdi>
            </Link>
            <p className="small soft">
              {thing.kind === "story" ? (
                <>
                  <Counts documents={thing.documents} lineages={thing.lineages} />
                  {thing.fresh === 0 ? "" : " · "}
                </>
              ) : null}
              {thing.fresh === 0 ? null : <span className="today-fresh">{freshWords(thing)}</span>}
            </p>
            <p className="small">
              {thing.labels.map(({ kind, text }) => (
                <span key={`${kind} ${text}`} className="today-label">
                  <span className="soft">{LABELS[kind]}</span> {kind === "title" ? null : <bdi>{text}</bdi>}
                </span>
              ))}
            </p>
          </li>
        ))}
        {searches.map(({ name, address }) => (
          <li key={address} className="today-story">
            <Link to={address} data-stop="">
              <bdi>{name}</bdi>
            </Link>
            <p className="small soft">a search that this browser keeps</p>
          </li>
        ))}
      </ul>
      {marked.length > SHOWN ? (
        <p className="small soft">{counted(marked.length - SHOWN, "other")} not listed.</p>
      ) : null}
    </section>
  );
}

const LABELS: Readonly<Record<Thing["labels"][number]["kind"], string>> = {
  tag: "tag",
  note: "note",
  set: "in the set",
  title: "named by a person",
};

const isOwn = ({ labels }: Thing): boolean => labels.some(({ kind }) => kind === "title");
const titleOf = (thing: Thing): string =>
  thing.title === null ? "Without a headline" : isOwn(thing) ? thing.title : asTitle(thing.title);

/** A document that came in a newer version leads there. */
const addressOf = ({ kind, id, newest }: Thing): string =>
  kind === "story" ? pathTo("stories", id) : pathTo("documents", newest ?? id);

const freshWords = ({ kind, fresh }: Thing): string =>
  kind === "story" ? counted(fresh, "new report") : `${counted(fresh, "newer version")} since`;
