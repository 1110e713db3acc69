import type { ValidationView } from "../../query/records.ts";
import type { Session } from "../../store/store.ts";
import { markdownReport } from "../../validation/markdown.ts";
import { methodsText } from "../../validation/methods.ts";
import { validationReport } from "../../validation/report.ts";
import { codingsOf, type OpenSample } from "./codings.ts";

/** What the answers to a sample come to, with all that was drawn and found: another library can take it over. */
export async function reportOf(session: Session, { id, at, sample }: OpenSample): Promise<ValidationView> {
  const codings = await codingsOf(session, id);
  const report = validationReport(sample, codings);
  return {
    id,
    at,
    sample,
    codings,
    report,
    methods: methodsText(sample, report),
    markdown: markdownReport(id, at, sample, report),
  };
}
