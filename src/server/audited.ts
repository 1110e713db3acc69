import { writeDown } from "../library/audit.ts";
import type { Caller } from "./caller.ts";
import type { ServedLibrary } from "./library.ts";
import type { Route } from "./route.ts";

/** Whether something is written down: all that changes the library or takes from it, and all that agents look at. */
export function isAudited({ method, path, needs }: Route, { kind }: Caller): boolean {
  if (kind === "agent" || path === "/export") return true;
  return path === "/session" ? method !== "get" : needs !== "reader" && needs !== "anybody";
}

/** Who did what: the route, and what it was done to. */
export async function audit(
  { store, now }: ServedLibrary,
  { method, path }: Pick<Route, "method" | "path">,
  { name, kind }: Pick<Caller, "name" | "kind">,
  target: string,
): Promise<void> {
  const act = `${method.toUpperCase()} ${path}`;
  await store.transaction((session) => writeDown(session, { at: now(), who: name, kind, act, target }));
}

/** What an answer is called, where it has a name: a record, a job. */
export function nameIn(answer: unknown): string {
  if (typeof answer !== "object" || answer === null) return "";
  if ("record" in answer && typeof answer.record === "string") return ` ${answer.record}`;
  if ("sources" in answer && Array.isArray(answer.sources)) return ` ${JSON.stringify(answer.sources)}`;
  return "";
}
