import { Injectable } from '@nestjs/common';
import { NetworkService } from '../network/network.service.js';
import { isAmong, isProfessional, requireAnybodyLeft, requireStillSuits } from './attending.domain.js';
import { Attending } from './attending.js';
import { Bookings } from './bookings.js';
import { lengthOf, requireNamedEnd, spanFrom, type Start } from './meeting-time.domain.js';
import { MeetingRepository } from './meeting.repository.js';
import type { HoldOverrideReason } from './meeting.domain.js';
import type { Participant } from './meeting.entity.js';
import type { Convened } from './meeting.service.js';
import { isWanted } from './rooms.domain.js';

/** What the counsellor says about a time besides the time itself. */
export interface Insisted {
  /** Participants to come in any case. */
  readonly chosen: readonly string[];
  /** Participants who agreed to the time although their calendar says otherwise. */
  readonly despite?: readonly string[];
  /** Holds of other meetings give way, for this reason; without it they do not. */
  readonly overrideHolds?: { readonly reason: HoldOverrideReason } | null;
}

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
   * it comes back by `addMember` alone. A draft that all who were needed have left gets no time.
   */
  async take({ meeting, participants }: Convened, at: Start, { chosen: named, ...insisted }: Insisted): Promise<void> {
    const everybody = participants.filter(isProfessional).map(({ professionalId }) => professionalId!);
    await this.attending.begin({ meeting, participants });
    await this.rows.holdMembers(meeting.caseId, everybody);
    await this.rows.reread(participants);
    const { isInterpreted, gone } = await this.rows.facts(meeting.id);
    const span = spanFrom(at.startsAt, lengthOf(meeting.durationMinutes, isInterpreted));
    requireNamedEnd(span, meeting.zone);
    const isIn = isWanted(meeting.mode);
    const professionals = participants.filter((one) => isProfessional(one) && isIn(one) && !isAmong(gone, one));
    if (meeting.state === 'draft') requireAnybodyLeft(participants, professionals);
    await this.bookings.reserve(professionals.map(({ professionalId }) => professionalId!));
    const { chosen, unsuited } = await this.attending.choose({ meeting, participants: professionals }, span, named);
    await this.bookings.release(await this.bookings.of(meeting));
    const ids = chosen.map(({ professionalId }) => professionalId!);
    await this.bookings.take(meeting, ids, span, { overrideHolds: insisted.overrideHolds?.reason });
    requireStillSuits(participants, unsuited, insisted.despite ?? []);
    await this.network.joinAll(meeting, chosen.filter(({ isRoom }) => !isRoom).map(seatOf));
    for (const one of participants.filter(isProfessional)) one.chosen = chosen.includes(one);
    Object.assign(meeting, { ...span, localStart: at.localStart });
  }
}

const seatOf = ({ professionalId, unitId }: Participant) => ({ professionalId: professionalId!, unitId: unitId! });
