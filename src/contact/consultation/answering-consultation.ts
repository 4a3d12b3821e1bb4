import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { contactRules } from '../contact.access.js';
import { ContactChange, type Target } from '../contact.change.js';
import { answer } from '../contact.domain.js';
import { Consultation } from './consultation.entity.js';
import { TELL_ASKER } from './asker-mail.js';

/** The counsellor who has taken a question answers it. */
@Injectable()
export class AnsweringConsultation {
  constructor(
    private readonly em: EntityManager,
    private readonly change: ContactChange,
    private readonly outbox: Outbox,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /**
   * Writes the answer, or writes it anew; the asker is told by mail that there is one. The first is the first answer to
   * the contact, which goes on until it is concluded. Answers the contact's id.
   */
  async answerConsultation(target: Target, text: string): Promise<string> {
    const consultation = await this.em.findOne(Consultation, { contactId: target.contactId });
    await this.change.make(target, {
      rule: contactRules.conclude,
      touches: ['needs'],
      decide: (contact) => {
        if (!consultation) throw notFound('contactId');
        return contact.state === 'answered' ? {} : answer(contact, this.work.now, this.work.now);
      },
      also: () => this.keep(consultation!, text),
    });
    return target.contactId;
  }

  private async keep(consultation: Consultation, text: string): Promise<void> {
    const { contactId } = consultation;
    const key = await this.sealing.keyOf('contact', contactId);
    const said = { answeredAt: this.work.now, answeredBy: this.work.actor.principalId! };
    this.em.assign(consultation, { answer: key.seal(`consultation.answer:${contactId}`, text), ...said });
    await this.em.flush();
    await this.outbox.plan({ kind: TELL_ASKER, key: `${contactId}:${consultation.version}`, payload: { contactId } });
  }
}
