import { Injectable } from '@nestjs/common';
import { AvailabilityService } from '../availability/availability.service.js';
import type { Span } from '../availability/engine/free-busy.domain.js';
import type { Person } from '../availability/engine/problem.domain.js';
import { Basis } from '../consent/basis.service.js';
import type { Seat } from '../network/network.service.js';
import { type Candidate, chooseAttending, fitsOf, type Suits, suitsOf, whomItDoesNotSuit } from './attending.domain.js';
import { daysOf, widened } from './meeting-time.domain.js';
import type { MeetingMode } from './meeting.domain.js';
import type { Meeting, Participant } from './meeting.entity.js';
import { MeetingRepository } from './meeting.repository.js';
import type { Convened } from './meeting.service.js';
import { isTravelledTo, longestOf, minutesOnRoad, NO_WAYS } from './roads.domain.js';
import { openRoom } from './rooms.domain.js';

/** Who comes, and whom of them who must the time does not suit by what is known now. */
interface Attendance {
  readonly chosen: Participant[];
  readonly unsuited: Participant[];
}

/** A meeting as far as it matters to who can come to it. */
export interface Placed {
  readonly id: string;
  readonly zone: string;
  readonly mode: MeetingMode;
}

/** A seat at a meeting. */
export interface SeatAt extends Candidate {
  readonly isRoom: boolean;
}

/** Who comes to a meeting at a time: whoever is needed, can, and may be told. */
@Injectable()
export class Attending {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly basis: Basis,
    private readonly rows: MeetingRepository,
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
    const { caseId, id, mode, zone } = meeting;
    const ways = isTravelledTo(mode) ? await this.rows.ways(id) : NO_WAYS;
    const people = await this.load(participants, { id, zone, ...widened(span, longestOf(ways)) });
    // Which room it is does not depend on the roads, but the roads on which room it is.
    const roadless = { span, zone, onRoad: new Map<string, number>() };
    const inRooms = chooseAttending(participants, fitsOf(people, roadless), named).map(professionalIdOf);
    const slot = { span, zone, onRoad: minutesOnRoad(meeting, ways, inRooms) };
    const chosen = chooseAttending(participants, fitsOf(people, slot), named);
    const isAsked = ({ id, needed }: Participant) => needed === 'optional' && !named.includes(id);
    const toTell = chosen.filter(({ isRoom }) => !isRoom);
    const told = toTell.filter((one) => !isAsked(one)).map(seatOf);
    await this.basis.require(caseId, told, span.endsAt, 'meetingId');
    const untold = await this.basis.missing(caseId, toTell.filter(isAsked).map(seatOf), span.endsAt);
    const coming = chosen.filter((one) => !untold.some((seat) => isSame(seat, seatOf(one))));
    return { chosen: coming, unsuited: whomItDoesNotSuit(coming, people, slot) };
  }

  /**
   * How a time suits the professionals of a meeting, rooms apart, and colleagues who would come instead of one of them: from
   * the same place. A handful of statements however many people.
   *
   * @param insteadOf by colleague the professional whose seat they would take
   */
  async suits(
    meeting: Placed,
    participants: readonly SeatAt[],
    span: Span,
    insteadOf: ReadonlyMap<string, string> = new Map(),
  ): Promise<Map<string, Suits>> {
    const ways = isTravelledTo(meeting.mode) ? await this.rows.ways(meeting.id) : NO_WAYS;
    const colleagues = [...insteadOf.keys()].map((professionalId) => ({ professionalId, isRoom: false }));
    const asked = [...participants.filter((one) => one.professionalId != null && !one.isRoom), ...colleagues];
    const people = await this.load(asked, { ...meeting, ...widened(span, longestOf(ways)) });
    const rooms = participants.filter(({ isRoom, chosen }) => isRoom && chosen).map(professionalIdOf);
    const onRoad = minutesOnRoad(meeting, ways, rooms);
    for (const [colleague, seated] of insteadOf) onRoad.set(colleague, onRoad.get(seated) ?? 0);
    return suitsOf(people, { span, zone: meeting.zone, onRoad });
  }

  private async load(
    participants: readonly Pick<SeatAt, 'professionalId' | 'isRoom'>[],
    { id, zone, ...span }: Span & Pick<Meeting, 'id' | 'zone'>,
  ): Promise<Person[]> {
    const rooms = new Set(participants.filter(({ isRoom }) => isRoom).map(professionalIdOf));
    const people = await this.availability.loadPeople(participants.map(professionalIdOf), daysOf(span, zone), id);
    return people.map((person) => (rooms.has(person.id) ? openRoom(person) : person));
  }
}

const professionalIdOf = ({ professionalId }: Pick<SeatAt, 'professionalId'>): string => professionalId!;
const seatOf = ({ professionalId, unitId }: Participant): Seat => ({
  professionalId: professionalId!,
  unitId: unitId!,
});
const isSame = (one: Seat, other: Seat) => one.professionalId === other.professionalId && one.unitId === other.unitId;
