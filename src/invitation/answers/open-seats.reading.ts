import { Injectable } from '@nestjs/common';
import type { Language } from '../../directory/directory.domain.js';
import { comparable, mailboxOf } from '../../itip/calendar-address.js';
import { type Elsewhen, OtherTimes } from '../../meeting/other-times.service.js';
import { lostFor, lostSeats, standInsOf } from './answers.domain.js';
import { AnswersRepository, type ColleagueRow, type TableSeat } from './answers.repository.js';
import { REMEDY_WAYS } from './remedy.domain.js';
import { cannotCome, type TableAhead, Tables } from './tables.js';

/** How other times are looked for. */
export interface LookedFor extends Pick<Elsewhen, 'family' | 'proposals'> {
  readonly language: Language;
}

type LostSeat = ReturnType<typeof standing>;

/** What can be done about those who are needed and do not come. Computed when somebody looks: nothing of it is kept. */
@Injectable()
export class OpenSeatsReading {
  constructor(
    private readonly tables: Tables,
    private readonly rows: AnswersRepository,
    private readonly times: OtherTimes,
  ) {}

  /** A handful of statements, however many people. */
  async ofMeeting(meetingId: string, asked: LookedFor) {
    const table = await this.tables.ofMeeting(meetingId);
    const lost = lostSeats(table.seats.map(standing));
    if (lost.length === 0) return { table, seats: [], times: null };
    const standIns = await this.standIns(table, lost);
    const { id, zone, span } = table;
    const times = await this.times.propose({ meetingId: id, zone, span, cannot: cannotCome(table), ...asked });
    const seats = lost.map((seat) => {
      const said = this.tables.said(seat);
      const ways = seat.isAuthority ? REMEDY_WAYS : [];
      return { ...seat, ...said, lostFor: lostFor(seat.answered!)!, standIns: standIns(seat, said.delegatedTo), ways };
    });
    return { table, seats, times };
  }

  /** By seat, colleagues of the same unit who could come at the very time. */
  private async standIns(table: TableAhead, lost: readonly LostSeat[]) {
    const unitIds = [...new Set(lost.map(({ unitId }) => unitId))];
    const atTable = new Set(table.seats.filter(isAtTable).map(({ professionalId }) => professionalId));
    const colleagues = (await this.rows.colleagues(table, unitIds)).filter((one) => !atTable.has(one.professionalId));
    const seatOfUnit = new Map(lost.map(({ unitId, professionalId }) => [unitId, professionalId]));
    const insteadOf = new Map(colleagues.map((one) => [one.professionalId, seatOfUnit.get(one.unitId)!]));
    const rooms = table.seats.filter(({ isRoom }) => isRoom);
    const suits = await this.times.suits(table, rooms, table.span, insteadOf);
    return (seat: LostSeat, delegatedTo: string | null) => {
      const ofUnit = colleagues.filter(({ unitId }) => unitId === seat.unitId);
      const isNamed = isMailboxOf(delegatedTo);
      return standInsOf(
        ofUnit.map((one) => ({ ...one, isNamed: isNamed(one), place: placeOf(one, seat, table.seats) })),
        suits,
      );
    };
  }
}

/** Everything that can be done about the seats of a meeting that are lost. */
export type OpenSeatsView = Awaited<ReturnType<OpenSeatsReading['ofMeeting']>>;
export type OpenSeatView = OpenSeatsView['seats'][number];

const answeredOf = ({ invitation }: TableSeat) =>
  invitation && { state: invitation.state, isDelegated: invitation.delegated !== null };

const standing = (seat: TableSeat) => ({
  ...seat,
  answered: answeredOf(seat),
  isInWriting: (seat.invitation?.remedies ?? []).some(({ outcome }) => outcome === 'written-input-given'),
});

/** Who comes, or was asked and does not come: neither stands in for anybody. */
function isAtTable(seat: TableSeat): boolean {
  const answered = answeredOf(seat);
  return seat.chosen || (answered !== null && lostFor(answered) !== null);
}

/** Where a colleague stands in the group to which the seat belongs; null: not in it. */
function placeOf(one: ColleagueRow, { clause }: TableSeat, seats: readonly TableSeat[]): number | null {
  const group = clause === null ? [] : seats.filter((seat) => seat.clause === clause);
  const at = group.findIndex(({ professionalId }) => professionalId === one.professionalId);
  return at < 0 ? null : at;
}

/** Whether somebody is whom an invitee named: `Maija Mallikas <maija@example.fi>`, or the address alone. */
function isMailboxOf(named: string | null): (one: ColleagueRow) => boolean {
  const mailbox = named === null ? null : mailboxOf(/<([^<>]+)>$/.exec(named)?.[1] ?? named);
  return ({ email }) => mailbox !== null && email !== null && comparable(email) === comparable(mailbox);
}
