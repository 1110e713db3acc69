import type { Party } from "./view.ts";

/**
 * One doer and one target each, as data sets of dyads have it; undefined where nobody is named. Of reciprocal events, all
 * of whose parties are on one side, each pair once.
 */
export function dyads(
  actors: readonly Party[],
  recipients: readonly Party[],
): readonly (readonly [Party | undefined, Party | undefined])[] {
  if (recipients.length === 0 && actors.length > 1)
    return actors.flatMap((one, at) => actors.slice(at + 1).map((other) => [one, other] as const));
  const doers = actors.length === 0 ? [undefined] : actors;
  const targets = recipients.length === 0 ? [undefined] : recipients;
  return doers.flatMap((one) => targets.map((other) => [one, other] as const));
}
