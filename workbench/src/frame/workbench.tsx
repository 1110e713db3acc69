import { type ReactNode, Suspense, useEffect, useRef } from "react";
import { AddDocuments } from "../adding/add-documents.tsx";
import { DropAnywhere } from "../adding/drop-anywhere.tsx";
import { EvidenceDrawer } from "../evidence/drawer.tsx";
import { useOpenEvidence } from "../evidence/evidence-state.ts";
import { UndoBar } from "../judging/undo-bar.tsx";
import { handleKey, useCommands } from "../keyboard/commands.ts";
import { KeyboardHelp, showKeyboardHelp } from "../keyboard/help.tsx";
import { goToStop } from "../keyboard/stops.ts";
import { Link } from "../location/link.tsx";
import { isReturning, navigate, useLocation } from "../location/location.ts";
import { matchPath } from "../location/match.ts";
import { Asking } from "../parts/answers.tsx";
import { ROUTES } from "../routes.ts";
import { Broken } from "./broken.tsx";
import { Page } from "./page.tsx";
import { Rail } from "./rail.tsx";
import { TopBar } from "./top-bar.tsx";
import { WHY_SLOT } from "./why.tsx";
import "./workbench.css";

/** The three columns: where am I, the thing, why. */
export function Workbench(): ReactNode {
  const { path } = useLocation();
  const evidence = useOpenEvidence();
  const thing = useRef<HTMLElement>(null);
  useEffect(() => {
    window.addEventListener("keydown", handleKey);
    return () => window.removeEventListener("keydown", handleKey);
  }, []);
  useCommands("Everywhere", [
    { key: "j", does: "next", run: () => goToStop(1) },
    { key: "k", does: "previous", run: () => goToStop(-1) },
    { key: "v", does: "measure how often the machine is right", run: () => navigate("/validate") },
    { key: "/", does: "search", run: () => document.getElementById("search")?.focus() },
    { key: "?", does: "this help", run: showKeyboardHelp },
  ]);
  const visited = useRef(path);
  useEffect(() => {
    if (visited.current === path) return;
    visited.current = path;
    // A new view begins at its beginning, for eyes and for screen readers.
    thing.current?.focus({ preventScroll: true });
    if (!isReturning()) window.scrollTo(0, 0);
  }, [path]);

  return (
    <>
      <a className="skip" href="#thing">
        Skip to the content
      </a>
      <div className="frame" data-evidence={evidence === undefined ? undefined : ""}>
        <TopBar />
        <Rail />
        <main id="thing" ref={thing} tabIndex={-1}>
          <Broken key={path}>
            <Suspense fallback={<Asking what="the view" />}>
              <CurrentView path={path} />
            </Suspense>
          </Broken>
        </main>
        <aside id="why" aria-label="Why">
          {/* Views put what explains them here; open words stand before it. */}
          <div id={WHY_SLOT} hidden={evidence !== undefined} />
          {evidence === undefined ? null : <EvidenceDrawer evidence={evidence} />}
        </aside>
      </div>
      <div id="announcements" className="unseen" role="status" aria-live="polite" />
      <UndoBar />
      <KeyboardHelp />
      <AddDocuments />
      <DropAnywhere />
    </>
  );
}

function CurrentView({ path }: { readonly path: string }): ReactNode {
  for (const { path: pattern, View } of ROUTES) {
    const values = matchPath(pattern, path);
    if (values !== undefined) return <View values={values} />;
  }
  return (
    <Page title="There is nothing at this address.">
      <p>
        It may have been cut off on its way. <Link to="/">Begin with the most contested story.</Link>
      </p>
    </Page>
  );
}
