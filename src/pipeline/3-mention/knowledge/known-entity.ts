import type { ActorKind } from "../../../doc/reading.ts";
import type { Office } from "./tables.ts";

/** Somebody or something that Hearsay knows before it reads. */
export interface Entity {
  readonly id: string;
  readonly name: string;
  readonly kind: ActorKind;
  readonly country?: string;
  readonly sector?: string;
  readonly gender?: "m" | "f";
  /** The body of which it is a part or to which a person belongs. */
  readonly parent?: string;
  readonly since?: string;
  readonly until?: string;
  readonly offices: readonly Office[];
  /** File and line, for messages. */
  readonly where: string;
}
