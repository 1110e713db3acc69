/**
 * What is measured, on which development set, by which scorer, and what to compare it with. Paths are relative to the
 * folder that holds data/ and score/. Figures of others are from the publications named; where their unit or split
 * differs from ours, the note says so.
 */
export interface Row {
  readonly measure: string;
  /** Where the figure stands in the scorer's JSON: "type.r". Fractions are shown as percent. */
  readonly path: string;
  readonly unit?: "percent" | "count" | "text";
  /** Divide by the figure at this path: predicted events by records. */
  readonly per?: string;
  /** What the project wants on held-out text of the same kind. */
  readonly target?: string;
  readonly compare?: string;
}

export interface DevelopmentSet {
  readonly name: string;
  readonly layer: "Actors" | "Attributions" | "Events" | "Whole reports" | "Across reports";
  readonly data: string;
  /** What the scorer takes: predictions of this kind, or readings as they are; for "stories" with what a library of them tells. */
  readonly predictions?: "events" | "claims" | "claims-nested" | "entities" | "coref" | "stories";
  readonly scorer: string;
  /** Arguments of the scorer before the file of predictions; the data file by default. */
  readonly gold?: readonly string[];
  readonly options?: readonly string[];
  readonly note: string;
  readonly rows: readonly Row[];
}

const prf = (measure: string, path: string, more: Partial<Row> = {}): readonly Row[] => [
  { measure: `${measure}, precision`, path: `${path}.p` },
  { measure: `${measure}, recall`, path: `${path}.r` },
  { measure: `${measure}, F1`, path: `${path}.f1`, ...more },
];

const COREFERENCE_ROWS: readonly Row[] = [
  { measure: "mentions, F1", path: "mentions.f1" },
  { measure: "MUC, F1", path: "muc.f1" },
  { measure: "B-cubed, F1", path: "b3.f1" },
  { measure: "CEAF phi4, F1", path: "ceafPhi4.f1" },
  {
    measure: "CoNLL F1",
    path: "conll",
    target: "≥ 52",
    compare: "on OntoGUM: dcoref 39.7, SpanBERT 64.6 (OntoGUM, 2021)",
  },
];

export const SETS: readonly DevelopmentSet[] = [
  {
    name: "re3d",
    layer: "Actors",
    data: "data/entities/re3d-dev.jsonl",
    predictions: "entities",
    scorer: "score-entities.mjs",
    options: ["--types=Organisation,Person,Location", "--drop-unknown"],
    note: "reports on Syria and Iraq, annotated by Dstl; names and descriptions of organisations, persons, locations",
    rows: [
      ...prf("overlap and type", "overlapTyped", { target: "≥ 65, aim 80" }),
      { measure: "exact span and type, F1", path: "exactTyped.f1" },
      { measure: "overlap whatever the type, F1", path: "overlapUntyped.f1" },
      { measure: "organisations, overlap F1", path: "perType.Organisation.overlap.f1" },
      { measure: "persons, overlap F1", path: "perType.Person.overlap.f1" },
      { measure: "locations, overlap F1", path: "perType.Location.overlap.f1" },
    ],
  },
  {
    name: "gum-news",
    layer: "Actors",
    data: "data/entities/gum-news-dev.jsonl",
    predictions: "coref",
    scorer: "score-coref.mjs",
    options: ["--match=head"],
    note: "UD English GUM, news: coreference with mentions found by the reader, heads matched, no singletons",
    rows: COREFERENCE_ROWS,
  },
  {
    name: "gum-other",
    layer: "Actors",
    data: "data/entities/gum-other-dev.jsonl",
    predictions: "coref",
    scorer: "score-coref.mjs",
    options: ["--match=head"],
    note: "the same on other genres of GUM",
    rows: COREFERENCE_ROWS,
  },
  {
    name: "polnear",
    layer: "Attributions",
    data: "data/claims/polnear-dev.jsonl",
    predictions: "claims",
    scorer: "score-claims.mjs",
    note: "PolNeAR (Newell et al. 2018): US political news; outermost attributions only, as it annotates them",
    rows: [
      ...prf("whole attribution", "attribution", {
        target: "≥ 45, aim 55",
        compare: "54 verbs and word order 25.7; a second human annotator 70.6",
      }),
      {
        measure: "whole attribution by degree, F1",
        path: "attributionSoft.f1",
        target: "≥ 62, aim 70",
        compare: "54 verbs 49.4; a second human 78.2",
      },
      {
        measure: "source exact, F1",
        path: "exact.source.f1",
        target: "≥ 60",
        compare: "CRF 50.6, BiLSTM-CRF 69.6, BERT-CRF 82.2 (CofeNet 2022, other split); a second human 78.0",
      },
      {
        measure: "cue exact, F1",
        path: "exact.cue.f1",
        target: "≥ 58",
        compare: "CRF 53.4, BiLSTM-CRF 66.7, BERT-CRF 74.9; a second human 70.6",
      },
      {
        measure: "content exact, pieces, F1",
        path: "exactPieces.content.f1",
        target: "≥ 50",
        compare: "CRF 28.6, BiLSTM-CRF 59.0, BERT-CRF 71.0; a second human 71.0",
      },
      { measure: "content, tokens, F1", path: "overlap.content.f1", compare: "54 verbs 63.4; a second human 91.7" },
      {
        measure: "recall, the twenty commonest verbs of speech",
        path: "recallBy.cue:speech-core.recall",
        target: "≥ 70",
        compare: "54 verbs 41.7; a second human 90.9",
      },
      {
        measure: "recall, all other cues",
        path: "recallBy.cue:other.recall",
        compare: "54 verbs 5.1; a second human 56.9",
      },
      {
        measure: "recall, direct speech",
        path: "recallBy.direct.recall",
        target: "≥ 75",
        compare: "54 verbs 29.0; a second human 93.6",
      },
      {
        measure: "recall, indirect speech",
        path: "recallBy.indirect.recall",
        compare: "54 verbs 16.1; a second human 64.3",
      },
      {
        measure: "recall, contents over several paragraphs",
        path: "recallBy.spans-paragraphs.recall",
        compare: "54 verbs 0; a second human 52.8",
      },
    ],
  },
  {
    name: "open-claims",
    layer: "Attributions",
    data: "data/claims/open-dev.jsonl",
    predictions: "claims-nested",
    scorer: "score-claims.mjs",
    note: "openly licensed documents of GUM, annotated with nested attributions",
    rows: [
      ...prf("whole attribution", "attribution"),
      { measure: "whole attribution by degree, F1", path: "attributionSoft.f1" },
      { measure: "cue exact, F1", path: "exact.cue.f1" },
      { measure: "content, tokens, F1", path: "overlap.content.f1" },
    ],
  },
  {
    name: "plover",
    layer: "Events",
    data: "data/events/plover-dev.jsonl",
    predictions: "events",
    scorer: "score-events.mjs",
    note: "PLOVER gold standard records, one listed event each: precision counts unlisted events as wrong, so read recall",
    rows: [
      { measure: "recall by type", path: "type.r", target: "≥ 75" },
      { measure: "predicted events a record", path: "predictedEvents", per: "records", unit: "count", target: "≤ 1.6" },
      { measure: "recall by type and both sides", path: "triple.r", target: "≥ 50" },
      { measure: "type, F1", path: "type.f1", compare: "trivial coder 31.5" },
      { measure: "type and both sides, F1", path: "triple.f1", compare: "trivial coder 14.2" },
      { measure: "macro F1 over types", path: "type.macroF1" },
      { measure: "sides swapped", path: "swappedRoles", unit: "count" },
    ],
  },
  {
    name: "petrarch",
    layer: "Events",
    data: "data/events/petrarch-dev.jsonl",
    predictions: "events",
    scorer: "score-events.mjs",
    options: ["--skip-doubtful"],
    note: "the test sentences of the PETRARCH coders (Schrodt et al.), their CAMEO codes mapped to PLOVER",
    rows: [...prf("type", "type"), { measure: "type and both sides, F1", path: "triple.f1", target: "≥ 50" }],
  },
  {
    name: "cameo-penta",
    layer: "Events",
    data: "data/events/cameo-penta-dev.jsonl",
    predictions: "events",
    scorer: "score-events.mjs",
    note: "news sentences by class: verbal or material, cooperation or conflict, or neutral",
    rows: [
      ...prf("class", "type"),
      {
        measure: "neutral sentences left without an event",
        path: "noEventUnits.clean",
        per: "noEventUnits.n",
        target: "≥ 70",
      },
    ],
  },
  {
    name: "reports",
    layer: "Whole reports",
    data: "data/reports/reports.jsonl",
    scorer: "score-reports.mjs",
    gold: ["data/reports/gold", "data/reports"],
    note: "three real reports annotated in full; so few that a point or two is noise",
    rows: [
      { measure: "article body, characters, F1", path: "body.f1" },
      { measure: "actors, B-cubed F1", path: "actors.f1" },
      { measure: "attributions, spans, F1", path: "attributionSpans.f1", target: "≥ 50" },
      { measure: "attributions with speaker, F1", path: "attributions.f1", target: "≥ 42" },
      { measure: "events found, precision", path: "eventDetect.p" },
      { measure: "events found, recall", path: "eventDetect.r" },
      { measure: "events found, F1", path: "eventDetect.f1", target: "≥ 45" },
      { measure: "events with both sides, F1", path: "eventTriple.f1", target: "≥ 30" },
      { measure: "status, macro F1", path: "status", target: "≥ 50" },
      { measure: "recall of what did not happen", path: "notHappenedRecall" },
      { measure: "event dates", path: "date", target: "≥ 65" },
      { measure: "relations, F1", path: "relations.f1", target: "≥ 30, aim 60" },
      { measure: "figures, F1", path: "figures.f1", target: "≥ 65, aim 85" },
      { measure: "traps fallen into", path: "traps", unit: "text" },
    ],
  },
  {
    name: "reports-together",
    layer: "Across reports",
    data: "data/reports/reports.jsonl",
    predictions: "stories",
    scorer: "score-corpus.mjs",
    gold: ["data/reports/gold"],
    note: "the same three as one library: pairs of event reports told as one happening, where both were read; contradictions; who copied whom",
    rows: [
      ...prf("stories, pairs", "stories", { target: "≥ 60" }),
      { measure: "pairs where both were read", path: "stories.readable", unit: "count" },
      { measure: "stories, recall over all pairs", path: "stories.endToEndRecall" },
      { measure: "contradictions, precision", path: "contradictions.p", target: "≥ 60" },
      { measure: "contradictions, recall", path: "contradictions.r", target: "≥ 60" },
      { measure: "contradictions to be found", path: "contradictions.gold", unit: "count" },
      { measure: "wrong lineages", path: "lineages.wrong", unit: "count", target: "0" },
    ],
  },
];

export const TREEBANKS = [
  {
    name: "UD English EWT",
    data: "data/treebanks/ewt-dev.conllu",
    targets: { las: "≥ 84.5", upos: "≥ 95.5", tokens: "≥ 98.5", sentences: "≥ 82" },
  },
  {
    name: "UD English GUM, all genres",
    data: "data/treebanks/gum-dev.conllu",
    targets: { las: "≥ 84.0", upos: "≥ 96.8", tokens: "≥ 99.2", sentences: "≥ 95" },
  },
] as const;
