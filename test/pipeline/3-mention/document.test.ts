import fc from "fast-check";
import { expect, test } from "vitest";
import type { Actor, Place } from "../../../src/doc/reading.ts";
import { actorSchema, placeSchema } from "../../../src/doc/reading.ts";
import type { Sentence } from "../../../src/doc/token.ts";
import { createMentionReader } from "../../../src/pipeline/3-mention/index.ts";
import { blankAnnotations } from "../../../src/pipeline/annotations.ts";
import { fileResources } from "../../../src/resources/files.ts";
import { textOf, tree } from "./by-hand.ts";

const reader = createMentionReader(fileResources());

function read(
  lines: readonly string[],
  published?: string,
): { actors: readonly Actor[]; places: readonly Place[]; text: string } {
  const sentences: Sentence[] = [];
  for (const line of lines) {
    const start = (sentences.at(-1)?.span[1] ?? -1) + 1;
    sentences.push(tree(line, { index: sentences.length, start }));
  }
  const text = textOf(sentences);
  const annotations = blankAnnotations({ text });
  annotations.sentences = sentences;
  if (published !== undefined) {
    annotations.metadata = { language: "en", published: { value: published, precision: "day", basis: "metadata" } };
  }
  reader.apply(annotations);
  return { actors: annotations.actors, places: annotations.places, text };
}

test("who stands in an actor's mentions is verbatim in the text, with its head inside", () => {
  const { actors, text } = read([
    "The/DET/det/1 Taliban/PROPN/nsubj/2 attacked=attack/VERB/root/-1 Kunduz/PROPN/obj/2",
  ]);
  expect(actors.map(({ entity }) => entity)).toEqual(["taliban"]);
  expect(actors[0]?.mentions.map(({ span }) => text.slice(...span))).toEqual(["The Taliban"]);
  expect(actors[0]?.mentions.map(({ head }) => text.slice(...head))).toEqual(["Taliban"]);
});

test("a name that the parser tied to its own title has its head inside all the same", () => {
  const { actors, text } = read([
    "Taliban/PROPN/root/-1 minister/NOUN/nmod:desc/0 Taliban/PROPN/appos/1 Taliban/PROPN/nsubj/0",
  ]);
  const mentions = actors.flatMap((actor) => actor.mentions);
  expect(mentions.map(({ span, head }) => [text.slice(...span), text.slice(...head)])).toContainEqual([
    "Taliban",
    "Taliban",
  ]);
  expect(mentions.every(({ span, head }) => span[0] <= head[0] && head[1] <= span[1])).toBe(true);
});

test("at least so many people keep the word that makes them at least so many", () => {
  const { actors } = read([
    "Bombs=bomb/NOUN/nsubj/1 killed=kill/VERB/root/-1 at/ADP/case/3 least=least/ADJ/advmod/4 six/NUM/nummod/5 people=people/NOUN/obj/1",
  ]);
  expect(actors.map(({ name }) => name)).toEqual(["at least six people"]);
});

test("a group and its near-name stay two", () => {
  const { actors } = read([
    "The/DET/det/1 Taliban/PROPN/nsubj/2 met=meet/VERB/root/-1 the/DET/det/5 Pakistani/ADJ/amod/5 Taliban/PROPN/obj/2",
  ]);
  expect(actors.map(({ entity }) => entity)).toEqual(["taliban", "ttp"]);
});

test("the government of a state is the one of the day", () => {
  const line = "The/DET/det/2 Afghan/ADJ/amod/2 government/NOUN/nsubj/3 fell=fall/VERB/root/-1";
  const government = (day?: string): string | undefined =>
    read([line], day).actors.find(({ kind }) => kind === "government")?.entity;
  expect(government("2021-08-01")).toBe("afg-gov-republic");
  expect(government("2022-04-20")).toBe("afg-gov-emirate");
  expect(government()).toBe("AFG.gov");
});

test("an alias that several bear stays open with its candidates", () => {
  const { actors } = read(["Congo/PROPN/nsubj/1 signed=sign/VERB/root/-1"]);
  expect(actors[0]?.candidates).toEqual(["COD", "COG"]);
  expect(actors[0]?.entity).toBeUndefined();
  expect(actors[0]?.certainty).toBe("unsure");
});

test("a state in which something happens is a place only", () => {
  const { actors, places } = read(["fighting/NOUN/nsubj/1 stopped=stop/VERB/root/-1 in/ADP/case/3 Yemen/PROPN/obl/1"]);
  expect(actors).toEqual([]);
  expect(places.map(({ name, kind, country }) => [name, kind, country])).toEqual([["Yemen", "country", "YEM"]]);
});

test("a pronoun that finds nobody is nobody", () => {
  expect(read(["He/PRON/nsubj/1 left=leave/VERB/root/-1"]).actors).toEqual([]);
});

test("a pronoun never joins somebody of the other sex", () => {
  const { actors } = read([
    "Angela/PROPN/nsubj/2 Merkel/PROPN/flat/0 arrived=arrive/VERB/root/-1",
    "He/PRON/nsubj/1 left=leave/VERB/root/-1",
  ]);
  expect(actors.map(({ mentions }) => mentions.length)).toEqual([1]);
});

test("whatever the trees, readings satisfy the schema, ids run in text order, and two runs give the same", () => {
  const word = fc.constantFrom(
    ..."Taliban/PROPN China/PROPN Chinese/ADJ officials/NOUN+ he/PRON they/PRON its/PRON the/DET group/NOUN said=say/VERB in/ADP Kabul/PROPN and/CCONJ US/PROPN minister/NOUN Wang/PROPN ,/PUNCT “/PUNCT ”/PUNCT country/NOUN I/PRON we/PRON 's/PART Congo/PROPN latter/ADJ".split(
      " ",
    ),
  );
  const relation = fc.constantFrom(
    ..."nsubj obj obl nmod nmod:poss amod compound flat appos conj case det root punct acl:relcl nmod:desc ccomp".split(
      " ",
    ),
  );
  const sentence = fc.array(fc.tuple(word, relation, fc.nat(20)), { minLength: 1, maxLength: 14 }).map((words) =>
    words
      // Heads point left or to the root, so that any draw is a tree.
      .map(([form, deprel, head], at) => `${form}/${at === 0 ? "root" : deprel}/${at === 0 ? -1 : head % at}`)
      .join(" "),
  );
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (lines) => {
      const { actors, places, text } = read(lines, "2021-07-01");
      for (const actor of actors) {
        actorSchema.parse(actor);
        for (const { span, head } of actor.mentions) {
          expect(span[0] <= head[0] && head[1] <= span[1] && span[1] <= text.length).toBe(true);
        }
        const spans = actor.mentions.map(({ span }) => span.join());
        expect(new Set(spans).size).toBe(spans.length);
      }
      for (const place of places) placeSchema.parse(place);
      expect(actors.map(({ id }) => id)).toEqual(actors.map((_, at) => `a${at + 1}`));
      const starts = actors.map(({ mentions }) => mentions[0]?.span[0] ?? -1);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      expect(read(lines, "2021-07-01")).toEqual({ actors, places, text });
    }),
    { numRuns: 150 },
  );
});

test("every link can say why", () => {
  const start = "Noor/PROPN/nsubj/2 Mehsud/PROPN/flat/0 spoke=speak/VERB/root/-1";
  const first = tree(start);
  const second = tree("Mehsud/PROPN/nsubj/1 left=leave/VERB/root/-1", { index: 1, start: first.span[1] + 1 });
  const annotations = blankAnnotations({ text: textOf([first, second]) });
  annotations.sentences = [first, second];
  expect(reader.explain(annotations)).toEqual([{ span: [18, 24], to: [0, 11], rule: "part of the name" }]);
});
