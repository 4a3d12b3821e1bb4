import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';

const EVERY_HOUR = Temporal.Duration.from({ hours: 1 });

/** Deletes numbers and words of notices two weeks after they went out, or did not. That they did stays. */
@Injectable()
export class NoticeSweeping implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.every('invitation.sweep-notices', EVERY_HOUR, {
      settle: async () => void (await this.em.execute('select access.sweep_meeting_notices()')),
    });
  }
}
