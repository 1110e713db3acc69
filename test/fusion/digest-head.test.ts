import { expect, test } from "vitest";
import { documentDigest, headOf } from "../../src/fusion/digest.ts";
import { loadOutletTables } from "../../src/fusion/lineages/index.ts";
import { resources, sampleReadings } from "../library/fusion/sample-readings.ts";

test("the head of a digest says what the digest says, in a part of its length", async () => {
  const tables = loadOutletTables(resources);
  let [whole, heads] = [0, 0];
  for (const reading of (await sampleReadings()).values()) {
    const digest = documentDigest(reading, reading.document.id, tables);
    const head = headOf(digest);
    expect(digest).toMatchObject(head);
    expect(JSON.parse(JSON.stringify(head))).toEqual(head);
    whole += JSON.stringify(digest).length;
    heads += JSON.stringify(head).length;
  }
  expect(heads).toBeLessThan(whole / 2);
});
