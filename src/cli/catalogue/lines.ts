import type { ActorLine, ActorView, ClaimRow, DenialPair, EventRow, Quoted } from "../../query/records.ts";
import { block, oneLine, type Part, painted } from "../report/layout.ts";
import { list } from "../report/lookup.ts";
import { dateText } from "../report/values.ts";
import { countsText } from "../stories/lines.ts";
import type { Style } from "../style.ts";

/** "Meridian Wire, 16 Apr 2022", as reports are called in lists. */
const sourceText = ({ outlet, published }: Pick<Quoted, "outlet" | "published">): string =>
  `${outlet ?? "outlet unknown"}, ${published === null ? "undated" : dateText({ value: published.slice(0, 10) })}`;

/** Who says so, how, and in which words, with the report that has it. */
export function claimRowLines(row: ClaimRow, style: Style): readonly string[] {
  const { speakers, source, cue, mode, act, negated, certainty, words } = row;
  const names = speakers.map(({ name }) => oneLine(name));
  const marks = [...(negated ? ["not said"] : []), ...(act === "statement" ? [] : [act])];
  if (certainty === "unsure") marks.push("?");
  const verb = cue === null ? (mode === "direct" ? "in quotation marks" : "without a verb") : oneLine(cue);
  const head: readonly Part[] = [
    [names.length === 0 ? oneLine(source ?? "nobody named") : list(names), style.speaker],
    [`— ${verb}`, style.dim],
    ...(marks.length === 0 ? [] : [[`[${marks.join(", ")}]`, style.act] as const]),
  ];
  return [...painted(head, style.width, 0, 4), ...quotedLines(row, words, style)];
}

function quotedLines(quoted: Quoted, words: string, style: Style): readonly string[] {
  return [
    ...block(oneLine(words), style.width, 2).map(style.words),
    ...block(sourceText(quoted), style.width, 4).map(style.dim),
  ];
}

/** Who did what to whom, whether it happened, and who says so. */
export function eventRowLines(row: EventRow, style: Style): readonly string[] {
  const names = (refs: EventRow["actors"]): string => list(refs.map(({ name }) => oneLine(name)));
  const { type, mode, status, actors, recipients, claimant, date, place, words } = row;
  const sides = [
    actors.length === 0 ? "" : names(actors),
    recipients.length === 0 ? "" : `→ ${names(recipients)}`,
  ].filter((side) => side !== "");
  const facts = [
    ...(date === undefined || date.basis === "publication" ? [] : [dateText(date)]),
    ...(place === undefined ? [] : [oneLine(place)]),
    `says ${oneLine(claimant)}`,
  ];
  const head: readonly Part[] = [
    [`${type}${mode === null ? "" : ` (${mode})`}`, style.heading],
    ...(status === "occurred" ? [] : [[`[${status}]`, style.act] as const]),
    ...(sides.length === 0 ? [] : [[sides.join(" "), style.speaker] as const]),
  ];
  return [
    ...painted(head, style.width, 0, 4),
    ...block(facts.join(" · "), style.width, 2),
    ...quotedLines(row, words, style),
  ];
}

export function denialLines({ denial, denied, claimant }: DenialPair, style: Style): readonly string[] {
  return [
    ...claimRowLines(denial, style),
    ...painted(
      [
        ["  denies what", style.dim],
        [oneLine(claimant), style.speaker],
        ["says", style.dim],
      ],
      style.width,
      2,
      4,
    ),
    ...quotedLines(denied, denied.words, style).map((line) => `  ${line}`),
  ];
}

export function actorLineText(actor: ActorLine, style: Style): readonly string[] {
  const { name, kind, country, key, says, does, suffers } = actor;
  const what = [kind, country].filter((part) => part !== null && part !== "unknown").join(", ");
  const parts: readonly Part[] = [
    [oneLine(name), style.speaker],
    ...(what === "" ? [] : [[`(${what})`, style.dim] as const]),
  ];
  const facts = [key, countsText(actor), `says ${says}, does ${does}, suffers ${suffers}`];
  return [...painted(parts, style.width, 0), ...block(facts.join(" · "), style.width, 2)];
}

/** "“The emir” — ana, 22 Nov 2026: a title of his". */
const givenName = ({ name, added = [] }: ActorView["names"][number]): readonly string[] =>
  added.map(({ author, at, reason }) => {
    const why = reason === undefined ? "" : `: ${oneLine(reason)}`;
    return `“${name}” — ${author}, ${dateText({ value: at.slice(0, 10) })}${why}`;
  });

/** So many of a list are read at a glance. */
const SHOWN = 12;

/** The page of one actor. */
export function actorCard(view: ActorView, style: Style): readonly string[] {
  const part = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0
      ? []
      : ["", style.heading(title), ...lines.slice(0, SHOWN).flatMap((line) => block(line, style.width, 4, "  "))];
  const span = (first: string | null, last: string | null): string =>
    first === null ? "" : first === last ? `, ${first}` : `, ${first} to ${last ?? first}`;
  return [
    ...actorLineText(view, style),
    ...block(view.identity, style.width, 2).map(style.dim),
    ...part(
      "Called",
      view.names.flatMap((one) =>
        one.form === "human" ? [] : [`“${one.name}” — ${countsText(one)}${span(one.first, one.last)}`],
      ),
    ),
    ...part("Called so by people who judged", view.names.flatMap(givenName)),
    ...part(
      "Offices and functions",
      view.roles.map(
        (one) =>
          `${one.former ? "former " : ""}${one.title}${one.of === undefined ? "" : ` of ${one.of.name}`} — ${countsText(one)}${span(one.first, one.last)}`,
      ),
    ),
    ...part(
      "Is said to have done and suffered",
      view.said.map(
        (one) => `${one.as === "actor" ? "did" : "suffered"} ${one.type} [${one.status}] — ${countsText(one)}`,
      ),
    ),
    ...part(
      "With or against",
      view.others.map(
        (one) => `${one.actor.name} — cooperation ${one.cooperation}, conflict ${one.conflict}; ${countsText(one)}`,
      ),
    ),
    ...part(
      "Relations",
      view.relations.map(
        (one) =>
          `${one.from.name} ${one.type} ${one.to.name} [${one.status}] — ${countsText(one)}: ${list(one.claimants)}`,
      ),
    ),
    ...part(
      "Who speaks of it",
      view.claimants.map((one) => `${one.name} — ${one.claims}×, ${countsText(one)}`),
    ),
    ...part(
      "Stories",
      view.stories.map((one) => `${one.id} ${one.title}`),
    ),
  ];
}
