import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DataKey } from '../platform/sealing/data-key.js';
import { personIndexes } from '../platform/sealing/person-index.js';
import type { SealedText } from '../platform/sealing/sealed-text.js';
import { Sealing } from '../platform/sealing/sealing.js';
import type { Ending, Identity, NewContact } from './contact.domain.js';
import { type Contact, ContactIdentity, ContactNeeds } from './contact.entity.js';
import { type Correction, noteNotice, type Notice } from './correction.domain.js';

/** Stores what is told in confidence: sealed with the contact's own key, findable by blind index only. */
@Injectable()
export class ContactSealing {
  constructor(
    private readonly em: EntityManager,
    private readonly sealing: Sealing,
  ) {}

  /** Makes the contact's key and seals its texts. An anonymous contact gets no identity row at all. */
  async keep(contact: Contact, input: NewContact): Promise<void> {
    return this.keepWith(await this.newKey(contact.id, contact.areaId), contact, input);
  }

  /** The key of a contact that is about to be recorded. */
  newKey(contactId: string, areaId: string): Promise<DataKey> {
    return this.sealing.createKey('contact', contactId, areaId);
  }

  /** Seals the texts of a contact with its key. */
  async keepWith(key: DataKey, contact: Contact, input: NewContact): Promise<void> {
    this.em.create(ContactNeeds, {
      contact,
      needCodes: [...input.needCodes],
      description: key.seal(`contact_needs.description:${contact.id}`, input.description),
      statutoryNotice: input.statutoryNotice ?? null,
      statutoryNoticeAt: input.statutoryNoticeAt ?? null,
      outcomeNote: null,
      directedToServices: [],
    });
    if (input.identity)
      this.em.create(ContactIdentity, { contact, ...this.sealedIdentity(contact, input.identity, key) });
    await this.em.flush();
  }

  /** What came of it: the services named and the counsellor's note. */
  async keepOutcome(contactId: string, { serviceIds, note }: Ending): Promise<void> {
    const needs = await this.needsOf(contactId);
    const key = await this.sealing.keyOf('contact', contactId);
    const outcomeNote = key.seal(`contact_needs.outcome_note:${contactId}`, note);
    this.em.assign(needs, { directedToServices: [...serviceIds], outcomeNote });
    await this.em.flush();
  }

  /** A statutory notification; the domain looks at what has been noted before. */
  async keepNotice(contactId: string, notice: Notice, now: Temporal.Instant): Promise<void> {
    const needs = await this.needsOf(contactId);
    this.em.assign(needs, noteNotice(needs.statutoryNotice, notice, now));
    await this.em.flush();
  }

  /** Replaces what was misheard. An identity that had not been told is stored now. */
  async correct(contact: Contact, { identity, needCodes, description }: Correction): Promise<void> {
    if (identity == null && needCodes == null && description == null) return;
    const key = await this.sealing.keyOf('contact', contact.id);
    if (identity != null) {
      const known = await this.em.findOne(ContactIdentity, { contact: { id: contact.id } });
      const sealed = this.sealedIdentity(contact, identity, key);
      if (known) this.em.assign(known, sealed);
      else this.em.create(ContactIdentity, { contact, ...sealed });
    }
    if (needCodes != null || description != null) {
      this.em.assign(await this.needsOf(contact.id), {
        ...(needCodes != null && { needCodes: [...needCodes] }),
        ...(description != null && { description: key.seal(`contact_needs.description:${contact.id}`, description) }),
      });
    }
    await this.em.flush();
  }

  private needsOf(contactId: string): Promise<ContactNeeds> {
    return this.em.findOneOrFail(ContactNeeds, { contact: { id: contactId } });
  }

  private sealedIdentity({ id, areaId }: Contact, identity: Identity, key: DataKey) {
    const seal = (column: string, text: string | null | undefined): SealedText | null =>
      key.seal(`contact_identity.${column}:${id}`, text);
    return {
      givenName: seal('given_name', identity.givenName),
      familyName: seal('family_name', identity.familyName),
      phone: seal('phone', identity.phone),
      email: seal('email', identity.email),
      safeTimeToCall: seal('safe_time_to_call', identity.safeTimeToCall),
      ...personIndexes(this.sealing.systemKey('blind-index'), areaId, identity),
    };
  }
}
