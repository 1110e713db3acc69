/**
 * Two voices of type: a serif for what documents say, a sans for what is said of them; paper, ink and few colours, each with
 * one meaning and a word beside it.
 */
export const STYLE = `
:root { color-scheme: light dark; --paper: #fbfaf6; --ink: #1c1b19; --quiet: #5f5b53; --line: #d8d3c7; --link: #0b6a6a;
  --deny: #b0341c; --part: #8a6512; }
@media (prefers-color-scheme: dark) { :root { --paper: #171613; --ink: #ece8de; --quiet: #a9a397; --line: #3a372f;
  --link: #5cc0bb; --deny: #f0836b; --part: #d9b25c; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 Inter, system-ui, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
.theirs { font-family: "Source Serif 4", "Source Serif Pro", Georgia, "Times New Roman", serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: .85rem; letter-spacing: .02em; margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--quiet); }
h3 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
small, .facts, .counts, .labels, .lineage, caption { font-size: .8125rem; font-weight: 400; color: var(--quiet); }
p { margin: .25rem 0; }
a { color: var(--link); text-underline-offset: .15em; overflow-wrap: anywhere; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.contested, small.contested, .denies .stance { color: var(--deny); }
.partly .stance { color: var(--part); }
.silent { color: var(--quiet); }
ul.positions, ol.contradictions { list-style: none; margin: 0; padding: 0; }
ul.positions > li { display: grid; grid-template-columns: 5.75rem 1fr; padding: .625rem 0; border-bottom: 1px solid var(--line); }
.marks { white-space: nowrap; }
ol.contradictions > li { margin-bottom: 1.5rem; }
blockquote { margin: .375rem 0; font-size: 1.0625rem; line-height: 1.5; }
ol.reports li { margin-bottom: .625rem; }
sup { line-height: 0; font-family: Inter, system-ui, sans-serif; }
table { border-collapse: collapse; width: 100%; margin-top: 1.5rem; font-size: .9375rem; }
caption { text-align: left; padding-bottom: .375rem; }
th, td { text-align: left; vertical-align: top; padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-size: .8125rem; font-weight: 400; color: var(--quiet); }
.lineage { margin-left: .5rem; }
article + article { margin-top: 5rem; }
.coverage { font-size: .875rem; color: var(--quiet); }
@media (max-width: 34rem) { ul.positions > li { grid-template-columns: 1fr; } }
@media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --link: #000; --deny: #7a1f0d; --part: #5c430a; }
  @page { margin: 2cm; } body { font-size: 10pt; } main { max-width: none; padding: 0; } article { break-after: page; }
  li, tr, blockquote { break-inside: avoid; } h2, h3 { break-after: avoid; } a { text-decoration: none; }
  ol.reports a[href^="http"]::after { content: " <" attr(href) ">"; font-size: .75rem; } }
`;
