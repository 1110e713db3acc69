import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import { handLibrary } from "./by-hand.ts";
import { sampleLibrary } from "./library.ts";

interface StixObject extends Readonly<Record<string, unknown>> {
  readonly type: string;
  readonly id: string;
  readonly object_refs?: readonly string[];
}

const folder = fileURLToPath(new URL("schemas/stix-2.1/", import.meta.url));
const ajv = new Ajv2020({ strict: false, unicodeRegExp: false, validateFormats: false, allErrors: true });
const schemas = new Map<string, string>();

/** OASIS's own schemas, object by object: their bundle.json refuses notes and incidents that are valid. */
beforeAll(() => {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((one) =>
    one.endsWith(".json"),
  )) {
    const schema = JSON.parse(readFileSync(`${folder}${name}`, "utf8"));
    ajv.addSchema(schema);
    schemas.set(name.replace(/^.*[\\/]|\.json$/g, ""), schema.$id);
  }
});

function faultsOf(object: StixObject): unknown {
  const id = schemas.get(object.type);
  expect(id, `a schema for ${object.type}`).toBeDefined();
  return ajv.validate(id ?? "", object) ? undefined : ajv.errors;
}

async function objectsOf(which: "hand" | "sample"): Promise<readonly StixObject[]> {
  const library = await (which === "hand" ? handLibrary() : sampleLibrary());
  return JSON.parse(await library.text("stix")).objects;
}

describe("STIX 2.1", () => {
  test.each(["hand", "sample"] as const)(
    "every object of the %s library satisfies OASIS's schema of its type",
    async (which) => {
      const objects = await objectsOf(which);
      expect(objects.length).toBeGreaterThan(10);
      for (const object of objects) expect(faultsOf(object), JSON.stringify(object)).toBeUndefined();
    },
  );

  test("the schemas refuse what is wrong", async () => {
    const objects = await objectsOf("hand");
    const opinion = objects.find(({ type }) => type === "opinion");
    const location = objects.find(({ type, ...rest }) => type === "location" && "latitude" in rest);
    if (opinion === undefined || location === undefined) throw new Error("no opinion or location");
    expect(faultsOf({ ...opinion, opinion: "perhaps" })).toBeDefined();
    const { longitude: _, ...half } = location;
    expect(faultsOf(half as unknown as StixObject)).toBeDefined();
  });

  test.each(["hand", "sample"] as const)(
    "in the %s library all references resolve, ids are unique, and nothing is null",
    async (which) => {
      const objects = await objectsOf(which);
      const ids = new Set(objects.map(({ id }) => id));
      expect(ids.size).toBe(objects.length);
      for (const object of objects) {
        const refs = Object.entries(object).flatMap(([name, value]) => (/_refs?$/.test(name) ? [value].flat() : []));
        for (const ref of refs) expect(ids).toContain(ref);
        expect(JSON.stringify(object)).not.toContain(":null");
      }
    },
  );

  test("a claim is a note with its exact words, a denial an opinion of that note", async () => {
    const objects = await objectsOf("hand");
    const note = objects.find(({ content }) => content === "the army shelled Kharo");
    expect(note).toMatchObject({
      type: "note",
      authors: ["the governor"],
      abstract: "The Hill Courier → a ministry official → the governor: ASSAULT, occurred",
    });
    const opinion = objects.find(({ type }) => type === "opinion");
    expect(opinion).toMatchObject({
      opinion: "strongly-disagree",
      authors: ["army"],
      explanation: "that it shelled the town",
      object_refs: [note?.id],
    });
  });

  test("what is only planned is no incident", async () => {
    const objects = await objectsOf("hand");
    expect(objects.filter(({ type }) => type === "incident")).toHaveLength(1);
    expect(objects.some(({ labels }) => [labels].flat().includes("status:planned"))).toBe(true);
  });

  test("nobody is a threat actor", async () => {
    expect((await objectsOf("sample")).filter(({ type }) => type === "threat-actor")).toEqual([]);
  });

  test("the same export is the same, id by id", async () => {
    expect(await objectsOf("hand")).toEqual(await objectsOf("hand"));
  });
});
