import type { Route } from "./route.ts";
import { actorRoutes } from "./routes/actors.ts";
import { addingRoutes } from "./routes/adding.ts";
import { documentRoutes } from "./routes/documents.ts";
import { elementRoutes } from "./routes/elements.ts";
import { exportRoutes } from "./routes/export.ts";
import { judgementRoutes } from "./routes/judgements.ts";
import { labelRoutes } from "./routes/labels.ts";
import { lookRoutes } from "./routes/look.ts";
import { proposalRoutes } from "./routes/proposals.ts";
import { reviewRoutes } from "./routes/review.ts";
import { sessionRoutes } from "./routes/session.ts";
import { storyRoutes } from "./routes/stories.ts";
import { validationRoutes } from "./routes/validation.ts";

/** The whole API, in the order of its description. */
export const ROUTES: readonly Route[] = [
  ...lookRoutes,
  ...storyRoutes,
  ...documentRoutes,
  ...addingRoutes,
  ...labelRoutes,
  ...judgementRoutes,
  ...elementRoutes,
  ...actorRoutes,
  ...reviewRoutes,
  ...exportRoutes,
  ...sessionRoutes,
  ...proposalRoutes,
  ...validationRoutes,
];
