import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Language } from '../directory/directory.domain.js';
import type { MeetingMode, MeetingState, Needed } from '../meeting/meeting.domain.js';
import type { LogBasis } from '../platform/audit/log-basis.domain.js';
import { notFound } from '../platform/errors/domain-error.js';
import { SealedText } from '../platform/sealing/sealed-text.js';
import type { Counsellor, When } from './words.domain.js';

/** A meeting as its invitations tell it. */
export interface Convened {
  readonly id: string;
  readonly areaId: string;
  readonly caseId: string;
  readonly mode: MeetingMode;
  readonly zone: string;
  /** Null while it has no time. */
  readonly when: When | null;
  readonly counsellor: Counsellor;
  /** Where people meet by video, if they do: sealed. */
  readonly conference: SealedText | null;
}

/** A meeting that has a time. */
export type Timed = Convened & { readonly when: When };

/** A professional chosen for a meeting. */
export interface Chosen {
  readonly participantId: string;
  readonly professionalId: string;
  readonly unitId: string;
  readonly needed: Needed;
  readonly address: string;
  readonly language: Language;
  /** On which they may be told anything now; null: none. */
  readonly basis: string | null;
}

/** A meeting's present time, as the invitation itself may read it. */
export interface OwnMeeting {
  readonly state: MeetingState;
  readonly mode: MeetingMode;
  readonly zone: string;
  readonly startsAt: Temporal.Instant | null;
  readonly endsAt: Temporal.Instant | null;
}

/** Whom an invitation may name: who convened, and where its recipient is reached now. */
export interface Parties {
  readonly counsellor: Counsellor;
  readonly inviteeAddress: string | null;
}

type Times = { readonly startsAt: string | null; readonly endsAt: string | null };

/** A meeting as the statements give it. */
export type MeetingRow = Omit<Convened, 'when' | 'counsellor' | 'conference'> &
  Times &
  Counsellor & { readonly conference: Buffer | null };

/** SQL: the columns of `MeetingRow` but for the counsellor, of the meeting `m`. */
export const MEETING = `m.id, m.area_id as "areaId", m.case_id as "caseId", m.mode, m.zone, m.starts_at as "startsAt",
  m.ends_at as "endsAt", case when m.mode in ('remote', 'hybrid') then m.conference_link end as conference`;

/** The meeting of a row. */
export function convened(row: MeetingRow): Convened {
  const { id, areaId, caseId, mode, zone, name, phone, conference } = row;
  const [start, end] = [row.startsAt, row.endsAt].map((text) => instant(text)?.toZonedDateTimeISO(zone));
  return {
    id,
    areaId,
    caseId,
    mode,
    zone,
    when: start && end ? { start, end } : null,
    counsellor: { name, phone },
    conference: conference && new SealedText(conference),
  };
}

/** An instant as JSON and the driver give it. */
export const instant = (text: string | null) => (text === null ? null : Temporal.Instant.from(text));

/** SQL of the chapter. */
@Injectable()
export class InvitationRepository {
  constructor(private readonly em: EntityManager) {}

  /** The meetings, each with the counsellor whom its invitees may ring. */
  async convened(ids: readonly string[]): Promise<ReadonlyMap<string, Convened>> {
    const rows = await this.em.execute<MeetingRow[]>(
      `select ${MEETING}, c.given_name || ' ' || c.family_name as name, coalesce(c.phone, u.phone) as phone
       from meeting m
       join network_case n on n.area_id = m.area_id and n.id = m.case_id
       left join professional c on c.id = n.counsellor_id
       left join unit u on u.id = n.counsellor_unit
       where m.id in (select v::uuid from jsonb_array_elements_text(?::jsonb) v)`,
      [JSON.stringify(ids)],
    );
    return new Map(rows.map((row) => [row.id, convened(row)]));
  }

  /** The professionals chosen for a meeting, rooms apart, each with the basis on which they may be told of it. One statement. */
  chosen(meetingId: string): Promise<Chosen[]> {
    return this.em.execute<Chosen[]>(
      `select p.id as "participantId", p.professional_id as "professionalId", p.unit_id as "unitId", p.needed,
         a.email as address, a.language, access.basis_of_unit(p.case_id, p.unit_id, p.professional_id, m.ends_at) as basis
       from meeting_participant p join meeting m on m.id = p.meeting_id join professional a on a.id = p.professional_id
       where p.meeting_id = ? and p.chosen and not p.is_room order by p.id`,
      [meetingId],
    );
  }

  /** Requests of the meetings that were not handed over: the keys of their effects. */
  async queuedRequests(meetingIds: readonly string[]): Promise<string[]> {
    const rows = await this.em.execute<{ id: string }[]>(
      `select m.id from invitation i
       join invitation_message m on m.area_id = i.area_id and m.invitation_id = i.id
       where i.meeting_id in (select v::uuid from jsonb_array_elements_text(?::jsonb) v)
         and m.method = 'REQUEST' and m.state = 'queued' order by m.id`,
      [JSON.stringify(meetingIds)],
    );
    return rows.map(({ id }) => id);
  }

  /** Meetings to come of a case. */
  async meetingsToCome(caseId: string): Promise<string[]> {
    const rows = await this.em.execute<{ id: string }[]>(
      `select id from meeting where case_id = ? and state = 'scheduled' and ends_at > access.now() order by id`,
      [caseId],
    );
    return rows.map(({ id }) => id);
  }

  /** Of these invitations those whose unit may still be told: another consent or a basis in law holds. */
  async stillFounded(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.em.execute<{ id: string }[]>(
      `select v::uuid as id from jsonb_array_elements_text(?::jsonb) v where access.basis_of_invitation(v::uuid) is not null`,
      [JSON.stringify(ids)],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async basisOf(invitationId: string): Promise<string | null> {
    const [row] = await this.em.execute<{ basis: string | null }[]>('select access.basis_of_invitation(?) as basis', [
      invitationId,
    ]);
    return row?.basis ?? null;
  }

  /** Of the acting invitation: `consent:<id>`, `statute:<id>` or `staff`; null where there is no basis. */
  async sourceOfBasis(invitationId: string): Promise<LogBasis | null> {
    const [row] = await this.em.execute<{ source: LogBasis | null }[]>('select access.source_of_basis(?) as source', [
      invitationId,
    ]);
    return row?.source ?? null;
  }

  async meetingOf(meetingId: string): Promise<OwnMeeting | null> {
    const [row] = await this.em.execute<(Omit<OwnMeeting, 'startsAt' | 'endsAt'> & Times)[]>(
      `select state, mode, zone, starts_at as "startsAt", ends_at as "endsAt" from meeting where id = ?`,
      [meetingId],
    );
    return row ? { ...row, startsAt: instant(row.startsAt), endsAt: instant(row.endsAt) } : null;
  }

  /** Of the acting invitation. */
  async parties(): Promise<Parties> {
    const [row] = await this.em.execute<{ name: string; phone: string | null; address: string | null }[]>(
      `select counsellor_name as name, counsellor_phone as phone, invitee_address as address
       from access.parties_of_invitation()`,
    );
    if (!row) throw notFound('invitationId');
    return { counsellor: { name: row.name, phone: row.phone }, inviteeAddress: row.address };
  }

  /** The invitation whose reply address has one of these secrets, by their hashes, the first that is known. */
  async ofReplyTokens(hashes: readonly Buffer[]): Promise<string | null> {
    const [row] = await this.em.execute<{ id: string }[]>(
      `select f.id from jsonb_array_elements_text(?::jsonb) with ordinality as h (hash, place),
         lateral (select access.invitation_of_reply_token(decode(h.hash, 'hex')) as id) f
       where f.id is not null order by h.place limit 1`,
      [JSON.stringify(hashes.map((hash) => hash.toString('hex')))],
    );
    return row?.id ?? null;
  }

  /** The invitation of a UID, for the worker. */
  async ofUid(uid: string): Promise<string | null> {
    const [row] = await this.em.execute<{ id: string | null }[]>('select access.invitation_of_uid(?) as id', [uid]);
    return row?.id ?? null;
  }

  /** The invitation of which one of these mails was, the first that is known, for the worker. */
  async ofMessageIds(messageIds: readonly string[]): Promise<string | null> {
    const [row] = await this.em.execute<{ id: string }[]>(
      `select f.id from jsonb_array_elements_text(?::jsonb) with ordinality as m (mail, place),
         lateral (select access.invitation_of_message_id(m.mail) as id) f
       where f.id is not null order by m.place limit 1`,
      [JSON.stringify(messageIds)],
    );
    return row?.id ?? null;
  }

  /** Who was asked by a mail of a poll, for the worker. */
  async pollRecipientOf(messageId: string): Promise<string | null> {
    const [row] = await this.em.execute<{ id: string | null }[]>('select access.recipient_of_message_id(?) as id', [
      messageId,
    ]);
    return row?.id ?? null;
  }

  async ofLinkToken(hash: Buffer): Promise<string | null> {
    const [row] = await this.em.execute<{ id: string | null }[]>('select access.invitation_of_link_token(?) as id', [
      hash,
    ]);
    return row?.id ?? null;
  }
}
