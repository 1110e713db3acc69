import { describe, expect, test } from "vitest";
import { versionsChanged } from "../../../src/fusion/aspects/versions.ts";
import { report } from "./build.ts";

const version = (dead: number, day: string, date: string, more: string = "Nobody claimed the attack.") => {
  const first = `At the market ${dead} people died on ${day}, the governor said.`;
  return report([first, more], {
    actors: { "the governor": { kind: "person" } },
    times: { [day]: date },
    claims: [{ by: "the governor", cue: "said", says: `At the market ${dead} people died on ${day}` }],
    figures: [{ words: `${dead} people`, what: "killed", low: dead, high: dead, claim: 1 }],
  }).reading;
};
const told = (
  before: Parameters<typeof versionsChanged>[0],
  after: Parameters<typeof versionsChanged>[0],
): readonly string[] =>
  versionsChanged(before, after).map(({ kind, change, before: old, after: next }) =>
    [kind, change, old?.words, next?.words].filter(Boolean).join(" | "),
  );

describe("what changed between two versions", () => {
  test("is nothing where they tell the same, however the text moved", () => {
    const before = version(5, "Monday", "2021-07-12");
    expect(told(before, before)).toEqual([]);
    expect(told(before, version(5, "Monday", "2021-07-12", "Police closed the road."))).toEqual([]);
  });

  test("is a number that became another", () => {
    const changes = told(version(5, "Monday", "2021-07-12"), version(7, "Monday", "2021-07-12"));
    expect(changes).toContain("figure | changed | 5 people | 7 people");
    expect(changes.filter((change) => change.startsWith("date"))).toEqual([]);
  });

  test("is a date that became another", () => {
    expect(told(version(5, "Monday", "2021-07-12"), version(5, "Tuesday", "2021-07-13"))).toContain(
      "date | changed | Monday | Tuesday",
    );
  });

  test("is what was added and what was taken out", () => {
    const empty = report(["Nothing is known."]).reading;
    const full = version(5, "Monday", "2021-07-12");
    expect(told(empty, full).map((change) => change.split(" | ")[1])).toEqual(["added", "added", "added"]);
    expect(told(full, empty).map((change) => change.split(" | ")[1])).toEqual(["removed", "removed", "removed"]);
  });

  test("is who did it, where other words say so; the same words are no change, whoever they are taken to mean", () => {
    const raid = (line: string, doer: string, also: readonly string[] = []) =>
      report([line], {
        actors: { [doer]: { kind: "armed-group" }, ...Object.fromEntries(also.map((name) => [name, {}])) },
        happened: [{ trigger: "attacked", evidence: line.slice(0, -1), actor: [doer] }],
      }).reading;
    const before = raid("Rebels attacked the bridge of the town.", "Rebels");
    expect(told(before, raid("Soldiers attacked the bridge of the town.", "Soldiers"))).toEqual([
      "event | changed | Rebels attacked the bridge of the town | Soldiers attacked the bridge of the town",
    ]);
    expect(told(before, raid("Rebels attacked the bridge of the town.", "the town", ["Rebels"]))).toEqual([]);
  });

  test("points into the text of its own version", () => {
    const [before, after] = [version(5, "Monday", "2021-07-12"), version(17, "Monday", "2021-07-12")];
    for (const { before: old, after: next } of versionsChanged(before, after)) {
      if (old !== undefined) expect(before.document.text.slice(...old.span)).toBe(old.words);
      if (next !== undefined) expect(after.document.text.slice(...next.span)).toBe(next.words);
    }
  });
});
