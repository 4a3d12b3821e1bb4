import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Work } from '../access/work.js';
import { OperationMetrics } from '../http/metrics.js';
import { Outbox } from '../outbox/outbox.js';
import { OutboxReport } from '../outbox/outbox-report.js';

const EVERY_MINUTE = Temporal.Duration.from({ minutes: 1 });
const EVERY_HOUR = Temporal.Duration.from({ hours: 1 });

/** The periodic jobs of the platform: sealing the access log, forgetting what is over. Once across all processes. */
@Injectable()
export class Upkeep implements OnModuleInit {
  private readonly logger = new Logger('audit');

  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly outbox: Outbox,
    private readonly report: OutboxReport,
    private readonly metrics: OperationMetrics,
  ) {}

  onModuleInit(): void {
    this.outbox.every('audit.seal', EVERY_MINUTE, { settle: () => this.seal() });
    this.outbox.every('platform.sweep', EVERY_HOUR, { settle: () => this.sweep() });
    this.metrics.gauge('yhdessa_outbox_dead', 'Effects that were given up', async () => (await this.counts()).dead);
    this.metrics.gauge(
      'yhdessa_outbox_pending',
      'Effects that are not done',
      async () => (await this.counts()).pending,
    );
  }

  /** Seals finished log rows. The line in the process log anchors the chain outside the database. */
  private async seal(): Promise<void> {
    const [row] = await this.em.execute<{ head: string | null }[]>('select access.seal_access_log(?) as head', [
      this.work.now.toString(),
    ]);
    if (row?.head) this.logger.log({ head: row.head }, 'access log sealed');
  }

  private async sweep(): Promise<void> {
    const now = this.work.now.toString();
    await this.em.execute('select access.sweep_sessions(?), access.sweep_first_answers(?)', [now, now]);
  }

  private counts() {
    return this.report.counts();
  }
}
