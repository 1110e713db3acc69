import type { Route } from "./route.ts";
import { addingRoutes } from "./routes/adding.ts";
import { documentRoutes } from "./routes/documents.ts";
import { judgementRoutes } from "./routes/judgements.ts";
import { labelRoutes } from "./routes/labels.ts";
import { lookRoutes } from "./routes/look.ts";
import { proposalRoutes } from "./routes/proposals.ts";
import { storyRoutes } from "./routes/stories.ts";

/** The whole API, in the order of its description. */
export const ROUTES: readonly Route[] = [
  ...lookRoutes,
  ...storyRoutes,
  ...documentRoutes,
  ...addingRoutes,
  ...labelRoutes,
  ...judgementRoutes,
  ...proposalRoutes,
];
