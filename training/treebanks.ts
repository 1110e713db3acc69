import { existsSync } from "node:fs";
import { readConllu, type TreebankSentence } from "./conllu.ts";

const TREEBANKS = [
  {
    file: "ewt",
    name: "UD English EWT, train",
    licence: "CC BY-SA 4.0",
    source: "https://universaldependencies.org/treebanks/en_ewt/",
  },
  {
    file: "gum",
    name: "UD English GUM, train: news, interview, bio, speech, textbook, court, voyage",
    licence: "CC BY 4.0, CC BY-SA 4.0, public domain",
    source: "https://universaldependencies.org/treebanks/en_gum/",
  },
] as const;

export interface DevelopmentSet {
  readonly name: string;
  readonly sentences: readonly TreebankSentence[];
}

/** What is learned from: all sentences of FOLDER/{ewt,gum}-train.conllu, and what the manifest says of them. */
export function readTraining(folder: string) {
  const sources = TREEBANKS.map(({ file, name, licence, source }) => {
    const sentences = readConllu(`${folder}/${file}-train.conllu`);
    const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
    return { sentences, facts: { name, licence, source, words } };
  });
  return { sentences: sources.flatMap(({ sentences }) => sentences), data: sources.map(({ facts }) => facts) };
}

/** What is only measured on: FOLDER/{ewt,gum}-dev.conllu, as far as they are there. */
export function readDevelopment(folder: string): readonly DevelopmentSet[] {
  return TREEBANKS.map(({ file }) => ({ name: `${file}-dev`, path: `${folder}/${file}-dev.conllu` }))
    .filter(({ path }) => existsSync(path))
    .map(({ name, path }) => ({ name, sentences: readConllu(path) }));
}
