/**
 * node benchmarks/catalogue.ts [--documents 50000] [--times 10] [--seed 1] [--library FILE [--only PAGE [--note TEXT]]]: how soon pages of a large library
 * are there. The sample corpus is added and fused as always; around it generated readings are filed as documents, a tenth of
 * them by what files them in any library, and their rows are put in ten times: a million mentions of events. Then pages
 * are asked for in turns, of actors as often as reports speak of them. With --library the file is kept, and used as it is
 * when it is there already; with --only a single page is asked for, and has a section of its own. Writes its section of
 * benchmarks/RESULTS.md.
 */
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { engineOf } from "../src/reader/engine.ts";
import { fileResources } from "../src/resources/files.ts";
import { openSqliteStore } from "../src/store/sqlite/open.ts";
import { environment } from "./accuracy/environment.ts";
import { type Filled, fill } from "./catalogue/fill.ts";
import { multiply } from "./catalogue/multiply.ts";
import { type Measured, measure } from "./catalogue/pages.ts";
import { writeSection } from "./sections.ts";

const { values } = parseArgs({
  options: {
    documents: { type: "string", default: "50000" },
    times: { type: "string", default: "10" },
    seed: { type: "string", default: "1" },
    rounds: { type: "string", default: "60" },
    library: { type: "string" },
    only: { type: "string" },
    note: { type: "string" },
  },
});
const [documents, seed, rounds] = [Number(values.documents), Number(values.seed), Number(values.rounds)];

const resources = fileResources();
const folder = mkdtempSync(join(tmpdir(), "hearsay-catalogue-"));
const file = values.library ?? join(folder, "library.db");
const isThere = existsSync(file);
const times = Number(values.times);
const filled: Filled | undefined = isThere ? undefined : await filledLibrary();
const store = await openSqliteStore(file);
const { pages, counts } = await measure(store, resources, rounds, seed, values.only);
const megabytes = Math.round(statSync(file).size / 2 ** 20);
await store.close();
rmSync(folder, { recursive: true });

async function filledLibrary(): Promise<Filled> {
  const fresh = await openSqliteStore(file);
  const engine = engineOf(resources);
  const made = await fill(fresh, resources, { documents: Math.ceil(documents / times), seed, engine });
  await fresh.close();
  multiply(file, times);
  return made;
}

const { date, commit, machine, node } = environment();
const row = ({ name, p50, p95, slowest }: Measured): string =>
  `| ${name} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${slowest.toFixed(1)} |`;
const lines = [
  "## Pages of a large library",
  "",
  `Written by \`node benchmarks/catalogue.ts\` on ${date}, commit ${commit}; ${machine}; Node ${node}. The sample corpus among`,
  `generated readings (seed ${seed}): ${counts.documents} documents, ${counts.claims} claims, ${counts.events} mentions of events,`,
  `${counts.actors} actors with a name; SQLite, ${megabytes} MB. Milliseconds of the thread's work for one page of 50 rows, ${rounds} of each kind in turns, in one`,
  "process whose cache holds 64 MB, over 2 GB of the file that are mapped; actors are drawn as often as reports speak of them (target: 95 % below 100 ms).",
  "",
  "| page | p50 | p95 | slowest |",
  "|---|---:|---:|---:|",
  ...pages.map(row),
  ...(filled === undefined
    ? []
    : [
        "",
        `To file a report of ${filled.events} events in the catalogue takes ${filled.firstMs.toFixed(1)} ms of processor time among the first thousand and`,
        `${filled.lastMs.toFixed(1)} ms among the last, counting included.`,
      ]),
];
process.stderr.write(`${lines.join("\n")}\n`);
if (values.only !== undefined)
  writeSection("catalogue-again", [
    "## One page of a large library, measured again",
    "",
    `Written by \`node benchmarks/catalogue.ts --only\` on ${date}, commit ${commit}, load ${loadavg()[0]?.toFixed(1)} on 2 cores: as above, in a library of ${counts.documents}`,
    `documents and ${counts.events} mentions of events. ${values.note ?? ""}`.trimEnd(),
    ...lines.slice(6),
  ]);
else if (counts.documents >= 50_000) writeSection("catalogue", lines);
