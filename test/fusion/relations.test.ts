import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Actor, Attribution, DateValue, Reading, Relation } from "../../src/doc/reading.ts";
import { type RelationReport, relationsOverTime } from "../../src/fusion/relations.ts";
import { readingOf } from "./lineages/reading-of.ts";

const found = { by: "hand", certainty: "sure" } as const;

interface Stated {
  readonly type?: Relation["type"];
  readonly from?: string;
  readonly to?: string;
  readonly status?: Relation["status"];
  readonly since?: string;
  readonly until?: string;
  /** Who says so; the outlet itself where nobody is named. */
  readonly by?: string;
  readonly negated?: boolean;
}

interface Report {
  readonly document: string;
  readonly outlet?: string;
  readonly published?: string;
  readonly lineage?: string;
  readonly stated: readonly Stated[];
  readonly cites?: string;
}

const day = (value: string): DateValue => ({
  value,
  precision: value.length === 4 ? "year" : value.length === 7 ? "month" : "day",
  basis: "absolute",
});

/** Every statement is a line of the text, and its evidence. */
function report({
  document,
  outlet = "Daily Standard",
  published,
  lineage = document,
  stated,
  cites,
}: Report): RelationReport {
  const lines = stated.map(
    ({ from = "Ardenia", to = "Red Dawn", type = "alliedWith", by = "" }) => `${by} ${from} ${type} ${to}.`,
  );
  const reading = readingOf({ id: document, body: lines.join("\n"), outlet });
  const { text } = reading.document;
  const names = [
    ...new Set(
      stated.flatMap(({ from = "Ardenia", to = "Red Dawn", by }) => [from, to, ...(by === undefined ? [] : [by])]),
    ),
  ];
  const actors: readonly Actor[] = names.map((name, index) => {
    const start = text.indexOf(name);
    const span: [number, number] = [start, start + name.length];
    const form = /^\p{Lu}/u.test(name) ? "name" : "nominal";
    return { id: `a${index + 1}`, name, kind: "unknown", mentions: [{ span, head: span, form }], ...found };
  });
  const idOf = (name: string): string => actors.find((actor) => actor.name === name)?.id ?? "a0";
  const attributions: Attribution[] = [];
  let at = 0;
  const relations = stated.map((one, index): Relation => {
    const line: [number, number] = [at, at + (lines[index]?.length ?? 0)];
    at = line[1] + 1;
    if (one.by !== undefined) {
      attributions.push({
        id: `c${index + 1}`,
        source: { actors: [idOf(one.by)], span: [line[0], line[0] + one.by.length] },
        content: [line],
        mode: "indirect",
        act: "statement",
        negated: one.negated ?? false,
        addressees: [],
        ...found,
      });
    }
    return {
      id: `r${index + 1}`,
      type: one.type ?? "alliedWith",
      from: idOf(one.from ?? "Ardenia"),
      to: idOf(one.to ?? "Red Dawn"),
      evidence: line,
      status: one.status ?? "asserted",
      ...(one.since === undefined ? {} : { since: day(one.since) }),
      ...(one.until === undefined ? {} : { until: day(one.until) }),
      ...(one.by === undefined ? {} : { attribution: `c${index + 1}` }),
      ...found,
    };
  });
  const whole: Reading = { ...reading, actors, attributions, relations };
  const nameOf = new Map(actors.map(({ id, name }) => [id, name] as const));
  return {
    document,
    outlet,
    lineage,
    ...(published === undefined ? {} : { published }),
    reading: whole,
    identify: (id) => ({ key: (nameOf.get(id) ?? id).toLowerCase(), name: nameOf.get(id) ?? id }),
    ...(cites === undefined ? {} : { originOf: () => cites }),
  };
}

test("one relation of several documents names everyone who states it, with documents, lineages and words", () => {
  const [relation, ...others] = relationsOverTime([
    report({ document: "d2", published: "2024-02-01", lineage: "d1", stated: [{ by: "Vida Renn" }] }),
    report({ document: "d1", published: "2024-01-01", stated: [{ by: "Vida Renn" }] }),
    report({ document: "d3", published: "2024-03-01", outlet: "Isle Examiner", stated: [{}] }),
  ]);
  expect(others).toEqual([]);
  expect(relation).toMatchObject({
    type: "alliedWith",
    from: "Ardenia",
    to: "Red Dawn",
    status: "asserted",
    claimants: ["Vida Renn", "Isle Examiner"],
    documents: 3,
    lineages: 2,
    firstStated: "2024-01-01",
    lastStated: "2024-03-01",
  });
  expect(relation?.evidence.map(({ document }) => document)).toEqual(["d1", "d2", "d3"]);
  expect(relation).not.toHaveProperty("since");
});

test("what is asserted, denied and promised stands side by side", () => {
  const relations = relationsOverTime([
    report({
      document: "d1",
      stated: [{ by: "Kesh" }, { by: "Vida Renn", status: "denied" }, { by: "Mara Velic", status: "promised" }],
    }),
  ]);
  expect(relations.map(({ status, claimants }) => [status, claimants])).toEqual([
    ["asserted", ["Kesh"]],
    ["denied", ["Vida Renn"]],
    ["promised", ["Mara Velic"]],
  ]);
});

test("what is only possible, and what somebody did not say, is stated by nobody", () => {
  const stated = [{ status: "hypothetical" as const }, { by: "Kesh", negated: true }];
  expect(relationsOverTime([report({ document: "d1", stated })])).toEqual([]);
});

test("what holds both ways is one relation whichever end is told first; what does not is two", () => {
  const both = (type: Relation["type"]) =>
    relationsOverTime([
      report({ document: "d1", stated: [{ type }] }),
      report({ document: "d2", stated: [{ type, from: "Red Dawn", to: "Ardenia" }] }),
    ]).length;
  expect(both("alliedWith")).toBe(1);
  expect(both("borders")).toBe(1);
  expect(both("supports")).toBe(2);
  expect(both("hosts")).toBe(2);
});

test("an end that is only described, or is the other end, makes no relation", () => {
  const stated = [{ from: "its allies" }, { from: "Red Dawn", to: "Red Dawn" }];
  expect(relationsOverTime([report({ document: "d1", stated })])).toEqual([]);
});

test("a place may be an end", () => {
  const one = report({ document: "d1", stated: [{ type: "operatesIn" }] });
  const [first] = one.reading.relations;
  if (first === undefined) throw new Error("one");
  const places = [
    { id: "p1", name: "Ulm", country: "ARD", kind: "region" as const, mentions: [first.evidence], ...found },
  ];
  const reading = { ...one.reading, places, relations: [{ ...first, to: "p1" }] };
  expect(relationsOverTime([{ ...one, reading }])).toMatchObject([{ to: "Ulm", toKey: "place:ulm,ARD" }]);
});

test("a claim that cites another outlet counts for that outlet's lineage", () => {
  const [relation] = relationsOverTime([
    report({ document: "d1", stated: [{ by: "Kesh" }] }),
    report({ document: "d2", stated: [{ by: "Kesh" }], cites: "d1" }),
  ]);
  expect(relation).toMatchObject({ documents: 2, lineages: 1 });
});

describe("dates", () => {
  const dated = (...dates: readonly (readonly [outlet: string, since: string | undefined, until?: string])[]) =>
    relationsOverTime(
      dates.map(([outlet, since, until], index) =>
        report({
          document: `d${index}`,
          outlet,
          stated: [{ ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) }],
        }),
      ),
    )[0];

  test("the earliest beginning and the latest end are given with those who give them, and each statement keeps its own", () => {
    const relation = dated(["Isle Examiner", "2002", "2019"], ["Daily Standard", "1999-05", "2014"], ["Voice", "2002"]);
    expect(relation?.since).toMatchObject({
      value: "1999-05",
      precision: "month",
      claimants: ["Daily Standard"],
      disputed: true,
    });
    expect(relation?.until).toMatchObject({ value: "2019", claimants: ["Isle Examiner"], disputed: true });
    expect(relation?.statements.map(({ claimant, since, until }) => [claimant, since?.value, until?.value])).toEqual([
      ["Isle Examiner", "2002", "2019"],
      ["Daily Standard", "1999-05", "2014"],
      ["Voice", "2002", undefined],
    ]);
  });

  test("a day in the year that another gives is the same beginning, told more exactly", () => {
    expect(dated(["A", "2002"], ["B", "2002-09-11"])?.since).toMatchObject({
      value: "2002-09-11",
      claimants: ["B"],
      disputed: false,
    });
  });

  test("everyone who gives the date is named, in the order of publication", () => {
    expect(dated(["B", "2002"], ["A", "2002"])?.since?.claimants).toEqual(["B", "A"]);
  });

  test("taken off a list is the end of a designation, by the word of who says so", () => {
    const relations = relationsOverTime([
      report({ document: "d1", stated: [{ type: "designatesAsTerrorist", since: "2004" }] }),
      report({ document: "d2", outlet: "Isle Examiner", stated: [{ type: "delisted", since: "2020-11-05" }] }),
    ]);
    expect(relations.find(({ type }) => type === "designatesAsTerrorist")).toMatchObject({
      since: { value: "2004", claimants: ["Daily Standard"] },
      until: { value: "2020-11-05", claimants: ["Isle Examiner"] },
      claimants: ["Daily Standard"],
      documents: 1,
    });
  });

  test("a former relation's end is the end of the asserted one; a denied one has none of it", () => {
    const relations = relationsOverTime([
      report({
        document: "d1",
        stated: [{ since: "2004" }, { status: "former", until: "2021" }, { status: "denied", by: "Kesh" }],
      }),
    ]);
    const until = new Map(relations.map(({ status, until }) => [status, until?.value]));
    expect(until).toEqual(
      new Map([
        ["asserted", "2021"],
        ["former", "2021"],
        ["denied", undefined],
      ]),
    );
  });
});

test("the order of documents changes nothing", () => {
  const statement = fc.record(
    {
      type: fc.constantFrom(
        "alliedWith" as const,
        "hosts" as const,
        "designatesAsTerrorist" as const,
        "delisted" as const,
      ),
      from: fc.constantFrom("Ardenia", "Kesh", "its allies"),
      to: fc.constantFrom("Red Dawn", "Kesh"),
      status: fc.constantFrom("asserted" as const, "denied" as const, "former" as const, "hypothetical" as const),
      since: fc.constantFrom("1999", "2002", "2002-09-11", "2002-09"),
      until: fc.constantFrom("2004", "2021-08-15", "2021-08"),
      by: fc.constantFrom("Kesh", "Vida Renn"),
      negated: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const corpus = fc.array(
    fc.record({
      stated: fc.array(statement, { maxLength: 4 }),
      day: fc.option(fc.integer({ min: 1, max: 4 })),
      lineage: fc.constantFrom("x", "y"),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(corpus, fc.array(fc.nat()), (documents, ranks) => {
      const reports = documents.map(({ stated, day, lineage }, index) =>
        report({
          document: `d${index}`,
          outlet: `Outlet ${index % 2}`,
          lineage,
          stated: stated as readonly Stated[],
          ...(day === null ? {} : { published: `2024-01-0${day}` }),
        }),
      );
      const shuffled = reports
        .map((one, index) => [ranks[index] ?? 0, one] as const)
        .sort(([a], [b]) => a - b)
        .map(([, one]) => one);
      expect(relationsOverTime(shuffled)).toEqual(relationsOverTime(reports));
    }),
  );
});
