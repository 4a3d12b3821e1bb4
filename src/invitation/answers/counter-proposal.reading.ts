import { Injectable } from '@nestjs/common';
import { OtherTimes } from '../../meeting/other-times.service.js';
import { Work } from '../../platform/access/work.js';
import { counterOf, weighed } from './answers.domain.js';
import type { TableSeat } from './answers.repository.js';
import type { LookedFor } from './open-seats.reading.js';
import { cannotCome, type TableAhead, Tables } from './tables.js';
import { instant } from '../invitation.repository.js';

/** Another time that an invitee asks for, beside the best times that the engine knows. Computed when somebody looks. */
@Injectable()
export class CounterProposalReading {
  constructor(
    private readonly tables: Tables,
    private readonly times: OtherTimes,
    private readonly work: Work,
  ) {}

  /** Null if they ask for none, or not any more. A handful of statements however many people. */
  async of(invitationId: string, asked: LookedFor) {
    const table = await this.tables.ofInvitation(invitationId);
    const seat = table.seats.find(({ invitation }) => invitation?.id === invitationId);
    const counter = seat && counterOf(timed(seat));
    if (!counter) return null;
    const { id: meetingId, zone, span } = table;
    const told = { ...span, familyYesStart: instant(table.familyYesStart) };
    const meaning = weighed(counter, told, this.work.now);
    const alternatives = await this.times.propose({ meetingId, zone, span, cannot: cannotCome(table), ...asked });
    const people = await this.people(table, { startsAt: counter.start, endsAt: meaning.wouldEnd });
    return { table, seat, ...this.tables.said(seat), ...counter, ...meaning, people, alternatives };
  }

  private async people(table: TableAhead, span: TableAhead['span']) {
    const suits = await this.times.suits(table, table.seats, span);
    return table.seats
      .filter(({ isRoom, chosen, needed }) => !isRoom && (chosen || needed !== 'optional'))
      .map((seat) => ({ ...seat, suits: suits.get(seat.professionalId)! }));
  }
}

/** A time that an invitee asks for, and what it would mean. */
export type CounterProposalView = NonNullable<Awaited<ReturnType<CounterProposalReading['of']>>>;

const timed = ({ invitation }: TableSeat) => ({
  state: invitation!.state,
  proposedStart: instant(invitation!.proposedStart),
  proposedEnd: instant(invitation!.proposedEnd),
});
