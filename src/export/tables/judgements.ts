import { anchorsOf, type JudgementRecord, settings } from "../../judgements/record.ts";
import { integer, list, table, text } from "./table.ts";

export const judgements = table(
  "judgements",
  "One row for each field that people have judged; the whole records come with `hearsay judgements export`.",
  {
    judgement: text("id of the record: SHA-256 of its content"),
    position: integer("in the library's chain, from 1"),
    hash: text("ties it to all before it"),
    author: text("who says so"),
    at: text("when, ISO 8601 in UTC"),
    act: text("confirm, reject, retype, repoint, edit, rename, alias, link, add, grade, withdraw"),
    withdrawn_by: text("id of the record that takes it back"),
    element: text("kind of element that it is about"),
    documents: text("documents whose words it is about, parted by |"),
    text_sha256: text("of the text that the words stand in"),
    start: integer("where the words begin, in UTF-16 code units"),
    end: integer("where they end, exclusive"),
    words: text("the exact words"),
    with_words: text("of links: the words of the other end"),
    field: text("what of it"),
    value: text("what the person says, as JSON"),
    was: text("what the machine had at the time, as JSON"),
    reason: text("why"),
  },
  async function* (source) {
    for await (const { record, position, hash, withdrawnBy, documents } of source.judgements()) {
      const [anchor, other] = anchorsOf(record);
      const common = {
        judgement: record.id,
        position,
        hash,
        author: record.author,
        at: record.at,
        act: record.act,
        withdrawn_by: withdrawnBy,
        element: anchor?.kind,
        documents: list(documents),
        text_sha256: anchor?.textHash.slice("sha256:".length),
        start: anchor?.span[0],
        end: anchor?.span[1],
        words: anchor?.quote,
        with_words: other?.quote,
        reason: record.reason,
      };
      const fields = settings(record);
      for (const { field, value, was } of fields)
        yield { ...common, field, value: JSON.stringify(value), was: JSON.stringify(was) };
      if (fields.length === 0) yield { ...common, field: undefined, value: verdict(record), was: undefined };
    }
  },
);

function verdict(record: JudgementRecord): string | undefined {
  switch (record.act) {
    case "grade":
      return JSON.stringify({ axis: record.axis, grade: record.grade });
    case "link":
      return JSON.stringify(record.verdict);
    case "alias":
      return JSON.stringify(record.name);
    case "withdraw":
      return JSON.stringify(record.record);
    default:
      return undefined;
  }
}
