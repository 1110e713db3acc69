import type { ReactNode } from "react";
import type { ClaimRow } from "../../../src/query/records.ts";
import { EvidenceButton } from "../evidence/evidence-button.tsx";
import { ActorName, ActorNames } from "./actor-names.tsx";
import { dateWords } from "./dates.ts";
import { Quotation } from "./quotation.tsx";
import { speakerText } from "./speaker-text.ts";
import { StanceMark } from "./stance.tsx";
import { actVerb, typeWords } from "./terms.ts";
import { headed } from "./words.ts";
import "./statement-row.css";

/** One claim in a list: who says what act, in which words, of whom, where it stands. Height: CLAIM_ROW in rem. */
export function ClaimLine({ claim }: { readonly claim: ClaimRow }): ReactNode {
  const { speakers, source, act, negated, about, events, outlet, published, through } = claim;
  const types = [...new Set(events.map(({ type }) => typeWords(type)))];
  return (
    <article className="statement">
      <div className="statement-who">
        <p className="statement-name">
          {speakers.length > 0 ? (
            <ActorNames actors={speakers} most={2} head />
          ) : (
            <span className="soft">{headed(source ?? "somebody not named")}</span>
          )}
        </p>
        <p className={act === "denial" ? "statement-act deny" : "statement-act soft"}>
          {act === "denial" && !negated ? <StanceMark stance="denies" /> : null} {actVerb(claim)}
        </p>
      </div>
      <div className="statement-what">
        <EvidenceButton evidence={claim} label={`${headed(speakerText(claim))} ${actVerb(claim)}`}>
          <Quotation words={claim.words} lines={about.length + types.length > 0 ? 2 : 3} />
        </EvidenceButton>
        <p className="statement-about small soft">
          {about.length === 0 ? null : (
            <>
              of{" "}
              {about.slice(0, 3).map((actor, at) => (
                <span key={actor.key}>
                  {at === 0 ? "" : ", "}
                  <ActorName actor={actor} />
                </span>
              ))}
              {about.length > 3 ? ` and ${about.length - 3} more` : ""}
            </>
          )}
          {about.length > 0 && types.length > 0 ? " · " : ""}
          {types.slice(0, 2).join(", ")}
        </p>
      </div>
      <p className="statement-where small soft">
        <span className="statement-outlet">{outlet ?? "no outlet named"}</span>
        <span>{dateWords(published)}</span>
        {through.length > 1 ? <span>through {through.slice(1).join(", ")}</span> : null}
      </p>
    </article>
  );
}

/** Heights in rem, in three columns and in one. */
export const STATEMENT_ROW = { wide: 5.6, narrow: 8.6 } as const;
