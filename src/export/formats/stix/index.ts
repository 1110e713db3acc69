import { coverageText } from "../../coverage.ts";
import type { Exporter } from "../../exporter.ts";
import { uuid } from "../../uuid.ts";
import { documentView } from "../../view.ts";
import { documentObjects, type Written } from "./document.ts";
import { extension, extensionDefinition, NO_DAY, type StixObject, stixObject } from "./objects.ts";

/**
 * A STIX 2.1 bundle: documents as reports, happenings as incidents, claims as notes with the exact words, denials as
 * opinions of those notes, everybody as identities. Ids are UUIDs of names (version 5): the same export again is the same.
 */
export const stix: Exporter = {
  about: "reports, incidents, claims and denials for OpenCTI, MISP and other STIX 2.1 tools",
  mediaType: "application/stix+json;version=2.1",
  extension: ".stix.json",
  coverage: "inside",
  async *write(source) {
    const coverage = await source.coverage();
    const producer = stixObject("identity", "hearsay", NO_DAY, {
      name: `Hearsay ${coverage.engine.version}`,
      identity_class: "system",
    });
    const note = stixObject("note", `coverage ${JSON.stringify(coverage)}`, NO_DAY, {
      created_by_ref: producer.id,
      abstract: "What this bundle rests on, and what it is not",
      content: coverageText(coverage),
      labels: ["coverage"],
      object_refs: [producer.id],
      extensions: extension({ coverage: JSON.stringify(coverage) }),
    });
    yield `{"type":"bundle","id":"bundle--${uuid(`bundle ${JSON.stringify(coverage)}`)}","objects":[\n`;
    yield [producer, extensionDefinition(producer.id), note].map(line).join(",\n");
    const written: Written = { ids: new Set(), assertions: new Map() };
    for await (const from of source.documents())
      for (const object of documentObjects(documentView(from), source.codes, producer.id, written))
        yield `,\n${line(object)}`;
    yield "\n]}\n";
  },
};

const line = (object: StixObject): string => JSON.stringify(object);
