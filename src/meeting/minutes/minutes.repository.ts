import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Relative } from './minutes.domain.js';
import type { LogBasis } from '../../platform/audit/log-basis.domain.js';

/** Who reads shared minutes, for which unit, on which basis. */
export interface Reader {
  readonly principal: string;
  /** Null for somebody of the family. */
  readonly unit: string | null;
  readonly basis: LogBasis;
}

const GUARDIANS = `
select p.id as "personId", f.attendance
from network_case c join person p on p.area_id = c.area_id and p.family_id = c.family_id and p.role = 'guardian'
left join meeting_participant f on f.area_id = c.area_id and f.meeting_id = ? and f.person_id = p.id
where c.id = ? order by p.id`;

const UNKNOWN_ACTIONS = `
select coalesce(json_agg(s.place - 1 order by s.place), '[]') as places
from jsonb_array_elements_text(?::jsonb) with ordinality as s (id, place)
where s.id is not null and not exists (select from plan_action a where a.id = s.id::uuid and a.case_id = ?)`;

/** Reads of minutes that writing, sharing and answering need, each one statement. */
@Injectable()
export class MinutesRepository {
  constructor(private readonly em: EntityManager) {}

  /** The guardians of the case, and how each took part in the meeting. */
  guardians(caseId: string, meetingId: string): Promise<Relative[]> {
    return this.em.execute<Relative[]>(GUARDIANS, [meetingId, caseId]);
  }

  /** Places of those that are no actions of the case's plan; null is none. */
  async unknownActions(caseId: string, actionIds: readonly (string | null)[]): Promise<number[]> {
    if (actionIds.every((id) => id === null)) return [];
    const values = [JSON.stringify(actionIds), caseId];
    const [row] = await this.em.execute<{ places: number[] }[]>(UNKNOWN_ACTIONS, values);
    return row!.places;
  }

  /** Everybody else who reads what is shared now. Throws unless the actor writes the minutes. */
  readers(meetingId: string): Promise<Reader[]> {
    return this.em.execute<Reader[]>('select * from access.readers_of_minutes(?)', [meetingId]);
  }

  /** The row, once nobody else changes it; false if it may not be changed any more. Until the commit. */
  async hold(meetingId: string): Promise<boolean> {
    const found = await this.em.execute<unknown[]>('select 1 from minutes_sheet where meeting_id = ? for update', [
      meetingId,
    ]);
    return found.length > 0;
  }
}
