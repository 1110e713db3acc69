import type { ReactNode } from "react";
import { BesidePart } from "../../frame/beside.tsx";
import { Link } from "../../location/link.tsx";
import { withParameters } from "../../location/location.ts";
import { actorAddress } from "../../parts/actor-names.tsx";
import { Counts } from "../../parts/counts.tsx";
import { counted, headed } from "../../parts/words.ts";
import { EDGE_WORDS, type Edge, edgeKey, edgesOf, type Graph, type Node, otherEnd } from "./graph.ts";
import { typesText } from "./network-table.ts";

interface NodeTiesProps {
  readonly graph: Graph;
  readonly node: Node;
  readonly names: ReadonlyMap<string, string>;
  readonly centred: boolean;
  readonly edge: string | undefined;
  readonly onEdge: (edge: Edge) => void;
}

/** An actor's ties as a list: the way to the lines for those who do not point at them. */
export function NodeTies({ graph, node, names, centred, edge, onEdge }: NodeTiesProps): ReactNode {
  const ties = edgesOf(graph, node.key);
  return (
    <BesidePart title={headed(node.name)}>
      <p className="small">
        <Counts documents={node.documents} lineages={node.lineages} />
        {node.hidden > 0 ? <span className="soft"> · {counted(node.hidden, "neighbour")} not shown</span> : null}
      </p>
      <p className="row-tools small">
        {node.private === true ? null : <Link to={actorAddress(node.key)}>Its page</Link>}
        {centred ? null : <Link to={withParameters("/network", "", { actor: node.key })}>Put it in the middle</Link>}
      </p>
      <ul className="ties">
        {ties.map((tie) => (
          <li key={edgeKey(tie)}>
            <button
              type="button"
              className="leads"
              aria-current={edge === edgeKey(tie) ? "true" : undefined}
              onClick={() => onEdge(tie)}
            >
              <span className="soft">{tie.from === node.key ? "→" : "←"}</span>{" "}
              <strong>{names.get(otherEnd(tie, node.key)) ?? otherEnd(tie, node.key)}</strong>{" "}
              <span className="soft">{EDGE_WORDS[tie.kind]}</span>
              <span className="small soft ties-what">{typesText(tie)}</span>
              <span className="small soft">
                {counted(tie.events, "claim")} · <Counts {...tie} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </BesidePart>
  );
}
