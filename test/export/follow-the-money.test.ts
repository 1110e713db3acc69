import { defaultModel, type IEntityDatum, Model } from "@opensanctions/followthemoney";
import { describe, expect, test } from "vitest";
import { handLibrary } from "./by-hand.ts";
import { type Exporting, sampleLibrary } from "./library.ts";

const model = new Model(defaultModel);

async function entitiesOf(library: Exporting): Promise<readonly IEntityDatum[]> {
  return (await library.text("ftm"))
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

describe("FollowTheMoney", () => {
  test("its own model takes every entity: the schema is known, and so is every property", async () => {
    for (const library of [await handLibrary(), await sampleLibrary()]) {
      const entities = await entitiesOf(library);
      expect(entities.length).toBeGreaterThan(10);
      for (const entity of entities) {
        const read = model.getEntity(entity);
        const missing = read.schema.required.filter((name) => !read.hasProperty(name));
        expect(missing, JSON.stringify(entity)).toEqual([]);
        expect(
          read
            .getProperties()
            .map(({ name }) => name)
            .sort(),
        ).toEqual(Object.keys(entity.properties ?? {}).sort());
      }
    }
  });

  test("the model refuses a property that it does not have", () => {
    expect(() => model.getEntity({ id: "x", schema: "Note", properties: { stance: ["denies"] } })).toThrow();
  });

  test("entities that others point at are there", async () => {
    const entities = await entitiesOf(await sampleLibrary());
    const ids = new Set(entities.map(({ id }) => id));
    for (const entity of entities) {
      for (const property of model.getEntity(entity).getProperties()) {
        if (property.type.name !== "entity") continue;
        for (const value of entity.properties?.[property.name] ?? []) expect(ids).toContain(value);
      }
    }
  });

  test("a claim says who says it through whom, with what status, and who denies it", async () => {
    const notes = (await entitiesOf(await handLibrary())).filter(({ schema }) => schema === "Note");
    expect(notes.map(({ properties }) => properties?.["description"]?.[0])).toContain(
      "The Hill Courier → a ministry official → the governor (occurred): “the army shelled Kharo” Denied by army.",
    );
  });
});
