import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Language } from '../../directory/directory.domain.js';
import type { MeetingMode } from '../meeting.domain.js';
import { HAS_LEFT } from '../meeting.repository.js';
import type { GivenAnswer, PollAnswerValue, PollChannel, PollEnd, PollState } from './poll.domain.js';

/** A participant who can be asked: a professional who still belongs to the unit for which they come, and has not left the network. */
export interface AskableSeat {
  readonly participantId: string;
  readonly professionalId: string;
  readonly unitId: string;
  readonly address: string;
  readonly language: Language;
}

/** Whom a link may name, and how the people meet. */
export interface PollParties {
  readonly name: string;
  readonly phone: string | null;
  readonly mode: MeetingMode;
}

/** A poll as its counsellor sees it; instants as text, sealed values as base64. */
export interface OverviewRow {
  readonly id: string;
  readonly areaId: string;
  readonly caseId: string;
  readonly meetingId: string;
  readonly state: PollState;
  readonly closedFor: PollEnd | null;
  readonly minutes: number;
  readonly zone: string;
  readonly openedAt: string;
  readonly deadline: string;
  readonly decidedAt: string | null;
  readonly closedAt: string | null;
  readonly version: number;
  readonly times: readonly { readonly id: string; readonly startsAt: string }[];
  readonly recipients: readonly RecipientRow[];
}

export interface RecipientRow {
  readonly id: string;
  readonly participantId: string;
  readonly professionalId: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly unitId: string;
  readonly askedAt: string;
  readonly hasAnswered: boolean;
  readonly bouncedAt: string | null;
  readonly substitute: string | null;
  readonly revokedAt: string | null;
  readonly version: number;
  readonly answers: readonly {
    readonly timeId: string;
    readonly answer: PollAnswerValue;
    readonly minutes: number;
    readonly channel: PollChannel;
    readonly at: string;
  }[];
}

const SEATS = `
select f.id as "participantId", f.professional_id as "professionalId", f.unit_id as "unitId", a.email as address, a.language
from meeting_participant f join professional a on a.id = f.professional_id
where f.meeting_id = ? and a.email is not null and exists (select from access.membership m
  where m.principal_id = f.professional_id and m.unit_id = f.unit_id and m.area_id = f.area_id
    and access.holds(m.valid_from, m.valid_until))
  and not ${HAS_LEFT}
order by f.id`;

/** SQL: the answers of a recipient that count, one to a time. */
const LAST = `select distinct on (a.time_id) a.time_id, a.answer, a.minutes, a.channel, a.at from poll_answer a
  where a.area_id = r.area_id and a.recipient_id = r.id order by a.time_id, a.at desc, a.id desc`;

const LAST_OF = `
select l.time_id as "timeId", l.answer, l.minutes from poll_recipient r cross join lateral (${LAST}) l where r.id = ?`;

const RECIPIENT = `json_build_object('id', r.id, 'participantId', r.participant_id, 'professionalId', r.professional_id,
  'givenName', p.given_name, 'familyName', p.family_name, 'unitId', r.unit_id, 'askedAt', r.asked_at,
  'hasAnswered', access.has_answered_poll(r.id), 'bouncedAt', r.bounced_at,
  'substitute', encode(r.substitute, 'base64'), 'revokedAt', r.revoked_at,
  'version', r.version, 'answers', (select coalesce(json_agg(json_build_object('timeId', l.time_id, 'answer', l.answer,
    'minutes', l.minutes, 'channel', l.channel, 'at', l.at)), '[]') from (${LAST}) l))`;

const OVERVIEW = `
select q.id, q.area_id as "areaId", q.case_id as "caseId", q.meeting_id as "meetingId", q.state, q.closed_for as "closedFor",
  q.minutes, q.zone, q.opened_at as "openedAt", q.deadline, q.decided_at as "decidedAt", q.closed_at as "closedAt", q.version,
  (select json_agg(json_build_object('id', t.id, 'startsAt', t.starts_at) order by t.starts_at) from poll_time t
    where t.area_id = q.area_id and t.poll_id = q.id) as times,
  (select coalesce(json_agg(${RECIPIENT} order by r.participant_id), '[]') from poll_recipient r
    left join professional p on p.id = r.professional_id where r.area_id = q.area_id and r.poll_id = q.id) as recipients
from time_poll q where q.meeting_id = ? order by q.opened_at desc, q.id desc limit 1`;

/** SQL of the polls. Row security leaves out what the actor may not see. */
@Injectable()
export class PollRepository {
  constructor(private readonly em: EntityManager) {}

  /** Who of a meeting can be asked, in the order of the participants. Never a room. */
  seats(meetingId: string): Promise<AskableSeat[]> {
    return this.em.execute<AskableSeat[]>(SEATS, [meetingId]);
  }

  /** To which case a meeting belongs that the actor sees. */
  async scopeOf(meetingId: string): Promise<{ caseId: string; areaId: string } | undefined> {
    const [row] = await this.em.execute<{ caseId: string; areaId: string }[]>(
      'select case_id as "caseId", area_id as "areaId" from meeting where id = ?',
      [meetingId],
    );
    return row;
  }

  /** The last poll of a meeting, one statement however many are asked. */
  async ofMeeting(meetingId: string): Promise<OverviewRow | undefined> {
    const [row] = await this.em.execute<OverviewRow[]>(OVERVIEW, [meetingId]);
    return row;
  }

  /** What a recipient answered last, by time. */
  async lastAnswers(recipientId: string): Promise<ReadonlyMap<string, GivenAnswer>> {
    const rows = await this.em.execute<GivenAnswer[]>(LAST_OF, [recipientId]);
    return new Map(rows.map((row) => [row.timeId, row]));
  }

  /** Whether a recipient has answered every time, for as long as the meeting takes now. */
  async hasAnswered(recipientId: string): Promise<boolean> {
    const [row] = await this.em.execute<{ answered: boolean }[]>('select access.has_answered_poll(?) as answered', [
      recipientId,
    ]);
    return row?.answered === true;
  }

  /** Who of a poll has not answered it. */
  async waiting(pollId: string): Promise<string[]> {
    const rows = await this.em.execute<{ id: string }[]>(
      'select r.id from poll_recipient r where r.poll_id = ? and r.revoked_at is null and not access.has_answered_poll(r.id) order by r.participant_id',
      [pollId],
    );
    return rows.map(({ id }) => id);
  }

  /** The professionals who have not answered a poll. */
  async silent(pollId: string): Promise<string[]> {
    const rows = await this.em.execute<{ id: string }[]>(
      `select r.professional_id as id from poll_recipient r
       where r.poll_id = ? and r.revoked_at is null and not access.has_answered_poll(r.id) order by r.participant_id`,
      [pollId],
    );
    return rows.map(({ id }) => id);
  }

  /** The recipient that a link opens; null if there is none. */
  async ofToken(hash: Buffer): Promise<string | null> {
    const [row] = await this.em.execute<{ id: string | null }[]>('select access.recipient_of_poll_token(?) as id', [
      hash,
    ]);
    return row?.id ?? null;
  }

  /** Whom those who are asked may ring. */
  async counsellorOf(caseId: string): Promise<{ name: string; phone: string | null }> {
    const [row] = await this.em.execute<{ name: string; phone: string | null }[]>(
      `select c.given_name || ' ' || c.family_name as name, coalesce(c.phone, u.phone) as phone from network_case n
       join professional c on c.id = n.counsellor_id left join unit u on u.id = n.counsellor_unit where n.id = ?`,
      [caseId],
    );
    if (!row) throw new Error(`case ${caseId} has no counsellor`);
    return row;
  }

  /** Of the acting recipient. */
  async parties(): Promise<PollParties | undefined> {
    const [row] = await this.em.execute<PollParties[]>(
      'select counsellor_name as name, counsellor_phone as phone, mode from access.parties_of_poll()',
    );
    return row;
  }

  /** Until the commit nobody else answers the poll or ends it. Before its recipients are locked. */
  async hold(pollId: string): Promise<void> {
    await this.em.execute('select access.hold_time_poll(?)', [pollId]);
  }

  /** Once everybody has answered or the time is up the poll waits for its counsellor. Does nothing before. */
  async settle(pollId: string): Promise<void> {
    await this.em.execute('select access.settle_time_poll(?)', [pollId]);
  }
}
