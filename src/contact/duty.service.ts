import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { notFound } from '../platform/errors/domain-error.js';
import { DutyShift } from './contact.entity.js';
import { checkShift, NotOnDuty, OnDutyAlready } from './duty.domain.js';

/** Who is on duty, as a projection gives it. */
export interface ShiftRow {
  readonly id: string;
  readonly principalId: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
}

const ON_DUTY = `
select s.id, s.principal_id as "principalId", p.given_name as "givenName", p.family_name as "familyName",
  s.starts_at as "startsAt", s.ends_at as "endsAt"
from duty_shift s left join professional p on p.id = s.principal_id
where s.area_id = ? and s.starts_at <= access.now() and s.ends_at > access.now()
order by p.family_name collate "fi-x-icu", p.given_name collate "fi-x-icu", s.id`;

/** How the duty of an area stands. `oldestReceivedAt` is null if nobody waits. */
export interface StatusRow {
  readonly waiting: number;
  readonly urgent: number;
  readonly oldestReceivedAt: string | null;
  readonly onDuty: number;
}

/** Of an area that is not the actor's the function is asked nothing, and answers nothing. */
const STATUS = `
select s.waiting, s.urgent, s.oldest_received_at as "oldestReceivedAt", s.on_duty as "onDuty"
from access.duty_status((select a.id from unnest(access.areas_as('counsellor') || access.areas_as('team-lead')) a (id)
  where a.id = ? limit 1)) s`;

/** Being on duty (päivystys): those on duty see the area's open contacts, nobody else does. */
@Injectable()
export class DutyService {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly work: Work,
  ) {}

  /** From now until `until`. The database derives the grants on the open contacts. Answers who is on duty. */
  async begin(areaId: string, until: Temporal.Instant): Promise<ShiftRow[]> {
    const { actingForUnit } = await this.access.requireRole('counsellor', areaId, 'areaId');
    checkShift(this.work.now, until);
    if (await this.own(areaId)) throw new OnDutyAlready();
    const principalId = this.work.actor.principalId ?? '';
    this.em.create(DutyShift, {
      areaId,
      id: newId(),
      principalId,
      unitId: actingForUnit ?? '',
      startsAt: this.work.now,
      endsAt: until,
    });
    await this.em.flush();
    return this.shifts(areaId);
  }

  /** Ends the actor's present shift; what was open is closed to them at once. Answers who is on duty. */
  async end(areaId: string): Promise<ShiftRow[]> {
    await this.access.requireRole('counsellor', areaId, 'areaId');
    const shift = await this.own(areaId);
    if (!shift) throw new NotOnDuty();
    this.em.assign(shift, { endsAt: this.work.now });
    await this.em.flush();
    return this.shifts(areaId);
  }

  /** Who is on duty now, for counsellors and who leads them. Staff data: reading it is not in the access log. */
  async onDuty(areaId: string): Promise<ShiftRow[]> {
    await this.access.requireRole(['counsellor', 'team-lead'], areaId, 'areaId');
    return this.shifts(areaId);
  }

  /** Counts that do not depend on what the actor may see, so that a team lead off duty sees that contacts wait. */
  async status(areaId: string): Promise<StatusRow> {
    const [row] = await this.em.execute<StatusRow[]>(STATUS, [areaId]);
    if (row) return row;
    this.work.refuse({ areaId });
    throw notFound('areaId');
  }

  private shifts(areaId: string): Promise<ShiftRow[]> {
    return this.em.execute<ShiftRow[]>(ON_DUTY, [areaId]);
  }

  private own(areaId: string): Promise<DutyShift | null> {
    const { now, actor } = this.work;
    return this.em.findOne(DutyShift, {
      areaId,
      principalId: actor.principalId ?? '',
      startsAt: { $lt: now },
      endsAt: { $gt: now },
    });
  }
}
