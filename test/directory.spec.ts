import { personId } from '../src/demo/directory.js';
import { KAINUU, POHDE } from '../src/demo/pohde.data.js';
import { principalOf } from '../src/demo/personas.js';
import { Work } from '../src/platform/access/work.js';
import { requestId, startTestApp, type TestApp } from './support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const areaId = POHDE.id;
const names = (connection: { edges: { node: { name: string } }[] }) => connection.edges.map(({ node }) => node.name);

const services = async (search: Record<string, unknown>, persona: Parameters<TestApp['as']>[0] = 'counsellor') => {
  const { data } = await app.as(persona)(
    `query ($areaId: UUID!, $search: ServiceSearchInput) { services(areaId: $areaId, search: $search, first: 100) {
       edges { node { name municipalities needCodes forWhom unit { name sector } } } } }`,
    { areaId, search },
  );
  return data.services.edges.map(({ node }: { node: unknown }) => node) as {
    name: string;
    municipalities: string[];
    needCodes: string[];
    forWhom: string;
    unit: { name: string; sector: string };
  }[];
};

describe('the area', () => {
  it('has its municipalities with official codes, å, ä and ö last', async () => {
    const { data } = await app.as('teacher')(
      'query ($areaId: UUID!) { municipalities(areaId: $areaId) { code nameFi nameSv } }',
      { areaId },
    );
    expect(data.municipalities).toHaveLength(30);
    expect(data.municipalities).toContainEqual({ code: '425', nameFi: 'Liminka', nameSv: 'Limingo' });
    const finnish = data.municipalities.map(({ nameFi }: { nameFi: string }) => nameFi);
    expect(finnish).toEqual(finnish.toSorted(new Intl.Collator('fi').compare));
    expect(finnish.indexOf('Kärsämäki')).toBeGreaterThan(finnish.indexOf('Kuusamo'));
  });
});

describe('looking for a service', () => {
  it('combines municipality, field, need and text', async () => {
    const all = await services({});
    const inLiminka = await services({ municipality: '425' });
    expect(inLiminka.length).toBeGreaterThan(3);
    expect(inLiminka.length).toBeLessThan(all.length);
    expect(inLiminka.every(({ municipalities }) => municipalities.includes('425'))).toBe(true);
    const forSchool = await services({ municipality: '425', sector: 'SCHOOL' });
    expect(forSchool.every(({ unit }) => unit.sector === 'SCHOOL')).toBe(true);
    const forMind = await services({ need: 'MENTAL_HEALTH' });
    expect(forMind.length).toBeGreaterThan(0);
    expect(forMind.every(({ needCodes }) => needCodes.includes('MENTAL_HEALTH'))).toBe(true);
  });

  it('finds text in names and in whom it is for, whatever the case', async () => {
    const found = await services({ text: 'NEUVOLA' });
    expect(found.length).toBeGreaterThan(0);
    for (const { name, unit, forWhom } of found)
      expect(`${name} ${unit.name} ${forWhom}`.toLowerCase()).toContain('neuvola');
  });

  it.each(['%', '_', '\\', "'; drop table service; --"])('takes %s for what it is', async (text) => {
    expect(await services({ text })).toEqual([]);
  });

  it('lists in Finnish order, page by page, each once', async () => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await app.as('counsellor')(
        `query ($areaId: UUID!, $after: String) { services(areaId: $areaId, first: 30, after: $after) {
           edges { node { id name } } pageInfo { hasNextPage endCursor } } }`,
        { areaId, after },
      );
      seen.push(...names(data.services));
      ({ hasNextPage: more, endCursor: after } = data.services.pageInfo);
    }
    const [{ count } = { count: 0 }] = await app.sql<{ count: number }>(
      'select count(*)::int from service where area_id = $1',
      [areaId],
    );
    expect(seen).toHaveLength(count);
    expect(seen).toEqual(seen.toSorted(new Intl.Collator('fi').compare));
  });
});

describe('people', () => {
  it('have one account, also with units in two areas', async () => {
    const { data } = await app.as('counsellor')(
      'query ($id: UUID!) { professional(id: $id) { memberships { areaId } } }',
      { id: personId('two-areas') },
    );
    const areas = data.professional.memberships.map((membership: { areaId: string }) => membership.areaId);
    expect(new Set(areas)).toEqual(new Set([POHDE.id, KAINUU.id]));
  });

  it('are shown to staff, not to families', async () => {
    const query = 'query ($unitId: UUID!) { professionals(unitId: $unitId) { familyName } }';
    const variables = { unitId: await unitOf('counsellor') };
    expect((await app.as('teacher')(query, variables)).data.professionals.length).toBeGreaterThan(2);
    expect((await app.as('guardian')(query, variables)).code).toBe('NOT_FOUND');
  });

  it('know who they are', async () => {
    const query = '{ me { id professional { memberships { role } } } }';
    expect((await app.as('counsellor')(query)).data.me).toEqual({
      id: principalOf('counsellor'),
      professional: { memberships: [{ role: 'COUNSELLOR' }] },
    });
    expect((await app.as('guardian')(query)).data.me).toEqual({ id: principalOf('guardian'), professional: null });
  });
});

const unitOf = async (persona: Parameters<typeof principalOf>[0]): Promise<string> => {
  const [row] = await app.sql<{ unit_id: string }>('select unit_id from access.membership where principal_id = $1', [
    principalOf(persona),
  ]);
  return row?.unit_id ?? '';
};

describe('owners keep their own entries', () => {
  const entry = {
    name: 'Perheneuvonnan päivystys',
    forWhom: 'Lapsiperheille',
    place: 'Limingan hyvinvointikeskus',
    howToReach: 'Soita 08 100 0001',
    needCodes: ['PARENTING'],
    municipalities: ['425', '436'],
    reviewBy: '2027-06-01',
  };
  const add = async (persona: Parameters<TestApp['as']>[0], unit: string, changes = {}) =>
    app.as(persona)(
      'mutation ($input: AddServiceInput!) { addService(input: $input) { id version name municipalities } }',
      {
        input: { requestId: requestId(), unitId: unit, entry: { ...entry, ...changes } },
      },
    );
  const keep = async (persona: Parameters<TestApp['as']>[0], service: { id: string; version: number }, changes = {}) =>
    app.as(persona)('mutation ($input: KeepServiceInput!) { keepService(input: $input) { id version howToReach } }', {
      input: {
        requestId: requestId(),
        serviceId: service.id,
        expectedVersion: service.version,
        entry: { ...entry, ...changes },
      },
    });

  it('adds and keeps a service of one’s own unit', async () => {
    const added = await add('nurse', await unitOf('nurse'));
    expect(added.data.addService).toMatchObject({ name: entry.name, municipalities: ['425', '436'], version: 1 });
    const kept = await keep('nurse', added.data.addService, { howToReach: 'Soita 08 100 0002' });
    expect(kept.data.keepService).toMatchObject({ howToReach: 'Soita 08 100 0002', version: 2 });
    expect((await keep('nurse', added.data.addService)).code).toBe('STALE');
  });

  it('refuses somebody else’s, and lets the administrator of the area', async () => {
    const unit = await unitOf('nurse');
    expect((await add('teacher', unit)).code).toBe('NOT_FOUND');
    const { data } = await add('admin', unit);
    expect((await keep('teacher', data.addService)).code).toBe('NOT_FOUND');
    expect((await keep('counsellor-other-area', data.addService)).code).toBe('NOT_FOUND');
    expect((await keep('admin', data.addService, { howToReach: 'Soita 08 100 0003' })).data.keepService.version).toBe(
      2,
    );
  });

  it.each([
    ['entry.municipalities.1', { municipalities: ['425', '091'] }],
    ['entry.contactPersonId', { contactPersonId: requestId() }],
  ])('refuses what is not there, naming %s', async (field, changes) => {
    const answer = await add('nurse', await unitOf('nurse'), changes);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field });
  });

  it('withdraws what is no longer given: no search finds it, nobody is directed to it', async () => {
    const { data } = await add('nurse', await unitOf('nurse'), { name: 'Lakkautettava ryhmä' });
    const { id, version } = data.addService;
    const mutation = 'mutation ($input: WithdrawServiceInput!) { withdrawService(input: $input) { withdrawnAt } }';
    const input = { requestId: requestId(), serviceId: id, expectedVersion: version };
    expect((await app.as('teacher')(mutation, { input })).code).toBe('NOT_FOUND');
    const withdrawn = await app.as('nurse')(mutation, { input });
    expect(withdrawn.data.withdrawService.withdrawnAt).toEqual(expect.any(String));
    expect(await services({ text: 'Lakkautettava' })).toEqual([]);
    expect((await keep('nurse', { id, version: version + 1 })).code).toBe('NOT_FOUND');
  });

  it('nobody is directed to a service of another area', async () => {
    const as = app.as('counsellor');
    const { data } = await as(
      'mutation ($input: RecordContactInput!) { recordContact(input: $input) { id version } }',
      {
        input: {
          requestId: requestId(),
          areaId,
          channel: 'PHONE',
          contactRole: 'FAMILY_MEMBER',
          municipality: '564',
          needCodes: ['PARENTING'],
          urgency: 'ROUTINE',
          ask: 'ADVICE',
          receivedAt: app.clock.now().toString(),
          firstAnsweredAt: app.clock.now().toString(),
          takeNow: true,
        },
      },
    );
    const { id: contactId, version: expectedVersion } = data.recordContact;
    const directTo = async (...areas: string[]) => {
      const found = await app.sql<{ id: string }>(
        'select distinct on (area_id) id from service where area_id = any ($1) and withdrawn_at is null',
        [areas],
      );
      expect(found).toHaveLength(areas.length);
      const serviceIds = found.map(({ id }) => id);
      return as('mutation ($input: ConcludeContactInput!) { concludeContact(input: $input) { state } }', {
        input: { requestId: requestId(), contactId, expectedVersion, outcome: 'DIRECTED_TO_SERVICE', serviceIds },
      });
    };
    for (const areas of [[KAINUU.id], [POHDE.id, KAINUU.id]]) {
      const { errors } = await directTo(...areas);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'serviceIds' });
    }
    expect((await directTo(POHDE.id)).data.concludeContact.state).toBe('DIRECTED_TO_SERVICE');
  });

  it('keeps the entry of the unit', async () => {
    const id = await unitOf('social-worker');
    const { data } = await app.as('social-worker')(
      'query ($id: UUID!) { unit(id: $id) { version name municipalities } }',
      { id },
    );
    const input = {
      requestId: requestId(),
      unitId: id,
      expectedVersion: data.unit.version,
      name: data.unit.name,
      municipalities: ['425'],
      reviewBy: '2027-01-31',
    };
    const mutation = 'mutation ($input: KeepUnitInput!) { keepUnit(input: $input) { municipalities reviewBy } }';
    expect((await app.as('social-worker')(mutation, { input })).data.keepUnit).toEqual({
      municipalities: ['425'],
      reviewBy: '2027-01-31',
    });
    expect((await app.as('teacher')(mutation, { input: { ...input, requestId: requestId() } })).code).toBe('NOT_FOUND');
  });
});

describe('the administrator of an area', () => {
  it('adds organisation, unit and people, lets them in further and out', async () => {
    const asAdmin = app.as('admin');
    const organisation = await asAdmin(
      'mutation ($input: AddOrganisationInput!) { addOrganisation(input: $input) { id } }',
      {
        input: { requestId: requestId(), areaId, name: 'Uusi järjestö ry', kind: 'NGO' },
      },
    );
    const unit = await asAdmin(
      'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id organisation { name } } }',
      {
        input: {
          requestId: requestId(),
          organisationId: organisation.data.addOrganisation.id,
          name: 'Perhetyö',
          register: 'Uusi järjestö: asiakasrekisteri',
          sector: 'NGO',
          isAuthority: false,
          municipalities: ['564'],
          reviewBy: '2027-01-01',
        },
      },
    );
    expect(unit.data.addUnit.organisation.name).toBe('Uusi järjestö ry');
    const person = await asAdmin(
      'mutation ($input: AddProfessionalInput!) { addProfessional(input: $input) { id memberships { unitId role } } }',
      {
        input: {
          requestId: requestId(),
          unitId: unit.data.addUnit.id,
          role: 'PROFESSIONAL',
          givenName: 'Uusi',
          familyName: 'Ihminen',
          title: 'perhetyöntekijä',
          email: 'Uusi.Ihminen@jarjesto.example',
          language: 'FI',
        },
      },
    );
    const { id } = person.data.addProfessional;
    expect(person.data.addProfessional.memberships).toEqual([{ unitId: unit.data.addUnit.id, role: 'PROFESSIONAL' }]);
    const joined = await asAdmin(
      'mutation ($input: JoinUnitInput!) { joinUnit(input: $input) { memberships { id unitId } } }',
      {
        input: { requestId: requestId(), professionalId: id, unitId: await unitOf('nurse'), role: 'PROFESSIONAL' },
      },
    );
    expect(joined.data.joinUnit.memberships).toHaveLength(2);
    app.clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
    const left = await asAdmin(
      'mutation ($input: LeaveUnitInput!) { leaveUnit(input: $input) { memberships { id } } }',
      {
        input: { requestId: requestId(), membershipId: joined.data.joinUnit.memberships[0].id },
      },
    );
    expect(left.data.leaveUnit.memberships).toHaveLength(1);
  });

  it('cannot give the same address to two people', async () => {
    const [{ email } = { email: '' }] = await app.sql<{ email: string }>('select email from professional limit 1');
    const answer = await app.as('admin')(
      'mutation ($input: AddProfessionalInput!) { addProfessional(input: $input) { id } }',
      {
        input: {
          requestId: requestId(),
          unitId: await unitOf('nurse'),
          role: 'PROFESSIONAL',
          givenName: 'A',
          familyName: 'B',
          title: 'c',
          email: email.toUpperCase(),
          language: 'SV',
        },
      },
    );
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'EMAIL_TAKEN', field: 'email' });
  });

  it('ends everything somebody saw through a unit, at once', async () => {
    const [contact] = await app.sql<{ id: string }>('select id from contact where taken_by = $1 limit 1', [
      personId('duty-colleague'),
    ]);
    const asColleague = app.asPrincipal(personId('duty-colleague'));
    const query = 'query ($id: UUID!) { contact(id: $id) { id } }';
    expect((await asColleague(query, { id: contact?.id })).data.contact.id).toBe(contact?.id);
    const [membership] = await app.sql<{ id: string }>('select id from access.membership where principal_id = $1', [
      personId('duty-colleague'),
    ]);
    await app.as('admin')('mutation ($input: LeaveUnitInput!) { leaveUnit(input: $input) { id } }', {
      input: { requestId: requestId(), membershipId: membership?.id },
    });
    // It was the last unit, so the session ended with it; a new one opens nothing.
    expect((await asColleague(query, { id: contact?.id })).code).toBe('UNAUTHENTICATED');
    const again = app.asPrincipal(personId('duty-colleague'));
    expect((await again(query, { id: contact?.id })).code).toBe('NOT_FOUND');
  });

  it('does not admit themselves, and who lets in and out is in the access log', async () => {
    const join = 'mutation ($input: JoinUnitInput!) { joinUnit(input: $input) { memberships { id } } }';
    const input = { requestId: requestId(), unitId: await unitOf('nurse'), role: 'PROFESSIONAL' };
    const self = await app.as('admin')(join, { input: { ...input, professionalId: principalOf('admin') } });
    expect(self.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_ONESELF', field: 'professionalId' });
    const { data } = await app.as('admin')(join, { input: { ...input, professionalId: principalOf('ngo-worker') } });
    expect(data.joinUnit.memberships).toHaveLength(2);
    const logged = await app.sql(
      `select action, area_id, scope_id, basis from audit.access_log where action = 'admit' and scope_id = $1`,
      [principalOf('ngo-worker')],
    );
    expect(logged).toEqual([{ action: 'admit', area_id: areaId, scope_id: principalOf('ngo-worker'), basis: 'admin' }]);
  });

  it('of another area has no say here', async () => {
    await app.sql(`update access.membership set role = 'admin' where principal_id = $1`, [
      personId('kainuu-colleague'),
    ]);
    const answer = await app.asPrincipal(personId('kainuu-colleague'))(
      'mutation ($input: AddOrganisationInput!) { addOrganisation(input: $input) { id } }',
      {
        input: { requestId: requestId(), areaId, name: 'X', kind: 'NGO' },
      },
    );
    expect(answer.code).toBe('NOT_FOUND');
  });
});

describe('the entry of a person', () => {
  const keep = async (as: ReturnType<TestApp['as']>, professionalId: string, changes: Record<string, unknown> = {}) => {
    const [row] = await app.sql('select title, email, version from professional where id = $1', [professionalId]);
    const { title, email, version } = row ?? {};
    const input = { requestId: requestId(), professionalId, expectedVersion: version, title, email, language: 'FI' };
    const mutation = 'mutation ($input: KeepProfessionalInput!) { keepProfessional(input: $input) { title email } }';
    return as(mutation, { input: { ...input, ...changes } });
  };
  const inBoth = personId('two-areas');
  const email = () => `${requestId()}@uusi.example`;

  it('keeps its address for the person alone while they belong to another area as well', async () => {
    const refused = await keep(app.as('admin'), inBoth, { email: email() });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'EMAIL_OF_THE_PERSON', field: 'email' });
    const [{ email: same } = { email: '' }] = await app.sql('select email from professional where id = $1', [inBoth]);
    const other = { title: 'vastaava ohjaaja', email: String(same).toUpperCase() };
    expect((await keep(app.as('admin'), inBoth, other)).data.keepProfessional).toEqual({
      title: other.title,
      email: same,
    });
    const own = { email: email() };
    expect((await keep(app.asPrincipal(inBoth), inBoth, own)).data.keepProfessional).toMatchObject(own);
  });

  it('whoever is let into an area is not handed to its administrator', async () => {
    const elsewhere = principalOf('counsellor-other-area');
    expect((await keep(app.as('admin'), elsewhere)).code).toBe('NOT_FOUND');
    expect((await join(elsewhere, 'PROFESSIONAL')).errors).toBeUndefined();
    expect((await keep(app.as('admin'), elsewhere)).errors).toBeUndefined();
    expect((await keep(app.as('admin'), elsewhere, { email: email() })).code).toBe('EMAIL_OF_THE_PERSON');
  });

  it('is the administrator’s again when the other membership has ended', async () => {
    await app.sql(`update access.membership set valid_until = $3 where principal_id = $1 and area_id = $2`, [
      inBoth,
      KAINUU.id,
      app.clock.now().toString(),
    ]);
    const changed = { email: email() };
    expect((await keep(app.as('admin'), inBoth, changed)).data.keepProfessional).toMatchObject(changed);
  });

  it('of somebody who has left is nobody’s but theirs', async () => {
    const answer = await keep(app.as('admin'), principalOf('former-member'));
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'professionalId' });
  });
});

const join = async (professionalId: string, role: string, until?: Temporal.Instant) =>
  app.as('admin')('mutation ($input: JoinUnitInput!) { joinUnit(input: $input) { memberships { id unitId role } } }', {
    input: {
      requestId: requestId(),
      unitId: await unitOf('nurse'),
      professionalId,
      role,
      until: until?.toString() ?? null,
    },
  });

describe('a membership', () => {
  const teacher = principalOf('teacher');

  it('cannot end before it begins', async () => {
    const { errors } = await join(teacher, 'PROFESSIONAL', app.clock.now().subtract({ seconds: 1 }));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'MEMBERSHIP_ENDS_FIRST', field: 'until' });
    expect((await join(teacher, 'PROFESSIONAL', Temporal.Instant.from('0001-01-01T00:00:00Z'))).code).toBe(
      'MEMBERSHIP_ENDS_FIRST',
    );
  });

  it('is one at a time in the same unit and role; another role, or another time, is another one', async () => {
    const until = app.clock.now().add({ hours: 1 });
    expect((await join(teacher, 'PROFESSIONAL', until)).data.joinUnit.memberships).toHaveLength(2);
    for (const again of [undefined, until, until.add({ hours: 1 }), until.subtract({ minutes: 30 })]) {
      const { errors } = await join(teacher, 'PROFESSIONAL', again);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'MEMBER_ALREADY', field: 'unitId' });
    }
    expect((await join(teacher, 'COUNSELLOR', until)).data.joinUnit.memberships).toHaveLength(3);
    await app.sql(`update access.membership set valid_until = $2 where principal_id = $1 and valid_until is not null`, [
      teacher,
      app.clock.now().toString(),
    ]);
    expect((await join(teacher, 'PROFESSIONAL')).data.joinUnit.memberships).toHaveLength(2);
  });
});

describe('where a unit works', () => {
  const keep = async (municipality: string | null, persona: Parameters<TestApp['as']>[0] = 'nurse') => {
    const id = await unitOf('nurse');
    const known = await app.as('nurse')(
      'query ($id: UUID!) { unit(id: $id) { version name municipalities municipality reviewBy } }',
      { id },
    );
    const { version, municipality: _, ...entry } = known.data.unit;
    return app.as(persona)('mutation ($input: KeepUnitInput!) { keepUnit(input: $input) { municipality } }', {
      input: { requestId: requestId(), unitId: id, expectedVersion: version, ...entry, municipality },
    });
  };

  it('is a municipality of its area, or not known', async () => {
    expect((await keep('425')).data.keepUnit).toEqual({ municipality: '425' });
    expect((await keep(null)).data.keepUnit).toEqual({ municipality: null });
    for (const unknown of ['205', '999', 'x'])
      expect((await keep(unknown)).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'municipality' });
    expect((await keep('425', 'social-worker')).code).toBe('NOT_FOUND');
    await done(keep('425'));
  });
  const done = async (answer: ReturnType<typeof keep>) => expect((await answer).errors).toBeUndefined();
});

describe('ways between municipalities', () => {
  const TIMES = 'query ($areaId: UUID!) { travelTimes(areaId: $areaId) { from to minutes } }';
  const times = async (area: string) =>
    (await app.as('teacher')(TIMES, { areaId: area })).data.travelTimes as {
      from: string;
      to: string;
      minutes: number;
    }[];
  const keep = (input: Record<string, unknown>, persona: Parameters<TestApp['as']>[0] = 'admin') =>
    app.as(persona)('mutation ($input: KeepTravelTimeInput!) { keepTravelTime(input: $input) { from to minutes } }', {
      input: { requestId: requestId(), areaId, from: '425', to: '244', minutes: 20, ...input },
    });

  it('are as long there as back, and each area has its own', async () => {
    const before = await times(areaId);
    expect(before).toHaveLength((31 * 30) / 2);
    const kainuu = await times(KAINUU.id);
    expect((await keep({ minutes: 17 })).data.keepTravelTime).toEqual({ from: '425', to: '244', minutes: 17 });
    expect(
      (await times(areaId)).filter(({ from, to }) => [from, to].includes('425') && [from, to].includes('244')),
    ).toEqual([{ from: '244', to: '425', minutes: 17 }]);
    expect(await times(areaId)).toHaveLength(before.length);
    expect(await times(KAINUU.id)).toEqual(kainuu);
    await app.sql('delete from travel_time where area_id = $1 and one = $2', [areaId, '009']);
    expect((await keep({ from: '205', to: '009', minutes: 200 })).data.keepTravelTime).toMatchObject({ minutes: 200 });
    expect(await times(areaId)).toContainEqual({ from: '009', to: '205', minutes: 200 });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['within one', { to: '425' }, 'SAME_MUNICIPALITY', 'to'],
    ['of no time', { minutes: 0 }, 'TRAVEL_OUT_OF_RANGE', 'minutes'],
    ['of more than half a day', { minutes: 721 }, 'TRAVEL_OUT_OF_RANGE', 'minutes'],
    ['from nowhere', { from: '000' }, 'NOT_FOUND', 'from'],
    ['to nowhere', { to: '000' }, 'NOT_FOUND', 'to'],
    ['of another area', { areaId: KAINUU.id }, 'NOT_FOUND', 'areaId'],
  ])('%s are refused', async (_, input, code, field) => {
    expect((await keep(input)).errors?.[0]?.extensions).toMatchObject({ code, field });
  });

  it('are kept by administrators alone', async () => {
    for (const persona of ['counsellor', 'teacher', 'guardian', 'counsellor-other-area'] as const)
      expect((await keep({}, persona)).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'areaId' });
  });

  it('are refused to others by the database as well', async () => {
    const tried = (principalId: string, sql: string) =>
      app.running.app.get(Work).run({ principalId }, 'test', (em) => em.execute(sql));
    const add = `insert into travel_time (area_id, one, other, minutes) values ('${areaId}', '001', '002', 5)`;
    const change = `update travel_time set minutes = 1 where area_id = '${areaId}'`;
    const counsellor = principalOf('counsellor');
    await expect(tried(counsellor, add)).rejects.toMatchObject({ code: '42501' });
    await expect(tried(counsellor, change)).rejects.toMatchObject({ code: 'P0002' });
    await expect(tried(principalOf('admin'), 'delete from travel_time')).rejects.toMatchObject({ code: '42501' });
  });
});

describe('rooms', () => {
  const ROOM = 'id name unitId unitName municipality';
  const add = async (input: Record<string, unknown> = {}, persona: Parameters<TestApp['as']>[0] = 'admin') =>
    app.as(persona)(`mutation ($input: AddRoomInput!) { addRoom(input: $input) { ${ROOM} } }`, {
      input: { requestId: requestId(), unitId: await unitOf('nurse'), name: 'Huone Pihlaja', ...input },
    });
  const withdraw = (roomId: string, persona: Parameters<TestApp['as']>[0] = 'admin') =>
    app.as(persona)(`mutation ($input: WithdrawRoomInput!) { withdrawRoom(input: $input) { ${ROOM} } }`, {
      input: { requestId: requestId(), roomId },
    });
  const LISTED = `query ($areaId: UUID!) { rooms(areaId: $areaId) { ${ROOM} } }`;
  const listed = async () =>
    (await app.as('teacher')(LISTED, { areaId })).data.rooms as {
      id: string;
      name: string;
    }[];

  it('are listed, added and taken away again; to families there are none', async () => {
    const before = await listed();
    expect(before.map(({ name }) => name)).toContain('Neuvotteluhuone Lakeus');
    const { data } = await add();
    expect(data.addRoom).toMatchObject({ name: 'Huone Pihlaja', unitId: await unitOf('nurse'), municipality: '425' });
    expect(await listed()).toContainEqual(data.addRoom);
    expect((await app.as('guardian')(LISTED, { areaId })).code).toBe('NOT_FOUND');
    expect((await withdraw(data.addRoom.id)).data.withdrawRoom).toEqual(data.addRoom);
    expect(await listed()).toEqual(before);
    expect((await withdraw(data.addRoom.id)).code).toBe('NOT_FOUND');
  });

  it('are kept by administrators of the area, where the unit is somewhere', async () => {
    const { id } = (await listed())[0]!;
    for (const persona of ['nurse', 'counsellor', 'guardian'] as const) {
      expect((await add({}, persona)).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'unitId' });
      expect((await withdraw(id, persona)).errors?.[0]?.extensions).toMatchObject({
        code: 'NOT_FOUND',
        field: 'roomId',
      });
    }
    expect((await withdraw(principalOf('nurse'))).errors?.[0]?.extensions).toMatchObject({ field: 'roomId' });
    const unit = await unitOf('teacher');
    await app.sql('update unit set municipality = null where id = $1', [unit]);
    expect((await add({ unitId: unit })).errors?.[0]?.extensions).toMatchObject({
      code: 'MUNICIPALITY_MISSING',
      field: 'unitId',
    });
  });

  it('are nobody: no colleague, nobody to find, to join a unit or to sign in', async () => {
    const unitId = await unitOf('nurse');
    const room = (await add()).data.addRoom.id as string;
    const people = await app.as('teacher')('query ($unitId: UUID!) { professionals(unitId: $unitId) { id email } }', {
      unitId,
    });
    expect(people.data.professionals.map(({ id }: { id: string }) => id)).not.toContain(room);
    const found = await app.as('teacher')(
      'query ($areaId: UUID!) { professionalsByName(areaId: $areaId, text: "Huone") { id } }',
      { areaId },
    );
    expect(found.data.professionalsByName).toEqual([]);
    const one = await app.as('teacher')('query ($id: UUID!) { professional(id: $id) { id } }', { id: room });
    expect(one.code).toBe('NOT_FOUND');
    expect((await join(room, 'COUNSELLOR')).errors?.[0]?.extensions).toMatchObject({ field: 'professionalId' });
    await expect(app.asPrincipal(room)('{ me { id } }')).rejects.toThrow('a room does not sign in');
  });

  it('have no address, and nobody else is without', async () => {
    await expect(app.sql(`update professional set email = 'x@y.example' where kind = 'room'`)).rejects.toMatchObject({
      constraint: 'professional_email',
    });
    await expect(
      app.sql(`update professional set email = null where id = $1`, [principalOf('nurse')]),
    ).rejects.toMatchObject({
      constraint: 'professional_email',
    });
  });
});
