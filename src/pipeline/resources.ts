/**
 * All that components are built from, loaded before the first text: the core itself never opens a file.
 * `lexicon("actors/groups.tsv")` is the text of that table below lexicons/; `lexicons("actors")` the names in a folder, sorted.
 */
export interface Resources {
  lexicon(name: string): string;
  lexicons(folder: string): readonly string[];
  /** SHA-256, in hex, over the names and texts of all lexicons: two engines with the same one know the same. */
  readonly knowledge: string;
  /** The files of models/en by name: "model.json" and the weights. Read-only, possibly on shared memory. */
  model(name: string): Uint8Array;
}
