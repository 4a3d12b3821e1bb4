import { personId } from '../src/demo/directory.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { principalOf } from '../src/demo/personas.js';
import type { PersonSearch } from '../src/contact/contact.reading.js';
import { requestId, startTestApp, type TestApp } from './support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const areaId = POHDE.id;
const FIELDS = `id state urgency version anonymous attempts firstAnsweredAt concludedAt takenBy { id }
  needs { needCodes description outcomeNote services { id } statutoryNotice statutoryNoticeAt }
  identity { givenName familyName phone safeTimeToCall }`;

const record = async (input: Record<string, unknown> = {}, as: TestApp['as'] = app.as) => {
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
    expect(contact).toMatchObject({ state: 'NOT_REACHED', attempts: 3 });
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

describe('finding the mother who rings again', () => {
  const find = async (person: PersonSearch) => {
    const query = `query ($areaId: UUID!, $person: PersonSearchInput!) { contactsOfPerson(areaId: $areaId, person: $person) { id identity { familyName } } }`;
    return app.as('counsellor')(query, { areaId, person });
  };

  it('works by number, by name and by both names, whatever the spelling', async () => {
    const person = { givenName: 'Anna-Kaisa', familyName: 'Äijälä-Wirtanen', phone: '044 000 9999' };
    const { id } = (await record({ identity: person, takeNow: true })).data.recordContact;
    for (const search of [
      { phone: '+358440009999' },
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
    expect(other.data.contactsOfPerson).toEqual([]);
  });

  it('asks for something to look for', async () => {
    expect((await find({})).code).toBe('SEARCH_EMPTY');
  });
});
