import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Language } from '../../directory/directory.domain.js';
import { ADVICE_DESK, WORKER } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { hex } from '../../platform/database/bytes.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { SealedText } from '../../platform/sealing/sealed-text.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { type Gate, gates } from '../../platform/session/gates.domain.js';
import { SessionKeys } from '../../platform/session/session-keys.js';
import type { PageFeedback } from './page-feedback-form.js';

/** The effect that mails feedback to whoever looks after accessibility. */
export const MAIL_PAGE_FEEDBACK = 'page-feedback.mail';

const OF_NETWORK: Gate = { name: 'page-feedback-of-network', free: 5, leak: 900, base: 60, cap: 900 };
const OF_ALL: Gate = { name: 'page-feedback-of-everybody', free: 100, leak: 60, base: 1, cap: 60 };

/** As it waits for its mail. */
export interface KeptFeedback extends PageFeedback {
  readonly language: Language;
}

/** Who sends it: which form it was, in which language, and from where it came. */
export interface FeedbackSender {
  /** A secret of the page that was shown: the same again is the same press. */
  readonly once: string;
  readonly client: string;
  readonly language: Language;
}

const placeOf = (id: string) => `page_feedback.words:${id}`;

/** Feedback on accessibility (306/2019 8 §): sealed until its mail has left, then gone. */
@Injectable()
export class PageFeedbacks {
  constructor(
    private readonly em: EntityManager,
    private readonly keys: SessionKeys,
    private readonly outbox: Outbox,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** Takes it, once however often it is sent. Answers in how many seconds to try again; 0: it will be mailed. */
  take(feedback: PageFeedback, { once, client, language }: FeedbackSender): Promise<number> {
    return this.work.run(ADVICE_DESK, 'page-feedback.take', async () => {
      const id = newId();
      const kept: KeptFeedback = { ...feedback, language };
      const sealed = this.sealing.systemKey('page-feedback').seal(placeOf(id), JSON.stringify(kept));
      const [row] = await this.em.execute<{ wait: number; isNew: boolean }[]>(
        'select wait, is_new as "isNew" from access.take_page_feedback(?, ?::bytea, ?::bytea, ?::jsonb)',
        [
          id,
          hex(sealed.bytes),
          hex(this.keys.hash(`page feedback ${once}`)),
          gates([OF_NETWORK, this.keys.ofNetwork(client)], [OF_ALL, Buffer.of(0)]),
        ],
      );
      if (row!.isNew) await this.outbox.plan({ kind: MAIL_PAGE_FEEDBACK, key: id, payload: {} });
      return row!.wait;
    });
  }

  /** What waits to be mailed; null once it has been. */
  async find(id: string): Promise<KeptFeedback | null> {
    const [row] = await this.work.run(WORKER, MAIL_PAGE_FEEDBACK, () =>
      this.em.execute<{ words: Buffer | null }[]>('select access.page_feedback_to_send(?) as words', [id]),
    );
    if (!row?.words) return null;
    const sealed = new SealedText(Buffer.from(row.words));
    return JSON.parse(this.sealing.systemKey('page-feedback').open(placeOf(id), sealed)) as KeptFeedback;
  }

  /** The mail has left. Inside the work that settles the effect. */
  async forget(id: string): Promise<void> {
    await this.em.execute('select access.forget_page_feedback(?)', [id]);
  }
}
