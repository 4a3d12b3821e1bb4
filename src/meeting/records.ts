import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { DomainError, requireVersion } from '../platform/errors/domain-error.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { type Attended, attendanceOf, requireFamilyPresent } from './attending.domain.js';
import { meetingRules } from './meeting.access.js';
import { requireBegun } from './meeting-time.domain.js';
import { requireScheduled } from './meeting.domain.js';
import { Minutes } from './meeting.entity.js';
import { MeetingRepository } from './meeting.repository.js';
import { type Convened, MeetingService, type SeenMeeting } from './meeting.service.js';

/** What is written down of a meeting: that it was held, with whom, and its minutes. */
@Injectable()
export class MeetingRecords {
  constructor(
    private readonly em: EntityManager,
    private readonly meetings: MeetingService,
    private readonly rows: MeetingRepository,
    private readonly sealing: Sealing,
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

  /** Writes the minutes of a held meeting, or writes them anew: then with the version that was seen. */
  async writeMinutes(meetingId: string, expectedVersion: number | null, text: string): Promise<Minutes> {
    const opened = await this.meetings.find(meetingId, meetingRules.writeMinutes);
    const { areaId, caseId, state } = opened.meeting;
    if (state !== 'held')
      throw new DomainError('NOT_HELD', 'Minutes are of a meeting that was held.', { field: 'meetingId' });
    const key = await this.sealing.keyOf('case', caseId);
    const written = {
      text: key.seal(`minutes.text:${meetingId}`, text),
      writtenBy: this.work.actor.principalId!,
      writtenAt: this.work.now,
    };
    const known = await this.em.findOne(Minutes, { meeting: { areaId, id: meetingId } });
    requireVersion(known ?? { version: 0 }, expectedVersion ?? 0);
    const minutes = known
      ? this.em.assign(known, written)
      : this.em.create(Minutes, { meeting: opened.meeting, caseId, ...written });
    await this.meetings.save(opened, ['minutes']);
    return minutes;
  }
}
