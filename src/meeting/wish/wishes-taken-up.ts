import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { Events } from '../../platform/events/events.js';
import type { MeetingScheduled } from '../meeting.events.js';
import { wishAfter } from './wish.domain.js';
import { MeetingWish } from './wish.entity.js';

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
    for (const wish of await this.em.find(MeetingWish, { areaId, caseId, state: 'asked' }))
      this.em.assign(wish, { state: wishAfter(wish.state, 'schedule'), meetingId, endedAt: this.work.now });
    await this.em.flush();
  }
}
