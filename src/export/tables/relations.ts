import type { DateValue } from "../../doc/reading.ts";
import { documentView, isoDays } from "../view.ts";
import { CLAIMANT, FOUND, found, ORIGIN, origin, said, WORDS, words } from "./common.ts";
import { table, text } from "./table.ts";

export const relations = table(
  "relations",
  "One row for each statement that somebody is something to somebody, lastingly.",
  {
    relation: text("id of the relation"),
    type: text("memberOf, leaderOf, alliedWith, hosts, controls, …"),
    status: text("asserted, denied, promised, former, hypothetical"),
    from: text("who"),
    from_key: text("the same key is the same actor across documents"),
    to: text("to whom, or where"),
    to_key: text("the same; empty for places"),
    since: text("EDTF; empty: not said, not: always"),
    since_from: text("first day that it may mean"),
    since_to: text("last day that it may mean"),
    until: text("EDTF; empty: not said, not: still"),
    until_from: text("first day that it may mean"),
    until_to: text("last day that it may mean"),
    ...CLAIMANT,
    ...ORIGIN,
    ...WORDS,
    ...FOUND,
  },
  async function* (source) {
    for await (const from of source.documents()) {
      const view = documentView(from);
      const end = (id: string) => {
        const actor = view.actors.get(id);
        if (actor === undefined) return { name: view.places.get(id)?.name, key: undefined };
        return { name: actor.name, key: from.report.identify(id).key };
      };
      for (const relation of from.report.reading.relations) {
        const [one, other] = [end(relation.from), end(relation.to)];
        yield {
          relation: view.names(relation.id),
          type: relation.type,
          status: relation.status,
          from: one.name,
          from_key: one.key,
          to: other.name,
          to_key: other.key,
          ...dates("since", relation.since),
          ...dates("until", relation.until),
          ...said(view, relation.attribution, view.claimant(relation.attribution)),
          ...origin(view),
          ...words(view, relation.evidence),
          ...found(relation),
        };
      }
    }
  },
);

function dates<Name extends "since" | "until">(name: Name, date: DateValue | undefined) {
  const days = isoDays(date);
  return { [name]: date?.value, [`${name}_from`]: days?.from, [`${name}_to`]: days?.to } as Readonly<
    Record<Name | `${Name}_from` | `${Name}_to`, string | undefined>
  >;
}
