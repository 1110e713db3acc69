import { z } from "zod";
import {
  codeView,
  codingView,
  drawView,
  reportView,
  samplesView,
  withdrawView,
} from "../../library/views/validation.ts";
import {
  codingDeskSchema,
  codingRequestSchema,
  drawRequestSchema,
  sampleLineSchema,
  validationViewSchema,
  withdrawalRequestSchema,
} from "../../query/records.ts";
import { refusal } from "../answers.ts";
import type { Caller } from "../caller.ts";
import { list, pageRequest, type Route, record } from "../route.ts";

const coder = z.string().trim().min(1).max(200).optional();

/** How often is the machine right? Samples, blind coding of them, and what it comes to. */
export const validationRoutes: readonly Route[] = [
  list(
    "/validation/samples",
    {
      summary: "Samples of the machine's elements that were drawn to be coded, and how far each coder is.",
      query: z.strictObject({}),
      row: sampleLineSchema,
    },
    ({ library, query }) => library.store.view((session) => samplesView(session, pageRequest(query))),
  ),
  record(
    "/validation/samples",
    {
      method: "post",
      summary: "Draws a sample: of each layer at each certainty as many elements as of any other.",
      needs: "editor",
      body: drawRequestSchema,
      answer: sampleLineSchema,
    },
    ({ library, body }) => drawView(library.store, body, { engine: library.engine, at: library.now() }),
  ),
  record(
    "/validation/samples/:id/next",
    {
      summary: "The item that lies before a coder, without what would make them less blind.",
      query: z.strictObject({ coder, after: z.string().optional(), before: z.string().optional() }),
      answer: codingDeskSchema,
      errors: [404],
    },
    ({ library, caller, params: { id = "" }, query: { coder: given, after, before } }) =>
      library.store.view((session) =>
        codingView(session, id, coderNamed(caller, given), {
          ...(after === undefined ? {} : { after }),
          ...(before === undefined ? {} : { before }),
        }),
      ),
  ),
  record(
    "/validation/samples/:id/codings",
    {
      method: "post",
      summary: "Records what a coder finds of an item; the answer is the next one. Said again it replaces the first.",
      needs: "editor",
      body: codingRequestSchema,
      answer: codingDeskSchema,
      errors: [404, 422],
    },
    ({ library, caller, params: { id = "" }, body }) => {
      const signed = { coder: coderNamed(person(caller), body.coder), at: library.now() };
      return library.store.transaction((session) => codeView(session, id, body, signed));
    },
  ),
  record(
    "/validation/samples/:id/codings",
    {
      method: "delete",
      summary: "Takes back a coder's last answer, which stays on record; the answer is its item, open again.",
      needs: "editor",
      body: withdrawalRequestSchema,
      answer: codingDeskSchema,
      errors: [404, 409],
    },
    ({ library, caller, params: { id = "" }, body }) => {
      const signed = { coder: coderNamed(person(caller), body.coder), at: library.now() };
      return library.store.transaction((session) => withdrawView(session, id, signed));
    },
  ),
  record(
    "/validation/samples/:id/report",
    {
      summary:
        "Precision with intervals, agreement, a paragraph for a methods section, and all answers; who is still coding has to ask for it early.",
      query: z.strictObject({ coder, early: z.stringbool().default(false) }),
      answer: validationViewSchema,
      errors: [404, 409],
    },
    ({ library, caller, params: { id = "" }, query: { coder: given, early } }) =>
      library.store.view((session) => reportView(session, id, { coder: coderNamed(caller, given), early })),
  ),
];

/** Who has signed in codes in their own name; at a machine of one's own people say who they are. */
function coderNamed({ name, by }: Caller, given: string | undefined): string {
  if (given === undefined || given === name) return name;
  if (by === "loopback") return given;
  throw refusal("E_FORBIDDEN", {
    where: "coder",
    expected: `${name}, who has signed in`,
    got: JSON.stringify(given),
    fix: "Leave it out: everybody codes in their own name.",
  });
}

/** What people find of the machine is what validation is about. */
function person(caller: Caller): Caller {
  if (caller.kind !== "agent") return caller;
  throw refusal("E_FORBIDDEN", {
    where: caller.name,
    expected: "a person who holds the machine's words against the text",
    got: "an agent",
    fix: "Propose corrections instead.",
  });
}
