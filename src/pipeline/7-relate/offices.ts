import type { Actor } from "../../doc/reading.ts";
import { contains, join, type Span } from "../../doc/span.ts";
import type { Annotations } from "../annotations.ts";
import type { RelationDraft } from "./draft.ts";
import type { Office, RelationLexicon } from "./lexicon.ts";

/** Words of a title that change who leads, and words that say nothing about it. */
const DEPUTY = new Set(["deputy", "vice", "assistant", "associate", "junior", "second-in-command", "under"]);

/** "TTP leader Noor Wali Mehsud", "a former adviser to the Afghan government": the posts that persons are given by the text. */
export function officeRelations(annotations: Annotations, lexicon: RelationLexicon): readonly RelationDraft[] {
  const byId = new Map(annotations.actors.map((actor) => [actor.id, actor]));
  const drafts: RelationDraft[] = [];
  for (const actor of annotations.actors) {
    for (const role of actor.roles ?? []) {
      const body = role.of === undefined ? undefined : byId.get(role.of);
      if (body === undefined || body.id === actor.id || body.kind === "person") continue;
      const type = relationOf(role.title, body, lexicon);
      if (type === undefined) continue;
      drafts.push({
        type: type.relation,
        from: { id: actor.id, kind: actor.kind },
        to: { id: body.id, kind: body.kind },
        evidence: wordsOf(actor, role.evidence),
        at: role.evidence[0],
        status: role.former === true ? "former" : "asserted",
        by: `relations/offices.tsv ${type.word}`,
        certainty: "sure",
      });
    }
  }
  return drafts;
}

/** The whole phrase that holds the title, with the name where title and name stand together. */
function wordsOf(actor: Actor, title: Span): Span {
  const mention =
    actor.mentions.find(({ span }) => contains(span, title)) ??
    actor.mentions.find(({ span }) => span[0] - title[1] >= 0 && span[0] - title[1] <= 2);
  return mention === undefined ? title : join(mention.span, title);
}

function relationOf(
  title: string,
  body: Actor,
  lexicon: RelationLexicon,
): { readonly relation: Office["relation"]; readonly word: string } | undefined {
  const words = title.toLowerCase().split(/[\s-]+/);
  const isDeputy = words.some((word) => DEPUTY.has(word));
  for (let from = 0; from < words.length; from++) {
    const word = words.slice(from).join(" ");
    const office = lexicon.offices.get(word) ?? lexicon.offices.get(word.replaceAll(" ", "-"));
    if (office === undefined) continue;
    const relation = isDeputy ? (office.deputy ?? office.relation) : office.relation;
    // A minister holds an office of state; a post of that name in any other body is a place in it.
    const isState = body.kind === "state" || body.kind === "government";
    return { relation: relation === "officeHolderOf" && !isState ? "memberOf" : relation, word };
  }
  return undefined;
}
