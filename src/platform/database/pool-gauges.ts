import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OperationMetrics } from '../http/metrics.js';

/** Shows in `/metrics` how the connections of this process are used: whoever waits for one, waits for a slow answer. */
@Injectable()
export class PoolGauges implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly metrics: OperationMetrics,
  ) {}

  onModuleInit(): void {
    const help = {
      yhdessa_pool_connections: 'Database connections that are open',
      yhdessa_pool_idle: 'Open database connections that nobody uses',
      yhdessa_pool_waiting: 'Requests that wait for a database connection',
    };
    this.metrics.gauges(help, async () => {
      const pool = await this.em.getDriver().getConnection().getNativeClient();
      return {
        yhdessa_pool_connections: pool.totalCount,
        yhdessa_pool_idle: pool.idleCount,
        yhdessa_pool_waiting: pool.waitingCount,
      };
    });
  }
}
