import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useCommands } from "../../keyboard/commands.ts";
import { useNarrow } from "../../parts/narrow.ts";
import { Tie } from "../../parts/tie.tsx";
import { useWidth } from "../../parts/use-width.ts";
import { counted, headed, twoNumbers } from "../../parts/words.ts";
import { edgePath } from "./edge-path.ts";
import { EDGE_WORDS, type Edge, edgeKey, type Graph, type Node } from "./graph.ts";
import { type Box, boxAround, isDirection, layoutOf, type Place, readableNames, towards } from "./layout.ts";

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
  const [view, setView] = useState<Box>();
  const box = view ?? whole;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture is seen as a whole first
  useEffect(() => setView(undefined), [places]);
  const zoom = (factor: number): void => setView(zoomedBox(box, factor, whole));
  useCommands("Network", [
    { key: "+", does: "come closer", run: () => zoom(0.7) },
    { key: "-", does: "go back", run: () => zoom(1 / 0.7) },
    { key: "0", does: "all of it", run: () => setView(undefined) },
  ]);
  useWheelZoom(frame, (factor) => zoom(factor));
  const drag = useDrag(frame, box, setView);
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
  const alone = lonePairs(graph);
  const readable = namesShown(graph, places, size, [node, middle, held]);
  return (
    <>
      <div className="network-zoom small">
        <button type="button" className="button" onClick={() => zoom(0.7)}>
          Closer <kbd>+</kbd>
        </button>
        <button type="button" className="button" onClick={() => zoom(1 / 0.7)}>
          Back <kbd>−</kbd>
        </button>
        <button type="button" className="button" disabled={view === undefined} onClick={() => setView(undefined)}>
          All <kbd>0</kbd>
        </button>
      </div>
      <div ref={stage} />
      <svg
        ref={frame}
        className="network"
        viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
        role="group"
        aria-label="Network; the table says the same"
        {...drag}
      >
        {graph.edges.map((one) => {
          const [from, to] = [places.get(one.from), places.get(one.to)];
          if (from === undefined || to === undefined) return null;
          return (
            <EdgeLine
              key={edgeKey(one)}
              edge={one}
              from={from}
              to={to}
              alone={alone.has(pairOf(one))}
              chosen={edge === edgeKey(one)}
              dim={near !== undefined && one.from !== node && one.to !== node}
              onChoose={() => onEdge(one)}
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
              {readable.has(one.key) ? (
                <text y={radius + 13 * size} textAnchor="middle" className="node-name" fontSize={12 * size}>
                  {short(one.name)}
                </text>
              ) : (
                <title>{headed(one.name)}</title>
              )}
              {one.hidden > 0 ? (
                <text x={radius + 2 * size} y={-radius + 2 * size} className="node-hidden" fontSize={10.5 * size}>
                  +{one.hidden}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
    </>
  );
}

/** The layout is worked out when the graph changes, and for nothing else: not for zooming, not for choosing. */
function useLayout(graph: Graph, middle: string | undefined, ratio: number): ReadonlyMap<string, Place> {
  const shape = `${middle} ${ratio} ${graph.nodes.map(({ key }) => key).join()} ${graph.edges.map(edgeKey).join()}`;
  const made = useRef<{ readonly shape: string; readonly places: ReadonlyMap<string, Place> }>(undefined);
  if (made.current?.shape !== shape) made.current = { shape, places: layoutOf(graph, middle, ratio) };
  return made.current.places;
}

interface EdgeLineProps {
  readonly edge: Edge;
  readonly from: Place;
  readonly to: Place;
  readonly alone: boolean;
  readonly chosen: boolean;
  readonly dim: boolean;
  readonly onChoose: () => void;
}

function EdgeLine({ edge, from, to, alone, chosen, dim, onChoose }: EdgeLineProps): ReactNode {
  const { path } = edgePath(edge.kind, from, to, alone);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the actor's list of ties beside the picture has the keys
    <g className={`edge${chosen ? " chosen" : ""}${dim ? " dim" : ""}`} onClick={onChoose}>
      <path d={path} className="edge-target" />
      {chosen ? <path d={path} className="edge-shade" /> : null}
      <Tie kind={edge.kind} path={path} width={widthOf(edge)} />
      <title>{`${EDGE_WORDS[edge.kind]}: ${counted(edge.events, "claim")}, ${twoNumbers(edge)}`}</title>
    </g>
  );
}

/** Those that are looked at first, then those in most lineages. */
function namesShown(
  { nodes }: Graph,
  places: ReadonlyMap<string, Place>,
  size: number,
  first: readonly (string | undefined)[],
): ReadonlySet<string> {
  const rank = ({ key, lineages }: Node): number => (first.includes(key) ? 1e6 - first.indexOf(key) : lineages);
  const ordered = nodes.toSorted((a, b) => rank(b) - rank(a) || (a.key < b.key ? -1 : 1));
  const named = ordered.map((node) => ({
    key: node.key,
    letters: short(node.name).length,
    below: (radiusOf(node) + 2) * size,
  }));
  return readableNames(named, places, size);
}

const widthOf = ({ lineages }: Edge): number => (lineages >= 8 ? 4 : lineages >= 3 ? 2.6 : 1.4);
const radiusOf = ({ lineages }: Node): number => Math.min(15, 4 + Math.sqrt(lineages) * 1.5);
const short = (name: string): string => (name.length > 24 ? `${headed(name).slice(0, 22)}…` : headed(name));
const pairOf = ({ from, to }: Edge): string => (from < to ? `${from}|${to}` : `${to}|${from}`);

function lonePairs({ edges }: Graph): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const edge of edges) counts.set(pairOf(edge), (counts.get(pairOf(edge)) ?? 0) + 1);
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

/** Never further away than the whole, never so near that one name fills the picture. */
function zoomedBox(box: Box, factor: number, whole: Box): Box | undefined {
  const width = Math.max(whole.width / 12, box.width * factor);
  if (width >= whole.width) return undefined;
  const height = (width * box.height) / box.width;
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
}

function useWheelZoom(frame: { readonly current: SVGSVGElement | null }, zoom: (factor: number) => void): void {
  useEffect(() => {
    const { current } = frame;
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && current?.contains(document.activeElement) !== true) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 0.85 : 1 / 0.85);
    };
    current?.addEventListener("wheel", wheel, { passive: false });
    return () => current?.removeEventListener("wheel", wheel);
  });
}

type Drag = Pick<React.SVGProps<SVGSVGElement>, "onPointerDown" | "onPointerMove" | "onPointerUp">;

/** The picture can be moved by hand; only with a mouse, for a finger scrolls the page. */
function useDrag(frame: { readonly current: SVGSVGElement | null }, box: Box, move: (box: Box) => void): Drag {
  const start = useRef<{ readonly x: number; readonly y: number; readonly box: Box }>(undefined);
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType === "mouse" && event.target === frame.current)
        start.current = { x: event.clientX, y: event.clientY, box };
    },
    onPointerMove: (event: PointerEvent) => {
      const { current } = start;
      const width = frame.current?.getBoundingClientRect().width ?? 0;
      if (current === undefined || width === 0) return;
      const scale = current.box.width / width;
      move({
        ...current.box,
        x: current.box.x - (event.clientX - current.x) * scale,
        y: current.box.y - (event.clientY - current.y) * scale,
      });
    },
    onPointerUp: () => {
      start.current = undefined;
    },
  };
}
