import { describe, expect, test } from "vitest";
import type { Sentence } from "../../../src/doc/token.ts";
import { attribute } from "../../../src/pipeline/4-attribute/attribute.ts";
import { readCueLexicon } from "../../../src/pipeline/4-attribute/lexicon.ts";
import { blankAnnotations } from "../../../src/pipeline/annotations.ts";
import { tree } from "./by-hand.ts";

const TABLES: Readonly<Record<string, string>> = {
  "cues.tsv": [
    "lemma\tpos\tframe\tact\tweight\tnote",
    ...["that", "clause", "quote", "paren", "loose-that"].map((frame) => `say\tverb\tV-${frame}\tstatement\t95`),
    "tell\tverb\tV-that\tstatement\t95",
    "accuse\tverb\tV-NP-of\taccusation\t90",
    "believe\tverb\tP-to\tbelief\t80",
    "say\tverb\t*\tstatement\t50",
    "claim\tnoun\tN-that\tstatement\t90",
    "*\tphrase\tsource\tstatement\t90",
    "reportedly\tadverb\tR-clause\tstatement\t90",
  ].join("\n"),
  "cues/traits.tsv": "trait\tweight\nlexical\t100",
  "cues/addressees.tsv": "lemma\tnote\ntell\t",
  "cues/catenatives.tsv": "lemma\tnote\ngo\t",
  "cues/light-verbs.tsv": "lemma\tnote\nmake\t",
  "cues/tallies.tsv": "lemma\tkind\tnote\ntoll\ttally\t\ndead\tharmed\t",
  "cues/settings.tsv": "lemma\tkind\tnote\nstatement\tmedium\t\nrally\toccasion\t",
  "cues/labels.tsv": "label\tnote\nthe latest\t",
};
const lexicon = readCueLexicon({
  knowledge: "",
  modelName: "",
  lexicon: (name) => TABLES[name] ?? "",
  lexicons: () => [],
  model: () => new Uint8Array(),
});

interface Shown {
  readonly source: string | undefined;
  readonly cue: string | undefined;
  readonly content: readonly string[];
}

function read(text: string, sentences: readonly Sentence[]): readonly Shown[] {
  const annotations = blankAnnotations({ text });
  annotations.sentences = sentences;
  annotations.zones = [{ kind: "body", span: [0, text.length] }];
  return attribute(annotations, lexicon).map(({ source, cue, content }) => ({
    source: source.span === undefined ? undefined : text.slice(...source.span),
    cue: cue === undefined ? undefined : text.slice(...cue),
    content: content.map((piece) => text.slice(...piece)),
  }));
}

function readTree(rows: string): readonly Shown[] {
  const { text, sentence } = tree(rows);
  return read(text, [sentence]);
}

describe("claims from trees", () => {
  test("“that” opens the content and the full stop stays outside", () => {
    expect(
      readTree(`
        Obi obi PROPN NNP 2 nsubj
        said say VERB VBD 0 root
        that that SCONJ IN 6 mark
        they they PRON PRP 6 nsubj
        had have AUX VBD 6 aux
        left_ leave VERB VBN 2 ccomp
        . . PUNCT . 2 punct`),
    ).toEqual([{ source: "Obi", cue: "said", content: ["that they had left"] }]);
  });

  test("who is told is in no span", () => {
    expect(
      readTree(`
        Obi obi PROPN NNP 2 nsubj
        told tell VERB VBD 0 root
        reporters reporter NOUN NNS 2 obj
        that that SCONJ IN 6 mark
        they they PRON PRP 6 nsubj
        left_ leave VERB VBD 2 ccomp
        . . PUNCT . 2 punct`),
    ).toEqual([{ source: "Obi", cue: "told", content: ["that they left"] }]);
  });

  test("a noun that the parser hung on the verb of saying is part of the clause", () => {
    expect(
      readTree(`
        Obi obi PROPN NNP 2 nsubj
        said say VERB VBD 0 root
        Haddad haddad PROPN NNP 2 obj
        will will AUX MD 5 aux
        leave_ leave VERB VB 2 ccomp
        . . PUNCT . 2 punct`),
    ).toEqual([{ source: "Obi", cue: "said", content: ["Haddad will leave"] }]);
  });

  test("the cue is the whole verb group: auxiliary, negation, catenative", () => {
    expect(
      readTree(`
        She she PRON PRP 4 nsubj
        did do AUX VBD 4 aux
        not not PART RB 4 advmod
        go go VERB VB 0 root
        on on ADP RP 4 compound:prt
        to to PART TO 7 mark
        say say VERB VB 4 xcomp
        that that SCONJ IN 10 mark
        they they PRON PRP 10 nsubj
        left_ leave VERB VBD 7 ccomp
        . . PUNCT . 4 punct`),
    ).toEqual([{ source: "She", cue: "did not go on to say", content: ["that they left"] }]);
  });

  test("an inserted cue leaves two pieces, whatever the parser took for its subject", () => {
    expect(
      readTree(`
        The the DET DT 2 det
        museum_ museum NOUN NN 5 nsubj
        , , PUNCT , 5 punct
        Obi obi PROPN NNP 5 nsubj
        said_ say VERB VBD 0 root
        , , PUNCT , 5 punct
        would would AUX MD 8 aux
        open open VERB VB 5 ccomp
        in in ADP IN 10 case
        May_ May PROPN NNP 8 obl
        . . PUNCT . 5 punct`),
    ).toEqual([{ source: "Obi", cue: "said", content: ["The museum", "would open in May"] }]);
  });

  test("a trailing cue takes the sentence before its comma", () => {
    expect(
      readTree(`
        The the DET DT 2 det
        bridge bridge NOUN NN 3 nsubj
        fell_ fall VERB VBD 7 ccomp
        , , PUNCT , 7 punct
        the the DET DT 6 det
        mayor mayor NOUN NN 7 nsubj
        said_ say VERB VBD 0 root
        . . PUNCT . 7 punct`),
    ).toEqual([{ source: "the mayor", cue: "said", content: ["The bridge fell"] }]);
  });

  test("a passive without agent has no source, and what it is about is a piece of the content", () => {
    expect(
      readTree(`
        He he PRON PRP 3 nsubj:pass
        is be AUX VBZ 3 aux:pass
        believed believe VERB VBN 0 root
        to to PART TO 5 mark
        hide_ hide VERB VB 3 xcomp
        . . PUNCT . 3 punct`),
    ).toEqual([{ source: undefined, cue: "is believed", content: ["He", "to hide"] }]);
  });

  test("an accusation holds the accused, wherever the charge hangs", () => {
    const rows = (head: number, deprel: string) => `
        They they PRON PRP 2 nsubj
        accused accuse VERB VBD 0 root
        her she PRON PRP 2 obj
        of of SCONJ IN 5 mark
        lying_ lie VERB VBG ${head} ${deprel}
        . . PUNCT . 2 punct`;
    const expected = [{ source: "They", cue: "accused", content: ["her of lying"] }];
    expect(readTree(rows(2, "advcl"))).toEqual(expected);
    expect(readTree(rows(3, "acl"))).toEqual(expected);
  });

  test("a noun holds its clause; whose claim it is stands before it", () => {
    expect(
      readTree(`
        Obi_ obi PROPN NNP 3 nmod:poss
        's 's PART POS 1 case
        claim claim NOUN NN 7 nsubj
        that that SCONJ IN 6 mark
        they they PRON PRP 6 nsubj
        left left VERB VBD 3 acl
        matters_ matter VERB VBZ 0 root
        . . PUNCT . 7 punct`),
    ).toEqual([{ source: "Obi's", cue: "claim", content: ["that they left"] }]);
  });

  test("“according to” covers the sentence on its side", () => {
    expect(
      readTree(`
        Ten ten NUM CD 2 nummod
        people people NOUN NNS 3 nsubj
        died_ die VERB VBD 0 root
        , , PUNCT , 7 punct
        according accord VERB VBG 7 case
        to to ADP IN 5 fixed
        police_ police NOUN NNS 3 obl
        . . PUNCT . 3 punct`),
    ).toEqual([{ source: "police", cue: "according to", content: ["Ten people died"] }]);
  });

  test("an adverb names nobody", () => {
    expect(
      readTree(`
        Drones drone NOUN NNS 3 nsubj
        reportedly reportedly ADV RB 3 advmod
        struck strike VERB VBD 0 root
        it_ it PRON PRP 3 obj
        . . PUNCT . 3 punct`),
    ).toEqual([{ source: undefined, cue: "reportedly", content: ["Drones", "struck it"] }]);
  });

  test("a word that the table does not know attributes nothing", () => {
    expect(
      readTree(`
        They they PRON PRP 2 nsubj
        crossed cross VERB VBD 0 root
        the the DET DT 4 det
        river_ river NOUN NN 2 obj
        . . PUNCT . 2 punct`),
    ).toEqual([]);
  });
});

describe("claims from marks", () => {
  test("a quote before its cue is the content even where the tree has none", () => {
    expect(
      readTree(`
        “_ " PUNCT \`\` 3 punct
        We we PRON PRP 3 nsubj
        won_ win VERB VBD 0 root
        ,_ , PUNCT , 3 punct
        ” " PUNCT '' 3 punct
        said say VERB VBD 3 dep
        Obi_ obi PROPN NNP 6 obj
        . . PUNCT . 3 punct`),
    ).toEqual([{ source: "Obi", cue: "said", content: ["“We won,”"] }]);
  });

  test("the sentence that follows in marks goes on", () => {
    const first = tree(`
        “_ " PUNCT \`\` 3 punct
        We we PRON PRP 3 nsubj
        won_ win VERB VBD 7 ccomp
        ,_ , PUNCT , 7 punct
        ” " PUNCT '' 7 punct
        Obi obi PROPN NNP 7 nsubj
        said_ say VERB VBD 0 root
        . . PUNCT . 7 punct`);
    const second = tree(
      `
        “_ " PUNCT \`\` 3 punct
        They they PRON PRP 3 nsubj
        lost_ lose VERB VBD 0 root
        ._ . PUNCT . 3 punct
        ” " PUNCT '' 3 punct`,
      first.text.length + 1,
    );
    expect(read(`${first.text} ${second.text}`, [first.sentence, second.sentence])).toEqual([
      { source: "Obi", cue: "said", content: ["“We won,”", "“They lost.”"] },
    ]);
  });
});
