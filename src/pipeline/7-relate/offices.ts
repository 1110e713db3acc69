import type { Actor } from "../../doc/reading.ts";
import { contains, join, type Span } from "../../doc/span.ts";
import type { Annotations } from "../annotations.ts";
import type { RelationDraft } from "./draft.ts";
import type { Office, RelationLexicon } from "./lexicon.ts";

/** Words of a title that change who leads, and words that say nothing about it. */
const DEPUTY = new Set(["deputy", "vice", "assistant", "associate", "junior", "second-in-command", "under"]);

/** Offices that make their holder a member of the government. */
const CABINET = /(?:^|\s)(?:minister|premier|secretary of state|chancellor)$/;

/** "TTP leader Noor Wali Mehsud", "a former adviser to the Afghan government": the posts that persons are given by the text. */
export function officeRelations(annotations: Annotations, lexicon: RelationLexicon): readonly RelationDraft[] {
  const byId = new Map(annotations.actors.map((actor) => [actor.id, actor]));
  const drafts: RelationDraft[] = [];
  for (const actor of annotations.actors) {
    for (const role of actor.roles ?? []) {
      const body = role.of === undefined ? undefined : byId.get(role.of);
      if (body === undefined || body.id === actor.id || body.kind === "person") continue;
      if (isSentTo(annotations, role.evidence, body)) continue;
      const evidence = wordsOf(actor, role.evidence);
      const type = relationOf(role.title, textOf(annotations, evidence[0], role.evidence[0]), body, lexicon);
      // "a Taliban diplomat" is called so and nothing more is told of whoever it is.
      const isNamed = actor.mentions.some(({ form }) => form === "name");
      if (type === undefined || (type.relation === "memberOf" && !isNamed)) continue;
      const draft: RelationDraft = {
        type: type.relation,
        from: { id: actor.id, kind: actor.kind },
        to: { id: body.id, kind: body.kind },
        evidence,
        at: role.evidence[0],
        status: role.former === true ? "former" : "asserted",
        by: `relations/offices.tsv ${type.word}`,
        certainty: "sure",
      };
      drafts.push(draft);
      const government = CABINET.test(type.word) ? governmentOf(body, annotations.actors) : undefined;
      if (government === undefined || government.id === body.id) continue;
      drafts.push({ ...draft, type: "memberOf", to: { id: government.id, kind: government.kind } });
    }
  }
  return drafts;
}

/** The government of a state, where the document speaks of it as such: regimes with a name of their own come and go. */
const governmentOf = (state: Actor, actors: readonly Actor[]): Actor | undefined =>
  state.kind !== "state" || state.entity === undefined
    ? undefined
    : actors.find(({ entity }) => entity === `${state.entity}.gov`);

/** "the Russian envoy for Afghanistan", "an ambassador in Kabul": that is where the office is held, not whose it is. */
function isSentTo({ text }: Annotations, [, end]: Span, body: Actor): boolean {
  const next = body.mentions.find(({ span }) => span[0] >= end && span[0] - end < 12);
  return (
    next !== undefined &&
    /^\s*(?:in|to|for|at)\s+(?:the\s+)?$/.test(text.slice(end, next.span[0])) &&
    body.kind === "state"
  );
}

const textOf = (annotations: Annotations, start: number, end: number): string =>
  annotations.text.slice(start, end).toLowerCase();

/** The whole phrase that holds the title, with the name where title and name stand together. */
function wordsOf(actor: Actor, title: Span): Span {
  const mention =
    actor.mentions.find(({ span }) => contains(span, title)) ??
    actor.mentions.find(({ span }) => span[0] - title[1] >= 0 && span[0] - title[1] <= 2);
  return mention === undefined ? title : join(mention.span, title);
}

function relationOf(
  title: string,
  before: string,
  body: Actor,
  lexicon: RelationLexicon,
): { readonly relation: Office["relation"]; readonly word: string } | undefined {
  const found = officeIn(title, lexicon);
  // "CENTCOM Commander General McKenzie": a rank between the post and the name; the post stands further left.
  const leading = found?.office.relation === "memberOf" ? officeIn(before, lexicon) : undefined;
  const best = leading?.office.relation === "leaderOf" ? leading : found;
  if (best === undefined) return undefined;
  const { office, word } = best;
  const isDeputy = `${before} ${title}`.split(/[\s-]+/).some((part) => DEPUTY.has(part));
  const relation = isDeputy ? (office.deputy ?? office.relation) : office.relation;
  // A minister holds an office of state; a post of that name in any other body is a place in it.
  const isState = body.kind === "state" || body.kind === "government" || body.kind === "office";
  return { relation: relation === "officeHolderOf" && !isState ? "memberOf" : relation, word };
}

/** The longest office that a title ends in. */
function officeIn(
  title: string,
  lexicon: RelationLexicon,
): { readonly office: Office; readonly word: string } | undefined {
  const words = title
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  for (let from = 0; from < words.length; from++) {
    const word = words.slice(from).join(" ");
    const office = lexicon.offices.get(word);
    if (office !== undefined) return { office, word };
  }
  return undefined;
}
