import type { CSSProperties, ReactNode } from "react";
import type { ActorView } from "../../../../src/query/records.ts";
import { EvidenceButton } from "../../evidence/evidence-button.tsx";
import { dateWords, dayOf } from "../../parts/dates.ts";
import { useNarrow } from "../../parts/narrow.ts";
import type { Table } from "../../parts/table.ts";
import { Twin } from "../../parts/twin.tsx";
import { counted, twoNumbers } from "../../parts/words.ts";
import { padded, type Span, ticksOf } from "../timeline/span.ts";
import { type Tenure, tenuresOf } from "./tenures.ts";
import "./tenures-chart.css";

const TITLE = "Offices and relations over time";
/** More than these are told by the table. */
const SHOWN = 30;

/** What it is said to have been, from when to when, according to whom: a bar each, fading where no bound is stated. */
export function TenuresChart({ actor }: { readonly actor: ActorView }): ReactNode {
  const { tenures, undated } = tenuresOf(actor);
  const narrow = useNarrow();
  if (tenures.length === 0) {
    return undated === 0 ? null : (
      <section className="actor-part">
        <h2>{TITLE}</h2>
        <p className="soft">No report gives a date for any office or relation of it.</p>
      </section>
    );
  }
  const shown = tenures.slice(0, SHOWN);
  const span = spanOf(shown);
  const ticks = ticksOf(span, narrow ? 4 : 8);
  return (
    <section className="actor-part">
      <Twin title={TITLE} name="tenures" table={tableOf(tenures)}>
        <div className="tenures">
          <div className="tenures-axis" aria-hidden="true">
            {ticks.map(({ day, text }) => (
              <span key={day} className="tenures-tick" style={placed(span, day)}>
                {text}
              </span>
            ))}
          </div>
          <ul>
            {shown.map((tenure) => (
              <li key={`${tenure.what} ${tenure.according} ${tenure.from} ${tenure.until} ${tenure.status}`}>
                <EvidenceButton
                  evidence={tenure.evidence}
                  label={`${tenure.what}, ${timeWords(tenure)}`}
                  className="tenure"
                >
                  <span className="tenure-words">
                    <bdi className="tenure-what">{tenure.what}</bdi>
                    <span className="tenure-time">{timeWords(tenure)}</span>
                    <span className="small soft">
                      <bdi>{tenure.according}</bdi> · {twoNumbers(tenure)}
                    </span>
                  </span>
                  <Bar tenure={tenure} span={span} />
                </EvidenceButton>
              </li>
            ))}
          </ul>
          <p className="small soft">
            A full bar is what the words state; it fades where they leave the beginning or the end open. A thin one
            joins the days of the reports that call it so, and is no statement of from or to.
            {tenures.length > SHOWN ? ` ${counted(tenures.length - SHOWN, "more")} in the table.` : ""}
            {undated > 0
              ? ` ${counted(undated, "office or relation", "offices and relations")} without any date not drawn.`
              : ""}
          </p>
        </div>
      </Twin>
    </section>
  );
}

/** "since Nov 2020", "until 15 Aug 2021", "so called 29 Feb 2020 – 15 Aug 2021". */
function timeWords({ basis, from, until, status }: Tenure): string {
  const denied = status === "denied" ? ", denied" : "";
  if (basis === "called") {
    if (status === "former") return `so called as former, ${dateWords(until)}`;
    return `so called ${from === until ? `on ${dateWords(from)}` : dateWords(`${from}/${until}`)}`;
  }
  if (from === null) return `until ${dateWords(until)}${denied}`;
  return `${until === null ? `since ${dateWords(from)}` : dateWords(`${from}/${until}`)}${denied}`;
}

function Bar({ tenure, span }: { readonly tenure: Tenure; readonly span: Span }): ReactNode {
  const { basis, status, sure, earliest, latest } = tenure;
  const [start, end] = [sure[0], sure[1] + 1];
  const before = earliest ?? Math.max(span.from, start - FADE * (span.until - span.from));
  const after = latest === undefined ? Math.min(span.until + 1, end + FADE * (span.until - span.from)) : latest + 1;
  return (
    <span className={`tenure-bar ${basis} ${status}`} aria-hidden="true">
      <span className="tenure-before" style={between(span, before, start)} />
      <span className="tenure-sure" style={between(span, start, end)} />
      <span className="tenure-after" style={between(span, end, after)} />
    </span>
  );
}

/** An open end is drawn this far, as a share of what is shown. */
const FADE = 0.12;

const share = ({ from, until }: Span, day: number): number => ((day - from) / (until + 1 - from)) * 100;
const placed = (span: Span, day: number): CSSProperties => ({ insetInlineStart: `${share(span, day).toFixed(3)}%` });
const between = (span: Span, from: number, to: number): CSSProperties => ({
  ...placed(span, from),
  inlineSize: `${Math.max(0, share(span, to) - share(span, from)).toFixed(3)}%`,
});

function spanOf(tenures: readonly Tenure[]): Span {
  const from = Math.min(...tenures.map(({ sure, earliest }) => earliest ?? sure[0]));
  const until = Math.max(...tenures.map(({ sure, latest }) => latest ?? sure[1]));
  // What is open has room to fade, and a single day is seen.
  const room = Math.max(30, Math.round((until - from) * FADE));
  return padded({
    from: tenures.some(({ earliest }) => earliest === undefined) ? from - room : from,
    until: tenures.some(({ latest }) => latest === undefined) ? until + room : until,
  });
}

const tableOf = (tenures: readonly Tenure[]): Table => ({
  columns: [
    { name: "What" },
    { name: "According to" },
    { name: "From" },
    { name: "Until" },
    { name: "How it is dated" },
    { name: "Said for sure of" },
    { name: "Documents", kind: "number" },
    { name: "Lineages", kind: "number" },
  ],
  rows: tenures.map(({ what, according, basis, status, from, until, sure, documents, lineages, evidence }) => ({
    cells: [
      status === "asserted" ? what : `${what} (${status})`,
      according,
      from === null ? "not stated" : dateWords(from),
      until === null ? "not stated" : dateWords(until),
      basis === "stated" ? "the words give it" : "days of the reports that call it so",
      dateWords(sure[0] === sure[1] ? dayOf(sure[0]) : `${dayOf(sure[0])}/${dayOf(sure[1])}`),
      documents,
      lineages,
    ],
    evidence,
  })),
});
