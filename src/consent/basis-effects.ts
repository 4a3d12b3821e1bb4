import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WORKER } from '../platform/access/actor.js';
import { Work } from '../platform/access/work.js';
import { EffectMail } from '../platform/mail/effect-mail.js';
import type { Effect } from '../platform/outbox/effect.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { END_CONSENT, TELL_CONSENT } from './basis-timers.js';
import { type Ended, Ending } from './consent.ending.js';
import { consentText, type ConsentWord, type Recipient } from './consent-text.js';

/** What rests on it: a consent that stood until its last day, or a basis in law. */
const ENDED = `
select area_id as "areaId", id, case_id as "caseId", unit_id as "unitId" from consent
where id = access.principal() and state = 'given' and ends_at <= access.now()
union all
select area_id, id, case_id, unit_id from statutory_basis
where id = access.principal() and ended_at is null and ends_at <= access.now()`;

/** What happens by itself to consents and bases in law. Whether it is still so is asked at that moment. */
@Injectable()
export class BasisEffects implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly ending: Ending,
    private readonly work: Work,
    private readonly mail: EffectMail,
  ) {}

  onModuleInit(): void {
    this.outbox.handle(TELL_CONSENT, { deliver: (effect) => this.tell(effect) });
    this.outbox.handle(END_CONSENT, { deliver: (effect) => this.end(effect) });
  }

  private async tell(effect: Effect): Promise<void> {
    const [word, id] = effect.key.split(':') as [ConsentWord, string];
    const [found] = await this.work.run(WORKER, effect.kind, () =>
      this.em.execute<Recipient[]>('select * from access.consent_to_tell(?, ?)', [word, id]),
    );
    if (found) await this.mail.send(effect, { to: found.address, ...consentText(word, found, this.mail.link('/')) });
  }

  /** Its last day is over: access has ended by itself, and the basis calls off what rested on it, in its own name. */
  private async end({ kind, key: principalId }: Effect): Promise<void> {
    await this.work.run({ principalId }, kind, async () => {
      const [ended] = await this.em.execute<Ended[]>(ENDED);
      if (ended) await this.ending.announce(ended);
    });
  }
}
