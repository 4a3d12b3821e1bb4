import { randomBytes } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import { KAINUU, POHDE } from '../src/demo/pohde.data.js';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { DirectoryRepository } from '../src/directory/directory.repository.js';
import { entities } from '../src/entities.js';
import { migrate } from '../src/platform/database/migrate.js';
import { ormOptions } from '../src/platform/database/orm.js';
import { requestId, startTestApp, type TestApp } from './support/app.js';
import { SEEDED_AT, urlOf, withClient } from './support/database.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const areaId = POHDE.id;
type Named = { readonly id: string; readonly name: string };

const find = async (list: string, type: string, search: unknown, as = app.as('counsellor')): Promise<Named[]> => {
  const { data } = await as(
    `query ($areaId: UUID!, $search: ${type}) { ${list}(areaId: $areaId, ${type === 'Boolean' ? 'reviewDue' : 'search'}: $search, first: 100) {
       edges { node { id name } } } }`,
    { areaId, search },
  );
  return data[list].edges.map(({ node }: { node: Named }) => node);
};
const services = async (search: Record<string, unknown>, as = app.as('counsellor')) =>
  (await find('services', 'ServiceSearchInput', search, as)).map(({ name }) => name);

/** A unit with a service, as the owner makes them. */
async function made(texts: { organisation: string; unit: string; service: string; forWhom: string }, reviewBy: string) {
  const [organisation, unit, service] = [requestId(), requestId(), requestId()];
  await app.sql('insert into organisation (id, area_id, name, kind) values ($1, $2, $3, $4)', [
    organisation,
    areaId,
    texts.organisation,
    'ngo',
  ]);
  await app.sql(
    `insert into unit (id, area_id, organisation_id, name, register, sector, is_authority, municipalities, review_by)
     values ($1, $2, $3, $4, 'r', 'ngo', false, '{}', $5)`,
    [unit, areaId, organisation, texts.unit, reviewBy],
  );
  await app.sql(
    `insert into service (id, area_id, unit_id, name, for_whom, place, how_to_reach, need_codes, municipalities, review_by)
     values ($1, $2, $3, $4, $5, 'p', 'h', '{}', '{}', $6)`,
    [service, areaId, unit, texts.service, texts.forWhom, reviewBy],
  );
  return { organisation, unit, service };
}

describe('text that is looked for', () => {
  beforeAll(() =>
    made(
      {
        organisation: 'Äijien Öljylamppu ry',
        unit: 'Perhetyön yksikkö Ålandissa',
        service: 'YÖTYÖ vanhemmille',
        forWhom: 'Väsyneille',
      },
      '2027-06-01',
    ),
  );

  it.each([
    ['the name, in other case', 'yötyö'],
    ['the name, in yet other case', 'yÖTYÖ'],
    ['the unit', 'ÅLANDISSA'],
    ['the organisation', 'öljyLAMPPU'],
    ['whom it is for', 'VÄSYNEILLE'],
    ['words of several places, in any order', 'väsyneille äijien yötyö'],
    ['parts of words, with much space between', 'LJYLAMP \u00a0 yöt'],
  ])('is found in %s', async (_, text) => {
    expect(await services({ text })).toEqual(['YÖTYÖ vanhemmille']);
  });

  it.each([
    ['one word stands nowhere', 'yötyö nuorille'],
    ['a letter without its dots', 'yotyo'],
    ['% between the words', 'yötyö%vanhemmille'],
    ['_ for a letter', 'y_työ'],
  ])('is not found if %s', async (_, text) => {
    expect(await services({ text })).toEqual([]);
  });

  it('is found in Finnish in a database of the locale C, which knows no ä', async () => {
    const name = `locale_c_${randomBytes(6).toString('hex')}`;
    const [admin, url] = [urlOf('postgres', 'owner'), urlOf(name, 'owner')];
    await withClient(admin, (client) =>
      client.query(`create database ${name} template template0 encoding 'UTF8' locale_provider libc locale 'C'`),
    );
    const orm = await MikroORM.init({ ...ormOptions(url, entities, 2, () => undefined), allowGlobalContext: true });
    try {
      await migrate(orm, urlOf(name, 'app'), SEEDED_AT.toZonedDateTimeISO('UTC').toPlainDate());
      await withClient(url, async (client) => {
        expect((await client.query(`select 'YÖTYÖ' ilike 'yötyö' as found`)).rows).toEqual([{ found: false }]);
        await client.query(`
          insert into area values ('${areaId}', '17', 'A', 'A');
          insert into organisation (id, area_id, name, kind) values ('${areaId}', '${areaId}', 'Äijät', 'ngo');
          insert into unit (id, area_id, organisation_id, name, register, sector, is_authority, municipalities, review_by)
            values ('${areaId}', '${areaId}', '${areaId}', 'U', 'r', 'ngo', false, '{}', '2027-01-01');
          insert into service (id, area_id, unit_id, name, for_whom, place, how_to_reach, need_codes, municipalities, review_by)
            values ('${areaId}', '${areaId}', '${areaId}', 'YÖTYÖ', 'V', 'p', 'h', '{}', '{}', '2027-01-01')`);
      });
      const found = await new DirectoryRepository(orm.em).services(areaId, { text: 'yötyö ÄIJÄT' }, 10);
      expect(found.map((row) => row.name)).toEqual(['YÖTYÖ']);
    } finally {
      await orm.close(true);
      await withClient(admin, (client) => client.query(`drop database ${name} with (force)`));
    }
  });
});

describe('people found by name', () => {
  const add = async (givenName: string, familyName: string) => {
    const id = requestId();
    await app.sql(
      `insert into professional (id, given_name, family_name, title, email, language) values ($1, $2, $3, 't', $4, 'fi')`,
      [id, givenName, familyName, `${id}@x.example`],
    );
    await app.sql(
      `insert into access.membership (id, principal_id, area_id, unit_id, role, valid_from)
       select $1, $2, m.area_id, m.unit_id, 'professional', '2026-01-01' from access.membership m where m.principal_id = $3`,
      [requestId(), id, principalOf('nurse')],
    );
    return id;
  };
  const names = async (text: string, persona: Persona = 'teacher', other: Record<string, unknown> = {}) => {
    const { data, code } = await app.as(persona)(
      `query ($areaId: UUID!, $text: ShortText!, $first: Int) { professionalsByName(areaId: $areaId, text: $text, first: $first) {
         givenName familyName } }`,
      { areaId, text, first: 20, ...other },
    );
    return (
      code ?? data.professionalsByName.map((one: Record<string, string>) => `${one['givenName']} ${one['familyName']}`)
    );
  };
  let left: string;
  beforeAll(async () => {
    await add('Öykky', 'Zyskowicz-Ärjälä');
    await add('Åke', 'Ärjälä');
    await add('Anna-Öinen', 'Ärjälä');
    left = await add('Poissa', 'Ärjälä');
    await app.sql('update access.membership set valid_until = $2 where principal_id = $1', [
      left,
      SEEDED_AT.toString(),
    ]);
  });

  it('are listed in Finnish order, å, ä and ö last, those who have left not at all', async () => {
    expect(await names('ÄRJ')).toEqual(['Öykky Zyskowicz-Ärjälä', 'Anna-Öinen Ärjälä', 'Åke Ärjälä']);
  });

  it.each([
    ['ärjälä åke', ['Åke Ärjälä']],
    ['öi ÄRJ', ['Anna-Öinen Ärjälä']],
    ['anna-ö', ['Anna-Öinen Ärjälä']],
    ['zyskowicz-ä', ['Öykky Zyskowicz-Ärjälä']],
    ['rjälä', []],
    ['åke zyskowicz', []],
    ['%', []],
    ['-', []],
  ])('each word begins a name: %s', async (text, found) => {
    expect(await names(text)).toEqual(found);
  });

  it('are of the area that is asked for, so many at most, and for staff', async () => {
    expect(await names('ärj', 'teacher', { areaId: KAINUU.id })).toEqual([]);
    expect(await names('ärj', 'teacher', { first: 1 })).toEqual(['Öykky Zyskowicz-Ärjälä']);
    expect(await names('ärj', 'teacher', { first: 0 })).toBe('PAGE_SIZE');
    expect(await names('ärj', 'teacher', { first: 101 })).toBe('PAGE_SIZE');
    expect(await names('ärj', 'guardian')).toBe('NOT_FOUND');
  });
});

describe('organisations', () => {
  const list =
    'query ($areaId: UUID!, $first: Int!, $after: String) { organisations(areaId: $areaId, first: $first, after: $after) {\
    edges { cursor node { id name kind version } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }';
  const page = async (first: number, after: string | null = null, area = areaId) =>
    (await app.as('teacher')(list, { areaId: area, first, after })).data.organisations;

  it('of an area are listed in Finnish order, page by page, each once', async () => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo } = await page(2, after);
      expect(pageInfo).toMatchObject({
        hasPreviousPage: after !== null,
        startCursor: edges[0].cursor,
        endCursor: edges.at(-1).cursor,
      });
      seen.push(...edges.map(({ node }: { node: Named }) => node.name));
      ({ hasNextPage: more, endCursor: after } = pageInfo);
    }
    const all = await app.sql<Named>('select name from organisation where area_id = $1', [areaId]);
    expect(seen.length).toBeGreaterThan(4);
    expect(seen).toEqual(all.map(({ name }) => name).toSorted(new Intl.Collator('fi').compare));
  });

  it('an empty page begins and ends nowhere', async () => {
    const { edges, pageInfo } = await page(2, null, requestId());
    expect({ edges, pageInfo }).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it('are kept by an administrator of their area, in the version that was seen', async () => {
    const { id, version } = (await page(1)).edges[0].node;
    const keep = (persona: Persona, changes: Record<string, unknown> = {}) =>
      app.as(persona)(
        'mutation ($input: KeepOrganisationInput!) { keepOrganisation(input: $input) { name kind version } }',
        {
          input: {
            requestId: requestId(),
            organisationId: id,
            expectedVersion: version,
            name: 'Ääkköset ry',
            kind: 'NGO',
            ...changes,
          },
        },
      );
    expect((await keep('teacher')).code).toBe('NOT_FOUND');
    expect((await keep('counsellor-other-area')).code).toBe('NOT_FOUND');
    expect((await keep('admin', { organisationId: requestId() })).errors?.[0]?.extensions).toMatchObject({
      code: 'NOT_FOUND',
      field: 'organisationId',
    });
    const [foreign] = await app.sql<Named>('select id from organisation where area_id = $1', [KAINUU.id]);
    expect((await keep('admin', { organisationId: foreign?.id })).code).toBe('NOT_FOUND');
    expect((await keep('admin')).data.keepOrganisation).toEqual({
      name: 'Ääkköset ry',
      kind: 'NGO',
      version: version + 1,
    });
    expect((await keep('admin', { requestId: requestId() })).code).toBe('STALE');
  });
});

describe('entries whose day of review has passed', () => {
  it('are found by it, the day being a day of Finland', async () => {
    const texts = { organisation: 'O', unit: 'Katselmus', service: 'Katselmus', forWhom: 'K' };
    await made(texts, '2026-11-23');
    const found = async (due: boolean | null) => {
      const as = app.asPrincipal(principalOf('nurse'));
      const inServices = await services({ text: 'katselmus', reviewDue: due }, as);
      const inUnits = await find('units', 'Boolean', due, as);
      const unit = inUnits.filter(({ name }) => name === 'Katselmus').map(({ name }) => name);
      expect(unit).toEqual(inServices);
      return unit.length === 1;
    };
    expect(await Promise.all([true, false, null].map(found))).toEqual([false, true, true]);
    app.clock.moveTo(Temporal.Instant.from('2026-11-23T21:59:00Z'));
    expect(await Promise.all([true, false, null].map(found))).toEqual([false, true, true]);
    app.clock.moveTo(Temporal.Instant.from('2026-11-23T22:00:00Z'));
    expect(await Promise.all([true, false, null].map(found))).toEqual([true, false, true]);
  });
});
