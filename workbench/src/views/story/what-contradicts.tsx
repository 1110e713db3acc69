import type { ReactNode } from "react";
import type { StoryView } from "../../../../src/query/records.ts";
import { valueWords } from "../../parts/values.ts";
import { counted } from "../../parts/words.ts";
import { ContradictionPart } from "./contradiction-part.tsx";

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
      <Seeming story={story} />
      <section className="drawer-part">
        <h2>Why {counted(lineages, "lineage")}</h2>
        <p className="small soft">A lineage is one origin: reports that copy or cite one another count once.</p>
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

/** Differences that exclude nothing, and why: another scope, a later count. */
function Seeming({ story }: { readonly story: StoryView }): ReactNode {
  const reasons = seemingIn(story);
  if (reasons.length === 0) return null;
  const shown = reasons.slice(0, SHOWN);
  return (
    <section className="drawer-part">
      <h2>What differs without contradicting</h2>
      <ul className="seeming small">
        {shown.map(({ pair, reason }) => (
          <li key={`${pair} ${reason}`}>
            {pair} <span className="soft">{reason}</span>
          </li>
        ))}
        {reasons.length > SHOWN ? (
          <li className="soft">and {counted(reasons.length - SHOWN, "other difference")} that exclude nothing</li>
        ) : null}
      </ul>
    </section>
  );
}

/** Enough to show the kind. */
const SHOWN = 3;

/** One example for each reason. */
function seemingIn({ happenings }: StoryView): readonly { readonly pair: string; readonly reason: string }[] {
  const examples = new Map<string, string>();
  for (const { positions, comparisons } of happenings.flatMap(({ aspects }) => aspects)) {
    for (const { a, b, verdict, reason } of comparisons) {
      const [one, other] = [positions[a], positions[b]];
      if ((verdict !== "revised" && verdict !== "different-scope") || one === undefined || other === undefined)
        continue;
      const pair = [valueWords(one), valueWords(other)].filter((words) => words !== undefined).join(" and ");
      if (!examples.has(reason)) examples.set(reason, pair);
    }
  }
  return [...examples].map(([reason, pair]) => ({ pair, reason }));
}
