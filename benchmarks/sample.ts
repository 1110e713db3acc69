/** node benchmarks/sample.ts: how much of what was planted in corpus/sample a reading finds, and what it misses. */
import { createReader } from "../src/reader/reader.ts";
import { fileResources } from "../src/resources/files.ts";
import { measureSample } from "../test/corpus/measure.ts";
import { sampleInputs } from "../test/corpus/sample-texts.ts";

const reader = createReader(fileResources());
const readings = new Map([...(await sampleInputs())].map(([id, input]) => [id, reader.read(input)]));
for (const [name, { found, of, misses }] of Object.entries(measureSample(readings))) {
  console.log(`${name}: ${found} of ${of}`);
  for (const miss of misses) console.log(`    ${miss}`);
}
