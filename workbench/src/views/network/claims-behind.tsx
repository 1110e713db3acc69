import type { ReactNode } from "react";
import type { EventRow } from "../../../../src/query/records.ts";
import { EvidenceButton } from "../../evidence/evidence-button.tsx";
import { Asking, Failed } from "../../parts/answers.tsx";
import { dateWords } from "../../parts/dates.ts";
import { eventKey } from "../../parts/event-row.tsx";
import { Quotation } from "../../parts/quotation.tsx";
import { StatusWords } from "../../parts/status.tsx";
import { typeWords } from "../../parts/terms.ts";
import { counted, headed } from "../../parts/words.ts";
import { useRows } from "../../server/use-rows.ts";
import type { Edge } from "./graph.ts";

interface ClaimsBehindProps {
  readonly edge: Pick<Edge, "from" | "to" | "kind">;
  readonly from: string | undefined;
  readonly until: string | undefined;
}

/** What an edge rests on: each claim in its words, by whom. */
export function ClaimsBehind({ edge, from: since, until }: ClaimsBehindProps): ReactNode {
  const { from, to, kind } = edge;
  const { rows, loading, complete, failure, more, again } = useRows<EventRow>(
    "/network/claims",
    { from, to, kind, since, until },
    25,
  );
  if (rows.length === 0) {
    if (failure !== undefined) return <Failed failure={failure} again={again} />;
    return loading ? <Asking what="the claims" /> : <p className="soft">No claims in this time.</p>;
  }
  return (
    <>
      <ul className="claims-behind">
        {rows.map((row) => (
          <li key={eventKey(row)}>
            <EvidenceButton evidence={row} label={`${headed(typeWords(row.type))}, says ${row.claimant}`}>
              <Quotation words={row.words} lines={2} />
            </EvidenceButton>
            <p className="small">
              <StatusWords status={row.status} />
              <span className="soft"> · says {row.claimant}</span>
            </p>
            <p className="small soft">
              {row.outlet ?? "no outlet named"}, {dateWords(row.published)}
            </p>
          </li>
        ))}
      </ul>
      {complete ? (
        <p className="small soft">{counted(rows.length, "claim")}, all shown.</p>
      ) : (
        <button type="button" className="button" onClick={more} disabled={loading}>
          More claims
        </button>
      )}
    </>
  );
}
