import type { ReactNode } from "react";
import type { ActorRef } from "../../../src/query/records.ts";
import { Link } from "../location/link.tsx";
import { headed } from "./words.ts";

export const actorAddress = (key: string): string => `/actors/${encodeURIComponent(key)}`;

interface ActorNameProps {
  readonly actor: ActorRef;
  /** At the head of a line. */
  readonly head?: boolean;
}

/** A name that leads to the actor's page; private persons have none. */
export function ActorName({ actor, head = false }: ActorNameProps): ReactNode {
  const name = head ? headed(actor.name) : actor.name;
  // A name may run the other way than the sentence around it.
  return actor.private === true ? (
    <bdi>{name}</bdi>
  ) : (
    <Link to={actorAddress(actor.key)}>
      <bdi>{name}</bdi>
    </Link>
  );
}

interface ActorNamesProps {
  readonly actors: readonly ActorRef[];
  /** More than these are counted and not listed. */
  readonly most?: number;
  readonly nobody?: string;
  readonly head?: boolean;
}

/** "Taliban, Pakistan and 2 more". */
export function ActorNames({ actors, most = 3, nobody = "", head = false }: ActorNamesProps): ReactNode {
  if (actors.length === 0) return nobody;
  const shown = actors.slice(0, most);
  const hidden = actors.length - shown.length;
  return (
    <>
      {shown.map((actor, at) => (
        <span key={actor.key}>
          {at === 0 ? "" : hidden === 0 && at === shown.length - 1 ? " and " : ", "}
          <ActorName actor={actor} head={head && at === 0} />
        </span>
      ))}
      {hidden === 0 ? null : <span className="soft"> and {hidden} more</span>}
    </>
  );
}
