import { createHealth } from "../jobs/health.ts";
import { createMetrics } from "../jobs/metrics.ts";
import type { Store } from "../store/store.ts";
import type { Access } from "./access/access.ts";
import { refusal } from "./answers.ts";

type Pages = (request: Request, path: string) => Promise<Response>;

/**
 * The pages, and what orchestrators and Prometheus ask for: /healthz and /readyz say no more than that, and /metrics is for
 * those who may look at the library.
 */
export function withHealth(
  pages: Pages,
  { store, access, ready }: { readonly store: Store; readonly access: Access; readonly ready: () => boolean },
): Pages {
  const health = createHealth({ store, metrics: createMetrics(), ready });
  return async (request, path) => {
    if (path === "/metrics" && (await access.callerOf(request)).role === "anybody") {
      throw refusal("E_SIGN_IN", {
        expected: "a key that may read",
        got: "none",
        fix: "Send authorization: Bearer hsk_… as `hearsay keys add` prints it.",
      });
    }
    const answer = await health(path);
    if (answer === undefined) return pages(request, path);
    const headers = { "content-type": answer.type, "cache-control": "no-store" };
    return new Response(answer.body, { status: answer.status, headers });
  };
}
