import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import papa from "papaparse";
import { describe, expect, test } from "vitest";
import { exporters } from "../../src/export/exporters.ts";
import { TABLES } from "../../src/export/tables/index.ts";
import { handLibrary } from "./by-hand.ts";
import { collected, type Exporting, sampleLibrary } from "./library.ts";

const EVERYTHING = { filter: {} };

/** A table as a CSV library reads it. */
async function csvRows(table: string, raw = false): Promise<readonly Record<string, string>[]> {
  const text = await (await handLibrary()).text("csv", EVERYTHING, { table, raw });
  const { data, errors } = papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}

const opened = new Map<Promise<Exporting>, Promise<DuckDBConnection>>();

/** Asks DuckDB, which reads each table of a library from a Parquet file. */
async function ask(sql: string, library = sampleLibrary()): Promise<readonly Record<string, unknown>[]> {
  const connection = opened.get(library) ?? open(library);
  opened.set(library, connection);
  return (await (await connection).runAndReadAll(sql)).getRowObjectsJson();
}

async function open(library: Promise<Exporting>): Promise<DuckDBConnection> {
  const folder = await mkdtemp(join(tmpdir(), "hearsay-export-"));
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await (await library).source(EVERYTHING, async (source) => {
    for (const { name, write } of exporters.parquet.files?.(source, {}) ?? []) {
      await writeFile(join(folder, name), await collected(write()));
      await connection.run(
        `create view ${name.replace(".parquet", "")} as select * from read_parquet('${folder}/${name}', filename = true)`,
      );
    }
  });
  return connection;
}

describe("CSV", () => {
  test("a CSV library reads every table with the columns that are documented", async () => {
    for (const { name, columns } of TABLES) {
      const text = await (await handLibrary()).text("csv", EVERYTHING, { table: name });
      const { meta, errors } = papa.parse(text, { header: true });
      expect(errors.filter(({ type }) => type !== "FieldMismatch")).toEqual([]);
      expect(meta.fields).toEqual(Object.keys(columns));
    }
  });

  test("a text that a spreadsheet takes for a formula is disarmed, and left alone when asked", async () => {
    const titles = async (raw: boolean) => (await csvRows("documents", raw)).map(({ title }) => title);
    expect(await titles(false)).toContain("'=SUM(1+1) <b>Raid & 😀 reply</b>");
    expect(await titles(true)).toContain("=SUM(1+1) <b>Raid & 😀 reply</b>");
  });

  test("an event says who says so through whom, in which words, and that it was only planned", async () => {
    const rows = await csvRows("events");
    expect(rows).toContainEqual(
      expect.objectContaining({
        type: "ASSAULT",
        cameo: "194",
        quad: "4",
        status: "occurred",
        actor: "army",
        chain: "The Hill Courier|a ministry official|the governor",
        claimant: "the governor",
        denied_by: "army",
        date_from: "2022-04-18",
        words: "the army shelled Kharo",
        documents: "2",
        lineages: "2",
      }),
    );
    expect(rows.map(({ status }) => status)).toContain("planned");
  });

  test("words are found again by their offsets, and by code points", async () => {
    const texts = new Map((await csvRowsOf("documents")).map(({ document, text }) => [document, text]));
    for (const row of await csvRows("events")) {
      const text = texts.get(row["document"] ?? "") ?? "";
      expect(text.slice(Number(row["start"]), Number(row["end"]))).toBe(row["words"]);
      const points = [...text].slice(Number(row["start_code_point"]), Number(row["end_code_point"])).join("");
      expect(points).toBe(row["words"]);
    }
  });

  test("the name of a private person is in no table, unless it was asked for", async () => {
    const archive = async (withPrivatePersons: boolean) =>
      (await handLibrary()).text("csv", { filter: {}, withPrivatePersons });
    expect(await archive(false)).not.toMatch(/Gul |Rahmati/i);
    expect(await archive(true)).toMatch(/Gul Mina Rahmati/);
  });
});

/** The redacted texts themselves, which no table carries. */
async function csvRowsOf(_: "documents"): Promise<readonly { readonly document: string; readonly text: string }[]> {
  return (await handLibrary()).source(EVERYTHING, async (source) => {
    const texts = [];
    for await (const { report } of source.documents())
      texts.push({ document: report.document, text: report.reading.document.text });
    return texts;
  });
}

describe("Parquet, read by DuckDB", () => {
  test("has the rows of the CSV tables, typed", async () => {
    const [counted] = await ask("select count(*)::int as n, count(distinct document)::int as documents from events");
    const csv = papa.parse(await (await sampleLibrary()).text("csv", EVERYTHING, { table: "events" }), {
      header: true,
      skipEmptyLines: true,
    });
    expect(counted?.["n"]).toBe(csv.data.length);
    const types = await ask("describe figures");
    const typeOf = Object.fromEntries(types.map(({ column_name, column_type }) => [column_name, column_type]));
    expect(typeOf).toMatchObject({ low: "DOUBLE", high_open: "BOOLEAN", start: "INTEGER", words: "VARCHAR" });
  });

  test("a code that begins with 0 stays text", async () => {
    const codes = await ask("select distinct cameo from events where cameo like '0%' order by 1");
    expect(codes.length).toBeGreaterThan(3);
  });

  test("an open upper bound is said, where a maximum passes over it", async () => {
    const sql =
      "select max(high)::int as most, bool_or(high_open) as open, max(low)::int as least from figures where what = 'killed'";
    expect(await ask(sql, handLibrary())).toEqual([{ most: 7, open: true, least: 12 }]);
  });

  test("copies are counted once: the toll of the raids has more documents than lineages", async () => {
    const rows = await ask(
      "select story, any_value(story_documents) as documents, any_value(story_lineages) as lineages, count(distinct lineage)::int as own from stories group by story order by story",
    );
    expect(rows.some(({ documents, lineages }) => Number(documents) > Number(lineages))).toBe(true);
    for (const { lineages, own } of rows) expect(own).toBe(lineages);
  });

  test("tables join by their keys", async () => {
    const orphans = await ask(
      "select count(*)::int as n from events left join documents using (document) where documents.document is null",
    );
    expect(orphans).toEqual([{ n: 0 }]);
    const claims = await ask(
      "select count(*)::int as n from events where attribution is not null and attribution not in (select attribution from attributions)",
    );
    expect(claims).toEqual([{ n: 0 }]);
  });

  test("the coverage note travels in the file", async () => {
    const [{ file } = {}] = await ask("select distinct filename as file from events");
    const rows = await ask(
      `select decode(value) as value from parquet_kv_metadata('${String(file)}') where decode(key) = 'hearsay.coverage'`,
    );
    expect(JSON.parse(String(rows[0]?.["value"]))).toMatchObject({ documents: 30, lineages: 27 });
  });
});
