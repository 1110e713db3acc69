import type { ReactNode } from "react";
import type { Contradiction, StoryView } from "../../../../src/query/records.ts";
import { EvidenceButton } from "../../evidence/evidence-button.tsx";
import { Counts } from "../../parts/counts.tsx";
import { Quotation } from "../../parts/quotation.tsx";
import { Stated } from "../../parts/stance.tsx";
import { counted, headed } from "../../parts/words.ts";

/** The right column of a story, as long as no words are open: what excludes what, and what only seems to. */
export function WhatContradicts({ story }: { readonly story: StoryView }): ReactNode {
  const { contradicting, lineagesOf, documents, lineages } = story;
  const shared = lineagesOf.filter((lineage) => lineage.documents.length > 1);
  return (
    <div className="contradicting">
      {contradicting.length === 0 ? (
        <p className="soft">Nothing in these reports excludes anything else in them.</p>
      ) : (
        <>
          <h2>What contradicts</h2>
          {contradicting.map((each) => (
            <ContradictionPart key={JSON.stringify([each.about, each.positions[0]?.evidence])} contradiction={each} />
          ))}
        </>
      )}
      <section className="drawer-part">
        <h2>Why {counted(lineages, "lineage")}</h2>
        {shared.length === 0 ? (
          <p className="small soft">
            {documents === 1
              ? "There is one document."
              : "No report is known to rest on another: each counts by itself."}
          </p>
        ) : (
          shared.map(({ id, documents: members, reasons }) => (
            <p key={id} className="small">
              {members.map(({ outlet }) => outlet ?? "no outlet named").join(", ")}{" "}
              <span className="soft">count once: {reasons.join("; ")}.</span>
            </p>
          ))
        )}
      </section>
      <p className="small soft contradicting-hint">Choose any answer to see its words in the report.</p>
    </div>
  );
}

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
              <Stated stance={position.stance} short={position.short} />
              {position.words[0] === undefined ? null : <Quotation words={position.words[0]} />}
              <span className="answer-counts">
                <Counts {...position} />
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
