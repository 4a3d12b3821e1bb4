import PostalMime from 'postal-mime';
import { principalOf, type Persona } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, openCase, type OpenedCase, seatOf } from './support/casework.js';
import { by, byCounsellor, type ConsentRow, explain, refusal, say } from './support/own-word.js';
import { actionOf, agree, type Answered, draft, meet, promised } from './support/plans.js';
import { startMail, mailbox } from './support/invited.js';

// Tests look into answers freely.
// oxlint-disable-next-line typescript/no-explicit-any
type Given = any;

let app: TestApp;
let stopMail: () => Promise<void>;
beforeAll(async () => {
  app = await startTestApp();
  stopMail = await startMail(app);
});
afterAll(async () => {
  await stopMail?.();
  await app?.stop();
});

const NURSE = principalOf('nurse');
const COUNSELLOR = principalOf('counsellor');
const ZONE = 'Europe/Helsinki';
const today = () => app.clock.now().toZonedDateTimeISO(ZONE).toPlainDate();
const morningOf = (day: string) =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ZONE, plainTime: '08:00' }).toInstant();

const given = async ({ caseId, motherId }: OpenedCase, changes: object = {}): Promise<ConsentRow> =>
  done(say(app, motherId, 'giveConsent', await explain(app, caseId, changes)));

/** Lines of the mailbox of a persona that say this. */
async function mailsThatSay(text: string): Promise<number> {
  const [row] = await app.sql<{ email: string }>('select email from professional where id = $1', [COUNSELLOR]);
  const mails = await Promise.all(mailbox(app, row!.email).map(({ raw }) => PostalMime.parse(raw)));
  for (const { text: said } of mails) expect(said).not.toMatch(/Salakoski|suostumu/i);
  return mails.filter(({ text: said }) => said?.includes(text)).length;
}
const reminders = () => mailsThatSay('kahden viikon');

const grantsOf = async (principal: string, scopeId: string) =>
  (
    await app.sql<{ opens: string }>(
      `select distinct category || ' ' || verb || ' ' || extent || ' by ' || basis as opens from access.access_grant
       where principal_id = $1 and scope_id = $2 and valid_from <= $3 and coalesce(valid_until, 'infinity') > $3 order by 1`,
      [principal, scopeId, app.clock.now().toString()],
    )
  ).map(({ opens }) => opens);

describe('the counsellor is reminded of what ends', () => {
  it('fourteen days before, in the morning, by a neutral mail, once; of a basis in law as well', async () => {
    const opened = await openCase(app, { principal: COUNSELLOR });
    await given(opened, { lastDay: '2027-01-20' });
    await basis(opened.caseId, { lastDay: '2027-01-20' });
    const before = await reminders();
    app.clock.moveTo(morningOf('2027-01-06').subtract({ minutes: 20 }));
    await app.runDue();
    expect(await reminders()).toBe(before);
    app.clock.moveTo(morningOf('2027-01-06'));
    await app.runDue();
    await app.runDue();
    expect(await reminders()).toBe(before + 2);
  });

  it('and not of what was withdrawn, ended or renewed meanwhile', async () => {
    const day = today().add({ days: 30 }).toString();
    const before = await reminders();
    const gone = await openCase(app, { principal: COUNSELLOR });
    await done(say(app, gone.motherId, 'withdrawOwnConsent', await given(gone, { lastDay: day })));
    const renewed = await openCase(app, { principal: COUNSELLOR });
    await given(renewed, { lastDay: day });
    await given(renewed, { lastDay: today().add({ days: 200 }).toString() });
    const { id, version } = await basis(gone.caseId, { lastDay: day });
    await done(byCounsellor(app, 'endStatutoryBasis', { basisId: id, expectedVersion: version }, 'id'));
    app.clock.moveTo(app.clock.now().add({ hours: 24 * 17 }));
    await app.runDue();
    expect(await reminders()).toBe(before);
  });

  it('on the list of the day, by unit and last day, for the same fourteen days', async () => {
    const opened = await openCase(app, { principal: COUNSELLOR });
    const consent = await given(opened, { lastDay: today().add({ days: 14 }).toString() });
    const law = await basis(opened.caseId, { lastDay: today().add({ days: 3 }).toString() });
    await given(opened, { lastDay: today().add({ days: 15 }).toString(), purpose: 'SHARED_PLAN' });
    const { data } = await app.asPrincipal(COUNSELLOR)(
      'query ($areaId: UUID!) { counsellorDay(areaId: $areaId) { id consentsEnding { id isStatutory unitName lastDay } } }',
      { areaId: POHDE.id },
    );
    const entry = data.counsellorDay.find(({ id }: Given) => id === opened.caseId);
    expect(entry.consentsEnding).toEqual([
      { id: law.id, isStatutory: true, unitName: expect.any(String), lastDay: today().add({ days: 3 }).toString() },
      {
        id: consent.id,
        isStatutory: false,
        unitName: expect.any(String),
        lastDay: today().add({ days: 14 }).toString(),
      },
    ]);
  });
});

describe('with its last day', () => {
  it('6. reading ends by itself, and the basis calls off what rested on it', async () => {
    const opened = await openCase(app, { principal: COUNSELLOR });
    const seat = await seatOf(app, 'nurse');
    await done(byCounsellor(app, 'addMember', { caseId: opened.caseId, ...seat }, 'id'));
    const day = today().add({ days: 20 });
    const consent = await given(opened, { lastDay: day.toString() });
    const handover = await offered(opened, day.toString());
    expect(await grantsOf(NURSE, opened.caseId)).toContain('plan read all by consent');
    const end = day.add({ days: 1 }).toZonedDateTime(ZONE).toInstant();
    app.clock.moveTo(end.subtract({ minutes: 20 }));
    await app.runDue();
    expect(await grantsOf(NURSE, opened.caseId)).toContain('plan read all by consent');
    app.clock.moveTo(end);
    expect(await grantsOf(NURSE, opened.caseId)).toEqual([]);
    await app.runDue();
    expect(await app.sql('select state, withdrawn_because from handover where id = $1', [handover.id])).toEqual([
      { state: 'withdrawn', withdrawn_because: 'consent-ended' },
    ]);
    expect(await app.sql('select state from consent where id = $1', [consent.id])).toEqual([{ state: 'given' }]);
    const left = await app.sql(
      `select key from platform.outbox_effect where kind like 'consent.%' and state in ('dead', 'claimed')`,
    );
    expect(left).toEqual([]);
  });

  it('nothing happens to what another basis still carries', async () => {
    const opened = await openCase(app, { principal: COUNSELLOR });
    const seat = await seatOf(app, 'nurse');
    await done(byCounsellor(app, 'addMember', { caseId: opened.caseId, ...seat }, 'id'));
    const day = today().add({ days: 20 });
    await given(opened, { lastDay: day.toString() });
    await given(opened, { lastDay: day.add({ days: 90 }).toString(), purpose: 'SHARED_PLAN' });
    app.clock.moveTo(day.add({ days: 1 }).toZonedDateTime(ZONE).toInstant());
    await app.runDue();
    expect(await grantsOf(NURSE, opened.caseId)).toContain('plan read all by consent');
  });
});

describe('9. own promises', () => {
  const AFTER = 'actions read own by consent-after-leaving';

  it('are read for thirty days after leaving, and changed no more', async () => {
    const { caseId } = await promisedCase();
    await leave(caseId, 'TASK_DONE');
    expect(await grantsOf(NURSE, caseId)).toEqual([AFTER]);
    app.clock.moveTo(app.clock.now().add({ hours: 24 * 30 }));
    expect(await grantsOf(NURSE, caseId)).toEqual([]);
  });

  it.each(['withdrawn by the family', 'withdrawn as recorded', 'its last day', 'the case closed'])(
    'end at once with the consent: %s',
    async (how) => {
      const opened = await promisedCase();
      await leave(opened.caseId, 'TASK_DONE');
      expect(await grantsOf(NURSE, opened.caseId)).toEqual([AFTER]);
      await ENDINGS[how]!(opened);
      expect(await grantsOf(NURSE, opened.caseId)).toEqual([]);
      const page = app.asPrincipal(NURSE)('query ($id: UUID!) { casePage(caseId: $id) { id } }', { id: opened.caseId });
      expect((await page).code).toBe('NOT_FOUND');
    },
  );

  it('follow no withdrawal: who was in the network when it ended reads nothing afterwards', async () => {
    const opened = await promisedCase();
    await ENDINGS['withdrawn by the family']!(opened);
    expect(await grantsOf(NURSE, opened.caseId)).toEqual([]);
    await leave(opened.caseId, 'OTHER');
    expect(await grantsOf(NURSE, opened.caseId)).toEqual([]);
  });
});

describe('an action behind which nobody stands comes to the counsellor', () => {
  const orphans = async (caseId: string): Promise<Given[]> => {
    const query = `query ($areaId: UUID!) { orphanedActions(areaId: $areaId) { id caseId why ownerId version } }`;
    const { data, errors } = await app.asPrincipal(COUNSELLOR)(query, { areaId: POHDE.id });
    expect(errors).toBeUndefined();
    return data.orphanedActions.filter((each: Given) => each.caseId === caseId);
  };

  it.each([
    ['OWNER_LEFT', (opened: OpenedCase) => leave(opened.caseId, 'CHANGED_WORK')],
    ['OWNER_DISQUALIFIED', (opened: OpenedCase) => leave(opened.caseId, 'DISQUALIFIED')],
    ['BASIS_ENDED', (opened: OpenedCase) => ENDINGS['withdrawn by the family']!(opened)],
    ['BASIS_ENDED', (opened: OpenedCase) => ENDINGS['its last day']!(opened)],
  ])('at once, and says why: %s', async (why, ends) => {
    const opened = await promisedCase();
    expect(await orphans(opened.caseId)).toEqual([]);
    await ends(opened);
    const [orphan, ...more] = await orphans(opened.caseId);
    expect(more).toEqual([]);
    expect(orphan).toMatchObject({ id: opened.action.id, why, ownerId: NURSE });
    const { data } = await app.asPrincipal(COUNSELLOR)(
      'query ($areaId: UUID!) { counsellorDay(areaId: $areaId) { id orphanedActions } }',
      { areaId: POHDE.id },
    );
    expect(data.counsellorDay.find(({ id }: Given) => id === opened.caseId).orphanedActions).toBe(1);
  });

  it('its owner is reminded of it no more, and somebody else takes it', async () => {
    const opened = await promisedCase();
    const reminder = () =>
      app.sql(
        `select * from (select set_config('app.principal', '00000000-0000-7000-8000-00000000000a', true), set_config('app.now', $2, true)) w,
          lateral access.reminder_of_action($1) r`,
        [opened.action.id, app.clock.now().toString()],
      );
    expect(await reminder()).toHaveLength(1);
    await ENDINGS['withdrawn by the family']!(opened);
    expect(await reminder()).toEqual([]);
    const [orphan] = await orphans(opened.caseId);
    const to = { ownerKind: 'FAMILY', ownerId: opened.motherId };
    const handed = await done(
      byCounsellor(
        app,
        'handOverAction',
        { actionId: orphan.id, expectedVersion: orphan.version, ...to },
        'id ownerId',
      ),
    );
    expect(handed.ownerId).toBe(opened.motherId);
    expect(await orphans(opened.caseId)).toEqual([]);
  });

  it('also if its owner is responsible, and disqualified', async () => {
    const opened = await promisedCase();
    const { caseId } = opened;
    const named = { caseId, ...(await seatOf(app, 'nurse')), reason: 'Vaihtuu.' };
    await done(by(app, principalOf('team-lead'), 'reassignResponsiblePerson', named, 'id'));
    await leave(caseId, 'TASK_DONE');
    expect(await orphans(caseId)).toEqual([]);
    await done(by(app, NURSE, 'declareDisqualified', { caseId }, 'id'));
    expect(await orphans(caseId)).toMatchObject([{ id: opened.action.id, why: 'OWNER_DISQUALIFIED' }]);
  });

  it('comes back from it when the unit may be told again', async () => {
    const opened = await promisedCase();
    await ENDINGS['withdrawn by the family']!(opened);
    expect(await orphans(opened.caseId)).toHaveLength(1);
    await given(opened, { lastDay: today().add({ days: 90 }).toString(), purpose: 'SHARED_PLAN' });
    expect(await orphans(opened.caseId)).toEqual([]);
  });
});

describe('10. a unit that is no authority', () => {
  it('that receives a handover reads of the minutes what was meant for everybody', async () => {
    const opened = await openCase(app, { principal: COUNSELLOR });
    await offered(opened, today().add({ days: 60 }).toString(), 'ngo-worker');
    const [row] = await app.sql<Answered>('select id, version from handover where case_id = $1', [opened.caseId]);
    await done(
      by(
        app,
        principalOf('ngo-worker'),
        'acceptHandover',
        { handoverId: row!.id, expectedVersion: row!.version },
        'id',
      ),
    );
    const held = await grantsOf(principalOf('ngo-worker'), opened.caseId);
    expect(held).toContain('minutes read addressed by handover');
    expect(held).not.toContain('minutes read all by handover');
  });

  it.each([
    [{ statute: '703/2023 64 §', categories: ['PLAN'] }, 'STATUTE_OF_AUTHORITIES statute'],
    [{ statute: '703/2023 56 §', categories: ['PLAN'] }, 'STATUTE_OF_AUTHORITIES statute'],
    [{ statute: '703/2023 56 § 3 mom.', categories: ['PLAN', 'NEEDS'] }, 'NOT_INDISPENSABLE categories'],
    [{ statute: '703/2023 56 § 3 mom.', categories: ['MINUTES'] }, 'NOT_INDISPENSABLE categories'],
    [{ statute: '703/2023 56 § 3 mom.', categories: ['IDENTITY'] }, 'NOT_INDISPENSABLE categories'],
    [{ statute: '703/2023 56 § 3 mom.', categories: ['PLAN', 'ACTIONS'] }, 'no refusal undefined'],
  ])('is told by law what is indispensable: %j', async (changes, expected) => {
    const { caseId } = await openCase(app, { principal: COUNSELLOR });
    const { unitId } = await seatOf(app, 'ngo-worker');
    expect(await refusal(recordBasis(caseId, { unitId, ...changes }))).toBe(expected);
  });

  it('is named to the family with the section, the end and the reason', async () => {
    const opened = await openCase(app, { principal: COUNSELLOR });
    const { id } = await basis(opened.caseId, {});
    const { data } = await app.asPrincipal(opened.motherId)(
      'query ($id: UUID!) { casePage(caseId: $id) { statutoryBases { id statute reason endsAt } } }',
      { id: opened.caseId },
    );
    expect(data.casePage.statutoryBases).toEqual([
      { id, statute: '703/2023 64 §', reason: 'Lapsen etu.', endsAt: expect.any(String) },
    ]);
  });
});

async function recordBasis(caseId: string, changes: object) {
  const told = {
    caseId,
    unitId: (await seatOf(app, 'nurse')).unitId,
    categories: ['PLAN'],
    lastDay: today().add({ days: 60 }).toString(),
    statute: '703/2023 64 §',
    reason: 'Lapsen etu.',
    ...changes,
  };
  return byCounsellor(app, 'recordStatutoryBasis', told, 'id version');
}
const basis = (caseId: string, changes: object): Promise<ConsentRow> => done(recordBasis(caseId, changes));

/** A handover to somebody, offered by a consent that ends on a day. */
async function offered(opened: OpenedCase, lastDay: string, to: Persona = 'social-worker'): Promise<Given> {
  const seat = await seatOf(app, to);
  const { caseId } = opened;
  const proposed = await done(
    byCounsellor(app, 'proposeHandover', { caseId, ...seat, reason: 'Jatkaa tästä.' }, 'id version'),
  );
  const covers = { unitId: seat.unitId, purpose: 'HANDOVER', categories: ['IDENTITY', 'MINUTES'], lastDay };
  const consent = await given(opened, covers);
  const seen = { handoverId: proposed.id, expectedVersion: proposed.version, consentId: consent.id };
  const consented = await done(byCounsellor(app, 'recordHandoverConsent', seen, 'id version'));
  const next = { handoverId: proposed.id, expectedVersion: consented.version };
  return done(byCounsellor(app, 'offerHandover', next, 'id version'));
}

/** A case in whose agreed plan the nurse has promised something, by the one consent of the nurse's unit. */
async function promisedCase(): Promise<OpenedCase & { action: Answered; consent: ConsentRow }> {
  app.forget('counsellor');
  const met = await meet(app);
  await app.sql(`update consent set last_day = $2, ends_at = $3 where case_id = $1`, [
    met.caseId,
    today().add({ days: 40 }).toString(),
    today().add({ days: 41 }).toZonedDateTime(ZONE).toInstant().toString(),
  ]);
  const version = await draft(app, met.caseId, met.meetingId);
  const action = await actionOf(app, version.id, 'nurse', today().add({ days: 30 }).toString());
  await promised(app, action);
  await agree(app, version, met.motherId, today().add({ days: 42 }).toString());
  const [consent] = await app.sql<ConsentRow>(
    `select id, state, version from consent where case_id = $1 and unit_id = $2`,
    [met.caseId, (await seatOf(app, 'nurse')).unitId],
  );
  return { ...met, action, consent: consent! };
}

async function leave(caseId: string, reason: string): Promise<void> {
  const [member] = await app.sql<Answered>(
    'select id, version from network_member where case_id = $1 and professional_id = $2',
    [caseId, NURSE],
  );
  await done(
    byCounsellor(app, 'endMembership', { memberId: member!.id, expectedVersion: member!.version, reason }, 'id'),
  );
}

/** Of the consent of the nurse's unit. */
const ofNurse = async (caseId: string): Promise<ConsentRow> => {
  const { unitId } = await seatOf(app, 'nurse');
  const [row] = await app.sql<ConsentRow>(
    'select id, state, version from consent where case_id = $1 and unit_id = $2',
    [caseId, unitId],
  );
  return row!;
};
const ENDINGS: Readonly<Record<string, (opened: OpenedCase) => Promise<void>>> = {
  'withdrawn by the family': async ({ caseId, motherId }) =>
    void (await done(say(app, motherId, 'withdrawOwnConsent', await ofNurse(caseId)))),
  'withdrawn as recorded': async ({ caseId, motherId }) => {
    const { id, version } = await ofNurse(caseId);
    const word = { personId: motherId, form: 'ORAL', evidence: 'Soitti.' };
    await done(byCounsellor(app, 'withdrawConsent', { consentId: id, expectedVersion: version, ...word }));
  },
  'its last day': async ({ caseId }) => {
    const [row] = await app.sql<{ ends_at: string }>(
      `select to_json(ends_at) #>> '{}' as ends_at from consent where id = $1`,
      [(await ofNurse(caseId)).id],
    );
    // Thirty days after leaving would be over by then.
    const ends = Temporal.Instant.from(row!.ends_at);
    if (Temporal.Instant.compare(ends, app.clock.now()) > 0)
      await app.sql('update consent set ends_at = $2 where id = $1', [
        (await ofNurse(caseId)).id,
        app.clock.now().add({ seconds: 60 }).toString(),
      ]);
    app.clock.moveTo(app.clock.now().add({ seconds: 60 }));
  },
  'the case closed': async ({ caseId }) =>
    void (await app.sql(`update network_case set state = 'closed', closed_at = $2 where id = $1`, [
      caseId,
      app.clock.now().toString(),
    ])),
};
