import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { spellingLexicon } from "../../../src/pipeline/1-segment/lexicon.ts";
import { fileResources } from "../../../src/resources/files.ts";
import { examples, THRESHOLDS, trainBoundary } from "../../../training/segment/boundary-trainer.ts";
import { evaluate } from "../../../training/segment/evaluate.ts";
import { documents, readTreebank } from "../../../training/segment/treebank.ts";

const folder = mkdtempSync(join(tmpdir(), "hearsay-segment-"));
afterAll(() => rmSync(folder, { recursive: true }));

const row = (id: string, form: string, misc = "_"): string => [id, form, ...Array(7).fill("_"), misc].join("\t");

/** "He can't stay. Go!" in one paragraph, "They left." in the next, as CoNLL-U. */
const CONLLU = [
  "# newdoc id = a",
  "# newpar",
  row("1", "He"),
  row("2-3", "can't"),
  row("2", "ca"),
  row("3", "n't"),
  row("4", "stay", "SpaceAfter=No"),
  row("5", "."),
  row("5.1", "gone"),
  "",
  row("1", "Go", "Entity=x|SpaceAfter=No"),
  row("2", "!"),
  "",
  "# newpar_block = not a paragraph",
  "# newpar id = a-2",
  row("1", "They"),
  row("2", "left", "SpaceAfter=No"),
  row("3", "."),
  "",
  "# newdoc id = b",
  row("1", "Done"),
  "",
].join("\n");

const path = join(folder, "small.conllu");
writeFileSync(path, CONLLU);
const gold = readTreebank(path);
const lexicon = spellingLexicon(fileResources());

describe("a treebank", () => {
  test("is read as running text with paragraphs", () => {
    expect(gold.text).toBe("He can't stay. Go!\n\nThey left.\n\nDone");
  });

  test("gives words their places, empty nodes left out and multiword tokens shared out", () => {
    const words = gold.sentences.flatMap((sentence) => sentence.words);
    expect(words.map((word) => gold.text.slice(word.start, word.end))).toEqual(words.map((word) => word.form));
    expect(words.map((word) => word.form).slice(0, 4)).toEqual(["He", "ca", "n't", "stay"]);
  });

  test("knows its documents", () => {
    expect(documents(gold).map(([start, end]) => gold.text.slice(start, end))).toEqual([
      "He can't stay. Go!\n\nThey left.",
      "Done",
    ]);
  });
});

describe("training", () => {
  const text = "He left at dawn. They stayed, and Mr. Khan spoke. Who knows? Nobody. It was over.";
  const ends = [16, 49, 60, 68, 81];
  const sentences = ends.map((end, index) => ({ start: (ends[index - 1] ?? -1) + 1, end, document: "a", words: [] }));
  const small = { text, sentences };

  test("lowers the loss, and twice gives the same weights", () => {
    const losses: number[] = [];
    const first = trainBoundary(examples(small, lexicon), (_epoch, loss) => losses.push(loss));
    const second = trainBoundary(examples(small, lexicon), () => {});
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 2);
    expect(second).toEqual(first);
  });

  test("gives a model that cuts what it has seen", () => {
    const weights = trainBoundary(examples(small, lexicon), () => {});
    const scores = evaluate(small, lexicon, { weights, thresholds: THRESHOLDS });
    expect(scores.sentences).toBe(100);
  });
});
