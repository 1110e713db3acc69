import type { ReactNode } from "react";
import type { ChangesView, DocumentView } from "../../../../src/query/records.ts";
import { useParameter } from "../../location/location.ts";
import { Answered, Nothing } from "../../parts/answers.tsx";
import { dateWords } from "../../parts/dates.ts";
import { pathTo } from "../../server/client.ts";
import { useAnswer } from "../../server/use-answer.ts";

/** What changed between two versions of a page: what it comes to, then word for word. */
export function Changes({ document }: { readonly document: DocumentView }): ReactNode {
  const { id, versions } = document;
  const [compare, setCompare] = useParameter("compare");
  const others = versions.filter((other) => other.id !== id);
  const before =
    others.find((other) => other.id === compare) ??
    others.findLast(({ version }) => version < document.version) ??
    others[0];
  const answer = useAnswer<ChangesView>(before === undefined ? undefined : `${pathTo("documents", id)}/changes`, {
    before: before?.id,
  });
  if (before === undefined) return <Nothing title="This page is known in one version only." />;
  return (
    <div className="changes">
      <label className="field">
        <span>Compared with</span>
        <select className="input" value={before.id} onChange={({ target }) => setCompare(target.value)}>
          {others.map((other) => (
            <option key={other.id} value={other.id}>
              version {other.version}, {dateWords(other.published)}
            </option>
          ))}
        </select>
      </label>
      <Answered answer={answer} what="what changed">
        {({ changes, words }) => (
          <>
            {changes.length === 0 ? (
              <p className="soft">No figure, claim or event was changed.</p>
            ) : (
              <ul className="changes-said">
                {changes.map(({ said, kind, before: was, after }) => (
                  <li key={`${kind} ${said} ${was?.join() ?? ""} ${after?.join() ?? ""}`}>{said}</li>
                ))}
              </ul>
            )}
            <p className="changes-words said" dir="auto">
              {words.map(({ kind, text }, at) =>
                kind === "same" ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the words of one answer stay in their order
                  <span key={at}>{text}</span>
                ) : kind === "added" ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <ins key={at}>{text}</ins>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <del key={at}>{text}</del>
                ),
              )}
            </p>
          </>
        )}
      </Answered>
    </div>
  );
}
