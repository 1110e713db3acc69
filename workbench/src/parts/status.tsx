import type { ReactNode } from "react";
import type { EventRow } from "../../../src/query/records.ts";
import { STATUS_WORDS } from "./types.ts";
import "./status.css";

export type Status = EventRow["status"];

/** The shape of a status around (0, 0), some ten units wide: filled where it is said to have happened, open where not. */
export function StatusShape({ status }: { readonly status: Status }): ReactNode {
  switch (status) {
    case "occurred":
      return <circle r="5" className="status-filled" />;
    case "ongoing":
      return <path d="M-5 -5 L1 -5 L6 0 L1 5 L-5 5 Z" className="status-filled" />;
    case "planned":
      return <path d="M0 -5.600 L5.600 0 L0 5.600 L-5.600 0 Z" className="status-drawn" />;
    case "threatened":
      return <path d="M0 -5.400 L5.600 4.600 L-5.600 4.600 Z" className="status-drawn" />;
    case "hypothetical":
      return <circle r="4.800" className="status-drawn status-dashed" />;
    case "denied":
      return (
        <g className="status-denied">
          <circle r="4.800" className="status-drawn" />
          <path d="M-3.300 3.300 L3.300 -3.300" className="status-line" />
        </g>
      );
    case "negated":
      return (
        <g>
          <circle r="4.800" className="status-drawn" />
          <path d="M-3 0 H3" className="status-line" />
        </g>
      );
  }
}

export function StatusMark({ status }: { readonly status: Status }): ReactNode {
  return (
    <svg className="status-mark" viewBox="-6 -6 12 12" aria-hidden="true" focusable="false">
      <StatusShape status={status} />
    </svg>
  );
}

/** "● said to have occurred": shape and word, always both. */
export function StatusWords({ status }: { readonly status: Status }): ReactNode {
  return (
    <span className={status === "denied" ? "has-status deny" : "has-status"}>
      <StatusMark status={status} />
      <span>{STATUS_WORDS[status]}</span>
    </span>
  );
}
