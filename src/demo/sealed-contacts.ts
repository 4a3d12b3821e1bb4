import type { EntityManager } from '@mikro-orm/postgresql';
import type { Identity } from '../contact/contact.domain.js';
import { hex } from '../platform/database/bytes.js';
import type { DataKey, KeyRing } from '../platform/sealing/data-key.js';
import { e164, personIndexes } from '../platform/sealing/person-index.js';
import type { DemoContact } from './contacts.js';
import { idOf } from './random.js';
import { insertRows, sealed as seal } from './rows.js';

/** Seals contacts, each with a key of its own, and stores them as `ContactSealing` would. */
export class SealedContacts {
  constructor(
    private readonly ring: KeyRing,
    private readonly index: DataKey,
  ) {}

  /** The contacts go first: their triggers derive the grants. Answers the key of each contact by its id. */
  async store(em: EntityManager, contacts: readonly DemoContact[]): Promise<ReadonlyMap<string, DataKey>> {
    const sealed = contacts.map((contact) => this.sealed(contact));
    await insertRows(
      em,
      'contact',
      sealed.map(({ contact }) => contact),
    );
    await insertRows(
      em,
      'platform.data_key',
      sealed.map(({ key }) => key),
    );
    await insertRows(
      em,
      'contact_needs',
      sealed.map(({ needs }) => needs),
    );
    await insertRows(
      em,
      'contact_identity',
      sealed.flatMap(({ identity }) => identity ?? []),
    );
    return new Map(sealed.map(({ contact, dataKey }) => [contact.id, dataKey]));
  }

  private sealed({ contact, identity, needs }: DemoContact) {
    const { id, area_id } = contact;
    const keyId = idOf(`data-key/contact/${id}`);
    const { key, wrapped } = this.ring.create(keyId);
    const whose = { area_id, contact_id: id };
    return {
      contact,
      dataKey: key,
      key: {
        id: keyId,
        area_id,
        scope_type: 'contact',
        scope_id: id,
        created_at: contact.received_at,
        wrapped: hex(wrapped),
        wrapped_by: this.ring.current,
      },
      needs: {
        ...whose,
        ...needs,
        description: seal(key, `contact_needs.description:${id}`, needs.description),
        outcome_note: seal(key, `contact_needs.outcome_note:${id}`, needs.outcome_note),
      },
      identity: identity && { ...whose, ...this.sealedIdentity(identity, key, contact) },
    };
  }

  private sealedIdentity(told: Identity, key: DataKey, { area_id, id }: DemoContact['contact']) {
    const { givenName, familyName, email, safeTimeToCall } = told;
    const phone = told.phone ? e164(told.phone) : null;
    const indexes = personIndexes(this.index, area_id, { familyName, givenName, phone, email });
    const place = (column: string, text: string | null | undefined) =>
      seal(key, `contact_identity.${column}:${id}`, text);
    return {
      given_name: place('given_name', givenName),
      family_name: place('family_name', familyName),
      phone: place('phone', phone),
      email: place('email', email),
      safe_time_to_call: place('safe_time_to_call', safeTimeToCall),
      family_name_index: hex(indexes.familyNameIndex),
      full_name_index: hex(indexes.fullNameIndex),
      phone_index: hex(indexes.phoneIndex),
      email_index: hex(indexes.emailIndex),
    };
  }
}
