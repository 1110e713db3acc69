import type { ReactNode } from "react";
import { twoNumbers } from "./words.ts";

interface CountsProps {
  readonly documents: number;
  readonly lineages: number;
  /** Said after the numbers: "narrower scope". */
  readonly note?: string;
}

/** "3 documents · 1 lineage": always both, always in words. */
export function Counts({ documents, lineages, note }: CountsProps): ReactNode {
  const copies = documents > lineages && lineages > 0;
  return (
    <span
      className="counts"
      title={copies ? "Documents of one lineage go back to one origin: they count once." : undefined}
    >
      {twoNumbers({ documents, lineages })}
      {note === undefined ? "" : ` · ${note}`}
    </span>
  );
}
