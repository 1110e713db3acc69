import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import papa from "papaparse";
import { describe, expect, test } from "vitest";
import { PLOVER_TYPES } from "../../src/doc/reading.ts";
import { exporters } from "../../src/export/exporters.ts";
import { eventCodes } from "../../src/library/export/codes.ts";
import { resources } from "../library/fusion/sample-readings.ts";
import { handLibrary } from "./by-hand.ts";
import { collected, type Exporting, sampleLibrary } from "./library.ts";

const EVERYTHING = { filter: {} };
type Rows = readonly Readonly<Record<string, string>>[];

function tsv(text: string): Rows {
  const { data, errors } = papa.parse<Record<string, string>>(text, {
    header: true,
    delimiter: "\t",
    quoteChar: "\0",
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data;
}

describe("codes", () => {
  const codes = eventCodes(resources);
  /** CAMEO's roots and exceptions by PLOVER type, as PLOVER's authors map them. */
  const TYPES: readonly (readonly [RegExp, string])[] = [
    [/^116$/, "SANCTION"],
    [/^0831$/, "RETREAT"],
    [/^08[123]/, "CONCEDE"],
    [/^08[4567]/, "RETREAT"],
    [/^080/, "CONCEDE"],
    [/^03/, "AGREE"],
    [/^04/, "CONSULT"],
    [/^05/, "SUPPORT"],
    [/^06/, "COOPERATE"],
    [/^07/, "AID"],
    [/^(?:09|11)/, "ACCUSE"],
    [/^10/, "REQUEST"],
    [/^12/, "REJECT"],
    [/^13/, "THREATEN"],
    [/^14/, "PROTEST"],
    [/^15/, "MOBILIZE"],
    [/^16/, "SANCTION"],
    [/^(?:1712|175|18|19|20)/, "ASSAULT"],
    [/^17/, "COERCE"],
  ];

  test("every type of PLOVER has a code, and every code leads back to its type", () => {
    for (const type of PLOVER_TYPES) expect(codes.types.has(type), type).toBe(true);
    for (const [key, { cameo }] of codes.types)
      expect(TYPES.find(([pattern]) => pattern.test(cameo))?.[1], `${key} ${cameo}`).toBe(key.split(" ")[0]);
  });

  test("the quad class is that of the type", () => {
    for (const [key, { quad }] of codes.types) {
      const at = PLOVER_TYPES.indexOf((key.split(" ")[0] ?? "") as (typeof PLOVER_TYPES)[number]);
      expect(quad, key).toBe(at < 4 ? 1 : at < 7 ? 2 : at < 11 ? 3 : 4);
    }
  });
});

describe("GDELT 2.0", () => {
  async function filesOf(library: Exporting): Promise<ReadonlyMap<string, string>> {
    return library.source(EVERYTHING, async (source) => {
      const files = new Map<string, string>();
      for (const { name, write } of exporters.gdelt.files?.(source, {}) ?? [])
        files.set(name, new TextDecoder().decode(await collected(write())));
      return files;
    });
  }

  test("events have 61 columns and mentions 16, and DuckDB loads both with GDELT's types", async () => {
    const folder = await mkdtemp(join(tmpdir(), "hearsay-gdelt-"));
    const files = await filesOf(await sampleLibrary());
    for (const [name, text] of files) await writeFile(join(folder, name), text);
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const load = (name: string, columns: number, types: Readonly<Record<number, string>>) => {
      const declared = Array.from({ length: columns }, (_, at) => `'c${at}': '${types[at] ?? "VARCHAR"}'`).join(", ");
      return `read_csv('${folder}/${name}', delim = '\t', header = false, quote = '', strict_mode = true, columns = {${declared}})`;
    };
    const integer = "BIGINT";
    const events = load("hearsay.export.CSV", 61, {
      0: integer,
      1: integer,
      2: integer,
      3: integer,
      4: "DOUBLE",
      25: integer,
      29: integer,
      31: integer,
      32: integer,
      33: integer,
      56: "DOUBLE",
      57: "DOUBLE",
      59: integer,
    });
    const mentions = load("hearsay.mentions.CSV", 16, {
      0: integer,
      1: integer,
      3: integer,
      6: integer,
      7: integer,
      9: integer,
      10: integer,
      12: integer,
    });
    const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
    const [counts] = await ask(
      `select count(*)::int as events, count(distinct c0)::int as ids, bool_and(c26 like c28 || '%') as rooted from ${events}`,
    );
    expect(counts?.["events"]).toBeGreaterThan(50);
    expect(counts).toMatchObject({ ids: counts?.["events"], rooted: true });
    // Every mention is of an event that is there, and every event's count is that of its mentions.
    expect(
      await ask(`select count(*)::int as n from ${mentions} m where m.c0 not in (select c0 from ${events})`),
    ).toEqual([{ n: 0 }]);
    expect(
      await ask(
        `select count(*)::int as n from ${events} e where e.c31 <> (select count(*) from ${mentions} m where m.c0 = e.c0)`,
      ),
    ).toEqual([{ n: 0 }]);
  });

  test("plans and denials are no mentions of a deed; they stand in the table of claims, with their chains", async () => {
    const files = await filesOf(await handLibrary());
    expect(files.get("hearsay.export.CSV")?.split("\n").filter(Boolean)).toHaveLength(1);
    expect(files.get("hearsay.mentions.CSV")?.split("\n").filter(Boolean)).toHaveLength(2);
    const claims = tsv(files.get("hearsay.claims.tsv") ?? "");
    expect(claims.map(({ Status }) => Status)).toEqual(["occurred", "planned", "occurred"]);
    expect(claims[0]).toMatchObject({
      Chain: "The Hill Courier > a ministry official > the governor",
      DeniedBy: "army",
      Words: "the army shelled Kharo",
      Lineages: "2",
    });
  });
});

describe("PLOVER in POLECAT's columns", () => {
  test("one row for each telling and pair, with status, chain and words behind POLECAT's forty columns", async () => {
    const text = await (await handLibrary()).text("plover");
    const columns = (text.split("\n")[0] ?? "").split("\t");
    expect(columns.slice(0, 8)).toEqual([
      "Event ID",
      "Event Date",
      "Event Type",
      "Event Mode",
      "Intensity",
      "Quad Code",
      "Contexts",
      "Actor Name",
    ]);
    expect(columns[39]).toBe("Version");
    const rows = tsv(text);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({
      "Event Date": "2022-04-18",
      "Event Type": "ASSAULT",
      "Quad Code": "MATERIAL CONFLICT",
      "CAMEO Code": "194",
      "Actor Country": "Afghanistan",
      Status: "occurred",
      Chain: "The Hill Courier > a ministry official > the governor",
      "Denied By": "army",
    });
    expect(rows[1]).toMatchObject({ Status: "planned" });
  });
});

describe("ACLED-shaped", () => {
  test("one row a happening: the lowest toll as that data set has it, every claimant's own beside it, who denies it too", async () => {
    const { data, errors } = papa.parse<Record<string, string>>(await (await handLibrary()).text("acled"), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({
      event_date: "2022-04-18",
      time_precision: "1",
      event_type: "Explosions/Remote violence",
      sub_event_type: "Shelling/artillery/missile attack",
      iso: "4",
      country: "Afghanistan",
      fatalities: "7",
      fatalities_low: "7",
      fatalities_high: "7",
      fatalities_high_open: "true",
      fatalities_by: "the governor: At least 12|the health office: 7",
      denied_by: "army",
      documents: "2",
      lineages: "2",
    });
  });

  test("nothing that is only planned is a row", async () => {
    const { data } = papa.parse<Record<string, string>>(await (await sampleLibrary()).text("acled"), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data.length).toBeGreaterThan(10);
    for (const { statuses } of data) expect(statuses).toMatch(/occurred|ongoing/);
  });
});
