import type { ReactNode } from "react";
import { useParameter } from "../location/location.ts";
import type { Table } from "./table.ts";
import { TableView } from "./table-view.tsx";
import "./twin.css";

interface TwinProps {
  /** Names both: "Killed, as stated over time". */
  readonly title: string;
  /** Marks this picture in the address, where a view has several. */
  readonly name?: string;
  /** Worked out when it is looked at, where that takes long. */
  readonly table: Table | (() => Table);
  /** The picture; it need not be told to those who cannot see it, for the table is there. */
  readonly children: ReactNode;
  /** Stands beside the switch: an export menu, for example. */
  readonly tools?: ReactNode;
}

/** A picture and its table, one for the other, with a switch that the address remembers. */
export function Twin({ title, name = "as", table, children, tools }: TwinProps): ReactNode {
  const [shown, show] = useParameter(name);
  const asTable = shown === "table";
  return (
    <figure className="twin" aria-label={title}>
      <div className="twin-head">
        <h2>{title}</h2>
        <div className="twin-tools">
          <fieldset className="switch">
            <legend className="unseen">Show {title} as</legend>
            <button type="button" aria-pressed={!asTable} onClick={() => show(undefined)}>
              Picture
            </button>
            <button type="button" aria-pressed={asTable} onClick={() => show("table")}>
              Table
            </button>
          </fieldset>
          {tools}
        </div>
      </div>
      {asTable ? <TableView table={typeof table === "function" ? table() : table} caption={title} /> : children}
    </figure>
  );
}
