import { goldenSuite } from "./suite.ts";

/** One claim a line: who, with which words, what; how, and inside which other claim. */
goldenSuite("attribution", ({ text, actors, attributions }) => {
  const names = new Map(actors.map(({ id, name }) => [id, name]));
  const named = (ids: readonly string[]): string => ids.map((id) => names.get(id) ?? id).join(", ");
  const words = (span: readonly [number, number]): string => `"${text.slice(...span).replaceAll("\n", "¶")}"`;
  return attributions.map(
    ({ id, source, cue, content, act, mode, negated, within, addressees, medium, occasion, about }) =>
      [
        `${id} source ${source.span === undefined ? "-" : words(source.span)} [${named(source.actors)}]`,
        `cue ${cue === undefined ? "-" : words(cue)}`,
        `content ${content.map(words).join(" … ")}`,
        [act, mode, ...(negated ? ["negated"] : []), ...(within === undefined ? [] : [`within ${within}`])].join(" "),
        ...(addressees.length === 0 ? [] : [`to ${named(addressees)}`]),
        ...(medium === undefined ? [] : [`medium ${medium}`]),
        ...(occasion === undefined ? [] : [`occasion ${occasion}`]),
        ...(about?.attribution === undefined ? [] : [`about ${about.attribution}`]),
      ].join(" | "),
  );
});
