import type { Claimant, StoryView } from "../../../../src/query/records.ts";
import { shortDate } from "../../parts/dates.ts";
import { headed } from "../../parts/words.ts";

export const GROUPINGS = ["claimant", "side", "lineage"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** A column of the matrix: a claimant, or several that stand together. */
export interface Column {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  readonly claimants: readonly Claimant[];
  readonly pinned: boolean;
}

/**
 * Claimants in the order of their first statement; those that somebody pinned come first, and outlets that speak in their
 * own name stand together at the end.
 */
export function columnsOf(story: StoryView, grouping: Grouping, pinned: readonly string[]): readonly Column[] {
  const claimants = story.claimants.filter((claimant) => claimant.documents > 0 || isAsked(story, claimant.key));
  const first = pinned.flatMap((key) => claimants.filter((claimant) => claimant.key === key));
  const rest = claimants.filter(({ key }) => !pinned.includes(key));
  return [...first.map((claimant) => single(claimant, true)), ...grouped(story, rest, grouping)];
}

const isAsked = ({ happenings }: StoryView, key: string): boolean =>
  happenings.some(({ aspects }) => aspects.some(({ positions }) => positions.some((position) => position.key === key)));

function single(claimant: Claimant, pinned: boolean): Column {
  const { key, name, first, role, outlet } = claimant;
  const note = [role, outlet ? "the outlet itself" : undefined, first === null ? undefined : shortDate(first)];
  return { key, title: headed(name), note: note.filter(isText).join(" · "), claimants: [claimant], pinned };
}
const isText = (text: string | undefined): text is string => text !== undefined && text !== "";

function grouped(story: StoryView, claimants: readonly Claimant[], grouping: Grouping): readonly Column[] {
  if (grouping === "claimant") {
    const outlets = claimants.filter(({ outlet }) => outlet);
    const speakers = claimants.filter(({ outlet }) => !outlet).map((claimant) => single(claimant, false));
    return outlets.length === 0 ? speakers : [...speakers, together(OUTLETS, outlets)];
  }
  const groups = new Map<string, { title: string; claimants: Claimant[] }>();
  for (const claimant of claimants) {
    const { key, title } = grouping === "side" ? sideOf(claimant) : lineageOf(story, claimant);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { title, claimants: [claimant] });
    else group.claimants.push(claimant);
  }
  return [...groups].map(([key, { title, claimants: own }]) => {
    const [only] = own;
    if (own.length === 1 && only !== undefined && grouping === "side") return single(only, false);
    return together({ key, title }, own);
  });
}

/** Several claimants in one column: each answer then says whose it is. */
function together({ key, title }: Group, claimants: readonly Claimant[]): Column {
  const note = claimants.map(({ name }) => headed(name)).join(", ");
  return { key, title: headed(title), note, claimants, pinned: false };
}

interface Group {
  readonly key: string;
  readonly title: string;
}

/** What an outlet says in its own name, without naming who told it. */
const OUTLETS: Group = { key: "outlets", title: "The outlets themselves" };

const sideOf = ({ side, outlet, key, name }: Claimant): Group =>
  side !== undefined ? { key: side.key, title: side.name } : outlet ? OUTLETS : { key, title: name };

/** The lineage through which a claimant is first heard. */
function lineageOf({ happenings, reports }: StoryView, { key, name }: Claimant): Group {
  const heard = new Set(
    happenings.flatMap(({ aspects }) =>
      aspects.flatMap(({ positions }) =>
        positions.flatMap((position) =>
          position.key === key ? position.evidence.map(({ document }) => document) : [],
        ),
      ),
    ),
  );
  const first = reports.find(({ document }) => heard.has(document));
  if (first === undefined) return { key, title: name };
  const head = reports.find(({ lineage }) => lineage === first.lineage) ?? first;
  return { key: first.lineage, title: `Through ${head.outlet ?? "an unnamed outlet"}` };
}
