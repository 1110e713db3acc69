import type { ReactNode } from "react";
import type { LineageView, PageOf, SourceLine, StoryLine } from "../../../../src/query/records.ts";
import { ActorFilter, useActorName } from "../../filters/actor-filter.tsx";
import { CheckFilter, ChoiceFilter, DaysFilter, Filters, WordsFilter } from "../../filters/filters.tsx";
import { actPlural, EVENT_TYPES, SPEECH_ACTS, typeWords } from "../../parts/terms.ts";
import { counted, headed } from "../../parts/words.ts";
import { pathTo } from "../../server/client.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { type ClaimQuery, type FilterNames, filtersSet } from "./claim-filter.ts";

const ACT_CHOICES = SPEECH_ACTS.map((value) => ({ value, title: headed(actPlural(value)) }));
export const TYPE_CHOICES = EVENT_TYPES.map((value) => ({ value, title: headed(typeWords(value)) }));
/** A list to choose from ends somewhere; what is beyond can still be asked for by its address. */
const MOST_OUTLETS = 500;

interface ClaimFiltersProps {
  readonly query: ClaimQuery;
  /** Pairs of denials are all denials. */
  readonly acts: boolean;
}

export function ClaimFilters({ query, acts }: ClaimFiltersProps): ReactNode {
  const outlets = useOutletChoices();
  const lineages = useLineageChoices();
  return (
    <Filters label="Filter the claims" set={filtersSet(query).length}>
      <WordsFilter name="q" label="Words" placeholder="any words" />
      <ActorFilter name="speaker" label="Speaker" any="anybody" />
      {acts ? <ChoiceFilter name="act" label="What they do" choices={ACT_CHOICES} any="say anything" /> : null}
      <ActorFilter name="actor" label="About" any="anybody" />
      <ChoiceFilter name="type" label="That somebody" choices={TYPE_CHOICES} any="did anything" />
      <DaysFilter label="Published" />
      <ChoiceFilter name="outlet" label="Outlet" choices={outlets} any="any" />
      {lineages.length === 0 && query.lineage === undefined ? null : (
        <ChoiceFilter name="lineage" label="Lineage" choices={lineages} any="any" />
      )}
      {acts ? <CheckFilter name="negated" label="only what was not said" /> : null}
    </Filters>
  );
}

export function useOutletChoices(): readonly { readonly value: string; readonly title: string }[] {
  const { value } = useAnswer<PageOf<SourceLine>>("/sources", { limit: MOST_OUTLETS });
  return (value?.rows ?? []).map(({ outlet }) => ({ value: outlet, title: outlet }));
}

/** Origins that several documents go back to; every other document is a lineage of its own. */
function useLineageChoices(): readonly { readonly value: string; readonly title: string }[] {
  const { value } = useAnswer<PageOf<LineageView>>("/lineages", { limit: 100 });
  return (value?.rows ?? [])
    .filter(({ documents }) => documents.length > 1)
    .map(({ id, documents }) => {
      const [first] = documents;
      const title = first?.title ?? "without a headline";
      return {
        value: id,
        title: `${first?.outlet ?? "no outlet named"}: ${title.length > 48 ? `${title.slice(0, 47)}…` : title}`,
      };
    });
}

/** Names for the keys in the address, as soon as they are known. */
export function useFilterNames(query: ClaimQuery): FilterNames {
  const { lineage, story } = query;
  const lineageView = useAnswer<LineageView>(lineage === undefined ? undefined : pathTo("lineages", lineage)).value;
  const storyView = useAnswer<StoryLine>(story === undefined ? undefined : pathTo("stories", story)).value;
  return {
    speaker: useActorName(query.speaker),
    actor: useActorName(query.actor),
    lineage: lineageView === undefined ? undefined : lineageName(lineageView),
    story: storyView?.title,
  };
}

/** "the lineage of Meridian Wire, 3 documents": it has no name but that of its first document. */
export function lineageName({ documents }: LineageView): string {
  const [first] = documents;
  return `the lineage of ${first?.outlet ?? first?.title ?? "one document"}, ${counted(documents.length, "document")}`;
}
