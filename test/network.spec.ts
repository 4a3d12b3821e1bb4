import { principalOf } from '../src/demo/personas.js';
import { startTestApp, type TestApp } from './support/app.js';
import { CHILD, done, MOTHER, mutate, openCase, type OpenedCase, recordContact, seatOf } from './support/casework.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const grantsOf = (principalId: string, scopeId: string) =>
  app.sql<{ basis: string; category: string; verb: string; extent: string }>(
    `select basis, category, verb, extent from access.access_grant where principal_id = $1 and scope_id = $2
     and valid_from <= $3 and (valid_until is null or valid_until > $3) order by category, verb, extent`,
    [principalId, scopeId, app.clock.now().toString()],
  );

describe('a case', () => {
  it('is opened from an answered contact, which ends, with the opener responsible from the first second', async () => {
    const { caseId, contactId, familyId } = await openCase(app);
    const [contact] = await app.sql('select state, concluded_at is not null as over from contact where id = $1', [
      contactId,
    ]);
    expect(contact).toEqual({ state: 'case-opened', over: true });
    const responsible = await app.sql('select professional_id, until from responsible_person where case_id = $1', [
      caseId,
    ]);
    expect(responsible).toEqual([{ professional_id: principalOf('counsellor'), until: null }]);
    const grants = await grantsOf(principalOf('counsellor'), familyId);
    expect(grants).toContainEqual({ basis: 'counsellor', category: 'reach', verb: 'write', extent: 'all' });
  });

  it('is sealed with the key of its contact, as is its family', async () => {
    const { caseId, familyId } = await openCase(app);
    const keys = await app.sql('select scope_type from platform.data_key where scope_id = any ($1) order by 1', [
      [caseId, familyId],
    ]);
    expect(keys.map((row) => row['scope_type'])).toEqual(['case', 'family']);
  });

  it('of child protection is refused with a hint, and nothing is made', async () => {
    const contact = await recordContact(app);
    const input = {
      contactId: contact['id'],
      expectedVersion: contact['version'],
      legalFrame: 'CHILD_PROTECTION',
      needCodes: [],
    };
    const { code, errors } = await mutate(app, 'counsellor')('openCase', 'OpenCaseInput', input, 'id');
    expect(code).toBe('CHILD_PROTECTION_ELSEWHERE');
    expect(errors?.[0]?.extensions.field).toBe('legalFrame');
    expect(await app.sql('select 1 from network_case where contact_id = $1', [contact['id']])).toEqual([]);
  });

  it('is not opened from what another counsellor has taken, nor twice', async () => {
    const contact = await recordContact(app);
    const input = {
      contactId: contact['id'],
      expectedVersion: contact['version'],
      legalFrame: 'GUIDANCE',
      needCodes: ['OTHER'],
      people: [MOTHER],
    };
    expect((await mutate(app, 'team-lead')('openCase', 'OpenCaseInput', input, 'id')).code).toBe('NOT_FOUND');
    await done(mutate(app, 'counsellor')('openCase', 'OpenCaseInput', input, 'id'));
    expect((await mutate(app, 'counsellor')('openCase', 'OpenCaseInput', input, 'id')).code).toBe('CONTACT_CONCLUDED');
  });

  it('1. never stands without a responsible person, whatever writes to the tables', async () => {
    const { caseId } = await openCase(app);
    await expect(
      app.sql(`alter table responsible_person no force row level security;
        update responsible_person set until = since + interval '1 day' where case_id = '${caseId}'`),
    ).rejects.toThrow('has a responsible person');
  });
});

describe('the people of a family', () => {
  let opened: OpenedCase;
  beforeAll(async () => {
    opened = await openCase(app);
  });

  it('are added, kept and reached only by the counsellor of the case', async () => {
    const person = { ...CHILD, givenName: 'Aamu', interpreterLanguage: 'ar', contactWays: [] };
    const added = await done(
      mutate(app, 'counsellor')(
        'addPerson',
        'AddPersonInput',
        { familyId: opened.familyId, person },
        'id version interpreterLanguage',
      ),
    );
    expect(added['interpreterLanguage']).toBe('ar');
    const { contactWays: _, ...details } = { ...person, interpreterLanguage: null };
    const kept = { personId: added['id'], expectedVersion: added['version'], person: details };
    expect((await mutate(app, 'nurse')('keepPerson', 'KeepPersonInput', kept, 'id')).code).toBe('NOT_FOUND');
    expect(
      await done(mutate(app, 'counsellor')('keepPerson', 'KeepPersonInput', kept, 'interpreterLanguage version')),
    ).toEqual({
      interpreterLanguage: null,
      version: added['version'] + 1,
    });
    expect((await mutate(app, 'counsellor')('keepPerson', 'KeepPersonInput', kept, 'id')).code).toBe('STALE');
  });

  it.each([
    [{ kind: 'PHONE', value: 'ei ole', safe: true }, 'NOT_A_PHONE_NUMBER', 'contactWay.value'],
    [{ kind: 'EMAIL', value: 'a@b', safe: true }, 'NOT_AN_EMAIL', 'contactWay.value'],
    [
      { kind: 'PHONE', value: '+358401112233', safe: false, safeTime: 'ilta' },
      'TIME_OF_UNSAFE_WAY',
      'contactWay.safeTime',
    ],
  ])('are not reached by %j', async (contactWay, code, field) => {
    const answer = await mutate(app, 'counsellor')(
      'addContactWay',
      'AddContactWayInput',
      { personId: opened.motherId, contactWay },
      'id',
    );
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code, field });
  });

  it('are reached by nothing that has ended', async () => {
    const contactWay = { kind: 'EMAIL', value: 'marjatta@example.fi', safe: true };
    const added = await done(
      mutate(app, 'counsellor')(
        'addContactWay',
        'AddContactWayInput',
        { personId: opened.motherId, contactWay },
        'id version',
      ),
    );
    const input = { contactWayId: added['id'], expectedVersion: added['version'] };
    expect(await done(mutate(app, 'counsellor')('endContactWay', 'EndContactWayInput', input, 'safe'))).toEqual({
      safe: false,
    });
  });

  it('stand as guardian and child once', async () => {
    const input = { guardianId: opened.motherId, childId: opened.childId, powers: 'FULL', rightToInformation: true };
    const again = await mutate(app, 'counsellor')('recordGuardianship', 'RecordGuardianshipInput', input, 'id');
    expect(again.code).toBe('ALREADY_RECORDED');
    const turned = { ...input, guardianId: opened.childId, childId: opened.motherId };
    expect((await mutate(app, 'counsellor')('recordGuardianship', 'RecordGuardianshipInput', turned, 'id')).code).toBe(
      'NOT_A_GUARDIAN',
    );
  });

  it('give a guardian her own grants, which end with the guardianship', async () => {
    const { motherId, caseId, familyId } = opened;
    expect(await grantsOf(motherId, caseId)).toContainEqual({
      basis: 'guardian',
      category: 'plan',
      verb: 'read',
      extent: 'all',
    });
    expect(await grantsOf(motherId, familyId)).toContainEqual({
      basis: 'guardian',
      category: 'reach',
      verb: 'read',
      extent: 'own',
    });
    const [found] = await app.sql<{ id: string; version: number }>(
      'select id, version from guardianship where guardian_id = $1',
      [motherId],
    );
    app.clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
    await done(
      mutate(app, 'counsellor')(
        'endGuardianship',
        'EndGuardianshipInput',
        { guardianshipId: found!.id, expectedVersion: found!.version },
        'id',
      ),
    );
    expect(await grantsOf(motherId, caseId)).toEqual([]);
  });
});

describe('the network', () => {
  it('takes in a professional of a unit, who knows nothing by that alone', async () => {
    const { caseId, familyId } = await openCase(app);
    const seat = await seatOf(app, 'nurse');
    const member = await done(
      mutate(app, 'counsellor')('addMember', 'AddMemberInput', { caseId, ...seat }, 'id version leftAt'),
    );
    expect(await grantsOf(seat.professionalId, caseId)).toEqual([]);
    expect(await grantsOf(seat.professionalId, familyId)).toEqual([]);
    expect((await mutate(app, 'counsellor')('addMember', 'AddMemberInput', { caseId, ...seat }, 'id')).code).toBe(
      'ALREADY_MEMBER',
    );
    const input = { memberId: member['id'], expectedVersion: member['version'], reason: 'TASK_DONE' };
    expect((await mutate(app, 'nurse')('endMembership', 'EndMembershipInput', input, 'id')).code).toBe('NOT_FOUND');
    const left = await done(mutate(app, 'counsellor')('endMembership', 'EndMembershipInput', input, 'leftAt'));
    expect(left['leftAt']).toEqual(expect.any(String));
    expect(
      (await mutate(app, 'counsellor')('endMembership', 'EndMembershipInput', { ...input, expectedVersion: 2 }, 'id'))
        .code,
    ).toBe('ALREADY_LEFT');
  });

  it('takes in nobody who does not belong to the unit', async () => {
    const { caseId } = await openCase(app);
    const { professionalId } = await seatOf(app, 'nurse');
    const { unitId } = await seatOf(app, 'teacher');
    const answer = await mutate(app, 'counsellor')(
      'addMember',
      'AddMemberInput',
      { caseId, professionalId, unitId },
      'id',
    );
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'professionalId' });
  });

  it('1. gets another responsible person from a team lead only, with a reason, and never two at once', async () => {
    const { caseId } = await openCase(app);
    const seat = await seatOf(app, 'social-worker');
    const input = { caseId, ...seat, reason: 'Vaihtaa työtä.' };
    expect(
      (await mutate(app, 'counsellor')('reassignResponsiblePerson', 'ReassignResponsiblePersonInput', input, 'id'))
        .code,
    ).toBe('NOT_FOUND');
    await done(mutate(app, 'team-lead')('reassignResponsiblePerson', 'ReassignResponsiblePersonInput', input, 'id'));
    const rows = await app.sql('select professional_id from responsible_person where case_id = $1 and until is null', [
      caseId,
    ]);
    expect(rows).toEqual([{ professional_id: seat.professionalId }]);
    expect(await grantsOf(seat.professionalId, caseId)).toContainEqual({
      basis: 'responsible-person',
      category: 'plan',
      verb: 'write',
      extent: 'all',
    });
  });

  it('knows who stands in, on which days, and nobody twice', async () => {
    const { caseId } = await openCase(app);
    const seat = await seatOf(app, 'social-worker');
    const input = { caseId, ...seat, firstDay: '2026-12-07', lastDay: '2026-12-11' };
    const named = await done(
      mutate(app, 'counsellor')('nameStandIn', 'NameStandInInput', input, 'id firstDay lastDay'),
    );
    expect(named).toMatchObject({ firstDay: '2026-12-07', lastDay: '2026-12-11' });
    const overlapping = { ...input, firstDay: '2026-12-11', lastDay: '2026-12-12' };
    expect((await mutate(app, 'counsellor')('nameStandIn', 'NameStandInInput', overlapping, 'id')).code).toBe(
      'STAND_IN_OVERLAPS',
    );
    const turned = { ...input, firstDay: '2026-12-20', lastDay: '2026-12-19' };
    expect((await mutate(app, 'counsellor')('nameStandIn', 'NameStandInInput', turned, 'id')).code).toBe(
      'PERIOD_ORDER',
    );
    await done(
      mutate(app, 'counsellor')('revokeStandIn', 'RevokeStandInInput', { standInId: named['id'] }, 'revokedAt'),
    );
    await done(mutate(app, 'counsellor')('nameStandIn', 'NameStandInInput', overlapping, 'id'));
  });
});
