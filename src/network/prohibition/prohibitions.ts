import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access, type Grant } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { DomainError, notFound, requireVersion } from '../../platform/errors/domain-error.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { caseRules } from '../network.access.js';
import { NetworkService } from '../network.service.js';
import {
  type Ability,
  checkChildsWord,
  checkLifting,
  checkWithholding,
  type ChildsReason,
  type KeptItem,
  type LegalReason,
  type Party,
} from './prohibition.domain.js';
import { Prohibition } from './prohibition.entity.js';

/**
 * Operations that only a minor, and who keeps the case, may know of: their lines in the access log are shown to nobody
 * else of the family.
 */
export const PROHIBITION_OPERATIONS: readonly string[] = ['recordProhibition', 'liftProhibition'];

interface Kept {
  readonly caseId: string;
  readonly fromPersonId: string;
  readonly items: readonly KeptItem[];
}

/** What a minor forbids. Without `childId` the actor is the minor. */
export interface NewProhibition extends Kept {
  readonly childId?: string | null;
  readonly isJudgedAble: boolean;
  readonly reason: ChildsReason;
  readonly words?: string | null;
}

/** What a party is not told. */
export interface NewWithholding extends Kept {
  readonly reason: LegalReason;
}

/** Which one is given back, as its reader saw it. */
export interface Lifting {
  readonly id: string;
  readonly expectedVersion: number;
  readonly childSaidSo: boolean;
}

interface PartyRow extends Party {
  readonly isAssessed: boolean;
}

const PARTIES = `
select p.id, p.role, exists (select from maturity_assessment a where a.area_id = p.area_id and a.person_id = p.id
  and a.may_have_account and a.ended_at is null) as "isAssessed"
from network_case c join person p on p.area_id = c.area_id and p.family_id = c.family_id where c.id = ?`;

/** The young with an account who see something of the case, also where they hold nothing of consents. */
const FIND_MINORS_GRANT = `
select g.area_id as "areaId", null as "actingForUnit", g.basis from access.access_grant g
where g.scope_type = 'case' and g.scope_id = ? and g.category = 'plan' and g.verb = 'read' and g.basis = 'minor'
  and access.opens(g.category) and access.holds(g.valid_from, g.valid_until) limit 1`;

const OBSTACLES: Readonly<Record<string, string>> = {
  NOT_FOUND: 'There is no such thing, or it is not yours to see.',
  THEIR_OWN: 'They said or promised it themselves: it cannot be kept from them.',
  PLAN_NAMES_IT: 'The plan names this meeting: keep its minutes instead.',
  ALREADY_KEPT: 'It is kept from them already.',
};

/** Prohibitions of minors (kielto), and what a party is not told on a ground in law. */
@Injectable()
export class Prohibitions {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly network: NetworkService,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** A minor keeps things from a guardian: by themselves, or on their word by who keeps the case. */
  async record({ childId, isJudgedAble, words = null, ...told }: NewProhibition): Promise<Prohibition> {
    const { caseId, fromPersonId, items, reason } = told;
    const grant = await this.grantOf(caseId, 'caseId', childId == null);
    const [child, from] = await this.partiesOf(caseId, { childId: childId ?? this.self, fromPersonId });
    const word = { child: child!, from: from!, items, reason, words };
    const ability = checkChildsWord({ ...word, isAssessed: child!.isAssessed, isJudgedAble });
    return this.keep({ ...told, childId: child!.id, ability, words }, grant);
  }

  /** Who keeps the case does not let a party know something, on a ground in law (621/1999 11 §). */
  async withhold(told: NewWithholding): Promise<Prohibition> {
    const { caseId, fromPersonId, items } = told;
    const grant = await this.grantOf(caseId, 'caseId', false);
    const [from] = await this.partiesOf(caseId, { fromPersonId });
    checkWithholding(from!, items);
    return this.keep({ ...told, childId: null, ability: null, words: null }, grant);
  }

  /** A prohibition of a minor is lifted, on their word alone. */
  lift(lifting: Lifting): Promise<Prohibition> {
    return this.giveBack(lifting, (found) => found.childId != null);
  }

  /** What a party was not told is not withheld any more. */
  liftWithholding(lifting: Omit<Lifting, 'childSaidSo'>): Promise<Prohibition> {
    return this.giveBack({ ...lifting, childSaidSo: false }, (found) => found.childId == null);
  }

  private async giveBack({ id, expectedVersion, childSaidSo }: Lifting, is: (found: Prohibition) => boolean) {
    const found = await this.access.row(Prohibition, id, 'id');
    if (!is(found)) throw notFound('id');
    const { caseId, childId } = found;
    const grant = await this.grantOf(caseId, 'id', childId === this.self);
    const standing = { childId, fromPersonId: found.fromPersonId, isLifted: found.liftedAt != null };
    checkLifting(standing, { principalId: this.self, keeps: grant.basis !== 'minor', childSaidSo });
    requireVersion(found, expectedVersion);
    await this.em.execute('select access.lift_prohibition(?, ?)', [id, expectedVersion]);
    await this.em.refresh(found);
    this.work.noteChange('change', { scopeType: 'case', scopeId: caseId }, grant, ['consents']);
    return found;
  }

  private async keep(
    told: Kept & { childId: string | null; ability: Ability | null; reason: string; words: string | null },
    grant: Grant,
  ): Promise<Prohibition> {
    const { caseId, fromPersonId, childId, items, words, ability, reason } = told;
    await this.network.openCase(caseId);
    await this.requireNoObstacle([caseId, childId, fromPersonId, JSON.stringify(items)]);
    const id = newId();
    const key = words === null ? null : await this.sealing.keyOf('case', caseId);
    const sealed = words === null ? null : key!.seal(`prohibition.words:${id}`, words).bytes;
    const what = JSON.stringify({ childId, fromPersonId, items, reason, ability });
    await this.em.execute('select access.prohibit(?, ?, ?::jsonb, ?)', [id, caseId, what, sealed]);
    const category = 'consents' as const;
    this.work.noteChange('record', { scopeType: 'case', scopeId: caseId }, grant, [category]);
    return this.em.findOneOrFail(Prohibition, { id });
  }

  private async requireNoObstacle(values: readonly unknown[]): Promise<void> {
    const [first] = await this.em.execute<{ place: number; code: string }[]>(
      'select place, code from access.obstacle_of_prohibition(?, ?, ?, ?::jsonb)',
      [...values],
    );
    if (first) throw new DomainError(first.code, OBSTACLES[first.code]!, { field: `items.${first.place}.id` });
  }

  /** The people of the case's family that the fields name; NOT_FOUND for the first that is none. */
  private async partiesOf(caseId: string, named: Readonly<Record<string, string>>): Promise<PartyRow[]> {
    const rows = await this.em.execute<PartyRow[]>(PARTIES, [caseId]);
    return Object.entries(named).map(([field, id]) => {
      const found = rows.find((row) => row.id === id);
      if (!found) throw notFound(field);
      return found;
    });
  }

  /** By which the actor does it: as the minor whose case it is, or as who takes down what the family says. */
  private async grantOf(caseId: string, field: string, asMinor: boolean): Promise<Grant> {
    if (!asMinor) return this.access.require(caseRules.recordWish, caseId, field);
    const [own] = await this.em.execute<Grant[]>(FIND_MINORS_GRANT, [caseId]);
    return own ?? this.access.require(caseRules.recordWish, caseId, field);
  }

  private get self(): string {
    return this.work.actor.principalId!;
  }
}
