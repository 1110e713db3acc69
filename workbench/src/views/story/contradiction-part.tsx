import type { ReactNode } from "react";
import type { Contradiction } from "../../../../src/query/records.ts";
import { EvidenceButton } from "../../evidence/evidence-button.tsx";
import { Counts } from "../../parts/counts.tsx";
import { Quotation } from "../../parts/quotation.tsx";
import { Stated } from "../../parts/stance.tsx";
import { valueWords } from "../../parts/values.ts";
import { headed } from "../../parts/words.ts";
import "../../parts/answer.css";
import "./contradiction.css";

/** What excludes what, why, and the words of each. */
export function ContradictionPart({ contradiction }: { readonly contradiction: Contradiction }): ReactNode {
  const { about, reason, positions } = contradiction;
  return (
    <section className="contradiction">
      <p className="contradiction-about">{headed(about)}</p>
      <p className="small deny">{headed(reason)}.</p>
      <ul>
        {positions.map((position) => {
          const [first] = position.evidence;
          const said = (
            <>
              <span className="contradiction-claimant">{headed(position.claimant)}</span>
              <Stated stance={position.stance} short={valueWords(position)} />
              {position.words[0] === undefined ? null : (
                <Quotation words={position.words[0]} marked={position.marked} />
              )}
              <span className="answer-counts">
                <Counts documents={position.documents} lineages={position.lineages} />
              </span>
            </>
          );
          return (
            <li key={`${position.key} ${position.short ?? ""} ${first?.document ?? ""} ${first?.span[0] ?? ""}`}>
              {first === undefined ? (
                said
              ) : (
                <EvidenceButton evidence={first} label={about} className="answer">
                  {said}
                </EvidenceButton>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
