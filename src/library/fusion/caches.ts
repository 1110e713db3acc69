import type { Reading } from "../../doc/reading.ts";
import type { DocumentDigest, DocumentHead } from "../../fusion/digest.ts";
import type { Session } from "../../store/store.ts";
import { type Cache, createCache, type FusionContext } from "./context.ts";
import { titlesGiven } from "./story-titles.ts";

type Held = Pick<
  FusionContext,
  "digests" | "heads" | "readings" | "waiting" | "cited" | "judged" | "titles" | "placings"
>;

interface Kept {
  readonly revision: number;
  readonly digests: Cache<DocumentDigest>;
  readonly heads: Cache<DocumentHead>;
  readonly readings: Cache<Reading>;
  readonly waiting: FusionContext["waiting"];
  readonly cited: FusionContext["cited"];
}

/**
 * What was parsed in one transaction is at hand in the next, as long as nothing else has changed a digest or judged
 * anything in between, in this process or in another. Of transactions that run at once, one has it.
 */
export function createCaches() {
  let kept: Kept | undefined;
  return {
    /** What was made in a transaction that came to nothing does not hold. */
    forget(): void {
      kept = undefined;
    },
    async within<T>(session: Session, work: (held: Held) => Promise<T>): Promise<T> {
      const revision = await session.fusionRevision();
      const own = kept?.revision === revision ? kept : fresh(revision);
      kept = undefined;
      const { digests, heads, readings, waiting, cited } = own;
      const judged = once(() => session.judgedDocuments().then((documents) => new Set(documents)));
      const titles = once(() => titlesGiven(session));
      const result = await work({ digests, heads, readings, waiting, cited, judged, titles, placings: new Map() });
      kept = { ...own, revision: await session.fusionRevision() };
      return result;
    },
  };
}

/** Characters of JSON; parsed, they take about three times as many bytes. */
const READINGS = 12_000_000;
const DIGESTS = 12_000_000;
const HEADS = 6_000_000;

const fresh = (revision: number): Kept => ({
  revision,
  digests: createCache(DIGESTS),
  heads: createCache(HEADS),
  readings: createCache(READINGS),
  waiting: [],
  cited: new WeakMap(),
});

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => (asked ??= ask());
}
