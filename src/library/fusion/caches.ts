import type { Reading } from "../../doc/reading.ts";
import type { DocumentDigest } from "../../fusion/digest.ts";
import type { Session } from "../../store/store.ts";
import { type Cache, createCache, type FusionContext } from "./context.ts";

type Held = Pick<FusionContext, "digests" | "readings" | "judged" | "placings">;

interface Kept {
  readonly revision: number;
  readonly digests: Cache<DocumentDigest>;
  readonly readings: Cache<Reading>;
}

/**
 * What was parsed in one transaction is at hand in the next, as long as nothing else has changed a digest or judged
 * anything in between, in this process or in another. Of transactions that run at once, one has it.
 */
export function createCaches(most: number) {
  let kept: Kept | undefined;
  return {
    /** What was made in a transaction that came to nothing does not hold. */
    forget(): void {
      kept = undefined;
    },
    async within<T>(session: Session, work: (held: Held) => Promise<T>): Promise<T> {
      const revision = await session.fusionRevision();
      const own = kept?.revision === revision ? kept : fresh(revision, most);
      kept = undefined;
      const { digests, readings } = own;
      const result = await work({ digests, readings, judged: judgedOnce(session), placings: new Map() });
      kept = { digests, readings, revision: await session.fusionRevision() };
      return result;
    },
  };
}

/** Digests are small, and those that stand for clusters are asked for again and again. */
const DIGESTS = 4;

const fresh = (revision: number, most: number): Kept => ({
  revision,
  digests: createCache(DIGESTS * most),
  readings: createCache(most),
});

function judgedOnce(session: Session): () => Promise<ReadonlySet<string>> {
  let asked: Promise<ReadonlySet<string>> | undefined;
  return () => (asked ??= session.judgedDocuments().then((documents) => new Set(documents)));
}
