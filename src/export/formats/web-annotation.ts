import type { Event } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { Exporter } from "../exporter.ts";
import { present } from "../provenance.ts";
import { type DocumentView, documentView, tellingsOf } from "../view.ts";

/** As many characters on either side of a quote as Hypothesis keeps. */
const CONTEXT = 32;

/**
 * W3C Web Annotation (JSON-LD): an annotation for each claim, telling, figure and relation. Its target has the quote with
 * what stands around it and the offsets too, so that either alone still finds the words.
 */
export const webAnnotation: Exporter = {
  about: "everything found, as annotations of the words (W3C JSON-LD)",
  mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  extension: ".annotations.jsonld",
  coverage: "inside",
  async *write(source) {
    const coverage = await source.coverage();
    yield `{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:hearsay:annotations","type":"AnnotationPage",`;
    yield `"partOf":{"id":"urn:hearsay:collection","type":"AnnotationCollection","label":"Hearsay readings"},`;
    yield `"startIndex":0,"items":[`;
    let first = true;
    for await (const from of source.documents()) {
      for (const annotation of annotationsOf(documentView(from))) {
        yield `${first ? "" : ","}\n${JSON.stringify(annotation)}`;
        first = false;
      }
    }
    yield `\n],"hearsay:coverage":${JSON.stringify(coverage)}}\n`;
  },
};

interface Body {
  readonly purpose: "classifying" | "describing" | "identifying" | "linking";
  readonly value: string;
}

export function* annotationsOf(view: DocumentView) {
  for (const attribution of view.attributions.values()) {
    const { id, act, negated, content, cue } = attribution;
    const { chain } = view.claimant(id);
    const said = `${chain.join(" → ")}${negated ? " did not say" : ""}: ${act}`;
    yield annotation(view, id, attribution, cue === undefined ? content : [...content, cue], [
      { purpose: "classifying", value: `attribution:${act}` },
      { purpose: "describing", value: said },
    ]);
  }
  for (const { event, mention, number, claimant, actors, recipients } of tellingsOf(view)) {
    const parties = `${names(actors)} → ${names(recipients)}`;
    yield annotation(
      view,
      event.id,
      event,
      [mention.evidence],
      [
        { purpose: "classifying", value: `event:${event.type}${event.mode === undefined ? "" : `/${event.mode}`}` },
        { purpose: "classifying", value: `status:${mention.status}` },
        { purpose: "describing", value: `${parties}, according to ${claimant.chain.join(" → ")}${dateText(event)}` },
      ],
      number,
    );
  }
  for (const figure of view.figures.values()) {
    const { id, what, whom, low, high, qualifier, attribution, span } = figure;
    const range = low !== undefined && low === high ? String(low) : `${low ?? ""}–${high ?? ""}`;
    const counted = `${what}${whom === undefined ? "" : ` (${whom})`}: ${range} ${qualifier}`;
    yield annotation(
      view,
      id,
      figure,
      [span],
      [
        { purpose: "classifying", value: `figure:${what}` },
        { purpose: "describing", value: `${counted}, according to ${view.claimant(attribution).chain.join(" → ")}` },
      ],
    );
  }
  for (const relation of view.report.reading.relations) {
    const { id, type, from, to, status, attribution, evidence } = relation;
    const ends = `${nameOf(view, from)} → ${nameOf(view, to)}`;
    yield annotation(
      view,
      id,
      relation,
      [evidence],
      [
        { purpose: "classifying", value: `relation:${type}` },
        { purpose: "classifying", value: `status:${status}` },
        { purpose: "describing", value: `${ends}, according to ${view.claimant(attribution).chain.join(" → ")}` },
      ],
    );
  }
}

const names = (parties: readonly { readonly actor: { readonly name: string } }[]): string =>
  parties.length === 0 ? "nobody named" : parties.map(({ actor }) => actor.name).join(" and ");
const nameOf = (view: DocumentView, id: string): string => (view.actors.get(id) ?? view.places.get(id))?.name ?? "";
const dateText = ({ date }: Event): string => (date === undefined ? "" : `, ${date.value} (${date.basis})`);

function annotation(
  view: DocumentView,
  id: string,
  {
    certainty,
    by,
    judged = [],
  }: { readonly certainty: string; readonly by: string; readonly judged?: readonly { readonly author: string }[] },
  spans: readonly Span[],
  bodies: readonly Body[],
  number = 1,
) {
  const { document, engine } = view.report.reading;
  const people = [...new Set(judged.map(({ author }) => author))].sort();
  const machine = {
    id: `urn:hearsay:engine:${engine.version}`,
    type: "Software",
    name: `Hearsay ${engine.version} (${engine.model})`,
  };
  const creators = [machine, ...people.map((name) => ({ type: "Person", name }))];
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: `urn:hearsay:${view.names(id)}${number === 1 ? "" : `/${number}`}`,
    type: "Annotation",
    motivation: "identifying",
    creator: people.length === 0 ? machine : creators,
    generator: machine,
    body: [
      ...bodies.map(({ purpose, value }) => ({ type: "TextualBody", purpose, value, format: "text/plain" })),
      {
        type: "TextualBody",
        purpose: "describing",
        value: `machine's certainty: ${certainty}; found by: ${by}`,
        format: "text/plain",
      },
    ],
    target: spans.map((span) =>
      present({
        type: "SpecificResource",
        source: document.uri ?? `urn:hearsay:${document.id}`,
        selector: [
          {
            type: "TextQuoteSelector",
            exact: view.words(span),
            prefix: before(view.text, span),
            suffix: after(view.text, span),
          },
          { type: "TextPositionSelector", start: span[0], end: span[1] },
        ],
        // What stands at the address may change; the offsets count in the text of this hash.
        state: present({
          type: "TimeState",
          sourceDate: view.from.fetchedAt,
          cached: `urn:hearsay:text:${document.textHash}`,
        }),
      }),
    ),
  };
}

/** A cut through a surrogate pair would leave half a character. */
const before = (text: string, [start]: Span): string =>
  text.slice(Math.max(0, start - CONTEXT), start).replace(/^[\udc00-\udfff]/, "");
const after = (text: string, [, end]: Span): string => text.slice(end, end + CONTEXT).replace(/[\ud800-\udbff]$/, "");
