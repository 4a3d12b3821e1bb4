import type { Language, NeedCode, OrganisationKind, Sector } from '../directory/directory.domain.js';
import { KAINUU_MUNICIPALITIES, POHDE_MUNICIPALITIES } from './municipalities.data.js';
import {
  COLLEAGUES,
  FAMILY_NAMES,
  GIVEN_NAMES,
  type NamedProfessional,
  PERSONA_PROFESSIONALS,
  TITLES,
} from './people.data.js';
import { seatOfUnit } from './places.data.js';
import { KAINUU, ORGANISATIONS, type OrganisationData, POHDE } from './pohde.data.js';
import { idOf, type Random, randomOf } from './random.js';
import { type ServiceData, SERVICES, UNIT_SERVICES } from './services.data.js';
import type { UnitData } from './unit-data.js';
import { UNITS } from './units.data.js';

/** Rows are named as their columns, so that they go into the database as they are. */
interface UnitRow {
  readonly id: string;
  readonly area_id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly register: string;
  readonly sector: Sector;
  readonly is_authority: boolean;
  readonly phone: string;
  readonly email: string;
  readonly municipalities: readonly string[];
  readonly municipality: string;
  readonly review_by: Temporal.PlainDate;
}
export interface ServiceRow {
  readonly id: string;
  readonly area_id: string;
  readonly unit_id: string;
  readonly name: string;
  readonly for_whom: string;
  readonly place: string;
  readonly how_to_reach: string;
  readonly contact_person_id: string | null;
  readonly need_codes: readonly NeedCode[];
  readonly municipalities: readonly string[];
  readonly review_by: Temporal.PlainDate;
}
export interface ProfessionalRow {
  readonly id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly title: string;
  readonly email: string;
  readonly phone: string;
  readonly language: Language;
}
/** A professional and the unit where they mainly work. */
export interface Placement {
  readonly professional: ProfessionalRow;
  readonly unit: UnitRow;
}
interface AreaRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly short_name: string;
}
interface MunicipalityRow {
  readonly code: string;
  readonly area_id: string;
  readonly name_fi: string;
  readonly name_sv: string;
}
interface OrganisationRow {
  readonly id: string;
  readonly area_id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
}
export interface Directory {
  readonly areas: readonly AreaRow[];
  readonly municipalities: readonly MunicipalityRow[];
  readonly organisations: readonly OrganisationRow[];
  readonly units: readonly UnitRow[];
  readonly services: readonly ServiceRow[];
  readonly placements: readonly Placement[];
}

const AUTHORITIES: readonly OrganisationKind[] = ['wellbeing-county', 'municipality'];

export const unitId = (key: string): string => idOf(`unit/${key}`);
export const personId = (key: string): string => idOf(`person/${key}`);

function organisationOf(unit: UnitData): OrganisationData {
  const found = ORGANISATIONS.find(({ key }) => key === unit.organisation);
  if (!found) throw new Error(`no organisation ${unit.organisation}`);
  return found;
}

/** Mostly ahead; about one in eight is overdue, because that is what a directory looks like. */
const reviewDay = (random: Random, today: Temporal.PlainDate): Temporal.PlainDate =>
  today.add({ days: random.chance(0.12) ? random.int(-90, -1) : random.int(10, 330) });

function unitRow(unit: UnitData, place: number, today: Temporal.PlainDate): UnitRow {
  const organisation = organisationOf(unit);
  return {
    id: unitId(unit.key),
    area_id: organisation.areaId,
    organisation_id: idOf(`organisation/${organisation.key}`),
    name: unit.name,
    register: unit.register,
    sector: unit.sector,
    is_authority: AUTHORITIES.includes(organisation.kind),
    phone: `08 100 ${1001 + place}`,
    email: `${unit.key}@${organisation.domain}`,
    municipalities: unit.municipalities,
    municipality: seatOfUnit(unit),
    review_by: reviewDay(randomOf(`unit/${unit.key}`), today),
  };
}

const mailName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z-]/g, '')
    .toLowerCase();

function placementOf(person: NamedProfessional, units: readonly UnitRow[], place: number): Placement {
  const unit = units.find(({ id }) => id === unitId(person.unit));
  const data = UNITS.find(({ key }) => key === person.unit);
  if (!unit || !data) throw new Error(`no unit ${person.unit}`);
  const { givenName, familyName, title, language, key } = person;
  const email = `${mailName(givenName)}.${mailName(familyName)}@${organisationOf(data).domain}`;
  const professional = { id: personId(key), given_name: givenName, family_name: familyName, title, email, language };
  return { unit, professional: { ...professional, phone: `040 000 ${1001 + place}` } };
}

/** Those whom the demo knows by name, and where they work. `today`: the day of the directory. */
export function namedPlacements(today: Temporal.PlainDate): Placement[] {
  const units = UNITS.map((unit, i) => unitRow(unit, i, today));
  return [...PERSONA_PROFESSIONALS, ...COLLEAGUES].map((person, i) => placementOf(person, units, i));
}

/** People nobody needs by name. No two share a name. */
function staffOf(units: readonly UnitData[]): NamedProfessional[] {
  const random = randomOf('staff');
  const taken = new Set<string>();
  return units.flatMap(({ key, sector, staff }) =>
    Array.from({ length: staff }, (_, i) => {
      let names: [string, string];
      do names = [random.pick(GIVEN_NAMES), random.pick(FAMILY_NAMES)];
      while (taken.has(names.join(' ')));
      taken.add(names.join(' '));
      const language = random.weighted<Language>([
        ['fi', 93],
        ['sv', 5],
        ['en', 2],
      ]);
      const title = TITLES[sector][i % TITLES[sector].length] ?? '';
      return { key: `${key}/${i}`, givenName: names[0], familyName: names[1], title, unit: key, language };
    }),
  );
}

const HOW_TO_REACH: readonly ((unit: UnitRow) => string)[] = [
  ({ phone }) => `Soita ${phone} arkisin klo 8–15. Lähetettä ei tarvita.`,
  ({ phone, email }) => `Soita ${phone} tai kirjoita ${email}. Vastaamme kahden arkipäivän kuluessa.`,
  ({ phone }) => `Puhelinaika arkisin klo 9–11, ${phone}. Muina aikoina jätä soittopyyntö.`,
  ({ email }) => `Ota yhteyttä sähköpostilla ${email} tai pyydä palveluohjaajaa varaamaan aika.`,
];

/** What every unit of the sector offers, and one thing more. */
function offeredBy({ key, sector }: UnitData, random: Random): readonly ServiceData[] {
  const [first, ...others] = SERVICES[sector];
  if (!first || others.length === 0 || sector === 'service-guidance') return UNIT_SERVICES[key] ?? SERVICES[sector];
  return UNIT_SERVICES[key] ?? [first, random.pick(others)];
}

function servicesOf(
  unit: UnitData,
  directory: Pick<Directory, 'units' | 'placements'>,
  today: Temporal.PlainDate,
): ServiceRow[] {
  const random = randomOf(`services/${unit.key}`);
  const row = directory.units.find(({ id }) => id === unitId(unit.key));
  if (!row) throw new Error(`no unit ${unit.key}`);
  const staff = directory.placements.filter((placement) => placement.unit.id === row.id);
  return offeredBy(unit, random).map(({ name, forWhom, needs }, i) => ({
    id: idOf(`service/${unit.key}/${i}`),
    area_id: row.area_id,
    unit_id: row.id,
    name,
    for_whom: forWhom,
    place: unit.place,
    how_to_reach: random.pick(HOW_TO_REACH)(row),
    contact_person_id: staff.length > 0 && random.chance(0.85) ? random.pick(staff).professional.id : null,
    need_codes: needs,
    municipalities: unit.municipalities,
    review_by: reviewDay(random, today),
  }));
}

const municipalityRows = (): MunicipalityRow[] =>
  (
    [
      [POHDE, POHDE_MUNICIPALITIES],
      [KAINUU, KAINUU_MUNICIPALITIES],
    ] as const
  ).flatMap(([area, municipalities]) =>
    municipalities.map(({ code, fi, sv }) => ({ code, area_id: area.id, name_fi: fi, name_sv: sv })),
  );

/** The whole directory. The same `today` gives the same rows. */
export function directoryOf(today: Temporal.PlainDate): Directory {
  const units = UNITS.map((unit, i) => unitRow(unit, i, today));
  const people = [...PERSONA_PROFESSIONALS, ...COLLEAGUES, ...staffOf(UNITS)];
  const placements = people.map((person, i) => placementOf(person, units, i));
  return {
    areas: [POHDE, KAINUU].map(({ id, code, name, shortName }) => ({ id, code, name, short_name: shortName })),
    municipalities: municipalityRows(),
    organisations: ORGANISATIONS.map(({ key, areaId, name, kind }) => ({
      id: idOf(`organisation/${key}`),
      area_id: areaId,
      name,
      kind,
    })),
    units,
    services: UNITS.flatMap((unit) => servicesOf(unit, { units, placements }, today)),
    placements,
  };
}
