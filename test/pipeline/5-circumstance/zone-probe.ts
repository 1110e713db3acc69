import { piecesOf } from "../../../src/pipeline/5-circumstance/pieces.ts";
import { timeExpressionsIn } from "../../../src/pipeline/5-circumstance/times/recognise.ts";
import { anchorOf, resolve } from "../../../src/pipeline/5-circumstance/times/resolve.ts";
import { loadTimeTables } from "../../../src/pipeline/5-circumstance/times/tables.ts";
import { fileResources } from "../../../src/resources/files.ts";
import { flatSentence } from "./pieces.ts";

/** Prints how expressions resolve, for the test that runs it in several time zones. */
const text =
  "yesterday today tonight on Tuesday last month over the weekend July 7 in December since April the past two weeks a few days ago next Friday last summer 9/11 this week overnight";
const tables = loadTimeTables(fileResources());
const circumstances = {
  speaking: anchorOf("2021-03-28"),
  story: anchorOf("2021-01-01"),
  yearOnly: undefined,
  direction: "past",
} as const;
for (const { expression, signal } of timeExpressionsIn(piecesOf(flatSentence(text), text), tables)) {
  process.stdout.write(`${JSON.stringify(resolve(expression, signal, circumstances, tables))}\n`);
}
