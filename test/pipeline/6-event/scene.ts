import type { Actor, ActorKind, Attribution, Place } from "../../../src/doc/reading.ts";
import { createEventReader } from "../../../src/pipeline/6-event/index.ts";
import type { Annotations } from "../../../src/pipeline/annotations.ts";
import { fileResources } from "../../../src/resources/files.ts";
import { annotationsOf } from "../5-circumstance/tree.ts";

const reader = createEventReader(fileResources());

/** Who and what is in a text, each by its words: "the rebels" is found where these words first stand. */
export interface Scene {
  readonly trees: readonly string[];
  readonly actors?: Readonly<Record<string, ActorKind>>;
  readonly places?: readonly (Pick<Place, "name" | "kind"> & { readonly country?: string })[];
  readonly claims?: readonly {
    readonly source?: string;
    readonly content: string;
    readonly act?: Attribution["act"];
  }[];
  readonly published?: string;
}

export function play(scene: Scene): Annotations {
  const annotations = annotationsOf(scene.trees, scene.published);
  const { text } = annotations;
  const find = (words: string): readonly [number, number] => {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`"${words}" does not stand in "${text}"`);
    return [start, start + words.length];
  };
  annotations.actors = Object.entries(scene.actors ?? {}).map(([words, kind], at): Actor => {
    const mentions: Actor["mentions"][number][] = [];
    for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1)) {
      const end = start + words.length;
      mentions.push({ span: [start, end], head: [start + words.lastIndexOf(" ") + 1, end], form: "name" });
    }
    return { id: `a${at + 1}`, name: words, kind, mentions, by: "hand", certainty: "sure" };
  });
  annotations.places = (scene.places ?? []).map(
    (place, at): Place => ({ id: `p${at + 1}`, ...place, mentions: [find(place.name)], by: "hand", certainty: "sure" }),
  );
  annotations.attributions = (scene.claims ?? []).map(
    ({ source, content, act = "statement" }, at): Attribution => ({
      id: `c${at + 1}`,
      source: { actors: annotations.actors.filter((actor) => actor.name === source).map((actor) => actor.id) },
      content: [find(content)],
      mode: "indirect",
      act,
      negated: false,
      addressees: [],
      by: "hand",
      certainty: "sure",
    }),
  );
  reader.apply(annotations);
  return annotations;
}

/** "TYPE: actor, actor -> recipient [status, status]" for each event. */
export function told(scene: Scene): readonly string[] {
  const annotations = play(scene);
  const names = (ids: readonly string[]): string =>
    ids.map((id) => annotations.actors.find((actor) => actor.id === id)?.name ?? id).join(", ") || "–";
  return annotations.events.map(
    (event) =>
      `${event.type}: ${names(event.actor)} -> ${names(event.recipient)} [${event.mentions.map((mention) => mention.status).join(", ")}]`,
  );
}
