import { useEffect, useState, useSyncExternalStore } from "react";
import type { NetworkView } from "../../../../src/query/records.ts";
import { currentGeneration, onGeneration } from "../../server/cache.ts";
import { addressOf, ask, type Query } from "../../server/client.ts";
import { type Failure, failureFrom } from "../../server/failure.ts";

export interface NetworkAnswer {
  readonly views: readonly NetworkView[];
  readonly loading: boolean;
  readonly failure?: Failure;
  readonly again: () => void;
}

/** The network around one actor and around each that was opened in it; what was there stays until the rest has come. */
export function useNetwork(actor: string | undefined, opened: readonly string[], query: Query): NetworkAnswer {
  const generation = useSyncExternalStore(onGeneration, currentGeneration);
  const [tries, setTries] = useState(0);
  const [answer, setAnswer] = useState<Omit<NetworkAnswer, "again">>({ views: [], loading: true });
  const addresses = [actor, ...opened].map((key) => addressOf("/network", { ...query, actor: key })).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: another generation or another try is another question
  useEffect(() => {
    let gone = false;
    setAnswer(({ views }) => ({ views, loading: true }));
    Promise.all(addresses.split(" ").map((address) => ask(address))).then(
      (views) => !gone && setAnswer({ views: views as NetworkView[], loading: false }),
      (error: unknown) => !gone && setAnswer({ views: [], loading: false, failure: failureFrom(error) }),
    );
    return () => {
      gone = true;
    };
  }, [addresses, generation, tries]);
  return { ...answer, again: () => setTries((count) => count + 1) };
}
