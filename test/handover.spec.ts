import pg from 'pg';
import PostalMime from 'postal-mime';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import type { CaseClosing } from '../src/network/network.events.js';
import { Work } from '../src/platform/access/work.js';
import { Events } from '../src/platform/events/events.js';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import { type Answer, startTestApp, type TestApp } from './support/app.js';
import { done, mutate, openCase, type OpenedCase, seatOf, type Who } from './support/casework.js';
import { withClient } from './support/database.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.running.app.get(MailCatcher).start();
  await app.sql('truncate platform.outbox_effect');
});
afterAll(() => app?.stop());

const HANDOVER = 'id state version withdrawnBecause toProfessionalId';
interface Given {
  readonly id: string;
  readonly version: number;
  readonly state: string;
}
const type = (name: string) => `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
const now = (persona: Persona): Who => ({ principal: principalOf(persona) });
const say = (who: Who, name: string, input: Record<string, unknown>, fields = HANDOVER) =>
  mutate(app, who)(name, type(name), input, fields);
const step = (who: Who, name: string, { id, version }: Given, more: Record<string, unknown> = {}) =>
  say(who, name, { handoverId: id, expectedVersion: version, ...more });
const refusal = async (answer: Promise<Answer>) => {
  const { code, field } = (await answer).errors?.[0]?.extensions ?? { code: 'no refusal' };
  return `${code} ${field ?? ''}`.trim();
};
const inAWhile = () => app.clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
const today = () => app.clock.now().toZonedDateTimeISO('Europe/Helsinki').toPlainDate().toString();

const propose = async (opened: OpenedCase, to: Persona = 'social-worker', who: Who = now('counsellor')) =>
  say(who, 'proposeHandover', { caseId: opened.caseId, ...(await seatOf(app, to)), reason: 'Koulu jatkaa tästä.' });

/** A consent of the mother, as the chapter of consents records it. */
async function consent(opened: OpenedCase, changes: Record<string, unknown> = {}) {
  const { unitId } = await seatOf(app, 'social-worker');
  const asked = { unitId, categories: ['IDENTITY', 'NEEDS'], purpose: 'HANDOVER', lastDay: '2027-06-30', ...changes };
  const fields = 'id version';
  const told = await done(say(now('counsellor'), 'explainConsent', { caseId: opened.caseId, ...asked }, fields));
  const word = { personId: opened.motherId, decision: 'GIVEN', form: 'ORAL', evidence: 'Puhelimessa.' };
  const seen = { consentId: told.id, expectedVersion: told.version };
  return done(say(now('counsellor'), 'recordConsentDecision', { ...seen, ...word }, fields));
}
const withdrawConsent = (opened: OpenedCase, { id, version }: { id: string; version: number }) =>
  say(
    now('counsellor'),
    'withdrawConsent',
    { consentId: id, expectedVersion: version, personId: opened.motherId, form: 'ORAL', evidence: 'Puhelimessa.' },
    'id',
  );

type Reached = 'proposed' | 'consented' | 'offered' | 'accepted' | 'joint-contact';
/** A case whose handover to the social worker has come so far. */
async function walked(as: Reached, to: Persona = 'social-worker') {
  const opened = await openCase(app, now('counsellor'));
  inAWhile();
  let handover: Given = await done(propose(opened, to));
  const given = await consent(opened, { unitId: (await seatOf(app, to)).unitId });
  const steps: readonly [Reached, Who, string, Record<string, unknown>][] = [
    ['consented', now('counsellor'), 'recordHandoverConsent', { consentId: given.id }],
    ['offered', now('counsellor'), 'offerHandover', {}],
    ['accepted', now(to), 'acceptHandover', {}],
    ['joint-contact', now(to), 'recordJointContact', { kind: 'CALL', on: today() }],
  ];
  const wanted = steps.findIndex(([reached]) => reached === as);
  for (const [, who, name, more] of steps.slice(0, wanted + 1)) handover = await done(step(who, name, handover, more));
  return { ...opened, handover, consent: given as { id: string; version: number } };
}

/** All that is stored of the baton and of handovers. */
const stored = async (caseId: string) => {
  const batons = await app.sql(
    'select professional_id, until, named_by from responsible_person where case_id = $1 order by since, until',
    [caseId],
  );
  const handovers = await app.sql('select id, state, version from handover where case_id = $1 order by id', [caseId]);
  const tries = await app.sql('select at from handover_try where case_id = $1', [caseId]);
  return JSON.stringify([batons, handovers, tries]);
};
const responsibleIn = async (caseId: string) => {
  const rows = await app.sql('select professional_id from responsible_person where case_id = $1 and until is null', [
    caseId,
  ]);
  return rows.map((row) => row['professional_id']);
};
const opens = async (who: Persona, scopeId: string) =>
  (
    await app.sql(
      `select distinct category || case when extent = 'all' then '' else ' ' || extent end || case verb when 'write' then ' w' else '' end as opens
       from access.access_grant where principal_id = $1 and scope_id = $2 and valid_from <= $3 and coalesce(valid_until, 'infinity') > $3 order by 1`,
      [principalOf(who), scopeId, app.clock.now().toString()],
    )
  ).map((row) => row['opens']);
async function mailsOf(persona: Persona) {
  const [row] = await app.sql<{ email: string }>('select email from professional where id = $1', [
    principalOf(persona),
  ]);
  const raw = app.running.app.get(MailCatcher).mailbox(row!.email);
  return Promise.all(raw.map((each) => PostalMime.parse(each.raw)));
}

describe('a handover', () => {
  it('1, 19. is complete once the receiver accepted, all met and a guardian confirmed; until then the old holder stays', async () => {
    const { caseId, motherId, handover } = await walked('joint-contact');
    expect(handover.state).toBe('JOINT_CONTACT');
    expect(await responsibleIn(caseId)).toEqual([principalOf('counsellor')]);
    inAWhile();
    const confirmed = await done(step({ principal: motherId }, 'confirmHandover', handover));
    expect(confirmed).toMatchObject({ state: 'CONFIRMED', version: handover.version + 1 });
    const rows = await app.sql(
      `select r.professional_id, r.until = n.since as touches, n.named_by, exists (select from responsible_person_reason w where w.responsible_person_id = n.id) as why
       from responsible_person r left join responsible_person n on n.case_id = r.case_id and n.since = r.until where r.case_id = $1 order by r.since`,
      [caseId],
    );
    expect(rows).toEqual([
      { professional_id: principalOf('counsellor'), touches: true, named_by: motherId, why: true },
      { professional_id: principalOf('social-worker'), touches: null, named_by: null, why: false },
    ]);
    const [line] = await app.sql(
      `select principal_id, basis from audit.access_log where operation = 'confirmHandover' and action = 'change' and scope_id = $1`,
      [caseId],
    );
    expect(line).toEqual({ principal_id: motherId, basis: 'guardian' });
    expect(await opens('social-worker', caseId)).toContain('plan w');
  });

  it('opens to the receiver bare logistics when asked, what the consent covers once accepted, and nothing of it after a refusal', async () => {
    const { caseId, familyId, handover } = await walked('consented');
    expect(await opens('social-worker', caseId)).toEqual([]);
    const offered = await done(step(now('counsellor'), 'offerHandover', handover));
    expect(await opens('social-worker', caseId)).toEqual(['consents addressed', 'logistics own']);
    expect(await opens('social-worker', familyId)).toEqual([]);
    const mine = async () => {
      const { data } = await app.asPrincipal(principalOf('social-worker'))(
        '{ handoversToMe { id state holderName holderPhone } }',
      );
      return data.handoversToMe.find(({ id }: Given) => id === handover.id);
    };
    expect(await mine()).toMatchObject({ state: 'OFFERED', holderName: expect.any(String) });
    const accepted = await done(step(now('social-worker'), 'acceptHandover', offered));
    expect(await opens('social-worker', caseId)).toEqual(['consents addressed', 'logistics', 'needs']);
    expect(await opens('social-worker', familyId)).toEqual(['identity', 'logistics', 'reach']);
    expect(await mine()).toMatchObject({ state: 'ACCEPTED' });
    await done(step(now('counsellor'), 'withdrawHandover', accepted));
    expect(await opens('social-worker', caseId)).toEqual([]);
    expect(await opens('social-worker', familyId)).toEqual([]);
    expect(await mine()).toBeUndefined();
  });

  it('that is declined leaves the baton and takes the reason down, sealed', async () => {
    const { caseId, handover } = await walked('offered');
    const declined = await done(
      step(now('social-worker'), 'declineHandover', handover, { reason: 'Olen esteellinen.' }),
    );
    expect(declined['state']).toBe('DECLINED');
    expect(await responsibleIn(caseId)).toEqual([principalOf('counsellor')]);
    expect(await opens('social-worker', caseId)).toEqual([]);
    const [row] = await app.sql<{ reason: Buffer }>(
      `select words as reason from handover_words where handover_id = $1 and kind = 'declining'`,
      [handover.id],
    );
    expect(row!.reason.toString()).not.toContain('esteellinen');
    expect(await refusal(step(now('counsellor'), 'offerHandover', declined))).toBe('HANDOVER_OVER handoverId');
    await done(propose({ caseId } as OpenedCase));
  });

  it('is told to the receiver by a neutral mail, once, and not when it is withdrawn before', async () => {
    const before = (await mailsOf('social-worker')).length;
    const { caseId, motherId } = await walked('offered');
    const { handover } = await walked('offered');
    await done(step(now('counsellor'), 'withdrawHandover', handover));
    await app.runDue();
    await app.runDue();
    const [mail, ...rest] = await mailsOf('social-worker');
    expect(rest).toHaveLength(before);
    expect(mail!.text).toContain('odottaa vastaustasi');
    for (const secret of ['Salakoski', 'Marjatta', 'Onni', 'Koulu', caseId, motherId])
      expect(JSON.stringify(mail)).not.toContain(secret);
  });

  it('is confirmed as heard from a guardian by who keeps the case', async () => {
    const { caseId, motherId, childId, handover } = await walked('joint-contact');
    const counsellor = now('counsellor');
    expect(await refusal(step(counsellor, 'confirmHandover', handover))).toBe('CONFIRMATION_UNCLEAR heardFrom');
    expect(await refusal(step(counsellor, 'confirmHandover', handover, { heardFrom: childId }))).toBe(
      'NOT_A_GUARDIAN heardFrom',
    );
    await done(step(counsellor, 'confirmHandover', handover, { heardFrom: motherId }));
    expect(await responsibleIn(caseId)).toEqual([principalOf('social-worker')]);
  });

  it('19. is confirmed without the family after three recorded tries alone', async () => {
    const { caseId, handover } = await walked('joint-contact');
    const counsellor = now('counsellor');
    const unreached = () => step(counsellor, 'confirmHandover', handover, { unreached: true });
    const tried = (at: Temporal.Instant) => step(counsellor, 'recordUnreached', handover, { at: at.toString() });
    const later = () => {
      app.clock.moveBy(Temporal.Duration.from({ hours: 1 }));
      return app.clock.now();
    };
    expect(await refusal(tried(app.clock.now().add({ minutes: 1 })))).toBe('TRY_IN_FUTURE at');
    const first = later();
    await done(tried(first));
    await done(tried(later()));
    expect(await refusal(tried(first.add({ minutes: 59 })))).toBe('TRY_TOO_SOON at');
    expect(await refusal(unreached())).toBe('FAMILY_NOT_TRIED unreached');
    expect(await responsibleIn(caseId)).toEqual([principalOf('counsellor')]);
    await done(tried(later()));
    await done(unreached());
    expect(await responsibleIn(caseId)).toEqual([principalOf('social-worker')]);
  });

  it('passes the baton once, however many confirm at once', async () => {
    const { caseId, motherId, handover } = await walked('joint-contact');
    inAWhile();
    const answers = await Promise.all([
      step({ principal: motherId }, 'confirmHandover', handover),
      step(now('counsellor'), 'confirmHandover', handover, { heardFrom: motherId }),
      step({ principal: motherId }, 'confirmHandover', handover),
    ]);
    const codes = answers.map(({ code }) => code ?? 'done').toSorted();
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    for (const code of codes.filter((each) => each !== 'done')) expect(['STALE', 'HANDOVER_OVER']).toContain(code);
    const [{ count } = { count: 0 }] = await app.sql<{ count: number }>(
      'select count(*)::int as count from responsible_person where case_id = $1',
      [caseId],
    );
    expect(count).toBe(2);
  });

  it('withdraws with its consent in the same transaction, and the baton stays', async () => {
    for (const as of ['consented', 'offered', 'accepted', 'joint-contact'] as const) {
      const opened = await walked(as);
      await done(withdrawConsent(opened, opened.consent));
      const [row] = await app.sql('select state, withdrawn_because as why from handover where id = $1', [
        opened.handover.id,
      ]);
      expect([as, row]).toEqual([as, { state: 'withdrawn', why: 'consent-ended' }]);
      expect(await responsibleIn(opened.caseId)).toEqual([principalOf('counsellor')]);
      expect(await opens('social-worker', opened.caseId)).toEqual([]);
    }
  });

  it('goes on under a newer consent that supersedes its own', async () => {
    const { handover, ...opened } = await walked('accepted');
    inAWhile();
    const newer = await consent(opened, { categories: ['IDENTITY'] });
    const [row] = await app.sql('select state, consent_id from handover where id = $1', [handover.id]);
    expect(row).toEqual({ state: 'accepted', consent_id: newer.id });
    expect(await opens('social-worker', opened.caseId)).toEqual(['consents addressed', 'logistics']);
  });

  it('is withdrawn by a team lead who names another responsible person', async () => {
    const { caseId, handover } = await walked('accepted');
    const input = { caseId, ...(await seatOf(app, 'nurse')), reason: 'Vaihtaa työtä.' };
    inAWhile();
    await done(say(now('team-lead'), 'reassignResponsiblePerson', input, 'id'));
    const [row] = await app.sql('select state, withdrawn_because as why from handover where id = $1', [handover.id]);
    expect(row).toEqual({ state: 'withdrawn', why: 'reassigned' });
    expect(await responsibleIn(caseId)).toEqual([principalOf('nurse')]);
  });

  it('keeps a case open as long as it is open itself', async () => {
    const { caseId, handover } = await walked('accepted');
    const actor = { principalId: principalOf('counsellor') };
    const closing: CaseClosing = { type: 'case.closing', areaId: POHDE.id, caseId };
    const close = () =>
      app.running.app.get(Work).run(actor, 'test', () => app.running.app.get(Events).announce(closing));
    await expect(close()).rejects.toMatchObject({ code: 'HANDOVER_OPEN' });
    await done(step(now('counsellor'), 'withdrawHandover', handover));
    await close();
  });
});

describe('nothing is changed by', () => {
  const refused: readonly [string, Reached, string, (given: Awaited<ReturnType<typeof walked>>) => Promise<Answer>][] =
    [
      [
        'handing over to who is responsible',
        'proposed',
        'HANDOVER_TO_HOLDER professionalId',
        (given) => propose(given, 'counsellor'),
      ],
      ['a second handover', 'proposed', 'HANDOVER_OPEN caseId', (given) => propose(given, 'nurse')],
      ['a stranger’s proposal', 'proposed', 'NOT_FOUND caseId', (given) => propose(given, 'nurse', now('teacher'))],
      [
        'offering without consent',
        'proposed',
        'HANDOVER_WITHOUT_CONSENT handoverId',
        ({ handover }) => step(now('counsellor'), 'offerHandover', handover),
      ],
      [
        'accepting what is not offered',
        'consented',
        'NOT_FOUND handoverId',
        ({ handover }) => step(now('social-worker'), 'acceptHandover', handover),
      ],
      [
        'another one’s acceptance',
        'offered',
        'NOT_FOUND handoverId',
        ({ handover }) => step(now('counsellor'), 'acceptHandover', handover),
      ],
      [
        'a stranger’s acceptance',
        'offered',
        'NOT_FOUND handoverId',
        ({ handover }) => step(now('nurse'), 'acceptHandover', handover),
      ],
      [
        'another one’s refusal',
        'offered',
        'NOT_FOUND handoverId',
        ({ handover }) => step(now('counsellor'), 'declineHandover', handover, { reason: 'Ei.' }),
      ],
      [
        'accepting twice',
        'accepted',
        'HANDOVER_STEP_DONE handoverId',
        ({ handover }) => step(now('social-worker'), 'acceptHandover', handover),
      ],
      [
        'a contact before acceptance',
        'offered',
        'HANDOVER_NOT_ACCEPTED handoverId',
        ({ handover }) => step(now('counsellor'), 'recordJointContact', handover, { kind: 'VISIT', on: today() }),
      ],
      [
        'a contact tomorrow',
        'accepted',
        'JOINT_CONTACT_IN_FUTURE on',
        ({ handover }) => step(now('counsellor'), 'recordJointContact', handover, { kind: 'VISIT', on: '2027-01-01' }),
      ],
      [
        'a contact before',
        'accepted',
        'JOINT_CONTACT_BEFORE_ACCEPTANCE on',
        ({ handover }) => step(now('counsellor'), 'recordJointContact', handover, { kind: 'VISIT', on: '2026-11-20' }),
      ],
      [
        'a meeting that is not there',
        'accepted',
        'NOT_FOUND meetingId',
        ({ handover, caseId }) =>
          step(now('counsellor'), 'recordJointContact', handover, { kind: 'MEETING', on: today(), meetingId: caseId }),
      ],
      [
        'confirming what nobody accepted',
        'offered',
        'HANDOVER_NOT_ACCEPTED handoverId',
        ({ handover, motherId }) => step({ principal: motherId }, 'confirmHandover', handover),
      ],
      [
        'confirming before all have met',
        'accepted',
        'JOINT_CONTACT_MISSING handoverId',
        ({ handover, motherId }) => step({ principal: motherId }, 'confirmHandover', handover),
      ],
      [
        'the receiver’s confirmation',
        'joint-contact',
        'NOT_FOUND handoverId',
        ({ handover }) => step(now('social-worker'), 'confirmHandover', handover),
      ],
      [
        'another family’s confirmation',
        'joint-contact',
        'NOT_FOUND handoverId',
        ({ handover }) => step(now('guardian'), 'confirmHandover', handover),
      ],
      [
        'a stale version',
        'joint-contact',
        'STALE expectedVersion',
        ({ handover, motherId }) =>
          step({ principal: motherId }, 'confirmHandover', { ...handover, version: handover.version - 1 }),
      ],
      [
        'an unknown handover',
        'offered',
        'NOT_FOUND handoverId',
        ({ handover, caseId }) => step(now('counsellor'), 'withdrawHandover', { ...handover, id: caseId }),
      ],
      [
        'a stranger’s withdrawal',
        'offered',
        'NOT_FOUND handoverId',
        ({ handover }) => step(now('social-worker'), 'withdrawHandover', handover),
      ],
      [
        'a guardian’s offer',
        'consented',
        'NOT_FOUND handoverId',
        ({ handover, motherId }) => step({ principal: motherId }, 'offerHandover', handover),
      ],
    ];
  it.each(refused)('%s (%s): %s', async (_, as, code, attempt) => {
    const given = await walked(as);
    const before = await stored(given.caseId);
    expect(await refusal(attempt(given))).toBe(code);
    expect(await stored(given.caseId)).toBe(before);
  });

  it.each([
    ['another purpose', { purpose: 'SHARED_PLAN' }, 'CONSENT_FOR_SOMETHING_ELSE consentId'],
    ['another unit', { unitId: 'nurse' }, 'CONSENT_FOR_SOMETHING_ELSE consentId'],
  ])('a consent for %s', async (_, changes, code) => {
    const given = await walked('proposed');
    const unit = 'unitId' in changes ? { unitId: (await seatOf(app, 'nurse')).unitId } : changes;
    const { id: consentId } = await consent(given, unit);
    const before = await stored(given.caseId);
    expect(await refusal(step(now('counsellor'), 'recordHandoverConsent', given.handover, { consentId }))).toBe(code);
    expect(await stored(given.caseId)).toBe(before);
  });

  it('bare SQL of the application: it neither passes the baton nor confirms', async () => {
    const { handover, motherId, caseId } = await walked('joint-contact');
    const before = await stored(caseId);
    const attempt = (principal: string, sql: string) =>
      withClient(app.database.url, async (client: pg.Client) => {
        await client.query('begin');
        await client.query("select set_config('app.principal', $1, true), set_config('app.now', $2, true)", [
          principal,
          app.clock.now().toString(),
        ]);
        return client.query(sql);
      });
    const counsellor = principalOf('counsellor');
    const passing = `select access.pass_baton('${handover.id}', gen_random_uuid(), '\\x00')`;
    await expect(attempt(counsellor, passing)).rejects.toThrow('permission denied');
    await expect(
      attempt(counsellor, `update handover set confirmed_at = now() where id = '${handover.id}'`),
    ).rejects.toThrow('permission denied');
    const confirm = (word: string, guardian: string) =>
      `select access.confirm_handover('${handover.id}', ${handover.version}, '${word}', ${guardian}, gen_random_uuid(), '\\x00')`;
    for (const [who, word, guardian] of [
      [counsellor, 'by-guardian', `'${motherId}'`],
      [counsellor, 'unreached', 'null'],
      [principalOf('social-worker'), 'heard', `'${motherId}'`],
      [principalOf('guardian'), 'by-guardian', `'${principalOf('guardian')}'`],
    ] as const)
      await expect(attempt(who, confirm(word, guardian))).rejects.toThrow('a handover is confirmed by');
    await expect(app.sql(`select access.pass_baton('${handover.id}', gen_random_uuid(), '\\x00')`)).rejects.toThrow(
      'passes by a confirmed handover',
    );
    expect(await stored(caseId)).toBe(before);
  });
});
