import type { ReactNode } from "react";
import type { EventRow } from "../../../src/query/records.ts";
import { EvidenceButton } from "../evidence/evidence-button.tsx";
import { ActorNames } from "./actor-names.tsx";
import { dateWords } from "./dates.ts";
import { Quotation } from "./quotation.tsx";
import { StatusWords } from "./status.tsx";
import { typeWords } from "./terms.ts";
import { headed } from "./words.ts";
import "./statement-row.css";

export const eventKey = ({ document, event, span }: EventRow): string => `${document} ${event} ${span.join("-")}`;

/** Heights in rem, in three columns and in one. */
export const EVENT_ROW = { wide: 6.5, narrow: 9.6 } as const;

/** One event in a list as one claimant has it: who says so, in which words, with what status, where and when. */
export function EventLine({ event }: { readonly event: EventRow }): ReactNode {
  const { type, status, actors, recipients, claimant, date, place, outlet, published } = event;
  return (
    <article className="statement">
      <div className="statement-who">
        <p className="statement-name">{headed(claimant)}</p>
        <p className="statement-act soft">says so</p>
      </div>
      <div className="statement-what">
        <EvidenceButton evidence={event} label={`${headed(typeWords(type))}, says ${claimant}`}>
          <Quotation words={event.words} lines={2} />
        </EvidenceButton>
        <p className="statement-about small">
          <StatusWords status={status} /> <span className="soft">· {typeWords(type)}</span>
        </p>
        <p className="statement-about small soft">
          <ActorNames actors={actors} most={2} nobody="somebody not named" />
          {recipients.length === 0 ? null : (
            <>
              {" → "}
              <ActorNames actors={recipients} most={2} />
            </>
          )}
          {date === undefined ? "" : ` · ${dateWords(date.value)}`}
          {place === undefined ? "" : ` · ${place}`}
        </p>
      </div>
      <p className="statement-where small soft">
        <span className="statement-outlet">{outlet ?? "no outlet named"}</span>
        <span>{dateWords(published)}</span>
      </p>
    </article>
  );
}
