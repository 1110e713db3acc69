import { describe, expect, test } from "vitest";
import { play, told } from "./scene.ts";

const KENYA = { Kenya: "state", Somalia: "state" } as const;

test("an active verb has its actor before it", () => {
  const tree = `
Kenya Kenya PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Somalia Somalia PROPN NNP 2 obj`;
  expect(told({ trees: [tree], actors: KENYA })).toEqual(["ASSAULT: Kenya -> Somalia [occurred]"]);
});

test("a passive with by-agent tells the same", () => {
  const tree = `
Somalia Somalia PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
attacked attack VERB VBN 0 root
by by ADP IN 5 case
Kenya Kenya PROPN NNP 3 obl:agent`;
  expect(told({ trees: [tree], actors: KENYA })).toEqual(["ASSAULT: Kenya -> Somalia [occurred]"]);
});

test("a passive without agent leaves the actor empty: the place is not promoted", () => {
  const tree = `
Journalists journalist NOUN NNS 3 nsubj:pass
were be AUX VBD 3 aux:pass
arrested arrest VERB VBN 0 root
in in ADP IN 5 case
Lebanon Lebanon PROPN NNP 3 obl`;
  const scene = {
    trees: [tree],
    actors: { Journalists: "people" },
    places: [{ name: "Lebanon", kind: "country", country: "LBN" }],
  } as const;
  expect(told(scene)).toEqual(["COERCE: – -> Journalists [occurred]"]);
  expect(play(scene).events[0]?.place).toBe("p1");
});

test("a relative pronoun stands for the noun that its clause describes", () => {
  const tree = `
rebels rebel NOUN NNS 0 root
who who PRON WP 3 nsubj
kidnapped kidnap VERB VBD 1 acl:relcl
monks monk NOUN NNS 3 obj`;
  expect(told({ trees: [tree], actors: { rebels: "armed-group", monks: "people" } })).toEqual([
    "ASSAULT: rebels -> monks [occurred]",
  ]);
});

test("a clause that lacks its object describes it", () => {
  const tree = `
traders trader NOUN NNS 0 root
Kenya Kenya PROPN NNP 3 nsubj
deported deport VERB VBD 1 acl:relcl`;
  expect(told({ trees: [tree], actors: { traders: "people", Kenya: "state" } })).toEqual([
    "COERCE: Kenya -> traders [occurred]",
  ]);
});

test("whoever is urged does what is urged", () => {
  const tree = `
Kenya Kenya PROPN NNP 2 nsubj
urged urge VERB VBD 0 root
Somalia Somalia PROPN NNP 2 obj
to to PART TO 5 mark
release release VERB VB 2 xcomp
monks monk NOUN NNS 5 obj`;
  expect(told({ trees: [tree], actors: { ...KENYA, monks: "people" } })).toEqual([
    "REQUEST: Kenya -> Somalia [occurred]",
    "RETREAT: Somalia -> monks [hypothetical]",
  ]);
});

test("who is accused of something is who did it", () => {
  const tree = `
Kenya Kenya PROPN NNP 2 nsubj
accused accuse VERB VBD 0 root
Somalia Somalia PROPN NNP 2 obj
of of SCONJ IN 5 mark
torturing torture VERB VBG 2 advcl
monks monk NOUN NNS 5 obj`;
  expect(told({ trees: [tree], actors: { ...KENYA, monks: "people" } })).toEqual([
    "ACCUSE: Kenya -> Somalia [occurred]",
    "ASSAULT: Somalia -> monks [occurred]",
  ]);
});

test("verbs in a row share their subject", () => {
  const tree = `
Kenya Kenya PROPN NNP 2 nsubj
detained detain VERB VBD 0 root
monks monk NOUN NNS 2 obj
and and CCONJ CC 5 cc
attacked attack VERB VBD 2 conj
Somalia Somalia PROPN NNP 5 obj`;
  expect(told({ trees: [tree], actors: { ...KENYA, monks: "people" } })).toEqual([
    "COERCE: Kenya -> monks [occurred]",
    "ASSAULT: Kenya -> Somalia [occurred]",
  ]);
});

test("who meets is a party on both sides, one event for all", () => {
  const tree = `
Kenya Kenya PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Somalia Somalia PROPN NNP 1 conj
met meet VERB VBD 0 root
with with ADP IN 6 case
Chad Chad PROPN NNP 4 obl`;
  expect(told({ trees: [tree], actors: { ...KENYA, Chad: "state" } })).toEqual([
    "CONSULT: Kenya, Somalia, Chad -> – [occurred]",
  ]);
});

test("the visitor acts, the host receives, even where the state is named as a place", () => {
  const tree = `
Ruto Ruto PROPN NNP 2 nsubj
visited visit VERB VBD 0 root
Rwanda Rwanda PROPN NNP 2 obj`;
  const scene = {
    trees: [tree],
    actors: { Ruto: "person" },
    places: [{ name: "Rwanda", kind: "country", country: "RWA" }],
  } as const;
  expect(told(scene)).toEqual(["CONSULT: Ruto -> Rwanda [occurred]"]);
  expect(play(scene).actors.at(-1)).toMatchObject({ id: "a2", kind: "state", entity: "RWA", country: "RWA" });
});

test("an attack in a state is not an attack on the state", () => {
  const tree = `
Gunmen gunman NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
monks monk NOUN NNS 2 obj
in in ADP IN 5 case
Rwanda Rwanda PROPN NNP 2 obl`;
  const scene = {
    trees: [tree],
    actors: { Gunmen: "armed-group", monks: "people" },
    places: [{ name: "Rwanda", kind: "country", country: "RWA" }],
  } as const;
  expect(told(scene)).toEqual(["ASSAULT: Gunmen -> monks [occurred]"]);
  expect(play(scene).actors).toHaveLength(2);
});

test("a possessive owns the withdrawal, but suffers the arrest", () => {
  const of = (noun: string, lemma: string) => `
Kenya Kenya PROPN NNP 3 nmod:poss
's 's PART POS 1 case _
${noun} ${lemma} NOUN NN 4 nsubj
ended end VERB VBD 0 root`;
  expect(told({ trees: [of("withdrawal", "withdrawal")], actors: KENYA_ONLY })).toEqual([
    "RETREAT: Kenya -> – [occurred]",
  ]);
  expect(told({ trees: [of("arrest", "arrest")], actors: KENYA_ONLY })).toEqual(["COERCE: – -> Kenya [occurred]"]);
});
const KENYA_ONLY = { Kenya: "state" } as const;

test("a light verb lends its subject to the event noun", () => {
  const tree = (verb: string, lemma: string) => `
Kenya Kenya PROPN NNP 2 nsubj
${verb} ${lemma} VERB VBD 0 root
an a DET DT 4 det
attack attack NOUN NN 2 obj
on on ADP IN 6 case
Somalia Somalia PROPN NNP 4 nmod`;
  expect(told({ trees: [tree("launched", "launch")], actors: KENYA })).toEqual([
    "ASSAULT: Kenya -> Somalia [occurred]",
  ]);
  expect(told({ trees: [tree("prevented", "prevent")], actors: KENYA })).toEqual(["ASSAULT: – -> Somalia [negated]"]);
});

test("two words of one clause that tell one happening are one event", () => {
  const tree = `
Kenyan kenyan ADJ JJ 2 amod
raids raid NOUN NNS 3 nsubj
killed kill VERB VBD 0 root
monks monk NOUN NNS 3 obj`;
  expect(told({ trees: [tree], actors: { Kenyan: "state", monks: "people" } })).toEqual([
    "ASSAULT: Kenyan -> monks [occurred]",
  ]);
});

test("a wording that is no event keeps the others from matching", () => {
  const tree = (noun: string, lemma: string) => `
${noun} ${lemma} NOUN NN 2 nsubj
killed kill VERB VBD 0 root
monks monk NOUN NNS 2 obj`;
  expect(told({ trees: [tree("Floods", "flood")], actors: { monks: "people" } })).toEqual([]);
  expect(told({ trees: [tree("Shells", "shell")], actors: { monks: "people" } })).toEqual([
    "ASSAULT: – -> monks [occurred]",
  ]);
});

describe("a participle behind a comma tells what the doer of its verb did", () => {
  const ACTORS = { Rebels: "armed-group", villagers: "people", guards: "people", Kenya: "state" } as const;

  test("whoever a later clause is about did not do it", () => {
    const tree = `
Rebels rebel NOUN NNS 2 nsubj
arrived arrive VERB VBD 0 root
, , PUNCT , 4 punct
killing kill VERB VBG 2 advcl
guards guard NOUN NNS 4 obj
, , PUNCT , 8 punct
as as SCONJ IN 8 mark
villagers villager NOUN NNS 4 nsubj
hid hide VERB VBD 8 acl:relcl`;
    expect(told({ trees: [tree], actors: ACTORS })).toEqual(["ASSAULT: Rebels -> guards [occurred]"]);
  });

  const passive = (agent: string) => `
villagers villager NOUN NNS 3 nsubj:pass
were be AUX VBD 3 aux:pass
chased chase VERB VBN 0 root${agent}
, , PUNCT , ${agent === "" ? 5 : 7} punct
killing kill VERB VBG 3 advcl
guards guard NOUN NNS ${agent === "" ? 5 : 7} obj`;

  test("whoever suffers a passive did not do it", () => {
    const by = "\nby by ADP IN 5 case\nKenya Kenya PROPN NNP 3 obl:agent";
    expect(told({ trees: [passive(by)], actors: ACTORS })).toEqual(["ASSAULT: Kenya -> guards [occurred]"]);
    expect(told({ trees: [passive("")], actors: ACTORS })).toEqual(["ASSAULT: – -> guards [occurred]"]);
  });

  test("nor did the noun that the tree hangs it on, when that noun is an object", () => {
    const tree = `
Rebels rebel NOUN NNS 2 nsubj
reached reach VERB VBD 0 root
Kenya Kenya PROPN NNP 2 obj
, , PUNCT , 5 punct
killing kill VERB VBG 3 acl
guards guard NOUN NNS 5 obj`;
    expect(told({ trees: [tree], actors: ACTORS })).toEqual(["ASSAULT: Rebels -> guards [occurred]"]);
  });
});

describe("what kills in 'an attack on the shrine of a leader that killed' is the attack", () => {
  const ACTORS = { leader: "person", guards: "people", Kenya: "state" } as const;
  const attackOn = (pronoun: string, verb = "killed kill") => `
attack attack NOUN NN 0 root
by by ADP IN 3 case
Kenya Kenya PROPN NNP 1 nmod
on on ADP IN 5 case
shrine shrine NOUN NN 1 nmod
of of ADP IN 7 case
leader leader NOUN NN 5 nmod
${pronoun} ${pronoun} PRON WDT 9 nsubj
${verb} VERB VBD 7 acl:relcl
guards guard NOUN NNS 9 obj`;
  const last = (tree: string) => told({ trees: [tree], actors: ACTORS }).at(-1);

  test("the relative clause belongs to the attack, wherever the tree hangs it", () => {
    expect(last(attackOn("that"))).toBe("ASSAULT: Kenya -> guards [occurred]");
    expect(last(attackOn("which"))).toBe("ASSAULT: Kenya -> guards [occurred]");
  });

  test("'who' is somebody, and no attack kidnaps", () => {
    expect(last(attackOn("who"))).toBe("ASSAULT: leader -> guards [occurred]");
    expect(last(attackOn("that", "kidnapped kidnap"))).toBe("ASSAULT: leader -> guards [occurred]");
  });

  test("whoever is bombed, or condemns a bombing, did not kill in it", () => {
    const tree = (more: string, verb: number) => `
bombing bombing NOUN NN ${verb} nsubj
of of ADP IN 3 case
leader leader NOUN NN 1 nmod${more}
killed kill VERB VBD 0 root
guards guard NOUN NNS ${verb} obj`;
    const condemned = "\ncondemned condemn VERB VBN 1 acl\nby by ADP IN 6 case\nKenya Kenya PROPN NNP 4 obl";
    expect(last(tree("", 4))).toBe("ASSAULT: – -> guards [occurred]");
    expect(told({ trees: [tree(condemned, 7)], actors: ACTORS })).toContain("ASSAULT: – -> guards [occurred]");
  });

  test("a name behind another phrase of the attack explains that phrase", () => {
    const tree = `
attack attack NOUN NN 5 nsubj
on on ADP IN 3 case
shrine shrine NOUN NN 1 nmod
leader leader NOUN NN 1 appos
killed kill VERB VBD 0 root
guards guard NOUN NNS 5 obj`;
    expect(last(tree)).toBe("ASSAULT: – -> guards [occurred]");
  });
});

test("whoever is called on is asked, even where the tree takes them for the agent of a passive", () => {
  const tree = `
Kenya Kenya PROPN NNP 0 root
called call VERB VBN 1 acl
on on ADP IN 4 case
Somalia Somalia PROPN NNP 2 obl:agent
to to PART TO 6 mark
release release VERB VB 2 advcl
monks monk NOUN NNS 6 obj`;
  expect(told({ trees: [tree], actors: { ...KENYA, monks: "people" } })[0]).toBe(
    "REQUEST: Kenya -> Somalia [occurred]",
  );
});
