import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DirectoryService } from '../directory/directory.service.js';
import { NetworkService } from '../network/network.service.js';
import { newId } from '../platform/clock/clock.js';
import { refuse, withField } from '../platform/errors/domain-error.js';
import { Attending } from './attending.js';
import { Bookings } from './bookings.js';
import { type Meeting, Participant } from './meeting.entity.js';
import type { SeatInHand } from './seats-in-hand.service.js';

const TOUCH = 'update meeting set version = version + 1 where id = ?';

/** Somebody of the same unit comes instead of who was to come; the meeting keeps its time. */
@Injectable()
export class SeatGiving {
  constructor(
    private readonly em: EntityManager,
    private readonly directory: DirectoryService,
    private readonly attending: Attending,
    private readonly bookings: Bookings,
    private readonly network: NetworkService,
  ) {}

  /**
   * Gives the seat, books the colleague and takes them into the network. Who sat there is not needed any more, and what
   * they answered stays. Throws ALREADY_PARTICIPANT, CONSENT_MISSING, STAND_IN_BUSY, TIME_TAKEN.
   */
  async give(hand: SeatInHand): Promise<Participant> {
    const { opened, asked, before } = hand;
    const { meeting } = opened;
    const seat = { professionalId: asked.professionalId, unitId: before.unitId! };
    await this.directory.requireMember(meeting.areaId, seat, 'professionalId');
    const instead = this.seated(hand);
    await this.em.flush();
    await this.requireSuits(hand, instead);
    await this.book(hand, instead);
    await this.network.joinAll(meeting, [seat]);
    // Whoever looks at the meeting has seen somebody else at its table.
    await this.em.execute(TOUCH, [meeting.id]);
    await this.em.refresh(meeting);
    return instead;
  }

  /** Their row, new or, of a group, the one they have. */
  private seated({ opened: { participants }, asked: { professionalId }, before }: SeatInHand): Participant {
    const { areaId, caseId, meetingId, unitId, needed, clause } = before;
    const known = participants.find((one) => one.professionalId === professionalId);
    if (known?.chosen) refuse('ALREADY_PARTICIPANT', 'Is at the table already.', 'professionalId');
    if (known && known.unitId !== unitId) refuse('OTHER_UNIT', 'A stand-in is of the same unit.', 'professionalId');
    Object.assign(before, { chosen: false, needed: 'optional', clause: null });
    if (known) return Object.assign(known, { needed, clause, chosen: true });
    const who = { areaId, id: newId(), caseId, meetingId, professionalId, unitId, personId: null, isRoom: false };
    return this.em.create(Participant, { ...who, needed, clause, chosen: true, attendance: null });
  }

  private async requireSuits({ opened, asked }: SeatInHand, instead: Participant): Promise<void> {
    const { meeting } = opened;
    const rooms = opened.participants.filter(({ isRoom, chosen }) => isRoom && chosen);
    const participants = [instead, ...rooms];
    const named = participants.map(({ id }) => id);
    const { unsuited } = await this.attending.choose({ meeting, participants }, spanOf(meeting), named);
    if (unsuited.includes(instead) && !asked.despite)
      refuse('STAND_IN_BUSY', 'The time does not suit them, by what is known now.', 'professionalId');
  }

  private async book({ opened: { meeting }, asked, before }: SeatInHand, instead: Participant): Promise<void> {
    const booked = await this.bookings.of(meeting);
    await this.bookings.release(booked.filter(({ professionalId }) => professionalId === before.professionalId));
    if (booked.some(({ professionalId }) => professionalId === instead.professionalId)) return;
    const taking = { overrideHolds: asked.overrideHolds?.reason };
    await this.bookings.take(meeting, [instead.professionalId!], spanOf(meeting), taking).catch((error: unknown) => {
      throw withField(error, { start: 'professionalId' });
    });
  }
}

const spanOf = ({ startsAt, endsAt }: Meeting) => ({ startsAt: startsAt!, endsAt: endsAt! });
