import type { ReactNode } from "react";
import { Link } from "../../location/link.tsx";
import { useLocation, withParameters } from "../../location/location.ts";
import "../../parts/tabs.css";

const TABS = [
  { name: "claims", path: "/claims", title: "Who says what" },
  { name: "denials", path: "/claims/denials", title: "Claims and their denials" },
] as const;

/** Two addresses with the same filters. */
export function ClaimTabs({ current }: { readonly current: "claims" | "denials" }): ReactNode {
  const { search } = useLocation();
  return (
    <nav className="tabs" aria-label="Claims">
      {TABS.map(({ name, path, title }) => (
        <Link
          key={name}
          to={withParameters(path, search, name === "denials" ? { act: undefined, negated: undefined } : {})}
          aria-current={name === current ? "page" : undefined}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
