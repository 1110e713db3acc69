import type { Event, Reading } from "../../doc/reading.ts";
import type { EventDigest } from "./event-digest.ts";

/** Within one document: the speech act and what it is about belong to one story. Both are items. */
export interface SpeechLink {
  readonly act: string;
  readonly about: string;
  readonly reason: string;
}

const SPEECH: Readonly<Record<string, string>> = {
  REQUEST: "what is asked for",
  ACCUSE: "what the accusation is about",
  REJECT: "what is rejected",
  THREATEN: "what is threatened",
  AGREE: "what is promised",
};

/**
 * Joins a demand, an accusation, a denial to the first event of its content ("urged the group to cut its ties"): the
 * act's trigger is the cue of an attribution that holds the event or says what it is about, or the event is a clause
 * within the act's own, told as wanted, feared or planned.
 */
export function speechLinks(reading: Reading, digests: readonly EventDigest[]): readonly SpeechLink[] {
  const digestOf = new Map(digests.map((digest) => [digest.event, digest]));
  return reading.events.flatMap((act) => {
    const reason = SPEECH[act.type];
    const told = reason === undefined ? undefined : contentOf(act, reading, digestOf);
    const [item, about] = [digestOf.get(act.id)?.item, told === undefined ? undefined : digestOf.get(told)?.item];
    if (reason === undefined || item === undefined || about === undefined || item === about) return [];
    return [{ act: item, about, reason }];
  });
}

function contentOf(act: Event, reading: Reading, digests: ReadonlyMap<string, EventDigest>): string | undefined {
  const main = act.mentions[0];
  if (main === undefined) return undefined;
  const { trigger, evidence } = main;
  const attribution = reading.attributions.find(
    ({ cue }) => cue !== undefined && cue[0] < trigger[1] && trigger[0] < cue[1],
  );
  if (attribution?.about?.event !== undefined) return attribution.about.event;
  return reading.events.find(({ id, mentions: [mention] }) => {
    if (id === act.id || mention === undefined) return false;
    if (attribution !== undefined && mention.attribution === attribution.id) return true;
    const within = mention.evidence[0] >= evidence[0] && mention.evidence[1] <= evidence[1];
    return within && mention.trigger[0] > trigger[1] && digests.get(id)?.unreal === true;
  })?.id;
}
