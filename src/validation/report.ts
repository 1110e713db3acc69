import type { Certainty } from "../doc/reading.ts";
import { compareText } from "../fusion/ids.ts";
import type { ElementKind } from "../judgements/elements.ts";
import { krippendorffAlpha } from "./alpha.ts";
import { type Coding, lastCodings } from "./coding.ts";
import type { Sample, Stratum } from "./sample.ts";
import { type Interval, wilson } from "./wilson.ts";

/** What a coder found: of those that could be told, how many are right. */
export interface Precision {
  readonly correct: number;
  readonly wrong: number;
  readonly cannotTell: number;
  /** Nothing where none could be told. */
  readonly precision?: number;
  readonly interval?: Interval;
}

export interface StratumPrecision extends Precision {
  readonly certainty: Certainty;
  readonly size: number;
  readonly drawn: number;
}

export interface LayerPrecision extends Precision {
  readonly layer: ElementKind;
  readonly size: number;
  readonly strata: readonly StratumPrecision[];
  /** Of all elements of the layer, the share whose strata were coded: the weighted precision is that of these. */
  readonly covered: number;
  /** The number of equally weighted items that would tell as much. */
  readonly effective?: number;
  /** Parts that were wrong, the most frequent first. */
  readonly parts: readonly { readonly part: string; readonly items: number }[];
}

export interface CoderReport {
  readonly coder: string;
  readonly coded: number;
  readonly layers: readonly LayerPrecision[];
}

export interface Agreement {
  /** Items that several people have coded. */
  readonly items: number;
  /** Of these, those where all said the same. */
  readonly same: number;
  /** Over "correct" and "wrong"; "cannot tell" counts as no answer. */
  readonly alpha?: number;
  /** Over all three answers. */
  readonly alphaOfThree?: number;
}

export interface ValidationReport {
  readonly coders: readonly CoderReport[];
  readonly agreement?: Agreement;
}

/** What the codings of a sample come to, coder by coder: to average over people would hide where they disagree. */
export function validationReport(sample: Sample, codings: readonly Coding[]): ValidationReport {
  const last = lastCodings(codings.filter(({ item }) => item < sample.items.length));
  const coders = [...new Set(last.map(({ coder }) => coder))].sort(compareText);
  const reports = coders.map((coder) => {
    const own = last.filter((coding) => coding.coder === coder);
    return { coder, coded: own.length, layers: layersOf(sample, own) };
  });
  const units = [...Map.groupBy(last, ({ item }) => item).values()].filter((all) => all.length > 1);
  if (units.length === 0) return { coders: reports };
  const answers = units.map((all) => all.map(({ verdict }) => verdict));
  const alpha = krippendorffAlpha(answers.map((all) => all.filter((verdict) => verdict !== "cannot-tell")));
  const alphaOfThree = krippendorffAlpha(answers);
  return {
    coders: reports,
    agreement: {
      items: units.length,
      same: answers.filter((all) => new Set(all).size === 1).length,
      ...(alpha === undefined ? {} : { alpha }),
      ...(alphaOfThree === undefined ? {} : { alphaOfThree }),
    },
  };
}

function layersOf(sample: Sample, codings: readonly Coding[]): readonly LayerPrecision[] {
  const layers = [...new Set(sample.strata.map(({ layer }) => layer))];
  return layers.map((layer) => {
    const strata = sample.strata.filter((stratum) => stratum.layer === layer);
    const of = (stratum: Stratum): readonly Coding[] =>
      codings.filter(({ item }) => {
        const sampled = sample.items[item];
        return sampled?.layer === layer && sampled.certainty === stratum.certainty;
      });
    const told = strata.map((stratum) => ({ stratum, found: countsOf(of(stratum)) }));
    const size = strata.reduce((sum, one) => sum + one.size, 0);
    return {
      layer,
      size,
      ...weighted(told),
      covered: told.reduce((sum, { stratum, found }) => sum + (tellable(found) > 0 ? stratum.size : 0), 0) / size,
      strata: told.map(({ stratum: { certainty, size: all, drawn }, found }) => ({
        certainty,
        size: all,
        drawn,
        ...found,
        ...shareOf(found),
      })),
      parts: partsOf(strata.flatMap(of)),
    };
  });
}

type Counts = Pick<Precision, "correct" | "wrong" | "cannotTell">;

const tellable = ({ correct, wrong }: Counts): number => correct + wrong;

function countsOf(codings: readonly Coding[]): Counts {
  const count = (verdict: Coding["verdict"]): number => codings.filter((coding) => coding.verdict === verdict).length;
  return { correct: count("correct"), wrong: count("wrong"), cannotTell: count("cannot-tell") };
}

function shareOf(counts: Counts): Pick<Precision, "precision" | "interval"> {
  const trials = tellable(counts);
  if (trials === 0) return {};
  const precision = counts.correct / trials;
  const interval = wilson(precision, trials);
  return { precision, ...(interval === undefined ? {} : { interval }) };
}

/**
 * The precision of a whole layer: each stratum counts as much as it has elements in the library, however many of it were
 * drawn. The interval is Wilson's with the effective number of items of L. Kish, "Weighting for unequal P_i", Journal of
 * Official Statistics 8 (1992), 183–200: it has a width where all are right, too.
 */
function weighted(
  told: readonly { readonly stratum: Stratum; readonly found: Counts }[],
): Counts & Pick<LayerPrecision, "precision" | "interval" | "effective"> {
  const sum = (of: (one: Counts) => number): number => told.reduce((total, { found }) => total + of(found), 0);
  const counts: Counts = {
    correct: sum(({ correct }) => correct),
    wrong: sum(({ wrong }) => wrong),
    cannotTell: sum(({ cannotTell }) => cannotTell),
  };
  const coded = told.filter(({ found }) => tellable(found) > 0);
  if (coded.length === 0) return counts;
  const size = coded.reduce((total, { stratum }) => total + stratum.size, 0);
  const precision = coded.reduce(
    (total, { stratum, found }) => total + (stratum.size / size) * (found.correct / tellable(found)),
    0,
  );
  // Each of the n items of a stratum of N stands for N / n elements.
  const squares = coded.reduce((total, { stratum, found }) => total + stratum.size ** 2 / tellable(found), 0);
  const effective = size ** 2 / squares;
  const interval = wilson(precision, effective);
  return { ...counts, precision, effective, ...(interval === undefined ? {} : { interval }) };
}

function partsOf(codings: readonly Coding[]): LayerPrecision["parts"] {
  const counts = new Map<string, number>();
  for (const { wrong } of codings) for (const part of wrong) counts.set(part, (counts.get(part) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || compareText(a, b)).map(([part, items]) => ({ part, items }));
}
