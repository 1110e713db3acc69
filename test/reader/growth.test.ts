import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runProgram } from "../cli/run-cli.ts";

test("the work of reading grows with the length of the text, not with its square", async () => {
  const script = fileURLToPath(new URL("./count-work.ts", import.meta.url));
  const result = await runProgram(process.execPath, [script, "20", "40", "80"]);
  expect(result.err).toBe("");
  const counts = JSON.parse(result.out) as Record<string, number>;
  const [small = 0, double = 0, fourfold = 0] = [counts["20"], counts["40"], counts["80"]];
  expect(small).toBeGreaterThan(1000);
  // Twice the text costs a little more than twice the work: more actors are compared with each other. Four times would
  // be squared growth.
  expect(double / small).toBeLessThan(2.4);
  expect(fourfold / double).toBeLessThan(2.4);
});
