import { expect, test } from "vitest";
import { createReader } from "../../../src/reader/reader.ts";
import { fileResources } from "../../../src/resources/files.ts";

const reader = createReader(fileResources());

function actorOf(text: string, words: string): string | undefined {
  const at = text.indexOf(words);
  return reader.read({ text }).actors.find(({ mentions }) => mentions.some(({ span }) => span[0] === at))?.name;
}

test("an indefinite description begins a new actor, whoever was named before", () => {
  const nurse =
    "Marta Velten, who heads the mission, warned of a famine. A nurse at a hospital in Herat said that all beds were taken.";
  expect(actorOf(nurse, "A nurse")).toBe("A nurse at a hospital in Herat");
  const spokesman =
    "Karim Wali told reporters in Doha that the talks went well. A spokesman for the Defence Ministry in Kabul denied it.";
  expect(actorOf(spokesman, "A spokesman")).not.toBe("Karim Wali");
});

test("no other group is the person named before", () => {
  const text = "Jonas Lind attended the ceremony. The rebels promised not to let any other group use the valley.";
  expect(actorOf(text, "any other group")).not.toBe("Jonas Lind");
});
