import { Session } from "node:inspector/promises";
import process from "node:process";
import { createReader } from "../../src/reader/reader.ts";
import { fileResources } from "../../src/resources/files.ts";

// Counts, for texts of growing length, how often every block of our own code runs while the text is read. The engine
// counts for coverage reports; a count is the same on every machine, as seconds are not.
const reader = createReader(fileResources());

/** A report whose actors, places, quotations and figures grow with its length. */
function textOf(paragraphs: number): string {
  const name = (at: number): string =>
    `B${"aeiou"[at % 5]}r${"klmnp"[Math.floor(at / 5) % 5]}${"aeiou"[Math.floor(at / 25) % 5]}n`;
  const made = Array.from({ length: paragraphs }, (_, at) => {
    const [a, b] = [name(at), name(at + 7)];
    return `Minister ${a} said on Monday that ${at + 3} people were killed in the attack on ${b}. “We will not rest,” he said. The ministry denied that its soldiers had fired on the village of ${a}town, according to a spokesman for General ${b}.`;
  });
  return made.join("\n\n");
}

const session = new Session();
session.connect();
await session.post("Profiler.enable");
await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
reader.read({ text: textOf(2) });
const counts: Record<string, number> = {};
for (const paragraphs of process.argv.slice(2).map(Number)) {
  await session.post("Profiler.takePreciseCoverage");
  reader.read({ text: textOf(paragraphs) });
  const { result } = await session.post("Profiler.takePreciseCoverage");
  let blocks = 0;
  for (const { url, functions } of result) {
    if (!url.includes("/src/")) continue;
    for (const { ranges } of functions) for (const { count } of ranges) blocks += count;
  }
  counts[paragraphs] = blocks;
}
console.log(JSON.stringify(counts));
