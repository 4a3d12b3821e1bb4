import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NetworkService } from '../../network/network.service.js';
import { Access, type Grant } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { DomainError, notFound, requireVersion } from '../../platform/errors/domain-error.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { reviewRules } from '../follow-up.access.js';
import type { Face, Said } from './how-are-things.domain.js';
import { HowAreThings } from './how-are-things.entity.js';

/** What was taken down. */
export interface TakenDown {
  readonly id: string;
  readonly caseId: string;
  readonly personId: string;
  readonly day: Temporal.PlainDate;
  readonly face: Face;
  readonly version: number;
}

interface Whose {
  readonly caseId: string;
  readonly personId: string;
}

/** Guardians and the young of the family of an open case: for them alone logistics are enough. */
const FIND_OWN_GRANT = `
select g.area_id as "areaId", null as "actingForUnit", g.basis from access.access_grant g
where g.scope_type = 'case' and g.scope_id = ? and g.category = 'logistics' and g.verb = 'read'
  and g.basis in ('guardian', 'minor') and access.holds(g.valid_from, g.valid_until)
order by g.basis limit 1`;

const IS_OF_FAMILY = `
select 1 from network_case c join person p on p.area_id = c.area_id and p.family_id = c.family_id
where c.id = ? and p.id = ? and p.role in ('guardian', 'child')`;

/** How things are (miten menee): said by the family, taken note of by who answers for the case. */
@Injectable()
export class HowAreThingsService {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly network: NetworkService,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** Somebody of the family says it themselves. Once a day counts: said anew, it is changed. */
  async say(caseId: string, said: Said): Promise<TakenDown> {
    const [grant] = await this.em.execute<Grant[]>(FIND_OWN_GRANT, [caseId]);
    if (!grant) {
      this.work.refuse({ scopeType: 'case', scopeId: caseId, category: 'logistics' });
      throw notFound('caseId');
    }
    const taken = await this.takeDown({ caseId, personId: this.work.actor.principalId! }, said);
    // By logistics alone, as far as a remembered device goes.
    this.work.noteChange('record', { scopeType: 'case', scopeId: caseId }, grant, ['logistics']);
    return taken;
  }

  /** They said it on the phone, to who answers for the case. */
  async record({ caseId, personId }: Whose, said: Said): Promise<TakenDown> {
    const grant = await this.access.require(reviewRules.record, caseId, 'caseId');
    const known = await this.em.execute<unknown[]>(IS_OF_FAMILY, [caseId, personId]);
    if (known.length === 0) throw notFound('personId');
    const taken = await this.takeDown({ caseId, personId }, said);
    this.work.noteChange('record', { scopeType: 'case', scopeId: caseId }, grant, ['plan']);
    return taken;
  }

  /** Whoever answers for the case knows, and has done what was to be done. */
  async note(id: string, expectedVersion: number): Promise<HowAreThings> {
    const found = await this.access.row(HowAreThings, id, 'howAreThingsId');
    const grant = await this.access.require(reviewRules.record, found.caseId, 'howAreThingsId');
    requireVersion(found, expectedVersion);
    if (found.notedAt) throw new DomainError('ALREADY_NOTED', 'Somebody has noted it.', { field: 'howAreThingsId' });
    this.em.assign(found, { notedAt: this.work.now, notedBy: this.work.actor.principalId });
    await this.em.flush();
    this.work.noteChange('change', { scopeType: 'case', scopeId: found.caseId }, grant, ['plan']);
    return found;
  }

  private async takeDown({ caseId, personId }: Whose, { face, words }: Said): Promise<TakenDown> {
    await this.network.openCase(caseId);
    const key = await this.sealing.keyOf('case', caseId);
    const id = newId();
    const sealed = words == null ? null : key.seal(`how_are_things.words:${id}`, words).bytes;
    const [row] = await this.em.execute<{ version: number | null }[]>(
      'select access.say_how_things_are(?, ?, ?, ?, ?) as version',
      [id, caseId, personId, face, sealed],
    );
    const version = row!.version;
    if (version === null)
      throw new DomainError('SAID_THEMSELVES', 'They have said it themselves today.', { field: 'personId' });
    return { id, caseId, personId, day: this.work.today, face, version };
  }
}
