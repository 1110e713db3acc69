import type { ReactNode } from "react";
import { TieSample } from "../../parts/tie.tsx";
import { EDGE_KINDS, EDGE_WORDS } from "./graph.ts";

/** A piece of each line with its word. */
export function NetworkKey(): ReactNode {
  return (
    <ul className="network-key small soft" aria-label="Lines">
      {EDGE_KINDS.map((kind) => (
        <li key={kind}>
          <TieSample kind={kind} /> {EDGE_WORDS[kind]}
        </li>
      ))}
      <li>thicker: more lineages</li>
      <li>+3: three neighbours not shown</li>
    </ul>
  );
}
