import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { requireNotClosed } from '../network/network.domain.js';
import { Work } from '../platform/access/work.js';
import { newId, ZONE } from '../platform/clock/clock.js';
import { notFound } from '../platform/errors/domain-error.js';
import type { DataKey } from '../platform/sealing/data-key.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { conferenceLinkOf } from './conference.domain.js';
import { sealConferenceLink } from './conference-link.service.js';
import { checkConvening, type NewMeeting } from './convening.domain.js';
import { Meeting, MeetingPlace, MeetingQuestion, Participant } from './meeting.entity.js';
import { MeetingRepository } from './meeting.repository.js';
import type { Convened } from './meeting.service.js';

/** Gathers people around a table, before there is a time. Nobody is told anything yet. */
@Injectable()
export class Convening {
  constructor(
    private readonly em: EntityManager,
    private readonly meetings: MeetingRepository,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** One read and three bulk writes, however many people. Who comes joins the network with the meeting's time. */
  async convene(input: NewMeeting): Promise<Convened> {
    const { caseId, participants, familyPersonIds } = input;
    const seats = participants.map(({ professionalId, unitId }) => ({ professionalId, unitId }));
    const { municipality = null } = input;
    const found = await this.meetings.convening({ caseId, seats, personIds: familyPersonIds, municipality });
    if (!found?.may) {
      this.work.refuse({ scopeType: 'case', scopeId: caseId, category: 'logistics' });
      throw notFound('caseId');
    }
    requireNotClosed(found);
    checkConvening(input, found);
    const { areaId } = found;
    const convened = await this.store(found, input, this.sealing.unwrap(found.key));
    const line = { action: 'record', scopeType: 'case', scopeId: caseId, areaId } as const;
    this.work.note({ ...line, category: 'logistics' }, { ...line, category: 'plan' });
    return convened;
  }

  /** The policies of the participants look for the meeting, so it goes first. */
  private async store({ areaId, rooms }: Case, input: NewMeeting, key: DataKey): Promise<Convened> {
    const { caseId, durationMinutes, mode, familyAgreedInAdvance } = input;
    const id = newId();
    const place = input.place == null ? null : key.seal(`meeting.place:${id}`, input.place);
    const link = input.conferenceLink == null ? null : conferenceLinkOf(input.conferenceLink);
    const conferenceLink = sealConferenceLink(this.sealing, id, link);
    const how = { durationMinutes, mode, conferenceLink, zone: ZONE, familyAgreedInAdvance };
    const convened = { convenedBy: this.work.actor.principalId!, convenedAt: this.work.now };
    const meeting = this.em.create(Meeting, { ...NOTHING_YET, areaId, id, caseId, ...convened, ...how });
    const question = key.seal(`meeting_question.question:${id}`, input.question);
    this.em.create(MeetingQuestion, { meeting, caseId, question });
    this.em.create(MeetingPlace, { meeting, caseId, place, municipality: input.municipality ?? null });
    await this.em.flush();
    const participants = this.participants(meeting, input, new Set(rooms));
    await this.em.flush();
    return { meeting, participants };
  }

  /** Ids in the order given, so that the preferred of a group stand first. */
  private participants(
    { areaId, id: meetingId, caseId }: Meeting,
    input: NewMeeting,
    rooms: ReadonlySet<number>,
  ): Participant[] {
    const nobody = {
      professionalId: null,
      unitId: null,
      personId: null,
      clause: null,
      attendance: null,
      isRoom: false,
    };
    const rows = [
      ...input.participants.map((one, index) => ({
        ...nobody,
        ...one,
        clause: one.clause ?? null,
        chosen: false,
        isRoom: rooms.has(index),
      })),
      ...input.familyPersonIds.map((personId) => ({ ...nobody, personId, needed: 'required' as const, chosen: true })),
    ];
    const ids = rows.map(() => newId()).toSorted();
    return rows.map((row, i) => this.em.create(Participant, { areaId, id: ids[i]!, caseId, meetingId, ...row }));
  }
}

interface Case {
  readonly areaId: string;
  /** Positions of the participants that are rooms. */
  readonly rooms: readonly number[];
}

const NOTHING_YET = {
  state: 'draft',
  revision: 0,
  localStart: null,
  startsAt: null,
  endsAt: null,
  familyYesStart: null,
  familyYesBy: null,
  familyYesAt: null,
  heldAt: null,
  cancelledAt: null,
  cancelReason: null,
} as const;
