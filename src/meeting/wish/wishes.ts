import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NetworkService } from '../../network/network.service.js';
import { Access } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { DomainError, notFound, requireVersion } from '../../platform/errors/domain-error.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { meetingRules } from '../meeting.access.js';
import { wishAfter } from './wish.domain.js';
import { MeetingWish } from './wish.entity.js';
import type { LogBasis } from '../../platform/audit/log-basis.domain.js';

/** Wishes for a network meeting: the family and every professional of the network may ask for one (toive Yhdessä ajasta). */
@Injectable()
export class Wishes {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly network: NetworkService,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** Asks for a meeting. It stands on the list of who keeps the case; one at a time for each who asks. */
  async ask(caseId: string, words?: string | null): Promise<MeetingWish> {
    const { areaId } = await this.network.openCase(caseId);
    const askedBy = this.work.actor.principalId!;
    if (!(await this.mayAsk(caseId))) {
      this.work.refuse({ scopeType: 'case', scopeId: caseId, category: 'logistics' });
      throw notFound('caseId');
    }
    if (await this.em.findOne(MeetingWish, { areaId, caseId, askedBy, state: 'asked' }))
      throw new DomainError('WISHED_ALREADY', 'You have asked for a meeting already.', { field: 'caseId' });
    const id = newId();
    const sealed = (await this.sealing.keyOf('case', caseId)).seal(`meeting_wish.words:${id}`, words);
    const open = { state: 'asked', meetingId: null, answer: null, endedAt: null } as const;
    const asked = { areaId, id, caseId, askedBy, askedAt: this.work.now, words: sealed };
    const wish = this.em.create(MeetingWish, { ...asked, ...open });
    await this.em.flush();
    this.note('record', wish, 'asking');
    return wish;
  }

  /** Who keeps the case says why there is no meeting, or what is done instead. */
  async answer(id: string, expectedVersion: number, text: string): Promise<MeetingWish> {
    const wish = await this.access.row(MeetingWish, id, 'wishId');
    const grant = await this.access.require(meetingRules.arrange, wish.caseId, 'wishId');
    requireVersion(wish, expectedVersion);
    const key = await this.sealing.keyOf('case', wish.caseId);
    const answer = key.seal(`meeting_wish.answer:${id}`, text);
    this.em.assign(wish, { state: wishAfter(wish.state, 'answer'), answer, endedAt: this.work.now });
    await this.em.flush();
    this.note('change', wish, grant.basis, grant.actingForUnit);
    return wish;
  }

  /** Whoever asked does not want it any more. */
  async withdraw(id: string, expectedVersion: number): Promise<MeetingWish> {
    const wish = await this.access.row(MeetingWish, id, 'wishId');
    if (wish.askedBy !== this.work.actor.principalId) {
      this.work.refuse({ scopeType: 'case', scopeId: wish.caseId, category: 'logistics' });
      throw notFound('wishId');
    }
    requireVersion(wish, expectedVersion);
    this.em.assign(wish, { state: wishAfter(wish.state, 'withdraw'), endedAt: this.work.now });
    await this.em.flush();
    this.note('change', wish, 'asking');
    return wish;
  }

  private async mayAsk(caseId: string): Promise<boolean> {
    const rows = await this.em.execute<unknown[]>(
      `select 1 where ?::uuid = any (access.cases('consents', 'read') || access.cases('consents', 'read', 'addressed')
         || access.cases('minutes', 'read', 'own'))`,
      [caseId],
    );
    return rows.length > 0;
  }

  private note(
    action: 'record' | 'change',
    { caseId: scopeId, areaId }: MeetingWish,
    basis: LogBasis,
    unit?: string | null,
  ) {
    const what = { action, scopeType: 'case', scopeId, areaId, category: 'logistics', basis } as const;
    this.work.note({ ...what, actingForUnit: unit ?? undefined });
  }
}
