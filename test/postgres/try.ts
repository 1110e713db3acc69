import { writeFileSync } from "node:fs";
import { documents } from "../../benchmarks/library/documents.ts";
import { hearsay } from "../cli/run-cli.ts";
import { startPostgres } from "./server.ts";

const s = await startPostgres();
const u = await s.database();
const lines = [];
let n = 0;
for (const d of documents(120, 3)) {
  lines.push(JSON.stringify({ ...d.input, id: d.where }));
  if (++n >= 60) break;
}
writeFileSync("/tmp/team-try.jsonl", lines.join("\n"));
const t = performance.now();
for (const args of [
  ["add", "--queue", "--library", u, "/tmp/team-try.jsonl"],
  ["jobs", "--library", u],
  ["worker", "--once", "--library", u, "--metrics-port", "0"],
  ["jobs", "--library", u],
  ["status", "--library", u],
  ["stories", "--library", u, "--limit", "3"],
]) {
  const r = await hearsay(args);
  console.log(args[0], Math.round(performance.now() - t), r.status, r.out.slice(0, 1500), r.err.slice(0, 6000));
}
await s.stop();
