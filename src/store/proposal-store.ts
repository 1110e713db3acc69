/** A correction that an agent proposes: it changes nothing until a person accepts it as a judgement of their own. */
export type ProposalRow = {
  readonly id: string;
  /** Who proposes, as it names itself. */
  readonly agent: string;
  readonly at: string;
  /** In words. */
  readonly said: string;
  /** The judgements that accepting it makes, as JSON, tied to words as all judgements are. */
  readonly json: string;
  readonly state: ProposalState;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
};
export type ProposalState = "open" | "accepted" | "declined";

export interface ProposalSession {
  /** One that is there already stays as it is: what was declined does not come back. */
  addProposal(proposal: ProposalRow): Promise<void>;
  proposal(id: string): Promise<ProposalRow | undefined>;
  /** Oldest first, after the one with that id. */
  proposals(state: ProposalState, limit: number, after?: string): Promise<readonly ProposalRow[]>;
  decideProposal(id: string, state: ProposalState, by: string, at: string): Promise<void>;
}
