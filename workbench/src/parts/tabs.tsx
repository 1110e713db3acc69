import { type ReactNode, useLayoutEffect, useRef } from "react";
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
  const row = useRef<HTMLElement>(null);
  // On a phone the row is wider than the screen: where one is must be in view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is at another place of the row
  useLayoutEffect(() => {
    const [nav, link] = [row.current, row.current?.querySelector<HTMLElement>("[aria-current]")];
    if (nav === null || link === null || link === undefined || nav.scrollWidth <= nav.clientWidth) return;
    nav.scrollLeft += link.getBoundingClientRect().left - nav.getBoundingClientRect().left - 24;
  }, [current]);
  return (
    <nav className="tabs" aria-label={label} ref={row}>
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
