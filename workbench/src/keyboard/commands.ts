import { useEffect, useRef, useSyncExternalStore } from "react";
import { preference } from "../frame/preferences.ts";

/** One key, what it does in words, and where: the help lists it as it stands here. */
export interface Command {
  /** As `KeyboardEvent.key` has it: "j", "?", "/", "Escape". */
  readonly key: string;
  readonly does: string;
  readonly run: () => void;
}
export interface CommandGroup {
  readonly name: string;
  readonly commands: readonly Command[];
}

/** What is on screen answers to keys; what came last answers first. */
let groups: readonly CommandGroup[] = [];
const listeners = new Set<() => void>();
const change = (next: readonly CommandGroup[]): void => {
  groups = next;
  for (const listener of [...listeners]) listener();
};

/** Gives keys to whatever is on screen, as long as it is there. */
export function useCommands(name: string, commands: readonly Command[]): void {
  const current = useRef(commands);
  current.current = commands;
  const shape = JSON.stringify(commands.map(({ key, does }) => [key, does]));
  useEffect(() => {
    const listed = JSON.parse(shape) as readonly (readonly [string, string])[];
    const group: CommandGroup = {
      name,
      commands: listed.map(([key, does]) => ({
        key,
        does,
        run: () => current.current.find((command) => command.key === key)?.run(),
      })),
    };
    change([...groups, group]);
    return () => change(groups.filter((other) => other !== group));
  }, [name, shape]);
}

export const useCommandGroups = (): readonly CommandGroup[] =>
  useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
      };
    },
    () => groups,
  );

/** Keys of one letter can be switched off: speech input types them by accident (WCAG 2.1.4). */
export const letterKeys = preference<"on" | "off">("letter-keys", "on");

export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  // What lies under an open dialog is out of reach, by keys too.
  if (document.querySelector("dialog:modal") !== null) return;
  // A key that is held runs on through a list, and judges nothing twice.
  if (event.repeat && event.key !== "j" && event.key !== "k") return;
  if (event.key !== "Escape" && (isTyping(event.target) || letterKeys.get() === "off")) return;
  for (const { commands } of groups.toReversed()) {
    const command = commands.find(({ key }) => key === event.key);
    if (command === undefined) continue;
    event.preventDefault();
    command.run();
    return;
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(target.type);
}
