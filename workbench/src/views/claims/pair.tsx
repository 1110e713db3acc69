import type { ReactNode } from "react";
import type { DenialPair } from "../../../../src/query/records.ts";
import { EvidenceButton } from "../../evidence/evidence-button.tsx";
import { Link } from "../../location/link.tsx";
import { ActorNames } from "../../parts/actor-names.tsx";
import { dateWords } from "../../parts/dates.ts";
import { Quotation } from "../../parts/quotation.tsx";
import { speakerText } from "../../parts/speaker-text.ts";
import { StanceMark } from "../../parts/stance.tsx";
import { typeWords } from "../../parts/terms.ts";
import { headed } from "../../parts/words.ts";
import "./pair.css";

/** Heights in rem, in three columns and in one. */
export const PAIR_ROW = { wide: 8.75, narrow: 16.5 } as const;

export const pairKey = ({ denial, denied }: DenialPair): string =>
  `${denial.document} ${denial.attribution} ${denial.span.join("-")} ${denied.document} ${denied.span.join("-")}`;

/** A claim on the left, its denial on the right. */
export function Pair({ pair: { denial, denied, claimant, type, story } }: { readonly pair: DenialPair }): ReactNode {
  return (
    <article className="pair">
      <div className="pair-side">
        <p className="pair-head">
          <StanceMark stance="asserts" /> <strong>{headed(claimant)}</strong>{" "}
          <span className="soft">{type === undefined ? "claims" : `claims: ${typeWords(type)}`}</span>
        </p>
        <EvidenceButton evidence={denied} label={`${headed(claimant)} claims`}>
          <Quotation words={denied.words} />
        </EvidenceButton>
        <p className="small soft">{placeWords(denied)}</p>
      </div>
      <div className="pair-side">
        <p className="pair-head deny">
          <StanceMark stance="denies" />{" "}
          <strong>
            {denial.speakers.length > 0 ? (
              <ActorNames actors={denial.speakers} most={2} head />
            ) : (
              headed(speakerText(denial))
            )}
          </strong>{" "}
          denies
        </p>
        <EvidenceButton evidence={denial} label={`${headed(speakerText(denial))} denies`}>
          <Quotation words={denial.words} />
        </EvidenceButton>
        <p className="small soft">
          {placeWords(denial)}
          {story === undefined ? null : (
            <>
              {" · "}
              <Link to={`/stories/${encodeURIComponent(story)}`}>its story</Link>
            </>
          )}
        </p>
      </div>
    </article>
  );
}

const placeWords = ({
  outlet,
  published,
}: {
  readonly outlet: string | null;
  readonly published: string | null;
}): string => `${outlet ?? "no outlet named"}, ${dateWords(published)}`;
