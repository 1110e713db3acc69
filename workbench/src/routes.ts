import { type ComponentType, lazy } from "react";
import type { PathValues } from "./location/match.ts";

export interface ViewProps {
  /** Values of the ":names" in the view's path. */
  readonly values: PathValues;
}

export interface Route {
  readonly path: string;
  readonly View: ComponentType<ViewProps>;
}

type ViewModule = { readonly View: ComponentType<ViewProps> };
const view = (load: () => Promise<ViewModule>): ComponentType<ViewProps> =>
  lazy(async () => ({ default: (await load()).View }));

/** Every view with its address. Each is a file of its own that loads when it is opened. */
export const ROUTES: readonly Route[] = [
  { path: "/", View: view(() => import("./views/story/first.tsx")) },
  { path: "/today", View: view(() => import("./views/today/today.tsx")) },
  { path: "/stories", View: view(() => import("./views/stories/stories.tsx")) },
  { path: "/stories/:id", View: view(() => import("./views/story/story.tsx")) },
  { path: "/documents/:id", View: view(() => import("./views/reader/reader.tsx")) },
  { path: "/paste", View: view(() => import("./views/paste/paste.tsx")) },
  { path: "/review", View: view(() => import("./views/review/review.tsx")) },
  { path: "/validate", View: view(() => import("./views/validate/validate.tsx")) },
  { path: "/claims", View: view(() => import("./views/claims/claims.tsx")) },
  { path: "/claims/denials", View: view(() => import("./views/claims/denials.tsx")) },
  { path: "/actors", View: view(() => import("./views/actor/actors.tsx")) },
  { path: "/actors/:key", View: view(() => import("./views/actor/actor.tsx")) },
  { path: "/timeline", View: view(() => import("./views/timeline/timeline.tsx")) },
  { path: "/network", View: view(() => import("./views/network/network.tsx")) },
  { path: "/map", View: view(() => import("./views/map/map.tsx")) },
  { path: "/sources", View: view(() => import("./views/sources/sources.tsx")) },
  { path: "/search", View: view(() => import("./views/search/search.tsx")) },
];

/** What the rail leads to, under "Look at". */
export const LOOK_AT: readonly { readonly to: string; readonly title: string }[] = [
  { to: "/stories", title: "Stories" },
  { to: "/actors", title: "Actors" },
  { to: "/claims", title: "Claims" },
  { to: "/network", title: "Network" },
  { to: "/timeline", title: "Timeline" },
  { to: "/map", title: "Map" },
  { to: "/sources", title: "Sources" },
  { to: "/review", title: "Review" },
];
