import { textHash } from "../../src/doc/document-id.ts";
import type { Reading } from "../../src/doc/reading.ts";
import { report } from "../fusion/aspects/build.ts";
import { type Exporting, libraryOf } from "./library.ts";

/**
 * Two reports of one raid by hand, with what is hard to carry: a denial, a plan, a claim inside a claim, an open bound, a
 * character of two code units before the words, a headline that is a formula, markup, a private person.
 */
export function handReadings(): readonly Reading[] {
  const first = report(
    [
      "=SUM(1+1) <b>Raid & 😀 reply</b>",
      "On Monday the army shelled Kharo, a ministry official said, quoting the governor.",
      "At least 12 people were killed, the governor said.",
      "The army denies that it shelled the town.",
      "Gul Mina Rahmati, a baker, said the rebels would attack Dasht.",
    ],
    {
      key: "one",
      outlet: "The Hill Courier",
      published: "2022-04-19",
      actors: {
        army: { kind: "armed-group", entity: "kharo-army", country: "AFG" },
        "a ministry official": { kind: "person", form: "nominal", title: "official" },
        "the governor": { kind: "person", form: "nominal", title: "governor" },
        "Gul Mina Rahmati": { kind: "person" },
        rebels: { kind: "armed-group", form: "nominal" },
        people: { kind: "people", form: "nominal" },
      },
      places: { Kharo: { country: "AFG" }, Dasht: { country: "AFG" } },
      claims: [
        { by: "a ministry official", cue: "said", says: "On Monday the army shelled Kharo" },
        { by: "the governor", cue: "quoting", says: "the army shelled Kharo", within: "c1" },
        { by: "the governor", says: "At least 12 people were killed" },
        { by: "army", cue: "denies", says: "that it shelled the town", act: "denial", about: { event: "e1" } },
        { by: "Gul Mina Rahmati", says: "the rebels would attack Dasht" },
      ],
      happened: [
        {
          type: "ASSAULT",
          trigger: "shelled",
          evidence: "the army shelled Kharo",
          actor: ["army"],
          recipient: ["people"],
          claim: 2,
          date: "Monday",
          place: "Kharo",
        },
        {
          type: "ASSAULT",
          trigger: "attack",
          evidence: "the rebels would attack Dasht",
          actor: ["rebels"],
          status: "planned",
          claim: 5,
          place: "Dasht",
        },
      ],
      figures: [{ words: "At least 12", what: "killed", low: 12, qualifier: "at-least", event: 1, claim: 3 }],
      times: { Monday: "2022-04-18" },
    },
  ).reading;
  const second = report(
    ["Army shells Kharo", "The army shelled Kharo on Monday and killed 7 people, the health office said."],
    {
      key: "two",
      outlet: "Valley Post",
      published: "2022-04-20",
      actors: {
        army: { kind: "armed-group", entity: "kharo-army", country: "AFG" },
        "the health office": { kind: "office" },
        people: { kind: "people", form: "nominal" },
      },
      places: { Kharo: { country: "AFG" } },
      claims: [{ by: "the health office", cue: "said", says: "The army shelled Kharo on Monday and killed 7 people" }],
      happened: [
        {
          type: "ASSAULT",
          trigger: "shelled",
          evidence: "The army shelled Kharo on Monday",
          actor: ["army"],
          recipient: ["people"],
          claim: 1,
          date: "Monday",
          place: "Kharo",
        },
      ],
      figures: [{ words: "7", what: "killed", low: 7, high: 7, event: 1, claim: 1 }],
      times: { Monday: "2022-04-18" },
    },
  ).reading;
  return [
    placed(first, "=SUM(1+1) <b>Raid & 😀 reply</b>", "heavy-weapons"),
    placed(second, "Army shells Kharo", "heavy-weapons"),
  ];
}

/** What the builder of small readings has no words for. */
function placed(reading: Reading, title: string, mode: string): Reading {
  const { document } = reading;
  return {
    ...reading,
    document: {
      ...document,
      title,
      uri: `https://example.org/${document.id}?a=1&b=2`,
      textHash: textHash(document.text),
    },
    places: reading.places.map((place) =>
      place.name === "Kharo" ? { ...place, lat: 33.3456789, lon: 69.92, radiusM: 3000, kind: "city" } : place,
    ),
    events: reading.events.map((event) => (event.mentions[0]?.status === "planned" ? event : { ...event, mode })),
  };
}

let hand: Promise<Exporting> | undefined;
export function handLibrary(): Promise<Exporting> {
  hand ??= libraryOf(handReadings());
  return hand;
}
