import { Injectable } from '@nestjs/common';
import { AvailabilityService } from '../availability/availability.service.js';
import { fitsIn, freeBusyOf, type Span } from '../availability/free-busy.domain.js';
import { Basis } from '../consent/basis.service.js';
import type { Seat } from '../network/network.service.js';
import { chooseAttending, isProfessional } from './attending.domain.js';
import { daysOf } from './meeting-time.domain.js';
import type { Participant } from './meeting.entity.js';
import type { Convened } from './meeting.service.js';

/** Who comes to a meeting at a time: whoever is needed, can, and may be told. */
@Injectable()
export class Attending {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly basis: Basis,
  ) {}

  /**
   * Chooses among the professionals of a meeting. Optional people whom nobody called by name and of whom the family has
   * not agreed that they be told stay away.
   *
   * @param named participants to come in any case
   */
  async choose(convened: Convened, span: Span, named: readonly string[]): Promise<Participant[]> {
    const chosen = chooseAttending(convened.participants, await this.fits(convened, span), named);
    const isAsked = ({ id, needed }: Participant) => needed === 'optional' && !named.includes(id);
    const { caseId } = convened.meeting;
    await this.basis.hold(caseId, 'who relies');
    const told = chosen.filter((one) => !isAsked(one)).map(seatOf);
    await this.basis.require(caseId, told, span.endsAt, 'meetingId');
    const untold = await this.basis.missing(caseId, chosen.filter(isAsked).map(seatOf), span.endsAt);
    return chosen.filter((one) => !untold.some((seat) => isSame(seat, seatOf(one))));
  }

  /** How the time suits those about whom there is a choice. */
  private async fits({ meeting, participants }: Convened, span: Span): Promise<Map<string, ReturnType<typeof fitsIn>>> {
    const open = participants.filter((one) => isProfessional(one) && one.needed !== 'required');
    const days = daysOf(span, meeting.zone);
    const ids = open.map(({ professionalId }) => professionalId!);
    const people = await this.availability.loadPeople(ids, days, meeting.id);
    return new Map(people.map((person) => [person.id, fitsIn(freeBusyOf(person, days, meeting.zone), span)]));
  }
}

const seatOf = ({ professionalId, unitId }: Participant): Seat => ({
  professionalId: professionalId!,
  unitId: unitId!,
});
const isSame = (one: Seat, other: Seat) => one.professionalId === other.professionalId && one.unitId === other.unitId;
