/**
 * All that components are built from, loaded before the first text: the core itself never opens a file.
 * `lexicon("actors/groups.tsv")` is the text of that table below lexicons/; `lexicons("actors")` the names in a folder, sorted.
 */
export interface Resources {
  lexicon(name: string): string;
  lexicons(folder: string): readonly string[];
  /** The bytes of a table, where it is looked up without being read as a whole; read-only, possibly on shared memory. */
  lexiconBytes?(name: string): Uint8Array;
  /** SHA-256, in hex, over the names and texts of all lexicons: two engines with the same one know the same. */
  readonly knowledge: string;
  /** Name and version of the language model, and a hash over the manifests of all models, which name their weights. */
  readonly modelName: string;
  /** The files of models/en by name: "model.json" and the weights. Read-only, possibly on shared memory. */
  model(name: string): Uint8Array;
  /** Lower-case hex SHA-256 by the platform, where it has a fast one; the core's own takes 20 ms a megabyte. */
  readonly sha256?: (bytes: Uint8Array) => string;
}
