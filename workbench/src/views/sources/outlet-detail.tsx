import { type FormEvent, type ReactNode, useState } from "react";
import type { SourceLine } from "../../../../src/query/records.ts";
import { BesidePart } from "../../frame/beside.tsx";
import { judge } from "../../judging/judge.ts";
import { Link } from "../../location/link.tsx";
import { Counts } from "../../parts/counts.tsx";
import { dateWords } from "../../parts/dates.ts";
import { counted } from "../../parts/words.ts";
import { GRADES, type Grade, gradeWords } from "./grades.ts";

/** An outlet: what there is of it, what it depends on, and how far people here rely on it. */
export function OutletDetail({ source }: { readonly source: SourceLine }): ReactNode {
  const { outlet, domain, owner, copies, copied, first, last, grades } = source;
  return (
    <>
      <BesidePart title={outlet}>
        <dl className="pairs">
          <Pair name="Domain">{domain ?? "not known"}</Pair>
          <Pair name="Owner">{owner ?? "not known"}</Pair>
          <Pair name="Here">
            <Counts {...source} />
          </Pair>
          <Pair name="Published">
            {first === null || last === null ? "no dates" : dateWords(first === last ? first : `${first}/${last}`)}
          </Pair>
          <Pair name="Rests on others">{copies === 0 ? "no document" : counted(copies, "document")}</Pair>
          <Pair name="Others rest on it">{copied === 0 ? "no document" : counted(copied, "document")}</Pair>
        </dl>
        <p className="row-tools small">
          <Link to={`/claims?outlet=${encodeURIComponent(outlet)}`}>Claims in its reports</Link>
        </p>
      </BesidePart>
      <BesidePart title="How far it is relied on">
        {grades.length === 0 ? (
          <p className="small soft">Nobody here has graded it. That is no grade, and counts as none.</p>
        ) : (
          <ul className="claims-behind">
            {grades.map(({ grade, author, at, record, reason }) => (
              <li key={record}>
                <strong>{gradeWords(grade)}</strong>
                {reason === undefined ? null : <p>“{reason}”</p>}
                <p className="small soft row-tools">
                  <span>
                    {author}, {dateWords(at.slice(0, 10))}
                  </span>
                  <button
                    type="button"
                    className="filter-clear"
                    onClick={() => void judge({ act: "withdraw", record })}
                    aria-label={`Withdraw the grade ${gradeWords(grade)}`}
                  >
                    withdraw
                  </button>
                </p>
              </li>
            ))}
          </ul>
        )}
        <GradeForm key={outlet} outlet={outlet} />
        <p className="small soft">
          This is the source alone. How credible one claim is, is another question, graded with the claim in the reader;
          the two are never put together.
        </p>
      </BesidePart>
    </>
  );
}

function Pair({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Letters of the scale, and beside it that it cannot be judged. */
function GradeForm({ outlet }: { readonly outlet: string }): ReactNode {
  const [grade, setGrade] = useState<Grade>();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (grade === undefined) return;
    setBusy(true);
    const because = reason.trim() === "" ? {} : { reason: reason.trim() };
    void judge({ act: "grade", axis: "source", outlet, grade, ...because }).then((done) => {
      setBusy(false);
      if (done === undefined) return;
      setGrade(undefined);
      setReason("");
    });
  };
  const choice = (value: Grade): ReactNode => (
    <label key={value} className="grade-choice">
      <input type="radio" name="grade" value={value} checked={grade === value} onChange={() => setGrade(value)} />
      {gradeWords(value)}
    </label>
  );
  return (
    <form className="grade-form" onSubmit={submit}>
      <fieldset>
        <legend className="small soft">Your grade</legend>
        {GRADES.map(choice)}
        <div className="grade-outside">{choice("cannot-be-judged")}</div>
      </fieldset>
      <label className="field">
        <span>Why</span>
        <textarea className="input" rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <button type="submit" className="button" disabled={grade === undefined || busy}>
        {busy ? "Recording …" : "Set this grade"}
      </button>
    </form>
  );
}
