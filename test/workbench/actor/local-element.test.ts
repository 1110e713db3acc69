import { expect, test } from "vitest";
import { read } from "../../../src/index.ts";
import { elementIn, placesOf } from "../../../workbench/src/views/actor/local-element.ts";

const TEXT = "The mayor of Lindholm, Ada Moreno, closed the harbour on Monday. Ada Moreno spoke to reporters.";
const reading = read(TEXT, { outlet: "Coast Gazette", published: "2022-04-18" });
const mayor = reading.actors.find(({ name }) => name.includes("Moreno"));
const actors = Object.fromEntries(reading.actors.map(({ id, name }) => [id, { key: `key of ${name}`, name }]));
const view = { id: "d1", reading, actors };

test("the actor that bears the words is meant", () => {
  const at = TEXT.lastIndexOf("Ada Moreno");
  expect(elementIn(view, `key of ${mayor?.name}`, [at, at + 10])).toEqual({ document: "d1", element: mayor?.id });
});

test("words that moved leave the actor with the key", () => {
  expect(elementIn(view, `key of ${mayor?.name}`, [0, 0])?.element).toBe(mayor?.id);
});

test("nobody is meant where nobody has the key", () => {
  expect(elementIn(view, "another", [0, 10])).toBeUndefined();
});

test("one place for each document", () => {
  const name = { name: "Ada", form: "name", documents: 1, lineages: 1, first: null, last: null } as const;
  const at = (document: string, start: number) => ({ document, span: [start, start + 3] as const });
  const names = [
    { ...name, evidence: at("d1", 4) },
    { ...name, evidence: at("d1", 40) },
    name,
    { ...name, evidence: at("d2", 9) },
  ];
  expect(placesOf({ names })).toEqual([at("d1", 4), at("d2", 9)]);
});
