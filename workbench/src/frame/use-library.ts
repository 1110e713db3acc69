import { useEffect } from "react";
import type { LibraryView } from "../../../src/query/records.ts";
import { forgetAnswers } from "../server/cache.ts";
import { type Answer, useAnswer } from "../server/use-answer.ts";

/** How long until it is asked again how far the comparing is. */
const AGAIN_MS = 1500;

export const useLibrary = (): Answer<LibraryView> => useAnswer<LibraryView>("/library");

/** A library that is still being compared is looked at again until it is done: its stories come as one watches. */
export function useComparing(): void {
  const { value, loading } = useLibrary();
  const waiting = value !== undefined && !loading && value.unfused > 0;
  useEffect(() => {
    if (!waiting) return;
    const timer = window.setTimeout(forgetAnswers, AGAIN_MS);
    return () => window.clearTimeout(timer);
  }, [waiting]);
}

/** Is the server on the machine that the browser runs on? */
export const isHere = (): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(window.location.hostname);
