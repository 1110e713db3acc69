// Who says what in one text. Run it with: node examples/read-a-text.ts
import { read } from "../src/index.ts";

const { document, actors, attributions, events } = read(
  "The bridge is safe, the mayor said. Engineers denied that it was safe. Rebels shelled the town of Lindholm on Saturday.",
  { outlet: "Coast Gazette", published: "2022-04-18" },
);
const words = ([start, end]: readonly [number, number]): string => document.text.slice(start, end);
const name = (id: string): string | undefined => actors.find((actor) => actor.id === id)?.name;

for (const { source, content, act } of attributions)
  console.log(`${source.actors.map(name).join(", ") || "nobody named"} (${act}): ${content.map(words).join(" … ")}`);
for (const { type, actor, date, mentions } of events)
  console.log(`${type} by ${actor.map(name).join(", ")}, ${date?.value}: “${mentions.map((each) => words(each.evidence))[0]}”`);
