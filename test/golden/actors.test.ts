import type { Actor, Place } from "../../src/doc/reading.ts";
import { createMentionReader } from "../../src/pipeline/3-mention/index.ts";
import { fileResources } from "../../src/resources/files.ts";
import { goldenSuite } from "./suite.ts";

const told = (...facts: readonly (string | undefined)[]): string => {
  const known = facts.filter((fact) => fact !== undefined && fact !== "");
  return known.length === 0 ? "" : ` [${known.join(" ")}]`;
};

// Later steps add mentions that only they can know; what is tested here is what this step finds from the trees.
const reader = createMentionReader(fileResources());

goldenSuite("actors", (annotations) => {
  reader.apply(annotations);
  const { text, actors, places } = annotations;
  const names = new Map(actors.map((actor) => [actor.id, actor.name]));
  const actorLine = (actor: Actor): string => {
    const mentions = actor.mentions.map(({ span, form }) => `"${text.slice(...span)}" ${form}`).join(", ");
    return `${actor.name}${told(actor.kind, actor.country, actor.sector, actor.entity, actor.candidates?.join("|"))} : ${mentions}`;
  };
  const roleLines = (actor: Actor): readonly string[] =>
    (actor.roles ?? []).map(
      (role) =>
        `  ${role.former === true ? "former " : ""}${role.title}${role.of === undefined ? "" : ` of ${names.get(role.of)}`} : "${text.slice(...role.evidence)}"`,
    );
  const placeLine = (place: Place): string =>
    `@ ${place.name}${told(place.kind, place.country)} : ${place.mentions.map((span) => `"${text.slice(...span)}"`).join(", ")}`;
  return [...actors.flatMap((actor) => [actorLine(actor), ...roleLines(actor)]), ...places.map(placeLine)];
});
