import { goldenSuite } from "./suite.ts";

goldenSuite("relations", ({ text, actors, places, attributions, relations }) => {
  const names = new Map([...actors, ...places].map(({ id, name }) => [id, name]));
  return relations.map(({ type, from, to, status, evidence, since, until, attribution }) => {
    const parts = [`${names.get(from)} ${type} ${names.get(to)} (${status}) [${text.slice(...evidence)}]`];
    if (since !== undefined) parts.push(`since ${since.value}`);
    if (until !== undefined) parts.push(`until ${until.value}`);
    if (attribution !== undefined) {
      const span = attributions.find(({ id }) => id === attribution)?.source.span;
      parts.push(`says [${span === undefined ? "" : text.slice(...span)}]`);
    }
    return parts.join(" ");
  });
});
