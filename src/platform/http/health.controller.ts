import { Controller, Get, Header } from '@nestjs/common';
import { HealthCheckService } from '@nestjs/terminus';
import { ANONYMOUS } from '../access/actor.js';
import { Work } from '../access/work.js';
import { DomainError } from '../errors/domain-error.js';
import { OperationMetrics } from './metrics.js';
import { Serving } from './serving.js';

/** For the supervisor and the proxy. */
@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly work: Work,
    private readonly metrics: OperationMetrics,
    private readonly serving: Serving,
  ) {}

  /** The process answers. */
  @Get('health/live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /**
   * It takes new work and can do a real transaction through the pool: an exhausted pool or a lost database shows here,
   * and that it is stopping.
   */
  @Get('health/ready')
  ready() {
    if (this.serving.hasEnded) throw new DomainError('UNAVAILABLE', 'This process is stopping.');
    return this.health.check([
      async () => {
        await this.work.run(ANONYMOUS, 'health.ready', (em) => em.execute('select 1'));
        return { database: { status: 'up' } };
      },
    ]);
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  text(): Promise<string> {
    return this.metrics.text();
  }
}
