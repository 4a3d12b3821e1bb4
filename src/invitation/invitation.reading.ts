import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { b64 } from '../platform/database/json.domain.js';
import { notFound } from '../platform/errors/domain-error.js';
import { SealedText } from '../platform/sealing/sealed-text.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { invitationRules } from './invitation.access.js';
import { IS_QUESTION } from './answers/missed.domain.js';
import {
  type AnswerChannel,
  type AnswerOutcome,
  hoursWaited,
  type InvitationState,
  type MessageMethod,
  type MessageState,
} from './invitation.domain.js';
import { instant } from './invitation.repository.js';

/** Something that came in and was not applied: for the counsellor to look at. */
export interface QuestionView {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly outcome: AnswerOutcome;
  readonly said: InvitationState | null;
  readonly comment: string | null;
  /** Whom the invitee names to come instead. */
  readonly delegatedTo: string | null;
  /** When somebody had dealt with it. */
  readonly closedAt: Temporal.Instant | null;
}

/** Anything that came in for an invitation, and what became of it. */
export interface AnswerView {
  readonly at: Temporal.Instant;
  readonly channel: AnswerChannel;
  readonly outcome: AnswerOutcome;
  readonly said: InvitationState | null;
  readonly comment: string | null;
}

/** Where one invitation stands. */
export interface InvitationView {
  readonly id: string;
  readonly professionalId: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly unitId: string;
  readonly unitName: string | null;
  readonly state: InvitationState;
  readonly answeredAt: Temporal.Instant | null;
  readonly answeredBy: AnswerChannel | null;
  readonly comment: string | null;
  readonly invitedAt: Temporal.Instant;
  readonly reachedAt: Temporal.Instant | null;
  readonly hoursWaited: number | null;
  readonly proposed: { readonly start: Temporal.Instant; readonly end: Temporal.Instant } | null;
  readonly lastMessage: {
    readonly method: MessageMethod;
    readonly state: MessageState;
    readonly reason: string | null;
  } | null;
  readonly questions: readonly QuestionView[];
  readonly history: readonly AnswerView[];
  readonly sequence: number;
  readonly version: number;
}

type Text = string | null;

interface QuestionRow {
  readonly id: string;
  readonly at: string;
  readonly outcome: AnswerOutcome;
  readonly said: InvitationState | null;
  readonly comment: Text;
  readonly delegatedTo: Text;
  readonly closedAt: Text;
}

interface AnswerRow {
  readonly id: string;
  readonly at: string;
  readonly channel: AnswerChannel;
  readonly outcome: AnswerOutcome;
  readonly said: InvitationState | null;
  readonly comment: Text;
}

interface InvitationRow {
  readonly id: string;
  readonly professionalId: string;
  readonly givenName: Text;
  readonly familyName: Text;
  readonly unitId: string;
  readonly unitName: Text;
  readonly state: InvitationState;
  readonly answeredAt: Text;
  readonly answeredBy: AnswerChannel | null;
  readonly comment: Text;
  readonly invitedAt: string;
  readonly reachedAt: Text;
  readonly waitingSince: string;
  readonly proposedStart: Text;
  readonly proposedEnd: Text;
  readonly lastMessage: InvitationView['lastMessage'];
  readonly questions: readonly QuestionRow[];
  readonly history: readonly AnswerRow[];
  readonly sequence: number;
  readonly version: number;
}

const QUESTIONS = `coalesce((select json_agg(json_build_object('id', a.id, 'at', a.at, 'outcome', a.outcome, 'said', a.said,
    'comment', ${b64('a.comment')}, 'delegatedTo', ${b64('a.delegated_to')}, 'closedAt', a.closed_at) order by a.at, a.id)
  from invitation_answer a where a.area_id = i.area_id and a.invitation_id = i.id and ${IS_QUESTION}), '[]')`;

/** Somebody may be sent the same thing over and over: whoever looks wants the latest. */
const SHOWN_AT_MOST = 50;

const HISTORY = `coalesce((select json_agg(json_build_object('id', a.id, 'at', a.at, 'channel', a.channel, 'outcome', a.outcome,
    'said', a.said, 'comment', ${b64('a.comment')}) order by a.at desc, a.id desc)
  from (select * from invitation_answer x where x.area_id = i.area_id and x.invitation_id = i.id
    order by x.at desc, x.id desc limit ${SHOWN_AT_MOST}) a), '[]')`;

const INVITATION = `json_build_object('id', i.id, 'professionalId', i.professional_id, 'givenName', p.given_name,
  'familyName', p.family_name, 'unitId', i.unit_id, 'unitName', u.name, 'state', i.state, 'answeredAt', i.answered_at,
  'answeredBy', i.answered_by, 'comment', ${b64('i.comment')}, 'invitedAt', i.invited_at, 'reachedAt', i.reached_at,
  'waitingSince', coalesce(m.handed_over_at, m.queued_at, i.invited_at), 'proposedStart', i.proposed_start,
  'proposedEnd', i.proposed_end, 'lastMessage', case when m.id is not null then
    json_build_object('method', m.method, 'state', m.state, 'reason', m.revoked_for) end,
  'questions', ${QUESTIONS}, 'history', ${HISTORY}, 'sequence', i.sequence, 'version', i.version)`;

const OVERVIEW = `
select t.case_id as "caseId", t.area_id as "areaId", coalesce((select json_agg(${INVITATION} order by i.invited_at, i.id)
  from invitation i
  left join professional p on p.id = i.professional_id
  left join unit u on u.id = i.unit_id
  left join lateral (select * from invitation_message x where x.area_id = i.area_id and x.invitation_id = i.id
    order by x.sequence desc, x.queued_at desc, x.id desc limit 1) m on true
  where i.area_id = t.area_id and i.meeting_id = t.id), '[]') as invitations
from meeting t where t.id = ?`;

interface OverviewRow {
  readonly caseId: string;
  readonly areaId: string;
  readonly invitations: readonly InvitationRow[];
}

/** How the invitations of a meeting stand: one statement. */
@Injectable()
export class InvitationReading {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** For who convenes the meeting. */
  async ofMeeting(meetingId: string): Promise<InvitationView[]> {
    const [found] = await this.em.execute<OverviewRow[]>(OVERVIEW, [meetingId]);
    if (!found) {
      this.work.refuse({});
      throw notFound('meetingId');
    }
    const { caseId: scopeId, areaId, invitations } = found;
    await this.access.require(invitationRules.keep, scopeId, 'meetingId');
    this.work.note({ action: 'read', scopeType: 'case', scopeId, areaId, category: 'logistics' });
    return invitations.map((row) => this.opened(row));
  }

  private opened({
    questions,
    history,
    waitingSince,
    proposedStart,
    proposedEnd,
    ...row
  }: InvitationRow): InvitationView {
    const [start, end] = [instant(proposedStart), instant(proposedEnd)];
    return {
      ...row,
      answeredAt: instant(row.answeredAt),
      invitedAt: Temporal.Instant.from(row.invitedAt),
      reachedAt: instant(row.reachedAt),
      comment: this.open(`invitation.comment:${row.id}`, row.comment),
      hoursWaited: hoursWaited(row.state, Temporal.Instant.from(waitingSince), this.work.now),
      proposed: start && end ? { start, end } : null,
      questions: questions.map((row) => this.question(row)),
      history: history.map((row) => this.answer(row)),
    };
  }

  private question({ id, at, comment, delegatedTo, closedAt, ...question }: QuestionRow): QuestionView {
    return {
      ...question,
      id,
      at: Temporal.Instant.from(at),
      comment: this.open(`invitation_answer.comment:${id}`, comment),
      delegatedTo: this.open(`invitation_answer.delegated_to:${id}`, delegatedTo),
      closedAt: instant(closedAt),
    };
  }

  private answer({ id, at, comment, ...answer }: AnswerRow): AnswerView {
    return {
      ...answer,
      at: Temporal.Instant.from(at),
      comment: this.open(`invitation_answer.comment:${id}`, comment),
    };
  }

  private open(place: string, sealed: Text): Text {
    const bytes = sealed === null ? null : SealedText.from(sealed);
    return this.sealing.systemKey('invitation').open(place, bytes);
  }
}
