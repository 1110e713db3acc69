import type { ReactNode } from "react";
import { EvidenceButton } from "../../evidence/evidence-button.tsx";
import { BesidePart } from "../../frame/beside.tsx";
import { Counts } from "../../parts/counts.tsx";
import { dateWords } from "../../parts/dates.ts";
import { Quotation } from "../../parts/quotation.tsx";
import { typeWords } from "../../parts/terms.ts";
import { counted, headed } from "../../parts/words.ts";
import { type MapPlace, radiusWords } from "./place-words.ts";

/** A place: how finely the words say where, what is said to have happened there, in which words. */
export function PlaceDetail({ place }: { readonly place: MapPlace }): ReactNode {
  const { name, country, kind, radiusM, events, types, quoted } = place;
  const more = events - quoted.length;
  return (
    <BesidePart title={name}>
      <p className="small soft">
        {kind}
        {country === null ? "" : `, ${country}`} · {radiusWords(radiusM)} of the mark: the words say no finer
      </p>
      <p>
        {counted(events, "claim")} · <Counts {...place} />
      </p>
      <ul className="place-types small">
        {types.map(({ type, events: times }) => (
          <li key={type}>
            {headed(typeWords(type))} <span className="soft">{counted(times, "claim")}</span>
          </li>
        ))}
      </ul>
      <ul className="claims-behind">
        {quoted.map((one) => (
          <li key={`${one.document} ${one.span.join("-")}`}>
            <EvidenceButton evidence={one} label={`Said of ${name}`}>
              <Quotation words={one.words} lines={2} />
            </EvidenceButton>
            <p className="small soft">
              {one.outlet ?? "no outlet named"}, {dateWords(one.published)}
            </p>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="small soft">{counted(more, "more claim")} of this place, not listed here.</p> : null}
    </BesidePart>
  );
}
