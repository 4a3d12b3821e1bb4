import { Injectable } from '@nestjs/common';
import { AvailabilityService } from '../availability/availability.service.js';
import type { Span } from '../availability/engine/free-busy.domain.js';
import { Basis } from '../consent/basis.service.js';
import type { Seat } from '../network/network.service.js';
import { chooseAttending, fitsOf, whomItDoesNotSuit } from './attending.domain.js';
import { daysOf } from './meeting-time.domain.js';
import type { Participant } from './meeting.entity.js';
import type { Convened } from './meeting.service.js';
import { openRoom } from './rooms.domain.js';

/** Who comes, and whom of them who must the time does not suit by what is known now. */
interface Attendance {
  readonly chosen: Participant[];
  readonly unsuited: Participant[];
}

/** Who comes to a meeting at a time: whoever is needed, can, and may be told. */
@Injectable()
export class Attending {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly basis: Basis,
  ) {}

  /**
   * Until the commit nobody withdraws what those who come rely on. Before anybody's time is reserved: who withdraws gives
   * time back after it.
   */
  async begin({ meeting: { caseId } }: Convened): Promise<void> {
    await this.basis.hold(caseId, 'who relies');
  }

  /**
   * Chooses among the professionals of a meeting. Optional people whom nobody called by name and of whom the family has
   * not agreed that they be told stay away. Rooms are told nothing.
   *
   * @param named participants to come in any case
   */
  async choose({ meeting, participants }: Convened, span: Span, named: readonly string[]): Promise<Attendance> {
    const { caseId, id, zone } = meeting;
    const ids = participants.map(({ professionalId }) => professionalId!);
    const rooms = new Set(participants.filter(({ isRoom }) => isRoom).map(({ professionalId }) => professionalId!));
    const loaded = await this.availability.loadPeople(ids, daysOf(span, zone), id);
    const people = loaded.map((person) => (rooms.has(person.id) ? openRoom(person) : person));
    const chosen = chooseAttending(participants, fitsOf(people, span, zone), named);
    const isAsked = ({ id, needed }: Participant) => needed === 'optional' && !named.includes(id);
    const toTell = chosen.filter(({ isRoom }) => !isRoom);
    const told = toTell.filter((one) => !isAsked(one)).map(seatOf);
    await this.basis.require(caseId, told, span.endsAt, 'meetingId');
    const untold = await this.basis.missing(caseId, toTell.filter(isAsked).map(seatOf), span.endsAt);
    const coming = chosen.filter((one) => !untold.some((seat) => isSame(seat, seatOf(one))));
    return { chosen: coming, unsuited: whomItDoesNotSuit(coming, people, span, zone) };
  }
}

const seatOf = ({ professionalId, unitId }: Participant): Seat => ({
  professionalId: professionalId!,
  unitId: unitId!,
});
const isSame = (one: Seat, other: Seat) => one.professionalId === other.professionalId && one.unitId === other.unitId;
