import type { Configuration } from '@mikro-orm/core';
import { type PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql';

type Dialect = ReturnType<PostgreSqlConnection['createKyselyDialect']>;
type Driver = ReturnType<Dialect['createDriver']>;

/**
 * Kysely 0.29 gives a connection of a controlled transaction back to the pool only after a COMMIT or ROLLBACK that
 * worked, and never if BEGIN fails. A connection that died can do none of them, so each such death would cost one pool
 * slot for ever, and the last one every request. The server has rolled back already when the connection is gone, so a
 * failing ROLLBACK counts as done, and a connection that cannot even begin is given back here. The pool drops a dead
 * client when it gets it back. Only controlled transactions, the only ones the ORM uses: Kysely itself gives back the
 * connection of the other kind.
 */
function giveBackLostConnections(driver: Driver, warn: (line: string) => void): Driver {
  const begin = driver.beginTransaction.bind(driver);
  const rollback = driver.rollbackTransaction.bind(driver);
  driver.beginTransaction = (connection, settings) =>
    begin(connection, settings).catch(async (error: Error) => {
      await driver.releaseConnection(connection);
      throw error;
    });
  driver.rollbackTransaction = (connection) =>
    rollback(connection).catch((error: Error) => warn(`nothing left to roll back: ${error.message}`));
  return driver;
}

/**
 * Kysely 0.29 forgets its pool the moment it is told to end. A connection that is being made just then is never given
 * back, and the pool waits for it for ever. So the end waits for those; new ones are refused by then.
 */
function endAfterThoseBeingMade(driver: Driver): Driver {
  const acquire = driver.acquireConnection.bind(driver);
  const destroy = driver.destroy.bind(driver);
  const beingMade = new Set<Promise<unknown>>();
  driver.acquireConnection = async (options) => {
    const connection = acquire(options);
    beingMade.add(connection);
    return connection.finally(() => beingMade.delete(connection));
  };
  driver.destroy = async (options) => {
    await Promise.allSettled(beingMade);
    await destroy(options);
  };
  return driver;
}

/** MikroORM's PostgreSQL driver with two leaks of its pool mended. See `resilience.deep.spec.ts`. */
export class ResilientPostgreSqlDriver extends PostgreSqlDriver {
  constructor(config: Configuration) {
    super(config);
    const connection = this.connection;
    const createDialect = connection.createKyselyDialect.bind(connection);
    connection.createKyselyDialect = (overrides) => {
      const dialect = createDialect(overrides);
      const createDriver = dialect.createDriver.bind(dialect);
      dialect.createDriver = () =>
        endAfterThoseBeingMade(
          giveBackLostConnections(createDriver(), (line) => config.getLogger().warn('query', line)),
        );
      return dialect;
    };
  }
}
