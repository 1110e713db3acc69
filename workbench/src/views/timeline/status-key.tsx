import type { ReactNode } from "react";
import { StatusWords } from "../../parts/status.tsx";
import { EVENT_STATUSES } from "../../parts/terms.ts";

/** Each shape with its word. */
export function StatusKey(): ReactNode {
  return (
    <ul className="status-key small" aria-label="Shapes">
      {EVENT_STATUSES.map((status) => (
        <li key={status}>
          <StatusWords status={status} />
        </li>
      ))}
    </ul>
  );
}
