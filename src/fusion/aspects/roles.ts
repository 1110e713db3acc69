import type { Actor } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import { daysBetween, daysOf } from "../days.ts";
import { claimantOf } from "./claimant.ts";
import { components } from "./components.ts";
import type { AspectKnowledge, Office } from "./knowledge.ts";
import { positionsOf, type Statement, statement } from "./statement.ts";
import type { Contradiction } from "./types.ts";
import { attributionAt, type View, wordsAt } from "./view.ts";
import { wordsOf } from "./words.ts";

/** Offices change hands: reports further apart than this may both be right. */
const AT_ONE_TIME = 60;

interface Holding {
  readonly view: View;
  readonly person: string;
  readonly name: string;
  readonly office: Office;
  /** The state or body that the office is of. */
  readonly of: string;
  readonly statement: Statement;
}

/** One office with two holders at one time, or one holder with two portfolios. */
export function roleContradictions(views: readonly View[], knowledge: AspectKnowledge): readonly Contradiction[] {
  const holdings = views.flatMap((view) => holdingsOf(view, knowledge));
  const edges: [number, number][] = [];
  for (const [i, a] of holdings.entries()) {
    for (const [offset, b] of holdings.slice(i + 1).entries()) {
      if (a.of === b.of && atOneTime(a, b) && (twoHolders(a, b) || twoPortfolios(a, b)))
        edges.push([i, i + 1 + offset]);
    }
  }
  return components(edges).map((members) => {
    const involved = members.map((index) => holdings[index]).filter((each) => each !== undefined);
    const [first] = involved;
    const holders = new Set(involved.map(({ person }) => person)).size;
    const office = first?.office.office ?? "";
    return {
      kind: "role",
      about: holders > 1 ? `who is ${office}` : `what office ${first?.name ?? ""} holds`,
      question: "role",
      positions: positionsOf(involved.map((each) => each.statement)),
      reason: holders > 1 ? "one office has one holder at a time" : "nobody holds both portfolios at one time",
    };
  });
}

const twoHolders = (a: Holding, b: Holding): boolean =>
  a.office.office === b.office.office &&
  a.person !== b.person &&
  surname(a.name) !== surname(b.name) &&
  a.view !== b.view;

const twoPortfolios = (a: Holding, b: Holding): boolean =>
  a.person === b.person &&
  a.office.kind === "portfolio" &&
  b.office.kind === "portfolio" &&
  a.office.office !== b.office.office;

function atOneTime(a: Holding, b: Holding): boolean {
  if (a.view === b.view) return true;
  const [x, y] = [a, b].map(({ view }) =>
    view.report.published === undefined ? undefined : daysOf(view.report.published),
  );
  return x !== undefined && y !== undefined && daysBetween(x, y) <= AT_ONE_TIME;
}

const surname = (name: string): string => name.toLowerCase().split(" ").at(-1) ?? "";
function holdingsOf(view: View, { offices, notHolders }: AspectKnowledge): readonly Holding[] {
  const found: Holding[] = [];
  for (const actor of view.actors.values()) {
    if (actor.kind !== "person" || !/\s/.test(actor.name)) continue;
    for (const role of actor.roles ?? []) {
      const office = offices.get(role.title.toLowerCase());
      const of = role.of === undefined ? actor.country : view.report.identify(role.of).key;
      if (office === undefined || of === undefined || role.former === true) continue;
      if (isQualified(view, role.evidence, notHolders)) continue;
      found.push(holding(view, actor, { office, of, title: role.title, evidence: role.evidence }));
    }
  }
  return found;
}

interface Held {
  readonly office: Office;
  readonly of: string;
  readonly title: string;
  readonly evidence: Span;
}

function holding(view: View, actor: Actor, { office, of, title, evidence }: Held): Holding {
  const { key, name } = view.report.identify(actor.id);
  // The name beside the title is the words of the claim.
  const beside = actor.mentions.find(({ span, form }) => form === "name" && near(span, evidence))?.span;
  const said = statement(view, {
    claimant: claimantOf(view, attributionAt(view, evidence)),
    stance: "asserts",
    value: { kind: "role", title: `${name}, ${title}`, of },
    spans: [beside === undefined ? evidence : [Math.min(beside[0], evidence[0]), Math.max(beside[1], evidence[1])]],
  });
  return { view, person: key, name, office, of, statement: said };
}

const near = (a: Span, b: Span): boolean => a[0] - b[1] < 40 && b[0] - a[1] < 40;

const isQualified = (view: View, [start, end]: Span, notHolders: ReadonlySet<string>): boolean =>
  wordsOf(wordsAt(view, [Math.max(0, start - 25), end])).some((word) => notHolders.has(word));
