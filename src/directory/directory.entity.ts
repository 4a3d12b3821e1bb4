import { defineEntity, p } from '@mikro-orm/core';
import {
  hasRoleInArea,
  inOwnUnit,
  policiesOfDirectory,
  SIGNED_IN,
  STAFF,
  shelteredBy,
} from '../platform/access/policies.js';
import { ACCESS_ROLE } from '../platform/database/roles.js';
import { InstantType, PlainDateType } from '../platform/database/temporal.types.js';
import { LANGUAGES, ORGANISATION_KINDS, PROFESSIONAL_KINDS, SECTORS } from './directory.domain.js';

const NOT_BY_APPLICATION = 'false';

/** Wellbeing services county (hyvinvointialue): the tenant. Made by `yhdessa area` or `seed`, changed by nobody. */
const AreaSchema = defineEntity({
  name: 'Area',
  properties: { id: p.uuid().primary(), code: p.string().length(2).unique(), name: p.text(), shortName: p.text() },
  rowLevelSecurity: 'force',
  policies: policiesOfDirectory('area', { read: SIGNED_IN, add: NOT_BY_APPLICATION, keep: NOT_BY_APPLICATION }),
});
export class Area extends AreaSchema.class {}
AreaSchema.setClass(Area);

/** Municipality (kunta) with its official three-digit code. */
const MunicipalitySchema = defineEntity({
  name: 'Municipality',
  properties: {
    code: p.string().length(3).primary(),
    area: () => p.manyToOne(Area),
    nameFi: p.text(),
    nameSv: p.text(),
  },
  rowLevelSecurity: 'force',
  policies: policiesOfDirectory('municipality', { read: SIGNED_IN, add: NOT_BY_APPLICATION, keep: NOT_BY_APPLICATION }),
});
export class Municipality extends MunicipalitySchema.class {}
MunicipalitySchema.setClass(Municipality);

/** Organisation: who keeps the registers. */
const OrganisationSchema = defineEntity({
  name: 'Organisation',
  properties: {
    id: p.uuid().primary(),
    area: () => p.manyToOne(Area),
    name: p.text(),
    kind: p.enum(ORGANISATION_KINDS),
    /** Since when there is none any more: found no more, but what was done in its name keeps it. */
    withdrawnAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'organisation_area', properties: ['area', 'name'] }],
  rowLevelSecurity: 'force',
  policies: policiesOfDirectory('organisation', {
    read: SIGNED_IN,
    add: hasRoleInArea('admin'),
    keep: hasRoleInArea('admin'),
  }),
});
export class Organisation extends OrganisationSchema.class {}
OrganisationSchema.setClass(Organisation);

/** Unit (yksikkö): the recipient of a consent. Its register, sector and authority follow from it. */
const UnitSchema = defineEntity({
  name: 'Unit',
  properties: {
    id: p.uuid().primary(),
    area: () => p.manyToOne(Area),
    organisation: () => p.manyToOne(Organisation),
    name: p.text(),
    register: p.text(),
    sector: p.enum(SECTORS),
    isAuthority: p.boolean(),
    phone: p.text().nullable(),
    email: p.text().nullable(),
    /** Codes of the municipalities it serves. */
    municipalities: p.array().columnType('text[]'),
    /** Code of the one where it works: from there its people travel, and there its rooms are. */
    municipality: p.string().length(3).nullable(),
    reviewBy: p.type(PlainDateType),
    /** Since when there is none any more. Nobody belongs to it then: see the trigger `nobody_is_left`. */
    withdrawnAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'unit_area', properties: ['area', 'sector'] }],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesOfDirectory('unit', {
      read: SIGNED_IN,
      add: `${hasRoleInArea('admin')} and area_id = (select o.area_id from organisation o where o.id = organisation_id and o.withdrawn_at is null)`,
      keep: `${inOwnUnit('id')} or ${hasRoleInArea('admin')}`,
    }),
    // A school or a clinic tells where a family lives that hides from the reader.
    shelteredBy('unit', `sector = 'service-guidance' or not (select access.units_kept_from_me())`),
  ],
});
export class Unit extends UnitSchema.class {}
UnitSchema.setClass(Unit);

const ownUnitOrAdmin = `(${inOwnUnit('unit_id')} or ${hasRoleInArea('admin')})
  and area_id = (select u.area_id from unit u where u.id = unit_id)`;

/** Service (palvelu) of a unit: for whom, where, how to reach it. */
const ServiceSchema = defineEntity({
  name: 'Service',
  properties: {
    id: p.uuid().primary(),
    area: () => p.manyToOne(Area),
    unit: () => p.manyToOne(Unit),
    name: p.text(),
    forWhom: p.text(),
    place: p.text(),
    howToReach: p.text(),
    contactPersonId: p.uuid().nullable(),
    needCodes: p.array().columnType('text[]'),
    municipalities: p.array().columnType('text[]'),
    reviewBy: p.type(PlainDateType),
    /** Since when it is no longer given: it is found no more, but what was directed to it keeps its name. */
    withdrawnAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'service_area', properties: ['area', 'unit'] }],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesOfDirectory('service', { read: SIGNED_IN, add: ownUnitOrAdmin, keep: ownUnitOrAdmin }),
    // It names its unit, and where that is.
    shelteredBy(
      'service',
      'not (select access.units_kept_from_me()) or exists (select from unit u where u.id = unit_id)',
    ),
  ],
});
export class Service extends ServiceSchema.class {}
ServiceSchema.setClass(Service);

/**
 * Professional (ammattilainen): one person, one account, whatever units they belong to. The id is the principal id;
 * memberships per area and unit are `access.membership`. A room is one as well, named by its family name: it has time,
 * but no address and no session.
 */
const ProfessionalSchema = defineEntity({
  name: 'Professional',
  properties: {
    id: p.uuid().primary(),
    givenName: p.text(),
    familyName: p.text(),
    title: p.text(),
    kind: p.enum(PROFESSIONAL_KINDS).default('person'),
    email: p.text().unique().nullable(),
    phone: p.text().nullable(),
    language: p.enum(LANGUAGES),
    version: p.integer().version(),
  },
  checks: [{ name: 'professional_email', expression: "(kind = 'room') = (email is null)" }],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesOfDirectory('professional', {
      // Families know by name whoever they meet; the staff directory as a whole is for staff.
      read: `${STAFF} or id = any ((select access.people_i_meet())::uuid[])`,
      add: "cardinality((select access.areas_as('admin'))::uuid[]) > 0",
      keep: `id = (select access.principal())
      or exists (select from access.membership m where m.principal_id = professional.id and ${hasRoleInArea('admin', 'm.area_id')} and m.valid_from <= access.now() and (m.valid_until is null or m.valid_until > access.now()))`,
    }),
    // Whoever signs in for the first time has nobody who could add them.
    { name: 'professional_first_sign_in', command: 'insert', roles: [ACCESS_ROLE], check: 'true' },
  ],
});
export class Professional extends ProfessionalSchema.class {}
ProfessionalSchema.setClass(Professional);

/** How long the way between two municipalities takes, both ways (matka-aika). Kept by each area for itself. */
const TravelTimeSchema = defineEntity({
  name: 'TravelTime',
  properties: {
    areaId: p.uuid().primary(),
    one: p.string().length(3).primary(),
    other: p.string().length(3).primary(),
    minutes: p.integer(),
  },
  checks: [
    { name: 'travel_time_order', expression: 'one < other' },
    { name: 'travel_time_minutes', expression: 'minutes >= 1 and minutes <= 720' },
  ],
  rowLevelSecurity: 'force',
  policies: policiesOfDirectory('travel_time', {
    read: SIGNED_IN,
    add: hasRoleInArea('admin'),
    keep: hasRoleInArea('admin'),
  }),
});
export class TravelTime extends TravelTimeSchema.class {}
TravelTimeSchema.setClass(TravelTime);
