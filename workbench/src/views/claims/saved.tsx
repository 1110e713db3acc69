import { type FormEvent, type ReactNode, useState } from "react";
import { announce } from "../../frame/announce.ts";
import { BesidePart } from "../../frame/beside.tsx";
import { usePreference } from "../../frame/preferences.ts";
import { Link } from "../../location/link.tsx";
import { useLocation } from "../../location/location.ts";
import { copyText } from "../../parts/copy.ts";
import {
  keptSearches,
  parseSearches,
  searchAddress,
  searchesText,
  withoutSearch,
  withSearch,
} from "./saved-searches.ts";

/** Searches under a name, kept in this browser; each is an address that can be sent to anybody. */
export function SavedSearches(): ReactNode {
  const [text, keep] = usePreference(keptSearches);
  const [name, setName] = useState("");
  const { path, search } = useLocation();
  const searches = parseSearches(text);
  const address = searchAddress(path, search);
  const current = searches.find((saved) => saved.address === address);

  const save = (event: FormEvent): void => {
    event.preventDefault();
    const trimmed = name.trim();
    if (trimmed === "") return;
    keep(searchesText(withSearch(searches, { name: trimmed, address })));
    setName("");
    announce(`Saved as ${trimmed}.`);
  };
  const copy = (): void => {
    copyText(window.location.origin + address).then((done) =>
      announce(done ? "The address of this search is copied." : "The browser did not let the address be copied."),
    );
  };
  return (
    <BesidePart title="Saved searches">
      {searches.length === 0 ? (
        <p className="small soft">None yet. Set filters, then keep them here under a name.</p>
      ) : (
        <ul className="saved-searches">
          {searches.map((saved) => (
            <li key={saved.name}>
              <Link to={saved.address} aria-current={saved === current ? "page" : undefined}>
                {saved.name}
              </Link>
              <button
                type="button"
                className="filter-clear"
                aria-label={`Remove the search ${saved.name}`}
                onClick={() => keep(searchesText(withoutSearch(searches, saved.name)))}
              >
                remove
              </button>
            </li>
          ))}
        </ul>
      )}
      <form className="save-search" onSubmit={save}>
        <label className="field">
          <span>Name of this search</span>
          <input className="input" value={name} maxLength={80} onChange={({ target }) => setName(target.value)} />
        </label>
        <div className="row-tools">
          <button type="submit" className="button" disabled={name.trim() === ""}>
            Save
          </button>
          <button type="button" className="button" onClick={copy}>
            Copy its address
          </button>
        </div>
      </form>
    </BesidePart>
  );
}
