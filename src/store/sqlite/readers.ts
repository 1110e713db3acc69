/** Connections that look at a library at once; whoever comes when all are busy waits for the next. */
const MOST = 8;
/** So many stay open when nobody looks. */
const KEPT = 2;

interface Connection {
  destroy(): Promise<void>;
}

export interface Readers<C> {
  /** Gives `work` a connection that is nobody else's meanwhile. */
  use<T>(work: (connection: C) => Promise<T>): Promise<T>;
  /** Waits for all that look, and closes what is open. */
  close(): Promise<void>;
}

/** The one that was used last is given first: it has most at hand. */
export function createReaders<C extends Connection>(open: () => C, most = MOST): Readers<C> {
  const idle: C[] = [];
  const waiting: ((connection: C) => void)[] = [];
  const running = new Set<Promise<unknown>>();
  let opened = 0;

  function taken(): C | Promise<C> {
    const free = idle.pop();
    if (free !== undefined) return free;
    if (opened >= most) return new Promise((resolve) => waiting.push(resolve));
    const fresh = open();
    opened += 1;
    return fresh;
  }
  async function give(connection: C): Promise<void> {
    const next = waiting.shift();
    if (next !== undefined) return next(connection);
    if (idle.length < KEPT) {
      idle.push(connection);
      return;
    }
    opened -= 1;
    await connection.destroy();
  }
  async function run<T>(work: (connection: C) => Promise<T>): Promise<T> {
    const connection = await taken();
    try {
      return await work(connection);
    } finally {
      await give(connection);
    }
  }
  return {
    use(work) {
      const mine = run(work);
      const ended = mine.catch(() => undefined).finally(() => running.delete(ended));
      running.add(ended);
      return mine;
    },
    async close() {
      await Promise.all(running);
      await Promise.all(idle.splice(0).map((connection) => connection.destroy()));
    },
  };
}
