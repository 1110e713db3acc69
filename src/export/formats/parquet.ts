import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from "hyparquet-writer";
import type { Exporter, ExportFile, ExportOptions } from "../exporter.ts";
import type { ExportSource } from "../source.ts";
import { TABLES } from "../tables/index.ts";
import type { Columns, ColumnType, Row, Table } from "../tables/table.ts";
import { zipped } from "../zip.ts";

/** Rows of one row group: so many are held at once. */
const GROUP = 10_000;

/** The same tables typed and compressed, each file with the coverage note among its metadata. */
export const parquet: Exporter = {
  about: "tables for DuckDB, Spark, pandas and polars",
  mediaType: "application/vnd.apache.parquet",
  extension: ".parquet",
  coverage: "inside",
  files,
  write(source, options) {
    const one = TABLES.find(({ name }) => name === options.table);
    return one === undefined ? zipped(files(source, options)) : tableBytes(one, source);
  },
};

function files(source: ExportSource, _options: ExportOptions): readonly ExportFile[] {
  return TABLES.map((table) => ({ name: `${table.name}.parquet`, write: () => tableBytes(table, source) }));
}

const TYPES: Readonly<Record<ColumnType, Omit<SchemaElement, "name">>> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  integer: { type: "INT32" },
  number: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
};

async function* tableBytes({ name, columns, rows }: Table, source: ExportSource): AsyncGenerator<Uint8Array> {
  const coverage = await source.coverage();
  const writer = new ByteWriter();
  const schema: SchemaElement[] = [
    { name: "root", num_children: Object.keys(columns).length },
    ...Object.entries(columns).map(
      ([column, { type }]): SchemaElement => ({ name: column, ...TYPES[type], repetition_type: "OPTIONAL" }),
    ),
  ];
  const file = new ParquetWriter({
    writer,
    schema,
    createdBy: `Hearsay ${coverage.engine.version}`,
    kvMetadata: [
      { key: "hearsay.table", value: name },
      { key: "hearsay.coverage", value: JSON.stringify(coverage) },
    ],
  });
  let group: Row[] = [];
  for await (const row of rows(source)) {
    group.push(row);
    if (group.length < GROUP) continue;
    await file.write({ columnData: columnsOf(columns, group), rowGroupSize: GROUP });
    yield drained(writer);
    group = [];
  }
  if (group.length > 0) await file.write({ columnData: columnsOf(columns, group), rowGroupSize: GROUP });
  await file.finish();
  yield drained(writer);
}

/** Takes what was written so far; the writer goes on counting its offset in the file. */
function drained(writer: ByteWriter): Uint8Array {
  const bytes = new Uint8Array(writer.buffer, 0, writer.index).slice();
  writer.index = 0;
  return bytes;
}

function columnsOf(columns: Columns, rows: readonly Row[]): ColumnSource[] {
  return Object.keys(columns).map((name) => ({ name, data: rows.map((row) => row[name] ?? null) }));
}
