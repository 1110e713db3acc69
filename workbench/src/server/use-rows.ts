import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { PageOf } from "../../../src/query/records.ts";
import { currentGeneration, onGeneration } from "./cache.ts";
import { addressOf, ask, type Query } from "./client.ts";
import { type Failure, failureFrom } from "./failure.ts";

export interface Rows<T> {
  readonly rows: readonly T[];
  readonly complete: boolean;
  readonly loading: boolean;
  readonly failure?: Failure;
  /** Asks for the next page; does nothing while one is on its way or none is left. */
  readonly more: () => void;
  readonly again: () => void;
}

interface Pages<T> {
  /** Which question this answers. */
  readonly of: string;
  readonly rows: readonly T[];
  readonly cursor?: string;
  readonly complete: boolean;
  readonly loading: boolean;
  readonly failure?: Failure;
}

/** A list that is read on as it is scrolled: page by page, in the server's order. */
export function useRows<T>(path: string, query: Query = {}, limit = 100): Rows<T> {
  const generation = useSyncExternalStore(onGeneration, currentGeneration);
  const [tries, setTries] = useState(0);
  const address = addressOf(path, { ...query, limit });
  const of = `${generation} ${tries} ${address}`;
  const [pages, setPages] = useState<Pages<T>>();
  const current: Pages<T> = pages?.of === of ? pages : { of, rows: [], complete: false, loading: true };
  const stop = useRef<AbortController>(undefined);

  const fetchPage = useCallback(
    (before: Pages<T>) => {
      const stopped = new AbortController();
      stop.current = stopped;
      setPages({ ...before, loading: true });
      const next = before.cursor === undefined ? address : `${address}&cursor=${encodeURIComponent(before.cursor)}`;
      ask(next, { signal: stopped.signal }).then(
        (body) => {
          const { rows, cursor } = body as PageOf<T>;
          const all = [...before.rows, ...rows];
          setPages(
            cursor === undefined
              ? { of: before.of, rows: all, complete: true, loading: false }
              : { of: before.of, rows: all, complete: false, loading: false, cursor },
          );
        },
        (error: unknown) => {
          if (!stopped.signal.aborted) setPages({ ...before, loading: false, failure: failureFrom(error) });
        },
      );
    },
    [address],
  );
  useEffect(() => {
    fetchPage({ of, rows: [], complete: false, loading: true });
    return () => stop.current?.abort();
  }, [of, fetchPage]);

  const more = (): void => {
    if (!current.loading && !current.complete && current.failure === undefined) fetchPage(current);
  };
  const again = useCallback(() => setTries((count) => count + 1), []);
  const { rows, complete, loading, failure } = current;
  return { rows, complete, loading, ...(failure === undefined ? {} : { failure }), more, again };
}
