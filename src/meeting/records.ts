import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { type Attended, attendanceOf, requireFamilyPresent } from './attending.domain.js';
import { requireBegun } from './meeting-time.domain.js';
import { requireScheduled } from './meeting.domain.js';
import { MeetingRepository } from './meeting.repository.js';
import { type Convened, MeetingService, type SeenMeeting } from './meeting.service.js';

/** What is written down of a meeting: that it was held, and with whom. Its minutes have a folder of their own. */
@Injectable()
export class MeetingRecords {
  constructor(
    private readonly meetings: MeetingService,
    private readonly rows: MeetingRepository,
    private readonly work: Work,
  ) {}

  /** The meeting was held, with somebody of the family (invariant 11). Who is not named was absent. Announces it. */
  async recordHeld(seen: SeenMeeting, told: readonly Attended[]): Promise<Convened> {
    const opened = await this.meetings.open(seen);
    const { meeting, participants } = opened;
    requireScheduled(meeting);
    requireBegun(meeting.startsAt, this.work.now);
    const attendance = attendanceOf(
      participants.filter(({ isRoom }) => !isRoom),
      told,
    );
    const { people } = await this.rows.facts(meeting.id);
    const family = participants.flatMap(({ id, personId }) => {
      const person = people.find((each) => each.id === personId);
      return person ? [{ role: person.role, attendance: attendance.get(id)! }] : [];
    });
    requireFamilyPresent(meeting.familyAgreedInAdvance, family);
    for (const one of participants) one.attendance = attendance.get(one.id) ?? null;
    Object.assign(meeting, { state: 'held', heldAt: meeting.startsAt });
    await this.meetings.save(opened);
    await this.meetings.announce('meeting.held', meeting);
    return opened;
  }
}
