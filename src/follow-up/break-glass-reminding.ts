import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addWorkingDays } from '../availability/holidays.domain.js';
import { REVIEW_WORKING_DAYS } from '../network/break-glass/break-glass.domain.js';
import { LeadTellingService } from '../network/lead-telling.service.js';
import type { GlassBroken } from '../network/network.events.js';
import { Work } from '../platform/access/work.js';
import { ZONE } from '../platform/clock/clock.js';
import { Events } from '../platform/events/events.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { overdueToldAt } from './follow-up.domain.js';

const UNREVIEWED = 'follow-up.glass-unreviewed';

/** What somebody read with a reason and nobody has reviewed for some working days: those who are to are reminded, once. */
@Injectable()
export class BreakGlassReminding implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly outbox: Outbox,
    private readonly leads: LeadTellingService,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.events.handle<GlassBroken>('follow-up', 'glass.broken', ({ breakGlassId }) => this.remind(breakGlassId));
    this.outbox.handle(UNREVIEWED, { settle: ({ key }) => this.leads.tellAll('late', key) });
  }

  private remind(key: string): Promise<void> {
    const dueAt = overdueToldAt(addWorkingDays(this.work.today, REVIEW_WORKING_DAYS), ZONE);
    return this.outbox.plan({ kind: UNREVIEWED, key, payload: {}, dueAt });
  }
}
