import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useMemo,
  useRef,
  useState,
} from "react";
import { type Box, isDirection, type NameAt, nameSpots, type Place, towards } from "../../drawing/places.ts";
import { pointIn } from "../../drawing/point-in.ts";
import { useViewBox } from "../../drawing/use-view-box.ts";
import { ZoomButtons } from "../../drawing/zoom-buttons.tsx";
import { Asking } from "../../parts/answers.tsx";
import { useNarrow } from "../../parts/narrow.ts";
import { useWidth } from "../../parts/use-width.ts";
import { clippedWords, counted, headed, twoNumbers } from "../../parts/words.ts";
import { EDGE_WORDS, type Edge, edgeKey, type Graph, linesOf, type Node } from "./graph.ts";
import { boxAround } from "./layout.ts";
import { type DrawnLine, drawnLines, Lines, lineAt } from "./lines.tsx";
import { shapeOf, useLayout } from "./use-layout.ts";

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
export function Picture(props: PictureProps): ReactNode {
  const { graph, middle } = props;
  const ratio = RATIO[useNarrow() ? "narrow" : "wide"];
  const shape = useMemo(() => shapeOf(graph, middle, ratio), [graph, middle, ratio]);
  const places = useLayout(graph, middle, ratio, shape);
  return places === undefined ? (
    <Asking what={`places for ${counted(graph.nodes.length, "actor")}`} />
  ) : (
    <PlacedPicture {...props} ratio={ratio} shape={shape} places={places} />
  );
}

interface PlacedProps extends PictureProps {
  readonly ratio: number;
  readonly shape: string;
  readonly places: ReadonlyMap<string, Place>;
}

/** Room for names at the edges: in a narrow picture they take a larger share of it. */
const NAMES = { wide: 64, narrow: 130 } as const;
/** Pixels beside a line that still mean it. */
const REACH = 8;

function PlacedPicture({ graph, middle, node, edge, onNode, onEdge, ratio, shape, places }: PlacedProps): ReactNode {
  const frame = useRef<SVGSVGElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const width = useWidth(stage);
  const whole = useMemo(
    () => boxAround(places, ratio, width, ratio < 1 ? NAMES.narrow : NAMES.wide),
    [places, ratio, width],
  );
  const view = useViewBox(frame, { name: "Network", whole, shape, closest: 12 });
  const { box, pointer } = view;
  const [held, setHeld] = useState<string>();
  const [over, setOver] = useState<DrawnLine>();
  const stop = [held, node, middle, graph.nodes[0]?.key].find((key) => key !== undefined && places.has(key));
  const near = useMemo(() => nearTo(graph, node), [graph, node]);
  // Units a pixel: names and dots keep their size, however near one is.
  const size = box.width / width;
  const lines = useMemo(() => drawnLines(linesOf(graph), places), [graph, places]);
  const chosen = lines.find(({ line }) => line.edges.some((one) => edgeKey(one) === edge));
  const spots = useMemo(
    () => namesShown(graph, places, size, [node, middle, held], near, whole),
    [graph, places, size, node, middle, held, near, whole],
  );
  const lineUnder = ({ clientX, clientY, target }: MouseEvent): DrawnLine | undefined => {
    const place = pointIn(frame.current, clientX, clientY);
    const onSomebody = target instanceof Element && target.closest(".node") !== null;
    return place === undefined || onSomebody ? undefined : lineAt(lines, place, REACH * size);
  };
  const onMove = (event: PointerEvent<SVGSVGElement>): void => {
    pointer.onPointerMove(event);
    if (event.buttons === 0) setOver(lineUnder(event));
  };
  const onPress = (event: MouseEvent): void => {
    const under = lineUnder(event);
    if (under !== undefined) onEdge(under.line.edges[0]);
  };
  const latest = useRef({ onNode, onKey: (_: KeyboardEvent, __: Node): void => {} });
  latest.current = {
    onNode,
    onKey: (event, current) => {
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
    },
  };
  // The same functions all along: who has not changed is not drawn again while one moves.
  const choose = useCallback((one: Node): void => latest.current.onNode(one), []);
  const press = useCallback((event: KeyboardEvent, one: Node): void => latest.current.onKey(event, one), []);
  return (
    <>
      <ZoomButtons view={view} />
      <div ref={stage} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the actor's list of ties beside the picture has the keys */}
      <svg
        ref={frame}
        className={over === undefined ? "drawing network" : "drawing network over-line"}
        viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
        role="group"
        aria-label="Network; the table says the same"
        {...pointer}
        onPointerMove={onMove}
        onClick={onPress}
      >
        <Lines lines={lines} node={near === undefined ? undefined : node} />
        {over === undefined ? null : (
          <path d={over.path} className="edge-over">
            <title>{`${EDGE_WORDS[over.line.kind]}: ${counted(over.line.events, "claim")}`}</title>
          </path>
        )}
        {chosen === undefined ? null : <path d={chosen.path} className="edge-shade" />}
        {graph.nodes.map((one) => {
          const place = places.get(one.key);
          if (place === undefined) return null;
          return (
            <NodeOn
              key={one.key}
              node={one}
              x={place.x}
              y={place.y}
              size={size}
              spot={spots.get(one.key)}
              look={nodeClass(one, node, middle, near)}
              chosen={one.key === node}
              stop={one.key === stop}
              onChoose={choose}
              onKey={press}
              onHeld={setHeld}
            />
          );
        })}
      </svg>
    </>
  );
}

interface NodeOnProps {
  readonly node: Node;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly spot: NameAt | undefined;
  readonly look: string;
  readonly chosen: boolean;
  /** Where Tab comes to. */
  readonly stop: boolean;
  readonly onChoose: (node: Node) => void;
  readonly onKey: (event: KeyboardEvent, node: Node) => void;
  readonly onHeld: (key: string) => void;
}

/** In pixels within, whatever the zoom: coming closer changes nothing here but where and how large it all is. */
const NodeOn = memo(function NodeOn(props: NodeOnProps): ReactNode {
  const { node, x, y, size, spot, look, chosen, stop, onChoose, onKey, onHeld } = props;
  const { key, name, hidden } = node;
  const radius = radiusOf(node);
  return (
    <g transform={`translate(${x} ${y}) scale(${size})`}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no buttons of its own */}
      <g
        data-node={key}
        {...(stop ? { "data-stop": "" } : {})}
        className={look}
        role="button"
        tabIndex={stop ? 0 : -1}
        aria-label={`${headed(name)}, ${twoNumbers(node)}${hidden > 0 ? `, ${counted(hidden, "neighbour")} not shown` : ""}`}
        aria-pressed={chosen}
        onClick={() => onChoose(node)}
        onKeyDown={(event) => onKey(event, node)}
        onFocus={() => onHeld(key)}
      >
        <circle r={Math.max(13, radius + 4)} className="node-target" />
        <circle r={radius} className="node-dot" />
        {chosen ? <circle r={radius + 4} className="node-ring" /> : null}
        {spot === undefined ? (
          <title>{headed(name)}</title>
        ) : (
          <text
            x={spot.x / size}
            y={spot.y / size}
            textAnchor={spot.anchor}
            className="name-on node-name"
            fontSize="12"
          >
            {short(name)}
          </text>
        )}
      </g>
      {/* Beside the button and not in it, which says in its name how many are not shown. */}
      {hidden > 0 ? (
        <text x={radius + 2} y={-radius - 2} className="name-on node-hidden" fontSize="10.5" aria-hidden="true">
          +{hidden}
        </text>
      ) : null}
    </g>
  );
});

/** Those that are looked at first, then their neighbours, then those in most lineages. */
function namesShown(
  { nodes }: Graph,
  places: ReadonlyMap<string, Place>,
  size: number,
  first: readonly (string | undefined)[],
  near: ReadonlySet<string> | undefined,
  whole: Box,
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
  return nameSpots(named, places, size, whole);
}

const radiusOf = ({ lineages }: Node): number => Math.min(15, 4 + Math.sqrt(lineages) * 1.5);
const short = (name: string): string => clippedWords(headed(name), 24);

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
