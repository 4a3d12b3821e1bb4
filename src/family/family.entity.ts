import { defineEntity, p } from '@mikro-orm/core';
import { LANGUAGES } from '../directory/directory.domain.js';
import { erasable, ofSame, policiesByGrant, SELF, shelteredBy } from '../platform/access/policies.js';
import { InstantType, PlainDateType } from '../platform/database/temporal.types.js';
import { SealedTextType } from '../platform/sealing/sealed-text.js';
import { CONTACT_WAY_KINDS, GUARDIAN_POWERS, PERSON_ROLES } from './family.domain.js';

const sealed = () => p.type(SealedTextType);
const ownPerson = `person_id = ${SELF}`;

/** Family (perhe): the children and those who care for them. The scope of who they are and how they are reached. */
const FamilySchema = defineEntity({
  name: 'Family',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    openedBy: p.uuid(),
    openedAt: p.type(InstantType),
    version: p.integer().version(),
  },
  uniques: [{ name: 'family_id', properties: ['id'] }],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('families', 'logistics', 'id', 'family', { add: `opened_by = ${SELF}` }),
});
export class Family extends FamilySchema.class {}
FamilySchema.setClass(Family);

/**
 * Person (henkilö) of a family, without a name: who they are in it and how they are spoken to. The id is also the
 * principal id with which the person signs in.
 */
const PersonSchema = defineEntity({
  name: 'Person',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    familyId: p.uuid(),
    role: p.enum(PERSON_ROLES),
    /** In which the person is written to. */
    language: p.enum(LANGUAGES),
    /** ISO 639 code of the language that is interpreted; null: no interpreter is needed. */
    interpreterLanguage: p.text().nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'person_family', properties: ['areaId', 'familyId'] }],
  uniques: [{ name: 'person_id', properties: ['id'] }],
  checks: [{ name: 'person_interpreter_language', expression: "interpreter_language ~ '^[a-z]{2,3}$'" }],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('families', 'logistics', 'family_id', 'person', { record: 'id' }),
});
export class Person extends PersonSchema.class {}
PersonSchema.setClass(Person);

/** Who a person is, category `identity`. Sealed; found by blind index. */
const PersonIdentitySchema = defineEntity({
  name: 'PersonIdentity',
  properties: {
    person: () => p.oneToOne(Person).owner().primary().joinColumns('area_id', 'person_id'),
    familyId: p.uuid(),
    givenName: sealed(),
    familyName: sealed().nullable(),
    birthDate: sealed().nullable(),
    familyNameIndex: p.blob().nullable().index('person_identity_family_name'),
    fullNameIndex: p.blob().nullable().index('person_identity_full_name'),
  },
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('families', 'identity', 'family_id', 'person_identity', {
      add: ofSame('family_id', 'person_identity', 'person', 'person_id'),
      own: ownPerson,
      record: 'person_id',
    }),
    erasable('person_identity', 'delete'),
  ],
});
export class PersonIdentity extends PersonIdentitySchema.class {}
PersonIdentitySchema.setClass(PersonIdentity);

/**
 * A way to reach a person (yhteystieto), category `reach`. Only what the person called safe may be used. Its own
 * category, because guardians who live apart do not see each other's.
 */
const ContactWaySchema = defineEntity({
  name: 'ContactWay',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    familyId: p.uuid(),
    personId: p.uuid(),
    kind: p.enum(CONTACT_WAY_KINDS),
    value: sealed(),
    safe: p.boolean(),
    safeTime: sealed().nullable(),
    phoneIndex: p.blob().nullable().index('contact_way_phone'),
    emailIndex: p.blob().nullable().index('contact_way_email'),
    endedAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'contact_way_person', properties: ['areaId', 'familyId', 'personId'] }],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('families', 'reach', 'family_id', 'contact_way', {
      add: ofSame('family_id', 'contact_way', 'person', 'person_id'),
      own: ownPerson,
      record: 'id',
    }),
    shelteredBy('contact_way', 'person_id <> all ((select access.sheltered_from_me())::uuid[])'),
    erasable('contact_way', 'delete'),
  ],
});
export class ContactWay extends ContactWaySchema.class {}
ContactWaySchema.setClass(ContactWay);

/** Guardianship (huoltajuus): who decides for a child, and who is told. Category `identity`. */
const GuardianshipSchema = defineEntity({
  name: 'Guardianship',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    familyId: p.uuid(),
    guardianId: p.uuid(),
    childId: p.uuid(),
    powers: p.enum(GUARDIAN_POWERS),
    /** Has a right to information about the child (tiedonsaantioikeus). */
    rightToInformation: p.boolean(),
    since: p.type(PlainDateType).nullable(),
    endedAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'guardianship_family', properties: ['areaId', 'familyId'] },
    { name: 'guardianship_guardian', properties: ['guardianId'] },
  ],
  uniques: [{ name: 'guardianship_once', properties: ['areaId', 'childId', 'guardianId'], where: 'ended_at is null' }],
  checks: [{ name: 'guardianship_of_another', expression: 'guardian_id <> child_id' }],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('families', 'identity', 'family_id', 'guardianship', {
    add: `${ofSame('family_id', 'guardianship', 'person', 'guardian_id')} and ${ofSame('family_id', 'guardianship', 'person', 'child_id')}`,
    record: 'id',
  }),
});
export class Guardianship extends GuardianshipSchema.class {}
GuardianshipSchema.setClass(Guardianship);
