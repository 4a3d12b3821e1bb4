import { personId } from '../src/demo/directory.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { principalOf } from '../src/demo/personas.js';
import type { PersonSearch } from '../src/contact/contact.reading.js';
import { requestId, startTestApp, type TestApp } from './support/app.js';
import { SEEDED_AT, withClient } from './support/database.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const areaId = POHDE.id;
const FIELDS = `id state urgency version anonymous attempts attemptedAt firstAnsweredAt concludedAt
  takenBy { id } recordedBy { id familyName } municipality { code }
  needs { needCodes description outcomeNote services { id } statutoryNotice statutoryNoticeAt }
  identity { givenName familyName phone email safeTimeToCall }`;

const record = async (input: Record<string, unknown> = {}, as: TestApp['as'] = (persona) => app.as(persona)) => {
  const answer = await as('counsellor')(
    `mutation ($input: RecordContactInput!) { recordContact(input: $input) { ${FIELDS} } }`,
    {
      input: {
        requestId: requestId(),
        areaId,
        channel: 'PHONE',
        contactRole: 'FAMILY_MEMBER',
        municipality: '425',
        needCodes: ['PARENTING', 'EVERYDAY_LIFE'],
        urgency: 'SOON',
        ask: 'MEETING',
        receivedAt: app.clock.now().subtract({ minutes: 5 }).toString(),
        identity: { givenName: 'Maija', familyName: 'Testaaja', phone: '040 123 4567', safeTimeToCall: 'klo 12–13' },
        description: 'Uupumus.\nKaksoset, 2 v.',
        ...input,
      },
    },
  );
  return answer;
};

const change =
  (name: string, type: string) =>
  (persona: Parameters<TestApp['as']>[0], contact: { id: string; version: number }, extra = {}) =>
    app.as(persona)(`mutation ($input: ${type}!) { ${name}(input: $input) { ${FIELDS} } }`, {
      input: { requestId: requestId(), contactId: contact.id, expectedVersion: contact.version, ...extra },
    });
const take = change('takeContact', 'ContactInput');
const release = change('releaseContact', 'ContactInput');
const notReached = change('recordNotReached', 'ContactInput');
const recordAnswer = change('recordAnswer', 'RecordAnswerInput');
const correct = change('correctContact', 'CorrectContactInput');
const noteNotice = change('noteStatutoryNotice', 'NoteStatutoryNoticeInput');
const conclude = change('concludeContact', 'ConcludeContactInput');

const queueOf = async (persona: Parameters<TestApp['as']>[0]): Promise<string[]> => {
  const answer = await app.as(persona)(
    'query ($areaId: UUID!) { dutyQueue(areaId: $areaId, first: 100) { edges { node { id } } } }',
    { areaId },
  );
  return answer.data?.dutyQueue.edges.map((edge: { node: { id: string } }) => edge.node.id) ?? [];
};

describe('recording a contact', () => {
  it('is one mutation, and the contact waits in the duty queue', async () => {
    const { data } = await record();
    expect(data.recordContact).toMatchObject({
      state: 'RECEIVED',
      takenBy: null,
      recordedBy: { id: principalOf('counsellor'), familyName: expect.any(String) },
      needs: { needCodes: ['PARENTING', 'EVERYDAY_LIFE'], description: 'Uupumus.\nKaksoset, 2 v.' },
      identity: { givenName: 'Maija', familyName: 'Testaaja', phone: '+358401234567', safeTimeToCall: 'klo 12–13' },
    });
    expect(await queueOf('counsellor')).toContain(data.recordContact.id);
  });

  it('that was answered on the phone belongs to whoever answered', async () => {
    const { data } = await record({ firstAnsweredAt: app.clock.now().toString() });
    expect(data.recordContact).toMatchObject({ state: 'ANSWERED', takenBy: { id: principalOf('counsellor') } });
    expect(await queueOf('counsellor')).not.toContain(data.recordContact.id);
  });

  it('20. anonymously stores no identity, and counts all the same', async () => {
    const { data } = await record({ anonymous: true, identity: null });
    const { id } = data.recordContact;
    expect(data.recordContact).toMatchObject({ anonymous: true, identity: null });
    expect(await app.sql('select 1 from contact_identity where contact_id = $1', [id])).toEqual([]);
    expect(await app.sql('select 1 from contact where id = $1 and anonymous', [id])).toHaveLength(1);
  });

  it('23. notes the fact and time of a statutory notification', async () => {
    const at = app.clock.now().subtract({ minutes: 1 }).toString();
    const { data } = await record({ statutoryNotice: 'CHILD_WELFARE_417_2007_25', statutoryNoticeAt: at });
    expect(data.recordContact.needs).toMatchObject({
      statutoryNotice: 'CHILD_WELFARE_417_2007_25',
      statutoryNoticeAt: at,
    });
  });

  it.each([
    ['NOT_FOUND', 'municipality', { municipality: '091' }],
    ['NOT_FOUND', 'areaId', { areaId: requestId() }],
    ['ANONYMOUS_WITH_IDENTITY', 'identity', { anonymous: true }],
    ['SECTOR_OF_PROFESSIONAL', 'sector', { contactRole: 'PROFESSIONAL' }],
    ['TIME_IN_FUTURE', 'receivedAt', { receivedAt: '2030-01-01T00:00:00Z' }],
    ['TIME_TOO_LONG_AGO', 'receivedAt', { receivedAt: '2024-01-01T00:00:00Z' }],
    ['BAD_USER_INPUT', 'identity.phone', { identity: { phone: 'ei ole' } }],
    ['BAD_USER_INPUT', 'description', { description: 'a\u0000b' }],
  ])('is refused with %s naming %s, and leaves nothing behind', async (code, field, input) => {
    const before = await app.sql('select count(*) from contact');
    const answer = await record(input);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code, field });
    expect(answer.data ?? null).toBeNull();
    expect(await app.sql('select count(*) from contact')).toEqual(before);
  });

  it('is for counsellors of the area', async () => {
    const asNurse = (() => app.as('nurse')) as TestApp['as'];
    const asOther = (() => app.as('counsellor-other-area')) as TestApp['as'];
    expect((await record({}, asNurse)).code).toBe('NOT_FOUND');
    expect((await record({}, asOther)).code).toBe('NOT_FOUND');
  });
});

describe('the duty queue', () => {
  it('shows urgent ones first, then those that have waited longest, page by page', async () => {
    const query = `query ($areaId: UUID!, $after: String) { dutyQueue(areaId: $areaId, first: 5, after: $after) {
      edges { node { urgency receivedAt id } } pageInfo { hasNextPage endCursor } } }`;
    const seen: { urgency: string; receivedAt: string; id: string }[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await app.as('counsellor')(query, { areaId, after });
      seen.push(...data.dutyQueue.edges.map((edge: { node: never }) => edge.node));
      ({ hasNextPage: more, endCursor: after } = data.dutyQueue.pageInfo);
    }
    const rank = { URGENT: 0, SOON: 1, ROUTINE: 2 } as Record<string, number>;
    const sorted = seen.toSorted(
      (a, b) =>
        rank[a.urgency]! - rank[b.urgency]! || a.receivedAt.localeCompare(b.receivedAt) || (a.id < b.id ? -1 : 1),
    );
    expect(seen).toEqual(sorted);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(12);
  });

  it('is open to those on duty only', async () => {
    const { data } = await record();
    expect(await queueOf('counsellor-other-area')).toEqual([]);
    expect(await queueOf('nurse')).toEqual([]);
    const [row] = await app.sql<{ count: string }>(
      `select count(*) from access.access_grant where scope_id = $1 and basis = 'duty'`,
      [data.recordContact.id],
    );
    expect(Number(row?.count)).toBe(2 * 6);
  });

  it('closes to its taker', async () => {
    const { data } = await record();
    const taken = await take('counsellor', data.recordContact);
    expect(taken.data.takeContact).toMatchObject({ takenBy: { id: principalOf('counsellor') }, version: 2 });
    const principals = await app.sql(
      `select distinct principal_id, category from access.access_grant where scope_id = $1 and basis <> 'team-lead' order by 2`,
      [data.recordContact.id],
    );
    expect(principals).toEqual(
      ['identity', 'logistics', 'needs'].map((category) => ({ principal_id: principalOf('counsellor'), category })),
    );
    expect((await take('counsellor', taken.data.takeContact)).code).toBe('ALREADY_TAKEN');
    const slower = await app.asPrincipal(personId('duty-colleague'))(
      'mutation ($input: ContactInput!) { takeContact(input: $input) { id } }',
      { input: { requestId: requestId(), contactId: data.recordContact.id, expectedVersion: 1 } },
    );
    expect(slower.code).toBe('ALREADY_TAKEN');
    const refusals = `select 1 from audit.access_log where action = 'refused' and scope_id = $1`;
    expect(await app.sql(refusals, [data.recordContact.id])).toEqual([]);
  });

  it('opens when somebody goes on duty and closes when they leave it', async () => {
    const third = personId('third-counsellor');
    await app.sql(`update access.membership set role = 'counsellor' where principal_id = $1`, [third]);
    const asThird = app.asPrincipal(third);
    const query =
      'query ($areaId: UUID!) { dutyQueue(areaId: $areaId, first: 100) { edges { node { id recordedByMe: anonymous } } } }';
    expect((await asThird(query, { areaId })).data.dutyQueue.edges).toEqual([]);
    const until = app.clock.now().add({ hours: 8 }).toString();
    const on = await asThird(
      'mutation ($input: GoOnDutyInput!) { goOnDuty(input: $input) { counsellor { id } endsAt } }',
      {
        input: { requestId: requestId(), areaId, until },
      },
    );
    expect(on.data.goOnDuty).toContainEqual({ counsellor: { id: third }, endsAt: until });
    expect((await asThird(query, { areaId })).data.dutyQueue.edges.length).toBeGreaterThan(10);
    app.clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
    const off = await asThird('mutation ($input: GoOffDutyInput!) { goOffDuty(input: $input) { counsellor { id } } }', {
      input: { requestId: requestId(), areaId },
    });
    expect(off.data.goOffDuty).not.toContainEqual({ counsellor: { id: third } });
    expect((await asThird(query, { areaId })).data.dutyQueue.edges).toEqual([]);
  });
});

describe('the way of a contact', () => {
  it('goes from taken over answered to directed to a service', async () => {
    const { data } = await record();
    const taken = (await take('counsellor', data.recordContact)).data.takeContact;
    const answered = (await recordAnswer('counsellor', taken)).data.recordAnswer;
    expect(answered).toMatchObject({ state: 'ANSWERED', firstAnsweredAt: expect.any(String) });
    const [service] = await app.sql<{ id: string }>('select id from service limit 1');
    const ending = { outcome: 'DIRECTED_TO_SERVICE', serviceIds: [service?.id], note: 'Aika varattu.' };
    const { data: ended } = await conclude('counsellor', answered, ending);
    expect(ended.concludeContact).toMatchObject({
      state: 'DIRECTED_TO_SERVICE',
      concludedAt: expect.any(String),
      needs: { outcomeNote: 'Aika varattu.', services: [{ id: service?.id }] },
    });
    expect((await recordAnswer('counsellor', ended.concludeContact)).code).toBe('CONTACT_CONCLUDED');
  });

  it('ends as not reached after the third attempt', async () => {
    let contact = (await record({ takeNow: true })).data.recordContact;
    for (const concluded of [false, false, true]) {
      contact = (await notReached('counsellor', contact)).data.recordNotReached;
      expect(contact.concludedAt !== null).toBe(concluded);
    }
    expect(contact).toMatchObject({
      state: 'NOT_REACHED',
      attempts: 3,
      attemptedAt: Array(3).fill(expect.any(String)),
    });
    expect(contact.attemptedAt).toEqual(contact.attemptedAt.toSorted());
    expect(contact.attemptedAt.at(-1)).toBe(contact.concludedAt);
  });

  it('counts the attempts anew after an answer, and keeps the time of the first answer', async () => {
    let contact = (await record({ takeNow: true })).data.recordContact;
    contact = (await notReached('counsellor', contact)).data.recordNotReached;
    contact = (await notReached('counsellor', contact)).data.recordNotReached;
    contact = (await recordAnswer('counsellor', contact)).data.recordAnswer;
    const { firstAnsweredAt } = contact;
    expect(contact).toMatchObject({ state: 'ANSWERED', attempts: 0, attemptedAt: [] });
    contact = (await notReached('counsellor', contact)).data.recordNotReached;
    expect(contact).toMatchObject({ state: 'NOT_REACHED', attempts: 1, concludedAt: null });
    const answeredAt = app.clock.now().toString();
    contact = (await recordAnswer('counsellor', contact, { answeredAt })).data.recordAnswer;
    expect(contact).toMatchObject({ state: 'ANSWERED', attempts: 0, firstAnsweredAt });
  });

  it('goes back into the queue', async () => {
    const contact = (await record({ takeNow: true })).data.recordContact;
    expect(await queueOf('counsellor')).not.toContain(contact.id);
    expect((await release('counsellor', contact)).data.releaseContact).toMatchObject({ takenBy: null });
    expect(await queueOf('counsellor')).toContain(contact.id);
  });

  it('goes to a colleague by the team lead, who sees neither who nor what', async () => {
    const contact = (await record({ takeNow: true })).data.recordContact;
    const colleague = personId('third-counsellor');
    const seen = await app.as('team-lead')(`query ($id: UUID!) { contact(id: $id) { ${FIELDS} } }`, { id: contact.id });
    expect(seen.data.contact).toMatchObject({ needs: null, identity: null });
    const { data } = await change('reassignContact', 'ReassignContactInput')('team-lead', contact, {
      counsellorId: colleague,
    });
    expect(data.reassignContact.takenBy.id).toBe(colleague);
    expect(
      (await app.as('counsellor')('query ($id: UUID!) { contact(id: $id) { id } }', { id: contact.id })).code,
    ).toBe('NOT_FOUND');
  });

  it('is reassigned also by a team lead who is on duty', async () => {
    const contact = (await record({ takeNow: true })).data.recordContact;
    const lead = principalOf('team-lead');
    const [own] = await app.sql<{ unit_id: string }>('select unit_id from access.membership where principal_id = $1', [
      principalOf('counsellor'),
    ]);
    const since = app.clock.now().subtract({ hours: 1 }).toString();
    await app.sql(
      `insert into access.membership (id, principal_id, area_id, unit_id, role, valid_from) values ($1, $2, $3, $4, 'counsellor', $5)`,
      [requestId(), lead, areaId, own?.unit_id, since],
    );
    const until = app.clock.now().add({ hours: 1 }).toString();
    await app.sql(
      'insert into duty_shift (area_id, id, principal_id, unit_id, starts_at, ends_at) values ($1, $2, $3, $4, $5, $6)',
      [areaId, requestId(), lead, own?.unit_id, since, until],
    );
    const reassign = change('reassignContact', 'ReassignContactInput');
    const { data } = await reassign('team-lead', contact, { counsellorId: personId('third-counsellor') });
    expect(data.reassignContact.takenBy.id).toBe(personId('third-counsellor'));
    await app.sql('delete from duty_shift where principal_id = $1', [lead]);
    await app.sql(`delete from access.membership where principal_id = $1 and role = 'counsellor'`, [lead]);
  });

  it('reassigns to counsellors of the area only, and only by its team lead', async () => {
    const contact = (await record({ takeNow: true })).data.recordContact;
    const reassign = change('reassignContact', 'ReassignContactInput');
    expect(
      (await reassign('team-lead', contact, { counsellorId: principalOf('nurse') })).errors?.[0]?.extensions,
    ).toMatchObject({
      code: 'NOT_FOUND',
      field: 'counsellorId',
    });
    expect((await reassign('counsellor', contact, { counsellorId: personId('third-counsellor') })).code).toBe(
      'NOT_FOUND',
    );
  });
});

/** What the access log holds of a contact's changes, by category. */
const changesOf = async (id: string): Promise<string[]> =>
  (
    await app.sql<{ category: string }>(
      `select category from audit.access_log where scope_id = $1 and action = 'change' order by category`,
      [id],
    )
  ).map(({ category }) => category);

describe('correcting what was misheard', () => {
  it('replaces who it is, makes a new version, and finds the person by the new number only', async () => {
    const contact = (await record({ identity: { familyName: 'Väärä', phone: '040 111 0001' } })).data.recordContact;
    const identity = { familyName: 'Oikea', phone: '040 111 0002', email: 'Oikea@Example.fi' };
    const { data } = await correct('counsellor', contact, { identity });
    expect(data.correctContact).toMatchObject({
      version: contact.version + 1,
      urgency: contact.urgency,
      identity: { givenName: null, familyName: 'Oikea', phone: '+358401110002', email: 'Oikea@Example.fi' },
      needs: contact.needs,
    });
    expect(await found({ phone: '+358401110001' })).toEqual([]);
    for (const search of [{ phone: '+358401110002' }, { familyName: 'oikea' }, { email: 'oikea@example.fi' }]) {
      expect(await found(search)).toEqual([contact.id]);
    }
    expect(await changesOf(contact.id)).toEqual(['identity', 'logistics']);
    expect((await take('counsellor', contact)).code).toBe('STALE');
  });

  it('stores an identity where none was told', async () => {
    const contact = (await record({ identity: null })).data.recordContact;
    expect(contact.identity).toBeNull();
    const { data } = await correct('counsellor', contact, { identity: { givenName: 'Maija' } });
    expect(data.correctContact.identity).toMatchObject({ givenName: 'Maija', familyName: null });
  });

  it('changes needs, description, urgency and municipality, and leaves the rest', async () => {
    const contact = (await record({ takeNow: true })).data.recordContact;
    const told = { needCodes: ['LEARNING'], description: 'Toisin.', urgency: 'URGENT', municipality: '564' };
    const { data } = await correct('counsellor', contact, told);
    expect(data.correctContact).toMatchObject({
      version: contact.version + 1,
      urgency: 'URGENT',
      municipality: { code: '564' },
      needs: { needCodes: ['LEARNING'], description: 'Toisin.' },
      identity: contact.identity,
    });
    expect(await changesOf(contact.id)).toEqual(['logistics', 'needs']);
  });

  it.each([
    ['CORRECTION_EMPTY', undefined, {}],
    ['NOT_FOUND', 'municipality', { municipality: '091' }],
    ['NEED_MISSING', 'needCodes', { needCodes: [] }],
    ['TIME_WITHOUT_PHONE', 'identity.phone', { identity: { safeTimeToCall: 'klo 12' } }],
    ['STALE', 'expectedVersion', { urgency: 'URGENT', expectedVersion: 7 }],
  ])('is refused with %s naming %s', async (code, field, told) => {
    const contact = (await record()).data.recordContact;
    const { extensions } = (await correct('counsellor', contact, told)).errors?.[0] ?? {};
    expect([extensions?.code, extensions?.field]).toEqual([code, field]);
    expect(await changesOf(contact.id)).toEqual([]);
  });

  it('never gives an anonymous contact an identity', async () => {
    const contact = (await record({ anonymous: true, identity: null })).data.recordContact;
    expect((await correct('counsellor', contact, { identity: { phone: '040 1' } })).code).toBe('BAD_USER_INPUT');
    const refused = await correct('counsellor', contact, { identity: { phone: '040 111 0003' } });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'ANONYMOUS_WITH_IDENTITY', field: 'identity' });
    expect(await app.sql('select 1 from contact_identity where contact_id = $1', [contact.id])).toEqual([]);
  });

  it('is for whoever has the contact', async () => {
    const contact = (await record({ takeNow: true })).data.recordContact;
    for (const persona of ['team-lead', 'counsellor-other-area', 'nurse'] as const) {
      expect((await correct(persona, contact, { urgency: 'URGENT' })).code).toBe('NOT_FOUND');
    }
  });
});

describe('23. a statutory notification made later', () => {
  const notice = () => ({
    notice: 'CHILD_WELFARE_417_2007_25',
    noticeAt: app.clock.now().subtract({ seconds: 1 }).toString(),
  });

  it('is noted by its fact and time', async () => {
    const contact = (await record({ anonymous: true, identity: null, takeNow: true })).data.recordContact;
    const told = notice();
    const { data } = await noteNotice('counsellor', contact, told);
    expect(data.noteStatutoryNotice).toMatchObject({
      version: contact.version + 1,
      needs: { statutoryNotice: told.notice, statutoryNoticeAt: told.noticeAt, description: contact.needs.description },
    });
    expect(await changesOf(contact.id)).toEqual(['logistics', 'needs']);
    const other = { ...told, notice: 'SOCIAL_WELFARE_1301_2014_35' };
    expect((await noteNotice('counsellor', data.noteStatutoryNotice, other)).code).toBe('OTHER_NOTICE_NOTED');
  });

  it('is noted also on a concluded contact, which otherwise stays as it is', async () => {
    const recorded = (await record({ firstAnsweredAt: app.clock.now().toString() })).data.recordContact;
    const ended = (await conclude('counsellor', recorded, { outcome: 'ADVISED' })).data.concludeContact;
    const { data } = await noteNotice('counsellor', ended, notice());
    expect(data.noteStatutoryNotice).toMatchObject({
      state: 'ADVISED',
      version: ended.version,
      needs: { statutoryNotice: 'CHILD_WELFARE_417_2007_25' },
    });
    expect(await changesOf(ended.id)).toEqual(['logistics', 'needs', 'needs']);
    expect((await correct('counsellor', ended, { urgency: 'URGENT' })).code).toBe('CONTACT_CONCLUDED');
  });

  it('is refused in the future, and from those who may not know', async () => {
    const contact = (await record({ takeNow: true })).data.recordContact;
    const future = { ...notice(), noticeAt: '2030-01-01T00:00:00Z' };
    expect((await noteNotice('counsellor', contact, future)).errors?.[0]?.extensions).toMatchObject({
      code: 'TIME_IN_FUTURE',
      field: 'noticeAt',
    });
    expect((await noteNotice('team-lead', contact, notice())).code).toBe('NOT_FOUND');
  });
});

describe('how the duty of an area stands', () => {
  const status = (persona: Parameters<TestApp['as']>[0]) =>
    app.as(persona)(
      'query ($areaId: UUID!) { dutyStatus(areaId: $areaId) { waiting urgent oldestReceivedAt onDuty } }',
      { areaId },
    );

  it('is the same for all who answer for it, whatever they may see', async () => {
    const before = (await status('team-lead')).data.dutyStatus;
    await record({ urgency: 'URGENT' });
    const { data } = await status('team-lead');
    expect(data.dutyStatus).toEqual({ ...before, waiting: before.waiting + 1, urgent: before.urgent + 1 });
    expect((await status('counsellor')).data).toEqual(data);
    const [counted] = await app.sql(
      `select count(*)::int as waiting, to_char(min(received_at), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as oldest from contact
       where area_id = $1 and taken_by is null`,
      [areaId],
    );
    expect(counted).toEqual({ waiting: data.dutyStatus.waiting, oldest: data.dutyStatus.oldestReceivedAt });
    expect(data.dutyStatus.onDuty).toBeGreaterThanOrEqual(1);
  });

  it.each(['counsellor-other-area', 'nurse', 'admin'] as const)('is not told to %s', async (persona) => {
    expect((await status(persona)).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'areaId' });
  });

  it('is not told by the database itself either', async () => {
    const asked = (principal: string) =>
      withClient(app.database.url, async (client) => {
        await client.query('begin');
        await client.query(
          "select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)",
          [principal, SEEDED_AT.toString()],
        );
        return client.query('select * from access.duty_status($1)', [areaId]);
      });
    expect((await asked(principalOf('team-lead'))).rows).toHaveLength(1);
    for (const persona of ['nurse', 'counsellor-other-area'] as const) {
      await expect(asked(principalOf(persona))).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('is not told to nobody either', async () => {
    expect((await status(null)).data ?? null).toBeNull();
  });
});

const find = async (person: PersonSearch) => {
  const query = `query ($areaId: UUID!, $person: PersonSearchInput!) { contactsOfPerson(areaId: $areaId, person: $person) { id identity { familyName } } }`;
  return app.as('counsellor')(query, { areaId, person });
};
const found = async (person: PersonSearch): Promise<string[]> =>
  (await find(person)).data.contactsOfPerson.map(({ id }: { id: string }) => id);

describe('finding the mother who rings again', () => {
  it('works by number, by e-mail, by name and by both names, whatever the spelling', async () => {
    const person = {
      givenName: 'Anna-Kaisa',
      familyName: 'Äijälä-Wirtanen',
      phone: '044 000 9999',
      email: 'AK@Example.fi',
    };
    const { id } = (await record({ identity: person, takeNow: true })).data.recordContact;
    for (const search of [
      { phone: '+358440009999' },
      { email: 'ak@example.FI' },
      { familyName: ' äijälä-wirtanen ' },
      { familyName: 'ÄIJÄLÄ-WIRTANEN', givenName: 'anna-kaisa' },
    ]) {
      expect((await find(search)).data.contactsOfPerson.map((found: { id: string }) => found.id)).toEqual([id]);
    }
    expect((await find({ familyName: 'Aijala-Wirtanen' })).data.contactsOfPerson).toEqual([]);
  });

  it('finds only what is one’s own', async () => {
    await record({ identity: { familyName: 'Vieras' }, takeNow: true });
    const other = await app.as('counsellor-other-area')(
      'query ($areaId: UUID!) { contactsOfPerson(areaId: $areaId, person: { familyName: "Vieras" }) { id } }',
      { areaId },
    );
    expect(other.code).toBe('NOT_FOUND');
  });

  it('asks for something to look for', async () => {
    const nothing = [{}, { givenName: 'Maija' }, { givenName: 'Maija', phone: '+358440009999' }];
    for (const person of nothing) {
      expect((await find(person)).errors?.[0]?.extensions).toMatchObject({ code: 'SEARCH_EMPTY', field: 'person' });
    }
  });
});
