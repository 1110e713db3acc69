import type { Reading } from "../doc/reading.ts";
import { createEventReader, type EventReason } from "../pipeline/6-event/index.ts";
import { blankAnnotations } from "../pipeline/annotations.ts";
import { assemble } from "../pipeline/pipeline.ts";
import type { Resources } from "../pipeline/resources.ts";
import { components } from "../reader/reader.ts";
import { inputOf } from "./links.ts";

export type { EventReason, MentionReason, SideReason } from "../pipeline/6-event/index.ts";

/**
 * Why the events of a reading are what they are. A reading does not carry these reasons, so its text is read again, in this
 * thread and up to the events: the same text and metadata give the same events.
 */
export function createEventReasoner(resources: Resources): (reading: Reading) => ReadonlyMap<string, EventReason> {
  const steps = components(resources);
  const run = assemble(
    steps.slice(
      0,
      steps.findIndex(({ name }) => name === "6-event"),
    ),
  );
  const events = createEventReader(resources);
  return ({ document }) => {
    const annotations = blankAnnotations(inputOf(document));
    run(annotations);
    return new Map(events.explain(annotations).map((reason) => [reason.event, reason]));
  };
}
