import type { ReactNode } from "react";
import { usePreference } from "../frame/preferences.ts";
import { letterKeys, useCommandGroups } from "./commands.ts";
import "./help.css";

const ID = "keyboard-help";

export function showKeyboardHelp(): void {
  const dialog = document.getElementById(ID);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

/** Every key that answers now, in words, what is nearest first. */
export function KeyboardHelp(): ReactNode {
  const groups = useCommandGroups();
  const [on, set] = usePreference(letterKeys);
  return (
    <dialog id={ID} className="dialog" aria-labelledby="keyboard-help-title" closedby="any">
      <h2 id="keyboard-help-title" className="dialog-title">
        Keys
      </h2>
      {groups
        .filter(({ commands }) => commands.length > 0)
        .toReversed()
        .map(({ name, commands }) => (
          <section key={name} className="keys">
            <h3>{name}</h3>
            <dl>
              {commands.map(({ key, does }) => (
                <div key={key}>
                  <dt>
                    <kbd>{key === "Escape" ? "Esc" : key}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      <section className="keys">
        <h3>On what is focused</h3>
        <dl>
          <div>
            <dt>
              <kbd>Enter</kbd>
            </dt>
            <dd>jump to it; never accepts anything</dd>
          </div>
        </dl>
      </section>
      <label className="check">
        <input type="checkbox" checked={on === "on"} onChange={(event) => set(event.target.checked ? "on" : "off")} />
        Keys of one letter are on
      </label>
      <form method="dialog">
        <button type="submit" className="button">
          Close
        </button>
      </form>
    </dialog>
  );
}
