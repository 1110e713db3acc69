import { type ReactNode, useEffect } from "react";
import { Link } from "../location/link.tsx";
import { useLocation } from "../location/location.ts";

const RAIL = "rail-sheet";

/** On narrow screens: the name, and a button that opens the rail as a sheet. */
export function TopBar(): ReactNode {
  const { path } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: going somewhere closes the sheet
  useEffect(() => closeRail(), [path]);
  return (
    <nav className="top-bar" aria-label="Menu">
      <Link to="/" className="name">
        Hearsay
      </Link>
      <button
        type="button"
        className="button"
        id={RAIL}
        aria-controls="rail"
        aria-expanded="false"
        onClick={toggleRail}
      >
        Menu
      </button>
    </nav>
  );
}

function toggleRail(): void {
  const open = document.documentElement.toggleAttribute("data-rail-open");
  document.getElementById(RAIL)?.setAttribute("aria-expanded", String(open));
}

function closeRail(): void {
  document.documentElement.removeAttribute("data-rail-open");
  document.getElementById(RAIL)?.setAttribute("aria-expanded", "false");
}
