import { DatabaseSync } from "node:sqlite";

/**
 * Puts further documents beside each generated one, with all that is filed of it: other reports, of other origin, of the same
 * world. Filing them one by one takes a quarter of an hour; what pages look at is the same.
 */
export function multiply(file: string, times: number): void {
  const database = new DatabaseSync(file);
  database.exec("pragma foreign_keys = off; pragma synchronous = off; pragma cache_size = -1000000");
  const { least, most } = database
    .prepare("select min(sequence) as least, max(sequence) as most from documents where extractor = 'generated'")
    .get() as { least: number; most: number };
  const size = most - least + 1;
  const own = (column: string): string => `${column} between ${least} and ${most}`;
  // No document that is there has such an id.
  const id = (column: string, copy: number): string =>
    `substr(${column}, 1, 7) || 'x${copy.toString(36)}' || substr(${column}, 10)`;
  database.exec("begin");
  for (let copy = 1; copy < times; copy++) {
    const next = copy * size;
    const copies = [
      `insert into documents select sequence + ${next}, ${id("id", copy)}, ${id("page", copy)}, version, text_hash, text, uri,
        title, outlet, author, published, language, input, extractor, import, blob_hash from documents where ${own("sequence")}`,
      `insert into document_words (rowid, words) select sequence + ${next}, replace(replace(text, '.', ' '), char(10), ' ')
        from documents where ${own("sequence")}`,
      `insert into catalogued select sequence + ${next}, newest - ${copy}, page + ${copy}, lineage || '-${copy}', outlet,
        title, published, maker, ${id("id", copy)} from catalogued where ${own("sequence")}`,
      `insert into members (space, item, document, cluster, group_id, alias, day)
        select space, ${id("item", copy)}, ${id("document", copy)}, ${id("cluster", copy)}, group_id || '-${copy}',
          alias || '-${copy}', day
        from members where document in (select id from documents where ${own("sequence")})`,
      `insert into groups select space, id || '-${copy}', documents, lineages, contradictions, date, rank, json from groups
        where space = 'story' and json like '{"title":"Story %' and id not like '%-%'`,
      `insert into elements select document + ${next}, kind, ordinal, act, status, negated, happened_from, happened_until,
        json from elements where ${own("document")}`,
      `insert into parts select kind, role, key, newest - ${copy}, document + ${next}, ordinal, place, type from parts
        where ${own("document")}`,
      `insert into ties select document + ${next}, subject, kind, other, type, n from ties where ${own("document")}`,
      `insert into happenings select stretch, newest - ${copy}, document + ${next}, ordinal, happened_from, happened_until
        from happenings where ${own("document")}`,
      `insert into counted select subject, facet, value, document + ${next}, n, span_start, span_end from counted
        where ${own("document")}`,
    ];
    for (const statement of copies) database.exec(statement);
    process.stderr.write(`${(copy + 1) * size} documents\n`);
  }
  database.exec(`update counts set n = n * ${times}, documents = documents * ${times}, lineages = lineages * ${times},
    rank = -(lineages * ${times} * 16777216 + documents * ${times});
    update actors set documents = documents * ${times}, lineages = lineages * ${times}, says = says * ${times},
    does = does * ${times}, suffers = suffers * ${times}, rank = -(lineages * ${times} * 16777216 + documents * ${times})`);
  database.exec("commit; pragma wal_checkpoint(truncate)");
  database.close();
}
