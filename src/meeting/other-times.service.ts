import { Injectable } from '@nestjs/common';
import type { Span } from '../availability/engine/free-busy.domain.js';
import type { Problem } from '../availability/engine/problem.domain.js';
import type { Language } from '../directory/directory.domain.js';
import { Work } from '../platform/access/work.js';
import type { Suits } from './attending.domain.js';
import { Attending, type Placed, type SeatAt } from './attending.js';
import { daysToSearch } from './meeting-time.domain.js';
import type { ProposedTimes } from './proposals.domain.js';
import { MeetingProposals } from './proposals.js';

/** A scheduled meeting for which another time is looked for, and who cannot come at the one it has. */
export interface Elsewhen {
  readonly meetingId: string;
  readonly zone: string;
  readonly span: Span;
  /** Professionals. */
  readonly cannot: readonly string[];
  readonly language: Language;
  readonly family: Problem['family'];
  readonly proposals: number;
}

/** What other times there are for a scheduled meeting, and whom a time suits. A handful of statements however many people. */
@Injectable()
export class OtherTimes {
  constructor(
    private readonly attending: Attending,
    private readonly proposals: MeetingProposals,
    private readonly work: Work,
  ) {}

  /** How a time suits those who are to come, and colleagues who would come instead: see `Attending.suits`. */
  suits(
    meeting: Placed,
    seats: readonly SeatAt[],
    span: Span,
    insteadOf?: ReadonlyMap<string, string>,
  ): Promise<Map<string, Suits>> {
    return this.attending.suits(meeting, seats, span, insteadOf);
  }

  /** The best times for a meeting that cannot be, or not with everybody, at the time it has. */
  propose({ meetingId, zone, span, cannot, ...question }: Elsewhen): Promise<ProposedTimes> {
    const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDate();
    const days = daysToSearch(dayOf(this.work.now), dayOf(span.startsAt));
    return this.proposals.propose(meetingId, { ...question, ...days, cannot: { professionalIds: cannot, span } });
  }
}
