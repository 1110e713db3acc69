import { type ReactNode, useMemo } from "react";
import type { TimelineDays } from "../../../../src/query/records.ts";
import { ActorFilter, useActorName } from "../../filters/actor-filter.tsx";
import { ChoiceFilter, DaysFilter, FilterSaid, Filters } from "../../filters/filters.tsx";
import { useStoryChoices } from "../../filters/story-choices.ts";
import { Page } from "../../frame/page.tsx";
import { Link } from "../../location/link.tsx";
import { useParameter } from "../../location/location.ts";
import { Answered, Nothing } from "../../parts/answers.tsx";
import { dateWords } from "../../parts/dates.ts";
import { counted } from "../../parts/words.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { spanOf } from "./bars.ts";
import type { LaneBy } from "./lanes.ts";
import { type Filter, Pictures } from "./pictures.tsx";
import "./timeline.css";

const FILTERS = ["story", "actor", "from", "until"] as const;

/** `/timeline`: when things are said to have happened, and when that was reported. */
export function View(): ReactNode {
  const [story] = useParameter("story");
  const [actor] = useParameter("actor");
  const [from] = useParameter("from");
  const [until] = useParameter("until");
  const [lanes] = useParameter("lanes");
  const filter = { story, actor, from, until };
  const by: LaneBy = lanes === "actor" ? "actor" : "claimant";
  const answer = useAnswer<TimelineDays>("/timeline/days", { ...filter, lanes: by });
  const stories = useStoryChoices(story);
  const actorName = useActorName(actor);
  const set = FILTERS.filter((name) => filter[name] !== undefined);
  const storyTitle = stories.find(({ value }) => value === story)?.title;
  const sentence = [
    "Everything that is said to have happened",
    story === undefined ? undefined : ` in the story “${storyTitle ?? story}”`,
    actor === undefined ? undefined : ` with ${actorName ?? actor}`,
    from === undefined ? undefined : `, since ${dateWords(from)}`,
    until === undefined ? undefined : `, until ${dateWords(until)}`,
    ".",
  ].join("");
  return (
    <Page
      title="Timeline"
      facts="Two clocks: a mark stands at the day on which it is said to have happened, as long as that day is uncertain; a hairline leads to the day of the report."
    >
      <Filters label="Filter the timeline" set={set.length}>
        <ChoiceFilter name="story" label="Story" choices={stories} any="all" />
        <ActorFilter name="actor" label="Actor" any="anybody" />
        <ChoiceFilter
          name="lanes"
          label="A lane for each"
          choices={[{ value: "actor", title: "actor" }]}
          any="claimant"
        />
        <DaysFilter label="Happened" />
      </Filters>
      <FilterSaid set={set}>{sentence}</FilterSaid>
      <Answered answer={answer} what="the timeline">
        {(days) => <TimelineOf days={days} by={by} filter={filter} />}
      </Answered>
    </Page>
  );
}

interface TimelineOfProps {
  readonly days: TimelineDays;
  readonly by: LaneBy;
  readonly filter: Filter;
}

function TimelineOf({ days, by, filter }: TimelineOfProps): ReactNode {
  const whole = useMemo(() => spanOf(days.all.stretches), [days]);
  if (whole === undefined) {
    return (
      <Nothing title={days.undated > 0 ? "Nothing here has a date." : "Nothing is said to have happened here."}>
        {days.undated > 0 ? (
          <>
            {counted(days.undated, "event")} without a date: they stand among the <Link to="/claims">claims</Link>.
          </>
        ) : (
          "Fewer filters show more."
        )}
      </Nothing>
    );
  }
  return (
    <>
      <Pictures days={days} by={by} filter={filter} whole={whole} />
      <p className="small soft list-end">
        {counted(days.all.events, "claim")} with a date.
        {days.undated > 0 ? ` ${counted(days.undated, "claim")} without one.` : ""}
        {days.others.events > 0
          ? ` ${counted(days.others.lanes, by === "claimant" ? "more claimant" : "more actor")} with ${counted(days.others.events, "claim")} have no lane of their own.`
          : ""}
      </p>
    </>
  );
}
