import { type ReactNode, useMemo, useRef, useState } from "react";
import type { MapView } from "../../../../src/query/records.ts";
import { ActorFilter, useActorName } from "../../filters/actor-filter.tsx";
import { ChoiceFilter, DaysFilter, FilterSaid, Filters } from "../../filters/filters.tsx";
import { useStoryChoices } from "../../filters/story-choices.ts";
import { Beside, BesidePart } from "../../frame/beside.tsx";
import { Page } from "../../frame/page.tsx";
import { setParameters, useParameter } from "../../location/location.ts";
import { Answered, Nothing } from "../../parts/answers.tsx";
import { dateWords } from "../../parts/dates.ts";
import { ExportMenu } from "../../parts/export-menu.tsx";
import { EVENT_TYPES, typeWords } from "../../parts/terms.ts";
import { Twin } from "../../parts/twin.tsx";
import { counted, headed } from "../../parts/words.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { Picture } from "./picture.tsx";
import { PlaceDetail } from "./place-detail.tsx";
import { type MapPlace, placeKey, placesTable } from "./place-words.ts";
import "./map.css";

const TYPES = EVENT_TYPES.map((value) => ({ value, title: headed(typeWords(value)) }));
const FILTERS = ["story", "actor", "type", "from", "until"] as const;

/** `/map`: where things are said to have happened, as finely as the words say and no finer. */
export function View(): ReactNode {
  const [story] = useParameter("story");
  const [actor] = useParameter("actor");
  const [type] = useParameter("type");
  const [from] = useParameter("from");
  const [until] = useParameter("until");
  const values = { story, actor, type, from, until };
  const answer = useAnswer<MapView>("/map", values);
  const stories = useStoryChoices(story);
  const actorName = useActorName(actor);
  const set = FILTERS.filter((name) => values[name] !== undefined);
  const sentence = [
    type === undefined
      ? "Everything that is said to have happened"
      : `Where somebody is said to have ${typeWords(type)}`,
    story === undefined ? "" : ` in the story “${stories.find(({ value }) => value === story)?.title ?? story}”`,
    actor === undefined ? "" : ` with ${actorName ?? actor}`,
    from === undefined ? "" : `, reported since ${dateWords(from)}`,
    until === undefined ? "" : `, reported until ${dateWords(until)}`,
    ".",
  ].join("");
  return (
    <Page
      title="Map"
      facts="A circle is as wide as the words leave open. Borders that are disputed are dashed; no opinion is meant by any."
    >
      <Filters label="Filter the map" set={set.length}>
        <ChoiceFilter name="story" label="Story" choices={stories} any="all" />
        <ActorFilter name="actor" label="Actor" any="anybody" />
        <ChoiceFilter name="type" label="That somebody" choices={TYPES} any="did anything" />
        <DaysFilter label="Reported" />
      </Filters>
      <FilterSaid set={set}>{sentence}</FilterSaid>
      <Answered answer={answer} what="the map">
        {(view) => <MapOf view={view} />}
      </Answered>
    </Page>
  );
}

function MapOf({ view: { places, unplaced, more } }: { readonly view: MapView }): ReactNode {
  const [key] = useParameter("place");
  const picture = useRef<HTMLDivElement>(null);
  const chosen = places.find((place) => placeKey(place) === key);
  const ordered = useMemo(
    () => places.toSorted((a, b) => b.events - a.events || (placeKey(a) < placeKey(b) ? -1 : 1)),
    [places],
  );
  const [near, setNear] = useState<readonly MapPlace[]>([]);
  const choose = (place: MapPlace, others: readonly MapPlace[]): void => {
    setNear([place, ...others]);
    setParameters({ place: placeKey(place) });
  };
  const without = `${counted(unplaced, "claim")} without a place, or with one that nobody has put on a map.`;
  if (places.length === 0)
    return (
      <Nothing title="No place is named that could be put on a map.">
        {unplaced > 0 ? without : "Fewer filters show more."}
      </Nothing>
    );
  return (
    <>
      <Twin
        title="Where things are said to have happened"
        table={() => placesTable(places)}
        tools={
          <ExportMenu
            name="map"
            table={() => placesTable(places)}
            picture={() => picture.current?.querySelector("svg.map") ?? null}
          />
        }
      >
        <div ref={picture}>
          <Picture places={ordered} chosen={key} onChoose={choose} />
        </div>
        <ul className="map-key small soft" aria-label="Lines">
          <li>
            <KeyLine className="map-border" /> border
          </li>
          <li>
            <KeyLine className="map-border disputed" /> disputed
          </li>
          <li>Shapes: Natural Earth</li>
        </ul>
      </Twin>
      <p className="small soft list-end">
        {counted(places.length, "place")}
        {more === true ? ", those of which most lineages tell; there are more, which filters show" : ""}; those too
        close to one another have one mark until you come closer. {unplaced > 0 ? without : ""}
      </p>
      <Beside>
        {chosen === undefined ? (
          <BesidePart title="What is said of a place">
            <p className="small soft">
              Choose a place to read its claims. Arrow keys go from place to place, with Shift they move the map.
            </p>
          </BesidePart>
        ) : (
          <>
            <PlaceDetail place={chosen} />
            <SameMark places={near.includes(chosen) ? near.filter((place) => place !== chosen) : []} />
          </>
        )}
      </Beside>
    </>
  );
}

/** What else one mark stands for. */
function SameMark({ places }: { readonly places: readonly MapPlace[] }): ReactNode {
  if (places.length === 0) return null;
  return (
    <BesidePart title="At the same mark">
      <ul className="place-types small">
        {places.slice(0, LISTED).map((place) => (
          <li key={placeKey(place)}>
            <button type="button" className="leads" onClick={() => setParameters({ place: placeKey(place) })}>
              {place.name}
            </button>{" "}
            <span className="soft">{counted(place.events, "claim")}</span>
          </li>
        ))}
      </ul>
      {places.length > LISTED ? (
        <p className="small soft">{counted(places.length - LISTED, "more place")}: come closer, or see the table.</p>
      ) : null}
    </BesidePart>
  );
}
const LISTED = 20;

function KeyLine({ className }: { readonly className: string }): ReactNode {
  return (
    <svg className="map-sample" viewBox="0 0 28 8" aria-hidden="true" focusable="false">
      <path d="M0 4H28" className={className} />
    </svg>
  );
}
