import type { ReactNode } from "react";
import type { ClaimRow, EventRow, Quoted, RelationView } from "../../../../src/query/records.ts";
import { EvidenceButton } from "../../evidence/evidence-button.tsx";
import { Asking, Failed } from "../../parts/answers.tsx";
import { dateWords } from "../../parts/dates.ts";
import { Quotation } from "../../parts/quotation.tsx";
import { StatusWords } from "../../parts/status.tsx";
import { actVerb, relationWords, typeWords } from "../../parts/terms.ts";
import { counted, headed } from "../../parts/words.ts";
import { type Rows, useRows } from "../../server/use-rows.ts";
import type { Edge } from "./graph.ts";

interface ClaimsBehindProps {
  readonly edge: Pick<Edge, "from" | "to" | "kind">;
  /** Days of publication; what was published outside of them is not behind what is drawn. */
  readonly window: Window;
}
interface Window {
  readonly from: string | undefined;
  readonly until: string | undefined;
}

/** What a line rests on, in the words of each report: deeds, words of one of another, or lasting relations. */
export function ClaimsBehind({ edge, window }: ClaimsBehindProps): ReactNode {
  if (edge.kind === "relation") return <Relations edge={edge} window={window} />;
  return edge.kind === "says" ? <Says edge={edge} window={window} /> : <Deeds edge={edge} window={window} />;
}

function Deeds({ edge: { from, to, kind }, window }: ClaimsBehindProps): ReactNode {
  const rows = useRows<EventRow>("/network/claims", { from, to, kind }, 100);
  return (
    <Claims rows={rows} count={rows.rows.filter((row) => isWithin(row, window)).length}>
      {rows.rows
        .filter((row) => isWithin(row, window))
        .map((row) => (
          <Claim
            key={`${row.document} ${row.event} ${row.span.join("-")}`}
            quoted={row}
            label={`${headed(typeWords(row.type))}, says ${row.claimant}`}
          >
            <StatusWords status={row.status} />
            <span className="soft"> · says {row.claimant}</span>
          </Claim>
        ))}
    </Claims>
  );
}

function Says({ edge: { from, to }, window }: ClaimsBehindProps): ReactNode {
  const rows = useRows<ClaimRow>("/claims", { speaker: from, actor: to, from: window.from, until: window.until }, 100);
  return (
    <Claims rows={rows} count={rows.rows.length}>
      {rows.rows.map((row) => (
        <Claim key={`${row.document} ${row.attribution}`} quoted={row} label={headed(actVerb(row))}>
          <span className="soft">{actVerb(row)}</span>
        </Claim>
      ))}
    </Claims>
  );
}

function Relations({ edge: { from, to }, window }: ClaimsBehindProps): ReactNode {
  const rows = useRows<RelationView>("/relations", { actor: from }, 200);
  const statements = rows.rows
    .filter((relation) => relation.from.key === from && relation.to.key === to)
    .flatMap(({ type, status, statements: all }) => all.map((statement) => ({ ...statement, type, status })))
    .filter(({ quoted }) => isWithin(quoted, window));
  return (
    <Claims rows={rows} count={statements.length}>
      {statements.map(({ type, status, claimant, quoted }) => (
        <Claim
          key={`${type} ${quoted.document} ${quoted.span.join("-")}`}
          quoted={quoted}
          label={headed(relationWords(type))}
        >
          {relationWords(type)}
          <span className="soft">
            {status === "asserted" ? "" : ` · ${status}`} · says {claimant}
          </span>
        </Claim>
      ))}
    </Claims>
  );
}

const isWithin = ({ published }: Pick<Quoted, "published">, { from, until }: Window): boolean => {
  if (from === undefined && until === undefined) return true;
  return published !== null && (from === undefined || published >= from) && (until === undefined || published <= until);
};

interface ClaimsProps {
  readonly rows: Rows<unknown>;
  readonly count: number;
  readonly children: ReactNode;
}

function Claims({ rows: { loading, complete, failure, more, again }, count, children }: ClaimsProps): ReactNode {
  if (failure !== undefined) return <Failed failure={failure} again={again} />;
  if (count === 0 && loading) return <Asking what="the claims" />;
  return (
    <>
      <ul className="claims-behind">{children}</ul>
      {complete ? (
        <p className="small soft">
          {count === 0 ? "No claims in this time." : `${counted(count, "claim")}, all shown.`}
        </p>
      ) : (
        <button type="button" className="button" onClick={more} disabled={loading}>
          More claims
        </button>
      )}
    </>
  );
}

interface ClaimProps {
  readonly quoted: Quoted;
  readonly label: string;
  readonly children: ReactNode;
}

function Claim({ quoted, label, children }: ClaimProps): ReactNode {
  return (
    <li>
      <EvidenceButton evidence={quoted} label={label}>
        <Quotation words={quoted.words} lines={2} />
      </EvidenceButton>
      <p className="small">{children}</p>
      <p className="small soft">
        {quoted.outlet ?? "no outlet named"}, {dateWords(quoted.published)}
      </p>
    </li>
  );
}
