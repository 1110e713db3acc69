/** What is asked of a library, and the shape of each answer: the contract of the HTTP API, the MCP tools and the workbench. */
export * from "./records/access.ts";
export * from "./records/actors.ts";
export * from "./records/claims.ts";
export * from "./records/common.ts";
export * from "./records/documents.ts";
export * from "./records/library.ts";
export * from "./records/pictures.ts";
export * from "./records/proposals.ts";
export * from "./records/sources.ts";
export * from "./records/stories.ts";
export * from "./records/validation.ts";
