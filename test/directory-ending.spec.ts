import { personId } from '../src/demo/directory.js';
import { KAINUU, POHDE } from '../src/demo/pohde.data.js';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { Work } from '../src/platform/access/work.js';
import { requestId, startTestApp, type TestApp } from './support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const areaId = POHDE.id;

/** A mutation of the directory by its name. */
const change = (name: string, input: Record<string, unknown>, persona: Persona = 'admin', told = 'id') => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  return app.as(persona)(`mutation ($input: ${type}!) { ${name}(input: $input) { ${told} } }`, {
    input: { requestId: requestId(), ...input },
  });
};

const UNIT = { register: 'potilasrekisteri', sector: 'NGO', isAuthority: false, reviewBy: '2027-06-01' };
const SERVICE = { forWhom: 'Perheille', place: 'Talo', howToReach: 'Soita', needCodes: [], reviewBy: '2027-06-01' };

/** A new organisation with one unit, in which there is a service. */
async function begun(name: string) {
  const organisationId = (await change('addOrganisation', { areaId, name: `${name} ry`, kind: 'NGO' })).data
    .addOrganisation.id as string;
  const unit = { ...UNIT, organisationId, name, municipalities: ['425'], municipality: '425' };
  const unitId = (await change('addUnit', unit)).data.addUnit.id as string;
  const entry = { ...SERVICE, name: `${name}, kerho`, municipalities: ['425'] };
  const serviceId = (await change('addService', { unitId, entry })).data.addService.id as string;
  return { organisationId, unitId, serviceId };
}

const listed = async (list: 'units' | 'organisations') => {
  const { data } = await app.as('nurse')(
    `query ($areaId: UUID!) { ${list}(areaId: $areaId, first: 100) { edges { node { id } } } }`,
    { areaId },
  );
  return data[list].edges.map(({ node }: { node: { id: string } }) => node.id) as string[];
};

const end = (unitId: string, persona: Persona = 'admin', expectedVersion = 1) =>
  change('withdrawUnit', { unitId, expectedVersion }, persona, 'withdrawnAt version');

describe('a unit', () => {
  it('ends with its services; nobody finds it, nothing begins in it, and what was keeps its name', async () => {
    const { unitId, serviceId } = await begun('Lepola');
    for (const persona of ['teacher', 'counsellor-other-area', 'guardian'] as const)
      expect((await end(unitId, persona)).code).toBe('NOT_FOUND');
    expect((await end(unitId, 'admin', 2)).code).toBe('STALE');
    expect((await end(unitId)).data.withdrawUnit).toEqual({ withdrawnAt: expect.any(String), version: 2 });
    expect(await listed('units')).not.toContain(unitId);
    const { data } = await app.as('nurse')(
      'query ($unit: UUID!, $service: UUID!) { unit(id: $unit) { name withdrawnAt } service(id: $service) { name withdrawnAt } }',
      { unit: unitId, service: serviceId },
    );
    expect(data).toEqual({
      unit: { name: 'Lepola', withdrawnAt: expect.any(String) },
      service: { name: 'Lepola, kerho', withdrawnAt: expect.any(String) },
    });
    const entry = { ...SERVICE, name: 'Toinen', municipalities: [] };
    const who = { email: 'a@uusi.example', familyName: 'A', givenName: 'A', language: 'FI', title: 'a' };
    const refused = [
      await end(unitId, 'admin', 2),
      await change('keepUnit', { unitId, expectedVersion: 2, name: 'x', municipalities: [], reviewBy: '2027-06-01' }),
      await change('addService', { unitId, entry }),
      await change('addRoom', { unitId, name: 'Huone' }),
      await change('addProfessional', { ...who, unitId, role: 'PROFESSIONAL' }),
      await change('joinUnit', { unitId, role: 'PROFESSIONAL', professionalId: principalOf('nurse') }),
    ];
    expect(refused.map(({ errors }) => errors?.[0]?.extensions)).toEqual(
      refused.map(() => expect.objectContaining({ code: 'NOT_FOUND', field: 'unitId' })),
    );
  });

  it('does not end while somebody or a room belongs to it, also for a time that is ahead', async () => {
    const { unitId } = await begun('Toivola');
    const until = app.clock.now().add({ hours: 24 }).toString();
    const joining = { unitId, role: 'PROFESSIONAL', professionalId: principalOf('nurse'), until };
    const told = 'memberships { id unitId until }';
    const { memberships } = (await change('joinUnit', joining, 'admin', told)).data.joinUnit;
    const here = memberships.find((one: { unitId: string }) => one.unitId === unitId);
    expect(Temporal.Instant.from(here.until).equals(until)).toBe(true);
    const { data } = await change('addRoom', { unitId, name: 'Huone Kuusi' });
    const refused = { code: 'UNIT_IN_USE', field: 'unitId' };
    expect((await end(unitId)).errors?.[0]?.extensions).toMatchObject(refused);
    await change('leaveUnit', { membershipId: here.id });
    expect((await end(unitId)).errors?.[0]?.extensions).toMatchObject(refused);
    await change('withdrawRoom', { roomId: data.addRoom.id });
    expect((await end(unitId)).errors).toBeUndefined();
  });

  it('is ended or joined, never both', async () => {
    const { unitId } = await begun('Kiirelä');
    const joining = { unitId, role: 'PROFESSIONAL', professionalId: principalOf('teacher') };
    const [ended, joined] = await Promise.all([end(unitId), change('joinUnit', joining)]);
    expect([ended, joined].filter(({ errors }) => errors)).toHaveLength(1);
    expect(['UNIT_IN_USE', 'NOT_FOUND']).toContain(ended.code ?? joined.code);
  });

  it('is not ended by its own people, and not while they are there, by bare SQL either', async () => {
    const [unit] = await app.sql('select unit_id as id from access.membership where principal_id = $1', [
      principalOf('nurse'),
    ]);
    const tried = (principalId: string) =>
      app.running.app
        .get(Work)
        .run({ principalId }, 'test', (em) =>
          em.execute(`update unit set withdrawn_at = access.now() where id = '${unit?.['id']}'`),
        );
    await expect(tried(principalOf('nurse'))).rejects.toMatchObject({ code: '42501' });
    await expect(tried(principalOf('admin'))).rejects.toMatchObject({ code: '42501' });
  });

  it('is found by words of its name, and by its organisation', async () => {
    const { organisationId, unitId } = await begun('Ääniranta');
    const found = async (search: string) => {
      const { data } = await app.as('nurse')(
        `query ($areaId: UUID!) { units(areaId: $areaId, ${search}) { edges { node { id } } } }`,
        { areaId },
      );
      return data.units.edges.map(({ node }: { node: { id: string } }) => node.id);
    };
    expect(await found('text: "ÄÄNI ry"')).toEqual([unitId]);
    expect(await found('text: "ääni%"')).toEqual([]);
    expect(await found(`organisationId: "${organisationId}"`)).toEqual([unitId]);
  });

  it('has services that are found by it', async () => {
    const { unitId, serviceId } = await begun('Palvelula');
    const { data } = await app.as('nurse')(
      'query ($areaId: UUID!, $search: ServiceSearchInput) { services(areaId: $areaId, search: $search) { edges { node { id } } } }',
      { areaId, search: { unitId } },
    );
    expect(data.services.edges).toEqual([{ node: { id: serviceId } }]);
  });
});

describe('an organisation', () => {
  it('ends once its units have, by an administrator, in the version that was seen', async () => {
    const { organisationId, unitId } = await begun('Loppula');
    const ending = (persona: Persona = 'admin', expectedVersion = 1) =>
      change('withdrawOrganisation', { organisationId, expectedVersion }, persona, 'withdrawnAt');
    expect((await ending('teacher')).code).toBe('NOT_FOUND');
    expect((await ending()).errors?.[0]?.extensions).toMatchObject({
      code: 'ORGANISATION_IN_USE',
      field: 'organisationId',
    });
    await end(unitId);
    expect((await ending('admin', 2)).code).toBe('STALE');
    expect((await ending()).data.withdrawOrganisation.withdrawnAt).toEqual(expect.any(String));
    expect(await listed('organisations')).not.toContain(organisationId);
    const unit = { ...UNIT, organisationId, name: 'Uusi', municipalities: [] };
    for (const refused of [
      await ending('admin', 2),
      await change('addUnit', unit),
      await change('keepOrganisation', { organisationId, expectedVersion: 2, name: 'x', kind: 'NGO' }),
    ])
      expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'organisationId' });
  });
});

it('the number of a unit that has ended is told to nobody who asks whom to call', async () => {
  const { unitId } = await begun('Aamun neuvonta');
  await app.sql(`update unit set sector = 'service-guidance', phone = '+358401110000' where id = $1`, [unitId]);
  const told = async () => JSON.stringify(await app.sql('select access.areas_told() as told'));
  expect(await told()).toContain('+358401110000');
  await end(unitId);
  expect(await told()).not.toContain('+358401110000');
});

describe('the names of somebody', () => {
  const rename = (who: Persona, names: Record<string, unknown>, persona: Persona) =>
    renamed(principalOf(who), names, persona);
  const renamed = async (professionalId: string, names: Record<string, unknown>, persona: Persona) => {
    const [row] = await app.sql('select title, email, version from professional where id = $1', [professionalId]);
    const { title, email, version: expectedVersion } = row ?? {};
    const input = { professionalId, expectedVersion, title, email, language: 'FI', ...names };
    return change('keepProfessional', input, persona, 'givenName familyName');
  };

  it('are changed by an administrator of their area, not by themselves; untold they stay', async () => {
    const familyName = 'Uusi-Nimi';
    const refused = await rename('nurse', { familyName }, 'nurse');
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'familyName' });
    expect((await rename('nurse', { familyName }, 'admin')).data.keepProfessional).toMatchObject({ familyName });
    expect((await rename('nurse', {}, 'nurse')).data.keepProfessional).toMatchObject({ familyName });
    expect((await rename('admin', { givenName: 'Uusi' }, 'admin')).data.keepProfessional.givenName).toBe('Uusi');
  });

  it('stand in the log of every area of theirs, once an administrator changed them', async () => {
    const professionalId = personId('two-areas');
    const lines = () =>
      app.sql<{ area_id: string }>(
        `select area_id, principal_id, scope_id, basis from audit.access_log
         where operation = 'keepProfessional' and action = 'change' and scope_id = $1 order by area_id = $2 desc`,
        [professionalId, POHDE.id],
      );
    await renamed(professionalId, { familyName: 'Kahdenpuoleinen' }, 'admin');
    const line = { principal_id: principalOf('admin'), scope_id: professionalId, basis: 'admin' };
    const both = [
      { area_id: POHDE.id, ...line },
      { area_id: KAINUU.id, ...line },
    ];
    expect(await lines()).toEqual(both);
    await renamed(professionalId, { familyName: 'Kahdenpuoleinen', title: 'ohjaaja' }, 'admin');
    expect(await lines()).toEqual(both);
  });

  it('and an address, once somebody else changed it; one’s own changes of it are one’s own', async () => {
    const addressed = (persona: Persona, email: string) => renamed(principalOf('nurse'), { email }, persona);
    const count = async () =>
      (
        await app.sql(
          `select from audit.access_log where operation = 'keepProfessional' and action = 'change' and scope_id = $1
             and area_id = $2`,
          [principalOf('nurse'), POHDE.id],
        )
      ).length;
    const before = await count();
    expect((await addressed('nurse', 'oma@uusi.example')).errors).toBeUndefined();
    expect(await count()).toBe(before);
    expect((await addressed('admin', 'toinen@uusi.example')).errors).toBeUndefined();
    expect(await count()).toBe(before + 1);
  });
});

describe('the time of somebody', () => {
  const KEPT = `query ($id: UUID!) { keptTime(professionalId: $id) {
    workingHours { weekday } exceptions { day start end } absences { startsAt status } } }`;
  const id = principalOf('nurse');
  const kept = (persona: Persona) => app.as(persona)(KEPT, { id });

  it('is shown as far as it is kept: hours, other days and absences that are not over', async () => {
    const startsAt = app.clock.now().add({ hours: 24 });
    const span = { startsAt: startsAt.toString(), endsAt: startsAt.add({ hours: 24 }).toString() };
    await change('addBusyTime', { professionalId: id, ...span, status: 'OUT_OF_OFFICE' });
    await change('addBusyTime', { professionalId: id, ...span, status: 'BUSY' });
    const day = startsAt.toZonedDateTimeISO('Europe/Helsinki').toPlainDate().toString();
    await change('addWorkingException', { professionalId: id, day, hours: { start: '10:00', end: '12:00' } });
    const { keptTime } = (await kept('admin')).data;
    expect(keptTime.workingHours.length).toBeGreaterThan(0);
    expect(keptTime.exceptions).toContainEqual({ day, start: '10:00', end: '12:00' });
    expect(keptTime.absences).toEqual([expect.objectContaining({ status: 'OUT_OF_OFFICE' })]);
    expect((await kept('nurse')).data.keptTime).toEqual(keptTime);
    for (const persona of ['teacher', 'counsellor', 'guardian'] as const)
      expect((await kept(persona)).errors?.[0]?.extensions).toMatchObject({
        code: 'NOT_FOUND',
        field: 'professionalId',
      });
  });
});
