import { describe, expect, test } from "vitest";
import { lineageDigest, lineageKeys, lineageLink } from "../../../src/fusion/lineages/index.ts";
import { type Given, readingOf } from "./reading-of.ts";
import { tables } from "./tables.ts";

const digestOf = (given: Given) => lineageDigest(readingOf(given), tables);

const REPORT = [
  "Soldiers who mutinied over unpaid wages opened fire on a column of trucks near Karsu on Monday and killed six drivers, Colonel Vida Renn said.",
  "The trucks carried flour for the garrisons of Upper Ulm and Brod. Two of them burnt out.",
  "Renn said 40 mutineers had been disarmed and that a military court in Vesna would try their leader, Sergeant Otto Falk.",
  "The Drivers' League announced that none of its 1,200 members would go north before Thursday.",
].join("\n");

describe("a credit of another outlet", () => {
  // The same agency's report, rewritten by two desks until hardly a phrase is left.
  const first = {
    id: "a1",
    outlet: "Daily Standard",
    published: "2024-05-06",
    body: [
      "Six drivers died on Monday when mutinous soldiers attacked their convoy near Karsu.",
      "They had not been paid for months, Colonel Vida Renn admitted. Of the trucks, which were on their way to Upper Ulm and Brod with flour, two were lost.",
      "Otto Falk, a sergeant, is said to have led the mutiny. He and 40 others will be brought before judges in Vesna.",
      "Until Thursday the 1,200 members of the Drivers' League stay at home.",
    ].join("\n"),
  };
  const second = {
    id: "a2",
    outlet: "Isle Examiner",
    published: "2024-05-07",
    body: [
      "The Drivers' League sends no more lorries to Upper Ulm until Thursday. All its 1,200 members are to obey.",
      "On Monday six of its men were shot near Karsu. Flour meant for the garrison of Brod went up in flames.",
      "The killers were soldiers without pay. Vida Renn, a colonel, spoke of 40 prisoners.",
      "In Vesna a court martial awaits Sergeant Otto Falk.",
    ].join("\n"),
  };

  test("joins what two desks have made of one agency's report beyond recognition, if names and numbers agree", () => {
    const [a, b] = [first, second].map((given) => digestOf({ ...given, credit: "Reuters", origin: "Reuters" }));
    if (a === undefined || b === undefined) throw new Error("two");
    const link = lineageLink(a, b);
    expect(link).toMatchObject({ kind: "credited-wire", joins: true });
    expect(link?.reason).toMatch(/names and numbers|sentences/);
    expect(link?.reason).toContain("both credit Reuters");
    const keys = new Set(lineageKeys(a));
    expect(lineageKeys(b).some((key) => keys.has(key))).toBe(true);
  });

  test("is what joins them: without it they are two reports", () => {
    expect(lineageLink(digestOf(first), digestOf(second))?.joins ?? false).toBe(false);
  });

  test("for a part only does not", () => {
    const [a, b] = [first, second].map((given) => digestOf({ ...given, credit: "Additional reporting by Reuters" }));
    if (a === undefined || b === undefined) throw new Error("two");
    expect(a.credits).toMatchObject([{ outlet: "reuters", kind: "contribution" }]);
    expect(lineageLink(a, b)?.joins ?? false).toBe(false);
  });

  test("does not join two happenings of one day and country", () => {
    const other = {
      id: "a3",
      outlet: "Isle Examiner",
      published: "2024-05-06",
      body: [
        "Colonel Vida Renn will stand for parliament in Karsu, her office said on Monday.",
        "She wants to fight for higher wages of soldiers and for a railway from Brod to Upper Ulm.",
        "The election is to be held on June 9. Renn's rival, the mayor of Vesna, has 22 percent in the polls.",
      ].join("\n"),
    };
    const [a, b] = [first, other].map((given) => digestOf({ ...given, credit: "Reuters", origin: "Reuters" }));
    if (a === undefined || b === undefined) throw new Error("two");
    expect(lineageLink(a, b)?.joins ?? false).toBe(false);
  });

  test("does not join what only shares the agency's background", () => {
    const background = REPORT.split("\n").slice(1).join("\n");
    const lead = (id: string, outlet: string, text: string) =>
      digestOf({
        id,
        outlet,
        published: "2024-05-08",
        body: `${text}\n${background}`,
        credit: "Reuters",
        origin: "Reuters",
      });
    const a = lead(
      "a",
      "Isle Examiner",
      "Three bakers in Karsu closed their shops on Wednesday because flour had become too dear.",
    );
    const b = lead(
      "b",
      "Daily Mail",
      "The mayor of Brod, Lena Dorin, said that 18 deserters had been seen on the ferry to Lirra.",
    );
    expect(lineageLink(a, b)).toMatchObject({ kind: "shared-passage", joins: false });
  });

  test("of the other's outlet says who was first, whatever the dates", () => {
    const original = digestOf({ id: "b9", body: REPORT, outlet: "Selden Chronicle", published: "2024-05-07" });
    const copy = digestOf({
      id: "b1",
      body: REPORT,
      outlet: "Daily Standard",
      published: "2024-05-06",
      credit: "This report was first published by Selden Chronicle.",
      origin: "Selden Chronicle",
    });
    expect(lineageLink(copy, original)).toMatchObject({
      original: "b9",
      copy: "b1",
      ordered: true,
      kind: "republished",
      share: 1,
    });
    expect(lineageLink(copy, original)?.reason).toContain(
      "Daily Standard says that Selden Chronicle published it first",
    );
  });
});

describe("the same text", () => {
  const at = (id: string, outlet: string, published?: string, more: Partial<Given> = {}) =>
    digestOf({ id, body: REPORT, outlet, ...(published === undefined ? {} : { published }), ...more });

  test("one day later is a copy of the older", () => {
    expect(lineageLink(at("z", "Daily Standard", "2024-05-06"), at("a", "Isle Examiner", "2024-05-07"))).toEqual({
      original: "z",
      copy: "a",
      ordered: true,
      kind: "copy",
      joins: true,
      share: 1,
      reason: "all 4 sentences of Isle Examiner stand in Daily Standard's report of a day earlier, word for word",
    });
  });

  test("on one day, or undated, has no known first", () => {
    expect(lineageLink(at("b", "Daily Standard", "2024-05-06"), at("a", "Isle Examiner", "2024-05-06"))).toMatchObject({
      original: "a",
      ordered: false,
    });
    const undated = lineageLink(at("b", "Daily Standard"), at("a", "Isle Examiner"));
    expect(undated).toMatchObject({ joins: true, ordered: false });
    expect(undated?.reason).toContain("of an unknown day");
  });

  test("on one day is the agency's, not the paper's", () => {
    expect(lineageLink(at("z", "AFP", "2024-05-06"), at("a", "Isle Examiner", "2024-05-06"))).toMatchObject({
      original: "z",
      ordered: true,
    });
  });

  test("in two outlets of one owner says so", () => {
    expect(lineageLink(at("a", "The Sun"), at("b", "The Times"))?.reason).toContain("both outlets belong to News Corp");
    expect(lineageLink(at("a", "The Sun"), at("b", "Daily Mail"))?.reason).not.toContain("belong");
  });

  test("in one outlet under another title is an update, at one address a version", () => {
    const [a, b] = [at("a", "The Sun", "2024-05-06"), at("b", "The Sun", "2024-05-07")];
    expect(lineageLink(a, b)).toMatchObject({ kind: "update", joins: true });
    const [x, y] = ["a", "b"].map((id) => at(id, "The Sun", "2024-05-06", { uri: "https://sun.example/1" }));
    if (x === undefined || y === undefined) throw new Error("two");
    expect(lineageLink(x, y)).toMatchObject({ kind: "version", joins: true, reason: "two versions of one page" });
  });
});

test("one owner alone is no reason, nor is one agency in two bylines", () => {
  const a = digestOf({ id: "a", body: REPORT, outlet: "The Sun", published: "2024-05-06" });
  const body = "Farmers in Lower Brod expect the best harvest of cherries in eleven years, the League of Growers said.";
  const b = digestOf({ id: "b", body, outlet: "The Times", published: "2024-05-06" });
  expect(lineageLink(a, b)).toBeUndefined();
  const credit = { credit: "Reuters", origin: "Reuters" };
  expect(
    lineageLink(
      digestOf({ id: "a", body: REPORT, outlet: "The Sun", ...credit }),
      digestOf({ id: "b", body, outlet: "Daily Mail", ...credit }),
    ),
  ).toBeUndefined();
});

test("one agency's number joins two states of its report, however the text has changed", () => {
  const id = "urn:newsml:agency.example:20240506T080000Z:doc-34AB12";
  const a = digestOf({ id: "a", body: REPORT, outlet: "The Sun", credit: `(${id})` });
  const b = digestOf({ id: "b", body: "Eight drivers were shot near Karsu.", outlet: "Daily Mail", credit: `(${id})` });
  expect(lineageLink(a, b)).toMatchObject({ kind: "same-agency-id", joins: true });
  expect(lineageLink(a, b)?.reason).toContain(id);
});

test("next day's report of a series, the same words and other numbers, is a report of its own", () => {
  const daily = (id: string, published: string, numbers: readonly number[], outlet = "Health Desk") =>
    digestOf({
      id,
      published,
      outlet,
      body: [
        `Ardenia reported ${numbers[0]} new cases of cholera and ${numbers[1]} deaths, the health ministry said in its daily bulletin.`,
        `The number of patients in hospitals stood at ${numbers[2]}, of whom ${numbers[3]} needed intensive treatment in the capital.`,
        `Vaccinators reached ${numbers[4]} households in the camps of the lowlands, where most of the infections have been registered.`,
      ].join("\n"),
    });
  const monday = daily("a", "2024-06-03", [48, 2, 310, 17, 905]);
  const tuesday = daily("b", "2024-06-04", [61, 3, 355, 21, 1240]);
  expect(lineageLink(monday, tuesday)?.joins ?? false).toBe(false);
  // Another outlet's, with one number that was changed or mistyped, is a copy.
  const copy = daily("c", "2024-06-03", [48, 2, 310, 19, 905], "Isle Examiner");
  expect(lineageLink(monday, copy)).toMatchObject({ kind: "edited-copy", joins: true });
});
