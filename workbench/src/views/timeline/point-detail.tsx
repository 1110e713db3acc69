import type { ReactNode } from "react";
import { EvidenceButton } from "../../evidence/evidence-button.tsx";
import { ActorNames } from "../../parts/actor-names.tsx";
import { dateWords } from "../../parts/dates.ts";
import { Quotation } from "../../parts/quotation.tsx";
import { StatusWords } from "../../parts/status.tsx";
import { typeWords } from "../../parts/terms.ts";
import { headed } from "../../parts/words.ts";
import type { Dated } from "./lanes.ts";
import { happenedWords } from "./timeline-table.ts";

interface PointDetailProps {
  readonly dated: Dated | undefined;
  readonly at: number;
  readonly of: number;
}

/** The point where one is, in words, below the picture; its place is kept, so that nothing jumps. */
export function PointDetail({ dated, at, of }: PointDetailProps): ReactNode {
  if (dated === undefined)
    return (
      <p className="point-detail soft">
        Choose a mark, or go through them with the arrow keys. Enter opens the words; + and − come closer and go back.
      </p>
    );
  const { point } = dated;
  return (
    <div className="point-detail">
      <p className="small soft">
        {at} of {of} · {happenedWords(point)}
        {dated.from === dated.until ? "" : " (the day is uncertain)"} · reported {dateWords(point.reported)},{" "}
        {point.outlet ?? "no outlet named"}
      </p>
      <EvidenceButton evidence={point.evidence} label={`${headed(typeWords(point.type))}, says ${point.claimant}`}>
        <Quotation words={point.title} lines={2} />
      </EvidenceButton>
      <p className="small">
        <StatusWords status={point.status} />
        <span className="soft">
          {" "}
          · {typeWords(point.type)} · says <strong>{point.claimant}</strong> ·{" "}
          <ActorNames actors={point.actors} nobody="somebody not named" most={2} />
          {point.recipients.length > 0 ? " → " : ""}
          <ActorNames actors={point.recipients} most={2} />
        </span>
      </p>
    </div>
  );
}
