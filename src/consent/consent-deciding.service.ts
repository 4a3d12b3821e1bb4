import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { requireVersion } from '../platform/errors/domain-error.js';
import { Decisions, type Word } from './consent.decisions.js';
import * as domain from './consent.domain.js';
import { Consent, ConsentException } from './consent.entity.js';
import { Ending } from './consent.ending.js';
import { type ConsentGround, Grounds, type Seen } from './consent.ground.js';

/** What the family says to a consent, as the counsellor records it. Access begins and ends in the same transaction. */
@Injectable()
export class ConsentDeciding {
  constructor(
    private readonly em: EntityManager,
    private readonly grounds: Grounds,
    private readonly decisions: Decisions,
    private readonly ending: Ending,
    private readonly work: Work,
  ) {}

  /** One guardian, or the young person, gives or refuses. */
  async decide(seen: Seen, word: Word, decision: 'given' | 'refused'): Promise<Consent> {
    const ground = await this.grounds.ofConsent(seen);
    const { consent, found } = ground;
    const { personId, form } = word;
    const deciders = await this.decisions.decidersWith(found, personId);
    domain.requireDecider(personId, deciders);
    domain.requireForm(found.legalFrame, decision, form);
    const said = await this.decisions.of(consent);
    const change = domain.decide(consent, { personId, decision }, said, deciders, this.work.now);
    this.decisions.add(ground, word, decision);
    return this.save(ground, change);
  }

  /** It stands although not every guardian has given it. */
  async except(seen: Seen, reason: domain.ExceptionReason, note: string): Promise<Consent> {
    const ground = await this.grounds.ofConsent(seen);
    const { consent, found, key } = ground;
    const said = await this.decisions.of(consent);
    const ids = said.map(({ personId }) => personId);
    const deciders = await this.decisions.deciders(found, ids);
    const change = domain.except(consent, reason, said, deciders, this.work.now);
    const { areaId, caseId, id: consentId } = consent;
    this.em.create(ConsentException, {
      areaId,
      consentId,
      caseId,
      reason,
      note: key.seal(`consent.exception_note:${consentId}`, note),
      recordedBy: this.work.actor.principalId!,
    });
    return this.save(ground, change);
  }

  /** Somebody takes it back. */
  async withdraw(seen: Seen, word: Word): Promise<Consent> {
    const ground = await this.grounds.ofConsent(seen);
    const { consent, found } = ground;
    const { personId } = word;
    const deciders = await this.decisions.decidersWith(found, personId);
    const said = await this.decisions.of(consent);
    const change = domain.withdraw(consent, personId, said, deciders, this.work.now);
    this.decisions.add(ground, word, 'withdrawn');
    const withdrawn = await this.save(ground, change);
    await this.ending.tell(withdrawn);
    return withdrawn;
  }

  /**
   * Every word makes a new version, also one that decides nothing yet: of two guardians' words recorded at once the
   * slower is refused, and does not miss the other.
   */
  private async save(ground: ConsentGround, change: Partial<Consent>): Promise<Consent> {
    const { consent } = ground;
    const { id, version } = consent;
    const superseded = change.state === 'given' ? await this.supersedeOthers(consent) : [];
    // Locking read them anew: somebody may have been faster until then.
    requireVersion(consent, version);
    this.em.assign(consent, change);
    await this.em.flush();
    if (consent.version === version) {
      await this.em.execute('update consent set version = version + 1 where id = ? and version = ?', [id, version]);
      await this.em.refresh(consent);
    }
    this.grounds.note('change', ground);
    if (change.state === 'given') await this.ending.begin(consent);
    // The new one may be narrower.
    for (const each of superseded) await this.ending.tell(each);
    return consent;
  }

  /** One consent per unit and purpose stands. All of them are locked, so that two given at once see each other. */
  private async supersedeOthers({ areaId, id, caseId, unitId, purpose }: Consent): Promise<Consent[]> {
    const locked = { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } } as const;
    const alike = await this.em.find(Consent, { areaId, caseId, unitId, purpose }, locked);
    const superseded = alike.filter((other) => other.id !== id && other.state === 'given');
    for (const other of superseded) other.state = 'superseded';
    return superseded;
  }
}
