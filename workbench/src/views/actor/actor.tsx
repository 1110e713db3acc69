import type { ReactNode } from "react";
import type { ActorView } from "../../../../src/query/records.ts";
import { useCountryNames } from "../../filters/country-names.ts";
import { Beside, BesidePart } from "../../frame/beside.tsx";
import { Page } from "../../frame/page.tsx";
import { Link } from "../../location/link.tsx";
import { useParameter } from "../../location/location.ts";
import { Answered } from "../../parts/answers.tsx";
import { Counts } from "../../parts/counts.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { kindWords } from "../../parts/terms.ts";
import { headed } from "../../parts/words.ts";
import type { ViewProps } from "../../routes.ts";
import { pathTo } from "../../server/client.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { Correct } from "./correct.tsx";
import { Denies, Does, Says } from "./lists.tsx";
import { Overview } from "./overview.tsx";
import { ACTOR_TABS, actorTabOf } from "./tabs.ts";
import { WhoItIs } from "./who.tsx";
import "./actor.css";

/** `/actors/:key`: everything that is said of one actor and by it, by whom. */
export function View({ values: { key = "" } }: ViewProps): ReactNode {
  const answer = useAnswer<ActorView>(pathTo("actors", key));
  return (
    <Answered answer={answer} what="the actor">
      {(actor) => <ActorPage actor={actor} />}
    </Answered>
  );
}

function ActorPage({ actor }: { readonly actor: ActorView }): ReactNode {
  const { key, name, kind, country, identity, stories } = actor;
  const [named] = useParameter("tab");
  const tab = actorTabOf(named);
  const countryName = useCountryNames();
  return (
    <Page
      title={headed(name)}
      facts={
        <>
          <span>
            {kindWords(kind)}
            {country === null || key === `kb:${country}` ? "" : `, ${countryName(country)}`}
          </span>
          <Counts documents={actor.documents} lineages={actor.lineages} />
          <Link to={`/timeline?actor=${encodeURIComponent(key)}`}>Timeline</Link>
          <Link to={`/network?actor=${encodeURIComponent(key)}`}>Network</Link>
          <Link to={`/map?actor=${encodeURIComponent(key)}`}>Map</Link>
        </>
      }
    >
      <Tabs label="About this actor" tabs={ACTOR_TABS} current={tab} />
      {tab === "overview" && <Overview actor={actor} />}
      {tab === "events" && <Does actor={actor} />}
      {tab === "says" && <Says actor={actor} />}
      {tab === "denies" && <Denies actor={actor} />}
      {tab === "who" && <WhoItIs actor={actor} />}
      <Beside>
        <BesidePart title="Why its mentions are one actor">
          <p>{headed(identity)}.</p>
          {tab === "who" ? null : (
            <Link to={`/actors/${encodeURIComponent(key)}?tab=who`} className="small">
              Its names, with the words
            </Link>
          )}
        </BesidePart>
        {stories.length === 0 ? null : (
          <BesidePart title="In these stories">
            <ul className="told-in">
              {stories.slice(0, 8).map(({ id, title }) => (
                <li key={id}>
                  <Link to={`/stories/${encodeURIComponent(id)}`} className="said" dir="auto">
                    {title}
                  </Link>
                </li>
              ))}
            </ul>
            {stories.length > 8 ? (
              <Link to={`/stories?actor=${encodeURIComponent(key)}`} className="small">
                All {stories.length} stories
              </Link>
            ) : null}
          </BesidePart>
        )}
        <Correct actor={actor} />
      </Beside>
    </Page>
  );
}
