import { describe, expect, test } from "vitest";
import { type Reading, readingSchema } from "../../src/doc/reading.ts";
import { applyJudgements } from "../../src/judgements/apply.ts";
import { ELEMENT_KINDS, itemNamed, itemsOf, keySpans } from "../../src/judgements/elements.ts";
import { type JudgementRecord, makeRecord } from "../../src/judgements/record.ts";
import { sampleReadings } from "../library/fusion/sample-readings.ts";
import { randomJudgement } from "./random-judgement.ts";
import { randomFrom, shuffled, upgrade } from "./upgrade.ts";

const readings = [...(await sampleReadings()).values()];

interface Case {
  readonly record: JudgementRecord;
  /** The element that it was made on. */
  readonly id: string;
}

/** Random judgements of one reading, each on an element of its own, so that none overrules another. */
function casesOf(reading: Reading, count: number, random: () => number): readonly Case[] {
  const items = shuffled(
    ELEMENT_KINDS.flatMap((kind) => itemsOf(reading, kind)),
    random,
  );
  return items.slice(0, count).map((item) => {
    const spans = keySpans(item);
    const span = spans[Math.floor(random() * spans.length)] ?? [0, 1];
    return { record: randomJudgement(reading, item, span, random), id: item.element.id };
  });
}

const perReading = Math.ceil(200 / readings.length);
const all = readings.map((reading, at) => ({ reading, cases: casesOf(reading, perReading, randomFrom(at + 1)) }));

describe("judgements of the sample corpus", () => {
  test("are at least two hundred, and hold on the readings that they were made on", () => {
    expect(all.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(200);
    const lost: unknown[] = [];
    for (const { reading, cases } of all) {
      for (const { record, id } of cases) {
        const [outcome] = applyJudgements(reading, [record]).outcomes;
        const good = outcome?.state === (record.act === "confirm" ? "confirmed" : "applied") && outcome.element === id;
        if (!good && !(outcome?.state === "confirmed" && outcome.element === id))
          lost.push([record.act, record.id, outcome?.because]);
      }
    }
    // What looks alike where it was made cannot be pointed at, and is not.
    expect(lost.length).toBeLessThanOrEqual(4);
  });

  test.each([1, 2, 3, 4, 5])("survive an engine that moves half of the elements (%i)", (seed) => {
    const counts: Record<string, number> = {};
    for (const [at, { reading, cases }] of all.entries()) {
      const { reading: next, oldOf } = upgrade(reading, randomFrom(1000 * seed + at));
      const records = cases.map(({ record }) => record);
      const { outcomes, reading: view } = applyJudgements(next, records);
      readingSchema.parse(view);
      expect(outcomes.map(({ record }) => record.id)).toEqual(records.map(({ id }) => id));
      for (const [index, { state, element }] of outcomes.entries()) {
        expect(["applied", "orphaned", "confirmed", "obsolete"]).toContain(state);
        counts[state] = (counts[state] ?? 0) + 1;
        // An element that the new machine has: it is the one that was judged.
        if (element !== undefined && oldOf.has(element)) expect(oldOf.get(element)).toBe(cases[index]?.id);
      }
      const touched = new Set(outcomes.map(({ element }) => element));
      for (const kind of ELEMENT_KINDS)
        for (const { element } of itemsOf(view, kind))
          if (element.judged !== undefined) expect(touched).toContain(element.id);
    }
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    // One in ten elements is gone, and who lost its words cannot be found: the others are to hold.
    expect((counts["orphaned"] ?? 0) / total).toBeLessThan(0.25);
    if (process.env["SHOW_STATES"] !== undefined) console.log(JSON.stringify(counts));
  });

  test("give the same view in whatever order they come, and when they come twice", () => {
    const random = randomFrom(7);
    for (const { reading, cases } of all.slice(0, 8)) {
      const records = cases.map(({ record }) => record);
      const view = JSON.stringify(applyJudgements(reading, records));
      for (let time = 0; time < 3; time++)
        expect(JSON.stringify(applyJudgements(reading, shuffled([...records, ...records], random)))).toBe(view);
    }
  });

  test("leave what nobody judged as the machine has it", () => {
    for (const { reading, cases } of all) {
      const kept = cases.filter(({ record }) => record.act !== "reject");
      const view = applyJudgements(
        reading,
        kept.map(({ record }) => record),
      ).reading;
      const judged = new Set(kept.map(({ id }) => id));
      for (const kind of ELEMENT_KINDS)
        for (const { element } of itemsOf(reading, kind))
          if (!judged.has(element.id)) expect(itemNamed(view, element.id)?.element).toEqual(element);
    }
  });

  test("are the same records however often they are made", () => {
    for (const { record } of all.flatMap(({ cases }) => cases).slice(0, 50)) {
      const { id, ...body } = record;
      expect(makeRecord(body).id).toBe(id);
    }
  });
});
