import { type ReactNode, useMemo, useRef, useState } from "react";
import type { TimelineView } from "../../../../src/query/records.ts";
import { ActorFilter, useActorName } from "../../filters/actor-filter.tsx";
import { ChoiceFilter, DaysFilter, FilterSaid, Filters } from "../../filters/filters.tsx";
import { useStoryChoices } from "../../filters/story-choices.ts";
import { Page } from "../../frame/page.tsx";
import { Link } from "../../location/link.tsx";
import { setParameters, useParameter } from "../../location/location.ts";
import { Answered, Nothing } from "../../parts/answers.tsx";
import { dateWords, daysOf } from "../../parts/dates.ts";
import { ExportMenu } from "../../parts/export-menu.tsx";
import { Twin } from "../../parts/twin.tsx";
import { counted } from "../../parts/words.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { TimelineChart } from "./chart.tsx";
import { type Dated, datedPoints, type LaneBy, wholeSpan } from "./lanes.ts";
import { PointDetail } from "./point-detail.tsx";
import { padded, parseSpan, type Span, spanText } from "./span.ts";
import { StatusKey } from "./status-key.tsx";
import { timelineTable } from "./timeline-table.ts";
import "./timeline.css";

/** More marks than these are a smear. */
const LIMIT = 2000;
const FILTERS = ["story", "actor", "from", "until"] as const;

/** `/timeline`: when things are said to have happened, and when that was reported. */
export function View(): ReactNode {
  const [story] = useParameter("story");
  const [actor] = useParameter("actor");
  const [from] = useParameter("from");
  const [until] = useParameter("until");
  const answer = useAnswer<TimelineView>("/timeline", { story, actor, from, until, limit: LIMIT });
  const stories = useStoryChoices(story);
  const actorName = useActorName(actor);
  const values = { story, actor, from, until };
  const set = FILTERS.filter((name) => values[name] !== undefined);
  const storyTitle = stories.find(({ value }) => value === story)?.title;
  const sentence = [
    "Everything that is said to have happened",
    story === undefined ? undefined : ` in the story “${storyTitle ?? story}”`,
    actor === undefined ? undefined : ` with ${actorName ?? actor}`,
    from === undefined ? undefined : `, reported since ${dateWords(from)}`,
    until === undefined ? undefined : `, reported until ${dateWords(until)}`,
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
        <DaysFilter label="Reported" />
      </Filters>
      <FilterSaid set={set}>{sentence}</FilterSaid>
      <Answered answer={answer} what="the timeline">
        {(view) => <TimelineOf view={view} />}
      </Answered>
    </Page>
  );
}

const firstDay = (date: string): number | undefined => daysOf(date)?.[0];

function TimelineOf({ view }: { readonly view: TimelineView }): ReactNode {
  const points = useMemo(() => datedPoints(view.points, firstDay), [view]);
  const [lanes] = useParameter("lanes");
  const [window_] = useParameter("window");
  const [current, setCurrent] = useState<Dated>();
  const chart = useRef<HTMLDivElement>(null);
  const by: LaneBy = lanes === "actor" ? "actor" : "claimant";
  const whole = wholeSpan(points);
  if (whole === undefined) {
    return (
      <Nothing title={view.undated > 0 ? "Nothing here has a date." : "Nothing is said to have happened here."}>
        {view.undated > 0 ? (
          <>
            {counted(view.undated, "event")} without a date: they stand among the <Link to="/claims">claims</Link>.
          </>
        ) : (
          "Fewer filters show more."
        )}
      </Nothing>
    );
  }
  const all = padded(whole);
  const span = parseSpan(window_) ?? all;
  const show = (next: Span | undefined): void =>
    setParameters({ window: next === undefined ? undefined : spanText(next) });
  const selected = points.includes(current as Dated) ? (current as Dated) : undefined;
  return (
    <>
      <Twin
        title="What is said to have happened, and when"
        table={timelineTable(points.map(({ point }) => point))}
        tools={
          <ExportMenu
            name="timeline"
            table={() => timelineTable(points.map(({ point }) => point))}
            picture={() => chart.current?.querySelector("svg") ?? null}
          />
        }
      >
        <div ref={chart}>
          <TimelineChart
            points={points}
            by={by}
            span={span}
            all={all}
            current={selected}
            onCurrent={setCurrent}
            onSpan={show}
          />
        </div>
        <PointDetail
          dated={selected}
          at={selected === undefined ? 0 : points.indexOf(selected) + 1}
          of={points.length}
        />
        <StatusKey />
      </Twin>
      <p className="small soft list-end">
        {counted(points.length, "claim")} with a date.
        {view.undated > 0 ? ` ${counted(view.undated, "claim")} without one.` : ""}
        {view.hidden > 0
          ? ` ${counted(view.hidden, "more claim")} not drawn: narrow the time or choose a story or an actor.`
          : ""}
      </p>
    </>
  );
}
