import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from "react";
import { isDirection, type NameAt, nameSpots, type Place, towards } from "../../drawing/places.ts";
import { useViewBox } from "../../drawing/use-view-box.ts";
import { ZoomButtons } from "../../drawing/zoom-buttons.tsx";
import { useNarrow } from "../../parts/narrow.ts";
import { useWidth } from "../../parts/use-width.ts";
import { counted, twoNumbers } from "../../parts/words.ts";
import { boxAroundCircles, wholeWorld } from "./fit.ts";
import { type MapPlace, placeKey, radiusWords } from "./place-words.ts";
import { circleAround, project, radiusOf, SPHERE, WORLD } from "./projection.ts";
import { useShapes } from "./use-shapes.ts";

interface PictureProps {
  readonly places: readonly MapPlace[];
  readonly chosen: string | undefined;
  readonly onChoose: (place: MapPlace) => void;
}

const RATIO = { wide: 1.65, narrow: 0.95 } as const;
/** Nearer than this the coasts want more points. */
const FINE = 420;
const CLOSEST = 60;

interface Drawn extends Place {
  readonly place: MapPlace;
  readonly key: string;
  readonly circle: string;
  readonly radius: number;
}

/** Where things are said to have happened: circles as wide as the words leave open. */
export function Picture({ places, chosen, onChoose }: PictureProps): ReactNode {
  const ratio = RATIO[useNarrow() ? "narrow" : "wide"];
  const frame = useRef<SVGSVGElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const width = useWidth(stage);
  const drawn = useMemo(() => places.map(drawnPlace).toSorted((a, b) => b.radius - a.radius), [places]);
  const whole = wholeWorld(WORLD, ratio);
  const home = useMemo(() => boxAroundCircles(drawn, WORLD, ratio, 60), [drawn, ratio]);
  const shape = `${ratio} ${drawn.map(({ key }) => key).join()}`;
  const view = useViewBox(frame, { name: "Map", whole, home, shape, closest: CLOSEST });
  const { box } = view;
  const size = box.width / width;
  const { shapes, failed } = useShapes(box.width < FINE ? "fine" : "coarse");
  const [held, setHeld] = useState<string>();
  const points = new Map(drawn.map(({ key, x, y }) => [key, { x, y }]));
  const stop = [held, chosen, drawn.at(-1)?.key].find((key) => key !== undefined && points.has(key));
  const spots = namesShown(drawn, points, size, [chosen, held]);
  const onKey = (event: KeyboardEvent, { key, place }: Drawn): void => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onChoose(place);
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
    const next = towards(points, key, event.key);
    if (next === undefined) return;
    setHeld(next);
    frame.current?.querySelector<SVGGElement>(`[data-place="${CSS.escape(next)}"]`)?.focus();
  };
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
        <path d={SPHERE} className="map-sea" />
        {shapes === undefined ? null : (
          <>
            <path d={shapes.land} className="map-land" />
            <path d={shapes.settled} className="map-border" />
            <path d={shapes.disputed} className="map-border disputed" />
          </>
        )}
        {drawn.map((one) => {
          const { key, place, x, y, circle, radius } = one;
          const dot = dotOf(place) * size;
          const spot = spots.get(key);
          return (
            <g
              key={key}
              data-place={key}
              {...(key === stop ? { "data-stop": "" } : {})}
              className={key === chosen ? "place chosen" : "place"}
              role="button"
              tabIndex={key === stop ? 0 : -1}
              aria-pressed={key === chosen}
              aria-label={`${place.name}, ${radiusWords(place.radiusM)}: ${counted(place.events, "claim")}, ${twoNumbers(place)}`}
              onClick={() => onChoose(place)}
              onKeyDown={(event) => onKey(event, one)}
              onFocus={() => setHeld(key)}
            >
              <path d={circle} className="place-circle" />
              {/* A mark in the middle never says that it was there: it is open where the circle can be seen. */}
              <circle cx={x} cy={y} r={Math.max(dot, 13 * size)} className="place-target" />
              <circle cx={x} cy={y} r={dot} className={radius > dot * 1.5 ? "place-dot open" : "place-dot"} />
              {spot === undefined ? (
                <title>{place.name}</title>
              ) : (
                <text x={x + spot.x} y={y + spot.y} textAnchor={spot.anchor} fontSize={12 * size} className="name-on">
                  {place.name}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      {failed ? (
        <p className="small deny">
          The shapes of coasts and borders could not be loaded; the places stand where they are.
        </p>
      ) : null}
    </>
  );
}

/** Pixels of the mark: larger where more is said, and never a measure of the place. */
const dotOf = ({ events }: MapPlace): number => Math.min(11, 3.5 + Math.sqrt(events) * 1.2);

function drawnPlace(place: MapPlace): Drawn {
  const { lat, lon, radiusM } = place;
  const [x, y] = project(lon, lat);
  return {
    place,
    key: placeKey(place),
    x,
    y,
    circle: circleAround(lon, lat, radiusM),
    radius: radiusOf(lon, lat, radiusM),
  };
}

function namesShown(
  drawn: readonly Drawn[],
  points: ReadonlyMap<string, Place>,
  size: number,
  first: readonly (string | undefined)[],
): ReadonlyMap<string, NameAt> {
  const rank = ({ key, place }: Drawn): number => (first.includes(key) ? 1e9 : place.events);
  const ordered = drawn.toSorted((a, b) => rank(b) - rank(a) || (a.key < b.key ? -1 : 1));
  const named = ordered.map(({ key, place }) => ({
    key,
    letters: place.name.length,
    radius: dotOf(place),
    always: first.includes(key),
  }));
  return nameSpots(named, points, size);
}
