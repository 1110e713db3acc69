import type { ReactNode } from "react";
import type { Trail } from "../../../src/query/records.ts";
import { Link } from "../location/link.tsx";
import { dateWords } from "../parts/dates.ts";
import { headed } from "../parts/words.ts";

type Step = Trail["chain"][number];

/** From the outlet inwards: who reports that who said, with which word, as what act, when. */
export function TrailList({ trail }: { readonly trail: Trail }): ReactNode {
  const { chain, quoted } = trail;
  const [outlet, ...speakers] = chain;
  return (
    <dl className="pairs trail">
      <div>
        <dt>Outlet</dt>
        <dd>
          <strong>
            <bdi>{outlet?.name ?? quoted.outlet ?? "none named"}</bdi>
          </strong>
        </dd>
      </div>
      {speakers.length === 0 ? (
        <div>
          <dt>Says so</dt>
          <dd>the outlet itself</dd>
        </div>
      ) : (
        speakers.map((step, at) => (
          <div key={`${step.attribution ?? step.name}`} className={at > 0 ? "nested" : undefined}>
            <dt>{at === 0 ? "Reports that" : "that"}</dt>
            <dd>
              <strong>
                <SpeakerName step={step} />
              </strong>
              <span className="soft"> {howSaid(step)}</span>
            </dd>
          </div>
        ))
      )}
    </dl>
  );
}

function SpeakerName({ step: { name, actor } }: { readonly step: Step }): ReactNode {
  const shown = <bdi>{headed(name)}</bdi>;
  if (actor === undefined || actor.private === true) return shown;
  return <Link to={`/actors/${encodeURIComponent(actor.key)}`}>{shown}</Link>;
}

function howSaid({ cue, act, at }: Step): string {
  return [
    cue === undefined ? undefined : `“${cue}”`,
    act === undefined || act === "statement" ? undefined : act,
    at === undefined ? undefined : dateWords(at),
  ]
    .filter((part) => part !== undefined)
    .join(" · ");
}
