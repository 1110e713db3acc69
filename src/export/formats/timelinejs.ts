import { dateText } from "../../doc/words.ts";
import { coverageText } from "../coverage.ts";
import type { Exporter } from "../exporter.ts";
import { escaped } from "../markup.ts";
import { present } from "../provenance.ts";
import { documentView, type Telling, tellingsOf } from "../view.ts";

/**
 * The JSON of Knight Lab's TimelineJS: one slide for each dated telling, grouped by what is said of it. Every text is
 * escaped: the script would otherwise load pictures that a report's words ask for.
 */
export const timelineJs: Exporter = {
  about: "dated tellings as slides for TimelineJS",
  mediaType: "application/json",
  extension: ".timeline.json",
  coverage: "inside",
  async *write(source) {
    const coverage = await source.coverage();
    const title = { text: { headline: "Who says what happened when", text: paragraphs(coverageText(coverage)) } };
    yield `{"title":${JSON.stringify(title)},"events":[`;
    let first = true;
    for await (const from of source.documents()) {
      for (const telling of tellingsOf(documentView(from))) {
        // What has no day has no place on the line; it stands in the tables.
        if (telling.days === undefined) continue;
        yield `${first ? "" : ","}\n${JSON.stringify(slide(telling, telling.days))}`;
        first = false;
      }
    }
    yield "\n]}\n";
  },
};

const GROUPS: Readonly<Record<string, string>> = {
  occurred: "said to have happened",
  ongoing: "said to go on",
  planned: "planned",
  threatened: "threatened",
  hypothetical: "if or may be",
  denied: "denied",
  negated: "said not to have happened",
};

function slide(telling: Telling, days: NonNullable<Telling["days"]>) {
  const { view, event, mention, number, actors, recipients, claimant } = telling;
  const { document } = view.report.reading;
  const happening = view.from.happenings.get(event.id);
  const names = (parties: typeof actors): string => parties.map(({ actor }) => actor.name).join(", ");
  const what = `${event.type}: ${names(actors) || "nobody named"}${recipients.length > 0 ? ` → ${names(recipients)}` : ""}`;
  const counts = `${happening?.documents ?? 1} documents · ${happening?.lineages ?? 1} lineages`;
  const source = [document.outlet?.name ?? "outlet unknown", document.title, document.published?.value, document.uri];
  const display = `${event.date?.basis === "publication" ? "not stated; published " : ""}${dateText(event.date ?? { value: "" })}`;
  return present({
    unique_id: `${view.names(event.id)}-${number}`,
    group: GROUPS[mention.status] ?? mention.status,
    display_date: display,
    start_date: date(days.from),
    end_date: days.from === days.to ? undefined : date(days.to),
    text: {
      headline: escaped(what),
      text: [
        `<p>“${escaped(view.words(mention.evidence))}”</p>`,
        `<p>${escaped(claimant.chain.join(" → "))} · ${escaped(GROUPS[mention.status] ?? mention.status)}</p>`,
        `<p>${escaped(source.filter((part) => part !== undefined).join(", "))} · ${escaped(counts)}</p>`,
      ].join(""),
    },
  });
}

function date(day: string) {
  const [year = "", month = "", date = ""] = day.split("-");
  return { year: Number(year), month: Number(month), day: Number(date) };
}

const paragraphs = (text: string): string =>
  text
    .split("\n")
    .map((line) => `<p>${escaped(line)}</p>`)
    .join("");
