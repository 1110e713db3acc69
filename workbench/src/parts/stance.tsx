import type { ReactNode } from "react";
import type { Position } from "../../../src/query/records.ts";
import "./stance.css";

export type Stance = Position["stance"];

export const STANCE_WORDS: Readonly<Record<Stance, string>> = {
  asserts: "Asserts",
  partly: "Partly",
  denies: "Denies",
  silent: "says nothing of it",
};

/** A stance by its shape: ■ asserts, ◧ partly, ⊘ denies. The word stands beside it, always. */
export function StanceMark({ stance }: { readonly stance: Stance }): ReactNode {
  if (stance === "silent") return null;
  return (
    <svg className={`stance-mark stance-${stance}`} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {stance === "asserts" && <rect x="0.5" y="0.5" width="11" height="11" rx="2" className="filled" />}
      {stance === "partly" && (
        <>
          <rect x="1.1" y="1.1" width="9.800" height="9.800" rx="1.500" className="drawn" />
          <path d="M1.100 1.100h4.900v9.800h-4.900z" className="filled" />
        </>
      )}
      {stance === "denies" && (
        <>
          <circle cx="6" cy="6" r="5" className="drawn" />
          <path d="M2.600 9.400 9.400 2.600" className="drawn" />
        </>
      )}
    </svg>
  );
}

/** "■ Asserts", or with the value in its place: "■ more than 40", "⊘ Denies: 36". */
export function Stated({ stance, short }: { readonly stance: Stance; readonly short?: string | undefined }): ReactNode {
  if (stance === "silent") return <span className="soft">{STANCE_WORDS.silent}</span>;
  const word = STANCE_WORDS[stance];
  const said = short === undefined || short === "" ? word : stance === "asserts" ? short : `${word}: ${short}`;
  return (
    <span className={`stated stated-${stance}`}>
      <StanceMark stance={stance} />
      {/* Where the value stands alone, its stance is heard though it is not written. */}
      {said !== word && stance === "asserts" && <span className="unseen">{word} </span>}
      <span>{said}</span>
    </span>
  );
}
