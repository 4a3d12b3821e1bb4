import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Work } from '../access/work.js';
import { Outbox } from '../outbox/outbox.js';

const EVERY_HOUR = Temporal.Duration.from({ hours: 1 });

/** Forgets sessions that are over. */
@Injectable()
export class SessionSweep implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.every('session.sweep', EVERY_HOUR, { settle: () => this.sweep() });
  }

  private async sweep(): Promise<void> {
    await this.em.execute('select access.sweep_sessions(?)', [this.work.now.toString()]);
  }
}
