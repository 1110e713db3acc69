import type { ReactNode } from "react";
import { EvidenceButton } from "../evidence/evidence-button.tsx";
import { Link } from "../location/link.tsx";
import type { Table } from "./table.ts";
import { grouped } from "./words.ts";
import "./table-view.css";

interface TableViewProps {
  readonly table: Table;
  readonly caption: string;
  readonly empty?: string;
}

/** A table that scrolls within itself where it is too wide, and leads from each row to its words. */
export function TableView({
  table: { columns, rows },
  caption,
  empty = "Nothing to show.",
}: TableViewProps): ReactNode {
  if (rows.length === 0) return <p className="soft">{empty}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="table-frame" tabIndex={0} aria-label={caption}>
      <table className="table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, kind }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
              <th key={at} scope="col" className={kind === "number" ? "number" : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells, evidence, to }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names of their own
            <tr key={at}>
              {cells.map((cell, column) => {
                const kind = columns[column]?.kind;
                const text = cell === null ? "" : typeof cell === "number" ? grouped(cell) : cell;
                return (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
                    key={column}
                    className={kind === "number" ? "number" : kind === "words" ? "said" : undefined}
                    dir={kind === "words" ? "auto" : undefined}
                  >
                    {column === 0 && evidence !== undefined ? (
                      <EvidenceButton evidence={evidence}>{text}</EvidenceButton>
                    ) : column === 0 && to !== undefined ? (
                      <Link to={to}>{text}</Link>
                    ) : (
                      text
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
