import { describe, expect, test } from "vitest";
import type { EventDigest } from "../../../src/fusion/stories/event-digest.ts";
import { neighbourKeys, storyKeys } from "../../../src/fusion/stories/keys.ts";
import { leadLink } from "../../../src/fusion/stories/lead-link.ts";
import { JOINED, storyLink } from "../../../src/fusion/stories/link.ts";
import { april, described, opening, party, report } from "./by-hand.ts";

const joined = (a: EventDigest, b: EventDigest): boolean => {
  const keys = new Set(storyKeys(b));
  const met = storyKeys(a)
    .flatMap(neighbourKeys)
    .some((key) => keys.has(key));
  return met && (storyLink(a, b)?.score ?? 0) >= JOINED;
};
const town = (name: string, lat: number, country = "AFG") => ({ name, kind: "city", country, lat, lon: 70 });

describe("two reports are of one happening", () => {
  test.each<[string, Partial<EventDigest>, Partial<EventDigest>]>([
    ["the same parties, type and day", { days: april(16) }, { days: april(16) }],
    ["one dated, the other reported that day", { days: april(16) }, {}],
    [
      "an army and its state, on the same day",
      { days: april(16) },
      { days: april(16), actors: [party("A.mil", "kb:A")] },
    ],
    ["fighters described by whom they fight for", {}, { actors: [described("its fighters", "kb:A")] }],
    [
      "the same number of dead in the same town, nobody named",
      { actors: [], recipients: [], place: town("Aru", 33), figures: [{ what: "killed", low: 47, high: 47 }] },
      { actors: [], recipients: [], place: town("Aru", 33), figures: [{ what: "killed", low: 47, high: 47 }] },
    ],
    [
      "talks, host and visitor told the other way round",
      { type: "CONSULT", days: april(16) },
      { type: "CONSULT", days: april(16), actors: [party("B")], recipients: [party("A")] },
    ],
    [
      "a deal told again months later, without a date",
      { type: "SUPPORT", trigger: ["agreement"] },
      { type: "SUPPORT", trigger: ["agreement"], published: april(300) },
    ],
    [
      "a claim and its denial: status does not part them",
      { days: april(16), unreal: false },
      { days: april(16), unreal: true },
    ],
  ])("%s", (_, a, b) => {
    expect(joined(report(a), report(b))).toBe(true);
  });
});

describe("two reports stay apart", () => {
  test.each<[string, Partial<EventDigest>, Partial<EventDigest>]>([
    ["days that differ", { days: april(3) }, { days: april(16) }],
    ["towns that lie far apart", { place: town("Aru", 33) }, { place: town("Boma", 37), words: [] }],
    ["countries that differ", { place: town("Aru", 33) }, { place: town("Aruba", 33, "ABW") }],
    ["other actors", { actors: [party("A")] }, { actors: [party("C")] }],
    [
      "two ministers of one state",
      { type: "REQUEST", actors: [party("X", "kb:A")], recipients: [] },
      { type: "REQUEST", actors: [party("Y", "kb:A")], recipients: [] },
    ],
    ["another kind of event", { type: "ASSAULT" }, { type: "AID" }],
    [
      "a demand that the same party makes again months later",
      { type: "REQUEST" },
      { type: "REQUEST", published: april(200) },
    ],
    ["an attack without date or place, months apart", { recipients: [] }, { recipients: [], published: april(200) }],
    [
      "a ministry that rejects two things in one week",
      { type: "REJECT", recipients: [], words: ["claim"] },
      { type: "REJECT", recipients: [], words: ["report"] },
    ],
    [
      "the fall of two towns",
      { type: "COERCE", mode: "seize", recipients: [], spots: ["Aru"], words: [] },
      { type: "COERCE", mode: "seize", recipients: [], spots: ["Boma"], words: [] },
    ],
  ])("%s", (_, a, b) => {
    expect(joined(report(a), report(b))).toBe(false);
  });
});

test("a link says why, in words, and is the same from either side", () => {
  const [a, b] = [
    report({ days: april(16), place: town("Aru", 33) }),
    report({ days: april(16), place: town("Aru", 33) }),
  ];
  const link = storyLink(a, b);
  expect(link?.reasons).toEqual([
    "both are ASSAULT",
    "same actor: A",
    "same recipient: B",
    "the same two parties",
    "on the same day",
    "both in Aru",
    "the same word for it",
  ]);
  expect(storyLink(b, a)?.score).toBe(link?.score);
});

test("a report is filed under few keys, whatever it says", () => {
  const crowd = Array.from({ length: 40 }, (_, at) => party(`P${at}`, `kb:S${at}`));
  expect(storyKeys(report({ actors: crowd, recipients: crowd, days: april(16) })).length).toBeLessThanOrEqual(32);
});

describe("openings", () => {
  const words = ["un", "count", "civilian", "dead", "record", "half", "year", "women", "children"];
  const unama = { scene: "AFG", numbers: [1659, 3524], actors: [{ key: "kb:un", name: "UN" }], words };

  test("of one report, told by two outlets in other words, belong together", () => {
    const link = leadLink(
      opening(unama),
      opening({ ...unama, published: april(18), words: [...words.slice(4), "toll", "mission"] }),
    );
    expect(link?.score).toBeGreaterThanOrEqual(JOINED);
    expect(link?.reasons).toContain("the same numbers: 1659, 3524");
  });

  test("that share who is concerned and nothing else stay apart", () => {
    const briefing = { scene: "AFG", actors: [{ key: "kb:us", name: "US" }], words: ["pentagon", "brief", "general"] };
    expect(
      leadLink(opening(briefing), opening({ ...briefing, words: ["spokesman", "withdraw", "base"] }))?.score,
    ).toBeLessThan(JOINED);
  });

  test("that appeared weeks apart are never compared", () => {
    expect(leadLink(opening(unama), opening({ ...unama, published: april(29) }))).toBeUndefined();
  });

  test("that tell of other days are of other happenings", () => {
    expect(leadLink(opening({ ...unama, days: [april(3)] }), opening({ ...unama, days: [april(16)] }))).toBeUndefined();
  });
});
