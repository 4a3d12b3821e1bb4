import { Injectable } from '@nestjs/common';
import { NetworkService } from '../network/network.service.js';
import { isProfessional } from './attending.domain.js';
import { Attending } from './attending.js';
import { Bookings } from './bookings.js';
import { lengthOf, requireNamedEnd, spanFrom, type Start } from './meeting-time.domain.js';
import { MeetingRepository } from './meeting.repository.js';
import type { Participant } from './meeting.entity.js';
import type { Convened } from './meeting.service.js';

/** The seats around the table: who sits there is chosen and booked in one go. */
@Injectable()
export class Seats {
  constructor(
    private readonly rows: MeetingRepository,
    private readonly attending: Attending,
    private readonly bookings: Bookings,
    private readonly network: NetworkService,
  ) {}

  /**
   * Writes the time into the meeting, chooses who comes, and books them; what it had booked or held is given back.
   * Those chosen join the network: whoever of a group is not needed never comes to know anything, and whoever has left
   * it comes back by `addMember` alone.
   */
  async take({ meeting, participants }: Convened, at: Start, named: readonly string[]): Promise<void> {
    const { isInterpreted, gone } = await this.rows.facts(meeting.id);
    const isGone = (one: Participant) =>
      gone.some((seat) => seat.professionalId === one.professionalId && seat.unitId === one.unitId);
    const span = spanFrom(at.startsAt, lengthOf(meeting.durationMinutes, isInterpreted));
    requireNamedEnd(span, meeting.zone);
    const professionals = participants.filter((one) => isProfessional(one) && !isGone(one));
    await this.bookings.reserve(professionals.map(({ professionalId }) => professionalId!));
    const chosen = await this.attending.choose({ meeting, participants: professionals }, span, named);
    await this.bookings.release(await this.bookings.of(meeting));
    await this.bookings.take(
      meeting,
      chosen.map(({ professionalId }) => professionalId!),
      span,
    );
    const seats = chosen.map(({ professionalId, unitId }) => ({ professionalId: professionalId!, unitId: unitId! }));
    await this.network.joinAll(meeting, seats);
    for (const one of participants.filter(isProfessional)) one.chosen = chosen.includes(one);
    Object.assign(meeting, { ...span, localStart: at.localStart });
  }
}
