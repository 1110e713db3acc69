import type { ActorLine, PageOf } from "../../../src/query/records.ts";
import { useAnswer } from "../server/use-answer.ts";

const MOST = 500;

/** Countries by their codes, under the names that the library knows them by; a code that it does not know stays a code. */
export function useCountryNames(): (code: string) => string {
  const { value } = useAnswer<PageOf<ActorLine>>("/actors", { kind: "state", limit: MOST });
  const names = new Map(
    (value?.rows ?? []).flatMap(({ key, country, name }) =>
      key === `kb:${country}` ? [[country, name] as const] : [],
    ),
  );
  return (code) => names.get(code) ?? code;
}
