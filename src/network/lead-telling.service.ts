import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WORKER } from '../platform/access/actor.js';
import { Work } from '../platform/access/work.js';
import { EffectMail } from '../platform/mail/effect-mail.js';
import type { Effect } from '../platform/outbox/effect.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { type LeadToTell, type LeadWord, leadText } from './lead-text.js';

/** The mail to one of them. Its key is the word, the id of what it is about, and who is told. */
const TELL = 'network.tell-lead';
/** Somebody looked at a case with a reason. The key is its id, as with the others. */
export const GLASS_OPENED = 'network.glass-opened';
/** The counsellor or the responsible person of a case is disqualified. */
export const CASE_WAITS = 'network.case-waits';
/** Somebody else of a case is. */
export const SOMEBODY_DISQUALIFIED = 'network.somebody-disqualified';

const WORD_OF: Readonly<Record<string, LeadWord>> = {
  [GLASS_OPENED]: 'opened',
  [CASE_WAITS]: 'waits',
  [SOMEBODY_DISQUALIFIED]: 'disqualified',
};

/** Tells who leads a team, or the counsellor, what is for them to look at. Whom, and whether still, is asked as it happens. */
@Injectable()
export class LeadTellingService implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly work: Work,
    private readonly mail: EffectMail,
  ) {}

  onModuleInit(): void {
    for (const [kind, word] of Object.entries(WORD_OF))
      this.outbox.handle(kind, { settle: ({ key }) => this.tellAll(word, key) });
    this.outbox.handle(TELL, { deliver: (effect) => this.send(effect) });
  }

  /** Plans it with what caused it. */
  tell(kind: string, id: string): Promise<void> {
    return this.outbox.plan({ kind, key: id, payload: {} });
  }

  /** As the worker: a mail to each whom it concerns. */
  async tellAll(word: LeadWord, id: string): Promise<void> {
    const heard = await this.em.execute<{ who: string }[]>('select who from access.heard_by(?, ?) who', [word, id]);
    await this.outbox.planAll(heard.map(({ who }) => ({ kind: TELL, key: `${word}:${id}:${who}`, payload: {} })));
  }

  private async send(effect: Effect): Promise<void> {
    const [word, id, who] = effect.key.split(':') as [LeadWord, string, string];
    const [found] = await this.work.run(WORKER, effect.kind, () =>
      this.em.execute<LeadToTell[]>('select * from access.lead_to_tell(?, ?, ?)', [word, id, who]),
    );
    if (found) await this.mail.send(effect, { to: found.address, ...leadText(word, found, this.mail.link('/')) });
  }
}
