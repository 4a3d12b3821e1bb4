import { Injectable } from '@nestjs/common';
import type { DataKey } from '../platform/sealing/data-key.js';
import { e164, personIndexes } from '../platform/sealing/person-index.js';
import type { SealedText } from '../platform/sealing/sealed-text.js';
import { Sealing } from '../platform/sealing/sealing.js';
import type { NewContactWay, NewPerson } from './family.domain.js';

/** The name of a person as it is stored. */
interface SealedName {
  readonly givenName?: SealedText | null;
  readonly familyName?: SealedText | null;
}

/** Seals what is known of a family with its key, and makes it findable by blind index only. */
@Injectable()
export class FamilySealing {
  constructor(private readonly sealing: Sealing) {}

  keyOf(familyId: string): Promise<DataKey> {
    return this.sealing.keyOf('family', familyId);
  }

  identity(areaId: string, id: string, person: NewPerson, key: DataKey) {
    const place = (column: string) => `person_identity.${column}:${id}`;
    const indexes = personIndexes(this.sealing.systemKey('blind-index'), areaId, person);
    return {
      givenName: key.seal(place('given_name'), person.givenName),
      familyName: key.seal(place('family_name'), person.familyName),
      birthDate: key.seal(place('birth_date'), person.birthDate?.toString()),
      familyNameIndex: indexes.familyNameIndex,
      fullNameIndex: indexes.fullNameIndex,
    };
  }

  /** Given and family name of a person, opened. */
  name(id: string, { givenName, familyName }: SealedName, key: DataKey): string {
    const given = key.open(`person_identity.given_name:${id}`, givenName);
    const family = key.open(`person_identity.family_name:${id}`, familyName);
    return [given, family].filter((part) => part !== null).join(' ');
  }

  /** The day of birth of a person, opened; null if none is recorded. */
  birthDate(id: string, sealed: SealedText | null | undefined, key: DataKey): Temporal.PlainDate | null {
    const told = key.open(`person_identity.birth_date:${id}`, sealed);
    return told === null ? null : Temporal.PlainDate.from(told);
  }

  /** Number or address of a way of contact, opened. */
  wayValue(id: string, sealed: SealedText, key: DataKey): string {
    return key.open(`contact_way.value:${id}`, sealed)!;
  }

  contactWay(areaId: string, id: string, { kind, value, safeTime }: NewContactWay, key: DataKey) {
    const traits = { phone: kind === 'phone' ? e164(value) : null, email: kind === 'email' ? value : null };
    const indexes = personIndexes(this.sealing.systemKey('blind-index'), areaId, traits);
    return {
      value: key.seal(`contact_way.value:${id}`, value),
      safeTime: key.seal(`contact_way.safe_time:${id}`, safeTime),
      phoneIndex: indexes.phoneIndex,
      emailIndex: indexes.emailIndex,
    };
  }
}
