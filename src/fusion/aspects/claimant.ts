import type { Actor, Attribution } from "../../doc/reading.ts";
import { type View, wordsAt } from "./view.ts";
import { contentWords, wordsOf } from "./words.ts";

/** Who states something, as one document has it. */
export interface Claimant {
  readonly key: string;
  readonly name: string;
  /** What a person or an office speaks for. */
  readonly group?: string;
  /** From the outlet inwards to the claimant. */
  readonly chain: readonly string[];
  /** The origin that the words go back to. */
  readonly lineage: string;
  readonly kind: "outlet" | "named" | "described" | "unnamed";
}

const NOT_NAMED = "somebody unnamed";

/** The innermost speaker; the outlet itself where the words are nobody else's. */
export function claimantOf(view: View, attribution: Attribution | undefined): Claimant {
  const { report } = view;
  const outlet = report.outlet ?? report.document;
  if (attribution === undefined) {
    return { key: `outlet:${outlet}`, name: outlet, chain: [outlet], lineage: report.lineage, kind: "outlet" };
  }
  const chain = chainOf(view, attribution);
  const speaker = speakerOf(view, attribution);
  const cited = chain.map(({ id }) => report.originOf?.(id)).find((origin) => origin !== undefined);
  return {
    ...speaker,
    chain: [outlet, ...chain.map((each) => speakerOf(view, each).name)],
    lineage: cited ?? report.lineage,
  };
}

/** An actor that speaks without a claim of its own in the reading. */
export function actorAsClaimant(view: View, actor: Actor): Claimant {
  const { report } = view;
  const speaker = actorAs(view, actor);
  return { ...speaker, chain: [report.outlet ?? report.document, speaker.name], lineage: report.lineage };
}

/** From the outermost claim inwards. */
export function chainOf(view: View, attribution: Attribution): readonly Attribution[] {
  const chain: Attribution[] = [];
  for (let at: Attribution | undefined = attribution; at !== undefined && !chain.includes(at); ) {
    chain.unshift(at);
    at = at.within === undefined ? undefined : view.attributions.get(at.within);
  }
  return chain;
}

type Speaker = Pick<Claimant, "key" | "name" | "kind" | "group">;

function speakerOf(view: View, attribution: Attribution): Speaker {
  const { source } = attribution;
  const own = source.actors.map((id) => view.actors.get(id)).filter((actor) => actor !== undefined);
  const owner = own.length === 0 && source.span === undefined ? ownerInside(view, attribution) : undefined;
  const actors = owner === undefined ? own : [owner];
  if (actors.length > 0) {
    const speakers = actors.map((actor) => actorAs(view, actor)).toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const groups = new Set(speakers.map(({ group }) => group));
    const [group] = groups.size === 1 ? groups : [];
    return {
      key: speakers.map(({ key }) => key).join("+"),
      name: speakers.map(({ name }) => name).join(" and "),
      kind: speakers.some(({ kind }) => kind === "named") ? "named" : "described",
      ...(group === undefined ? {} : { group }),
    };
  }
  if (source.span === undefined) return unnamed(view);
  const words = wordsAt(view, source.span).replace(/[,\s]+$/, "");
  const description = descriptionKey(words);
  return description === undefined ? unnamed(view) : { key: description, name: words, kind: "described" };
}

/** "The view | of the State Department that …": the noun's owner stands in the content. */
function ownerInside(view: View, { content }: Attribution): Actor | undefined {
  const [piece] = content;
  const opening = piece && /^(?:of|by)\s+(?:the\s+)?/.exec(view.text.slice(...piece));
  if (piece === undefined || opening === null || opening === undefined) return undefined;
  const start = piece[0] + opening[0].length;
  return [...view.actors.values()].find(({ mentions }) =>
    mentions.some(({ span }) => span[0] <= start && start < span[1] && span[0] >= piece[0]),
  );
}

const unnamed = ({ report }: View): Speaker => ({
  key: `unnamed:${report.document}`,
  name: NOT_NAMED,
  kind: "unnamed",
});

/** Somebody who is only described is the same where the description is: "a senior Interior Ministry official". */
function actorAs(view: View, actor: Actor): Speaker {
  const { key, name, group = groupOf(view, actor) } = view.report.identify(actor.id);
  const organisation = group === undefined || group === key ? {} : { group };
  const named = actor.entity !== undefined || actor.mentions.some(({ form }) => form === "name");
  if (named) return { key, name, kind: "named", ...organisation };
  return { key: descriptionKey(name) ?? key, name, kind: "described", ...organisation };
}

/** An actor's key, and that of whom it acts for: a minister who opens talks is his country's party to them. */
export function partyKeys(view: View, id: string): readonly string[] {
  const actor = view.actors.get(id);
  const { key, group = actor === undefined ? undefined : groupOf(view, actor) } = view.report.identify(id);
  return group === undefined ? [key] : [key, group];
}

const SPEAKS_FOR: ReadonlySet<string> = new Set(["spokespersonOf", "officeHolderOf", "leaderOf", "memberOf", "partOf"]);

/** The first body that the document makes an actor part of. */
function groupOf({ report }: View, { id, roles }: Actor): string | undefined {
  const role = roles?.find(({ of, former }) => of !== undefined && former !== true)?.of;
  const relation = report.reading.relations.find(
    ({ type, from, status }) => from === id && status === "asserted" && SPEAKS_FOR.has(type),
  );
  const to = role ?? relation?.to;
  return to === undefined || !report.reading.actors.some((actor) => actor.id === to)
    ? undefined
    : report.identify(to).key;
}

const ARTICLES = new Set(["the", "a", "an", "this", "that", "his", "her", "its", "their"]);

/** "officials" alone may be anybody's: one word is no description that holds beyond its document. */
function descriptionKey(words: string): string | undefined {
  const kept = wordsOf(words).filter((word) => !ARTICLES.has(word));
  return contentWords(kept.join(" "), ARTICLES).length < 2 ? undefined : `described:${kept.join(" ")}`;
}

/** The same speaker, or one that speaks for the other: a spokesman does not contradict his ministry by speaking. */
export const samePeople = (a: Claimant, b: Claimant): boolean =>
  a.key === b.key || a.group === b.key || b.group === a.key || (a.group !== undefined && a.group === b.group);
