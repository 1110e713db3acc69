import { z } from "zod";
import { readingSchema } from "../doc/reading.ts";
import * as records from "../query/records.ts";
import type { Route } from "./route.ts";

type Json = Readonly<Record<string, unknown>>;

const COMPONENTS = "#/components/schemas/";
const named = z.registry<{ id: string }>();
named.add(readingSchema, { id: "Reading" });
for (const [name, schema] of Object.entries(records)) {
  // "storyViewSchema" is StoryView; small shared ones stand where they are used.
  if (name.endsWith("Schema") && schema instanceof z.ZodType && unwrapped(schema) instanceof z.ZodObject)
    named.add(schema, { id: `${name.charAt(0).toUpperCase()}${name.slice(1, -"Schema".length)}` });
}
named.add(records.judgeRequestSchema, { id: "JudgeRequest" });
named.add(records.addRequestSchema, { id: "AddRequest" });

function unwrapped(schema: z.ZodType): unknown {
  return schema instanceof z.ZodReadonly ? schema.unwrap() : schema;
}

/** The description of the whole API, made of the table of routes: OpenAPI 3.1, whose schemas are JSON Schema 2020-12. */
export function openApi(routes: readonly Route[], base: string, version: string): Json {
  const { schemas } = z.toJSONSchema(named, { uri: (id) => `${COMPONENTS}${id}` });
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = `${base}${route.path.replace(/:(\w+)/g, "{$1}")}`;
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Hearsay",
      version,
      description:
        "Who says who did what to whom, in which words. Every element points at verbatim words; counts come as documents and independent lineages. Requests that change something bear the header x-hearsay, or a key.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    security: [{}, { session: [] }, { key: [] }],
    paths,
    components: {
      schemas: componentsOf(schemas),
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "hearsay_session" },
        key: { type: "http", scheme: "bearer" },
      },
    },
  };
}

function operation(route: Route): Json {
  const { method, path, summary, query, body, uploads } = route;
  const content =
    body === undefined
      ? undefined
      : {
          "application/json": { schema: reference(body) },
          ...(uploads === true ? { "multipart/form-data": { schema: UPLOAD } } : {}),
        };
  return {
    operationId: operationId(method, path),
    summary,
    parameters: [
      ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
        name,
        in: "path",
        required: true,
        schema: { type: "string" },
      })),
      ...Object.entries(query.shape).map(([name, schema]) => ({
        name,
        in: "query",
        required: !(schema as z.ZodType).safeParse(undefined).success,
        schema: reference(schema as z.ZodType),
      })),
      ...(method === "get" ? [] : [{ name: "x-hearsay", in: "header", required: false, schema: { type: "string" } }]),
    ],
    ...(content === undefined ? {} : { requestBody: { required: true, content } }),
    responses: {
      [route.status]: { description: "As asked for.", content: answerOf(route) },
      ...Object.fromEntries(errorsOf(route).map((status) => [status, ERROR])),
    },
  };
}

const UPLOAD = {
  type: "object",
  properties: { files: { type: "array", items: { type: "string", contentMediaType: "application/octet-stream" } } },
  required: ["files"],
};
const ERROR = {
  description: "What was expected, what came, what to do.",
  content: { "application/json": { schema: { $ref: `${COMPONENTS}Error` } } },
};

function answerOf({ kind, answer }: Route): Json {
  switch (kind) {
    case "record":
      return { "application/json": { schema: reference(answer) } };
    case "list":
      return {
        "application/json": { schema: reference(answer) },
        "application/x-ndjson": { schema: { type: "string" } },
      };
    case "file":
      return { "application/octet-stream": { schema: {} } };
    case "stream":
      return { "text/event-stream": { schema: { type: "string" } } };
  }
}

/** Statuses of errors that a route may answer with. */
export function errorsOf({ method, needs, query, body, errors }: Route): readonly number[] {
  const asks = Object.keys(query.shape).length > 0 || body !== undefined;
  const own = [
    400,
    ...(needs === "anybody" ? [] : [401]),
    403,
    ...(body === undefined ? [] : [413]),
    ...(method === "get" ? [] : [429]),
    ...errors,
  ];
  return [...new Set(own)].filter((status) => status !== 400 || asks).sort((a, b) => a - b);
}

/** "get /documents/:id/changes" is getDocumentsIdChanges. */
const operationId = (method: string, path: string): string =>
  `${method}${path.replace(/[/:]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`;

function reference(schema: z.ZodType): Json {
  return plain(z.toJSONSchema(schema, { metadata: named, reused: "inline" }));
}

/** Zod puts what refers to itself, "any JSON", under one name of its own. */
const SHARED = "__shared";

function componentsOf(schemas: Json): Json {
  const shared = (schemas[SHARED] as { readonly $defs?: Json } | undefined)?.$defs ?? {};
  return Object.fromEntries([
    ...Object.entries(schemas)
      .filter(([id]) => id !== SHARED)
      .map(([id, schema]) => [id, plain(schema)]),
    ...Object.entries(shared).map(([id, schema]) => [`Json.${id}`, plain(schema)]),
  ]);
}

/** Without what only a schema that stands alone needs; references lead to the components. */
function plain(schema: unknown): Json {
  const { $schema: _schema, $id: _id, $defs: _defs, ...rest } = schema as Json;
  return relinked(rest) as Json;
}

/** Bounds that only say that a number is a safe integer say nothing to a reader. */
const isBound = (name: string, value: unknown): boolean =>
  (name === "maximum" || name === "minimum") &&
  typeof value === "number" &&
  Math.abs(value) === Number.MAX_SAFE_INTEGER;

function relinked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relinked);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      // In OpenAPI "readOnly" is of what only a server sets; Zod means what a program does not write to.
      .filter(([name, inner]) => !(name === "readOnly" && inner === true) && !isBound(name, inner))
      .map(([name, inner]) => [name, name === "$ref" && typeof inner === "string" ? linkTo(inner) : relinked(inner)]),
  );
}

const linkTo = (reference: string): string =>
  reference
    .replace(`${COMPONENTS}${SHARED}#/$defs/`, `${COMPONENTS}Json.`)
    .replace(/^#\/\$defs\/(schema\d+)$/, `${COMPONENTS}Json.$1`)
    .replace(/^#\/\$defs\//, COMPONENTS);
