import type { FormEvent, ReactNode } from "react";
import type { LibraryView, TodayView } from "../../../src/query/records.ts";
import { showAddDocuments } from "../adding/add-documents.tsx";
import { JobList } from "../adding/job-list.tsx";
import { showKeyboardHelp } from "../keyboard/help.tsx";
import { Link } from "../location/link.tsx";
import { navigate, useLocation, useParameter, withParameters } from "../location/location.ts";
import { asTitle, counted } from "../parts/words.ts";
import { LOOK_AT } from "../routes.ts";
import { usePreference } from "./preferences.ts";
import { SignedInAs } from "./sign-in.tsx";
import { type Theme, theme } from "./theme.ts";
import { isHere, useComparing, useLibrary } from "./use-library.ts";
import { useToday } from "./use-today.ts";
import { visitSince } from "./visit.ts";
import "./rail.css";

/** The left column: where one is, what came today, what else can be looked at. */
export function Rail(): ReactNode {
  const today = useToday();
  const library = useLibrary();
  useComparing();
  return (
    <header className="rail" id="rail">
      <Link to="/" className="name">
        Hearsay
      </Link>
      <p className="motto">who did what to whom, according to whom</p>
      <SearchBox />
      <nav aria-label="Today" className="rail-part">
        <h2>
          <Link to="/today">Today</Link>
        </h2>
        {today.value === undefined ? null : (
          <TodayStories today={today.value} comparing={(library.value?.unfused ?? 0) > 0} />
        )}
      </nav>
      <nav aria-label="Look at" className="rail-part">
        <h2>Look at</h2>
        <LookAt review={library.value?.review ?? 0} />
      </nav>
      <div className="rail-foot">
        <JobList />
        {library.value?.role === "reader" ? null : (
          <button type="button" className="button" onClick={showAddDocuments}>
            Add reports
          </button>
        )}
        <SignedInAs />
        {library.failure === undefined ? (
          <p className="small soft">{library.value === undefined ? "" : libraryWords(library.value)}</p>
        ) : (
          <p className="small deny">{library.failure.happened}</p>
        )}
        <div className="rail-switches small">
          <ThemeSwitch />
          <button type="button" className="leads soft" onClick={showKeyboardHelp}>
            Keys <kbd>?</kbd>
          </button>
        </div>
      </div>
    </header>
  );
}

function libraryWords({ documents, lineages, outlets, unfused }: LibraryView): string {
  const held = `${counted(documents, "document")} · ${counted(lineages, "lineage")} · ${counted(outlets, "outlet")}.`;
  if (unfused > 0) return `${counted(documents, "document")}, of which ${unfused} are still being compared.`;
  return isHere() ? `${held} Nothing leaves this machine.` : held;
}

/** As many as can be taken in at a glance; the page has all. */
const SHOWN = 5;

interface TodayStoriesProps {
  readonly today: TodayView;
  readonly comparing: boolean;
}

function TodayStories({ today: { stories }, comparing }: TodayStoriesProps): ReactNode {
  const { path } = useLocation();
  const first = visitSince() === undefined;
  if (stories.length === 0) {
    return (
      <p className="small soft rail-empty">
        {comparing ? "The reports are being compared …" : "No two reports tell of one happening yet."}
      </p>
    );
  }
  const most = stories[0]?.id;
  return (
    <ul className="rail-stories">
      {stories.slice(0, SHOWN).map(({ id, title, note, fresh }) => {
        const address = `/stories/${encodeURIComponent(id)}`;
        const current = path === address || (path === "/" && id === most);
        return (
          <li key={id}>
            <Link to={address} aria-current={current ? "page" : undefined}>
              <span className="rail-title" dir="auto">
                {asTitle(title)}
              </span>
              <span className="small soft rail-note">
                {[...(fresh > 0 && !first ? [counted(fresh, "new report")] : []), ...(note === "" ? [] : [note])].join(
                  " · ",
                )}
              </span>
            </Link>
          </li>
        );
      })}
      {stories.length > SHOWN ? (
        <li>
          <Link to="/stories" className="rail-more small">
            All {counted(stories.length, "story", "stories")}
          </Link>
        </li>
      ) : null}
    </ul>
  );
}

function LookAt({ review }: { readonly review: number }): ReactNode {
  const { path } = useLocation();
  return (
    <ul className="look-at">
      {LOOK_AT.map(({ to, title }) => (
        <li key={to}>
          <Link to={to} aria-current={path === to || path.startsWith(`${to}/`) ? "page" : undefined}>
            {title}
            {to === "/review" && review > 0 ? <span className="soft"> {review}</span> : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function SearchBox(): ReactNode {
  const { path } = useLocation();
  const [q] = useParameter("q");
  const searched = path === "/search" ? (q ?? "") : "";
  const search = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const words = new FormData(event.currentTarget).get("q");
    navigate(withParameters("/search", "", { q: typeof words === "string" ? words.trim() : undefined }));
  };
  return (
    <search>
      <form className="search-box" onSubmit={search} key={searched}>
        <label className="unseen" htmlFor="search">
          Search the reports
        </label>
        <input id="search" name="q" type="search" placeholder="Search" defaultValue={searched} className="input" />
        <kbd aria-hidden="true">/</kbd>
      </form>
    </search>
  );
}

const THEMES: readonly (readonly [Theme, string])[] = [
  ["system", "As the system"],
  ["light", "Light"],
  ["dark", "Dark"],
];

function ThemeSwitch(): ReactNode {
  const [value, set] = usePreference(theme);
  return (
    <label>
      <span className="unseen">Colours</span>
      <select className="theme-switch" value={value} onChange={({ target }) => set(themeNamed(target.value))}>
        {THEMES.map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

const themeNamed = (name: string): Theme => THEMES.find(([known]) => known === name)?.[0] ?? "system";
