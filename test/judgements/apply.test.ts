import { describe, expect, test } from "vitest";
import { textHash } from "../../src/doc/document-id.ts";
import { type Reading, readingSchema } from "../../src/doc/reading.ts";
import { anchorNew, anchorWords } from "../../src/judgements/anchor.ts";
import { applyJudgements } from "../../src/judgements/apply.ts";
import type { JudgementRecord } from "../../src/judgements/record.ts";
import { portableFields } from "../../src/judgements/values.ts";
import { anchor, itemOf, judgement, report, spanOf, TEXT } from "./report.ts";

const reading = report();
/** The reading after these records, checked against the format, and their states. */
function judged(records: readonly JudgementRecord[], machine: Reading = reading) {
  const result = applyJudgements(machine, records);
  readingSchema.parse(result.reading);
  return { ...result, states: result.outcomes.map(({ state }) => state) };
}
const changed = (change: (reading: Reading) => Partial<Reading>): Reading => ({ ...reading, ...change(reading) });
const retype = (type = "THREATEN") => judgement({ act: "retype", target: anchor(reading, "e1"), type, was: "ASSAULT" });
const events = (type: Reading["events"][number]["type"]) =>
  changed(({ events }) => ({ events: events.map((event) => (event.id === "e1" ? { ...event, type } : event)) }));

test("without judgements the view is the machine's reading", () => {
  expect(judged([]).reading).toEqual(reading);
});

describe("a corrected field", () => {
  test("is shown, marked with author and the machine's value, and nothing else changes", () => {
    const record = retype();
    const { reading: view, states } = judged([record]);
    expect(states).toEqual(["applied"]);
    const { judged: marks, ...event } = view.events[0] ?? { judged: [] };
    expect(event).toEqual({ ...reading.events[0], type: "THREATEN" });
    expect(marks).toEqual([{ field: "type", author: "ana", at: record.at, record: record.id, machine: "ASSAULT" }]);
    expect({ ...view, events: view.events.slice(1) }).toEqual({ ...reading, events: reading.events.slice(1) });
  });

  test("is confirmed when the machine comes to say the same", () => {
    expect(judged([retype()], events("THREATEN")).states).toEqual(["confirmed"]);
  });

  test("stays when the machine says a third thing, which is told as a suggestion", () => {
    const { outcomes, reading: view } = judged([retype()], events("COERCE"));
    expect(view.events[0]?.type).toBe("THREATEN");
    expect(outcomes).toMatchObject([{ state: "obsolete", suggestion: { type: "COERCE" } }]);
  });

  test("is orphaned when the machine finds nothing at its words", () => {
    const gone = changed(({ events }) => ({ events: events.slice(1) }));
    expect(judged([retype()], gone).states).toEqual(["orphaned"]);
  });

  test("is found by its words when ids and order change", () => {
    const other = changed(({ events }) => ({
      events: events.map((event) => ({ ...event, id: event.id === "e1" ? "e9" : "e1" })).reverse(),
    }));
    const { reading: view } = judged([retype()], other);
    expect(view.events.map(({ id, type }) => [id, type])).toEqual([
      ["e1", "ASSAULT"],
      ["e9", "THREATEN"],
    ]);
  });

  test("can be that of one telling alone", () => {
    const target = anchor(reading, "e1", spanOf("shelled", 2));
    const status = judgement({ act: "edit", target, field: "status", value: "hypothetical", was: "denied" });
    const { mentions } = judged([status]).reading.events[0] ?? { mentions: [] };
    expect(mentions.map((mention) => mention.status)).toEqual(["occurred", "hypothetical"]);
  });

  test("can be taken away, and be a date without words", () => {
    const figure = anchor(reading, "f1");
    const view = judged([
      judgement({ act: "edit", target: figure, field: "high", value: null, was: 12 }),
      judgement({ act: "edit", target: figure, field: "qualifier", value: "at-least", was: "exact" }),
      judgement({
        act: "edit",
        target: anchor(reading, "e1"),
        field: "date",
        value: { value: "2022-04-18", precision: "day", basis: "absolute" },
        was: null,
      }),
    ]).reading;
    expect(view.figures[0]).not.toHaveProperty("high");
    expect(view.events[0]?.date?.value).toBe("2022-04-18");
  });
});

describe("several judgements", () => {
  test("of one field: the later wins, the earlier says by which it is overruled", () => {
    const [first, second] = [retype("COERCE"), retype("THREATEN")];
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const { outcomes, reading: view } = judged(order);
      expect(view.events[0]?.type).toBe("THREATEN");
      expect(outcomes).toMatchObject([{ state: "overruled", by: second.id }, { state: "applied" }]);
    }
  });

  test("of different people are a disagreement that the view tells", () => {
    const theirs = judgement({
      author: "ben",
      act: "retype",
      target: anchor(reading, "e1"),
      type: "COERCE",
      was: "ASSAULT",
    });
    expect(judged([retype("COERCE"), theirs]).reading.events[0]?.judged?.[0]).not.toHaveProperty("disputedBy");
    expect(judged([retype("THREATEN"), theirs]).reading.events[0]?.judged?.[0]).toMatchObject({
      author: "ana",
      disputedBy: ["ben"],
    });
  });

  test("are undone by withdrawing, and come back when the withdrawal is withdrawn", () => {
    const record = retype();
    const withdraw = judgement({ act: "withdraw", record: record.id });
    const again = judgement({ act: "withdraw", record: withdraw.id });
    expect(judged([record, withdraw]).reading).toEqual(reading);
    expect(judged([record, withdraw]).states).toEqual(["withdrawn", "applied"]);
    expect(judged([record, withdraw, again]).reading).toEqual(judged([record]).reading);
  });
});

describe("a rejected element", () => {
  const reject = (id: string) => judgement({ act: "reject", target: anchor(reading, id) });
  test("is not there, and nothing points at it", () => {
    const view = judged([reject("e1"), reject("f1"), reject("a4")]).reading;
    expect(view.events.map(({ id, figures }) => [id, figures])).toEqual([["e2", []]]);
    expect(view.attributions.find(({ id }) => id === "c3")).not.toHaveProperty("about");
    expect(view.relations).toEqual([]);
  });

  test("that held others leaves them to whoever it was inside of", () => {
    const nested = changed(({ attributions }) => ({
      attributions: attributions.map((one) => (one.id === "c2" ? { ...one, within: "c1" } : one)),
    }));
    const view = judged([reject("c2")], nested).reading;
    expect(view.events[1]?.mentions[0]?.attribution).toBe("c1");
    expect(view.figures[0]?.attribution).toBe("c1");
  });

  test("that the machine no longer finds is confirmed; one that it now calls otherwise is worth a look", () => {
    const record = reject("e1");
    expect(
      judged(
        [record],
        changed(({ events }) => ({ events: events.slice(1) })),
      ).states,
    ).toEqual(["confirmed"]);
    const { outcomes, reading: view } = judged([record], events("COERCE"));
    expect(outcomes).toMatchObject([{ state: "obsolete", suggestion: { exists: ["COERCE", "council", ""] } }]);
    expect(view.events.map(({ id }) => id)).toEqual(["e2"]);
  });
});

describe("a confirmed element", () => {
  const fields = portableFields(reading, itemOf(reading, "e2"), spanOf("killed"));
  const confirm = judgement({ act: "confirm", target: anchor(reading, "e2"), fields });
  test("is the machine's own, marked", () => {
    const { states, reading: view } = judged([confirm]);
    expect(states).toEqual(["confirmed"]);
    expect(view.events[1]).toMatchObject({ ...reading.events[1], judged: [{ field: "exists", author: "ana" }] });
  });

  test("stays when the machine loses it or changes it", () => {
    const lost = judged(
      [confirm],
      changed(({ events }) => ({ events: events.slice(0, 1) })),
    );
    expect(lost.states).toEqual(["applied"]);
    expect(lost.reading.events[1]).toMatchObject({
      type: "ASSAULT",
      recipient: ["a3"],
      mentions: reading.events[1]?.mentions,
    });
    const other = changed(({ events }) => ({ events: events.map((event) => ({ ...event, recipient: ["a1"] })) }));
    const { outcomes, reading: view } = judged([confirm], other);
    expect(view.events[1]?.recipient).toEqual(["a3"]);
    expect(outcomes).toMatchObject([{ state: "obsolete", suggestion: { recipient: ["a1"] } }]);
  });

  test("can be a relation, which is not brought back without its ends", () => {
    const relation = itemOf(reading, "r1");
    const target = anchor(reading, "r1");
    const record = judgement({ act: "confirm", target, fields: portableFields(reading, relation, target.span) });
    const lost = changed(({ actors }) => ({ relations: [], actors: actors.filter(({ id }) => id !== "a5") }));
    expect(
      judged(
        [record],
        changed(() => ({ relations: [] })),
      ).reading.relations,
    ).toHaveLength(1);
    expect(judged([record], lost)).toMatchObject({ states: ["orphaned"], reading: { relations: [] } });
  });
});

describe("what the machine missed", () => {
  const velia = anchorNew(reading, "actor", spanOf("Velia"), ["Velia"]);
  const actor = judgement({ act: "add", target: velia, fields: { name: "Velia", kind: "state" } });
  const relation = judgement({
    act: "add",
    target: anchorNew(reading, "relation", spanOf("Odrin, a port of Velia"), ["Odrin → Velia", "partOf"]),
    fields: { type: "partOf", from: anchor(reading, "a4"), to: velia },
  });
  test("is added with what it points at, in whatever order the records come", () => {
    for (const records of [
      [actor, relation],
      [relation, actor],
    ]) {
      const { reading: view, states } = judged(records);
      expect(states).toEqual(["applied", "applied"]);
      const added = view.actors.find(({ name }) => name === "Velia");
      expect(added?.mentions[0]?.span).toEqual(spanOf("Velia"));
      expect(view.relations[0]).toMatchObject({ type: "partOf", from: "a4", to: added?.id, by: "by-hand" });
    }
  });

  test("goes when what it points at is withdrawn", () => {
    const withdraw = judgement({ act: "withdraw", record: actor.id });
    const { states, reading: view } = judged([actor, relation, withdraw]);
    expect(states).toEqual(["withdrawn", "orphaned", "applied"]);
    expect(view).toEqual(reading);
  });

  test("is one with what the machine finds there later, and the person's fields win", () => {
    const event = judgement({
      act: "add",
      target: anchorNew(reading, "event", spanOf("allied"), ["AGREE"]),
      fields: { type: "AGREE", actor: [anchor(reading, "a4"), anchor(reading, "a5")] },
    });
    expect(judged([event]).reading.events[2]).toMatchObject({
      type: "AGREE",
      mentions: [{ evidence: spanOf("Odrin, a port of Velia, is allied with Sarn."), status: "occurred" }],
    });
    const [template] = reading.events;
    if (template === undefined) throw new Error("no event");
    const own = {
      ...template,
      id: "e3",
      type: "COOPERATE" as const,
      actor: ["a5", "a4"],
      mentions: [{ trigger: spanOf("allied"), evidence: spanOf("allied"), status: "occurred" as const }],
    };
    const { outcomes, reading: view } = judged(
      [event],
      changed(({ events }) => ({ events: [...events, own] })),
    );
    expect(view.events).toHaveLength(3);
    expect(view.events[2]).toMatchObject({ id: "e3", type: "AGREE" });
    expect(outcomes).toMatchObject([{ state: "obsolete", suggestion: { type: "COOPERATE" } }]);
  });

  test("can be corrected in turn", () => {
    const { base } = judged([actor]);
    const added = base.actors.find(({ name }) => name === "Velia");
    const rename = judgement({
      act: "rename",
      target: anchor(base, added?.id ?? ""),
      name: "Republic of Velia",
      was: "Velia",
    });
    const { reading: view, states } = judged([rename, actor, relation]);
    expect(states).toEqual(["applied", "applied", "applied"]);
    expect(view.actors.map(({ name }) => name)).toContain("Republic of Velia");
    expect(view.relations).toHaveLength(2);
  });

  test("is said by whoever says its words, and denied inside a denial", () => {
    const target = anchorNew(reading, "event", spanOf("had shelled"), ["COERCE"]);
    const [mention] =
      judged([judgement({ act: "add", target, fields: { type: "COERCE" } })]).reading.events.at(-1)?.mentions ?? [];
    expect(mention).toMatchObject({ attribution: "c3", status: "denied" });
    const outlet = { type: "COERCE", attribution: null, status: "occurred" };
    const own = judged([judgement({ act: "add", target, fields: outlet })]).reading.events.at(-1)?.mentions[0];
    expect(own).not.toHaveProperty("attribution");
  });

  test("gives, as an attribution, what stands in it to its speaker", () => {
    const none = changed(({ attributions, events, figures }) => ({
      attributions: attributions.filter(({ id }) => id !== "c2"),
      events: events.map((event) =>
        event.id === "e2"
          ? { ...event, mentions: event.mentions.map(({ attribution: _, ...mention }) => mention) }
          : event,
      ),
      figures: figures.map(({ attribution: _, ...figure }) => figure),
    }));
    const record = judgement({
      act: "add",
      target: anchorNew(none, "attribution", spanOf("said", 2), ["12 fishermen were killed"]),
      fields: {
        source: [anchor(none, "a2")],
        cue: anchorWords(none, spanOf("said", 2)),
        content: [anchorWords(none, spanOf("12 fishermen were killed"))],
      },
    });
    const view = judged([record], none).reading;
    const added = view.attributions.find(({ by }) => by === "by-hand")?.id ?? "";
    expect(view.events[1]?.mentions[0]?.attribution).toBe(added);
    expect(view.figures[0]?.attribution).toBe(added);
    expect(view.events[0]).toEqual(none.events[0]);
    const kept = judgement({ act: "edit", target: anchor(none, "f1"), field: "attribution", value: null, was: null });
    expect(judged([record, kept], none).reading.figures[0]).not.toHaveProperty("attribution");
  });

  test("can be an attribution whose content stands in two pieces", () => {
    const record = judgement({
      act: "add",
      target: anchorNew(reading, "attribution", spanOf("is allied"), ["x"]),
      fields: {
        source: [anchor(reading, "a4")],
        cue: anchorWords(reading, spanOf("is allied")),
        content: [anchorWords(reading, spanOf("Odrin", 2)), anchorWords(reading, spanOf("Sarn"))],
      },
    });
    expect(judged([record]).reading.attributions[3]).toMatchObject({
      source: { actors: ["a4"] },
      content: [spanOf("Odrin", 2), spanOf("Sarn")],
    });
  });
});

describe("a new version of the text", () => {
  test("keeps judgements whose words are found once", () => {
    const newer = report(`Odrin, Tuesday. ${TEXT.replace("the mayor of Odrin said", "the mayor of Odrin said again")}`);
    const { outcomes, reading: view } = judged([retype()], newer);
    expect(outcomes).toMatchObject([{ state: "applied", how: "moved" }]);
    expect(view.events.map(({ type }) => type)).toEqual(["THREATEN", "ASSAULT"]);
  });

  test("orphans those whose words look alike in two places", () => {
    const twice = report(`${TEXT} ${TEXT}`);
    expect(judged([retype()], twice).outcomes).toMatchObject([
      { state: "orphaned", because: "2 places in this version look like it" },
    ]);
  });

  test("orphans those whose words are gone, rejections too", () => {
    const other = {
      ...report(),
      document: { ...report().document, text: "x".repeat(TEXT.length), textHash: textHash("x") },
    };
    const reject = judgement({ act: "reject", target: anchor(reading, "e1") });
    expect(judged([retype(), reject], other).states).toEqual(["orphaned", "orphaned"]);
  });
});

test("grades keep source and information apart, and one that cannot be judged is no grade of the scale", () => {
  const source = judgement({
    act: "grade",
    axis: "source",
    target: { kind: "outlet", name: "The Courier" },
    grade: "B",
  });
  const unknown = judgement({
    act: "grade",
    axis: "source",
    target: { kind: "outlet", name: "The Lantern" },
    grade: "A",
  });
  const information = judgement({
    act: "grade",
    axis: "information",
    target: anchor(reading, "c1"),
    grade: "cannot-be-judged",
  });
  const { outlet, reading: view, states } = judged([source, unknown, information]);
  expect(outlet).toMatchObject([{ field: "grade:source", value: "B" }]);
  expect(view.attributions[0]?.judged).toMatchObject([{ field: "grade:information", value: "cannot-be-judged" }]);
  expect(states).toEqual(["applied", "orphaned", "applied"]);
});

test("judgements of whether two actors are one stand on both, and change no field", () => {
  const link = judgement({
    act: "link",
    target: anchor(reading, "a4"),
    with: anchor(reading, "a2"),
    verdict: "negative",
  });
  const view = judged([link]).reading;
  expect(view.actors[3]?.judged).toMatchObject([{ field: "link", value: "negative" }]);
  expect(view.actors.map(({ name }) => name)).toEqual(reading.actors.map(({ name }) => name));
});
