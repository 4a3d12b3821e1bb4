import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { principalOf } from '../src/demo/personas.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, openCase, type OpenedCase } from './support/casework.js';
import { poolOf } from './support/database.js';
import { mailbox, startMail } from './support/invited.js';
import { by, byCounsellor, type ConsentRow, explain, refusal, say, twoGuardians } from './support/own-word.js';
import { agree } from './support/told.js';

let app: TestApp;
let stopMail: () => Promise<void>;
let pool: pg.Pool;
beforeAll(async () => {
  app = await startTestApp();
  stopMail = await startMail(app);
  pool = poolOf(app.database.url, 2);
});
afterAll(async () => {
  await pool?.end();
  await stopMail?.();
  await app?.stop();
});

const NURSE = principalOf('nurse');
const COUNSELLOR = principalOf('counsellor');

/** Bare SQL under the application's login, undone. Answers rows, or the code of the refusal. */
async function tried(principal: string, text: string, values: unknown[] = [], assurance = 'full'): Promise<unknown> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('app.principal', $1, true), set_config('app.assurance', $2, true), set_config('app.now', $3, true)`,
      [principal, assurance, app.clock.now().toString()],
    );
    return (await client.query(text, values)).rows;
  } catch (error) {
    return (error as pg.DatabaseError).code;
  } finally {
    await client.query('rollback');
    client.release();
  }
}
const SAY = 'select access.say_of_consent($1, $2, $3, $4, $5, $6) as replaced';
const saidBare = (who: string, { id, version }: ConsentRow, what: string, becomes: string, assurance?: string) =>
  tried(who, SAY, [id, version, what, becomes, randomUUID(), Buffer.from('x')], assurance);

const reads = async (principal: string, caseId: string) =>
  ((await tried(principal, 'select 1 from network_case where id = $1', [caseId])) as unknown[]).length === 1;
const decisionsOf = ({ id }: ConsentRow) =>
  app.sql(
    'select person_id, decision, form, recorded_by from consent_decision where consent_id = $1 order by decided_at, id',
    [id],
  );

describe('a guardian in their own account', () => {
  it('gives a consent: it opens what it names, and how they had shown who they are is kept with it, sealed', async () => {
    const opened = await openCase(app);
    const consent = await explain(app, opened.caseId);
    const given = await done(say(app, opened.motherId, 'giveConsent', consent));
    expect(given).toMatchObject({ state: 'GIVEN', version: 2, decidedAt: expect.any(String) });
    const { motherId } = opened;
    expect(await decisionsOf(consent)).toEqual([
      { person_id: motherId, decision: 'given', form: 'own-account', recorded_by: motherId },
    ]);
    const [line] = await app.sql(
      `select principal_id, basis, category from audit.access_log where operation = 'giveConsent' and scope_id = $1`,
      [opened.caseId],
    );
    expect(line).toEqual({ principal_id: motherId, basis: 'guardian', category: 'consents' });
  });

  it('17. gives for themselves alone: it stands once the other one has given it too, whichever way', async () => {
    const opened = await twoGuardians(app);
    const consent = await explain(app, opened.caseId);
    const once = await done(say(app, opened.motherId, 'giveConsent', consent));
    expect(once).toMatchObject({ state: 'EXPLAINED', version: 2 });
    const twice = await done(say(app, opened.fatherId, 'giveConsent', once));
    expect(twice.state).toBe('GIVEN');
    const other = await explain(app, opened.caseId, { purpose: 'SHARED_PLAN' });
    const told = { personId: opened.fatherId, decision: 'GIVEN', form: 'ORAL', evidence: 'Soitti.' };
    const recorded = await done(
      byCounsellor(app, 'recordConsentDecision', { consentId: other.id, expectedVersion: other.version, ...told }),
    );
    expect((await done(say(app, opened.motherId, 'giveConsent', recorded))).state).toBe('GIVEN');
  });

  it('17. refuses, and it falls; what stands they withdraw alone', async () => {
    const opened = await twoGuardians(app);
    const consent = await explain(app, opened.caseId);
    expect((await done(say(app, opened.fatherId, 'refuseConsent', consent))).state).toBe('REFUSED');
    expect(await refusal(say(app, opened.fatherId, 'giveConsent', { ...consent, version: 2 }))).toBe(
      'CONSENT_DECIDED consentId',
    );
    const other = await given(opened);
    expect(await refusal(say(app, opened.fatherId, 'refuseConsent', other))).toBe('CONSENT_DECIDED consentId');
    expect((await done(say(app, opened.fatherId, 'withdrawOwnConsent', other))).state).toBe('WITHDRAWN');
    expect(await refusal(say(app, opened.motherId, 'withdrawOwnConsent', { ...other, version: 4 }))).toBe(
      'CONSENT_NOT_GIVEN consentId',
    );
  });

  it('gives one that takes the place of the one before, whose invitations it calls off where it is narrower', async () => {
    const opened = await openCase(app);
    const first = await done(say(app, opened.motherId, 'giveConsent', await explain(app, opened.caseId)));
    const next = await explain(app, opened.caseId, { categories: ['PLAN'] });
    await done(say(app, opened.motherId, 'giveConsent', next));
    const states = await app.sql('select state, version from consent where case_id = $1 order by explained_at, id', [
      opened.caseId,
    ]);
    expect(states).toEqual([
      { state: 'superseded', version: first.version + 1 },
      { state: 'given', version: next.version + 1 },
    ]);
  });

  it('6. withdraws: reading ends and invitations are called off in the same transaction, by the consent itself', async () => {
    const opened = await openCase(app, 'counsellor');
    const { unitId } = await memberNurse(opened.caseId);
    const meeting = await agree(app, opened, '2026-12-09T13:00');
    await app.runDue();
    const [consent] = await app.sql<ConsentRow>(
      `select id, state, version from consent where case_id = $1 and unit_id = $2 and state = 'given'`,
      [opened.caseId, unitId],
    );
    expect(await reads(NURSE, opened.caseId)).toBe(true);
    const before = await cancellations(meeting.id);
    expect(before).toEqual([{ cancelled: false, chosen: true, booked: true }]);
    await done(say(app, opened.motherId, 'withdrawOwnConsent', consent!));
    expect(await reads(NURSE, opened.caseId)).toBe(false);
    expect(await cancellations(meeting.id)).toEqual([{ cancelled: true, chosen: false, booked: false }]);
    const logged = await app.sql<{ principal_id: string }>(
      `select distinct principal_id from audit.access_log where operation = 'withdrawOwnConsent' and scope_id = $1`,
      [opened.caseId],
    );
    for (const { principal_id: who } of logged) expect([opened.motherId, consent!.id]).toContain(who);
  });

  it('is heard by the counsellor, in a neutral mail, once', async () => {
    await app.runDue();
    const [address] = await app.sql<{ email: string }>('select email from professional where id = $1', [COUNSELLOR]);
    const before = mailbox(app, address!.email).length;
    const opened = await openCase(app);
    await done(say(app, opened.motherId, 'giveConsent', await explain(app, opened.caseId)));
    await app.runDue();
    await app.runDue();
    const [mail, ...more] = mailbox(app, address!.email).slice(before);
    expect(more).toEqual([]);
    const raw = mail!.raw.toString();
    for (const secret of ['Salakoski', 'Marjatta', 'uostumu', opened.caseId]) expect(raw).not.toContain(secret);
  });

  it('17. is not told why it stands without them: that may be what is dangerous', async () => {
    const opened = await twoGuardians(app);
    const consent = await explain(app, opened.caseId);
    const half = await done(say(app, opened.motherId, 'giveConsent', consent));
    const excepted = { consentId: half.id, expectedVersion: half.version, reason: 'DANGER', note: 'Isä on uhannut.' };
    const standing = await done(byCounsellor(app, 'recordConsentException', excepted, 'id version exceptionReason'));
    expect(standing).toMatchObject({ exceptionReason: 'DANGER' });
    const why = async (principal: string) => {
      const page = `query ($id: UUID!) { casePage(caseId: $id) { consents { exceptionReason exceptionNote } } }`;
      const { data, errors } = await app.asPrincipal(principal)(page, { id: opened.caseId });
      expect(errors).toBeUndefined();
      return data.casePage.consents;
    };
    const inSql = 'select reason from consent_exception where case_id = $1';
    expect(await why(COUNSELLOR)).toEqual([{ exceptionReason: 'DANGER', exceptionNote: 'Isä on uhannut.' }]);
    expect(await tried(COUNSELLOR, inSql, [opened.caseId])).toEqual([{ reason: 'danger' }]);
    for (const guardian of [opened.fatherId, opened.motherId]) {
      expect(await why(guardian)).toEqual([{ exceptionReason: null, exceptionNote: null }]);
      expect(await tried(guardian, inSql, [opened.caseId])).toEqual([]);
    }
    const word = { consentId: standing.id, expectedVersion: standing.version };
    const own = await done(by(app, opened.fatherId, 'withdrawOwnConsent', word, 'state exceptionReason'));
    expect(own).toEqual({ state: 'WITHDRAWN', exceptionReason: null });
  });

  it('is told that somebody was faster', async () => {
    const opened = await openCase(app);
    const consent = await explain(app, opened.caseId);
    await done(say(app, opened.motherId, 'giveConsent', consent));
    expect(await refusal(say(app, opened.motherId, 'withdrawOwnConsent', consent))).toBe('STALE expectedVersion');
    expect(await saidBare(opened.motherId, consent, 'withdrawn', 'withdrawn')).toEqual([{ replaced: null }]);
  });
});

describe('the young person', () => {
  const pupil = { legalFrame: 'PUPIL_WELFARE' };

  it('8. speaks where the frame lets them, and is shown those of which they may', async () => {
    const opened = await twoGuardians(app, pupil);
    const consent = await explain(app, opened.caseId);
    const shown = () => tried(opened.childId, 'select id from consent where case_id = $1', [opened.caseId]);
    expect(await shown()).toEqual([{ id: consent.id }]);
    const said = await done(say(app, opened.childId, 'giveConsent', consent));
    expect(said.state).toBe('EXPLAINED');
    const stands = await done(
      byCounsellor(app, 'recordConsentException', {
        consentId: consent.id,
        expectedVersion: said.version,
        reason: 'CHILD_CONSENTS_ALONE',
        note: 'Arvioitu.',
      }),
    );
    expect((await done(say(app, opened.childId, 'withdrawOwnConsent', stands))).state).toBe('WITHDRAWN');
  });

  it('refuses, and it falls', async () => {
    const opened = await twoGuardians(app, pupil);
    const consent = await explain(app, opened.caseId);
    expect((await done(say(app, opened.childId, 'refuseConsent', consent))).state).toBe('REFUSED');
  });

  it('has no word elsewhere, and sees nothing of it', async () => {
    const opened = await twoGuardians(app);
    const consent = await explain(app, opened.caseId);
    expect(await tried(opened.childId, 'select id from consent where case_id = $1', [opened.caseId])).toEqual([]);
    for (const name of ['giveConsent', 'refuseConsent', 'withdrawOwnConsent'])
      expect(await refusal(say(app, opened.childId, name, consent))).toBe('NOT_FOUND consentId');
    expect(await saidBare(opened.childId, consent, 'given', 'explained')).toBe('42501');
  });
});

describe('nobody else', () => {
  let opened: OpenedCase & { fatherId: string };
  let consent: ConsentRow;
  beforeAll(async () => {
    opened = await twoGuardians(app);
    await memberNurse(opened.caseId);
    consent = await explain(app, opened.caseId);
  });

  it.each(['counsellor', 'nurse', 'team-lead', 'guardian', 'close-person', 'counsellor-other-area', 'admin'] as const)(
    'speaks for the family: %s',
    async (persona) => {
      const who = principalOf(persona);
      for (const name of ['giveConsent', 'refuseConsent', 'withdrawOwnConsent'])
        expect(await refusal(say(app, who, name, consent))).toBe('NOT_FOUND consentId');
      for (const what of ['given', 'refused', 'withdrawn'])
        expect(await saidBare(who, consent, what, what)).toBe('42501');
    },
  );

  it('records that somebody spoke in their own account', async () => {
    const told = { personId: opened.motherId, decision: 'GIVEN', form: 'OWN_ACCOUNT', evidence: 'Kirjautui.' };
    const input = { consentId: consent.id, expectedVersion: consent.version, ...told };
    expect(await refusal(byCounsellor(app, 'recordConsentDecision', input))).toBe('OWN_WORD_ONLY form');
    const forged = await tried(
      COUNSELLOR,
      `insert into consent_decision (area_id, id, case_id, consent_id, person_id, decision, form, evidence, decided_at, recorded_by)
       select area_id, gen_random_uuid(), case_id, id, $2, 'given', 'own-account', '\\x00', access.now(), $3 from consent where id = $1`,
      [consent.id, opened.motherId, COUNSELLOR],
    );
    expect(forged).toBe('42501');
  });

  it('gets further by a remembered device, which is not enough', async () => {
    expect(await saidBare(opened.motherId, consent, 'given', 'explained', 'basic')).toBe('42501');
    expect(await saidBare(opened.motherId, consent, 'given', 'explained')).toEqual([{ replaced: [] }]);
  });

  it('of the family writes anything but their own word by bare SQL, nor makes more of it than it is', async () => {
    const { motherId } = opened;
    // 17. One of two guardians does not make it stand, nor one refusal into a consent.
    for (const [what, becomes] of [
      ['given', 'given'],
      ['refused', 'given'],
      ['refused', 'explained'],
      ['withdrawn', 'withdrawn'],
      ['nothing', 'given'],
    ] as const)
      expect(await saidBare(motherId, consent, what, becomes)).toBe('42501');
    expect(
      await tried(motherId, `update consent set state = 'given', decided_at = access.now() where id = $1`, [
        consent.id,
      ]),
    ).toBe('P0002');
    expect(
      await tried(
        motherId,
        `insert into consent_decision (area_id, id, case_id, consent_id, person_id, decision, form, evidence, decided_at, recorded_by)
         select area_id, gen_random_uuid(), case_id, id, $2, 'given', 'own-account', '\\x00', access.now(), $2 from consent where id = $1`,
        [consent.id, motherId],
      ),
    ).toBe('42501');
  });

  it('speaks once the case is closed or the day is over', async () => {
    const other = await openCase(app);
    const late = await explain(app, other.caseId);
    await app.sql(`update consent set ends_at = explained_at where id = $1`, [late.id]);
    expect(await refusal(say(app, other.motherId, 'giveConsent', late))).toBe('CONSENT_EXPIRED consentId');
    expect(await saidBare(other.motherId, late, 'given', 'given')).toBe('42501');
  });
});

const given = async (opened: OpenedCase & { fatherId: string }): Promise<ConsentRow> => {
  const consent = await explain(app, opened.caseId, { purpose: 'SHARED_PLAN' });
  const once = await done(say(app, opened.motherId, 'giveConsent', consent));
  return done(say(app, opened.fatherId, 'giveConsent', once));
};

async function memberNurse(caseId: string): Promise<{ unitId: string }> {
  const [row] = await app.sql<{ unit_id: string }>(
    'select unit_id from access.membership where principal_id = $1 order by valid_from, unit_id limit 1',
    [NURSE],
  );
  const unitId = row!.unit_id;
  await done(byCounsellor(app, 'addMember', { caseId, professionalId: NURSE, unitId }, 'id'));
  return { unitId };
}

const cancellations = (meetingId: string) =>
  app.sql(
    `select i.cancelled_at is not null as cancelled, p.chosen, exists (select from booking b where b.meeting_id = i.meeting_id
       and b.professional_id = p.professional_id and b.released_at is null) as booked
     from invitation i join meeting_participant p on p.id = i.participant_id where i.meeting_id = $1 and p.professional_id = $2`,
    [meetingId, NURSE],
  );
