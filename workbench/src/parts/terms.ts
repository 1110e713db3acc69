import type { ActorRef, ClaimRow, EventRow, RelationView } from "../../../src/query/records.ts";
import { STATUS_WORDS, TYPE_WORDS } from "./types.ts";

/** The codes of the reading format in words, as lists and filters need them. */

type EventType = EventRow["type"];
type Status = EventRow["status"];
type Act = ClaimRow["act"];

/** "attacked, killed or hurt"; types that users have added keep their own name: "X-FLOOD" is "flood". */
export const typeWords = (type: string): string =>
  TYPE_WORDS[type] ?? type.replace(/^X-/, "").replaceAll("-", " ").toLowerCase();

export const EVENT_TYPES = Object.keys(TYPE_WORDS) as readonly EventType[];
export const EVENT_STATUSES = Object.keys(STATUS_WORDS) as readonly Status[];
export const statusWords = (status: string): string =>
  Object.hasOwn(STATUS_WORDS, status) ? STATUS_WORDS[status as Status] : status;

interface ActForms {
  /** After a name: "denies". */
  readonly verb: string;
  /** After a name, where the text says that it was not said. */
  readonly not: string;
  readonly plural: string;
}

const ACT_FORMS: Readonly<Record<Act, ActForms>> = {
  statement: { verb: "states", not: "did not state", plural: "statements" },
  belief: { verb: "believes", not: "does not believe", plural: "beliefs" },
  intention: { verb: "intends", not: "does not intend", plural: "intentions" },
  question: { verb: "asks", not: "did not ask", plural: "questions" },
  demand: { verb: "demands", not: "did not demand", plural: "demands" },
  denial: { verb: "denies", not: "did not deny", plural: "denials" },
  promise: { verb: "promises", not: "did not promise", plural: "promises" },
  accusation: { verb: "accuses", not: "did not accuse", plural: "accusations" },
  warning: { verb: "warns", not: "did not warn", plural: "warnings" },
  praise: { verb: "praises", not: "did not praise", plural: "words of praise" },
};
export const SPEECH_ACTS = Object.keys(ACT_FORMS) as readonly Act[];

/** "did not deny": as it stands after the speaker's name. */
export const actVerb = ({ act, negated }: Pick<ClaimRow, "act" | "negated">): string =>
  negated ? ACT_FORMS[act].not : ACT_FORMS[act].verb;

/** "denials"; whatever else stands in an address comes back as "claims". */
export const actPlural = (act: string | undefined): string =>
  act !== undefined && Object.hasOwn(ACT_FORMS, act) ? ACT_FORMS[act as Act].plural : "claims";

export type ActorKindName = NonNullable<ActorRef["kind"]>;
const KIND_WORDS: Readonly<Record<ActorKindName, string>> = {
  state: "state",
  government: "government",
  "armed-group": "armed group",
  party: "party",
  "international-organisation": "international organisation",
  organisation: "organisation",
  company: "company",
  media: "news outlet",
  office: "office",
  person: "person",
  people: "people",
  unknown: "kind not known",
};
export const kindWords = (kind: ActorKindName): string => KIND_WORDS[kind];
export const ACTOR_KIND_NAMES = Object.keys(KIND_WORDS) as readonly ActorKindName[];

const RELATION_WORDS: Readonly<Record<RelationView["type"], string>> = {
  memberOf: "is a member of",
  partOf: "is part of",
  leaderOf: "is a leader of",
  officeHolderOf: "holds office in",
  spokespersonOf: "speaks for",
  alliedWith: "is allied with",
  hostileTo: "is hostile to",
  supports: "supports",
  hosts: "hosts",
  tiesWith: "has ties with",
  negotiatesWith: "negotiates with",
  controls: "controls",
  recognises: "recognises",
  designatesAsTerrorist: "designates as terrorist",
  delisted: "took off its list of terrorists",
  borders: "borders",
  operatesIn: "operates in",
  basedIn: "is based in",
};

/** "is a member of"; in some lists relation types stand among others. */
export const relationWords = (type: string): string =>
  Object.hasOwn(RELATION_WORDS, type) ? RELATION_WORDS[type as RelationView["type"]] : type;
