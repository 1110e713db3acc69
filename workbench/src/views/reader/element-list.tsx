import type { ReactNode } from "react";
import type { Reading } from "../../../../src/doc/reading.ts";
import { Nothing } from "../../parts/answers.tsx";
import { describe } from "./describe.ts";
import type { ElementKind, Mark } from "./marks.ts";

const HEADS: readonly (readonly [ElementKind, string])[] = [
  ["attribution", "Who says so"],
  ["event", "What happened"],
  ["figure", "Numbers"],
  ["actor", "Actors"],
  ["time", "Dates"],
];

interface ElementListProps {
  readonly reading: Reading;
  readonly marks: readonly Mark[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
}

/** The same reading as tables: what is marked in the text, by what it is, with its words. */
export function ElementList({ reading, marks, selected, onSelect }: ElementListProps): ReactNode {
  const { text } = reading.document;
  if (marks.length === 0) return <Nothing title="The reading holds nothing of what is shown." />;
  return (
    <div className="element-list">
      {HEADS.map(([kind, title]) => {
        const own = marks.filter((mark) => mark.kind === kind && mark.first);
        if (own.length === 0) return null;
        return (
          <table key={kind}>
            <caption>
              {title}: {own.length}
            </caption>
            <thead className="unseen">
              <tr>
                <th scope="col">Words</th>
                <th scope="col">Reading</th>
              </tr>
            </thead>
            <tbody>
              {own.map(({ id, span }) => {
                const described = describe(reading, id);
                return (
                  <tr key={id} className={selected === id ? "is-selected" : undefined}>
                    <td>
                      <button
                        type="button"
                        className="leads said"
                        data-stop=""
                        aria-pressed={selected === id}
                        onClick={() => onSelect(id)}
                      >
                        {text.slice(...(described?.spans[0] ?? span)).replace(/\s+/g, " ")}
                      </button>
                    </td>
                    <td>
                      {described?.facts
                        .filter(({ has }) => has !== "not stated")
                        .slice(0, 4)
                        .map(({ asks, has }) => `${asks} ${has}`)
                        .join(" · ")}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        );
      })}
    </div>
  );
}
