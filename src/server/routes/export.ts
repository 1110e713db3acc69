import { z } from "zod";
import { exporters } from "../../export/exporters.ts";
import { FORMATS, TABLE_NAMES } from "../../export/format-names.ts";
import type { ExportFilter } from "../../library/export/select.ts";
import { exportSource } from "../../library/export/source.ts";
import { notFound, refusal } from "../answers.ts";
import { mayDo } from "../caller.ts";
import { spooled } from "../export-file.ts";
import { type FileAnswer, file, type Route } from "../route.ts";

const day = z.iso.date().optional();
const querySchema = z.strictObject({
  format: z.enum(FORMATS),
  story: z.string().optional(),
  tag: z.string().optional(),
  set: z.string().optional(),
  outlet: z.string().optional(),
  from: day,
  until: day,
  actor: z.string().optional(),
  document: z.string().optional(),
  query: z.string().min(1).optional(),
  table: z.enum(TABLE_NAMES).optional(),
  raw: z.stringbool().optional(),
  machine: z.stringbool().optional(),
  withPrivatePersons: z.stringbool().optional(),
});

export const exportRoutes: readonly Route[] = [
  file(
    "/export",
    {
      summary:
        "What the library tells in a format that other tools read, as an attachment. Private persons are unnamed.",
      query: querySchema,
      errors: [404],
    },
    async ({ library, caller, query }): Promise<FileAnswer> => {
      const { format, table, raw, machine = false, withPrivatePersons = false, ...given } = query;
      if (withPrivatePersons && !mayDo(caller, "owner")) {
        throw refusal("E_FORBIDDEN", {
          where: "withPrivatePersons",
          expected: "an owner of the library",
          got: caller.role,
          fix: "Leave it out: private persons are then left unnamed.",
        });
      }
      if (machine && format !== "reading") {
        throw refusal("E_USAGE", {
          where: "machine",
          expected: "format=reading with it",
          got: `format=${format}`,
          fix: "Leave it out.",
        });
      }
      const filter = Object.fromEntries(
        Object.entries(given).filter(([, value]) => value !== undefined),
      ) as ExportFilter;
      const exporter = exporters[format];
      const options = { ...(table === undefined ? {} : { table }), ...(raw === true ? { raw } : {}) };
      const bytes = await spooled((sink) =>
        library.views.view(async (context) => {
          const { session } = context;
          if (filter.story !== undefined && (await session.groupOf("story", filter.story)) === undefined)
            throw notFound("the id of a story", filter.story, "GET /stories lists them.");
          if (filter.document !== undefined && (await session.document(filter.document)) === undefined)
            throw notFound("the id of a document", filter.document, "GET /documents lists them.");
          const source = await exportSource(context, library.resources, { filter, machine, withPrivatePersons });
          await sink(exporter.write(source, options));
        }),
      );
      const several = exporter.files !== undefined && table === undefined;
      const base = `${library.name}${filter.story === undefined ? "" : `-${filter.story}`}`;
      const one = `${base}${table === undefined ? "" : `-${table}`}${exporter.extension}`;
      return {
        file: several ? `${base}-${format}.zip` : one,
        mediaType: several ? "application/zip" : exporter.mediaType,
        bytes,
      };
    },
  ),
];
