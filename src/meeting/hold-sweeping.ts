import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../platform/outbox/outbox.js';

/** A hold that ran out is given back within a minute, also when a round comes late. */
const EVERY_HALF_MINUTE = Temporal.Duration.from({ seconds: 30 });

/** Gives the time of holds back that ran out, also where nobody else wants it. */
@Injectable()
export class HoldSweeping implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.every('meeting.sweep-holds', EVERY_HALF_MINUTE, {
      settle: async () => void (await this.em.execute('select access.sweep_holds()')),
    });
  }
}
