import type { ReactNode } from "react";
import type { Failure } from "../server/failure.ts";
import type { Answer } from "../server/use-answer.ts";
import "./answers.css";

interface NothingProps {
  readonly title: string;
  /** One sentence: what to do so that something stands here. */
  readonly children?: ReactNode;
}

/** Nothing is there, which is not the same as that something failed. */
export function Nothing({ title, children }: NothingProps): ReactNode {
  return (
    <div className="nothing">
      <p className="nothing-title">{title}</p>
      {children === undefined ? null : <div className="soft">{children}</div>}
    </div>
  );
}

/** What happened, what is safe, what to do. */
export function Failed({ failure, again }: { readonly failure: Failure; readonly again?: () => void }): ReactNode {
  return (
    <div className="failed" role="alert">
      <p className="failed-title">{failure.happened}</p>
      <p>{failure.safe}</p>
      <p>{failure.todo}</p>
      {again === undefined ? null : (
        <button type="button" className="button" onClick={again}>
          Try again
        </button>
      )}
      <p className="soft small">{failure.code}</p>
    </div>
  );
}

/** Says that it is asking only after a moment: most answers are there before. */
export function Asking({ what }: { readonly what: string }): ReactNode {
  return (
    <p className="asking soft" role="status">
      Opening {what} …
    </p>
  );
}

interface AnsweredProps<T> {
  readonly answer: Answer<T>;
  readonly what: string;
  readonly children: (value: T) => ReactNode;
}

/** An answer in each of its states. What was there stays in view while it is asked for anew. */
export function Answered<T>({ answer, what, children }: AnsweredProps<T>): ReactNode {
  const { value, failure, again } = answer;
  if (value === undefined)
    return failure === undefined ? <Asking what={what} /> : <Failed failure={failure} again={again} />;
  return (
    <>
      {failure === undefined ? null : <Failed failure={failure} again={again} />}
      {children(value)}
    </>
  );
}
