import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { EffectMail } from '../../platform/mail/effect-mail.js';
import type { Effect } from '../../platform/outbox/effect.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { type KeptFeedback, MAIL_PAGE_FEEDBACK, PageFeedbacks } from './page-feedback.js';
import { ANSWERED_IN_DAYS } from './statement.texts.data.js';

/** Mails feedback on accessibility to whoever answers it. One that cannot be mailed waits for a person, and is not lost. */
@Injectable()
export class PageFeedbackMail implements OnModuleInit {
  constructor(
    private readonly feedbacks: PageFeedbacks,
    private readonly mail: EffectMail,
    private readonly outbox: Outbox,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.outbox.handle(MAIL_PAGE_FEEDBACK, {
      deliver: (effect) => this.send(effect),
      settle: ({ key }) => this.feedbacks.forget(key),
    });
  }

  private async send(effect: Effect): Promise<void> {
    const kept = await this.feedbacks.find(effect.key);
    if (!kept) return;
    const to = this.config.openPages.accessibilityEmail;
    await this.mail.send(effect, { to, subject: 'Saavutettavuuspalaute', text: letterOf(kept) });
  }
}

/** In Finnish, but for the words. */
function letterOf({ words, where, email, language }: KeptFeedback): string {
  return [
    words,
    '',
    `Sivu: ${where ?? 'ei kerrottu'}`,
    `Kieli: ${language}`,
    `Vastausosoite: ${email ?? 'ei jätetty'}`,
    ...(email === null ? [] : ['', `Vastaa ${ANSWERED_IN_DAYS} päivän kuluessa (laki 306/2019, 8 §).`]),
    '',
  ].join('\n');
}
