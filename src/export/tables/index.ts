import { attributions } from "./attributions.ts";
import { documents } from "./documents.ts";
import { events } from "./events.ts";
import { figures } from "./figures.ts";
import { judgements } from "./judgements.ts";
import { lineages } from "./lineages.ts";
import { mentions } from "./mentions.ts";
import { relations } from "./relations.ts";
import { contradictions, positions, stories } from "./stories.ts";
import type { Table } from "./table.ts";

/** All tables, in the order in which an archive of them holds them. */
export const TABLES: readonly Table[] = [
  documents,
  mentions,
  attributions,
  events,
  relations,
  figures,
  stories,
  positions,
  contradictions,
  lineages,
  judgements,
];
