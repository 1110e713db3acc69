import type { ReactNode } from "react";
import type { ActorView } from "../../../../src/query/records.ts";
import { Link } from "../../location/link.tsx";
import { withParameters } from "../../location/location.ts";
import { actorAddress } from "../../parts/actor-names.tsx";
import { Nothing } from "../../parts/answers.tsx";
import { Counts } from "../../parts/counts.tsx";
import { StatusWords } from "../../parts/status.tsx";
import { EVENT_STATUSES, statusWords, typeWords } from "../../parts/terms.ts";
import { counted, headed } from "../../parts/words.ts";
import { EgoNetwork } from "./ego-network.tsx";
import { MonthsChart } from "./months-chart.tsx";

type Said = ActorView["said"][number];

/** What it is said to have done and suffered, with whom, when, and who says so. */
export function Overview({ actor }: { readonly actor: ActorView }): ReactNode {
  const { said } = actor;
  const does = said.filter((one) => one.as === "actor");
  const suffers = said.filter((one) => one.as === "recipient");
  if (said.length === 0 && actor.claimants.length === 0 && actor.others.length === 0)
    return <Nothing title="It is named, and nothing is said to have been done by it or to it." />;
  return (
    <>
      <div className="two-parts">
        <SaidList actor={actor} title="Said to have done" said={does} empty="Nothing." />
        <SaidList actor={actor} title="Said to have been done to it" said={suffers} empty="Nothing." />
      </div>
      <section className="actor-part">
        <MonthsChart actor={actor} />
      </section>
      {actor.others.length === 0 ? null : (
        <section className="actor-part">
          <EgoNetwork actor={actor} />
        </section>
      )}
      <Claimants actor={actor} />
    </>
  );
}

interface SaidListProps {
  readonly actor: ActorView;
  readonly title: string;
  readonly said: readonly Said[];
  readonly empty: string;
}

/** One line a type and status, each leading to its claims. */
function SaidList({ actor, title, said, empty }: SaidListProps): ReactNode {
  return (
    <section className="actor-part">
      <h2>{title}</h2>
      {said.length === 0 ? (
        <p className="soft">{empty}</p>
      ) : (
        <ul className="said-list">
          {said.map((one) => (
            <li key={`${one.type} ${one.status}`}>
              <Link
                data-stop=""
                to={withParameters(actorAddress(actor.key), "", {
                  tab: "events",
                  as: one.as === "recipient" ? "recipient" : undefined,
                  type: one.type,
                  status: one.status,
                })}
              >
                {headed(typeWords(one.type))}
              </Link>
              <span className="small">
                <SaidStatus status={one.status} />
              </span>
              <span className="small soft">
                <Counts {...one} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Statuses come as plain text here; one that is not known stands as it is. */
function SaidStatus({ status }: { readonly status: string }): ReactNode {
  const known = EVENT_STATUSES.find((one) => one === status);
  return known === undefined ? statusWords(status) : <StatusWords status={known} />;
}

const CLAIMANTS = 12;

function Claimants({ actor: { key, claimants } }: { readonly actor: ActorView }): ReactNode {
  if (claimants.length === 0) return null;
  const hidden = claimants.length - CLAIMANTS;
  return (
    <section className="actor-part">
      <h2>Who says things of it</h2>
      <ul className="facts-list">
        {claimants.slice(0, CLAIMANTS).map((claimant) => (
          <li key={claimant.key}>
            <ClaimantName name={headed(claimant.name)} claimant={claimant.key} about={key} />
            <span className="small soft">{counted(claimant.claims, "claim")}</span>
            <Counts documents={claimant.documents} lineages={claimant.lineages} />
          </li>
        ))}
      </ul>
      {hidden > 0 ? <p className="small soft">{counted(hidden, "other")} not listed.</p> : null}
    </section>
  );
}

interface ClaimantNameProps {
  readonly name: string;
  readonly claimant: string;
  readonly about: string;
}

/** Outlets speak in articles, speakers in claims. */
function ClaimantName({ name, claimant, about }: ClaimantNameProps): ReactNode {
  const outlet = claimant.startsWith("outlet:");
  const narrowed = outlet ? { outlet: name } : { speaker: claimant };
  return (
    <Link to={withParameters("/claims", "", { actor: about, ...narrowed })} data-stop="">
      {name}
    </Link>
  );
}
