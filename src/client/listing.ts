import type { PageOf } from "../query/records.ts";
import type { Http, Query } from "./http.ts";

/** A list: all its rows, asked for page by page as they are used, or one page. */
export interface Listing<Row> extends AsyncIterable<Row> {
  page(cursor?: string): Promise<PageOf<Row>>;
}

export function listing<Row>(http: Http, path: string, query: Query): Listing<Row> {
  const page = (cursor?: string): Promise<PageOf<Row>> =>
    http.json<PageOf<Row>>("GET", path, cursor === undefined ? query : { ...query, cursor });
  return {
    page,
    async *[Symbol.asyncIterator]() {
      let cursor: string | undefined;
      do {
        const { rows, cursor: next } = await page(cursor);
        yield* rows;
        cursor = next;
      } while (cursor !== undefined);
    },
  };
}
