import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CaseClosing } from '../network/network.events.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Events } from '../platform/events/events.js';
import { Meeting } from './meeting.entity.js';

/** A case does not close while a meeting is ahead: held and recorded, or cancelled, comes first. Ends its poll too. */
@Injectable()
export class ClosingVetoOfMeetings implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.events.handle<CaseClosing>('meeting', 'case.closing', ({ caseId }) => this.requireNoneAhead(caseId));
  }

  private async requireNoneAhead(caseId: string): Promise<void> {
    const state = { $in: ['draft' as const, 'scheduled' as const] };
    const ahead = await this.em.find(Meeting, { caseId, state }, { orderBy: { id: 'asc' } });
    if (ahead.length === 0) return;
    const meetingIds = ahead.map(({ id }) => id);
    throw new DomainError('MEETING_AHEAD', 'A meeting is ahead: hold and record it, or cancel it.', {
      field: 'caseId',
      meetingIds,
    });
  }
}
