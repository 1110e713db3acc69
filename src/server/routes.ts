import type { Route } from "./route.ts";
import { documentRoutes } from "./routes/documents.ts";
import { lookRoutes } from "./routes/look.ts";
import { storyRoutes } from "./routes/stories.ts";

/** The whole API, in the order of its description. */
export const ROUTES: readonly Route[] = [...lookRoutes, ...storyRoutes, ...documentRoutes];
