import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { Events } from '../../platform/events/events.js';
import type { MeetingScheduled } from '../meeting.events.js';
import { wishAfter } from './wish.domain.js';
import { MeetingWish } from './wish.entity.js';

/** Whose wish would name a meeting that is kept from them: it stays open. */
const KEPT_FROM_ASKER = `
select w.id from meeting_wish w where w.case_id = ? and w.state = 'asked' and access.is_kept_from(w.asked_by, 'meeting', ?)`;

/** A meeting that gets its time takes up what was wished for in its case until then. */
@Injectable()
export class WishesTakenUp implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly events: Events,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.events.handle<MeetingScheduled>('meeting', 'meeting.scheduled', (event) => this.takeUp(event));
  }

  private async takeUp({ areaId, caseId, meetingId }: MeetingScheduled): Promise<void> {
    const kept = await this.em.execute<{ id: string }[]>(KEPT_FROM_ASKER, [caseId, meetingId]);
    const id = { $nin: kept.map((wish) => wish.id) };
    for (const wish of await this.em.find(MeetingWish, { areaId, caseId, state: 'asked', id }))
      this.em.assign(wish, { state: wishAfter(wish.state, 'schedule'), meetingId, endedAt: this.work.now });
    await this.em.flush();
  }
}
