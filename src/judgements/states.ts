/**
 * What has become of a judgement in a reading. "applied": it is shown in place of what the machine had then. "confirmed":
 * the machine says the same. "obsolete": the judgement is shown, and the machine now says a third thing, which is worth a
 * look. "orphaned": what it was about is not there. "overruled": a later judgement of the same field is shown instead.
 */
export const STATES = ["applied", "confirmed", "obsolete", "orphaned", "overruled", "withdrawn"] as const;
export type State = (typeof STATES)[number];
