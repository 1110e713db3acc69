import type { ReactNode } from "react";
import { Link } from "../location/link.tsx";
import { useLocation, withParameters } from "../location/location.ts";
import "./tabs.css";

export interface Tab {
  /** In the address; the first tab has none. */
  readonly name: string;
  readonly title: string;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly current: string;
}

/** Each tab is an address of its own, so these are links and not a widget: they open in new windows and can be shared. */
export function Tabs({ label, tabs, current }: TabsProps): ReactNode {
  const { path, search } = useLocation();
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ name, title }, at) => (
        <Link
          key={name}
          to={withParameters(path, search, { tab: at === 0 ? undefined : name, at: undefined })}
          aria-current={name === current ? "page" : undefined}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
