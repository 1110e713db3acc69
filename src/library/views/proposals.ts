import { sha256Hex } from "../../doc/hash.ts";
import { HearsayError } from "../../errors.ts";
import { canonicalJson } from "../../judgements/canonical.ts";
import { anchorsOf, type Judgement, makeRecord } from "../../judgements/record.ts";
import { recordText } from "../../judgements/record-words.ts";
import type { JudgedAnswer, JudgeRequest, PageOf, ProposalLine } from "../../query/records.ts";
import type { ProposalRow, ProposalState } from "../../store/proposal-store.ts";
import type { PageRequest, Session } from "../../store/store.ts";
import type { ViewContext } from "./context.ts";
import { judgementsAsked, writeJudgements } from "./judge.ts";

/** What an agent would judge, checked as if it were judged now. Throws what a judgement would; changes no view. */
export async function proposalAsked(
  context: ViewContext,
  request: JudgeRequest,
  { agent, at }: { readonly agent: string; readonly at: string },
): Promise<ProposalRow> {
  const judgements = await judgementsAsked(context, request, { author: agent, at });
  // The same proposal of the same agent is one, whenever it is made: what was declined does not come back.
  const bodies = judgements.map(({ at: _, ...body }) => body);
  return {
    id: `p${sha256Hex(canonicalJson({ agent, bodies })).slice(0, 16)}`,
    agent,
    at,
    said: judgements.map((one) => recordText(makeRecord(one))).join("; "),
    json: canonicalJson(judgements),
    state: "open",
    decidedBy: null,
    decidedAt: null,
  };
}

/** A person makes the proposal's judgements their own; it is said whose idea it was. */
export async function acceptProposal(
  session: Session,
  id: string,
  { author, at }: { readonly author: string; readonly at: string },
): Promise<JudgedAnswer> {
  const row = await openProposal(session, id);
  const judgements = (JSON.parse(row.json) as readonly Judgement[]).map((one): Judgement => {
    const why = one.reason === undefined ? "" : `: ${one.reason}`;
    return { ...one, author, at, reason: `proposed by ${row.agent}${why}` };
  });
  const answer = await writeJudgements(session, judgements);
  await session.decideProposal(id, "accepted", author, at);
  return answer;
}

export async function declineProposal(
  session: Session,
  id: string,
  { author, at }: { readonly author: string; readonly at: string },
): Promise<void> {
  await openProposal(session, id);
  await session.decideProposal(id, "declined", author, at);
}

async function openProposal(session: Session, id: string): Promise<ProposalRow> {
  const row = await session.proposal(id);
  if (row?.state === "open") return row;
  throw new HearsayError(row === undefined ? "E_NOT_FOUND" : "E_CONFLICT", {
    where: id,
    expected: "a proposal that waits to be decided",
    got: row === undefined ? "none with this id" : `one that was ${row.state}`,
    fix: "GET /proposals lists those that wait.",
  });
}

/** Oldest first. */
export async function proposalsView(
  { session }: Pick<ViewContext, "session">,
  state: ProposalState,
  { limit, cursor }: PageRequest,
): Promise<PageOf<ProposalLine>> {
  const rows = await session.proposals(state, limit + 1, cursor);
  const shown = rows.slice(0, limit);
  const lines: ProposalLine[] = [];
  for (const row of shown) lines.push(await lineOf(session, row));
  const last = shown.at(-1);
  return rows.length > limit && last !== undefined ? { rows: lines, cursor: last.id } : { rows: lines };
}

async function lineOf(session: Session, { id, agent, at, said, json, state }: ProposalRow): Promise<ProposalLine> {
  const [first] = JSON.parse(json) as readonly Judgement[];
  const [anchor] = first === undefined ? [] : anchorsOf(makeRecord(first));
  const [document] = anchor === undefined ? [] : await session.documentsWithText(anchor.textHash);
  return {
    id,
    agent,
    at,
    said,
    ...(first?.reason === undefined ? {} : { reason: first.reason }),
    state,
    ...(document === undefined ? {} : { document }),
    ...(anchor === undefined ? {} : { span: anchor.span }),
  };
}
