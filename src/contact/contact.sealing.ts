import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { SealedText } from '../platform/sealing/sealed-text.js';
import { fold } from '../platform/sealing/person-index.js';
import { Sealing } from '../platform/sealing/sealing.js';
import type { Ending, Identity, NewContact } from './contact.domain.js';
import { type Contact, ContactIdentity, ContactNeeds } from './contact.entity.js';

/** Stores what is told in confidence: sealed with the contact's own key, findable by blind index only. */
@Injectable()
export class ContactSealing {
  constructor(
    private readonly em: EntityManager,
    private readonly sealing: Sealing,
  ) {}

  /** Makes the contact's key and seals its texts. An anonymous contact gets no identity row at all. */
  async keep(contact: Contact, input: NewContact): Promise<void> {
    const key = await this.sealing.createKey('contact', contact.id, contact.areaId);
    this.em.create(ContactNeeds, {
      contact,
      needCodes: [...input.needCodes],
      description: key.seal(`contact_needs.description:${contact.id}`, input.description),
      statutoryNotice: input.statutoryNotice ?? null,
      statutoryNoticeAt: input.statutoryNoticeAt ?? null,
      outcomeNote: null,
      directedToServices: [],
    });
    if (input.identity) {
      const seal = (column: string, text: string | null | undefined) =>
        key.seal(`contact_identity.${column}:${contact.id}`, text);
      this.em.create(ContactIdentity, {
        contact,
        ...sealIdentity(input.identity, seal),
        ...this.indexesOf(input.identity),
      });
    }
    await this.em.flush();
  }

  /** What came of it: the services named and the counsellor's note. */
  async keepOutcome(contactId: string, { serviceIds, note }: Ending): Promise<void> {
    const needs = await this.em.findOneOrFail(ContactNeeds, { contact: { id: contactId } });
    const key = await this.sealing.keyOf('contact', contactId);
    const outcomeNote = key.seal(`contact_needs.outcome_note:${contactId}`, note);
    this.em.assign(needs, { directedToServices: [...serviceIds], outcomeNote });
    await this.em.flush();
  }

  private indexesOf({ familyName, givenName, phone }: Identity) {
    const blind = (kind: string, value: string | null) =>
      value ? this.sealing.systemKey('blind-index').blind(kind, value) : null;
    return {
      familyNameIndex: blind('family-name', familyName ? fold(familyName) : null),
      fullNameIndex: blind('full-name', familyName && givenName ? `${fold(familyName)} ${fold(givenName)}` : null),
      phoneIndex: blind('phone', phone ?? null),
    };
  }
}

type Seal = (column: string, text: string | null | undefined) => SealedText | null;

function sealIdentity(identity: Identity, seal: Seal) {
  return {
    givenName: seal('given_name', identity.givenName),
    familyName: seal('family_name', identity.familyName),
    phone: seal('phone', identity.phone),
    email: seal('email', identity.email),
    safeTimeToCall: seal('safe_time_to_call', identity.safeTimeToCall),
  };
}
