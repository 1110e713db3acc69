import type { JudgeRequest, ReviewItem } from "../../../../src/query/records.ts";

/** A decision on what waits: its key, what it says, and the record that it makes; none where it only goes on. */
export interface Decision {
  readonly key: string;
  readonly title: string;
  readonly request?: JudgeRequest;
}

/** What can be decided of an item, the two answers to its question first. Skipping is always possible and says nothing. */
export function decisionsOn(item: ReviewItem): readonly Decision[] {
  const skip: Decision = { key: "s", title: "Skip" };
  const { why, document, element, other, judgement, choices = [] } = item;
  if (judgement !== undefined) {
    const { record } = judgement;
    if (why === "orphaned")
      return [
        { key: "a", title: "Take it back", request: { act: "withdraw", record } },
        { key: "r", title: "Keep it" },
        skip,
      ];
    const holds =
      element === undefined
        ? []
        : [{ key: "a", title: "It holds", request: { act: "confirm", document, element } as const }];
    return [...holds, { key: "r", title: "Take it back", request: { act: "withdraw", record } }, skip];
  }
  if (element === undefined) return [skip];
  if (why === "link" && other !== undefined) {
    const link = (verdict: "positive" | "negative" | "unsure"): JudgeRequest => ({
      act: "link",
      document,
      element,
      with: { document: other.document, element: other.element },
      verdict,
    });
    return [
      { key: "a", title: "The same", request: link("positive") },
      { key: "r", title: "Not the same", request: link("negative") },
      { key: "n", title: "Cannot be said", request: link("unsure") },
      skip,
    ];
  }
  if (why === "candidates") {
    return [
      ...choices.slice(0, 9).map(
        (choice, at): Decision => ({
          key: String(at + 1),
          title: choice,
          request: { act: "edit", document, element, field: "entity", value: choice },
        }),
      ),
      { key: "r", title: "None of these", request: { act: "edit", document, element, field: "entity", value: null } },
      skip,
    ];
  }
  return [
    { key: "a", title: "Right", request: { act: "confirm", document, element } },
    { key: "r", title: "Wrong", request: { act: "reject", document, element } },
    skip,
  ];
}
