import type { ReactNode } from "react";
import type { Evidence } from "../../../src/query/records.ts";
import { evidenceText, isOpenedAs, openEvidence, useOpenEvidence } from "./evidence-state.ts";

interface EvidenceButtonProps {
  readonly evidence: Evidence;
  /** What stands there, in words: the heading of the words when they are open. */
  readonly label?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Whatever rests on words leads to them: a number, a cell, an edge, a pin. */
export function EvidenceButton({ evidence, label, className = "leads", children }: EvidenceButtonProps): ReactNode {
  const open = useOpenEvidence();
  const current = open !== undefined && evidenceText(open) === evidenceText(evidence) && isOpenedAs(evidence, label);
  return (
    <button
      type="button"
      className={className}
      data-stop=""
      aria-current={current ? "true" : undefined}
      onClick={() => openEvidence(evidence, label)}
    >
      {children}
    </button>
  );
}
