import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Language } from '../../directory/directory.domain.js';
import { WORKER } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import { EffectMail } from '../../platform/mail/effect-mail.js';
import type { Effect } from '../../platform/outbox/effect.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { answeredText } from './asker-mail.texts.data.js';

/** The asker is told that there is an answer: once for each. */
export const TELL_ASKER = 'consultation.tell-asker';

interface Asker {
  readonly address: string;
  readonly language: Language;
  readonly counsellor: string;
  readonly phone: string | null;
}

/** By mail, without the question and the answer: both are read after sign-in. */
@Injectable()
export class AskerMail implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly work: Work,
    private readonly mail: EffectMail,
  ) {}

  onModuleInit(): void {
    this.outbox.handle(TELL_ASKER, { deliver: (effect) => this.tell(effect) });
  }

  private async tell(effect: Effect): Promise<void> {
    const [asker] = await this.work.run(WORKER, TELL_ASKER, (em) =>
      em.execute<Asker[]>('select * from access.asker_to_tell(?)', [String(effect.payload['contactId'])]),
    );
    if (asker) await this.mail.send(effect, { to: asker.address, ...answeredText(asker, this.mail.link('/')) });
  }
}
