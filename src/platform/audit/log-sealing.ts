import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Work } from '../access/work.js';
import { Outbox } from '../outbox/outbox.js';

const EVERY_MINUTE = Temporal.Duration.from({ minutes: 1 });

/** Seals the access log, once across all processes. */
@Injectable()
export class LogSealing implements OnModuleInit {
  private readonly logger = new Logger('audit');

  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.every('audit.seal', EVERY_MINUTE, { settle: () => this.seal() });
  }

  /** Seals finished log rows. The line in the process log anchors the chain outside the database. */
  private async seal(): Promise<void> {
    const [row] = await this.em.execute<{ head: string | null }[]>('select access.seal_access_log(?) as head', [
      this.work.now.toString(),
    ]);
    if (row?.head) this.logger.log({ head: row.head }, 'access log sealed');
  }
}
