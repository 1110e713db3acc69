import type { ReactNode } from "react";
import type { Rows } from "../server/use-rows.ts";
import { Asking, Failed } from "./answers.tsx";
import { useNarrow } from "./narrow.ts";
import { RowList } from "./row-list.tsx";
import { counted } from "./words.ts";

interface RowsListProps<T> {
  readonly label: string;
  /** "claim", "claims". */
  readonly noun: readonly [one: string, many: string];
  readonly rows: Rows<T>;
  readonly keyOf: (row: T) => string;
  readonly height: { readonly wide: number; readonly narrow: number };
  readonly empty: ReactNode;
  readonly children: (row: T) => ReactNode;
}

/** Rows of the server in each of their states: asked for, none, failed in the middle, all there. */
export function RowsList<T>(props: RowsListProps<T>): ReactNode {
  const { label, noun, rows, keyOf, height, empty, children } = props;
  const narrow = useNarrow();
  const { failure } = rows;
  if (rows.rows.length === 0) {
    if (failure !== undefined) return <Failed failure={failure} again={rows.again} />;
    return rows.loading ? <Asking what={noun[1]} /> : empty;
  }
  return (
    <>
      <RowList
        label={label}
        rows={rows.rows}
        keyOf={keyOf}
        rowHeight={narrow ? height.narrow : height.wide}
        nearEnd={rows.more}
      >
        {(row) => children(row)}
      </RowList>
      {failure === undefined ? (
        <p className="list-end small soft" role="status">
          {rows.complete
            ? `${counted(rows.rows.length, ...noun)}, all shown.`
            : `The first ${counted(rows.rows.length, ...noun)}; more come as you go on.`}
        </p>
      ) : (
        <Failed failure={failure} again={rows.again} />
      )}
    </>
  );
}
