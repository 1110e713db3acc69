import { dateText } from "../doc/words.ts";
import type { DocumentView } from "./view.ts";

/** "Meridian Wire, “Toll rises to 47”, 17 April 2022, https://…": what a reader needs to find the report. */
export function citationOf(view: DocumentView): string {
  const { document } = view.report.reading;
  return [
    document.author,
    document.outlet?.name ?? "outlet unknown",
    document.title === undefined ? undefined : `“${document.title}”`,
    document.published === undefined ? "undated" : dateText(document.published),
    document.uri,
  ]
    .filter((part) => part !== undefined)
    .join(", ");
}
