import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { DomainError } from '../platform/errors/domain-error.js';
import type { Voice } from './basis.service.js';
import { BasisTimers } from './basis-timers.js';
import * as domain from './consent.domain.js';
import { Consent } from './consent.entity.js';
import { Ending } from './consent.ending.js';
import { Grounds, type Seen } from './consent.ground.js';

/**
 * The family's own word: a guardian, or the young person where the frame lets them decide, gives, refuses or withdraws
 * in their own account. The rules are those of what a counsellor records; `access.say_of_consent` writes it. To withdraw is
 * as easy as to give (GDPR 7(3)), so neither wants a fresh sign-in.
 */
@Injectable()
export class OwnWord {
  constructor(
    private readonly em: EntityManager,
    private readonly grounds: Grounds,
    private readonly timers: BasisTimers,
    private readonly ending: Ending,
    private readonly work: Work,
  ) {}

  async say(seen: Seen, decision: domain.ConsentDecisionKind): Promise<Consent> {
    const ground = await this.grounds.ofOwnConsent(seen);
    const { consent, key, voices } = ground;
    const { state } = this.changeBy(consent, decision, voices);
    const becomes = state ?? consent.state;
    const id = newId();
    const evidence = key.seal(
      `consent_decision.evidence:${id}`,
      `own account: ${this.work.actor.session?.method ?? ''}`,
    );
    const [row] = await this.em.execute<{ replaced: string[] | null }[]>(
      'select access.say_of_consent(?, ?, ?, ?, ?, ?) as replaced',
      [consent.id, consent.version, decision, becomes, id, evidence.bytes],
    );
    if (!row?.replaced)
      throw new DomainError('STALE', 'Somebody changed this meanwhile. Nothing was changed; look again.', {
        field: 'expectedVersion',
      });
    await this.em.refresh(consent);
    this.grounds.note('change', ground);
    await this.timers.tell(id);
    if (state) await this.follow(consent, row.replaced);
    return consent;
  }

  private changeBy(
    consent: Consent,
    decision: domain.ConsentDecisionKind,
    voices: readonly Voice[],
  ): domain.ConsentChange {
    const personId = this.work.actor.principalId!;
    const ofKind = (wanted: Voice['kind']) => voices.filter(({ kind }) => kind === wanted).map(({ person }) => person);
    const deciders = { guardians: ofKind('guardian'), children: ofKind('child') };
    const said = voices.flatMap((voice) => (voice.said ? [{ personId: voice.person, decision: voice.said }] : []));
    if (decision === 'withdrawn') return domain.withdraw(consent, personId, said, deciders, this.work.now);
    return domain.decide(consent, { personId, decision }, said, deciders, this.work.now);
  }

  /** Access begins and ends in this transaction, and with it what rests on it. */
  private async follow(consent: Consent, replaced: readonly string[]): Promise<void> {
    const { areaId, caseId, unitId } = consent;
    if (consent.state === 'given') await this.timers.plan(consent);
    for (const id of replaced) await this.ending.tellOfItself({ areaId, id, caseId, unitId });
    if (consent.state === 'withdrawn') await this.ending.tellOfItself(consent);
  }
}
