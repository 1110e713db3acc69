import { z } from "zod";
import { fromOffset } from "../../library/views/offset.ts";
import { auditLineSchema, sessionViewSchema, signInSchema } from "../../query/records.ts";
import type { Caller } from "../caller.ts";
import { list, type Route, record } from "../route.ts";

const shown = ({ name, role }: Caller) => (role === "anybody" ? null : { name, role });

/** Who asks, and what they did. */
export const sessionRoutes: readonly Route[] = [
  record(
    "/session",
    { summary: "Who is asking, and whether this server has to know.", needs: "anybody", answer: sessionViewSchema },
    async ({ access, caller }) => ({ needed: access.needed, signedIn: shown(caller) }),
  ),
  record(
    "/session",
    {
      method: "post",
      summary: "Signs in; the answer sets a cookie that no script can read.",
      needs: "anybody",
      body: signInSchema,
      answer: sessionViewSchema,
      errors: [401],
    },
    async ({ access, request, body: { name, password }, headers }) => {
      const { caller, cookie } = await access.signIn(request, name, password);
      headers.append("set-cookie", cookie);
      return { needed: access.needed, signedIn: shown(caller) };
    },
  ),
  record(
    "/session",
    { method: "delete", summary: "Signs out.", needs: "anybody", answer: sessionViewSchema },
    async ({ access, request, headers }) => {
      headers.append("set-cookie", await access.signOut(request));
      return { needed: access.needed, signedIn: null };
    },
  ),
  list(
    "/audit",
    {
      summary: "Who did what; the last first. For owners.",
      needs: "owner",
      query: z.strictObject({}),
      row: auditLineSchema,
    },
    async ({ library, query: { limit, cursor } }) => {
      const rows = await library.store.transaction((session) =>
        session.auditBackwards(limit + 1, cursor === undefined ? undefined : fromOffset(cursor)),
      );
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        rows: page.map(({ previous: _previous, ...row }) => row),
        ...(rows.length > limit && last !== undefined ? { cursor: String(last.position) } : {}),
      };
    },
  ),
];
