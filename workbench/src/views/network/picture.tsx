import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { isDirection, type NameAt, nameSpots, type Place, towards } from "../../drawing/places.ts";
import { useViewBox } from "../../drawing/use-view-box.ts";
import { ZoomButtons } from "../../drawing/zoom-buttons.tsx";
import { useNarrow } from "../../parts/narrow.ts";
import { Tie } from "../../parts/tie.tsx";
import { useWidth } from "../../parts/use-width.ts";
import { clippedWords, counted, headed, twoNumbers } from "../../parts/words.ts";
import { edgePath } from "./edge-path.ts";
import { EDGE_WORDS, type Edge, edgeKey, type Graph, type Line, linesOf, type Node } from "./graph.ts";
import { boxAround, layoutOf } from "./layout.ts";

interface PictureProps {
  readonly graph: Graph;
  readonly middle: string | undefined;
  readonly node: string | undefined;
  readonly edge: string | undefined;
  readonly onNode: (node: Node) => void;
  readonly onEdge: (edge: Edge) => void;
}

const RATIO = { wide: 1.45, narrow: 0.8 } as const;

/** Actors and what is told between them. Tab comes to one actor; arrows walk to its neighbours, Enter opens it. */
export function Picture({ graph, middle, node, edge, onNode, onEdge }: PictureProps): ReactNode {
  const ratio = RATIO[useNarrow() ? "narrow" : "wide"];
  const frame = useRef<SVGSVGElement>(null);
  const places = useLayout(graph, middle, ratio);
  const stage = useRef<HTMLDivElement>(null);
  const width = useWidth(stage);
  const whole = boxAround(places, ratio, width);
  const view = useViewBox(frame, { name: "Network", whole, shape: shapeOf(graph, middle, ratio), closest: 12 });
  const { box } = view;
  const [held, setHeld] = useState<string>();
  const stop = [held, node, middle, graph.nodes[0]?.key].find((key) => key !== undefined && places.has(key));
  const onKey = (event: KeyboardEvent, current: Node): void => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onNode(current);
      return;
    }
    if (!isDirection(event.key)) return;
    event.preventDefault();
    const next = towards(places, current.key, event.key);
    if (next === undefined) return;
    setHeld(next);
    frame.current?.querySelector<SVGGElement>(`[data-node="${CSS.escape(next)}"]`)?.focus();
  };
  const near = nearTo(graph, node);
  // Units a pixel: names and dots keep their size, however near one is.
  const size = box.width / width;
  const lines = linesOf(graph);
  const alone = lonePairs(lines);
  const spots = namesShown(graph, places, size, [node, middle, held], near);
  return (
    <>
      <ZoomButtons view={view} />
      <div ref={stage} />
      <svg
        ref={frame}
        className="drawing network"
        viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
        role="group"
        aria-label="Network; the table says the same"
        {...view.pointer}
      >
        {lines.map((line) => {
          const [from, to] = [places.get(line.from), places.get(line.to)];
          if (from === undefined || to === undefined) return null;
          return (
            <LineBetween
              key={edgeKey(line)}
              line={line}
              from={from}
              to={to}
              alone={alone.has(pairOf(line))}
              chosen={line.edges.some((one) => edgeKey(one) === edge)}
              dim={near !== undefined && line.from !== node && line.to !== node}
              onChoose={() => onEdge(line.edges[0])}
            />
          );
        })}
        {graph.nodes.map((one) => {
          const place = places.get(one.key);
          if (place === undefined) return null;
          const radius = radiusOf(one) * size;
          return (
            <g
              key={one.key}
              data-node={one.key}
              {...(one.key === stop ? { "data-stop": "" } : {})}
              className={nodeClass(one, node, middle, near)}
              transform={`translate(${place.x} ${place.y})`}
              role="button"
              tabIndex={one.key === stop ? 0 : -1}
              aria-label={`${headed(one.name)}, ${twoNumbers(one)}${one.hidden > 0 ? `, ${counted(one.hidden, "neighbour")} not shown` : ""}`}
              aria-pressed={one.key === node}
              onClick={() => onNode(one)}
              onKeyDown={(event) => onKey(event, one)}
              onFocus={() => setHeld(one.key)}
            >
              <circle r={Math.max(13 * size, radius + 4 * size)} className="node-target" />
              <circle r={radius} className="node-dot" />
              {one.key === node ? <circle r={radius + 4 * size} className="node-ring" /> : null}
              <NodeName node={one} spot={spots.get(one.key)} size={size} />
            </g>
          );
        })}
        {/* Beside the buttons and not in them: each says in its name how many are not shown. */}
        <g className="node-hidden-counts" aria-hidden="true">
          {graph.nodes.map((one) => {
            const place = places.get(one.key);
            if (place === undefined || one.hidden === 0) return null;
            const away = (radiusOf(one) + 2) * size;
            return (
              <text
                key={one.key}
                x={place.x + away}
                y={place.y - away}
                className="name-on node-hidden"
                fontSize={10.5 * size}
              >
                +{one.hidden}
              </text>
            );
          })}
        </g>
      </svg>
    </>
  );
}

const shapeOf = ({ nodes, edges }: Graph, middle: string | undefined, ratio: number): string =>
  `${middle} ${ratio} ${nodes.map(({ key }) => key).join()} ${edges.map(edgeKey).join()}`;

/** The layout is worked out when the graph changes, and for nothing else: not for zooming, not for choosing. */
function useLayout(graph: Graph, middle: string | undefined, ratio: number): ReadonlyMap<string, Place> {
  const shape = shapeOf(graph, middle, ratio);
  const made = useRef<{ readonly shape: string; readonly places: ReadonlyMap<string, Place> }>(undefined);
  if (made.current?.shape !== shape) made.current = { shape, places: layoutOf(graph, middle, ratio) };
  return made.current.places;
}

interface NodeNameProps {
  readonly node: Node;
  readonly spot: NameAt | undefined;
  readonly size: number;
}

function NodeName({ node: { name }, spot, size }: NodeNameProps): ReactNode {
  if (spot === undefined) return <title>{headed(name)}</title>;
  return (
    <text x={spot.x} y={spot.y} textAnchor={spot.anchor} className="name-on node-name" fontSize={12 * size}>
      {short(name)}
    </text>
  );
}

interface LineProps {
  readonly line: Line;
  readonly from: Place;
  readonly to: Place;
  readonly alone: boolean;
  readonly chosen: boolean;
  readonly dim: boolean;
  readonly onChoose: () => void;
}

function LineBetween({ line, from, to, alone, chosen, dim, onChoose }: LineProps): ReactNode {
  const { path } = edgePath(line.kind, from, to, alone);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the actor's list of ties beside the picture has the keys
    <g className={`edge${chosen ? " chosen" : ""}${dim ? " dim" : ""}`} onClick={onChoose}>
      <path d={path} className="edge-target" />
      {chosen ? <path d={path} className="edge-shade" /> : null}
      <Tie kind={line.kind} path={path} width={widthOf(line.edges[0])} />
      <title>{`${EDGE_WORDS[line.kind]}: ${counted(line.events, "claim")}`}</title>
    </g>
  );
}

/** Those that are looked at first, then their neighbours, then those in most lineages. */
function namesShown(
  { nodes }: Graph,
  places: ReadonlyMap<string, Place>,
  size: number,
  first: readonly (string | undefined)[],
  near: ReadonlySet<string> | undefined,
): ReadonlyMap<string, NameAt> {
  const rank = ({ key, lineages }: Node): number =>
    first.includes(key) ? 1e9 - first.indexOf(key) : near?.has(key) === true ? 1e6 + lineages : lineages;
  const ordered = nodes.toSorted((a, b) => rank(b) - rank(a) || (a.key < b.key ? -1 : 1));
  const named = ordered.map((node) => ({
    key: node.key,
    letters: short(node.name).length,
    radius: radiusOf(node),
    always: first.includes(node.key),
  }));
  return nameSpots(named, places, size);
}

const widthOf = ({ lineages }: Edge): number => (lineages >= 8 ? 4 : lineages >= 3 ? 2.6 : 1.4);
const radiusOf = ({ lineages }: Node): number => Math.min(15, 4 + Math.sqrt(lineages) * 1.5);
const short = (name: string): string => clippedWords(headed(name), 24);
const pairOf = ({ from, to }: Pick<Line, "from" | "to">): string => (from < to ? `${from}|${to}` : `${to}|${from}`);

function lonePairs(lines: readonly Line[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(pairOf(line), (counts.get(pairOf(line)) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count === 1).map(([pair]) => pair));
}

function nearTo({ edges, nodes }: Graph, node: string | undefined): ReadonlySet<string> | undefined {
  if (node === undefined || !nodes.some(({ key }) => key === node)) return undefined;
  return new Set([
    node,
    ...edges.filter(({ from, to }) => from === node || to === node).flatMap(({ from, to }) => [from, to]),
  ]);
}

const nodeClass = (
  { key }: Node,
  chosen: string | undefined,
  middle: string | undefined,
  near: ReadonlySet<string> | undefined,
): string =>
  [
    "node",
    key === chosen ? "chosen" : "",
    key === middle ? "middle" : "",
    near === undefined || near.has(key) ? "" : "dim",
  ]
    .filter((name) => name !== "")
    .join(" ");
