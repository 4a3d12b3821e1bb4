import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { NeedCode, Sector } from '../directory/directory.domain.js';
import type { Keyset } from '../platform/graphql/connection.js';
import type { PersonIndexes } from '../platform/sealing/person-index.js';
import {
  type Ask,
  type Channel,
  type ContactRole,
  type ContactState,
  type StatutoryNotice,
  URGENCIES,
  type Urgency,
} from './contact.domain.js';

/** Which parts of a contact are asked for; the others are neither read nor logged as read. */
export interface Parts {
  readonly needs: boolean;
  readonly identity: boolean;
}

/** Somebody of the staff; nameless to readers who may not read the staff directory. */
interface StaffRow {
  readonly id: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
}

/** A contact as the database gives it: instants as text, sealed values as bytes, parts that were not asked for absent. */
export interface ContactRow {
  readonly id: string;
  readonly areaId: string;
  readonly state: ContactState;
  readonly channel: Channel;
  readonly contactRole: ContactRole;
  readonly sector: Sector | null;
  /** Null where there is a safety ban and the reader has not taken the contact. */
  readonly municipality: { readonly code: string; readonly nameFi: string; readonly nameSv: string } | null;
  readonly hasSafetyBan: boolean;
  readonly urgency: Urgency;
  /** The place of its urgency in `URGENCIES`, for the order of the queue. */
  readonly urgencyRank: number;
  readonly ask: Ask;
  readonly anonymous: boolean;
  readonly receivedAt: string;
  readonly recordedBy: StaffRow;
  readonly takenBy: StaffRow | null;
  readonly takenAt: string | null;
  readonly firstAnsweredAt: string | null;
  readonly attemptedAt: readonly string[];
  readonly concludedAt: string | null;
  readonly version: number;
  readonly keyId: string | null;
  readonly wrapped: Buffer | null;
  readonly wrappedBy: string | null;
  /** Null where the reader may not see the part, or there is none. */
  readonly needsOf?: string | null;
  readonly needCodes?: readonly NeedCode[];
  readonly description?: Buffer | null;
  readonly statutoryNotice?: StatutoryNotice | null;
  readonly statutoryNoticeAt?: string | null;
  readonly outcomeNote?: Buffer | null;
  readonly services?: readonly { readonly id: string; readonly name: string; readonly unitName: string }[];
  readonly identityOf?: string | null;
  readonly givenName?: Buffer | null;
  readonly familyName?: Buffer | null;
  readonly phone?: Buffer | null;
  readonly email?: Buffer | null;
  readonly safeTimeToCall?: Buffer | null;
}

const URGENCY_RANK = `array_position(array[${URGENCIES.map((urgency) => `'${urgency}'`).join(', ')}], c.urgency)`;
const CORE = `c.id, c.area_id as "areaId", c.state, c.channel, c.contact_role as "contactRole", c.sector, c.urgency, c.ask,
  c.anonymous, c.received_at as "receivedAt", c.taken_at as "takenAt", c.first_answered_at as "firstAnsweredAt",
  c.attempted_at as "attemptedAt", ${URGENCY_RANK} as "urgencyRank", c.concluded_at as "concludedAt", c.version,
  c.has_safety_ban as "hasSafetyBan",
  case when m.code is not null then json_build_object('code', m.code, 'nameFi', m.name_fi, 'nameSv', m.name_sv) end as municipality,
  json_build_object('id', c.recorded_by, 'givenName', r.given_name, 'familyName', r.family_name) as "recordedBy",
  case when c.taken_by is not null then
    json_build_object('id', c.taken_by, 'givenName', p.given_name, 'familyName', p.family_name) end as "takenBy"`;
const KEY = 'k.id as "keyId", k.wrapped, k.wrapped_by as "wrappedBy"';
const NEEDS = `n.contact_id as "needsOf", n.need_codes as "needCodes", n.description, n.statutory_notice as "statutoryNotice",
  n.statutory_notice_at as "statutoryNoticeAt", n.outcome_note as "outcomeNote", coalesce((
    select json_agg(json_build_object('id', s.id, 'name', s.name, 'unitName', u.name) order by s.name collate "fi-x-icu")
    from service s join unit u on u.id = s.unit_id where s.id = any (n.directed_to_services)), '[]') as services`;
const IDENTITY = `i.contact_id as "identityOf", i.given_name as "givenName", i.family_name as "familyName", i.phone, i.email,
  i.safe_time_to_call as "safeTimeToCall"`;

/** The select list and the joins that `parts` ask for, for contacts `c`. */
function projection({ needs, identity }: Parts): { columns: string; joins: string } {
  const sealed = needs || identity;
  return {
    columns: [CORE, ...(sealed ? [KEY] : []), ...(needs ? [NEEDS] : []), ...(identity ? [IDENTITY] : [])].join(', '),
    joins: `left join contact_home h on c.has_safety_ban and h.area_id = c.area_id and h.contact_id = c.id
      left join municipality m on m.code = coalesce(c.municipality, h.municipality)
      left join professional r on r.id = c.recorded_by
      left join professional p on p.id = c.taken_by
      ${sealed ? "left join platform.data_key k on k.scope_type = 'contact' and k.scope_id = c.id" : ''}
      ${needs ? 'left join contact_needs n on n.area_id = c.area_id and n.contact_id = c.id' : ''}
      ${identity ? 'left join contact_identity i on i.area_id = c.area_id and i.contact_id = c.id' : ''}`,
  };
}

/** Whose contacts, and whether only those that still want something. */
interface Taken {
  readonly principalId: string;
  readonly areaId: string;
  readonly unfinishedOnly: boolean;
}

/** A blind index and what it is of. */
interface Looked {
  readonly by: keyof PersonIndexes;
  readonly index: Buffer;
}

/** What contacts are looked for: a condition on `c`, its values, and the order with its keyset. */
interface Search {
  readonly where: string;
  readonly values: readonly unknown[];
  readonly order: string;
  readonly limit: number;
}

/** Reads of contacts, each one statement whatever the rows. Row security leaves out what the reader may not see. */
@Injectable()
export class ContactRepository {
  constructor(private readonly em: EntityManager) {}

  /** Open contacts of an area, most urgent first, then longest waiting. Null if the reader is no counsellor there. */
  async queue(areaId: string, parts: Parts, limit: number, after?: Keyset): Promise<ContactRow[] | null> {
    const where = `c.area_id = ? and c.taken_by is null and c.concluded_at is null
      ${after ? `and (${URGENCY_RANK}, c.received_at, c.id) > (?::integer, ?::timestamptz, ?::uuid)` : ''}`;
    const search = { where, values: [areaId, ...(after ?? [])], order: `${URGENCY_RANK}, c.received_at, c.id`, limit };
    const rows = await this.em.execute<(ContactRow & { may: boolean })[]>(
      `select may.may, q.* from (select ?::uuid = any (access.areas_as('counsellor')) as may) may
       left join lateral (${this.select(search, parts)}) q on true`,
      [areaId, ...search.values, limit],
    );
    if (!rows[0]?.may) return null;
    return rows.filter((row) => row.id !== null);
  }

  /** Contacts taken by a counsellor, the newest first; all or only the unfinished. */
  takenBy(
    { principalId, areaId, unfinishedOnly }: Taken,
    parts: Parts,
    limit: number,
    after?: Keyset,
  ): Promise<ContactRow[]> {
    const where = `c.area_id = ? and c.taken_by = ? ${unfinishedOnly ? 'and c.concluded_at is null' : ''}
      ${after ? 'and (c.received_at, c.id) < (?::timestamptz, ?::uuid)' : ''}`;
    const values = [areaId, principalId, ...(after ?? [])];
    return this.find({ where, values, order: 'c.received_at desc, c.id desc', limit }, parts);
  }

  /** Unfinished contacts of an area that somebody has taken: what a team lead may reassign. */
  unfinished(areaId: string, parts: Parts, limit: number, after?: Keyset): Promise<ContactRow[]> {
    const where = `c.area_id = ? and c.taken_by is not null and c.concluded_at is null
      ${after ? 'and (c.received_at, c.id) > (?::timestamptz, ?::uuid)' : ''}`;
    return this.find({ where, values: [areaId, ...(after ?? [])], order: 'c.received_at, c.id', limit }, parts);
  }

  async byId(id: string, parts: Parts): Promise<ContactRow | undefined> {
    const [row] = await this.find({ where: 'c.id = ?', values: [id], order: 'c.id', limit: 1 }, parts);
    return row;
  }

  /** Contacts of an area whose person has this blind index, the newest first. */
  byIndex(areaId: string, { by, index }: Looked, parts: Parts, limit: number): Promise<ContactRow[]> {
    const where = `c.area_id = ? and c.id in (select x.contact_id from contact_identity x where x.${COLUMN_OF[by]} = ?)`;
    return this.find({ where, values: [areaId, index], order: 'c.received_at desc, c.id desc', limit }, parts);
  }

  private find(search: Search, parts: Parts): Promise<ContactRow[]> {
    return this.em.execute<ContactRow[]>(this.select(search, parts), [...search.values, search.limit]);
  }

  private select({ where, order }: Search, parts: Parts): string {
    const { columns, joins } = projection(parts);
    // Cut to the page first: keys and sealed parts are joined for what is shown, not for the whole queue.
    return `select ${columns} from (select * from contact c where ${where} order by ${order} limit ?) c
      ${joins} order by ${order}`;
  }
}

/** By what a person is found: never by the sealed value itself. */
const COLUMN_OF: Readonly<Record<keyof PersonIndexes, string>> = {
  familyNameIndex: 'family_name_index',
  fullNameIndex: 'full_name_index',
  phoneIndex: 'phone_index',
  emailIndex: 'email_index',
};
