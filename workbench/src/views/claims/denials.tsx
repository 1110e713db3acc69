import type { ReactNode } from "react";
import type { DenialPair } from "../../../../src/query/records.ts";
import { FilterSaid } from "../../filters/filters.tsx";
import { Beside } from "../../frame/beside.tsx";
import { Page } from "../../frame/page.tsx";
import { Link } from "../../location/link.tsx";
import { useLocation } from "../../location/location.ts";
import { Nothing } from "../../parts/answers.tsx";
import { ExportMenu } from "../../parts/export-menu.tsx";
import { RowsList } from "../../parts/rows-list.tsx";
import { denialsMarkdown, denialTable } from "../../parts/statement-table.ts";
import { useRows } from "../../server/use-rows.ts";
import { claimQueryOf, claimSentence, filtersSet } from "./claim-filter.ts";
import { ClaimFilters, useFilterNames } from "./claim-filters.tsx";
import { ClaimTabs } from "./claim-tabs.tsx";
import { PAIR_ROW, Pair, pairKey } from "./pair.tsx";
import { SavedSearches } from "./saved.tsx";
import "./claims.css";

/** What is claimed, and who denies it, side by side. */
export function View(): ReactNode {
  const { search } = useLocation();
  const { act: _act, negated: _negated, ...query } = claimQueryOf(search);
  const rows = useRows<DenialPair>("/claims/denials", query);
  const set = filtersSet(query);
  const sentence = claimSentence(query, useFilterNames(query), "denials with what they deny");
  return (
    <Page title="Claims" facts="A claim on the left, its denial on the right. Neither is weighed.">
      <ClaimTabs current="denials" />
      <ClaimFilters query={query} acts={false} />
      <FilterSaid
        set={set}
        tools={
          <ExportMenu
            name="denials"
            table={() => denialTable(rows.rows)}
            markdown={() => denialsMarkdown(sentence, rows.rows, rows.complete)}
          />
        }
      >
        {sentence}
      </FilterSaid>
      <RowsList
        label="Claims and their denials"
        noun={["pair", "pairs"]}
        rows={rows}
        keyOf={pairKey}
        height={PAIR_ROW}
        empty={
          <Nothing
            title={set.length > 0 ? "No denial answers to all of these filters." : "No denials have been found."}
          >
            Denials whose claim is not in the library stand among <Link to="/claims?act=denial">all denials</Link>.
          </Nothing>
        }
      >
        {(pair) => <Pair pair={pair} />}
      </RowsList>
      <Beside>
        <SavedSearches />
      </Beside>
    </Page>
  );
}
