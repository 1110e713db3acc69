import type { ReactNode } from "react";
import { setParameters } from "../../location/location.ts";
import { ALL_KINDS, type ElementKind } from "./marks.ts";

const WORDS: Readonly<Record<ElementKind, string>> = {
  event: "events",
  attribution: "who says so",
  figure: "numbers",
  actor: "actors",
  time: "dates",
  relation: "relations",
};

interface LegendProps {
  readonly kinds: ReadonlySet<ElementKind>;
  readonly unsureOnly: boolean;
}

/** What the marks mean, and which of them are drawn. */
export function Legend({ kinds, unsureOnly }: LegendProps): ReactNode {
  const toggle = (kind: ElementKind): void => {
    const next = ALL_KINDS.filter((one) => (one === kind ? !kinds.has(one) : kinds.has(one)));
    setParameters({ show: next.length === ALL_KINDS.length ? undefined : next.length === 0 ? "none" : next.join(",") });
  };
  return (
    <div className="legend">
      <fieldset>
        <legend className="unseen">What is marked</legend>
        {ALL_KINDS.map((kind) => (
          <label key={kind} className={`legend-${kind}`}>
            <input type="checkbox" checked={kinds.has(kind)} onChange={() => toggle(kind)} /> <span>{WORDS[kind]}</span>
          </label>
        ))}
        <label>
          <input
            type="checkbox"
            checked={unsureOnly}
            onChange={() => setParameters({ unsure: unsureOnly ? undefined : "only" })}
          />{" "}
          <span>only what is unsure</span>
        </label>
      </fieldset>
      {kinds.has("event") ? (
        <p className="legend-looks">
          <span className="event-occurred">occurred</span> <span className="event-denied">denied</span>{" "}
          <span className="event-possible">if, may, will</span>
        </p>
      ) : null}
    </div>
  );
}
