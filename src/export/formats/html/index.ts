import { coverageText } from "../../coverage.ts";
import type { Exporter } from "../../exporter.ts";
import { escaped } from "../../markup.ts";
import { storySection } from "./story.ts";
import { STYLE } from "./style.ts";

/**
 * Stories as one page that needs nothing else: no script, no picture, no font from elsewhere, and a policy that lets a
 * browser load none. It prints, and every quote leads to its report.
 */
export const html: Exporter = {
  about: "a report of one story, or of several, as a page that works offline, prints and cites",
  mediaType: "text/html; charset=utf-8",
  extension: ".html",
  coverage: "inside",
  async *write(source) {
    const coverage = await source.coverage();
    const sections: string[] = [];
    const titles: { readonly id: string; readonly title: string }[] = [];
    for await (const story of source.stories()) {
      titles.push({ id: story.id, title: story.title });
      sections.push(await storySection(story, source));
    }
    const [only] = titles;
    const title = titles.length === 1 && only !== undefined ? only.title : "Stories: who says what";
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n';
    yield `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`;
    yield '<meta name="referrer" content="no-referrer">\n';
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
    yield `<meta name="generator" content="Hearsay ${escaped(coverage.engine.version)}">\n`;
    yield `<title>${escaped(title)}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n<main>\n`;
    if (titles.length > 1) {
      yield '<h1>Stories: who says what</h1>\n<nav aria-label="Stories">\n<ol>\n';
      for (const { id, title: name } of titles) yield `<li><a href="#${escaped(id)}">${escaped(name)}</a></li>\n`;
      yield "</ol>\n</nav>\n";
    }
    if (titles.length === 0)
      yield "<h1>No story</h1>\n<p>No two reports of what was asked for tell of one happening.</p>\n";
    yield* sections;
    yield `<section class="coverage">\n<h2 id="coverage">What this rests on, and what it is not</h2>\n<ul>\n`;
    for (const line of coverageText(coverage).split("\n")) yield `<li>${escaped(line)}</li>\n`;
    yield "</ul>\n</section>\n</main>\n</body>\n</html>\n";
  },
};
