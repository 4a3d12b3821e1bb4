import { EntityManager } from '@mikro-orm/postgresql';
import type { FactoryProvider, OnModuleInit } from '@nestjs/common';
import { Outbox } from './outbox.js';

const HOUR = Temporal.Duration.from({ hours: 1 });

/**
 * A provider that sweeps once an hour, in one process of all, in one transaction as the worker.
 *
 * @param name of the timer: it stays, also in a database that has it
 * @param statements SQL; the present moment is `access.now()`
 */
export const hourly = (name: string, ...statements: readonly string[]): FactoryProvider<OnModuleInit> => ({
  provide: name,
  inject: [EntityManager, Outbox],
  useFactory: (em: EntityManager, outbox: Outbox) => {
    const settle = async () => {
      for (const statement of statements) await em.execute(statement);
    };
    return { onModuleInit: () => outbox.every(name, HOUR, { settle }) };
  },
});
