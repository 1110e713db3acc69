/** What a time expression says before it is resolved: only what its own words give. */

/** Units in which distances and stretches are counted. */
export type CountedUnit = "day" | "week" | "month" | "year";

export interface PartialDate {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

export type Which = "last" | "this" | "next";

export type TimeExpression =
  /** "July 28", "July 2021", "2009". */
  | {
      readonly kind: "date";
      readonly date: PartialDate;
      /** "last July": the July that was last. */
      readonly which?: Which;
      /** "July last year": the July of last year. */
      readonly ofYear?: Which;
    }
  | { readonly kind: "weekday"; readonly weekday: number; readonly which?: Which; readonly week?: Which }
  /** "26–28 July", "from 1996 to 2001", "Monday and Tuesday". */
  | { readonly kind: "range"; readonly from: TimeExpression; readonly to: TimeExpression }
  /** Days from the day of speaking: "yesterday" is -1 to -1, "overnight" -1 to 0. */
  | { readonly kind: "deictic"; readonly from: number; readonly to: number }
  /** "this week", "earlier this month", "late last year". */
  | {
      readonly kind: "period";
      readonly unit: CountedUnit | "weekend" | "quarter" | "decade";
      readonly offset: -1 | 0 | 1;
      readonly part?: "earlier" | "later";
      /** "the weekend": this or the last one, as the tense decides. */
      readonly free?: true;
    }
  /** "three days ago", "two days later", "in two weeks": one point at a distance. */
  | {
      readonly kind: "distance";
      readonly least: number;
      readonly most: number;
      readonly unit: CountedUnit;
      readonly direction: -1 | 1;
      readonly from: "speaking" | "story";
      /** Read only under a verb of the future: "in two weeks" also means "within two weeks". */
      readonly futureOnly?: true;
    }
  /** "the past two weeks", "the next five years": all the time up to or from now. */
  | { readonly kind: "stretch"; readonly count: number; readonly unit: CountedUnit; readonly direction: -1 | 1 }
  /** "in recent days", "in the coming weeks". */
  | { readonly kind: "recent"; readonly unit: CountedUnit; readonly direction: -1 | 1 }
  /** "spring 2020", "last summer". */
  | { readonly kind: "season"; readonly month: number; readonly year?: number; readonly which?: Which }
  /** "the first quarter of 2021", "the second half of the year". */
  | {
      readonly kind: "months";
      readonly first: number;
      readonly last: number;
      readonly precision: "quarter" | "interval";
      readonly year?: number;
      readonly which?: Which;
    }
  /** "the 1990s". */
  | { readonly kind: "years"; readonly first: number; readonly last: number }
  /** "that day", "the same year": the date that the story has reached. */
  | { readonly kind: "same"; readonly unit: CountedUnit }
  /** "eight months after X": dates X when the clause is about now. */
  | { readonly kind: "elapsed"; readonly count: number; readonly unit: CountedUnit };

/** The word before an expression that says how the happening lies to it. */
export type Signal = "since" | "until" | "before" | "after";

/** An expression over pieces `[from, to)` of a sentence; a signal lies inside. */
export interface FoundExpression {
  readonly expression: TimeExpression;
  readonly from: number;
  readonly to: number;
  readonly signal?: Signal;
}
