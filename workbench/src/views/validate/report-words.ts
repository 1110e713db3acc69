import type { ValidationView } from "../../../../src/query/records.ts";
import { shareText, tableRows } from "../../../../src/validation/methods.ts";
import type { Table } from "../../parts/table.ts";

type Report = ValidationView["report"];
export type CoderReport = Report["coders"][number];
type Layer = CoderReport["layers"][number];

/** A line of the picture: a layer as a whole, then each of the machine's certainties. */
export interface Line {
  readonly key: string;
  readonly name: string;
  readonly whole: boolean;
  readonly precision?: number;
  readonly interval?: { readonly low: number; readonly high: number };
  /** "0.86 [0.60, 0.96]". */
  readonly value: string;
  /** "12 of 14 right, 1 not to be told". */
  readonly counts: string;
}

export const linesOf = ({ layers }: CoderReport): readonly Line[] =>
  layers.flatMap((layer) => [
    lineOf(layer.layer, layer.covered < 1 && layer.covered > 0 ? `${layer.layer}, in part` : layer.layer, true, layer),
    ...layer.strata.map((stratum) => lineOf(`${layer.layer} ${stratum.certainty}`, stratum.certainty, false, stratum)),
  ]);

function lineOf(
  key: string,
  name: string,
  whole: boolean,
  {
    correct,
    wrong,
    cannotTell,
    precision,
    interval,
  }: Pick<Layer, "correct" | "wrong" | "cannotTell"> & Partial<Pick<Layer, "precision" | "interval">>,
): Line {
  const told = correct + wrong;
  const counts = [
    ...(told === 0 ? [] : [`${correct} of ${told} right`]),
    ...(cannotTell === 0 ? [] : [`${cannotTell} not to be told`]),
  ];
  return {
    key,
    name,
    whole,
    ...(precision === undefined ? {} : { precision }),
    ...(interval === undefined ? {} : { interval }),
    value: precision === undefined ? "–" : shareText(precision),
    counts: counts.length === 0 ? "not coded" : counts.join(", "),
  };
}

export const tableOf = ({ layers }: CoderReport): Table => ({
  columns: [
    { name: "Layer" },
    { name: "Certainty" },
    { name: "In the corpus", kind: "number" },
    { name: "Coded", kind: "number" },
    { name: "Correct", kind: "number" },
    { name: "Wrong", kind: "number" },
    { name: "Cannot tell", kind: "number" },
    { name: "Precision [95 %]" },
  ],
  rows: tableRows(layers).map(({ layer, certainty, size, coded, correct, wrong, cannotTell, precision }) => ({
    cells: [layer, certainty, size, coded, correct, wrong, cannotTell, precision],
  })),
});

/** How far coders agree, in sentences. */
export function agreementWords({ agreement, coders }: Report): readonly string[] {
  if (agreement === undefined)
    return coders.length < 2
      ? ["One coder alone agrees with nobody: a second person can code the same sample under their own name."]
      : ["No element has been coded by more than one person yet."];
  const { items, same, alpha, alphaOfThree } = agreement;
  const told = (value: number | undefined): string =>
    value === undefined ? "not defined, because all answers are one" : shareText(value);
  return [
    `${items} elements were coded by more than one person, ${same} of them alike.`,
    `Krippendorff’s alpha of correct and wrong: ${told(alpha)}.`,
    `With “cannot tell” as an answer of its own: ${told(alphaOfThree)}.`,
  ];
}
