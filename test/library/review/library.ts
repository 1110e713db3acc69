import { textHash } from "../../../src/doc/document-id.ts";
import type { Certainty, Reading } from "../../../src/doc/reading.ts";
import { engineKey } from "../../../src/library/engine-key.ts";
import { judge } from "../../../src/library/judgements/ledger.ts";
import { type Decision, judgementsFor } from "../../../src/library/review/decide.ts";
import { reviewQueue } from "../../../src/library/review/queue.ts";
import type { ReviewRequest } from "../../../src/library/review/request.ts";
import { type ReviewItem, reviewItemSchema } from "../../../src/query/records.ts";
import type { Store } from "../../../src/store/store.ts";
import { report } from "../../judgements/report.ts";
import { resources } from "../fusion/sample-readings.ts";

export const engine = engineKey(resources);

/** The report made by hand as a document of its own, some of its elements unsure. */
export function unsureReport(id: string, unsure: readonly string[], published?: string): Reading {
  const reading = report();
  const certainty = (element: string): Certainty => (unsure.includes(element) ? "unsure" : "likely");
  const doubt = <E extends { readonly id: string }>(elements: readonly E[]): readonly E[] =>
    elements.map((element) => ({ ...element, certainty: certainty(element.id) }));
  return {
    ...reading,
    document: {
      ...reading.document,
      id,
      ...(published === undefined
        ? {}
        : { published: { value: published, precision: "day" as const, basis: "metadata" as const } }),
    },
    actors: doubt(reading.actors),
    attributions: doubt(reading.attributions),
    events: doubt(reading.events),
    relations: doubt(reading.relations),
    figures: doubt(reading.figures),
  };
}

/** The same report with other words at its end: another text. */
export function withEnding(reading: Reading, ending: string): Reading {
  const text = reading.document.text + ending;
  return { ...reading, document: { ...reading.document, text, textHash: textHash(text) } };
}

export async function queueOf(store: Store, request: Partial<ReviewRequest> = {}): Promise<readonly ReviewItem[]> {
  const { rows } = await store.view((session) => reviewQueue({ session, engine }, { limit: 1000, ...request }));
  return rows.map((row) => reviewItemSchema.parse(row));
}

/** "attribution c1": what each item is about. */
export const shown = (items: readonly ReviewItem[]): readonly string[] =>
  items.map(({ document, kind, element }) => `${document} ${kind} ${element ?? ""}`.trim());

export async function answer(
  store: Store,
  item: ReviewItem | undefined,
  decision: Decision,
  at = "2024-05-01T10:00:00.000Z",
): Promise<readonly string[]> {
  if (item === undefined) throw new Error("no such item");
  return store.transaction(async (session) => {
    const made = await judgementsFor({ session, engine }, item, decision, { author: "ana", at });
    const ids: string[] = [];
    for (const one of made) ids.push((await judge(session, one)).id);
    return ids;
  });
}
