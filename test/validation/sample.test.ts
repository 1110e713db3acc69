import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CERTAINTIES } from "../../src/doc/reading.ts";
import { ELEMENT_KINDS } from "../../src/judgements/elements.ts";
import { createDraw, type SampledItem } from "../../src/validation/sample.ts";

type Offered = Pick<SampledItem, "layer" | "certainty" | "document">;

const item = ({ layer, certainty, document }: Offered): SampledItem => ({
  document,
  textHash: "t",
  layer,
  certainty,
  by: "test",
  statement: document,
  marks: [],
  context: [],
});

const drawn = (seed: string, total: number, offers: readonly Offered[]) => {
  const draw = createDraw(seed, total);
  for (const offer of offers) draw.offer(offer.layer, offer.certainty, [offer.document], () => item(offer));
  return draw.end();
};

const population = fc
  .array(fc.record({ layer: fc.constantFrom(...ELEMENT_KINDS), certainty: fc.constantFrom(...CERTAINTIES) }), {
    maxLength: 200,
  })
  .map((all) => all.map((one, at): Offered => ({ ...one, document: `d${at}` })));

describe("a sample", () => {
  test("is the same in whatever order elements come, and another with another seed", () => {
    fc.assert(
      fc.property(population, fc.nat(40), fc.string(), (offers, total, seed) => {
        expect(drawn(seed, total, offers.toReversed())).toEqual(drawn(seed, total, offers));
      }),
    );
    const many = Array.from(
      { length: 200 },
      (_, at): Offered => ({ layer: "event", certainty: "sure", document: `d${at}` }),
    );
    expect(drawn("a", 20, many)).not.toEqual(drawn("b", 20, many));
  });

  test("has of each stratum as many as it says, each once, and all strata are counted whole", () => {
    fc.assert(
      fc.property(population, fc.nat(40), (offers, total) => {
        const { strata, items } = drawn("seed", total, offers);
        expect(items).toHaveLength(Math.min(total, offers.length));
        expect(new Set(items.map(({ document }) => document)).size).toBe(items.length);
        for (const { layer, certainty, size, drawn: count } of total === 0 ? [] : strata) {
          const of = (one: Offered): boolean => one.layer === layer && one.certainty === certainty;
          expect(offers.filter(of)).toHaveLength(size);
          expect(items.filter(of)).toHaveLength(count);
        }
        if (total > 0) expect(strata.reduce((sum, { size }) => sum + size, 0)).toBe(offers.length);
      }),
    );
  });

  test("draws each element of a stratum about as often as any other", () => {
    const many = Array.from(
      { length: 10 },
      (_, at): Offered => ({ layer: "event", certainty: "sure", document: `d${at}` }),
    );
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed++)
      for (const { document } of drawn(String(seed), 3, many).items)
        counts.set(document, (counts.get(document) ?? 0) + 1);
    // 2000 draws of 3 in 10: 600 each; five standard deviations are 102.
    for (const count of counts.values()) expect(Math.abs(count - 600)).toBeLessThan(102);
    expect(counts.size).toBe(10);
  });
});
