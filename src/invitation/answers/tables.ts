import { Injectable } from '@nestjs/common';
import { requireScheduled } from '../../meeting/meeting.domain.js';
import { Work } from '../../platform/access/work.js';
import { notFound, refuse } from '../../platform/errors/domain-error.js';
import { SealedText } from '../../platform/sealing/sealed-text.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import type { InvitationState } from '../invitation.domain.js';
import { AnswersRepository, type Table, type TableSeat } from './answers.repository.js';

/** A meeting that has its time and is ahead, with everybody at its table. */
export interface TableAhead extends Table {
  readonly span: { readonly startsAt: Temporal.Instant; readonly endsAt: Temporal.Instant };
}

/** Looks at who comes to a meeting; for who convenes it. */
@Injectable()
export class Tables {
  constructor(
    private readonly rows: AnswersRepository,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** Throws NOT_FOUND for who does not arrange it, NOT_SCHEDULED, MEETING_OVER, MEETING_PAST. */
  async ofMeeting(meetingId: string): Promise<TableAhead> {
    return this.ahead(await this.rows.table(meetingId), 'meetingId');
  }

  /** The same, by one of its invitations. */
  async ofInvitation(invitationId: string): Promise<TableAhead> {
    return this.ahead(await this.rows.tableOf(invitationId), 'invitationId');
  }

  /** What the invitee said, and whom they named. */
  said({ invitation }: TableSeat): { readonly comment: string | null; readonly delegatedTo: string | null } {
    if (!invitation) return { comment: null, delegatedTo: null };
    const { id, comment, delegated } = invitation;
    return {
      comment: this.open(`invitation.comment:${id}`, comment),
      delegatedTo: delegated && this.open(`invitation_answer.delegated_to:${delegated.id}`, delegated.to),
    };
  }

  private open(place: string, sealed: string | null): string | null {
    const bytes = sealed === null ? null : SealedText.from(sealed);
    return this.sealing.systemKey('invitation').open(place, bytes);
  }

  private ahead(table: Table | undefined, field: string): TableAhead {
    if (!table?.may) {
      this.work.refuse(table ? { scopeType: 'case', scopeId: table.caseId, category: 'logistics' } : {});
      throw notFound(field);
    }
    requireScheduled(table);
    const [startsAt, endsAt] = [table.startsAt!, table.endsAt!].map((text) => Temporal.Instant.from(text));
    if (Temporal.Instant.compare(endsAt!, this.work.now) <= 0) refuse('MEETING_PAST', 'This meeting is over.', field);
    const { caseId: scopeId, areaId } = table;
    this.work.note({ action: 'read', scopeType: 'case', scopeId, areaId, category: 'logistics' });
    return { ...table, span: { startsAt: startsAt!, endsAt: endsAt! } };
  }
}

/** Who has said that they cannot come at the time that the meeting has. */
export const cannotCome = ({ seats }: Table): string[] =>
  seats
    .filter(({ invitation }) => invitation && (CANNOT.includes(invitation.state) || invitation.delegated !== null))
    .map(({ professionalId }) => professionalId);

const CANNOT: readonly InvitationState[] = ['declined', 'delegated', 'counter-proposed'];
