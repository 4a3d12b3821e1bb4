import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NetworkService } from '../network/network.service.js';
import { Access, type Grant, type Requirement } from '../platform/access/access.js';
import type { Category } from '../platform/access/policies.js';
import { Work } from '../platform/access/work.js';
import { requireVersion } from '../platform/errors/domain-error.js';
import { Events } from '../platform/events/events.js';
import { meetingRules } from './meeting.access.js';
import { Meeting, Participant } from './meeting.entity.js';
import type {
  MeetingCancelled,
  MeetingHeld,
  MeetingMoved,
  MeetingScheduled,
  MeetingUpdated,
} from './meeting.events.js';

/** A meeting and the version its reader saw. */
export interface SeenMeeting {
  readonly meetingId: string;
  readonly expectedVersion: number;
}

/** A meeting with everybody who may take part, the preferred of each group first. */
export interface Convened {
  readonly meeting: Meeting;
  readonly participants: readonly Participant[];
}

/** A meeting that the actor may change, and why they may. */
export interface OpenMeeting extends Convened {
  readonly grant: Grant;
}

type MeetingEvent = MeetingScheduled | MeetingMoved | MeetingUpdated | MeetingCancelled | MeetingHeld;

/** What every change of a meeting begins and ends with. */
@Injectable()
export class MeetingService {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly network: NetworkService,
    private readonly events: Events,
    private readonly work: Work,
  ) {}

  /** The meeting as the client saw it, of a case that is not closed, if the actor may do what `rule` says. */
  async open(seen: SeenMeeting, rule: Requirement = meetingRules.arrange): Promise<OpenMeeting> {
    const opened = await this.hold(seen.meetingId, rule);
    requireVersion(opened.meeting, seen.expectedVersion);
    return opened;
  }

  /**
   * The same, whatever its version. Changes of one meeting go one after the other, so that a hold and a cancellation never
   * miss each other; who takes part is read after that.
   */
  async hold(meetingId: string, rule: Requirement = meetingRules.arrange): Promise<OpenMeeting> {
    const { meeting, grant } = await this.admitted(meetingId, rule);
    await this.em.refresh(meeting, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return { meeting, grant, participants: await this.participants(meeting) };
  }

  /** The same where the meeting itself does not change, whatever its version. */
  async find(meetingId: string, rule: Requirement): Promise<OpenMeeting> {
    const { meeting, grant } = await this.admitted(meetingId, rule);
    return { meeting, grant, participants: await this.participants(meeting) };
  }

  /** Saves, and notes the change in the access log. */
  async save({ meeting, grant }: OpenMeeting, categories: readonly Category[] = ['logistics']): Promise<void> {
    await this.em.flush();
    this.work.noteChange('change', { scopeType: 'case', scopeId: meeting.caseId }, grant, categories);
  }

  /** Tells later chapters. */
  async announce(type: MeetingEvent['type'], { areaId, caseId, id: meetingId }: Meeting): Promise<void> {
    await this.events.announce({ type, areaId, caseId, meetingId } as MeetingEvent);
  }

  private async admitted(meetingId: string, rule: Requirement): Promise<{ meeting: Meeting; grant: Grant }> {
    const meeting = await this.access.row(Meeting, meetingId, 'meetingId');
    const grant = await this.access.require(rule, meeting.caseId, 'meetingId');
    await this.network.openCase(meeting.caseId, 'meetingId');
    return { meeting, grant };
  }

  private participants({ areaId, id: meetingId }: Meeting): Promise<Participant[]> {
    return this.em.find(Participant, { areaId, meetingId }, { orderBy: { id: 'asc' } });
  }
}
