import type { ReactNode } from "react";
import type { ActorView } from "../../../../src/query/records.ts";
import { Link } from "../../location/link.tsx";
import { actorAddress } from "../../parts/actor-names.tsx";
import type { Table } from "../../parts/table.ts";
import { Tie, TieSample } from "../../parts/tie.tsx";
import { Twin } from "../../parts/twin.tsx";
import { clippedWords, counted, headed, twoNumbers } from "../../parts/words.ts";
import { around, lineWidth, tone } from "./ego.ts";

type Other = ActorView["others"][number];
const SHOWN = 10;
const [WIDTH, HEIGHT] = [560, 330];
const TITLE = "With whom";

/** Those it is said to have acted with or against, around it: the first ten; the network view has more. */
export function EgoNetwork({ actor }: { readonly actor: ActorView }): ReactNode {
  const { key, name, others } = actor;
  if (others.length === 0) return null;
  const placed = around(
    others.slice(0, SHOWN).map((other) => ({ ...other, key: other.actor.key })),
    165,
    120,
  );
  const hidden = others.length - placed.length;
  const network = `/network?actor=${encodeURIComponent(key)}`;
  return (
    <Twin title={TITLE} name="with" table={tableOf(others)} tools={<Link to={network}>Open the network</Link>}>
      <svg
        className="ego"
        viewBox={`${-WIDTH / 2} ${-HEIGHT / 2} ${WIDTH} ${HEIGHT}`}
        role="group"
        aria-label={`${TITLE}; the table says the same.`}
      >
        {placed.map(({ neighbour, x, y }) => (
          <Tie
            key={neighbour.key}
            kind={tone(neighbour)}
            path={`M0 0L${x} ${y}`}
            width={lineWidth(neighbour.cooperation + neighbour.conflict)}
          />
        ))}
        {placed.map(({ neighbour, x, y, anchor }) => (
          <g key={neighbour.key} transform={`translate(${x} ${y})`}>
            <circle r="4.500" className="ego-node" />
            <NameLink other={neighbour}>
              <text
                x={anchor === "start" ? 10 : anchor === "end" ? -10 : 0}
                y={anchor === "middle" ? (y < 0 ? -10 : 20) : 4}
                textAnchor={anchor}
              >
                {short(neighbour.actor.name)}
              </text>
            </NameLink>
          </g>
        ))}
        <circle r="7" className="ego-node ego-middle" />
        <text y="-14" textAnchor="middle" className="ego-self">
          {short(name)}
        </text>
      </svg>
      <p className="small soft ego-key">
        <TieSample kind="cooperation" /> cooperation <TieSample kind="conflict" /> conflict <TieSample kind="both" />{" "}
        both
        {hidden > 0 ? ` · ${counted(hidden, "other")} not drawn, all in the table` : ""}
      </p>
    </Twin>
  );
}

function NameLink({
  other: { actor, ...rest },
  children,
}: {
  readonly other: Other;
  readonly children: ReactNode;
}): ReactNode {
  if (actor.private === true) return children;
  return (
    <Link to={actorAddress(actor.key)} aria-label={`${headed(actor.name)}: ${tieWords(rest)}`}>
      {children}
    </Link>
  );
}

const tieWords = ({ cooperation, conflict, documents, lineages }: Omit<Other, "actor">): string =>
  `${counted(cooperation, "event")} of cooperation, ${counted(conflict, "event")} of conflict, ${twoNumbers({ documents, lineages })}`;

const short = (name: string): string => clippedWords(headed(name), 24);

const tableOf = (others: readonly Other[]): Table => ({
  columns: [
    { name: "Actor" },
    { name: "Events of cooperation", kind: "number" },
    { name: "Events of conflict", kind: "number" },
    { name: "Documents", kind: "number" },
    { name: "Lineages", kind: "number" },
  ],
  rows: others.map(({ actor, cooperation, conflict, documents, lineages }) => ({
    cells: [headed(actor.name), cooperation, conflict, documents, lineages],
  })),
});
