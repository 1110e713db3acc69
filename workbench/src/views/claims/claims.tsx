import type { ReactNode } from "react";
import type { ClaimRow } from "../../../../src/query/records.ts";
import { FilterSaid } from "../../filters/filters.tsx";
import { Beside } from "../../frame/beside.tsx";
import { Page } from "../../frame/page.tsx";
import { useLocation } from "../../location/location.ts";
import { Nothing } from "../../parts/answers.tsx";
import { ClaimLine, STATEMENT_ROW } from "../../parts/claim-row.tsx";
import { ExportMenu } from "../../parts/export-menu.tsx";
import { RowsList } from "../../parts/rows-list.tsx";
import { claimsMarkdown, claimTable } from "../../parts/statement-table.ts";
import { useRows } from "../../server/use-rows.ts";
import { claimQueryOf, claimSentence, filtersSet } from "./claim-filter.ts";
import { ClaimFilters, useFilterNames } from "./claim-filters.tsx";
import { ClaimTabs } from "./claim-tabs.tsx";
import { SavedSearches } from "./saved.tsx";
import "./claims.css";

/** Every claim, newest first: who says what, in which words. */
export function View(): ReactNode {
  const { search } = useLocation();
  const query = claimQueryOf(search);
  const rows = useRows<ClaimRow>("/claims", query);
  const sentence = claimSentence(query, useFilterNames(query));
  const set = filtersSet(query);
  return (
    <Page title="Claims" facts="Who says what, in which words. That somebody says it is all that is said of it here.">
      <ClaimTabs current="claims" />
      <ClaimFilters query={query} acts />
      <FilterSaid
        set={set}
        tools={
          <ExportMenu
            name="claims"
            table={() => claimTable(rows.rows)}
            markdown={() => claimsMarkdown(sentence, rows.rows, rows.complete)}
          />
        }
      >
        {sentence}
      </FilterSaid>
      <RowsList
        label="Claims"
        noun={["claim", "claims"]}
        rows={rows}
        keyOf={({ document, attribution }) => `${document} ${attribution}`}
        height={STATEMENT_ROW}
        empty={<NoClaims filtered={set.length > 0} />}
      >
        {(claim) => <ClaimLine claim={claim} />}
      </RowsList>
      <Beside>
        <SavedSearches />
      </Beside>
    </Page>
  );
}

export function NoClaims({ filtered }: { readonly filtered: boolean }): ReactNode {
  return filtered ? (
    <Nothing title="No claim answers to all of these filters.">Take one away, or clear them all.</Nothing>
  ) : (
    <Nothing title="No claims have been read yet.">Add reports: drop files here, or paste a text.</Nothing>
  );
}
