import { loadOutletTables } from "../../../src/fusion/lineages/index.ts";
import { fileResources } from "../../../src/resources/files.ts";

export const tables = loadOutletTables(fileResources());
