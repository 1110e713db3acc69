import type { ReactNode } from "react";
import "./ties.css";

interface TieProps {
  readonly kind: string;
  readonly path: string;
  readonly width: number;
}

/** A line between actors, by its shape: solid, dotted, dashed, or double for a lasting relation. */
export function Tie({ kind, path, width }: TieProps): ReactNode {
  if (kind !== "relation") return <path d={path} className={`tie tie-${kind}`} strokeWidth={width} />;
  return (
    <>
      <path d={path} className="tie tie-relation" strokeWidth={width + 2.5} />
      <path d={path} className="tie-core" strokeWidth={width} />
    </>
  );
}

/** A piece of the line, beside its word. */
export function TieSample({ kind }: { readonly kind: string }): ReactNode {
  return (
    <svg className="tie-sample" viewBox="0 0 28 8" aria-hidden="true" focusable="false">
      <Tie kind={kind} path="M0 4H28" width={2} />
    </svg>
  );
}
