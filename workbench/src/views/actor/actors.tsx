import type { ReactNode } from "react";
import type { ActorLine } from "../../../../src/query/records.ts";
import { useCountryNames } from "../../filters/country-names.ts";
import { ChoiceFilter, FilterSaid, Filters, WordsFilter } from "../../filters/filters.tsx";
import { Page } from "../../frame/page.tsx";
import { Link } from "../../location/link.tsx";
import { useLocation } from "../../location/location.ts";
import { actorAddress } from "../../parts/actor-names.tsx";
import { Nothing } from "../../parts/answers.tsx";
import { Counts } from "../../parts/counts.tsx";
import { RowsList } from "../../parts/rows-list.tsx";
import { ACTOR_KIND_NAMES, kindWords } from "../../parts/terms.ts";
import { grouped, headed } from "../../parts/words.ts";
import { useRows } from "../../server/use-rows.ts";
import "./actor.css";

const FILTERS = ["q", "kind", "country"] as const;
const KINDS = ACTOR_KIND_NAMES.map((value) => ({ value, title: headed(kindWords(value)) }));

/** `/actors`: everybody who speaks, acts or suffers, those in most lineages first. */
export function View(): ReactNode {
  const { search } = useLocation();
  const parameters = new URLSearchParams(search);
  const set = FILTERS.filter((name) => (parameters.get(name) ?? "") !== "");
  const query = Object.fromEntries(set.map((name) => [name, parameters.get(name) ?? ""]));
  const rows = useRows<ActorLine>("/actors", query);
  const countryName = useCountryNames();
  return (
    <Page title="Actors" facts="Everybody who is said to speak, to act or to suffer. Private persons are not listed.">
      <Filters label="Filter the actors" set={set.length}>
        <WordsFilter name="q" label="Name" placeholder="any name" />
        <ChoiceFilter name="kind" label="Kind" choices={KINDS} any="any" />
        <WordsFilter name="country" label="Country (three letters)" placeholder="any" />
      </Filters>
      <FilterSaid set={set}>{sentence(query)}</FilterSaid>
      <RowsList
        label="Actors"
        noun={["actor", "actors"]}
        rows={rows}
        keyOf={({ key }) => key}
        height={{ wide: 3.9, narrow: 5.4 }}
        empty={
          set.length > 0 ? (
            <Nothing title="No actor answers to these filters.">Fewer letters of the name find more.</Nothing>
          ) : (
            <Nothing title="No actors have been read yet.">Add reports: drop files here, or paste a text.</Nothing>
          )
        }
      >
        {(actor) => <ActorRow actor={actor} countryName={countryName} />}
      </RowsList>
    </Page>
  );
}

function sentence({ q, kind, country }: Readonly<Record<string, string>>): string {
  const parts = [
    kind === undefined ? "All actors" : `Actors of the kind “${kindWordsOf(kind)}”`,
    q === undefined ? undefined : `whose name has “${q}”`,
    country === undefined ? undefined : `of ${country.toUpperCase()}`,
  ].filter((part) => part !== undefined);
  return `${parts.join(", ")}; those in most lineages first.`;
}

const kindWordsOf = (kind: string): string => {
  const known = ACTOR_KIND_NAMES.find((name) => name === kind);
  return known === undefined ? kind : kindWords(known);
};

interface ActorRowProps {
  readonly actor: ActorLine;
  readonly countryName: (code: string) => string;
}

function ActorRow({ actor, countryName }: ActorRowProps): ReactNode {
  const { key, name, kind, country, says, does, suffers } = actor;
  return (
    <article className="actor-row">
      <p className="actor-row-name">
        <Link to={actorAddress(key)} data-stop="">
          {headed(name)}
        </Link>
        <span className="small soft">
          {kindWords(kind)}
          {country === null || key === `kb:${country}` ? "" : `, ${countryName(country)}`}
        </span>
      </p>
      <p className="small soft actor-row-does">
        {[
          says > 0 ? `speaks ${times(says)}` : undefined,
          does > 0 ? `said to act ${times(does)}` : undefined,
          suffers > 0 ? `said to be acted on ${times(suffers)}` : undefined,
        ]
          .filter((part) => part !== undefined)
          .join(" · ")}
      </p>
      <p className="small actor-row-counts">
        <Counts documents={actor.documents} lineages={actor.lineages} />
      </p>
    </article>
  );
}

const times = (count: number): string => (count === 1 ? "once" : `${grouped(count)} times`);
