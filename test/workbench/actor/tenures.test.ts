import { expect, test } from "vitest";
import type { ActorView, RelationView } from "../../../src/query/records.ts";
import { daysOf } from "../../../workbench/src/parts/dates.ts";
import { tenuresOf } from "../../../workbench/src/views/actor/tenures.ts";

const quoted = (document: string, lineage = document) => ({
  document,
  span: [0, 5] as const,
  words: "words",
  outlet: "Tal Courier",
  title: null,
  published: "2021-06-01",
  lineage,
});
const day = (text: string, which: 0 | 1 = 0): number => daysOf(text)?.[which] ?? Number.NaN;
const date = (value: string) => ({ value, precision: "month", basis: "absolute" }) as const;

function relation(statements: RelationView["statements"]): RelationView {
  const [from, to] = [
    { key: "kb:a", name: "Ana" },
    { key: "kb:b", name: "the bureau" },
  ];
  return { type: "memberOf", from, to, status: "asserted", claimants: [], documents: 2, lineages: 1, statements };
}
const actor = (given: Partial<ActorView>): Pick<ActorView, "key" | "roles" | "relations"> => ({
  key: "kb:a",
  roles: [],
  relations: [],
  ...given,
});
const said = { claimant: "the ministry", published: "2021-06-01" };

test("since a month is sure from its end to the day of the report, and open after that", () => {
  const { tenures, undated } = tenuresOf(
    actor({ relations: [relation([{ ...said, since: date("2020-11"), quoted: quoted("d1") }])] }),
  );
  expect(tenures).toMatchObject([
    {
      what: "Is a member of the bureau",
      according: "The ministry",
      basis: "stated",
      from: "2020-11",
      until: null,
      sure: [day("2020-11-30"), day("2021-06-01")],
      earliest: day("2020-11-01"),
      latest: undefined,
    },
  ]);
  expect(undated).toBe(0);
});

test("until a year is sure of nothing but its beginning, and open before", () => {
  const { tenures } = tenuresOf(
    actor({ relations: [relation([{ ...said, until: date("2019"), quoted: quoted("d1") }])] }),
  );
  expect(tenures[0]).toMatchObject({
    sure: [day("2019-01-01"), day("2019-01-01")],
    earliest: undefined,
    latest: day("2019", 1),
  });
});

test("copies of one statement are one bar with both numbers, another claimant's dates another bar", () => {
  const since = date("2020-11");
  const { tenures } = tenuresOf(
    actor({
      relations: [
        relation([
          { ...said, since, quoted: quoted("d1", "l1") },
          { ...said, since, quoted: quoted("d2", "l1") },
          { ...said, claimant: "villagers", since: date("2018"), quoted: quoted("d3") },
        ]),
      ],
    }),
  );
  expect(tenures.map(({ according, documents, lineages }) => [according, documents, lineages])).toEqual([
    ["Villagers", 1, 1],
    ["The ministry", 2, 1],
  ]);
});

test("a role is what reports of these days call it, with both ends open; a former one had ended by then", () => {
  const role = {
    title: "president",
    first: "2020-02-29",
    last: "2021-08-15",
    documents: 4,
    lineages: 3,
    former: false,
  };
  const { tenures } = tenuresOf(
    actor({
      roles: [
        { ...role, quoted: quoted("d1") },
        { ...role, former: true, first: "2021-08-18", last: "2021-08-18", quoted: quoted("d2") },
      ],
    }),
  );
  expect(tenures).toMatchObject([
    { basis: "called", sure: [day("2020-02-29"), day("2021-08-15")], earliest: undefined, latest: undefined },
    { basis: "called", status: "former", from: null, earliest: undefined, latest: day("2021-08-18") },
  ]);
});

test("what has no date is counted and not drawn", () => {
  expect(tenuresOf(actor({ relations: [relation([{ ...said, quoted: quoted("d1") }])] }))).toEqual({
    tenures: [],
    undated: 1,
  });
});
