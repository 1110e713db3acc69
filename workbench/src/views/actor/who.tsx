import type { ReactNode } from "react";
import type { ActorView, Evidence, RelationView } from "../../../../src/query/records.ts";
import { EvidenceButton } from "../../evidence/evidence-button.tsx";
import { ActorName } from "../../parts/actor-names.tsx";
import { Counts } from "../../parts/counts.tsx";
import { dateWords } from "../../parts/dates.ts";
import { Quotation } from "../../parts/quotation.tsx";
import { relationWords } from "../../parts/terms.ts";
import { counted, headed } from "../../parts/words.ts";
import { ShortList } from "./short-list.tsx";
import { TenuresChart } from "./tenures-chart.tsx";

/** Under which names it goes, what it is said to be, and to whom it is said to stand how: each with its words. */
export function WhoItIs({ actor }: { readonly actor: ActorView }): ReactNode {
  return (
    <>
      <Names actor={actor} />
      <TenuresChart actor={actor} />
      <Roles actor={actor} />
      <Relations actor={actor} />
    </>
  );
}

const FORM_WORDS: Readonly<Record<ActorView["names"][number]["form"], string>> = {
  name: "a name",
  nominal: "a description",
  adjective: "an adjective",
  metonym: "a place that stands for it",
  human: "given by a person here",
};

function Names({ actor: { names } }: { readonly actor: ActorView }): ReactNode {
  const given = names.filter(({ form }) => form === "human");
  return (
    <section className="actor-part">
      <h2>Names</h2>
      <ShortList items={names.filter(({ form }) => form !== "human")} noun="name">
        {({ name, form, first, last, evidence, ...counts }) => (
          <li key={`${form} ${name}`}>
            <span>
              {evidence === undefined ? (
                <span className="said">{name}</span>
              ) : (
                <EvidenceButton evidence={evidence} label={name}>
                  <span className="said">{name}</span>
                </EvidenceButton>
              )}{" "}
              <span className="small soft">{FORM_WORDS[form]}</span>
            </span>
            <span className="small soft">{spanWords(first, last)}</span>
            <Counts {...counts} />
          </li>
        )}
      </ShortList>
      {given.length === 0 ? null : (
        <>
          <h3 className="given-names">Given by people here</h3>
          <p className="small soft">
            No document need use such a name. It is found by it, and nobody becomes the same by it.
          </p>
          <ShortList items={given} noun="name">
            {({ name, evidence, added = [], ...counts }) => (
              <li key={name}>
                <span>
                  <GivenName name={name} evidence={evidence} />
                </span>
                <span className="small soft">
                  {added.map(({ record, author, at, reason }) => (
                    <span key={record} className="given-by">
                      {author}, {dateWords(at.slice(0, 10))}
                      {reason === undefined ? "" : `: ${reason}`}
                    </span>
                  ))}
                </span>
                <span className="small soft">of it in {counted(counts.documents, "document")}</span>
              </li>
            )}
          </ShortList>
        </>
      )}
    </section>
  );
}

/** Sans: it is a person's word and not a document's. What it leads to is where the person said so. */
function GivenName({
  name,
  evidence,
}: Pick<ActorView["names"][number], "name"> & { readonly evidence: Evidence | undefined }): ReactNode {
  const shown = <bdi>{name}</bdi>;
  return evidence === undefined ? (
    shown
  ) : (
    <EvidenceButton evidence={evidence} label={`${name}: where it was said of it`}>
      {shown}
    </EvidenceButton>
  );
}

/** "3 Mar 2020", "3 Mar 2020 – 15 Aug 2021": first and last use. */
function spanWords(first: string | null, last: string | null): string {
  if (first === null || last === null) return first === last ? "without a date" : dateWords(first ?? last);
  return dateWords(first === last ? first : `${first}/${last}`);
}

function Roles({ actor: { roles } }: { readonly actor: ActorView }): ReactNode {
  if (roles.length === 0) return null;
  return (
    <section className="actor-part">
      <h2>Roles</h2>
      <p className="soft">What documents call it on their day. That another day says otherwise is no contradiction.</p>
      <ShortList items={roles} noun="role">
        {({ title, of, former, first, last, quoted, ...counts }) => (
          <li key={`${title} ${of?.key ?? ""} ${former}`}>
            <span>
              <EvidenceButton evidence={quoted} label={title}>
                <span className="said">{title}</span>
              </EvidenceButton>
              {of === undefined ? null : (
                <>
                  {" "}
                  of <ActorName actor={of} />
                </>
              )}
              {former ? <span className="soft"> · former, as the text says</span> : null}
            </span>
            <span className="small soft">
              {quoted.outlet ?? "no outlet named"}
              {counts.documents > 1 ? " and others" : ""}, {spanWords(first, last)}
            </span>
            <Counts {...counts} />
          </li>
        )}
      </ShortList>
    </section>
  );
}

function Relations({ actor: { key, relations } }: { readonly actor: ActorView }): ReactNode {
  if (relations.length === 0) return null;
  return (
    <section className="actor-part">
      <h2>Relations</h2>
      <p className="soft">As claimants have them. Dates that claimants give differently are marked as disputed.</p>
      <ShortList items={relations} noun="relation">
        {(relation) => (
          <RelationItem
            key={`${relation.from.key} ${relation.type} ${relation.to.key} ${relation.status}`}
            relation={relation}
            self={key}
          />
        )}
      </ShortList>
    </section>
  );
}

function RelationItem({ relation, self }: { readonly relation: RelationView; readonly self: string }): ReactNode {
  const { type, from, to, status, since, until, claimants, statements } = relation;
  return (
    <li>
      <span>
        {from.key === self ? null : (
          <>
            <ActorName actor={from} head />{" "}
          </>
        )}
        {from.key === self ? headed(relationWords(type)) : relationWords(type)}{" "}
        {to.key === self ? "it" : <ActorName actor={to} />}
        {status === "asserted" ? null : (
          <span className={status === "denied" ? "deny" : "soft"}> · {RELATION_STATUS[status] ?? status}</span>
        )}
      </span>
      <span className="small soft">
        {since === undefined ? "" : `since ${dateWords(since.value)}${since.disputed ? " (disputed)" : ""}`}
        {since !== undefined && until !== undefined ? ", " : ""}
        {until === undefined ? "" : `until ${dateWords(until.value)}${until.disputed ? " (disputed)" : ""}`}
        {since === undefined && until === undefined ? "no dates stated" : ""}
      </span>
      <Counts {...relation} />
      <ul className="fact-statements">
        {statements.slice(0, 4).map(({ claimant, published, quoted }) => (
          <li key={`${quoted.document} ${quoted.span.join("-")}`}>
            <EvidenceButton evidence={quoted} label={`${headed(claimant)}: ${relationWords(type)}`}>
              <Quotation words={quoted.words} lines={2} />
            </EvidenceButton>
            <p className="small soft">
              {headed(claimant)}, {dateWords(published)}
            </p>
          </li>
        ))}
        {statements.length > 4 ? (
          <li className="small soft">
            {statements.length - 4} more statements, of {claimants.map(headed).join(", ")}
          </li>
        ) : null}
      </ul>
    </li>
  );
}

const RELATION_STATUS: Readonly<Record<string, string>> = {
  denied: "denied",
  promised: "promised",
  former: "former",
  hypothetical: "if, may, will",
};
