import { generateKeyPairSync } from 'node:crypto';
import { principalOf } from '../src/demo/personas.js';
import { Work } from '../src/platform/access/work.js';
import { mappingSchema } from '../src/platform/config/issuer-mapping.js';
import type { IssuerSettings } from '../src/platform/config/issuer-settings.js';
import { Sealing } from '../src/platform/sealing/sealing.js';
import { Sessions } from '../src/platform/session/sessions.js';
import type { Recognised } from '../src/sign-in/identified.domain.js';
import { subjectHash } from '../src/sign-in/oidc/subject.js';
import { FamilyIdentification } from '../src/sign-in/suomi-fi/family-identification.service.js';
import { startTestApp, type TestApp } from './support/app.js';
import { CHILD, done, MOTHER, mutate, openCase, type OpenedCase } from './support/casework.js';
import { SEEDED_AT } from './support/database.js';

const LOA2 = 'http://ftn.ficora.fi/2017/loa2';
const EIDAS = 'http://eidas.europa.eu/LoA/substantial';
const SUOMI_FI: IssuerSettings = {
  id: 'suomi-fi',
  kind: 'identification',
  label: 'Suomi.fi',
  issuer: 'https://tunnistus.example',
  clientId: 'yhdessa',
  clientSecret: 'not used here',
  scopes: 'openid',
  subjectClaim: 'sub',
  levels: [LOA2, EIDAS],
  userinfo: false,
  domains: [],
  origins: [],
  mapping: mappingSchema.parse({}),
};
const privateKey = (kid: string) => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
  kid,
});
const [SIGNING, ENCRYPTION] = [privateKey('signing'), privateKey('encryption')];

/** As the Finnish Trust Network writes them; the identity code comes along unasked. */
const MARJATTA = {
  given_name: 'Anna Marjatta',
  family_name: 'SALAKOSKI',
  birthdate: '1985-04-12',
  'urn:oid:1.2.246.21': '120485-999X',
};

let app: TestApp;
let opened: OpenedCase;
let subjects = 0;
beforeAll(async () => {
  app = await startTestApp({
    SUOMI_FI_ISSUER: SUOMI_FI.issuer,
    SUOMI_FI_CLIENT_ID: SUOMI_FI.clientId,
    SUOMI_FI_PRIVATE_KEY: JSON.stringify(SIGNING),
    SUOMI_FI_ENCRYPTION_KEY: JSON.stringify(ENCRYPTION),
  });
});
afterAll(() => app?.stop());
beforeEach(async () => {
  app.clock.moveTo(SEEDED_AT.add({ minutes: 5 }));
  opened = await openCase(app);
  subjects += 1;
});

/** Whom the identity is taken for, shown on somebody's device or on none. */
function shown(
  on: string | null,
  claims: Record<string, unknown> = MARJATTA,
  subject = `subject ${subjects}`,
  settings = SUOMI_FI,
): Promise<Recognised> {
  const identified = { issuer: settings.id, subject, claims: { acr: LOA2, ...claims }, issuerSession: null };
  return app.running.app.get(FamilyIdentification).recognise(settings, identified, on);
}
const links = () =>
  app.sql<{ principal_id: string; subject_hash: Buffer; linked_as: string }>(
    'select * from access.identity where issuer = $1 and principal_id = any ($2)',
    ['suomi-fi', [opened.motherId, opened.childId]],
  );
const refusals = () =>
  app.sql<{ principal_id: string; scope_id: string | null }>(
    `select principal_id, scope_id from audit.access_log where action = 'refused' and operation like 'family-identification.%' order by id`,
  );
const born = (birthDate: string | null) => keep({ ...MOTHER, birthDate });
const keep = async (person: Record<string, unknown>) => {
  const [row] = await app.sql<{ version: number }>('select version from person where id = $1', [opened.motherId]);
  const { contactWays: _, ...told } = person as typeof MOTHER;
  const input = { personId: opened.motherId, expectedVersion: row!.version, person: told };
  return done(mutate(app, 'counsellor')('keepPerson', 'KeepPersonInput', input, 'id'));
};

describe('an identity that nobody knows', () => {
  it('is linked on the remembered device of the very person whom it names', async () => {
    const mother = { principalId: opened.motherId };
    expect(await shown(opened.motherId)).toEqual(mother);
    expect(await links()).toMatchObject([{ principal_id: opened.motherId, linked_as: 'remembered device' }]);
    expect(await shown(null)).toEqual(mother);
  });

  it('is not linked on a browser that nobody knows: nothing is stored, and it is logged', async () => {
    const before = (await refusals()).length;
    expect(await shown(null)).toEqual({ refusal: 'NOT_LINKED' });
    expect(await links()).toEqual([]);
    expect(await refusals()).toHaveLength(before + 1);
  });

  it.each([
    ['another given name', { given_name: 'Anna Maija' }],
    ['another family name', { family_name: 'Salokoski' }],
    ['letters of another alphabet', { family_name: 'Sаlakoski' }],
    ['no names', { given_name: undefined, family_name: undefined }],
    ['names that are no text', { given_name: ['Marjatta'], family_name: { toString: 'Salakoski' } }],
  ])('is somebody else by %s', async (_, claims) => {
    const before = (await refusals()).length;
    expect(await shown(opened.motherId, { ...MARJATTA, ...claims })).toEqual({ refusal: 'SOMEBODY_ELSE' });
    expect(await links()).toEqual([]);
    expect((await refusals()).slice(before)).toEqual([{ principal_id: opened.motherId, scope_id: opened.familyId }]);
  });

  it('is compared by the day of birth too, where that is recorded', async () => {
    await born('1985-12-04');
    expect(await shown(opened.motherId)).toEqual({ refusal: 'SOMEBODY_ELSE' });
    expect(await shown(opened.motherId, { ...MARJATTA, birthdate: undefined })).toEqual({ refusal: 'SOMEBODY_ELSE' });
    await born('1985-04-12');
    expect(await shown(opened.motherId)).toEqual({ principalId: opened.motherId });
  });

  it('is compared by the names that the Finnish Trust Network has for claims', async () => {
    const claims = {
      'urn:oid:1.2.246.575.1.14': 'Anna Marjatta',
      'urn:oid:2.5.4.4': 'Salakoski',
      'urn:oid:1.3.6.1.5.5.7.9.1': '1985-04-12',
    };
    await born('1985-04-12');
    expect(await shown(opened.motherId, claims)).toEqual({ principalId: opened.motherId });
  });

  it('is nobody of two in the family who bear the same names, until the day of birth tells them apart', async () => {
    const person = { ...MOTHER, role: 'CLOSE_PERSON', contactWays: [] };
    await done(mutate(app, 'counsellor')('addPerson', 'AddPersonInput', { familyId: opened.familyId, person }, 'id'));
    expect(await shown(opened.motherId)).toEqual({ refusal: 'SOMEBODY_ELSE' });
    await born('1985-04-12');
    expect(await shown(opened.motherId)).toEqual({ principalId: opened.motherId });
  });

  it('of the other guardian is nothing on the device of the first', async () => {
    const father = { ...MOTHER, givenName: 'Pekka', contactWays: [] };
    const added = await done(
      mutate(app, 'counsellor')('addPerson', 'AddPersonInput', { familyId: opened.familyId, person: father }, 'id'),
    );
    const guardian = { guardianId: added.id, childId: opened.childId, powers: 'FULL', rightToInformation: true };
    await done(mutate(app, 'counsellor')('recordGuardianship', 'RecordGuardianshipInput', guardian, 'id'));
    const pekka = { ...MARJATTA, given_name: 'Pekka Juhani' };
    expect(await shown(opened.motherId, pekka)).toEqual({ refusal: 'SOMEBODY_ELSE' });
    expect(await shown(added.id, pekka)).toEqual({ principalId: added.id });
    // From now on it is known, and says who it is on anybody's device.
    expect(await shown(opened.motherId, pekka)).toEqual({ principalId: added.id });
  });

  it('opens nothing for who has no account of their own', async () => {
    const onni = { given_name: CHILD.givenName, family_name: CHILD.familyName, birthdate: CHILD.birthDate };
    expect(await shown(opened.childId, onni)).toEqual({ refusal: 'SOMEBODY_ELSE' });
    expect(await links()).toEqual([]);
  });

  it('is linked with a minor who has an account, and with a close person whom the family invited', async () => {
    const add = async (person: Record<string, unknown>) =>
      (
        await done(
          mutate(app, 'counsellor')('addPerson', 'AddPersonInput', { familyId: opened.familyId, person }, 'id'),
        )
      ).id;
    const teen = await add({ ...CHILD, givenName: 'Aada', birthDate: '2011-05-02' });
    const aunt = await add({ ...MOTHER, role: 'CLOSE_PERSON', givenName: 'Kerttu', contactWays: [] });
    const aada = { given_name: 'Aada Sofia', family_name: 'Salakoski', birthdate: '2011-05-02' };
    const kerttu = { given_name: 'Kerttu', family_name: 'Salakoski', birthdate: '1955-01-01' };
    expect(await shown(teen, aada, `${subjects} teen`)).toEqual({ refusal: 'SOMEBODY_ELSE' });
    expect(await shown(aunt, kerttu, `${subjects} aunt`)).toEqual({ refusal: 'SOMEBODY_ELSE' });
    const assessed = { personId: teen, assessedOn: '2026-11-23', mayHaveAccount: true, reason: 'Ymmärtää.' };
    await done(mutate(app, 'counsellor')('recordMaturityAssessment', 'RecordMaturityAssessmentInput', assessed, 'id'));
    const invited = { caseId: opened.caseId, personId: aunt, wishedById: opened.motherId };
    await done(mutate(app, 'counsellor')('inviteClosePerson', 'InviteClosePersonInput', invited, 'id'));
    expect(await shown(teen, aada, `${subjects} teen`)).toEqual({ principalId: teen });
    expect(await shown(aunt, kerttu, `${subjects} aunt`)).toEqual({ principalId: aunt });
    expect(await shown(aunt, aada, `${subjects} other`)).toEqual({ refusal: 'SOMEBODY_ELSE' });
  });

  it('is not linked with a close person who bears the names of somebody they may not see', async () => {
    const person = { ...MOTHER, role: 'CLOSE_PERSON', contactWays: [] };
    const { id } = await done(
      mutate(app, 'counsellor')('addPerson', 'AddPersonInput', { familyId: opened.familyId, person }, 'id'),
    );
    const invited = { caseId: opened.caseId, personId: id, wishedById: opened.motherId };
    await done(mutate(app, 'counsellor')('inviteClosePerson', 'InviteClosePersonInput', invited, 'id'));
    expect(await shown(id)).toEqual({ refusal: 'SOMEBODY_ELSE' });
    await keep({ ...MOTHER, givenName: 'Maija' });
    expect(await shown(id)).toEqual({ principalId: id });
  });

  it('is not linked with who has another one already', async () => {
    expect(await shown(opened.motherId)).toEqual({ principalId: opened.motherId });
    expect(await shown(opened.motherId, MARJATTA, 'another subject')).toEqual({ refusal: 'SOMEBODY_ELSE' });
    expect(await links()).toHaveLength(1);
  });

  it('shown twice at the same moment is linked once', async () => {
    const both = await Promise.all([shown(opened.motherId), shown(opened.motherId)]);
    expect(both).toEqual([{ principalId: opened.motherId }, { principalId: opened.motherId }]);
    expect(await links()).toHaveLength(1);
  });
});

describe('an identity that is linked', () => {
  beforeEach(async () => {
    await shown(opened.motherId);
  });

  it('is its person on the device of somebody else, too', async () => {
    const other = await openCase(app);
    expect(await shown(other.motherId)).toEqual({ principalId: opened.motherId });
  });

  it('is another one at another issuer', async () => {
    const other = { ...SUOMI_FI, id: 'another' };
    expect(await shown(null, MARJATTA, `subject ${subjects}`, other)).toEqual({ refusal: 'NOT_LINKED' });
  });

  it('opens nothing once its person may not sign in any more', async () => {
    await app.sql('update guardianship set ended_at = $2 where guardian_id = $1', [
      opened.motherId,
      app.clock.now().toString(),
    ]);
    app.clock.moveBy(Temporal.Duration.from('PT1S'));
    expect(await shown(null)).toEqual({ refusal: 'NOT_LINKED' });
    expect(await shown(opened.motherId)).toEqual({ refusal: 'SOMEBODY_ELSE' });
  });

  it('is known by a keyed hash alone: nothing of what was said of the person is stored', async () => {
    const subject = `subject ${subjects}`;
    const [link] = await links();
    const hash = subjectHash(app.running.app.get(Sealing), 'suomi-fi', subject);
    expect(link!.subject_hash).toEqual(hash);
    for (const table of ['access.identity', 'access.session', 'audit.access_log'])
      expect(JSON.stringify(await app.sql(`select * from ${table}`))).not.toMatch(/120485|SALAKOSKI|subject \d/);
  });
});

describe('below the level of assurance that is accepted', () => {
  it.each([['http://ftn.ficora.fi/2017/loa1'], ['http://eidas.europa.eu/LoA/low'], [''], [undefined], [5]])(
    '%j: nobody is recognised',
    async (acr) => {
      await shown(opened.motherId);
      for (const on of [opened.motherId, null])
        await expect(shown(on, { ...MARJATTA, acr })).rejects.toMatchObject({ code: 'SIGN_IN_TOO_WEAK' });
    },
  );

  it('nor where a level is accepted that is not sure enough, or none is named', async () => {
    const low = 'http://eidas.europa.eu/LoA/low';
    for (const levels of [[low], []])
      await expect(
        shown(opened.motherId, { ...MARJATTA, acr: low }, 'any', { ...SUOMI_FI, levels }),
      ).rejects.toMatchObject({ code: 'SIGN_IN_TOO_WEAK' });
    expect(await links()).toEqual([]);
  });

  it('the eIDAS level that is accepted is enough: such a person has no Finnish code', async () => {
    const { 'urn:oid:1.2.246.21': _, ...claims } = MARJATTA;
    expect(await shown(opened.motherId, { ...claims, acr: EIDAS })).toEqual({ principalId: opened.motherId });
  });
});

describe('the counsellor', () => {
  const list = (who: 'counsellor' | 'nurse') =>
    app.as(who)(`{ identificationsOf(personId: "${opened.motherId}") { issuer linkedAt lastUsedAt } }`);
  const end = (who: 'counsellor' | 'nurse') =>
    mutate(app, who)(
      'endIdentification',
      'EndIdentificationInput',
      { personId: opened.motherId, issuer: 'suomi-fi' },
      'issuer',
    );

  it('sees that somebody is linked, cuts the link, and its sessions are over', async () => {
    await shown(opened.motherId);
    expect((await list('counsellor')).data.identificationsOf).toMatchObject([{ issuer: 'suomi-fi' }]);
    const client = { ip: '127.0.0.1', userAgent: 'lightMyRequest' };
    const subject = subjectHash(app.running.app.get(Sealing), 'suomi-fi', `subject ${subjects}`);
    const issuedBy = { issuer: 'suomi-fi', subject, issuerSession: null };
    const sessions = app.running.app.get(Sessions);
    const token = await sessions.open(opened.motherId, { kind: 'session', method: 'suomi-fi', client, issuedBy });
    expect((await sessions.actorOf(token, client)).principalId).toBe(opened.motherId);
    expect(await done(end('counsellor'))).toEqual([]);
    expect((await sessions.actorOf(token, client)).principalId).toBeNull();
    expect(await shown(null)).toEqual({ refusal: 'NOT_LINKED' });
    expect((await end('counsellor')).code).toBe('NOT_FOUND');
  });

  it('of another case neither sees nor cuts it', async () => {
    await shown(opened.motherId);
    expect((await list('nurse')).code).toBe('NOT_FOUND');
    expect((await end('nurse')).code).toBe('NOT_FOUND');
    expect(await links()).toHaveLength(1);
  });

  it('is not asked of a remembered device alone: neither whose it is, nor to be linked', async () => {
    const as = (assurance: 'basic' | 'full', statement: string) =>
      app.running.app
        .get(Work)
        .run({ principalId: opened.motherId, assurance }, 'test', (em) => em.execute<object[]>(statement));
    for (const statement of ['select * from access.own_identity()', 'select * from access.own_namesakes()'])
      expect(await as('basic', statement)).toEqual([]);
    expect(await as('full', 'select * from access.own_identity()')).toHaveLength(1);
    expect(await as('basic', "select access.link_own_identity('suomi-fi', '\\x01') as linked")).toEqual([
      { linked: false },
    ]);
    expect(await links()).toEqual([]);
  });

  it('links nobody: only the person itself does, and only the sign-in desk asks whose an identity is', async () => {
    const as = (principalId: string, statement: string) =>
      app.running.app.get(Work).run({ principalId }, 'test', (em) => em.execute(statement));
    await expect(
      as(principalOf('counsellor'), "select access.person_of_identity('suomi-fi', '\\x01')"),
    ).rejects.toThrow('the sign-in desk');
    expect(
      await as(principalOf('counsellor'), "select access.link_own_identity('suomi-fi', '\\x01') as linked"),
    ).toEqual([{ linked: false }]);
  });
});

describe('the public halves of our keys', () => {
  it('can be fetched, and nothing of the private ones', async () => {
    const answer = await app.inject({ method: 'GET', url: '/kirjaudu/suomi-fi/avaimet' });
    const half = ({ kty, crv, x, y, kid }: Record<string, unknown>, use: string) => ({ kty, crv, x, y, use, kid });
    expect(answer.json()).toEqual({ keys: [half(SIGNING, 'sig'), half(ENCRYPTION, 'enc')] });
    expect(answer.headers['content-type']).toBe('application/jwk-set+json; charset=utf-8');
  });

  it.each(['unknown', 'demo'])('of %s there are none', async (issuer) => {
    expect((await app.inject({ method: 'GET', url: `/kirjaudu/${issuer}/avaimet` })).statusCode).toBe(404);
  });
});
