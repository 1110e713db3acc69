import { type KeyboardEvent, memo, type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { isDirection, type NameAt, nameSpots, type Place, towards } from "../../drawing/places.ts";
import { useViewBox } from "../../drawing/use-view-box.ts";
import { ZoomButtons } from "../../drawing/zoom-buttons.tsx";
import { useNarrow } from "../../parts/narrow.ts";
import { useWidth } from "../../parts/use-width.ts";
import { counted, twoNumbers } from "../../parts/words.ts";
import { boxAroundView, type Cluster, clustersOf, isIn } from "./clusters.ts";
import { boxAroundCircles, wholeWorld } from "./fit.ts";
import { type MapPlace, placeKey, radiusWords } from "./place-words.ts";
import { circleAround, project, radiusOf, SPHERE, WORLD } from "./projection.ts";
import type { Shapes } from "./shapes.ts";
import { useShapes } from "./use-shapes.ts";

interface PictureProps {
  /** Those of most claims first. */
  readonly places: readonly MapPlace[];
  readonly chosen: string | undefined;
  readonly onChoose: (place: MapPlace, others: readonly MapPlace[]) => void;
}

const RATIO = { wide: 1.65, narrow: 0.95 } as const;
/** Nearer than this the coasts want more points. */
const FINE = 420;
const CLOSEST = 60;
/** Pixels between two marks: those that lie closer are one. */
const APART = 20;
/** Pixels of a circle that can be seen around its mark. */
const SEEN = 6;

interface Drawn extends Place {
  readonly place: MapPlace;
  readonly key: string;
  readonly radius: number;
}
type Mark = Cluster<Drawn>;

/** Where things are said to have happened: circles as wide as the words leave open. */
export function Picture({ places, chosen, onChoose }: PictureProps): ReactNode {
  const ratio = RATIO[useNarrow() ? "narrow" : "wide"];
  const frame = useRef<SVGSVGElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const width = useWidth(stage);
  const drawn = useMemo(() => places.map(drawnPlace), [places]);
  const whole = wholeWorld(WORLD, ratio);
  const home = useMemo(() => boxAroundCircles(drawn, WORLD, ratio, 60), [drawn, ratio]);
  const shape = useMemo(() => `${ratio} ${drawn.map(({ key }) => key).join()}`, [ratio, drawn]);
  const view = useViewBox(frame, { name: "Map", whole, home, shape, closest: CLOSEST });
  const { box } = view;
  const size = box.width / width;
  const { shapes, failed } = useShapes(box.width < FINE ? "fine" : "coarse");
  const [held, setHeld] = useState<string>();
  const marks = useMemo(() => {
    const own = drawn.find(({ key }) => key === chosen);
    return clustersOf(own === undefined ? drawn : [own, ...drawn.filter((one) => one !== own)], APART * size);
  }, [drawn, chosen, size]);
  const around = boxAroundView(box);
  // Only what is in view, or soon will be, is drawn: the same while one moves within it.
  const near = useMemo(
    () => marks.filter((mark) => isIn(mark, { x: around.x, y: around.y, width: around.width, height: around.height })),
    [marks, around.x, around.y, around.width, around.height],
  );
  const points = useMemo(() => new Map(near.map(({ key, x, y }) => [key, { x, y }])), [near]);
  const stop = [held, chosen, near[0]?.key].find((key) => key !== undefined && points.has(key));
  const spots = useMemo(() => namesShown(near, points, size, [chosen, held]), [near, points, size, chosen, held]);

  const latest = useRef({ onKey: (_: KeyboardEvent, __: Mark): void => {}, onChoose });
  latest.current = {
    onChoose,
    onKey: (event, mark) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        choose(mark);
        return;
      }
      if (!isDirection(event.key)) return;
      event.preventDefault();
      if (event.shiftKey) {
        const steps = { ArrowLeft: [-0.2, 0], ArrowRight: [0.2, 0], ArrowUp: [0, -0.2], ArrowDown: [0, 0.2] } as const;
        const [across, down] = steps[event.key];
        view.move(across, down);
        return;
      }
      const next = towards(points, mark.key, event.key);
      if (next === undefined) return;
      setHeld(next);
      frame.current?.querySelector<SVGGElement>(`[data-place="${CSS.escape(next)}"]`)?.focus();
    },
  };
  // The same functions all along: what has not changed is not drawn again while one moves.
  const choose = useCallback(
    ({ first, others }: Mark): void =>
      latest.current.onChoose(
        first.place,
        others.map(({ place }) => place),
      ),
    [],
  );
  const press = useCallback((event: KeyboardEvent, mark: Mark): void => latest.current.onKey(event, mark), []);
  return (
    <>
      <ZoomButtons view={view} />
      <div ref={stage} />
      <svg
        ref={frame}
        className="drawing map"
        viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
        role="group"
        aria-label="Map; the table says the same"
        {...view.pointer}
      >
        <Land shapes={shapes} />
        <Circles marks={near} size={size} chosen={chosen} />
        {near.map((mark) => (
          <MarkOn
            key={mark.key}
            mark={mark}
            size={size}
            spot={spots.get(mark.key)}
            chosen={mark.key === chosen}
            stop={mark.key === stop}
            onChoose={choose}
            onKey={press}
            onHeld={setHeld}
          />
        ))}
      </svg>
      {shapes === undefined && !failed ? <span className="asking" hidden /> : null}
      {failed ? (
        <p className="small deny">
          The shapes of coasts and borders could not be loaded; the places stand where they are.
        </p>
      ) : null}
    </>
  );
}

const Land = memo(function Land({ shapes }: { readonly shapes: Shapes | undefined }): ReactNode {
  return (
    <>
      <path d={SPHERE} className="map-sea" />
      {shapes === undefined ? null : (
        <>
          <path d={shapes.land} className="map-land" />
          <path d={shapes.settled} className="map-border" />
          <path d={shapes.disputed} className="map-border disputed" />
        </>
      )}
    </>
  );
});

interface CirclesProps {
  readonly marks: readonly Mark[];
  readonly size: number;
  readonly chosen: string | undefined;
}

/** Those of all places in one path, but for that of the chosen one; none that its mark would hide. */
const Circles = memo(function Circles({ marks, size, chosen }: CirclesProps): ReactNode {
  const all = marks.flatMap(({ first, others }) => [first, ...others]);
  const seen = all.filter(({ key, radius }) => key !== chosen && radius > SEEN * size);
  const own = all.find(({ key }) => key === chosen);
  return (
    <>
      <path d={seen.map(({ place }) => circleOf(place)).join("")} className="place-circle" />
      {own === undefined ? null : <path d={circleOf(own.place)} className="place-circle chosen" />}
    </>
  );
});

interface MarkOnProps {
  readonly mark: Mark;
  readonly size: number;
  readonly spot: NameAt | undefined;
  readonly chosen: boolean;
  /** Where Tab comes to. */
  readonly stop: boolean;
  readonly onChoose: (mark: Mark) => void;
  readonly onKey: (event: KeyboardEvent, mark: Mark) => void;
  readonly onHeld: (key: string) => void;
}

const MarkOn = memo(function MarkOn({
  mark,
  size,
  spot,
  chosen,
  stop,
  onChoose,
  onKey,
  onHeld,
}: MarkOnProps): ReactNode {
  const { key, x, y, first, others } = mark;
  const dot = dotOf(mark);
  return (
    // In pixels within, whatever the zoom.
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no buttons of its own
    <g
      data-place={key}
      {...(stop ? { "data-stop": "" } : {})}
      transform={`translate(${x} ${y}) scale(${size})`}
      className={chosen ? "place chosen" : "place"}
      role="button"
      tabIndex={stop ? 0 : -1}
      aria-pressed={chosen}
      aria-label={spoken(mark)}
      onClick={() => onChoose(mark)}
      onKeyDown={(event) => onKey(event, mark)}
      onFocus={() => onHeld(key)}
    >
      <circle r={Math.max(dot, 13)} className="place-target" />
      {others.length > 0 ? <circle r={dot + 3} className="place-more" /> : null}
      {/* A mark in the middle never says that it was there: it is open where the circle can be seen. */}
      <circle r={dot} className={first.radius > dot * size * 1.5 ? "place-dot open" : "place-dot"} />
      {spot === undefined ? (
        <title>{nameOf(mark)}</title>
      ) : (
        <text x={spot.x / size} y={spot.y / size} textAnchor={spot.anchor} fontSize="12" className="name-on">
          {nameOf(mark)}
        </text>
      )}
    </g>
  );
});

const nameOf = ({ first, others }: Mark): string =>
  others.length === 0 ? first.place.name : `${first.place.name} +${others.length}`;

/** Begins with what is written beside it. */
function spoken(mark: Mark): string {
  const { place } = mark.first;
  const own = `${nameOf(mark)}, ${radiusWords(place.radiusM)}: ${counted(place.events, "claim")}, ${twoNumbers(place)}`;
  const { length } = mark.others;
  return length === 0 ? own : `${own}; ${counted(length, "more place")} at this mark`;
}

/** Pixels of the mark: larger where more is said, and never a measure of the place. */
const dotOf = ({ first, others }: Mark): number =>
  Math.min(11, 3.5 + Math.sqrt(others.reduce((sum, { place }) => sum + place.events, first.place.events)) * 1.2);

const circles = new WeakMap<MapPlace, string>();
function circleOf(place: MapPlace): string {
  const known = circles.get(place);
  if (known !== undefined) return known;
  const circle = circleAround(place.lon, place.lat, place.radiusM);
  circles.set(place, circle);
  return circle;
}

function drawnPlace(place: MapPlace): Drawn {
  const { lat, lon, radiusM } = place;
  const [x, y] = project(lon, lat);
  return { place, key: placeKey(place), x, y, radius: radiusOf(lon, lat, radiusM) };
}

function namesShown(
  marks: readonly Mark[],
  points: ReadonlyMap<string, Place>,
  size: number,
  first: readonly (string | undefined)[],
): ReadonlyMap<string, NameAt> {
  const rank = ({ key, first: { place } }: Mark): number => (first.includes(key) ? 1e9 : place.events);
  const ordered = marks.toSorted((a, b) => rank(b) - rank(a) || (a.key < b.key ? -1 : 1));
  const named = ordered.slice(0, NAMED).map((mark) => ({
    key: mark.key,
    letters: nameOf(mark).length,
    radius: dotOf(mark),
    always: first.includes(mark.key),
  }));
  return nameSpots(named, points, size);
}

/** More names than these no picture has room for. */
const NAMED = 120;
