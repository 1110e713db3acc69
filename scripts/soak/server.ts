/** The server of the soak in a process of its own, so that its memory and its handles are its alone. */
import { readdirSync } from "node:fs";
import process from "node:process";
import { WORKBENCH } from "../../src/cli/workbench.ts";
import { parse } from "../../src/server/respond.ts";
import { openServer } from "../../src/server/server.ts";
import { openStore } from "../../src/store/open.ts";
import type { FromServer, ToServer } from "./messages.ts";

const [place = ""] = process.argv.slice(2);
const send = (message: FromServer): void => void process.send?.(message);
const store = await openStore(place, { create: true });
const server = await openServer({
  store,
  path: place,
  pages: WORKBENCH,
  host: "127.0.0.1",
  readOnly: false,
  name: "Ada",
  log: (error) =>
    send({ kind: "fault", text: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  // Answers are held to what the API's description promises.
  check: parse,
});
const listening = await server.listen({ host: "127.0.0.1", port: 0 });

process.on("message", (message: ToServer) => {
  if (message === "measure") {
    const collect = (globalThis as { readonly gc?: () => void }).gc;
    if (collect === undefined) throw new Error("start with --expose-gc");
    collect();
    const { heapUsed, external, rss } = process.memoryUsage();
    send({ kind: "measured", heap: heapUsed, external, rss, handles: readdirSync("/proc/self/fd").length });
  } else {
    void (async () => {
      await listening.stop();
      await server.close();
      await store.close();
      process.disconnect();
    })();
  }
});
send({ kind: "ready", port: listening.port });
