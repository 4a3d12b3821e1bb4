import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ContactState } from '../contact.domain.js';
import type { Sector } from '../../directory/directory.domain.js';
import { b64 } from '../../platform/database/json.domain.js';
import type { KeyTree } from '../../platform/sealing/opening.js';
import type { ConsultationAsk } from './consultation.domain.js';

/** What somebody asked, as the database gives it: instants as text, sealed values in base64. */
export interface AskedRow {
  readonly contactId: string;
  readonly areaId: string;
  readonly ask: ConsultationAsk;
  readonly state: ContactState;
  readonly askedAt: string;
  readonly question: string;
  readonly answer: string | null;
  readonly answeredAt: string | null;
  readonly answeredBy: { readonly id: string; readonly givenName: string; readonly familyName: string } | null;
  readonly key: KeyTree | null;
}

/** How often a sector asked for something, and how often it was answered. */
export interface AskedCount {
  readonly sector: Sector;
  readonly ask: ConsultationAsk;
  readonly asked: number;
  readonly answered: number;
}

const MINE = `
select q.contact_id as "contactId", q.area_id as "areaId", q.ask, q.state, q.asked_at as "askedAt", ${b64('q.question')} as question, ${b64('q.answer')} as answer,
  q.answered_at as "answeredAt", case when p.id is not null then
    json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name) end as "answeredBy",
  case when q.key_id is not null then
    json_build_object('id', q.key_id, 'wrapped', ${b64('q.wrapped')}, 'wrappedBy', q.wrapped_by) end as key
from access.own_consultations(?) q left join professional p on p.id = q.answered_by
order by q.asked_at desc, q.contact_id desc`;

/** Reads of what professionals ask. */
@Injectable()
export class ConsultationRepository {
  constructor(private readonly em: EntityManager) {}

  /** Opens an id that has never been one as a contact of the asker, for this moment. The database sees who may. */
  async open(contactId: string, areaId: string, unitId: string): Promise<void> {
    await this.em.execute('select access.open_consultation(?, ?, ?)', [contactId, areaId, unitId]);
  }

  /** A unit of the area for which the actor works now, and its sector; undefined where it is not theirs. */
  async ownUnit(areaId: string, unitId: string): Promise<{ readonly sector: Sector } | undefined> {
    const [unit] = await this.em.execute<{ sector: Sector }[]>(
      'select u.sector from unit u where u.id = ? and u.area_id = ? and u.id = any (access.units())',
      [unitId, areaId],
    );
    return unit;
  }

  /** What the asker is called and how to reach them, from the directory. */
  async asker(principalId: string) {
    const [found] = await this.em.execute<
      { givenName: string; familyName: string; email: string; phone: string | null }[]
    >('select given_name as "givenName", family_name as "familyName", email, phone from professional where id = ?', [
      principalId,
    ]);
    return found;
  }

  /** What the actor has asked, the newest first. */
  mine(limit: number): Promise<AskedRow[]> {
    return this.em.execute<AskedRow[]>(MINE, [limit]);
  }

  /** Whether the actor is a counsellor or a team lead of the area. */
  async mayCount(areaId: string): Promise<boolean> {
    const rows = await this.em.execute<unknown[]>(
      "select 1 where ?::uuid = any (access.areas_as('counsellor') || access.areas_as('team-lead'))",
      [areaId],
    );
    return rows.length > 0;
  }

  /** How much was asked in the area from the first day up to, not including, the last. For its counsellors and leads. */
  counts(areaId: string, from: Temporal.Instant, until: Temporal.Instant): Promise<AskedCount[]> {
    return this.em.execute<AskedCount[]>(
      'select sector, ask, asked, answered from access.count_consultations(?, ?, ?)',
      [areaId, from.toString(), until.toString()],
    );
  }
}
