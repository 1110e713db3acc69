import { expect, test } from "vitest";
import type { Actor, ActorKind, Place } from "../../../src/doc/reading.ts";
import { createRelationReader } from "../../../src/pipeline/7-relate/index.ts";
import type { Annotations } from "../../../src/pipeline/annotations.ts";
import { fileResources } from "../../../src/resources/files.ts";
import { annotationsOf } from "../5-circumstance/tree.ts";

const reader = createRelationReader(fileResources());

/** An actor whose one mention is these words; the head is the last of them. */
function actor(annotations: Annotations, id: string, kind: ActorKind, words: string, roles?: Actor["roles"]): Actor {
  const start = annotations.text.indexOf(words);
  const head = start + words.lastIndexOf(" ") + 1;
  const end = start + words.length;
  return {
    id,
    name: words,
    kind,
    ...(roles === undefined ? {} : { roles }),
    mentions: [{ span: [start, end], head: [head, end], form: "name" }],
    by: "hand",
    certainty: "sure",
  };
}

function relationsIn(
  tree: string,
  cast: (annotations: Annotations) => readonly Actor[],
  places: readonly Place[] = [],
) {
  const annotations = annotationsOf([tree]);
  annotations.actors = cast(annotations);
  annotations.places = places;
  reader.apply(annotations);
  return annotations.relations.map(({ type, from, to, status, evidence }) => ({
    relation: `${from} ${type} ${to}`,
    status,
    words: annotations.text.slice(...evidence),
  }));
}

const TIES = `
Iran Iran PROPN NNP 2 nsubj
has have VERB VBZ 0 root
ties tie NOUN NNS 2 obj
with with ADP IN 5 case
Syria Syria PROPN NNP 3 nmod
and and CCONJ CC 7 cc
Iraq Iraq PROPN NNP 5 conj`;
const states = (annotations: Annotations): readonly Actor[] => [
  actor(annotations, "a1", "state", "Iran"),
  actor(annotations, "a2", "state", "Syria"),
  actor(annotations, "a3", "state", "Iraq"),
];

test("ties with two are two relations, and none between the two", () => {
  expect(relationsIn(TIES, states)).toEqual([
    { relation: "a1 tiesWith a2", status: "asserted", words: "Iran has ties with Syria and Iraq" },
    { relation: "a1 tiesWith a3", status: "asserted", words: "Iran has ties with Syria and Iraq" },
  ]);
});

test("a verb that ends ties makes them former", () => {
  const cut = TIES.replace("has have VERB VBZ", "severed sever VERB VBD");
  expect(relationsIn(cut, states).map(({ status }) => status)).toEqual(["former", "former"]);
});

test("the passive turns the sides around", () => {
  const tree = `
Hamas Hamas PROPN NNP 3 nsubj:pass
is be AUX VBZ 3 aux:pass
backed back VERB VBN 0 root
by by ADP IN 5 case
Iran Iran PROPN NNP 3 obl:agent`;
  const cast = (annotations: Annotations) => [
    actor(annotations, "a1", "armed-group", "Hamas"),
    actor(annotations, "a2", "state", "Iran"),
  ];
  expect(relationsIn(tree, cast)).toEqual([
    { relation: "a2 supports a1", status: "asserted", words: "Hamas is backed by Iran" },
  ]);
});

test("negation denies the relation", () => {
  const tree = `
Iran Iran PROPN NNP 4 nsubj
does do AUX VBZ 4 aux
not not PART RB 4 advmod
back back VERB VB 0 root
Hamas Hamas PROPN NNP 4 obj`;
  const cast = (annotations: Annotations) => [
    actor(annotations, "a1", "armed-group", "Hamas"),
    actor(annotations, "a2", "state", "Iran"),
  ];
  expect(relationsIn(tree, cast)).toMatchObject([{ relation: "a2 supports a1", status: "denied" }]);
});

const OFFICE = `
Former former ADJ JJ 3 amod
NATO NATO PROPN NNP 3 compound
chief chief NOUN NN 4 compound
Rasmussen Rasmussen PROPN NNP 5 nsubj
spoke speak VERB VBD 0 root`;
const office = (title: string, former: boolean) => (annotations: Annotations) => [
  actor(annotations, "a1", "international-organisation", "NATO"),
  actor(annotations, "a2", "person", "Rasmussen", [
    { title, of: "a1", evidence: [12, 17], ...(former ? { former } : {}) },
  ]),
];

test("a title makes a leader, a former title a former one", () => {
  expect(relationsIn(OFFICE, office("chief", true))).toEqual([
    { relation: "a2 leaderOf a1", status: "former", words: "chief Rasmussen" },
  ]);
});

test("a deputy belongs to the body and does not lead it", () => {
  expect(relationsIn(OFFICE, office("deputy chief", false))).toMatchObject([{ relation: "a2 memberOf a1" }]);
});

test("a title that is in no table states nothing", () => {
  expect(relationsIn(OFFICE, office("veteran", false))).toEqual([]);
});

test("one relation is told once, at its first words", () => {
  const annotations = annotationsOf([TIES, TIES]);
  annotations.actors = states(annotations);
  reader.apply(annotations);
  expect(annotations.relations.map(({ id, evidence }) => [id, evidence[0]])).toEqual([
    ["r1", 0],
    ["r2", 0],
  ]);
});

test("who denies that a group controls a place is asked at the word that states it", () => {
  const tree = `
Rebels rebel NOUN NNS 2 nsubj
control control VERB VBP 0 root
Kunduz Kunduz PROPN NNP 2 obj`;
  const annotations = annotationsOf([tree]);
  annotations.actors = [actor(annotations, "a1", "armed-group", "Rebels")];
  annotations.places = [
    { id: "p1", name: "Kunduz", kind: "city", mentions: [[15, 21]], by: "hand", certainty: "sure" },
  ];
  annotations.attributions = [
    {
      id: "c1",
      source: { actors: [] },
      content: [[0, 21]],
      mode: "indirect",
      act: "denial",
      negated: false,
      addressees: [],
      by: "hand",
      certainty: "sure",
    },
  ];
  reader.apply(annotations);
  expect(annotations.relations).toMatchObject([{ type: "controls", from: "a1", to: "p1", attribution: "c1" }]);
});
