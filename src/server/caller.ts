/** Who asks. Programs and agents are told apart from people wherever what was done is written down. */
export interface Caller {
  readonly name: string;
  readonly role: "anybody" | "reader" | "editor" | "owner";
  readonly kind: "person" | "program" | "agent";
  /** How it is known who they are: by sitting at this machine, by a session, by a key, or not. */
  readonly by: "loopback" | "session" | "key" | "nothing";
}

const RANKS = ["anybody", "reader", "editor", "owner"] as const;

export const mayDo = ({ role }: Pick<Caller, "role">, needs: Caller["role"]): boolean =>
  RANKS.indexOf(role) >= RANKS.indexOf(needs);
