import { type ReactNode, useEffect, useState } from "react";
import { setParameters, useParameter } from "../../location/location.ts";
import { dateWords } from "../../parts/dates.ts";
import { monthEnd, monthNumber, monthStart } from "./month-numbers.ts";

interface MonthsSliderProps {
  /** First and last day of all there is. */
  readonly first: string;
  readonly last: string;
}

/** Two ends on a scale of months: what was told of between them is drawn. Both are sliders that arrows move. */
export function MonthsSlider({ first, last }: MonthsSliderProps): ReactNode {
  const [from] = useParameter("from");
  const [until] = useParameter("until");
  const [low, high] = [monthNumber(first), monthNumber(last)];
  const given = {
    from: from === undefined ? low : monthNumber(from),
    until: until === undefined ? high : monthNumber(until),
  };
  const [ends, setEnds] = useState(given);
  const { from: givenFrom, until: givenUntil } = given;
  useEffect(() => setEnds({ from: givenFrom, until: givenUntil }), [givenFrom, givenUntil]);
  useEffect(() => {
    if (ends.from === givenFrom && ends.until === givenUntil) return;
    const timer = window.setTimeout(
      () =>
        setParameters({
          from: ends.from <= low ? undefined : monthStart(ends.from),
          until: ends.until >= high ? undefined : monthEnd(ends.until),
        }),
      250,
    );
    return () => window.clearTimeout(timer);
  }, [ends, givenFrom, givenUntil, low, high]);
  if (Number.isNaN(low) || Number.isNaN(high) || low >= high) return null;
  const words = `${dateWords(monthStart(ends.from).slice(0, 7))} to ${dateWords(monthStart(ends.until).slice(0, 7))}`;
  return (
    <fieldset className="months-slider">
      <legend className="small soft">Reported</legend>
      <label>
        <span className="unseen">From</span>
        <input
          type="range"
          min={low}
          max={high}
          value={ends.from}
          aria-valuetext={dateWords(monthStart(ends.from).slice(0, 7))}
          onChange={({ target }) =>
            setEnds(({ until: end }) => ({ from: Math.min(Number(target.value), end), until: end }))
          }
        />
      </label>
      <label>
        <span className="unseen">Until</span>
        <input
          type="range"
          min={low}
          max={high}
          value={ends.until}
          aria-valuetext={dateWords(monthStart(ends.until).slice(0, 7))}
          onChange={({ target }) =>
            setEnds(({ from: start }) => ({ from: start, until: Math.max(Number(target.value), start) }))
          }
        />
      </label>
      <output className="small">{words}</output>
    </fieldset>
  );
}
