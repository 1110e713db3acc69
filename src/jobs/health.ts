import { createServer, type Server } from "node:http";
import process from "node:process";
import type pg from "pg";
import type { Store } from "../store/store.ts";
import type { Gauge, Metrics } from "./metrics.ts";
import { jobCounts } from "./queue.ts";

/** An answer that any HTTP server can give. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export interface HealthOptions {
  readonly store: Store;
  /** Of a library on a server; without one there is no queue to tell of. */
  readonly queue?: pg.Pool;
  readonly metrics: Metrics;
  /** Whether this process takes on work. */
  readonly ready: () => boolean;
  /** Seconds, of the process. */
  readonly uptime?: () => number;
}

/** A database that takes longer to say nothing is not there for anybody else either. */
const DATABASE_MS = 2000;

/**
 * What orchestrators and Prometheus ask of a process, for any HTTP server: `/healthz` is the process alive, `/readyz` can it
 * do its work now, `/metrics` numbers. undefined for every other path.
 */
export function createHealth({ store, queue, metrics, ready, uptime = () => process.uptime() }: HealthOptions) {
  return async (path: string): Promise<Answer | undefined> => {
    switch (path) {
      case "/healthz":
        return json(200, { status: "alive" });
      case "/readyz": {
        if (!ready()) return json(503, { status: "not ready", reason: "it is starting or stopping" });
        const reached = await withinTime(store.view((session) => session.waiting()).then(() => true));
        return reached === true
          ? json(200, { status: "ready" })
          : json(503, { status: "not ready", reason: "the library cannot be reached" });
      }
      case "/metrics": {
        const gauges = (await withinTime(libraryGauges(store, queue))) ?? [];
        const text = metrics.text([...processGauges(uptime()), ...gauges]);
        return { status: 200, type: "text/plain; version=0.0.4; charset=utf-8", body: text };
      }
      default:
        return undefined;
    }
  };
}

const json = (status: number, body: object): Answer => ({
  status,
  type: "application/json",
  body: `${JSON.stringify(body)}\n`,
});

function withinTime<T>(work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), DATABASE_MS);
    work.then(resolve, () => resolve(undefined)).finally(() => clearTimeout(timer));
  });
}

function processGauges(uptimeSeconds: number): readonly Gauge[] {
  const { user, system } = process.cpuUsage();
  const one = (value: number): Gauge["values"] => [{ value }];
  return [
    { name: "process_cpu_seconds", help: "Processor time of this process.", values: one((user + system) / 1e6) },
    { name: "process_resident_memory_bytes", help: "Memory of this process.", values: one(process.memoryUsage.rss()) },
    { name: "process_uptime_seconds", help: "Since this process began.", values: one(Math.round(uptimeSeconds)) },
  ];
}

async function libraryGauges(store: Store, queue: pg.Pool | undefined): Promise<readonly Gauge[]> {
  const waiting = await store.view((session) => session.waiting());
  const gauges: Gauge[] = [
    { name: "hearsay_queue_documents", help: "Documents that wait to be read.", values: [{ value: waiting }] },
  ];
  if (queue === undefined) return gauges;
  const counts = await jobCounts(queue);
  const values = Object.entries(counts).map(([state, value]: readonly [string, number]) => ({
    labels: { state },
    value,
  }));
  return [...gauges, { name: "hearsay_queue_jobs", help: "Jobs of reading, by state.", values }];
}

/** Answers these alone, for a process that serves nothing else. */
export function listenForHealth(
  answer: (path: string) => Promise<Answer | undefined>,
  port: number,
  host: string,
): Promise<Server> {
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const known = request.method === "GET" || request.method === "HEAD" ? answer(path) : Promise.resolve(undefined);
    known
      .catch((): Answer => json(500, { status: "failed" }))
      .then((given) => {
        const { status, type, body } =
          given ?? json(404, { status: "not found", paths: ["/healthz", "/readyz", "/metrics"] });
        response.writeHead(status, {
          "content-type": type,
          "cache-control": "no-store",
          "x-content-type-options": "nosniff",
          "content-length": Buffer.byteLength(body),
        });
        response.end(request.method === "HEAD" ? undefined : body);
      });
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}
