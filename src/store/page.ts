/** A list comes in pages: so many rows, from behind the cursor of the page before. */
export type PageRequest = { readonly limit: number; readonly cursor?: string };
export type Page<Row> = { readonly rows: readonly Row[]; readonly cursor?: string };
