import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access, type Grant } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { newId, ZONE } from '../../platform/clock/clock.js';
import { DomainError, requireVersion } from '../../platform/errors/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { familyRules } from '../family.access.js';
import { Family, Person } from '../family.entity.js';
import { FamilySealing } from '../family.sealing.js';
import { checkBan, checkExtension, isLive, reminderAt, type BanDays } from './safety.domain.js';
import { SafetyBan } from './safety.entity.js';

/** Timer of a ban, a month before its last day: who is told of it then is known to later chapters. */
export const SAFETY_BAN_ENDS = 'family.safety-ban-ends';

/** A ban as it was seen. */
export interface NewSafetyBan extends BanDays {
  readonly personId: string;
  /** Where it was seen. */
  readonly evidence: string;
}

/** A ban and the version its reader saw. */
export interface SeenBan {
  readonly safetyBanId: string;
  readonly expectedVersion: number;
}

/** Safety bans (turvakielto): kept by who keeps how the family is reached. What they hide is decided in the database. */
@Injectable()
export class SafetyBans {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly sealing: FamilySealing,
    private readonly outbox: Outbox,
    private readonly work: Work,
  ) {}

  /** Records whose ban it is. One that had only been told is settled by it. */
  async record({ personId, since, lastDay, evidence }: NewSafetyBan): Promise<SafetyBan> {
    const person = await this.access.row(Person, personId, 'personId');
    const { areaId, familyId } = person;
    const grant = await this.access.require(familyRules.keepReach, familyId, 'personId');
    const before = await this.standing(familyId);
    const own = before.filter((ban) => ban.personId === personId);
    if (own.some((ban) => isLive(stateOf(ban), this.work.today)))
      throw new DomainError('ALREADY_RECORDED', 'This person has a ban: extend it.', { field: 'personId' });
    checkBan({ since, lastDay }, own.length === 0, this.work.today);
    const key = await this.sealing.keyOf(familyId);
    const id = newId();
    const told = { since, lastDay, evidence: key.seal(`safety_ban.evidence:${id}`, evidence) };
    const who = { areaId, id, familyId, personId, recordedBy: this.work.actor.principalId! };
    const ban = this.em.create(SafetyBan, { ...who, ...told, recordedAt: this.work.now, endedAt: null });
    for (const each of before)
      if (each.personId == null && !each.endedAt) this.em.assign(each, { endedAt: this.work.now });
    await this.em.flush();
    await this.remind(ban);
    this.note('record', familyId, grant);
    return ban;
  }

  /** The ban goes on. */
  async extend(seen: SeenBan, lastDay: Temporal.PlainDate, evidence: string): Promise<SafetyBan> {
    const { ban, grant } = await this.seen(seen);
    checkExtension(stateOf(ban), lastDay, this.work.today);
    const key = await this.sealing.keyOf(ban.familyId);
    this.em.assign(ban, { lastDay, evidence: key.seal(`safety_ban.evidence:${ban.id}`, evidence) });
    await this.em.flush();
    await this.remind(ban);
    this.note('change', ban.familyId, grant);
    return ban;
  }

  /** There is no ban any more, or there never was one. */
  async end(seen: SeenBan): Promise<SafetyBan> {
    const { ban, grant } = await this.seen(seen);
    if (ban.endedAt) throw new DomainError('ALREADY_ENDED', 'It has ended.', { field: 'safetyBanId' });
    this.em.assign(ban, { endedAt: this.work.now });
    await this.em.flush();
    this.note('change', ban.familyId, grant);
    return ban;
  }

  private async seen({ safetyBanId, expectedVersion }: SeenBan): Promise<{ ban: SafetyBan; grant: Grant }> {
    const ban = await this.access.row(SafetyBan, safetyBanId, 'safetyBanId');
    const grant = await this.access.require(familyRules.keepReach, ban.familyId, 'safetyBanId');
    requireVersion(ban, expectedVersion);
    return { ban, grant };
  }

  /** Every ban of the family there has been; of two who record at once the slower sees what the first one did. */
  private async standing(familyId: string): Promise<SafetyBan[]> {
    await this.em.findOneOrFail(Family, { id: familyId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return this.em.find(SafetyBan, { familyId });
  }

  private remind({ id, lastDay }: SafetyBan): Promise<void> {
    const dueAt = reminderAt(lastDay!, ZONE);
    if (Temporal.Instant.compare(dueAt, this.work.now) < 0) return Promise.resolve();
    const key = `${id}:${lastDay!.toString()}`;
    return this.outbox.plan({ kind: SAFETY_BAN_ENDS, key, payload: { safetyBanId: id }, dueAt });
  }

  private note(action: 'record' | 'change', familyId: string, grant: Grant): void {
    this.work.noteChange(action, { scopeType: 'family', scopeId: familyId }, grant, ['reach']);
  }
}

const stateOf = ({ personId, lastDay, endedAt }: SafetyBan) => ({
  personId: personId ?? null,
  lastDay: lastDay ?? null,
  isEnded: endedAt != null,
});
