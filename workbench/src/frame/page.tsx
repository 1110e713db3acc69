import { type ReactNode, useEffect } from "react";
import "./page.css";

interface PageProps {
  /** Heads the view and names the window. */
  readonly title: string;
  /** Are these words of a document, or ours? */
  readonly voice?: "said" | "ours";
  /** One line below: dates, counts, what contradicts. */
  readonly facts?: ReactNode;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** The middle column of every view. */
export function Page({ title, voice = "ours", facts, tools, children }: PageProps): ReactNode {
  useEffect(() => {
    document.title = `${title} – Hearsay`;
  }, [title]);
  return (
    <div className="page">
      <header className="page-head">
        <div className="page-title">
          <h1 className={voice} dir="auto">
            {title}
          </h1>
          {tools === undefined ? null : <div className="page-tools">{tools}</div>}
        </div>
        {facts === undefined ? null : <div className="page-facts">{facts}</div>}
      </header>
      {children}
    </div>
  );
}
