import type { DatabaseConnection, Dialect, Driver } from "kysely";

/** Milliseconds: as long as a person does not notice. */
const TURN_MS = 15;

/**
 * SQLite answers at once, so that whoever asks again and again never lets go of the thread: a library that takes in an archive
 * would answer nobody. After some milliseconds of asking, others get a turn.
 */
export function inTurns(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createDriver: () => driverInTurns(dialect.createDriver()),
  };
}

function driverInTurns(driver: Driver): Driver {
  const { savepoint, rollbackToSavepoint, releaseSavepoint } = driver;
  return {
    init: (options) => driver.init(options),
    acquireConnection: async (options) => connectionInTurns(await driver.acquireConnection(options)),
    beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    ...(savepoint === undefined ? {} : { savepoint: savepoint.bind(driver) }),
    ...(rollbackToSavepoint === undefined ? {} : { rollbackToSavepoint: rollbackToSavepoint.bind(driver) }),
    ...(releaseSavepoint === undefined ? {} : { releaseSavepoint: releaseSavepoint.bind(driver) }),
    releaseConnection: (connection, options) => driver.releaseConnection(connection, options),
    destroy: (options) => driver.destroy(options),
  };
}

function connectionInTurns(connection: DatabaseConnection): DatabaseConnection {
  return {
    async executeQuery(query, options) {
      await turn();
      return connection.executeQuery(query, options);
    },
    streamQuery: (query, size, options) => connection.streamQuery(query, size, options),
  };
}

/** When the thread was let go of last. */
let since = performance.now();

async function turn(): Promise<void> {
  if (performance.now() - since < TURN_MS) return;
  await new Promise<void>((resolve) => setImmediate(resolve));
  since = performance.now();
}
