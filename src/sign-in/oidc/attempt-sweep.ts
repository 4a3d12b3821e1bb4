import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';

const EVERY_HOUR = Temporal.Duration.from({ hours: 1 });

/** Forgets attempts that nobody came back with. */
@Injectable()
export class AttemptSweep implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.every('sign-in.sweep', EVERY_HOUR, { settle: () => this.sweep() });
  }

  private async sweep(): Promise<void> {
    await this.em.execute('select access.sweep_sign_in_attempts()');
  }
}
