import type { ReactNode } from "react";
import type { EventRow, Evidence, TimelineView } from "../../../../src/query/records.ts";
import { EvidenceButton } from "../../evidence/evidence-button.tsx";
import { BesidePart } from "../../frame/beside.tsx";
import { Asking, Failed } from "../../parts/answers.tsx";
import { dateWords, dayOf, daysOf } from "../../parts/dates.ts";
import { Quotation } from "../../parts/quotation.tsx";
import { StatusWords } from "../../parts/status.tsx";
import { typeWords } from "../../parts/terms.ts";
import { counted, headed } from "../../parts/words.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { useRows } from "../../server/use-rows.ts";
import type { BarLane, Chosen } from "./bar-lanes.ts";
import type { LaneBy } from "./lanes.ts";
import type { Span } from "./span.ts";
import { stretchWords } from "./units.ts";

interface BarDetailProps {
  readonly chosen: Chosen | undefined;
  readonly lane: BarLane | undefined;
  readonly by: LaneBy;
  readonly story: string | undefined;
  readonly actor: string | undefined;
  readonly onSpan: (span: Span) => void;
}

/** A bar in words, and the words behind it, the newest first. */
export function BarDetail({ chosen, lane, by, story, actor, onSpan }: BarDetailProps): ReactNode {
  if (chosen === undefined)
    return (
      <BesidePart title="What is behind a bar">
        <p className="small soft">
          Choose a bar, or go through them with the arrow keys. Enter comes closer to it; near enough, each claim has a
          mark of its own.
        </p>
      </BesidePart>
    );
  const { bar } = chosen;
  return (
    <BesidePart title={stretchWords(bar)}>
      <p className="small">
        {counted(bar.n, "claim")}
        {chosen.lane === undefined ? "" : ` · ${lane?.name ?? chosen.lane}`}
        {bar.row === undefined ? "" : " · the words leave open when in these days"}
      </p>
      <button type="button" className="button small" onClick={() => onSpan({ from: bar.from, until: bar.until })}>
        Show these days
      </button>
      <Behind key={`${chosen.lane} ${bar.from} ${bar.until}`} chosen={chosen} by={by} story={story} actor={actor} />
    </BesidePart>
  );
}

const AT_ONCE = 60;
/** With an actor: what it did and what was done to it come together from the timeline alone. */
const AT_ONCE_OF_ACTOR = 500;
const SHOWN = 5;

type BehindProps = Omit<BarDetailProps, "lane" | "onSpan" | "chosen"> & { readonly chosen: Chosen };

function Behind(props: BehindProps): ReactNode {
  return props.actor === undefined ? <BehindOfAll {...props} /> : <BehindOfActor {...props} />;
}

function BehindOfAll({ chosen, by, story }: BehindProps): ReactNode {
  const { lane, bar } = chosen;
  // Who speaks with another has a lane with them: both are known by their own keys.
  const [one = ""] = (lane ?? "").split("+");
  const whose = one === "" ? {} : by === "claimant" ? { speaker: one } : { actor: one };
  const days = { happenedFrom: dayOf(bar.from), happenedUntil: dayOf(bar.until) };
  const { rows, loading, failure, again } = useRows<EventRow>("/events", { story, ...whose, ...days }, AT_ONCE);
  if (failure !== undefined) return <Failed failure={failure} again={again} />;
  const told = rows.map((row) => {
    const stated = row.date === undefined || row.date.basis === "publication" ? undefined : daysOf(row.date.value);
    return { ...row, evidence: { document: row.document, span: row.span }, days: stated };
  });
  return <Told told={told.filter((one) => isOf(one, chosen, by))} n={bar.n} loading={loading} />;
}

function BehindOfActor({ chosen, by, story, actor }: BehindProps): ReactNode {
  const { bar } = chosen;
  const days = { from: dayOf(bar.from), until: dayOf(bar.until) };
  const answer = useAnswer<TimelineView>("/timeline", { story, actor, ...days, limit: AT_ONCE_OF_ACTOR });
  if (answer.failure !== undefined) return <Failed failure={answer.failure} again={answer.again} />;
  const told = (answer.value?.points ?? []).map((point) => {
    const stated = point.from === null || point.until === null ? undefined : daysOf(`${point.from}/${point.until}`);
    return { ...point, words: point.title, published: point.reported, days: stated };
  });
  return <Told told={told.filter((one) => isOf(one, chosen, by)).toReversed()} n={bar.n} loading={answer.loading} />;
}

interface ToldClaim
  extends Pick<EventRow, "type" | "status" | "words" | "claimant" | "claimantKey" | "actors" | "outlet" | "published"> {
  readonly evidence: Evidence;
  readonly days: readonly [number, number] | undefined;
}

/** The server gives what may touch these days: here only what the bar counts. */
function isOf({ days, claimantKey, actors }: ToldClaim, { lane, bar }: Chosen, by: LaneBy): boolean {
  if (days === undefined || days[0] < bar.from || days[1] > bar.until) return false;
  if (bar.row !== undefined && (days[0] !== bar.from || days[1] !== bar.until)) return false;
  return lane === undefined || (by === "claimant" ? claimantKey : (actors[0]?.key ?? "")) === lane;
}

interface ToldProps {
  readonly told: readonly ToldClaim[];
  readonly n: number;
  readonly loading: boolean;
}

function Told({ told, n, loading }: ToldProps): ReactNode {
  if (told.length === 0) return loading ? <Asking what="claims" /> : null;
  return (
    <>
      <ul className="bar-claims">
        {told.slice(0, SHOWN).map(({ evidence, type, status, words, claimant, published, outlet }) => (
          <li key={`${evidence.document} ${evidence.span.join("-")} ${type} ${status}`}>
            <EvidenceButton evidence={evidence} label={`${headed(typeWords(type))}, says ${claimant}`}>
              <Quotation words={words} lines={2} />
            </EvidenceButton>
            <p className="small">
              <StatusWords status={status} />
              <span className="soft">
                {" "}
                · {typeWords(type)} · says <strong>{claimant}</strong> · reported {dateWords(published)},{" "}
                {outlet ?? "no outlet named"}
              </span>
            </p>
          </li>
        ))}
      </ul>
      {n > SHOWN ? (
        <p className="small soft">The newest of {counted(n, "claim")}. Come closer for the others.</p>
      ) : null}
    </>
  );
}
