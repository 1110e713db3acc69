import type { Act, Certainty, Status } from "../../../src/doc/reading.ts";

/** PLOVER's types in plain words: what somebody is said to have done. */
export const TYPE_WORDS: Readonly<Record<string, string>> = {
  AGREE: "agreed or promised",
  CONSULT: "met or talked",
  SUPPORT: "gave political support",
  CONCEDE: "gave way",
  COOPERATE: "worked together",
  AID: "gave aid",
  RETREAT: "withdrew or released",
  REQUEST: "asked or demanded",
  ACCUSE: "accused or criticised",
  REJECT: "refused or rejected",
  THREATEN: "threatened",
  PROTEST: "protested",
  SANCTION: "cut or reduced relations",
  MOBILIZE: "moved or readied forces",
  COERCE: "used force short of attack",
  ASSAULT: "attacked, killed or hurt",
};

/** Whether it happened, as the words have it. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  occurred: "said to have occurred",
  ongoing: "said to be going on",
  planned: "planned",
  threatened: "threatened",
  hypothetical: "possible only",
  denied: "denied",
  negated: "said not to have happened",
};

export const ACT_WORDS: Readonly<Record<Act, string>> = {
  statement: "statement",
  belief: "belief",
  intention: "intention",
  question: "question",
  demand: "demand",
  denial: "denial",
  promise: "promise",
  accusation: "accusation",
  warning: "warning",
  praise: "praise",
};

/** How sure the machine is of its reading: nothing to do with how likely the thing is. */
export const CERTAINTY_WORDS: Readonly<Record<Certainty, string>> = {
  sure: "the machine is sure of this reading",
  likely: "the machine's likely reading",
  unsure: "the machine is unsure of this reading",
};
