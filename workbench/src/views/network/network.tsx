import { type ReactNode, useEffect, useMemo, useRef } from "react";
import type { LibraryView } from "../../../../src/query/records.ts";
import { ActorFilter, useActorName } from "../../filters/actor-filter.tsx";
import { ChoiceFilter, FilterSaid, Filters } from "../../filters/filters.tsx";
import { Beside, BesidePart } from "../../frame/beside.tsx";
import { Page } from "../../frame/page.tsx";
import { THREE_COLUMNS, useMedia } from "../../frame/use-media.ts";
import { setParameters, useParameter } from "../../location/location.ts";
import { Asking, Failed, Nothing } from "../../parts/answers.tsx";
import { ExportMenu } from "../../parts/export-menu.tsx";
import { Twin } from "../../parts/twin.tsx";
import { counted, headed } from "../../parts/words.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { ClaimsBehind } from "./claims-behind.tsx";
import {
  EDGE_KINDS,
  EDGE_WORDS,
  type Edge,
  edgeKey,
  linesOf,
  mergedGraph,
  type Node,
  oppositeOf,
  parseEdgeKey,
} from "./graph.ts";
import { MonthsSlider } from "./months-slider.tsx";
import { NetworkKey } from "./network-key.tsx";
import { networkTable } from "./network-table.ts";
import { NodeTies } from "./node-ties.tsx";
import { Picture } from "./picture.tsx";
import { useNetwork } from "./use-network.ts";
import "./network.css";

/** Neighbours that are drawn of each actor that is opened. */
const LIMIT = 40;
const KINDS = [
  ...EDGE_KINDS.map((value) => ({
    value,
    title: `only ${value === "says" ? "who speaks of whom" : EDGE_WORDS[value]}`,
  })),
  { value: "all", title: "of every kind" },
];
/** Who speaks of whom is told of nearly everybody: it is drawn when it is asked for. */
const kindsOf = (kind: string | undefined): ReadonlySet<Edge["kind"]> =>
  new Set(EDGE_KINDS.filter((one) => kind === "all" || (kind === undefined ? one !== "says" : one === kind)));
const TITLE = "Who is said to have to do with whom";

/** `/network`: one actor and those around it; others are opened one by one. */
export function View(): ReactNode {
  const [actor] = useParameter("actor");
  const [from] = useParameter("from");
  const [until] = useParameter("until");
  const [kind] = useParameter("kind");
  const [openText = ""] = useParameter("open");
  const [node] = useParameter("node");
  const [edge] = useParameter("edge");
  const opened = openText.split(",").filter((key) => key !== "");
  const { views, loading, failure, again } = useNetwork(actor, opened, { from, until, limit: LIMIT });
  const library = useAnswer<LibraryView>("/library").value;
  const name = useActorName(actor);
  const kinds = useMemo(() => kindsOf(kind), [kind]);
  const graph = useMemo(() => mergedGraph(views, kinds, actor), [views, kinds, actor]);
  const picture = useRef<HTMLDivElement>(null);
  const middle = actor ?? graph.nodes[0]?.key;

  const chooseNode = (chosen: Node): void =>
    setParameters({
      node: chosen.key,
      edge: undefined,
      // What has more neighbours is opened; what is open stays open.
      open:
        chosen.hidden > 0 && chosen.key !== actor && !opened.includes(chosen.key)
          ? [...opened, chosen.key].join(",")
          : openText,
    });
  const chooseEdge = (chosen: Edge): void => setParameters({ edge: edgeKey(chosen) });
  const set = (["actor", "from", "until", "kind"] as const).filter(
    (one) => ({ actor, from, until, kind })[one] !== undefined,
  );
  return (
    <Page title="Network" facts="Lines are what is told between actors: by whom, in which words, is behind each.">
      <Filters label="Filter the network" set={set.length}>
        <ActorFilter name="actor" label="Around" any="those in most lineages" />
        <ChoiceFilter name="kind" label="Lines" choices={KINDS} any="deeds and relations" />
        {library?.from == null || library.until === null ? null : (
          <MonthsSlider first={library.from} last={library.until} />
        )}
      </Filters>
      <FilterSaid set={set.length === 0 && opened.length === 0 ? [] : [...set, "open", "node", "edge"]}>
        {actor === undefined ? "The actors in most lineages" : `${name ?? actor} and those around it`}
        {opened.length > 0 ? `, with ${counted(opened.length, "actor")} opened` : ""}:{" "}
        {counted(graph.nodes.length, "actor")}, {counted(linesOf(graph).length, "line")}.
        {graph.hidden.nodes > 0 ? ` ${counted(graph.hidden.nodes, "more actor")} not drawn for want of room.` : ""}
        {graph.apart > 0 ? ` ${counted(graph.apart, "more actor")} tied by lines of other kinds alone.` : ""}
      </FilterSaid>
      {failure !== undefined ? (
        <Failed failure={failure} again={again} />
      ) : graph.nodes.length === 0 ? (
        loading ? (
          <Asking what="the network" />
        ) : (
          <Nothing title="Nothing is told between actors here.">Fewer filters or a longer time show more.</Nothing>
        )
      ) : (
        <Twin
          title={TITLE}
          table={networkTable(graph)}
          tools={
            <ExportMenu
              name="network"
              table={() => networkTable(graph)}
              picture={() => picture.current?.querySelector("svg.network") ?? null}
            />
          }
        >
          <div ref={picture}>
            <Picture graph={graph} middle={middle} node={node} edge={edge} onNode={chooseNode} onEdge={chooseEdge} />
          </div>
          <NetworkKey />
        </Twin>
      )}
      <Beside>
        <Explained graph={graph} node={node} edge={edge} actor={actor} from={from} until={until} onEdge={chooseEdge} />
      </Beside>
    </Page>
  );
}

interface ExplainedProps {
  readonly graph: ReturnType<typeof mergedGraph>;
  readonly node: string | undefined;
  readonly edge: string | undefined;
  readonly actor: string | undefined;
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly onEdge: (edge: Edge) => void;
}

/** The actor that is chosen with its ties, and the claims behind the line that is chosen. */
function Explained({ graph, node, edge, actor, from, until, onEdge }: ExplainedProps): ReactNode {
  const wide = useMedia(THREE_COLUMNS);
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Where it stands below the picture, choosing something must not seem to do nothing.
    if (!wide && edge !== undefined) here.current?.scrollIntoView({ block: "nearest" });
  }, [wide, edge]);
  const behind = parseEdgeKey(edge);
  const opposite = behind === undefined ? undefined : oppositeOf(graph, behind);
  const sides = [behind, opposite].filter((side) => side !== undefined);
  const names = new Map(graph.nodes.map((one) => [one.key, headed(one.name)]));
  const nameOf = (key: string): string => names.get(key) ?? key;
  const chosen = graph.nodes.find(({ key }) => key === node);
  return (
    <div ref={here} className="beside">
      {sides.map((side) => (
        <BesidePart key={edgeKey(side)} title={`${nameOf(side.from)} → ${nameOf(side.to)}: ${EDGE_WORDS[side.kind]}`}>
          <ClaimsBehind edge={side} window={{ from, until }} />
        </BesidePart>
      ))}
      {chosen === undefined ? (
        behind === undefined ? (
          <BesidePart title="What is behind a line">
            <p className="small soft">
              Choose an actor to see its ties and to open those around it; choose a line to read its claims. Arrow keys
              walk from actor to actor.
            </p>
          </BesidePart>
        ) : null
      ) : (
        <NodeTies
          graph={graph}
          node={chosen}
          names={names}
          centred={chosen.key === actor}
          edge={edge}
          onEdge={onEdge}
        />
      )}
    </div>
  );
}
