// What several reports tell of one happening, and where they contradict each other.
// Run it with: node examples/compare-reports.ts
import { openLibrary } from "../src/index.ts";

const library = await openLibrary(":memory:", { create: true });
for await (const outcome of library.add(["corpus/sample"]))
  if (outcome.kind === "problem") console.error(outcome.error.message);

const { rows } = await library.stories({ contested: true });
for (const { title, documents, lineages } of rows.slice(0, 3))
  console.log(`${title}: ${documents} documents, ${lineages} lineages`);

const story = await library.story(rows[0]?.id ?? "");
for (const { asked, agreement, positions } of story?.happenings[0]?.aspects ?? []) {
  if (agreement !== "contradict") continue;
  console.log(`${asked}:`);
  for (const { claimant, stance, short, words } of positions)
    console.log(`  ${claimant} ${stance} ${short ?? ""}: “${words[0]}”`);
}
await library.close();
