import type { Event } from "../../src/doc/reading.ts";
import type { Annotations } from "../../src/pipeline/annotations.ts";
import { goldenSuite } from "./suite.ts";

/** TYPE mode | actor -> recipient | "trigger" status (attribution) ; … | date | place | figures */
goldenSuite("events", (annotations) => annotations.events.map((event) => render(annotations, event)));

function render(annotations: Annotations, event: Event): string {
  const names = (ids: readonly string[]): string =>
    ids.map((id) => annotations.actors.find((actor) => actor.id === id)?.name ?? id).join(", ") || "–";
  const mentions = event.mentions.map((mention) => {
    const claim = annotations.attributions.find((one) => one.id === mention.attribution);
    const source = claim === undefined ? "" : ` (${names(claim.source.actors)}: ${claim.act})`;
    return `"${annotations.text.slice(...mention.trigger)}" ${mention.status}${source}`;
  });
  const place = annotations.places.find((one) => one.id === event.place);
  const figures = annotations.figures
    .filter((figure) => event.figures.includes(figure.id))
    .map((figure) => annotations.text.slice(...figure.span));
  return [
    `${event.type}${event.mode === undefined ? "" : ` ${event.mode}`}`,
    `${names(event.actor)} -> ${names(event.recipient)}`,
    mentions.join(" ; "),
    ...(event.date === undefined ? [] : [`${event.date.value} ${event.date.basis}`]),
    ...(place === undefined ? [] : [`in ${place.name}`]),
    ...(figures.length === 0 ? [] : [figures.join(", ")]),
  ].join(" | ");
}
