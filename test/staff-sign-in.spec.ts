import { randomUUID } from 'node:crypto';
import { personId, unitId } from '../src/demo/directory.js';
import { principalOf } from '../src/demo/personas.js';
import { KAINUU, POHDE } from '../src/demo/pohde.data.js';
import { SIGN_IN_DESK } from '../src/platform/access/actor.js';
import { Work } from '../src/platform/access/work.js';
import { mappingSchema } from '../src/platform/config/issuer-mapping.js';
import { Sealing } from '../src/platform/sealing/sealing.js';
import { Sessions } from '../src/platform/session/sessions.js';
import type { Recognised } from '../src/sign-in/identified.domain.js';
import { Issuers } from '../src/sign-in/oidc/issuers.service.js';
import { subjectHash } from '../src/sign-in/oidc/subject.js';
import { MappingCheck } from '../src/sign-in/staff/mapping-check.js';
import { StaffAccounts } from '../src/sign-in/staff/staff-accounts.service.js';
import { type Answer, requestId, startTestApp, type TestApp } from './support/app.js';
import { recordContact } from './support/casework.js';
import { SEEDED_AT } from './support/database.js';
import { actionOf, agree, draft, meet, promised } from './support/plans.js';

const GUIDANCE = unitId('palveluohjaus');
const CLINIC = unitId('neuvola-liminka');
const KAINUU_GUIDANCE = unitId('palveluohjaus-kainuu');
const NO_SUCH_UNIT = randomUUID();

const rule = (value: string, unit: string, role: string) => ({ value, unit, role });
const MAPPING = mappingSchema.parse({
  claims: { title: 'title' },
  memberships: [
    rule('ohjaajat', GUIDANCE, 'counsellor'),
    rule('tiimi', GUIDANCE, 'team-lead'),
    rule('neuvola', CLINIC, 'professional'),
    rule('kainuu', KAINUU_GUIDANCE, 'counsellor'),
    rule('haamut', NO_SUCH_UNIT, 'counsellor'),
  ],
});
/** The county's own tenant, and that of somebody else, who is trusted with another domain. */
const COUNTY = { id: 'pohde-sso', domains: ['pohde.example', 'hyvä.example'], mapping: MAPPING };
const OTHER = { id: 'other-sso', domains: ['other.example'], mapping: MAPPING };
/** To where the county moves: the same addresses at another issuer. */
const NEXT = { ...COUNTY, id: 'pohde-next' };

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(() => app.clock.moveTo(SEEDED_AT));

const pass = (time = 'PT1M') => app.clock.moveBy(Temporal.Duration.from(time));

interface Came {
  readonly subject?: string;
  readonly issuer?: typeof COUNTY;
  readonly [claim: string]: unknown;
}

/** Signs in as an issuer identified somebody; the claims are those of somebody new unless told. */
function come({ subject = randomUUID(), issuer = COUNTY, ...claims }: Came): Promise<Recognised> {
  const identified = { issuer: issuer.id, subject, issuerSession: null };
  const names = { given_name: 'Uusi', family_name: 'Tulija' };
  return app.running.app.get(StaffAccounts).recognise(issuer, { ...identified, claims: { ...names, ...claims } });
}

/** The same, of whom an account is known or made. */
async function accountOf(came: Came): Promise<string> {
  const recognised = await come(came);
  if ('refusal' in recognised) throw new Error(recognised.refusal);
  return recognised.principalId;
}

let addresses = 0;
/** An address that nobody has. */
const newAddress = () => `tulija-${(addresses += 1)}@pohde.example`;

/** Of what the person is a member now, and by whom. */
const membershipsOf = async (principal: string) =>
  (
    await app.sql<{ m: string }>(
      `select concat_ws(' ', u.name, m.role, coalesce(m.issuer, 'admitted')) as m from access.membership m join unit u on u.id = m.unit_id
       where m.principal_id = $1 and m.valid_from <= $2 and (m.valid_until is null or m.valid_until > $2) order by u.name, m.role`,
      [principal, app.clock.now().toString()],
    )
  ).map(({ m }) => m);

const nameOf = async (unit: string) =>
  (await app.sql<{ name: string }>('select name from unit where id = $1', [unit]))[0]!.name;

/** Somebody the directory had before, with an address that the county vouches for. */
async function entry(persona: 'nurse' | 'teacher' | 'admin' | 'counsellor' | 'ngo-worker'): Promise<string> {
  const address = `${persona}@pohde.example`;
  await app.sql('update professional set email = $2 where id = $1', [principalOf(persona), address]);
  return address;
}

const logOf = (principal: string) =>
  app.sql<{ action: string; area_id: string | null; basis: string; principal_id: string; operation: string }>(
    `select action, area_id, basis, principal_id, operation from audit.access_log
     where scope_id = $1 and operation like 'sign-in%' order by id`,
    [principal],
  );

const refusals = () =>
  app.sql<{ area_id: string | null; scope_id: string | null }>(
    `select area_id, scope_id from audit.access_log where operation = 'sign-in.staff' and action = 'refused' order by id`,
  );

const people = async () => (await app.sql<{ n: number }>('select count(*)::int as n from professional'))[0]!.n;
const identities = async () => (await app.sql<{ n: number }>('select count(*)::int as n from access.identity'))[0]!.n;

/** Asks GraphQL by a session that the issuer began. */
async function signedIn(principal: string, issuer: string, subject: string, askedAt?: Temporal.Instant) {
  const client = { ip: '127.0.0.1', userAgent: 'lightMyRequest' };
  const hash = subjectHash(app.running.app.get(Sealing), issuer, subject);
  const token = await app.running.app.get(Sessions).open(principal, {
    kind: 'session',
    method: 'oidc',
    client,
    issuedBy: { issuer, subject: hash, issuerSession: null },
    ...(askedAt && { askedAt }),
  });
  return async (query: string, variables?: Record<string, unknown>): Promise<Answer> => {
    const answer = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', cookie: `__Host-yhdessa=${token}` },
      payload: JSON.stringify({ query, variables }),
    });
    const { data, errors } = answer.json<{ data: unknown; errors?: Answer['errors'] }>();
    return { status: answer.statusCode, data, errors, code: errors?.[0]?.extensions.code };
  };
}
const ME = '{ me { id } }';

describe('somebody new', () => {
  it('becomes a professional with what the claims give', async () => {
    const email = newAddress();
    const subject = randomUUID();
    const claims = {
      email: email.toUpperCase(),
      locale: 'sv-FI',
      title: 'palveluohjaaja',
      groups: ['ohjaajat', 'muut'],
    };
    const id = await accountOf({ subject, ...claims });
    const [row] = await app.sql('select * from professional where id = $1', [id]);
    expect(row).toMatchObject({
      given_name: 'Uusi',
      family_name: 'Tulija',
      email,
      language: 'sv',
      title: 'palveluohjaaja',
      kind: 'person',
      version: 1,
    });
    expect(await membershipsOf(id)).toEqual([`${await nameOf(GUIDANCE)} counsellor pohde-sso`]);
    const [identity] = await app.sql('select * from access.identity where principal_id = $1', [id]);
    expect(JSON.stringify(identity)).not.toContain(subject);
    expect(await logOf(id)).toEqual([
      {
        action: 'admit',
        area_id: POHDE.id,
        basis: 'issuer',
        principal_id: SIGN_IN_DESK.principalId,
        operation: 'sign-in.staff',
      },
      {
        action: 'record',
        area_id: POHDE.id,
        basis: 'issuer',
        principal_id: SIGN_IN_DESK.principalId,
        operation: 'sign-in.staff',
      },
    ]);
  });

  it('is the same one the next time, and nothing is logged that did not change', async () => {
    const subject = randomUUID();
    const claims = { subject, email: newAddress(), groups: 'ohjaajat' };
    const id = await accountOf(claims);
    const before = await logOf(id);
    pass();
    expect(await accountOf(claims)).toBe(id);
    expect(await logOf(id)).toEqual(before);
    const [used] = await app.sql(
      'select linked_at < last_used_at as later from access.identity where principal_id = $1',
      [id],
    );
    expect(used).toEqual({ later: true });
  });

  it('is known by the subject alone from then on', async () => {
    const subject = randomUUID();
    const id = await accountOf({ subject, email: newAddress(), groups: 'ohjaajat' });
    pass();
    expect(await accountOf({ subject, groups: 'ohjaajat' })).toBe(id);
    expect(
      await accountOf({ subject, email: 'new.name@elsewhere.example', email_verified: false, groups: 'ohjaajat' }),
    ).toBe(id);
  });

  it('without a title is a professional in their own language, and speaks Finnish unless the claims say otherwise', async () => {
    const titleOf = async (locale?: string) => {
      const id = await accountOf({ email: newAddress(), groups: 'ohjaajat', locale });
      const [row] = await app.sql<{ title: string; language: string }>(
        'select title, language from professional where id = $1',
        [id],
      );
      return [row!.language, row!.title];
    };
    expect(await titleOf()).toEqual(['fi', 'ammattilainen']);
    expect(await titleOf('sv')).toEqual(['sv', 'yrkesutbildad person']);
    expect(await titleOf('en-GB')).toEqual(['en', 'professional']);
  });

  it('of a domain in its own letters is kept as DNS has it', async () => {
    const id = await accountOf({ email: 'uusi@hyvä.example', groups: 'ohjaajat' });
    const [row] = await app.sql('select email from professional where id = $1', [id]);
    expect(row).toEqual({ email: 'uusi@xn--hyv-sla.example' });
  });

  it('of a thousand groups gets what they give', async () => {
    const groups = [...Array.from({ length: 1000 }, (_, n) => `ryhmä-${n}`), 'neuvola', 'tiimi'];
    const id = await accountOf({ email: newAddress(), groups });
    expect(await membershipsOf(id)).toEqual(
      [`${await nameOf(CLINIC)} professional pohde-sso`, `${await nameOf(GUIDANCE)} team-lead pohde-sso`].toSorted(),
    );
  });

  it('twice at once has one account', async () => {
    const claims = { subject: randomUUID(), email: newAddress(), groups: ['ohjaajat', 'kainuu'] };
    const came = await Promise.all(Array.from({ length: 4 }, () => accountOf(claims)));
    expect(new Set(came).size).toBe(1);
    expect(await membershipsOf(came[0]!)).toHaveLength(2);
    expect(await app.sql('select from professional where email = $1', [claims.email])).toHaveLength(1);
  });

  it('is refused if two come at once by one address: the later one has no account', async () => {
    const email = newAddress();
    const came = await Promise.all([1, 2].map(() => come({ email, groups: 'ohjaajat' })));
    expect(came.filter((one) => 'principalId' in one)).toHaveLength(1);
    expect(came.filter((one) => 'refusal' in one)).toEqual([{ refusal: 'ACCOUNT_TAKEN' }]);
  });
});

describe('nobody comes in', () => {
  it.each<[refusal: string, what: string, came: Came]>([
    ['NO_UNIT', 'without a group of ours', { email: 'x@pohde.example', groups: ['muut'] }],
    ['NO_UNIT', 'without groups', { email: 'x@pohde.example' }],
    ['NO_UNIT', 'with a group alone whose unit does not exist', { email: 'x@pohde.example', groups: 'haamut' }],
    ['NO_UNIT', 'whose groups are left out', { email: 'x@pohde.example', _claim_names: { groups: 'src1' } }],
    ['NO_ADDRESS', 'without an address', { groups: 'ohjaajat' }],
    ['NO_ADDRESS', 'with an address of another domain', { email: 'x@evil.example', groups: 'ohjaajat' }],
    ['NO_ADDRESS', 'with an address below the domain', { email: 'x@evil.pohde.example', groups: 'ohjaajat' }],
    ['NO_ADDRESS', 'with a domain that looks alike', { email: 'x@p\u043ehde.example', groups: 'ohjaajat' }],
    ['NO_ADDRESS', 'with a name that looks alike', { email: '\u0445@pohde.example', groups: 'ohjaajat' }],
    [
      'NO_ADDRESS',
      'with an address that is not verified',
      { email: 'x@pohde.example', email_verified: false, groups: 'ohjaajat' },
    ],
    ['NO_ADDRESS', 'without a name', { email: 'x@pohde.example', given_name: '', groups: 'ohjaajat' }],
    [
      'NO_ADDRESS',
      'with a name of control characters',
      { email: 'x@pohde.example', family_name: 'A\u0007', groups: 'ohjaajat' },
    ],
  ])('%s: %s', async (refusal, _, came) => {
    const before = [await people(), await identities(), (await refusals()).length];
    expect(await come(came)).toEqual({ refusal });
    expect([await people(), await identities(), (await refusals()).length - 1]).toEqual(before);
    // Where the issuer lets people in, an inspector sees it.
    expect([POHDE.id, KAINUU.id]).toContain((await refusals()).at(-1)!.area_id);
  });

  it('by the address of a room, which has none', async () => {
    const before = await people();
    expect(await come({ email: '', groups: 'ohjaajat' })).toEqual({ refusal: 'NO_ADDRESS' });
    expect(await people()).toBe(before);
  });
});

describe('somebody the directory knows', () => {
  it('by the address keeps the account, whatever capitals, and what an administrator admitted', async () => {
    const email = await entry('nurse');
    const before = await membershipsOf(principalOf('nurse'));
    expect(await accountOf({ email: email.toUpperCase(), given_name: 'Joku' })).toBe(principalOf('nurse'));
    expect(await membershipsOf(principalOf('nurse'))).toEqual(before);
    const [row] = await app.sql('select given_name from professional where id = $1', [principalOf('nurse')]);
    expect(row).toEqual({ given_name: 'Helmi' });
  });

  it('comes in without any unit: their invitations give them something', async () => {
    const id = personId('kainuu-colleague');
    await app.sql(`update access.membership set valid_until = $2 where principal_id = $1`, [id, SEEDED_AT.toString()]);
    await app.sql(`update professional set email = 'unitless@pohde.example' where id = $1`, [id]);
    pass();
    expect(await accountOf({ email: 'unitless@pohde.example' })).toBe(id);
    expect(await membershipsOf(id)).toEqual([]);
  });

  it('is found where the directory writes the domain in its own letters', async () => {
    await app.sql(`update professional set email = 'Ohjaaja@Hyvä.example' where id = $1`, [personId('duty-colleague')]);
    expect(await accountOf({ email: 'ohjaaja@xn--hyv-sla.example' })).toBe(personId('duty-colleague'));
  });

  it('is not taken over by whoever says so in a tenant that does not vouch for the domain', async () => {
    const email = await entry('admin');
    const before = await identities();
    for (const claims of [{ email }, { email, email_verified: true }, { email: [email] }, { email: ` ${email}\u200b` }])
      expect(await come({ ...claims, issuer: OTHER, groups: 'ohjaajat' })).toEqual({ refusal: 'NO_ADDRESS' });
    expect(await come({ email, email_verified: false })).toEqual({ refusal: 'NO_ADDRESS' });
    expect(await identities()).toBe(before);
  });

  it('is not taken over by whoever inherited the address', async () => {
    const email = await entry('teacher');
    const teacher = principalOf('teacher');
    expect(await accountOf({ email, subject: 'before' })).toBe(teacher);
    expect(await come({ email, subject: 'after', groups: 'ohjaajat' })).toEqual({ refusal: 'ACCOUNT_TAKEN' });
    expect((await refusals()).at(-1)).toEqual({ area_id: POHDE.id, scope_id: teacher });
    expect(await accountOf({ email, subject: 'before' })).toBe(teacher);
  });

  it('is the same person at the issuer to which the employer moves', async () => {
    const email = newAddress();
    const id = await accountOf({ email, groups: 'ohjaajat' });
    expect(await accountOf({ email, issuer: NEXT, groups: 'ohjaajat' })).toBe(id);
    // Nothing is given twice.
    expect(await membershipsOf(id)).toHaveLength(1);
  });

  it('does not lie in wait for somebody under their address', async () => {
    const boss = newAddress();
    const attacker = await accountOf({ email: 'x@other.example', issuer: OTHER, groups: 'neuvola' });
    await app.sql('update professional set email = $2 where id = $1', [attacker, boss]);
    expect(await come({ email: boss, groups: ['ohjaajat', 'tiimi'] })).toEqual({ refusal: 'ACCOUNT_TAKEN' });
    expect(await membershipsOf(attacker)).toEqual([`${await nameOf(CLINIC)} professional other-sso`]);
  });
});

describe('memberships', () => {
  it('follow the claims at each sign-in, and what they open with them', async () => {
    const grants = async (id: string) =>
      (
        await app.sql<{ n: number }>(
          'select count(*)::int as n from access.access_grant where principal_id = $1 and valid_from <= $2 and (valid_until is null or valid_until > $2)',
          [id, app.clock.now().toString()],
        )
      )[0]!.n;
    await recordContact(app);
    const subject = randomUUID();
    const id = await accountOf({ subject, email: newAddress(), groups: ['tiimi', 'neuvola'] });
    expect(await grants(id)).toBeGreaterThan(0);
    pass();
    await accountOf({ subject, groups: ['kainuu', 'neuvola'] });
    expect(await membershipsOf(id)).toEqual(
      [
        `${await nameOf(CLINIC)} professional pohde-sso`,
        `${await nameOf(KAINUU_GUIDANCE)} counsellor pohde-sso`,
      ].toSorted(),
    );
    const inPohde = await app.sql(
      `select from access.access_grant where principal_id = $1 and area_id = $2 and (valid_until is null or valid_until > $3)`,
      [id, POHDE.id, app.clock.now().toString()],
    );
    expect(inPohde).toEqual([]);
    expect((await logOf(id)).map(({ action, area_id }) => [action, area_id])).toEqual([
      ['admit', POHDE.id],
      ['admit', POHDE.id],
      ['record', POHDE.id],
      ['admit', KAINUU.id],
      ['dismiss', POHDE.id],
    ]);
    pass();
    await accountOf({ subject, groups: ['tiimi'] });
    expect(await membershipsOf(id)).toEqual([`${await nameOf(GUIDANCE)} team-lead pohde-sso`]);
  });

  it('that are taken away in the very moment in which they were given end all the same', async () => {
    const subject = randomUUID();
    const claims = { subject, email: newAddress() };
    const id = await accountOf({ ...claims, groups: ['ohjaajat', 'neuvola'] });
    await app.sql(`update access.membership set valid_from = $2 where principal_id = $1`, [
      id,
      app.clock.now().add({ seconds: 30 }).toString(),
    ]);
    await accountOf({ ...claims, groups: ['neuvola'] });
    pass();
    expect(await membershipsOf(id)).toEqual([`${await nameOf(CLINIC)} professional pohde-sso`]);
  });

  it('that an administrator admitted stay the administrator’s, also where the claims give the same', async () => {
    const email = await entry('counsellor');
    const id = principalOf('counsellor');
    const before = await membershipsOf(id);
    expect(before).toEqual([`${await nameOf(GUIDANCE)} counsellor admitted`]);
    await accountOf({ email, subject: 'aino', groups: ['ohjaajat'] });
    expect(await membershipsOf(id)).toEqual(before);
    pass();
    await accountOf({ email, subject: 'aino', groups: ['ohjaajat', 'neuvola'] });
    expect(await membershipsOf(id)).toHaveLength(2);
    pass();
    await accountOf({ email, subject: 'aino' });
    expect(await membershipsOf(id)).toEqual(before);
  });

  it('that another issuer gave are its own', async () => {
    const email = newAddress();
    const id = await accountOf({ email, groups: ['ohjaajat'], subject: 'old' });
    await accountOf({ email, issuer: NEXT, groups: ['ohjaajat', 'neuvola'], subject: 'next' });
    pass();
    await accountOf({ issuer: NEXT, subject: 'next' });
    expect(await membershipsOf(id)).toEqual([`${await nameOf(GUIDANCE)} counsellor pohde-sso`]);
  });

  it('that the claims merely do not tell are left, and nobody comes in', async () => {
    const subject = randomUUID();
    const id = await accountOf({ subject, email: newAddress(), groups: ['ohjaajat'] });
    pass();
    expect(await come({ subject, _claim_names: { groups: 'src1' } })).toEqual({ refusal: 'NO_UNIT' });
    expect(await membershipsOf(id)).toHaveLength(1);
  });

  it('say who gave them', async () => {
    const id = await accountOf({ email: newAddress(), groups: ['neuvola'] });
    const query = 'query ($id: UUID!) { professional(id: $id) { memberships { issuer } } }';
    const { data } = await app.as('nurse')(query, { id });
    expect(data.professional.memberships).toEqual([{ issuer: 'pohde-sso' }]);
    const nurse = await app.as('nurse')(query, { id: principalOf('admin') });
    expect(nurse.data.professional.memberships[0]).toEqual({ issuer: null });
  });
});

describe('a leaver', () => {
  it('whose groups are gone is signed out everywhere at the next sign-in', async () => {
    const subject = randomUUID();
    const id = await accountOf({ subject, email: newAddress(), groups: ['neuvola'] });
    const elsewhere = await signedIn(id, 'pohde-sso', subject);
    expect((await elsewhere(ME)).data.me.id).toBe(id);
    pass();
    expect(await accountOf({ subject })).toBe(id);
    expect(await membershipsOf(id)).toEqual([]);
    expect((await elsewhere(ME)).code).toBe('UNAUTHENTICATED');
  });

  it('whom an administrator dismisses is signed out at once', async () => {
    const subject = randomUUID();
    const id = await accountOf({ subject, email: newAddress(), groups: ['neuvola', 'ohjaajat'] });
    const ask = await signedIn(id, 'pohde-sso', subject);
    pass();
    const leave = async () => {
      const [row] = await app.sql<{ id: string }>(
        'select id from access.membership where principal_id = $1 and valid_until is null limit 1',
        [id],
      );
      const input = { requestId: requestId(), membershipId: row!.id };
      const left = await app.as('admin')('mutation ($input: LeaveUnitInput!) { leaveUnit(input: $input) { id } }', {
        input,
      });
      expect(left.errors).toBeUndefined();
    };
    await leave();
    expect((await ask(ME)).data.me.id).toBe(id);
    await leave();
    expect((await ask(ME)).code).toBe('UNAUTHENTICATED');
  });

  it('who changes from one unit to another is none', async () => {
    const subject = randomUUID();
    const id = await accountOf({ subject, email: newAddress(), groups: ['neuvola'] });
    const ask = await signedIn(id, 'pohde-sso', subject);
    pass();
    await accountOf({ subject, groups: ['ohjaajat'] });
    expect((await ask(ME)).data.me.id).toBe(id);
  });
});

describe('an external professional', () => {
  it('who turns into staff keeps promises, invitations and history', async () => {
    const met = await meet(app);
    const first = await draft(app, met.caseId, met.meetingId);
    const promise = await promised(app, await actionOf(app, first.id, 'nurse'));
    await agree(app, first, met.motherId);
    const nurse = principalOf('nurse');
    const history = () =>
      app.sql(
        `select (select count(*)::int from plan_action where owner_id = $1) as promises,
           (select count(*)::int from meeting_participant where professional_id = $1) as seats,
           (select count(*)::int from network_member where professional_id = $1) as networks,
           (select count(*)::int from access.access_grant where principal_id = $1) as grants`,
        [nurse],
      );
    const before = await history();
    await app.sql('delete from access.identity where principal_id = $1', [nurse]);
    const email = await entry('nurse');
    expect(await accountOf({ email, subject: 'helmi', groups: ['ohjaajat'] })).toBe(nurse);
    const [now] = await history();
    expect(now).toMatchObject({
      promises: before[0]!['promises'],
      seats: before[0]!['seats'],
      networks: before[0]!['networks'],
    });
    expect(now!['grants']).toBeGreaterThanOrEqual(before[0]!['grants'] as number);
    const ask = await signedIn(nurse, 'pohde-sso', 'helmi');
    const { data } = await ask('{ myActions { id } }');
    expect(data.myActions).toContainEqual({ id: promise.id });
  });
});

describe('an administrator', () => {
  const IDENTITIES = 'query ($id: UUID!) { signInIdentities(professionalId: $id) { issuer linkedAt lastUsedAt } }';
  const UNLINK = 'mutation ($input: UnlinkIdentityInput!) { unlinkIdentity(input: $input) { issuer } }';
  const unlink = (professionalId: string, issuer = 'pohde-sso') => ({
    input: { requestId: requestId(), professionalId, issuer },
  });
  const admin = () => app.asPrincipal(principalOf('admin'));

  it('sees by which accounts somebody signs in, since when and how lately, and no subject', async () => {
    const subject = randomUUID();
    const id = await accountOf({ subject, email: newAddress(), groups: 'neuvola' });
    pass('PT1H');
    await accountOf({ subject, groups: 'neuvola' });
    const answer = await admin()(IDENTITIES, { id });
    expect(answer.data.signInIdentities).toEqual([
      {
        issuer: 'pohde-sso',
        linkedAt: expect.stringMatching(/^2026-11-23T07:00:0/),
        lastUsedAt: expect.stringMatching(/^2026-11-23T08:00:0/),
      },
    ]);
    expect((await admin()(IDENTITIES, { id: principalOf('statistician') })).data.signInIdentities).toEqual([]);
  });

  it('cuts a link: its sessions and what it gave end, and the next sign-in links anew', async () => {
    const subject = randomUUID();
    const claims = { subject, email: newAddress(), groups: 'neuvola' };
    const id = await accountOf(claims);
    const ask = await signedIn(id, 'pohde-sso', subject);
    pass();
    const cut = await admin()(UNLINK, unlink(id));
    expect(cut.data).toEqual({ unlinkIdentity: [] });
    expect((await ask(ME)).code).toBe('UNAUTHENTICATED');
    expect(await membershipsOf(id)).toEqual([]);
    const log = await app.sql(
      `select action, area_id, basis, principal_id from audit.access_log where scope_id = $1 and operation = 'unlinkIdentity' order by id`,
      [id],
    );
    const line = { area_id: POHDE.id, basis: 'admin', principal_id: principalOf('admin') };
    expect(log).toEqual([
      { action: 'change', ...line },
      { action: 'dismiss', ...line },
    ]);
    expect((await admin()(UNLINK, unlink(id))).code).toBe('NOT_FOUND');
    pass();
    expect(await accountOf(claims)).toBe(id);
    expect(await membershipsOf(id)).toHaveLength(1);
  });

  it('cuts it also for whoever was recognised but is not in yet', async () => {
    const subject = randomUUID();
    const id = await accountOf({ subject, email: newAddress(), groups: 'neuvola' });
    const askedAt = app.clock.now();
    await signedIn(id, 'pohde-sso', subject, askedAt);
    await admin()(UNLINK, unlink(id));
    await expect(signedIn(id, 'pohde-sso', subject, askedAt)).rejects.toMatchObject({ code: 'SIGN_IN_NOT_BEGUN' });
  });

  it('leaves other issuers’ sessions and links, and what was admitted', async () => {
    const email = newAddress();
    const id = await accountOf({ email, subject: 'one', groups: 'neuvola' });
    await accountOf({ email, subject: 'two', issuer: NEXT, groups: 'ohjaajat' });
    const ask = await signedIn(id, 'pohde-next', 'two');
    pass();
    expect((await admin()(UNLINK, unlink(id))).data).toEqual({ unlinkIdentity: [{ issuer: 'pohde-next' }] });
    expect((await ask(ME)).data.me.id).toBe(id);
    expect(await membershipsOf(id)).toEqual([`${await nameOf(GUIDANCE)} counsellor pohde-next`]);
  });

  it('may still do so for somebody who left', async () => {
    const subject = randomUUID();
    const email = newAddress();
    const id = await accountOf({ subject, email, groups: 'neuvola' });
    pass();
    await accountOf({ subject });
    expect((await admin()(IDENTITIES, { id })).data.signInIdentities).toHaveLength(1);
    expect((await admin()(UNLINK, unlink(id))).data).toEqual({ unlinkIdentity: [] });
    expect(await accountOf({ subject: randomUUID(), email })).toBe(id);
  });

  it('of another area, and everybody else, sees and cuts nothing', async () => {
    const subject = randomUUID();
    const id = await accountOf({ subject, email: newAddress(), groups: 'kainuu' });
    for (const ask of [admin(), app.asPrincipal(principalOf('counsellor')), app.asPrincipal(id), app.as('guardian')]) {
      expect((await ask(IDENTITIES, { id })).code).toBe('NOT_FOUND');
      expect((await ask(UNLINK, unlink(id))).code).toBe('NOT_FOUND');
    }
    expect((await app.as(null)(IDENTITIES, { id })).code).toBe('UNAUTHENTICATED');
    const [identity] = await app.sql('select from access.identity where principal_id = $1', [id]);
    expect(identity).toBeDefined();
  });

  it('ends nothing that an issuer gave in the area of another', async () => {
    const id = await accountOf({ email: newAddress(), groups: ['kainuu', 'neuvola'] });
    pass();
    expect((await admin()(UNLINK, unlink(id))).errors).toBeUndefined();
    expect(await membershipsOf(id)).toEqual([`${await nameOf(KAINUU_GUIDANCE)} counsellor pohde-sso`]);
  });

  it('shows once more who they are before they cut a link', async () => {
    const id = await accountOf({ email: newAddress(), groups: 'neuvola' });
    const ask = admin();
    await ask(ME);
    pass('PT6M');
    expect((await ask(UNLINK, unlink(id))).code).toBe('SIGN_IN_AGAIN');
  });
});

describe('a rule whose unit does not exist', () => {
  it('is told at the start, by its path', async () => {
    const check = app.running.app.get(MappingCheck);
    expect(await check.faults()).toEqual([]);
    app.running.app.get(Issuers).add({
      ...COUNTY,
      kind: 'staff',
      label: 'Pohde',
      issuer: 'https://sso.pohde.example',
      clientId: 'yhdessa',
      clientSecret: 'secret',
      scopes: 'openid',
      subjectClaim: 'sub',
      levels: [],
      userinfo: false,
      origins: [],
    });
    expect(await check.faults()).toEqual(['pohde-sso mapping.memberships.4.unit names no unit']);
  });
});

describe('the functions of the desk', () => {
  it.each([
    [`select * from access.recognise_staff('pohde-sso', '\\x00', array['admin@pohde.example'], '{}', '[]')`],
    [`select access.use_logout_token('pohde-sso', '\\x00', now(), null, null)`],
    [`select access.area_of_account('${principalOf('admin')}')`],
  ])('are the desk’s alone: %s', async (statement) => {
    for (const actor of [
      { principalId: principalOf('admin') },
      { principalId: principalOf('nurse') },
      { principalId: null },
    ]) {
      const tried = app.running.app.get(Work).run(actor, 'test', (em) => em.execute(statement));
      await expect(tried).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('the application cannot read or write what they keep', async () => {
    for (const table of ['identity', 'used_logout_token']) {
      const tried = app.running.app
        .get(Work)
        .run(SIGN_IN_DESK, 'test', (em) => em.execute(`select * from access.${table}`));
      await expect(tried).rejects.toMatchObject({ code: '42501' });
    }
  });
});
