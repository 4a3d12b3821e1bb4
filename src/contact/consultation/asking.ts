import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DirectoryService } from '../../directory/directory.service.js';
import type { NeedCode } from '../../directory/directory.domain.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { begin, type NewContact, type Urgency } from '../contact.domain.js';
import { Contact } from '../contact.entity.js';
import { ContactSealing } from '../contact.sealing.js';
import { checkUnnamed, type ConsultationAsk } from './consultation.domain.js';
import { Consultation } from './consultation.entity.js';
import { ConsultationRepository } from './consultation.repository.js';

/** What a professional asks. */
export interface Question {
  readonly areaId: string;
  /** The unit for which they ask. */
  readonly unitId: string;
  readonly ask: ConsultationAsk;
  /** Code of the municipality where the family lives. */
  readonly municipality: string;
  readonly needCodes: readonly NeedCode[];
  readonly urgency: Urgency;
  /** The situation and the question; nobody is named. */
  readonly question: string;
}

/** A professional asks (konsultaatio, työpari, Yhdessä aika): one contact more in the duty queue, made by themselves. */
@Injectable()
export class Asking {
  constructor(
    private readonly em: EntityManager,
    private readonly directory: DirectoryService,
    private readonly consultations: ConsultationRepository,
    private readonly sealing: ContactSealing,
    private readonly work: Work,
  ) {}

  /** Records the question. From then on the asker reads it and its answer, and nothing else of the contact. */
  async ask(question: Question): Promise<Consultation> {
    const { areaId, unitId: askedForUnit } = question;
    const principalId = this.work.actor.principalId ?? '';
    const unit = principalId && (await this.consultations.ownUnit(areaId, askedForUnit));
    const identity = unit && (await this.consultations.asker(principalId));
    if (!unit || !identity) {
      this.work.refuse({ areaId });
      throw notFound('unitId');
    }
    checkUnnamed(question.question, 'question');
    await this.directory.requireMunicipality(areaId, question.municipality, 'municipality');
    const told = { ...question, ...COMES, sector: unit.sector, identity, description: question.question };
    const beginning = begin(
      { ...told, receivedAt: this.work.now },
      { principalId, unitId: askedForUnit },
      this.work.now,
    );
    const consultation = await this.store(question, principalId, { ...told, receivedAt: this.work.now }, beginning);
    this.note(consultation);
    return consultation;
  }

  private async store(
    { areaId, unitId: askedForUnit, question, ask, municipality, urgency }: Question,
    askedBy: string,
    told: NewContact,
    beginning: ReturnType<typeof begin>,
  ): Promise<Consultation> {
    const id = newId();
    await this.consultations.open(id, areaId, askedForUnit);
    const key = await this.sealing.newKey(id, areaId);
    const sealed = key.seal(`consultation.question:${id}`, question);
    const unanswered = { answer: null, answeredAt: null, answeredBy: null };
    const asked = { areaId, contactId: id, askedBy, askedForUnit, askedAt: this.work.now, question: sealed };
    const consultation = this.em.create(Consultation, { ...asked, ...unanswered });
    // Before the contact: the asker's right to record that follows from it.
    await this.em.flush();
    const { channel, contactRole, sector = null, anonymous } = told;
    const what = { channel, contactRole, sector, municipality, urgency, ask, anonymous, receivedAt: this.work.now };
    const contact = this.em.create(Contact, { areaId, id, concludedAt: null, ...what, ...beginning });
    await this.em.flush();
    await this.sealing.keepWith(key, contact, told);
    return consultation;
  }

  private note({ areaId, contactId: scopeId, askedForUnit: actingForUnit }: Consultation): void {
    const line = { action: 'record', scopeType: 'contact', scopeId, areaId, basis: 'asking', actingForUnit } as const;
    this.work.note(...(['logistics', 'needs', 'identity'] as const).map((category) => ({ ...line, category })));
  }
}

/** How every such contact comes. */
const COMES = { channel: 'web-form', contactRole: 'professional', anonymous: false, takeNow: false } as const;
