import { describe, expect, test } from "vitest";
import { play, told } from "./scene.ts";

const ACTORS = { Kenya: "state", Somalia: "state" } as const;
const statusOf = (tree: string): string =>
  told({ trees: [tree], actors: ACTORS })
    .map((line) => line.replace(/: .*\[/, " ").replace("]", ""))
    .join("; ");

const withAux = (aux: string, lemma: string, form = "attack", more = "") => `
Kenya Kenya PROPN NNP 3 nsubj
${aux} ${lemma} AUX MD 3 aux
${form} attack VERB VB 0 root
Somalia Somalia PROPN NNP 3 obj${more}`;
const NOT = "\nnot not PART RB 3 advmod";

describe("auxiliaries and negation", () => {
  test.each([
    ["may", "may", "", "ASSAULT hypothetical"],
    ["could", "could", "", "ASSAULT hypothetical"],
    ["did", "do", NOT, "ASSAULT negated"],
    ["may", "may", NOT, "ASSAULT hypothetical"],
    ["did", "do", "", "ASSAULT occurred"],
  ])("%s attack%s is %s", (aux, lemma, more, expected) => {
    expect(statusOf(withAux(aux, lemma, "attack", more))).toBe(expected);
  });

  test("what is going on is ongoing", () => {
    const tree = `
Kenya Kenya PROPN NNP 3 nsubj
is be AUX VBZ 3 aux
attacking attack VERB VBG 0 root
Somalia Somalia PROPN NNP 3 obj`;
    expect(statusOf(tree)).toBe("ASSAULT ongoing");
  });

  test("who could not say how many were attacked does not say that none was", () => {
    const tree = `
Kenya Kenya PROPN NNP 4 nsubj
could could AUX MD 4 aux
not not PART RB 4 advmod
say say VERB VB 0 root
how how ADV WRB 6 advmod
many many ADJ JJ 7 amod
towns town NOUN NNS 9 obj
Somalia Somalia PROPN NNP 9 nsubj
attacked attack VERB VBD 4 ccomp`;
    expect(statusOf(tree)).toBe("ASSAULT occurred");
  });

  test("'May' after a name is a name", () => {
    const tree = `
Theresa Theresa PROPN NNP 3 nsubj
May May AUX MD 3 aux
attacked attack VERB VBD 0 root
Somalia Somalia PROPN NNP 3 obj`;
    expect(statusOf(tree)).toBe("ASSAULT occurred");
  });
});

describe("said is not done", () => {
  test("a future of force is a threat, of help an agreement, of retreat a concession", () => {
    const will = (form: string, object: string) => `
Kenya Kenya PROPN NNP 3 nsubj
will will AUX MD 3 aux
${form} ${form} VERB VB 0 root
${object}`;
    expect(statusOf(will("attack", "Somalia Somalia PROPN NNP 3 obj"))).toBe("THREATEN threatened");
    expect(statusOf(will("help", "Somalia Somalia PROPN NNP 3 obj"))).toBe("AGREE planned");
    expect(statusOf(will("withdraw", "troops troop NOUN NNS 3 obj"))).toBe("CONCEDE planned");
  });

  test("'will not help' says no, 'did not help' says nothing", () => {
    const tree = (aux: string, lemma: string) => `
Kenya Kenya PROPN NNP 4 nsubj
${aux} ${lemma} AUX MD 4 aux
not not PART RB 4 advmod
help help VERB VB 0 root
Somalia Somalia PROPN NNP 4 obj`;
    expect(statusOf(tree("will", "will"))).toMatch(/^REJECT/);
    expect(statusOf(tree("did", "do"))).toBe("AID negated");
  });
});

describe("governors", () => {
  const under = (verb: string, lemma: string, tag = "VBD") => `
Kenya Kenya PROPN NNP 2 nsubj
${verb} ${lemma} VERB ${tag} 0 root
to to PART TO 4 mark
attack attack VERB VB 2 xcomp
Somalia Somalia PROPN NNP 4 obj`;
  test.each([
    ["failed", "fail", "ASSAULT negated"],
    ["continued", "continue", "ASSAULT occurred"],
    ["tried", "try", "ASSAULT occurred"],
    ["hoped", "hope", "ASSAULT hypothetical"],
  ])("%s to attack", (verb, lemma, expected) => {
    expect(statusOf(under(verb, lemma))).toBe(expected);
  });

  test("a threat is an event beside what is threatened", () => {
    expect(statusOf(under("threatened", "threaten"))).toBe("THREATEN occurred; ASSAULT threatened");
  });

  test("a refusal is an event beside what did not happen", () => {
    expect(statusOf(under("refused", "refuse"))).toBe("REJECT occurred; ASSAULT negated");
  });

  test("'have yet to' denies", () => {
    const tree = `
Kenya Kenya PROPN NNP 2 nsubj
has have VERB VBZ 0 root
yet yet ADV RB 2 advmod
to to PART TO 5 mark
attack attack VERB VB 2 xcomp
Somalia Somalia PROPN NNP 5 obj`;
    expect(statusOf(tree)).toBe("ASSAULT negated");
  });

  test("a condition makes it hypothetical", () => {
    const tree = `
If if SCONJ IN 3 mark
Kenya Kenya PROPN NNP 3 nsubj
attacks attack VERB VBZ 6 advcl
Somalia Somalia PROPN NNP 3 obj
trade trade NOUN NN 6 nsubj
stops stop VERB VBZ 0 root`;
    expect(statusOf(tree)).toBe("ASSAULT hypothetical");
  });

  test("a noun can govern too: the threat of, the possibility of", () => {
    const tree = (noun: string) => `
the the DET DT 2 det
${noun} ${noun} NOUN NN 8 nsubj
of of ADP IN 5 case
an a DET DT 5 det
attack attack NOUN NN 2 nmod
on on ADP IN 7 case
Somalia Somalia PROPN NNP 5 nmod
grew grow VERB VBD 0 root`;
    expect(statusOf(tree("possibility"))).toBe("ASSAULT hypothetical");
    expect(statusOf(tree("wave"))).toBe("ASSAULT occurred");
  });
});

describe("claims", () => {
  const CLAIM = `
Kenya Kenya PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Somalia Somalia PROPN NNP 2 obj`;
  const DENIAL = `
Kenya Kenya PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
attacking attack VERB VBG 2 xcomp
Somalia Somalia PROPN NNP 3 obj`;

  test("a mention belongs to the innermost claim that holds its trigger", () => {
    const { events } = play({ trees: [CLAIM], actors: ACTORS, claims: [{ content: "Kenya attacked Somalia" }] });
    expect(events[0]?.mentions[0]?.attribution).toBe("c1");
  });

  test("a claim and its denial meet in one event, and the denial says what it is about", () => {
    const { events, attributions } = play({
      trees: [CLAIM, DENIAL],
      actors: ACTORS,
      claims: [{ content: "attacking Somalia", source: "Kenya", act: "denial" }],
    });
    const attack = events.find((event) => event.type === "ASSAULT");
    expect(attack?.mentions.map((mention) => mention.status)).toEqual(["occurred", "denied"]);
    expect(attributions[0]?.about?.event).toBe(attack?.id);
  });

  const REJECTED = (clause: string) => `
Kenya Kenya PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
rumours rumour NOUN NNS 2 obj
of of ADP IN 5 case
monks monk NOUN NNS 3 nmod
who who PRON WP 7 nsubj
attacked attack VERB VBD 5 ${clause}
Somalia Somalia PROPN NNP 7 obj`;

  test("what a relative clause says inside a denied object is taken for granted", () => {
    const told = (clause: string) =>
      play({
        trees: [REJECTED(clause)],
        actors: ACTORS,
        claims: [{ content: "rumours of monks who attacked Somalia", source: "Kenya", act: "denial" }],
      }).events.find((event) => event.type === "ASSAULT")?.mentions[0]?.status;
    expect(told("acl:relcl")).toBe("occurred");
    expect(told("acl")).toBe("denied");
  });

  test("but in a cleft, and as the content of an accusation, it is what is denied", () => {
    const cleft = `
Kenya Kenya PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
it it PRON PRP 5 nsubj
was be AUX VBD 5 cop
monks monk NOUN NNS 2 ccomp
that that PRON WDT 7 nsubj
attacked attack VERB VBD 5 acl:relcl
Somalia Somalia PROPN NNP 7 obj`;
    const accusation = `
Kenya Kenya PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
accusations accusation NOUN NNS 2 obj
that that PRON WDT 6 obj
monks monk NOUN NNS 6 nsubj
attacked attack VERB VBD 3 acl:relcl
Somalia Somalia PROPN NNP 6 obj`;
    for (const [tree, content] of [
      [cleft, "it was monks that attacked Somalia"],
      [accusation, "accusations that monks attacked Somalia"],
    ] as const) {
      const scene = { trees: [tree], actors: ACTORS, claims: [{ content, source: "Kenya", act: "denial" }] } as const;
      const attack = play(scene).events.find((event) => event.type === "ASSAULT");
      expect(attack?.mentions[0]?.status).toBe("denied");
    }
  });
});

test("an attack that would be one, if confirmed, has not happened for the report", () => {
  const tree = (more: string) => `
it it PRON PRP 4 nsubj
${more} 4 aux
be be AUX VB 4 cop
attack attack NOUN NN 0 root
by by ADP IN 6 case
Kenya Kenya PROPN NNP 4 nmod`;
  expect(statusOf(tree("would would AUX MD"))).toBe("ASSAULT hypothetical");
  expect(statusOf(tree("may may AUX MD"))).toBe("ASSAULT hypothetical");
  expect(statusOf(tree("has have AUX VBZ"))).toBe("ASSAULT occurred");
  const conditional = `
If if SCONJ IN 2 mark
confirmed confirm VERB VBN 5 advcl
this this PRON DT 5 nsubj
is be AUX VBZ 5 cop
attack attack NOUN NN 0 root
by by ADP IN 7 case
Kenya Kenya PROPN NNP 5 nmod`;
  expect(statusOf(conditional)).toBe("ASSAULT hypothetical");
});
