import type { ReactNode } from "react";
import { THREE_COLUMNS, useMedia } from "./use-media.ts";
import { Why } from "./why.tsx";
import "./beside.css";

/** What explains a view: in the right column where there is one, else where it stands in the page. */
export function Beside({ children }: { readonly children: ReactNode }): ReactNode {
  const wide = useMedia(THREE_COLUMNS);
  const body = <div className="beside">{children}</div>;
  return wide ? <Why>{body}</Why> : body;
}

interface BesidePartProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function BesidePart({ title, children }: BesidePartProps): ReactNode {
  return (
    <section className="beside-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
