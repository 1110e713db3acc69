import type { ReactNode } from "react";
import type { ActorView, ClaimRow, DenialPair, EventRow } from "../../../../src/query/records.ts";
import { ChoiceFilter, DaysFilter, FilterSaid, Filters } from "../../filters/filters.tsx";
import { useLocation } from "../../location/location.ts";
import { Nothing } from "../../parts/answers.tsx";
import { ClaimLine, STATEMENT_ROW } from "../../parts/claim-row.tsx";
import { dateWords } from "../../parts/dates.ts";
import { EVENT_ROW, EventLine, eventKey } from "../../parts/event-row.tsx";
import { ExportMenu } from "../../parts/export-menu.tsx";
import { RowsList } from "../../parts/rows-list.tsx";
import { claimsMarkdown, claimTable, eventsMarkdown, eventTable } from "../../parts/statement-table.ts";
import { actPlural, EVENT_STATUSES, EVENT_TYPES, SPEECH_ACTS, statusWords, typeWords } from "../../parts/terms.ts";
import { headed } from "../../parts/words.ts";
import { useRows } from "../../server/use-rows.ts";
import { PAIR_ROW, Pair, pairKey } from "../claims/pair.tsx";

const TYPES = EVENT_TYPES.map((value) => ({ value, title: headed(typeWords(value)) }));
const STATUSES = EVENT_STATUSES.map((value) => ({ value, title: headed(statusWords(value)) }));
const ACTS = SPEECH_ACTS.map((value) => ({ value, title: headed(actPlural(value)) }));

interface ListProps {
  readonly actor: ActorView;
}

function useQuery<Name extends string>(names: readonly Name[]): Partial<Record<Name, string>> {
  const { search } = useLocation();
  const parameters = new URLSearchParams(search);
  const query: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = parameters.get(name);
    if (value !== null && value !== "") query[name] = value;
  }
  return query;
}

const EVENT_NAMES = ["as", "type", "status", "from", "until"] as const;

/** What it is said to have done, or what is said to have been done to it: one line a claim. */
export function Does({ actor: { key, name } }: ListProps): ReactNode {
  const query = useQuery(EVENT_NAMES);
  const { as, ...rest } = query;
  const role = as === "recipient" ? "recipient" : "actor";
  const rows = useRows<EventRow>("/events", { ...rest, [role]: key });
  const title = `${role === "actor" ? "What" : "What is said to have been done to"} ${headed(name)}${role === "actor" ? " is said to have done" : ""}`;
  return (
    <>
      <Filters label="Filter the events" set={Object.keys(query).length}>
        <ChoiceFilter
          name="as"
          label="Its part"
          choices={[{ value: "recipient", title: "it was done to" }]}
          any="it did"
        />
        <ChoiceFilter name="type" label="What" choices={TYPES} any="anything" />
        <ChoiceFilter name="status" label="How it is said" choices={STATUSES} any="in any way" />
        <DaysFilter label="Published" />
      </Filters>
      <FilterSaid
        set={Object.keys(query)}
        tools={
          <ExportMenu
            name={title}
            table={() => eventTable(rows.rows)}
            markdown={() => eventsMarkdown(title, rows.rows, rows.complete)}
          />
        }
      >
        {title}
        {rest.type === undefined ? "" : `, ${typeWords(rest.type)}`}
        {rest.status === undefined ? "" : `, ${statusWords(rest.status)}`}
        {rest.from === undefined ? "" : `, since ${dateWords(rest.from)}`}
        {rest.until === undefined ? "" : `, until ${dateWords(rest.until)}`}: claim by claim, newest first.
      </FilterSaid>
      <RowsList
        label={title}
        noun={["claim", "claims"]}
        rows={rows}
        keyOf={eventKey}
        height={EVENT_ROW}
        empty={<Nothing title="Nobody in the library says so.">That is silence, and not a denial.</Nothing>}
      >
        {(event) => <EventLine event={event} />}
      </RowsList>
    </>
  );
}

const CLAIM_NAMES = ["act", "from", "until"] as const;

export function Says({ actor: { key, name } }: ListProps): ReactNode {
  const query = useQuery(CLAIM_NAMES);
  const rows = useRows<ClaimRow>("/claims", { ...query, speaker: key });
  const title = `What ${headed(name)} says`;
  return (
    <>
      <Filters label="Filter what it says" set={Object.keys(query).length}>
        <ChoiceFilter name="act" label="What it does" choices={ACTS} any="says anything" />
        <DaysFilter label="Published" />
      </Filters>
      <FilterSaid
        set={Object.keys(query)}
        tools={
          <ExportMenu
            name={title}
            table={() => claimTable(rows.rows)}
            markdown={() => claimsMarkdown(title, rows.rows, rows.complete)}
          />
        }
      >
        {title}
        {query.act === undefined ? "" : `: ${actPlural(query.act)}`}, newest first.
      </FilterSaid>
      <RowsList
        label={title}
        noun={["claim", "claims"]}
        rows={rows}
        keyOf={({ document, attribution }) => `${document} ${attribution}`}
        height={STATEMENT_ROW}
        empty={<Nothing title="Nobody in the library reports words of it." />}
      >
        {(claim) => <ClaimLine claim={claim} />}
      </RowsList>
    </>
  );
}

/** Its denials, with what they deny where that is in the library; then those without. */
export function Denies({ actor: { key, name } }: ListProps): ReactNode {
  const pairs = useRows<DenialPair>("/claims/denials", { speaker: key });
  const all = useRows<ClaimRow>("/claims", { speaker: key, act: "denial" });
  const head = headed(name);
  return (
    <>
      <section className="actor-part">
        <h2>Claims and its denials, side by side</h2>
        <RowsList
          label={`Claims that ${head} denies`}
          noun={["pair", "pairs"]}
          rows={pairs}
          keyOf={pairKey}
          height={PAIR_ROW}
          empty={<p className="soft">No denial of {head} answers to a claim in the library.</p>}
        >
          {(pair) => <Pair pair={pair} />}
        </RowsList>
      </section>
      <section className="actor-part">
        <h2>All its denials</h2>
        <RowsList
          label={`Denials of ${head}`}
          noun={["denial", "denials"]}
          rows={all}
          keyOf={({ document, attribution }) => `${document} ${attribution}`}
          height={STATEMENT_ROW}
          empty={<p className="soft">Nobody in the library reports a denial of {head}.</p>}
        >
          {(claim) => <ClaimLine claim={claim} />}
        </RowsList>
      </section>
    </>
  );
}
