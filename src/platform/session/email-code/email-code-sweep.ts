import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../outbox/outbox.js';

const EVERY_HOUR = Temporal.Duration.from({ hours: 1 });

/** Forgets codes and visits that are over, and who has not come for long. */
@Injectable()
export class EmailCodeSweep implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.every('email-code.sweep', EVERY_HOUR, { settle: () => this.sweep() });
  }

  private async sweep(): Promise<void> {
    await this.em.execute('select access.sweep_email_codes()');
  }
}
