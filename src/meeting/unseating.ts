import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Basis } from '../consent/basis.service.js';
import type { ConsentWithdrawn } from '../consent/consent.events.js';
import type { MemberLeft } from '../network/network.events.js';
import { Work } from '../platform/access/work.js';
import { Events } from '../platform/events/events.js';
import { Bookings } from './bookings.js';
import { Booking, Meeting, Participant } from './meeting.entity.js';

/** Somebody at a table of a case. */
interface Seated {
  readonly professionalId: string;
  readonly unitId: string;
}

/** Whoever may no longer be told, or has left the network, no longer sits at the meetings ahead; their time is given back. */
@Injectable()
export class Unseating implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly basis: Basis,
    private readonly bookings: Bookings,
    private readonly events: Events,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.events.handle<MemberLeft>('meeting', 'member.left', ({ caseId, ...who }) =>
      this.unseat(caseId, async (seats) => seats.filter((seat) => isSame(seat, who))),
    );
    this.events.handle<ConsentWithdrawn>('meeting', 'consent.withdrawn', ({ caseId, unitId }) =>
      this.unseat(caseId, (seats, until) =>
        this.basis.missing(
          caseId,
          seats.filter((seat) => seat.unitId === unitId),
          until,
        ),
      ),
    );
  }

  /** `out` answers who of those seated gets up. They are not needed any more either: the meeting goes on without them. */
  private async unseat(
    caseId: string,
    out: (seats: readonly Seated[], until: Temporal.Instant) => Promise<readonly Seated[]>,
  ): Promise<void> {
    const ahead = await this.em.find(Meeting, { caseId, state: 'scheduled', endsAt: { $gt: this.work.now } });
    const up: Participant[] = [];
    for (const meeting of ahead) up.push(...(await this.whoGetsUp(meeting, out)));
    for (const one of up) Object.assign(one, { chosen: false, needed: 'optional', clause: null });
    await this.em.flush();
    // Nobody says yes at this very moment and is booked again.
    await this.bookings.reserve([...new Set(up.map(({ professionalId }) => professionalId!))]);
    const sitsAt = up.map(({ areaId, meetingId, professionalId }) => ({ areaId, meetingId, professionalId }));
    const booked = sitsAt.length === 0 ? [] : await this.em.find(Booking, { releasedAt: null, $or: sitsAt });
    await this.bookings.release(booked);
  }

  private async whoGetsUp(
    { areaId, id: meetingId, endsAt }: Meeting,
    out: (seats: readonly Seated[], until: Temporal.Instant) => Promise<readonly Seated[]>,
  ): Promise<Participant[]> {
    const seated = await this.em.find(Participant, {
      areaId,
      meetingId,
      chosen: true,
      professionalId: { $ne: null },
      isRoom: false,
    });
    const gone = await out(seated.map(seatOf), endsAt!);
    return seated.filter((one) => gone.some((seat) => isSame(seat, seatOf(one))));
  }
}

const seatOf = ({ professionalId, unitId }: Participant): Seated => ({
  professionalId: professionalId!,
  unitId: unitId!,
});
const isSame = (one: Seated, other: Seated) =>
  one.professionalId === other.professionalId && one.unitId === other.unitId;
