import { coverageText } from "../coverage.ts";
import type { Exporter } from "../exporter.ts";
import { escaped } from "../markup.ts";
import type { ExportSource, ExportStory } from "../source.ts";
import { uuid } from "../uuid.ts";
import { documentView, isoDays } from "../view.ts";

const NO_DAY = "1970-01-01T00:00:00Z";

/** Stories as an Atom feed (RFC 4287), updated on the day of their last report: there is no clock here. */
export const atom: Exporter = {
  about: "stories as a feed for readers and alerts (Atom)",
  mediaType: "application/atom+xml",
  extension: ".atom",
  coverage: "inside",
  async *write(source) {
    const coverage = await source.coverage();
    const updated = coverage.published.until?.slice(0, 10);
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n';
    yield `<title>Stories: who says what</title>\n<id>urn:uuid:${uuid(`feed ${JSON.stringify(coverage.filters)}`)}</id>\n`;
    yield `<updated>${updated?.length === 10 ? `${updated}T00:00:00Z` : NO_DAY}</updated>\n`;
    yield `<author><name>Hearsay ${escaped(coverage.engine.version)}</name></author>\n`;
    yield `<generator version="${escaped(coverage.engine.version)}">Hearsay</generator>\n`;
    yield `<subtitle>${escaped(coverageText(coverage))}</subtitle>\n`;
    for await (const story of source.stories()) yield await entry(story, source);
    yield "</feed>\n";
  },
};

async function entry(story: ExportStory, source: ExportSource): Promise<string> {
  const links: string[] = [];
  let last = "";
  for (const { document } of story.reports) {
    const from = await source.document(document);
    if (from === undefined) continue;
    const { uri, title, outlet, published } = documentView(from).report.reading.document;
    const day = isoDays(published)?.to ?? "";
    if (day > last) last = day;
    const name = [outlet?.name, title].filter((part) => part !== undefined).join(": ");
    if (uri !== undefined && /^https?:/.test(uri))
      links.push(`<link rel="related" href="${escaped(uri)}" title="${escaped(name)}"/>`);
  }
  const updated = last === "" ? NO_DAY : `${last}T00:00:00Z`;
  const version = [story.documents, story.lineages, story.contradictions, last].join("/");
  return [
    "<entry>",
    `<title>${escaped(story.title)}</title>`,
    // A new version of a story is a new entry: what was told before stays in the reader's list.
    `<id>urn:uuid:${uuid(`story ${story.id} ${version}`)}</id>`,
    `<updated>${updated}</updated>`,
    ...links,
    `<category term="${escaped(story.id)}"/>`,
    `<content type="text">${escaped(summary(story))}</content>`,
    "</entry>\n",
  ].join("\n");
}

function summary(story: ExportStory): string {
  const { documents, lineages, contradicting, happenings } = story;
  const said = happenings.flatMap(({ aspects }) =>
    aspects.flatMap(({ question, positions }) =>
      positions
        .filter(({ stance }) => stance !== "silent")
        .map(({ claimant, stance, words }) => `${question}: ${claimant} ${stance}: “${words[0] ?? ""}”`),
    ),
  );
  return [
    `${documents} documents, ${lineages} lineages.`,
    ...contradicting.map(({ about, reason }) => `Contradiction: ${about} (${reason}).`),
    ...said,
  ].join("\n");
}
