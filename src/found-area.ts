import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { LANGUAGES, ORGANISATION_KINDS, SECTORS } from './directory/directory.domain.js';
import { newId } from './platform/clock/clock.js';
import { ownerWrites } from './platform/database/owner-writes.js';
import { ACCESS_ROLE } from './platform/database/roles.js';

const text = z.string().trim().min(1, 'must not be empty').max(200, 'must be at most 200 characters').normalize('NFC');
const municipalityCode = z.string().regex(/^\d{3}$/, 'must be the three digits of a municipality');

/** What a new area begins with: whose it is, its first unit, and the administrator who adds everything else. */
const beginning = z
  .strictObject({
    area: z.strictObject({
      code: z.string().regex(/^\d{2}$/, 'must be the two digits of a wellbeing services county'),
      name: text,
      shortName: text,
    }),
    municipalities: z.array(z.strictObject({ code: municipalityCode, nameFi: text, nameSv: text })).nonempty(),
    organisation: z.strictObject({ name: text, kind: z.enum(ORGANISATION_KINDS) }),
    unit: z.strictObject({
      name: text,
      register: text,
      sector: z.enum(SECTORS),
      isAuthority: z.boolean(),
      municipalities: z.array(municipalityCode).nonempty(),
      reviewBy: z.iso.date('must be a date, 2027-06-30'),
    }),
    admin: z.strictObject({
      givenName: text,
      familyName: text,
      title: text,
      email: z.email('must be an e-mail address').max(254).toLowerCase(),
      language: z.enum(LANGUAGES),
    }),
  })
  .superRefine(({ municipalities, unit }, context) => {
    const codes = municipalities.map(({ code }) => code);
    if (new Set(codes).size !== codes.length)
      context.addIssue({ code: 'custom', path: ['municipalities'], message: 'name one twice' });
    if (!unit.municipalities.every((code) => codes.includes(code)))
      context.addIssue({ code: 'custom', path: ['unit', 'municipalities'], message: 'must be some of the area’s' });
  });

type Beginning = z.infer<typeof beginning>;

/** What is wrong with the description of an area, one line for each fault. */
export class WrongBeginning extends Error {
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'WrongBeginning';
  }
}

function parse(given: unknown): Beginning {
  const { data, error } = beginning.safeParse(given);
  if (data) return data;
  throw new WrongBeginning(
    error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'the description'}: ${message}`),
  );
}

const TABLES = ['area', 'municipality', 'organisation', 'unit', 'professional'];

/**
 * Founds an area, as the database's owner: what no administrator can do, because there is none yet. All or nothing,
 * once; what comes later is added through the application. Throws `WrongBeginning` or says what is there already.
 */
export function foundArea(owner: EntityManager, given: unknown, now: Temporal.Instant) {
  const wanted = parse(given);
  return ownerWrites(owner, TABLES, now, async (em) => {
    await requireFree(em, wanted);
    const areaId = await storeArea(em, wanted);
    const unitId = await storeUnit(em, areaId, wanted);
    const adminId = await personOf(em, wanted.admin);
    // The owner of the grants admits, so that its own check of the unit holds here as well.
    await em.execute(`set local role ${ACCESS_ROLE}`);
    await em.execute(
      `insert into access.membership (id, principal_id, area_id, unit_id, role, valid_from)
       values (?, ?, ?, ?, 'admin', access.now())`,
      [newId(), adminId, areaId, unitId],
    );
    await em.execute('reset role');
    return { areaId, unitId, adminId };
  });
}

async function requireFree(em: EntityManager, { area, municipalities }: Beginning): Promise<void> {
  const [same] = await em.execute<unknown[]>('select 1 from area where code = ?', [area.code]);
  if (same) throw new Error(`the area ${area.code} is there already; nothing was changed`);
  const taken = await em.execute<{ code: string }[]>(
    'select code from municipality where code in (select jsonb_array_elements_text(?::jsonb)) order by code',
    [JSON.stringify(municipalities.map(({ code }) => code))],
  );
  if (taken.length > 0)
    throw new Error(`of another area already: municipality ${taken.map(({ code }) => code).join(', ')}`);
}

async function storeArea(em: EntityManager, { area, municipalities }: Beginning): Promise<string> {
  const id = newId();
  await em.execute('insert into area (id, code, name, short_name) values (?, ?, ?, ?)', [
    id,
    area.code,
    area.name,
    area.shortName,
  ]);
  for (const { code, nameFi, nameSv } of municipalities)
    await em.execute('insert into municipality (code, area_id, name_fi, name_sv) values (?, ?, ?, ?)', [
      code,
      id,
      nameFi,
      nameSv,
    ]);
  return id;
}

async function storeUnit(em: EntityManager, areaId: string, { organisation, unit }: Beginning): Promise<string> {
  const [organisationId, id] = [newId(), newId()];
  await em.execute('insert into organisation (id, area_id, name, kind) values (?, ?, ?, ?)', [
    organisationId,
    areaId,
    organisation.name,
    organisation.kind,
  ]);
  await em.execute(
    `insert into unit (id, area_id, organisation_id, name, register, sector, is_authority, municipalities, review_by)
     values (?, ?, ?, ?, ?, ?, ?, array(select jsonb_array_elements_text(?::jsonb)), ?::date)`,
    [id, areaId, organisationId, unit.name, unit.register, unit.sector, unit.isAuthority].concat(
      JSON.stringify(unit.municipalities),
      unit.reviewBy,
    ),
  );
  return id;
}

/** One person, one account: who is known by this address keeps their entry. */
async function personOf(em: EntityManager, person: Beginning['admin']): Promise<string> {
  const [known] = await em.execute<{ id: string }[]>('select id from professional where email = ?', [person.email]);
  if (known) return known.id;
  const id = newId();
  await em.execute(
    'insert into professional (id, given_name, family_name, title, email, language) values (?, ?, ?, ?, ?, ?)',
    [id, person.givenName, person.familyName, person.title, person.email, person.language],
  );
  return id;
}
