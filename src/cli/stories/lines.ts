import { boundsText, numberText } from "../../doc/words.ts";
import { questionText } from "../../fusion/aspects/question-words.ts";
import type { Aspect, Contradiction, Evidence, Position, Value } from "../../fusion/aspects/types.ts";
import { placeName } from "../../fusion/aspects/words.ts";
import type { RelationOverTime } from "../../fusion/relations.ts";
import type { StoryLine, StoryView } from "../../library/fusion/corpus.ts";
import { block, type Part, painted } from "../report/layout.ts";
import { dateText } from "../report/values.ts";
import type { Style } from "../style.ts";

/** How a document is called in lists: "Meridian Wire, 16 Apr 2022". */
export type NameDocument = (document: string) => string;

/** "3 documents, 2 lineages": always both. */
export const countsText = ({
  documents,
  lineages,
}: {
  readonly documents: number;
  readonly lineages: number;
}): string => `${counted(documents, "document")}, ${counted(lineages, "lineage")}`;

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

export function storyLineText(story: StoryLine, style: Style): readonly string[] {
  const { id, title, date, contradictions } = story;
  const parts: Part[] = [[title, style.heading]];
  const facts: Part[] = [
    [id, style.act],
    [countsText(story), style.plain],
    ...(date === undefined ? [] : [[dateText(date), style.plain] as const]),
    ...(contradictions === 0 ? [] : [[counted(contradictions, "contradiction"), style.warn] as const]),
  ];
  return [...painted(parts, style.width, 0, 2), ...painted(joinParts(facts, style), style.width, 2, 2)];
}

const joinParts = (parts: readonly Part[], style: Style): readonly Part[] =>
  parts.flatMap((part, at) => (at === 0 ? [part] : [["·", style.dim] as const, part]));

/** The card of one story: its reports, then each question with every claimant's answer, then why it is one story. */
export function storyCard(story: StoryView, nameOf: NameDocument, style: Style): readonly string[] {
  const byLineage = new Map<string, string[]>();
  for (const { document, lineage } of story.reports)
    byLineage.set(lineage, [...(byLineage.get(lineage) ?? []), document]);
  const aspects = story.happenings
    .flatMap((happening) => happening.aspects)
    .filter(isTold)
    .toSorted((a, b) => CONTESTED.indexOf(a.agreement) - CONTESTED.indexOf(b.agreement));
  return [
    ...storyLineText(story, style),
    ...(story.machineTitle === undefined
      ? []
      : painted(
          [
            ["the machine’s title:", style.dim],
            [story.machineTitle, style.plain],
          ],
          style.width,
          2,
          2,
        )),
    "",
    style.heading("Reports, by lineage"),
    ...[...byLineage.values()].flatMap((documents) =>
      documents.flatMap((document, at) =>
        block(nameOf(document), style.width, at === 0 ? 4 : 8, at === 0 ? "  ■ " : "    └ "),
      ),
    ),
    ...aspects.flatMap((aspect) => ["", ...aspectLines(aspect, nameOf, style)]),
    ...(story.contradicting.length === 0
      ? []
      : [
          "",
          style.heading("What contradicts"),
          ...story.contradicting.flatMap((each) => contradictionLines(each, nameOf, style, 2)),
        ]),
    ...(story.joined.length === 0 ? [] : ["", style.heading("Why these reports are one story")]),
    ...reasonLines(story, nameOf, style),
    ...saidLines(story, nameOf, style),
  ];
}

/** What nobody but one outlet says of itself, in one report, needs no table. */
const isTold = ({ positions, agreement }: Aspect): boolean => positions.length > 1 || agreement === "contradict";

/** The contested questions come first. */
const CONTESTED = ["contradict", "differ", "agree", "single"];

const SIGNS = {
  agree: "they agree",
  differ: "they differ",
  contradict: "they contradict each other",
  single: "one voice",
};

function aspectLines(aspect: Aspect, nameOf: NameDocument, style: Style): readonly string[] {
  const paint = aspect.agreement === "contradict" ? style.warn : style.dim;
  return [
    ...painted(
      [
        [questionText(aspect.question), style.heading],
        [`— ${SIGNS[aspect.agreement]}`, paint],
      ],
      style.width,
      0,
      2,
    ),
    ...aspect.positions.flatMap((position) => positionLines(position, nameOf, style, 2)),
    ...comparisonLines(aspect, style),
  ];
}

/** Why numbers differ and yet do not contradict each other; a few examples stand for all that count different things. */
function comparisonLines({ comparisons, positions }: Aspect, style: Style): readonly string[] {
  const reasons = new Map<string, string>();
  for (const { a, b, verdict, reason } of comparisons) {
    const [one, other] = [positions[a], positions[b]];
    if (one === undefined || other === undefined || (verdict !== "revised" && verdict !== "different-scope")) continue;
    if (!reasons.has(reason)) reasons.set(reason, `${valueText(one.value)} and ${valueText(other.value)}`);
  }
  const shown = [...reasons].slice(0, EXAMPLES).map(([reason, pair]) => `${pair}: ${reason}`);
  const rest = reasons.size - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${counted(rest, "other difference")} that contradict nothing`] : [])].flatMap(
    (text) => block(text, style.width, 6, "    ≠ ").map(style.dim),
  );
}
const EXAMPLES = 4;

const STANCES = { asserts: "■", partly: "◧", denies: "⊘", silent: "·" };

function positionLines(position: Position, nameOf: NameDocument, style: Style, indent: number): readonly string[] {
  const { claimant, stance, value, words, evidence } = position;
  const said =
    stance === "silent"
      ? "says nothing of it"
      : stance === "asserts"
        ? valueText(value)
        : `${stance} ${valueText(value)}`.trim();
  const head: Part[] = [
    [STANCES[stance], stance === "denies" ? style.warn : style.plain],
    [claimant, style.speaker],
    ...(said === "" ? [] : [[`${said}`, style.act] as const]),
    ...(stance === "silent" ? [] : [[`(${countsText(position)})`, style.dim] as const]),
  ];
  const first = evidence[0];
  const quote = words[0];
  return [
    ...painted(head, style.width, indent),
    ...(quote === undefined || stance === "silent"
      ? []
      : block(`“${quote}”`, style.width, indent + 2).map(style.words)),
    ...(first === undefined || stance === "silent"
      ? []
      : block([...new Set(evidence.map(({ document }) => nameOf(document)))].join("; "), style.width, indent + 4).map(
          style.dim,
        )),
  ];
}

/** What a claimant says to a question, in few words. */
export function valueText(value: Value | undefined): string {
  switch (value?.kind) {
    case undefined:
      return "";
    case "figure": {
      const { whom, where, of } = value;
      return [
        `${boundsText(value) ?? 0}${of === undefined ? "" : ` of ${numberText(of)}`}`,
        ...(whom === undefined ? [] : [whom]),
        ...(where === undefined ? [] : [`in ${placeName(where)}`]),
      ].join(" ");
    }
    case "date":
      return dateText({ value: value.edtf });
    case "actors":
      return value.names.join(", ");
    case "place":
      return value.name;
    case "role":
      return value.title;
    case "words":
      return value.text;
  }
}

export function contradictionLines(
  { kind, about, positions, reason }: Contradiction,
  nameOf: NameDocument,
  style: Style,
  indent: number,
): readonly string[] {
  return [
    ...painted(
      [
        [`${kind}:`, style.warn],
        [about, style.plain],
      ],
      style.width,
      indent,
    ),
    ...positions.flatMap((position) => positionLines(position, nameOf, style, indent + 2)),
    ...block(`no reading reconciles them: ${reason}`, style.width, indent + 2).map(style.dim),
  ];
}

function reasonLines(story: StoryView, nameOf: NameDocument, style: Style): readonly string[] {
  const pairs = new Map<string, Set<string>>();
  for (const { documents, reasons } of story.joined) {
    const pair = documents.map(nameOf).toSorted().join(" and ");
    pairs.set(pair, new Set([...(pairs.get(pair) ?? []), ...reasons]));
  }
  return [...pairs]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([pair, reasons]) => [
      ...block(`${pair}:`, style.width, 2),
      ...block([...reasons].join("; "), style.width, 4).map(style.dim),
    ]);
}

/** What people have said that joins nothing: what they keep apart, and what they looked at and could not say. */
function saidLines({ said }: StoryView, nameOf: NameDocument, style: Style): readonly string[] {
  const lines = said.flatMap(({ verdict, documents, record, author, at, reason, followed }) => {
    if (verdict === "positive") return [];
    const word = verdict === "negative" ? "not one happening" : "cannot be said to be one happening or two";
    const kept = followed ? "" : " (not followed: others say by way of a third report that they are one)";
    return [
      ...block(`${documents.map(nameOf).join(" and ")}:`, style.width, 2),
      ...block(
        `${word}, says ${author}, ${at.slice(0, 10)}, ${record.slice(0, 12)}${reason === undefined ? "" : `: ${reason}`}${kept}`,
        style.width,
        4,
      ).map(style.dim),
    ];
  });
  return lines.length === 0 ? [] : ["", style.heading("What people say of these reports"), ...lines];
}

/** "Pakistan · hosts · Taliban, since 1994": who says so, and where. */
export function relationLines(
  relation: RelationOverTime,
  { nameOf, wordsAt }: { readonly nameOf: NameDocument; wordsAt(evidence: Evidence): string },
  style: Style,
): readonly string[] {
  const { type, from, to, status, since, until, statements } = relation;
  const dates = [
    ...(since === undefined ? [] : [`since ${dateText(since)} (${since.claimants.join(", ")})`]),
    ...(until === undefined ? [] : [`until ${dateText(until)} (${until.claimants.join(", ")})`]),
  ];
  const head: Part[] = [
    [from, style.heading],
    [`${type}${status === "asserted" ? "" : ` (${status})`}`, style.act],
    [to, style.heading],
    [`— ${[countsText(relation), ...dates].join("; ")}`, style.dim],
  ];
  return [
    ...painted(head, style.width, 0, 2),
    ...statements.flatMap(({ claimant, document, evidence }) => [
      ...block(claimant, style.width, 2).map(style.speaker),
      ...block(`“${wordsAt(evidence)}”`, style.width, 4).map(style.words),
      ...block(nameOf(document), style.width, 6).map(style.dim),
    ]),
  ];
}
