import type { Tab } from "../../parts/tabs.tsx";

/** The pages of an actor; the first is where one arrives. */
export const ACTOR_TABS = [
  { name: "overview", title: "What is said of it" },
  { name: "events", title: "Claim by claim" },
  { name: "says", title: "What it says" },
  { name: "denies", title: "What it denies" },
  { name: "who", title: "Names, roles, relations" },
] as const satisfies readonly Tab[];
export type ActorTab = (typeof ACTOR_TABS)[number]["name"];

export const actorTabOf = (name: string | undefined): ActorTab =>
  ACTOR_TABS.find((tab) => tab.name === name)?.name ?? "overview";
