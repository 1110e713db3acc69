import { type ReactNode, useState } from "react";
import type { PageOf, ProposalLine } from "../../../../src/query/records.ts";
import { announce } from "../../frame/announce.ts";
import { Link } from "../../location/link.tsx";
import { Failed } from "../../parts/answers.tsx";
import { dateWords } from "../../parts/dates.ts";
import { counted } from "../../parts/words.ts";
import { forgetAnswers } from "../../server/cache.ts";
import { pathTo, send } from "../../server/client.ts";
import { type Failure, failureFrom } from "../../server/failure.ts";
import { useAnswer } from "../../server/use-answer.ts";

/** What agents would correct: nothing of it holds before a person has made it their own. */
export function Proposals(): ReactNode {
  const { value } = useAnswer<PageOf<ProposalLine>>("/proposals", { limit: 50 });
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  if (value === undefined || value.rows.length === 0) return null;
  const decide = async (id: string, how: "accept" | "decline"): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await send("POST", `${pathTo("proposals", id)}/${how}`, {});
      announce(how === "accept" ? "Accepted: it is your judgement now." : "Declined: it does not come back.");
      forgetAnswers();
    } catch (error) {
      setFailure(failureFrom(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="proposals" aria-busy={busy}>
      <h2>Proposed by agents: {counted(value.rows.length, "correction")}</h2>
      {failure === undefined ? null : <Failed failure={failure} />}
      <ul>
        {value.rows.map(({ id, agent, at, said, reason, document, span }) => (
          <li key={id}>
            <p>
              {document === undefined ? (
                said
              ) : (
                <Link
                  to={`/documents/${encodeURIComponent(document)}${span === undefined ? "" : `?words=${span[0]}-${span[1]}`}`}
                >
                  {said}
                </Link>
              )}
            </p>
            <p className="soft small">
              {agent}, {dateWords(at.slice(0, 10))}
              {reason === undefined ? "" : `: ${reason}`}
            </p>
            <p className="review-answers">
              <button type="button" className="button" disabled={busy} onClick={() => decide(id, "accept")}>
                Accept as mine
              </button>
              <button type="button" className="button" disabled={busy} onClick={() => decide(id, "decline")}>
                Decline
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
