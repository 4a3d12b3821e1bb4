import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { principalOf } from '../src/demo/personas.js';
import { Work } from '../src/platform/access/work.js';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import { Noticing } from '../src/invitation/reminders/noticing.js';
import { NoticeTelling } from '../src/invitation/reminders/notice-telling.js';
import { startTestApp, type TestApp } from './support/app.js';
import { SEEDED_AT, TEST_KEYS } from './support/database.js';
import { CHILD, done, MOTHER, type OpenedCase } from './support/casework.js';
import { startMail } from './support/invited.js';
import { type SmsGateway, startSmsGateway } from './support/sms-gateway.js';
import {
  agree,
  byMail,
  byPhone,
  cancel,
  clockTo,
  counsellor,
  familyOf,
  moveTo,
  newNumber,
  noticesOf,
  reached,
  relocate,
  sendAgain,
} from './support/told.js';

const FAMILY_PLACE = 'Limingan perhekeskus';

let gateway: SmsGateway;
let app: TestApp;
let stopMail: () => Promise<void>;
beforeAll(async () => {
  gateway = await startSmsGateway();
  app = await startTestApp({ SMS_GATEWAY_URL: gateway.url, SMS_GATEWAY_TOKEN: 's3cret', SMS_TIMEOUT_SECONDS: '1' });
  stopMail = await startMail(app);
});
afterAll(async () => {
  await stopMail?.();
  await app?.stop();
  await gateway?.stop();
});

let phone: string;
beforeEach(() => {
  app.clock.moveTo(SEEDED_AT);
  phone = newNumber();
});

/** Each test has a day of its own, a Thursday, so that nobody is taken by the test before. */
let weeks = 0;
const nextThursday = (time = '14:30') => {
  const day = Temporal.PlainDate.from('2026-12-10').add({ weeks: weeks });
  weeks += 1;
  return { start: `${day.toString()}T${time}`, eve: `${day.subtract({ days: 1 }).toString()}T16:00`, day };
};
/** In a database of its own nobody is taken. */
const THURSDAY = { start: '2026-12-10T14:30', eve: '2026-12-09T16:00', day: '2026-12-10' };
const ofFamily = async (meeting: object) => (await noticesOf(app, meeting)).filter(({ personId }) => personId);
const theOne = async (meeting: object, kind: string) =>
  (await ofFamily(meeting)).filter((notice) => notice.kind === kind).at(-1);

/** A family reached by this test's number, and its meeting. */
async function told(start: string, more: Parameters<typeof agree>[3] = {}, mother: object = reached(byPhone(phone))) {
  const family = await familyOf(app, mother);
  const meeting = await agree(app, family, start, more);
  return { family, meeting };
}

const mailsTo = async (address: string) =>
  Promise.all(
    app.running.app
      .get(MailCatcher)
      .mailbox(address)
      .toReversed()
      .map(async ({ raw }) => ({ raw, ...(await PostalMime.parse(raw)) })),
  );
const nurseMails = async () => {
  const [row] = await app.sql<{ email: string }>('select email from professional where id = $1', [
    principalOf('nurse'),
  ]);
  return (await mailsTo(row!.email)).filter(({ subject }) => subject?.startsWith('Muistutus'));
};

describe('a family', () => {
  it('is told at once, and reminded at 16 on the day before: when, where and whom to ring, no more', async () => {
    const { start, eve, day } = nextThursday();
    const { meeting } = await told(start);
    const date = `to ${day.day}.${day.month}.`;
    await app.runDue();
    const [agreed, ...others] = gateway.to(phone);
    expect(others).toEqual([]);
    expect(agreed).toMatch(
      new RegExp(
        `^Tapaaminen on sovittu: ${date} klo 14.30, ${FAMILY_PLACE}. Kysyttävää\\? Soita [^.]+ 040 000 \\d{4}\\.`,
      ),
    );
    clockTo(app, eve.replace('16:00', '15:59'));
    await app.runDue();
    expect(gateway.to(phone)).toHaveLength(1);
    clockTo(app, eve);
    await app.runDue();
    await app.runDue();
    expect(gateway.to(phone).slice(1)).toEqual([
      expect.stringContaining(`Muistutus: tapaaminen huomenna ${date} klo 14.30, ${FAMILY_PLACE}.`),
    ]);
    expect(await ofFamily(meeting)).toMatchObject([
      { kind: 'AGREED', state: 'HANDED_OVER', way: 'SMS', reason: null },
      { kind: 'REMINDER', state: 'HANDED_OVER', way: 'SMS', reason: null },
    ]);
  });

  it('learns nothing of anybody by it, and its words stand sealed', async () => {
    const { start } = nextThursday();
    const { meeting, family } = await told(start);
    await app.runDue();
    expect(gateway.to(phone).join(' ')).not.toMatch(/Marjatta|Salakoski|Onni|neuvotteluhuone|neuvola|https?:/i);
    const { authorization, body, key } = gateway.got.find((got) => got.body.to === phone)!;
    expect(authorization).toBe('Bearer s3cret');
    expect(body.id).toBe(key);
    const [row] = await app.sql(
      `select id, recipient || content || place as sealed from meeting_notice where meeting_id = $1 and kind = 'agreed'`,
      [meeting.id],
    );
    expect(row!['sealed'].toString('latin1')).not.toMatch(/Limingan|Tapaaminen|35840/);
    expect(key).not.toContain(row!['id'].slice(0, 8));
    const lines = await app.sql(
      `select operation, category, scope_id, basis from audit.access_log where principal_id = $1 and action = 'disclose'`,
      [row!['id']],
    );
    expect(lines).toEqual([
      {
        operation: 'notice.agreed',
        category: 'logistics',
        scope_id: family.caseId,
        basis: `family to ${family.motherId}`,
      },
    ]);
  });

  it('says the date alone when the reminder goes out late, and nothing once the meeting has begun', async () => {
    const { start, day } = nextThursday();
    await told(start);
    clockTo(app, `${day.toString()}T08:00`);
    await app.runDue();
    expect(gateway.to(phone).at(-1)).toContain(`Muistutus: tapaaminen to ${day.day}.${day.month}. klo 14.30`);
    const other = newNumber();
    const later = nextThursday();
    app.clock.moveTo(SEEDED_AT);
    const { meeting } = await told(later.start, {}, reached(byPhone(other)));
    clockTo(app, later.start);
    await app.runDue();
    expect(gateway.to(other)).toEqual([]);
    expect(await ofFamily(meeting)).toMatchObject([
      { kind: 'AGREED', state: 'REVOKED', reason: 'past' },
      { kind: 'REMINDER', state: 'REVOKED', reason: 'past' },
    ]);
  });

  it('gets no reminder when it was told on that day or later', async () => {
    const { start, day } = nextThursday();
    const family = await familyOf(app, reached(byPhone(phone)));
    clockTo(app, `${day.subtract({ days: 1 }).toString()}T09:00`);
    const meeting = await agree(app, family, start);
    expect(await noticesOf(app, meeting)).toMatchObject([{ kind: 'AGREED' }]);
  });

  it.each([
    ['2027-03-28T12:00', '2027-03-27T16:00', '2027-03-27T14:00:00Z'],
    ['2027-03-29T12:00', '2027-03-28T16:00', '2027-03-28T13:00:00Z'],
    ['2027-10-31T12:00', '2027-10-30T16:00', '2027-10-30T13:00:00Z'],
    ['2027-11-01T12:00', '2027-10-31T16:00', '2027-10-31T14:00:00Z'],
  ])('for %s is reminded at %s on the wall, over the change of clocks', async (start, eve, instant) => {
    const { meeting } = await told(start);
    expect(await theOne(meeting, 'REMINDER')).toMatchObject({ dueAt: expect.stringMatching(instant.slice(0, 16)) });
    clockTo(app, eve);
    app.clock.moveBy(Temporal.Duration.from({ seconds: -1 }));
    await app.runDue();
    expect(gateway.to(phone).filter((text) => text.startsWith('Muistutus'))).toEqual([]);
    app.clock.moveBy(Temporal.Duration.from({ seconds: 1 }));
    await app.runDue();
    expect(gateway.to(phone).filter((text) => text.startsWith('Muistutus: tapaaminen huomenna'))).toHaveLength(1);
  });

  it('hears that it is cancelled, and nothing of it afterwards', async () => {
    const { start, eve, day } = nextThursday();
    const { meeting } = await told(start);
    await app.runDue();
    await cancel(app, meeting);
    expect(await theOne(meeting, 'REMINDER')).toMatchObject({ state: 'REVOKED', reason: 'cancelled' });
    clockTo(app, eve);
    await app.runDue();
    expect(gateway.to(phone).slice(1)).toEqual([
      expect.stringMatching(`^Tapaaminen on peruttu: to ${day.day}.${day.month}. klo 14.30. Sinun ei tarvitse tulla.`),
    ]);
  });

  it('hears that also the time is off of which it heard last, if nobody told it of the move', async () => {
    const { start, day } = nextThursday();
    const { meeting, family } = await told(start);
    await app.runDue();
    const friday = start.replace(day.toString(), day.add({ days: 1 }).toString());
    const moved = await moveTo(app, meeting, friday, family.motherId);
    await cancel(app, moved);
    await app.runDue();
    const next = day.add({ days: 1 });
    const both = `to ${day.day}.${day.month}. klo 14.30 ja pe ${next.day}.${next.month}. klo 14.30`;
    expect(gateway.to(phone).slice(1)).toEqual([expect.stringContaining(`Tapaaminen on peruttu: ${both}. Sinun`)]);
  });

  it('to which nothing is new on the day before is reminded all the same, once', async () => {
    const { start, eve, day } = nextThursday();
    const { meeting } = await told(start);
    await app.runDue();
    clockTo(app, `${day.subtract({ days: 1 }).toString()}T09:00`);
    const same = await relocate(app, meeting, start, 'Limingan perhekeskus, neuvotteluhuone 2');
    await app.runDue();
    expect(gateway.to(phone)).toHaveLength(1);
    clockTo(app, eve);
    await app.runDue();
    await relocate(app, same, start, 'Limingan perhekeskus, neuvotteluhuone 2');
    await app.runDue();
    expect(gateway.to(phone).slice(1)).toEqual([expect.stringContaining('Muistutus: tapaaminen huomenna to ')]);
  });

  it('hears the new time, and is reminded of that alone', async () => {
    const { start, eve, day } = nextThursday();
    const { meeting, family } = await told(start);
    await app.runDue();
    const friday = start.replace(day.toString(), day.add({ days: 1 }).toString());
    await moveTo(app, meeting, friday, family.motherId);
    await app.runDue();
    clockTo(app, eve);
    await app.runDue();
    expect(gateway.to(phone).slice(1)).toEqual([expect.stringContaining('Tapaamisen aika muuttui. Uusi aika: pe ')]);
    clockTo(app, eve);
    app.clock.moveBy(Temporal.Duration.from({ hours: 24 }));
    await app.runDue();
    expect(gateway.to(phone).slice(2)).toEqual([expect.stringContaining('Muistutus: tapaaminen huomenna pe ')]);
  });

  it('moved there and back before anything went out, hears nothing twice and nothing untrue', async () => {
    const { start, eve, day } = nextThursday();
    const { meeting, family } = await told(start);
    await app.runDue();
    const friday = start.replace(day.toString(), day.add({ days: 1 }).toString());
    const moved = await moveTo(app, meeting, friday, family.motherId);
    const back = await moveTo(app, moved, start, family.motherId);
    await app.runDue();
    expect(gateway.to(phone)).toHaveLength(1);
    expect((await ofFamily(back)).filter(({ kind }) => kind === 'MOVED')).toMatchObject([
      { state: 'REVOKED', reason: 'superseded' },
      { state: 'REVOKED', reason: 'nothing-new' },
    ]);
    clockTo(app, eve);
    await app.runDue();
    expect(gateway.to(phone).slice(1)).toEqual([expect.stringContaining('Muistutus: tapaaminen huomenna to ')]);
  });

  it('hears of another place at the same time as such', async () => {
    const { start } = nextThursday();
    const { meeting } = await told(start);
    await app.runDue();
    await relocate(app, meeting, start, 'Kempeleen perhekeskus');
    await app.runDue();
    expect(gateway.to(phone).slice(1)).toEqual([
      expect.stringMatching(/^Tapaamisen paikka muuttui, aika on sama: to .* klo 14\.30, Kempeleen perhekeskus\./),
    ]);
  });

  it.each([
    ['a home', { mode: 'HOME', place: 'Limingan perhekeskus' }],
    ['an address', { place: 'Kanervatie 7' }],
    ['a place that tells of a need', { place: 'Oulun yliopistollinen sairaala, lastenpsykiatria' }],
  ])('is never told by text message to come to %s', async (_, where) => {
    const { start } = nextThursday();
    await told(start, where);
    await app.runDue();
    expect(gateway.to(phone)).toEqual([expect.stringContaining('klo 14.30. Kysyttävää?')]);
  });
});

describe('whom it may be told', () => {
  it('is decided when it goes out: a number that is used no more gets nothing, a new one does', async () => {
    const { start, eve } = nextThursday();
    const { family, meeting } = await told(start);
    await app.runDue();
    const [way] = await app.sql<{ id: string; version: number }>(
      'select id, version from contact_way where person_id = $1',
      [family.motherId],
    );
    const ask = counsellor(app);
    await done(
      ask('endContactWay', 'EndContactWayInput', { contactWayId: way!.id, expectedVersion: way!.version }, 'id'),
    );
    const corrected = newNumber();
    await done(
      ask('addContactWay', 'AddContactWayInput', { personId: family.motherId, contactWay: byPhone(corrected) }, 'id'),
    );
    clockTo(app, eve);
    await app.runDue();
    expect([gateway.to(phone).length, gateway.to(corrected).length]).toEqual([1, 1]);
    expect(await theOne(meeting, 'REMINDER')).toMatchObject({ state: 'HANDED_OVER' });
  });

  it('keeps to the time that somebody called safe', async () => {
    const { start, day } = nextThursday();
    const { meeting } = await told(start, {}, reached(byPhone(phone, 'arkisin klo 12–13')));
    await app.runDue();
    expect(gateway.to(phone)).toEqual([]);
    expect(await theOne(meeting, 'AGREED')).toMatchObject({
      state: 'QUEUED',
      dueAt: expect.stringContaining('T10:00'),
    });
    clockTo(app, '2026-11-23T12:00');
    await app.runDue();
    expect(gateway.to(phone)).toHaveLength(1);
    clockTo(app, `${day.subtract({ days: 1 }).toString()}T16:00`);
    await app.runDue();
    expect(gateway.to(phone)).toHaveLength(1);
    clockTo(app, `${day.toString()}T12:00`);
    await app.runDue();
    expect(gateway.to(phone).slice(1)).toEqual([expect.stringContaining('Muistutus: tapaaminen to ')]);
  });

  it('leaves a time that nobody understands to a person, who may send it after all', async () => {
    const { start } = nextThursday();
    const { meeting } = await told(start, {}, reached(byPhone(phone, 'kun isä on töissä')));
    await app.runDue();
    const failed = await theOne(meeting, 'AGREED');
    expect([gateway.to(phone), failed]).toMatchObject([[], { state: 'FAILED', reason: 'safe-time' }]);
    expect(await done(sendAgain(app, failed.id))).toMatchObject({ state: 'QUEUED', round: 1 });
    expect((await sendAgain(app, failed.id)).code).toBe('NOTICE_QUEUED');
    await app.runDue();
    expect(gateway.to(phone)).toHaveLength(1);
    expect(await theOne(meeting, 'AGREED')).toMatchObject({ state: 'HANDED_OVER', round: 1 });
  });

  it('is told by mail where there is no telephone: the time and whom to ring, no place', async () => {
    const { start, day } = nextThursday();
    await told(start, {}, reached(byMail('aiti@posti.example')));
    await app.runDue();
    const [mail] = await mailsTo('aiti@posti.example');
    expect(mail!.subject).toMatch(
      new RegExp(`^Tapaaminen on sovittu, to ${day.day}.${day.month}.${day.year} klo 14.30–15.30$`),
    );
    expect(mail!.text!.trim().split('\n')).toEqual([
      'Tapaaminen on sovittu.',
      '',
      `Aika: to ${day.day}.${day.month}.${day.year} klo 14.30–15.30`,
      '',
      expect.stringMatching(/^Kysyttävää\? Ota yhteyttä: palveluohjaaja .+, 040 000 \d{4}$/),
    ]);
    expect(mail!.raw.toString()).not.toMatch(/Salakoski|perhekeskus|Linkki|\/v\//i);
  });

  it('is not told of where no way is safe; the counsellor sees it', async () => {
    const { start } = nextThursday();
    const { meeting } = await told(start, {}, reached({ kind: 'PHONE', value: phone, safe: false }));
    await app.runDue();
    expect([gateway.to(phone), await theOne(meeting, 'AGREED')]).toMatchObject([
      [],
      { state: 'FAILED', reason: 'no-way' },
    ]);
  });

  it('of two guardians each hears by their own way alone; one who lost the right to be told hears nothing', async () => {
    const { start, eve } = nextThursday();
    const other = newNumber();
    const family = await familyOf(app, reached(byPhone(phone)));
    const father = await addPerson(family, { ...MOTHER, givenName: 'Risto', contactWays: [byPhone(other)] });
    const guardianship = await done(
      counsellor(app)(
        'recordGuardianship',
        'RecordGuardianshipInput',
        { guardianId: father, childId: family.childId, powers: 'FULL', rightToInformation: true },
        'id version',
      ),
    );
    const meeting = await agree(app, family, start, { people: [family.motherId, father] });
    await app.runDue();
    expect([gateway.to(phone).length, gateway.to(other).length]).toEqual([1, 1]);
    expect(gateway.to(phone)).toEqual(gateway.to(other));
    await done(
      counsellor(app)(
        'endGuardianship',
        'EndGuardianshipInput',
        { guardianshipId: guardianship.id, expectedVersion: guardianship.version },
        'id',
      ),
    );
    clockTo(app, eve);
    await app.runDue();
    expect([gateway.to(phone).length, gateway.to(other).length]).toEqual([2, 1]);
    expect((await ofFamily(meeting)).filter(({ reason }) => reason)).toMatchObject([
      { personId: father, kind: 'REMINDER', state: 'REVOKED', reason: 'not-to-be-told' },
    ]);
  });

  it('a close person whom the family no longer wishes to have along hears no more', async () => {
    const { start, eve } = nextThursday();
    const other = newNumber();
    const family = await familyOf(app, reached(byPhone(phone)));
    const aunt = await addPerson(family, { ...MOTHER, role: 'CLOSE_PERSON', contactWays: [byPhone(other)] });
    const wish = { caseId: family.caseId, personId: aunt, wishedById: family.motherId };
    const ask = counsellor(app);
    const invited = await done(ask('inviteClosePerson', 'InviteClosePersonInput', wish, 'id version'));
    const meeting = await agree(app, family, start, { people: [family.motherId, aunt] });
    await app.runDue();
    expect(gateway.to(other)).toHaveLength(1);
    const over = { invitedId: invited.id, expectedVersion: invited.version };
    await done(ask('endClosePerson', 'EndClosePersonInput', over, 'endedAt'));
    clockTo(app, eve);
    await app.runDue();
    expect([gateway.to(phone).length, gateway.to(other).length]).toEqual([2, 1]);
    expect((await ofFamily(meeting)).filter(({ reason }) => reason)).toMatchObject([
      { personId: aunt, kind: 'REMINDER', state: 'REVOKED', reason: 'not-taking-part' },
    ]);
  });

  it('is not told what was forbidden to tell them', async () => {
    const { start } = nextThursday();
    const { meeting, family } = await told(start);
    await app.sql(`insert into access.withheld values ('network_case', $1, $2, 'case', $1, $3, 'minor', $4)`, [
      family.caseId,
      family.motherId,
      principalOf('counsellor'),
      app.clock.now().toString(),
    ]);
    await app.runDue();
    expect(gateway.to(phone)).toEqual([]);
    expect(await theOne(meeting, 'AGREED')).toMatchObject({ state: 'REVOKED', reason: 'not-to-be-told' });
  });

  it.each([
    ['of thirteen', '2013-11-23', 1, null],
    ['of twelve', '2013-11-24', 0, 'not-to-be-told'],
  ])('a child %s', async (_, birthDate, messages, reason) => {
    const { start } = nextThursday();
    const childs = newNumber();
    const child = { ...CHILD, birthDate, contactWays: [byPhone(childs)] };
    const family = await familyOf(app, reached(byPhone(phone)), child);
    const meeting = await agree(app, family, start, { people: [family.motherId, family.childId] });
    await app.runDue();
    expect(gateway.to(childs)).toHaveLength(messages);
    expect(
      (await ofFamily(meeting)).find(({ personId, kind }) => personId === family.childId && kind === 'AGREED'),
    ).toMatchObject({ reason });
  });

  it('writes to each in their language', async () => {
    const { start } = nextThursday();
    await told(start, {}, { ...reached(byPhone(phone)), language: 'SV' });
    await app.runDue();
    expect(gateway.to(phone)).toEqual([
      expect.stringMatching(/^Mötet är avtalat: to .* Vi skickar aldrig länkar per sms\.$/),
    ]);
  });
});

async function addPerson({ familyId }: OpenedCase, person: object): Promise<string> {
  return (await done(counsellor(app)('addPerson', 'AddPersonInput', { familyId, person }, 'id'))).id;
}

describe('professionals', () => {
  it('are reminded by mail at 9 on the working day before: otherwise who has not answered', async () => {
    const { start, day } = nextThursday('10:00');
    const { meeting } = await told(start);
    await app.runDue();
    const [before] = [await nurseMails()];
    clockTo(app, `${day.subtract({ days: 1 }).toString()}T08:59`);
    await app.runDue();
    expect(await nurseMails()).toHaveLength(before.length);
    clockTo(app, `${day.subtract({ days: 1 }).toString()}T09:00`);
    await app.runDue();
    const mail = (await nurseMails()).at(-1)!;
    expect(mail.text).toContain('Vastaa vielä');
    expect(mail.text).toMatch(/\/v\/[\w-]{22}\n/);
    expect(mail.raw.toString()).not.toMatch(/Salakoski|perhekeskus/i);
    expect(mail.from?.address).toMatch(/^verkosto\+/);
    expect((await noticesOf(app, meeting)).find(({ professionalId }) => professionalId)).toMatchObject({
      professionalId: principalOf('nurse'),
      kind: 'REMINDER',
      state: 'HANDED_OVER',
      way: 'EMAIL',
    });
  });

  it('who got a seat later are reminded as well, and nobody twice', async () => {
    const { start } = nextThursday('10:00');
    const { meeting } = await told(start);
    // As if the nurse had been invited after the meeting was told.
    await app.sql('delete from meeting_notice where meeting_id = $1 and invitation_id is not null', [meeting.id]);
    const remind = () =>
      app.running.app
        .get(Work)
        .run({ principalId: principalOf('counsellor') }, 'test', () =>
          app.running.app.get(Noticing).remindNewcomers(meeting.id),
        );
    await remind();
    await remind();
    const kinds = (await noticesOf(app, meeting)).map(
      ({ kind, professionalId }) => `${kind} ${professionalId !== null}`,
    );
    expect(new Set(kinds)).toEqual(new Set(['AGREED false', 'REMINDER false', 'REMINDER true']));
    expect(kinds).toHaveLength(3);
  });

  it.each([
    ['accepted', null, 1],
    ['declined', 'declined', 0],
  ])('who have %s: %s', async (state, reason, count) => {
    const { start, day } = nextThursday('10:00');
    const { meeting } = await told(start);
    await app.runDue();
    await app.sql(`update invitation set state = $2 where meeting_id = $1`, [meeting.id, state]);
    const before = (await nurseMails()).length;
    clockTo(app, `${day.subtract({ days: 1 }).toString()}T09:00`);
    await app.runDue();
    const mails = (await nurseMails()).slice(before);
    expect(mails).toHaveLength(count);
    for (const { text } of mails) expect(text).not.toContain('Vastaa vielä');
    expect((await noticesOf(app, meeting)).find(({ professionalId }) => professionalId)).toMatchObject({ reason });
  });

  it('5. are not reminded once the consent is gone', async () => {
    const { start, day } = nextThursday('10:00');
    const { meeting, family } = await told(start);
    await app.runDue();
    await app.sql(`update consent set ends_at = $2, last_day = '2026-11-24' where case_id = $1`, [
      family.caseId,
      '2026-11-24T22:00:00Z',
    ]);
    const before = (await nurseMails()).length;
    clockTo(app, `${day.subtract({ days: 1 }).toString()}T09:00`);
    await app.runDue();
    expect(await nurseMails()).toHaveLength(before);
    expect((await noticesOf(app, meeting)).find(({ professionalId }) => professionalId)).toMatchObject({
      state: 'REVOKED',
      reason: 'consent-missing',
    });
  });
});

describe('the gateway', () => {
  const later = (minutes: number) => app.clock.moveBy(Temporal.Duration.from({ minutes }));

  it.each([
    ['says not now', 503],
    ['says too many', 429],
    ['does not know us', 401],
  ])('%s: the message waits and goes out once it takes it', async (_, status) => {
    const { start } = nextThursday();
    const { meeting } = await told(start);
    gateway.plan(phone, status);
    await app.runDue();
    expect(await theOne(meeting, 'AGREED')).toMatchObject({ state: 'QUEUED', attemptedAt: null });
    later(1);
    await app.runDue();
    expect(gateway.to(phone)).toHaveLength(2);
    expect(await theOne(meeting, 'AGREED')).toMatchObject({ state: 'HANDED_OVER' });
  });

  it('refuses the number: it is shown and not tried again', async () => {
    const { start } = nextThursday();
    const { meeting } = await told(start);
    gateway.plan(phone, 422);
    await app.runDue();
    later(60);
    await app.runDue();
    expect(gateway.to(phone)).toHaveLength(1);
    expect(await theOne(meeting, 'AGREED')).toMatchObject({ state: 'FAILED', reason: 'http-422' });
    expect(await app.sql(`select 1 from platform.outbox_effect where state = 'dead'`)).toEqual([]);
  });

  it.each([
    ['fails', 500],
    ['is silent', 'hang'],
    ['breaks off after it took it', 'break-off'],
  ] as const)('%s: nobody knows, so it is not sent twice and a person is told', async (_, behaviour) => {
    const { start, eve } = nextThursday();
    const { meeting } = await told(start);
    gateway.plan(phone, behaviour);
    await app.runDue();
    later(60);
    await app.runDue();
    expect(gateway.to(phone)).toHaveLength(1);
    const uncertain = await theOne(meeting, 'AGREED');
    expect(uncertain).toMatchObject({ state: 'UNCERTAIN', way: 'SMS' });
    await done(sendAgain(app, uncertain.id));
    await app.runDue();
    expect(gateway.to(phone)).toHaveLength(2);
    expect(new Set(gateway.got.filter(({ body }) => body.to === phone).map(({ key }) => key)).size).toBe(2);
    clockTo(app, eve);
    await app.runDue();
    expect(gateway.to(phone).slice(2)).toEqual([expect.stringContaining('Muistutus')]);
  });

  it('is not there: the message waits', async () => {
    const apart = await startTestApp({ SMS_GATEWAY_URL: 'http://127.0.0.1:9/', SMS_GATEWAY_TOKEN: 'x' });
    try {
      const family = await familyOf(apart, reached(byPhone(phone)));
      const meeting = await agree(apart, family, THURSDAY.start);
      await apart.runDue();
      expect((await noticesOf(apart, meeting)).find(({ kind }) => kind === 'AGREED')).toMatchObject({
        state: 'QUEUED',
        attemptedAt: null,
      });
    } finally {
      await apart.stop();
    }
  });

  it('is asked once by two workers', async () => {
    const { start } = nextThursday();
    await told(start);
    gateway.plan(phone, async () => (await Promise.all([app.runDue(), app.runDue()])).length + 200);
    await Promise.all([app.runDue(), app.runDue()]);
    expect(gateway.to(phone)).toHaveLength(1);
  });

  it('a process that died after the try was written down leaves it to a person', async () => {
    const { start } = nextThursday();
    const { meeting } = await told(start);
    const { id } = await theOne(meeting, 'AGREED');
    expect(
      await app.running.app
        .get(Work)
        .run({ principalId: id }, 'test', () => app.running.app.get(NoticeTelling).take(id)),
    ).not.toBeNull();
    await app.runDue();
    expect([gateway.to(phone), await theOne(meeting, 'AGREED')]).toMatchObject([[], { state: 'UNCERTAIN' }]);
  });

  it('a worker that is killed while the gateway has its message does not send it again, nor does another', async () => {
    const { start } = nextThursday();
    const { meeting } = await told(start);
    await app.sql('insert into platform.demo_clock (ahead) values ($1)', [app.clock.offset.toString()]);
    const asked = Promise.withResolvers<void>();
    gateway.plan(phone, () => {
      asked.resolve();
      return new Promise<number>(() => undefined);
    });
    const worker = spawn(process.execPath, [join(import.meta.dirname, '../dist/main.js')], {
      env: {
        ...TEST_KEYS,
        DATABASE_URL: app.database.url,
        DEMO: '1',
        ROLES: 'worker',
        PORT: '0',
        INBOUND_SMTP_PORT: '0',
        LOG_LEVEL: 'silent',
        SMS_GATEWAY_URL: gateway.url,
      },
      stdio: 'ignore',
    });
    const ended = once(worker, 'exit');
    await Promise.race([asked.promise, ended]);
    worker.kill('SIGKILL');
    await ended;
    await app.runDue();
    expect(await theOne(meeting, 'AGREED')).toMatchObject({ state: 'QUEUED' });
    later(6);
    await app.runDue();
    expect(gateway.to(phone)).toHaveLength(1);
    expect(await theOne(meeting, 'AGREED')).toMatchObject({ state: 'UNCERTAIN' });
  }, 60_000);

  it('cancelled while a reminder is just going out, the cancellation comes after it', async () => {
    const { start, eve } = nextThursday();
    const { meeting } = await told(start);
    await app.runDue();
    clockTo(app, eve);
    gateway.plan(phone, async () => {
      await cancel(app, meeting);
      await app.runDue();
      return 202;
    });
    await app.runDue();
    expect(gateway.to(phone)).toHaveLength(2);
    expect(await theOne(meeting, 'REMINDER')).toMatchObject({ state: 'HANDED_OVER' });
    later(3);
    await app.runDue();
    expect(gateway.to(phone).slice(2)).toEqual([expect.stringContaining('Tapaaminen on peruttu')]);
  });

  it('cancelled in the very moment in which it falls due, a reminder goes out before or not at all', async () => {
    for (let i = 0; i < 5; i += 1) {
      const number = newNumber();
      const { start, eve } = nextThursday();
      app.clock.moveTo(SEEDED_AT);
      const { meeting } = await told(start, {}, reached(byPhone(number)));
      await app.runDue();
      clockTo(app, eve);
      await Promise.all([app.runDue(), cancel(app, meeting)]);
      later(4);
      await app.runDue();
      const texts = gateway.to(number).slice(1);
      const { state } = await theOne(meeting, 'REMINDER');
      expect(texts.map((text) => text.split(' ')[0])).toEqual(
        state === 'HANDED_OVER' ? ['Muistutus:', 'Tapaaminen'] : ['Tapaaminen'],
      );
    }
  });
});

describe('a gateway that knows messages by their key', () => {
  let idempotent: TestApp;
  beforeAll(async () => {
    idempotent = await startTestApp({
      SMS_GATEWAY_URL: gateway.url,
      SMS_GATEWAY_TOKEN: 's3cret',
      SMS_TIMEOUT_SECONDS: '1',
      SMS_GATEWAY_IDEMPOTENT: '1',
    });
  });
  afterAll(() => idempotent?.stop());
  beforeEach(() => idempotent.clock.moveTo(SEEDED_AT));

  it('gets the very same again when nobody knows', async () => {
    const meeting = await agree(idempotent, await familyOf(idempotent, reached(byPhone(phone))), THURSDAY.start);
    gateway.plan(phone, 'break-off', 500, 'hang');
    for (let i = 0; i < 4; i += 1) {
      await idempotent.runDue();
      idempotent.clock.moveBy(Temporal.Duration.from({ minutes: 10 }));
    }
    const got = gateway.got.filter(({ body }) => body.to === phone);
    expect(got).toHaveLength(4);
    expect(new Set(got.map(({ key, body }) => key + body.text)).size).toBe(1);
    expect((await noticesOf(idempotent, meeting)).find(({ kind }) => kind === 'AGREED')).toMatchObject({
      state: 'HANDED_OVER',
    });
  });

  it('does not get it again to a number that may not be used any more', async () => {
    const family = await familyOf(idempotent, reached(byPhone(phone)));
    const meeting = await agree(idempotent, family, '2026-12-11T09:00');
    gateway.plan(phone, 'break-off');
    await idempotent.runDue();
    await idempotent.sql('update contact_way set safe = false where person_id = $1', [family.motherId]);
    idempotent.clock.moveBy(Temporal.Duration.from({ minutes: 10 }));
    await idempotent.runDue();
    expect(gateway.to(phone)).toHaveLength(1);
    expect((await noticesOf(idempotent, meeting)).find(({ kind }) => kind === 'AGREED')).toMatchObject({
      state: 'UNCERTAIN',
    });
  });

  it('does not get "tomorrow" on the day itself', async () => {
    const { start, eve, day } = { ...THURSDAY, start: '2026-12-10T12:00' };
    const meeting = await agree(idempotent, await familyOf(idempotent, reached(byPhone(phone))), start);
    await idempotent.runDue();
    clockTo(idempotent, eve);
    gateway.plan(phone, 'break-off');
    await idempotent.runDue();
    clockTo(idempotent, `${day}T07:30`);
    await idempotent.runDue();
    expect(gateway.to(phone)).toHaveLength(2);
    expect(
      (await noticesOf(idempotent, meeting)).find(({ kind, personId }) => personId && kind === 'REMINDER'),
    ).toMatchObject({
      state: 'UNCERTAIN',
    });
  });
});

describe('what is seen of it', () => {
  it('is for who convenes: not for the nurse, not for the guardian', async () => {
    const { meeting, family } = await told(nextThursday().start);
    for (const who of [principalOf('nurse'), family.motherId, principalOf('counsellor-other-area')]) {
      const asked = await app.asPrincipal(who)(
        'query ($id: UUID!) { noticesOfMeeting(meetingId: $id) { notice { id } } }',
        {
          id: meeting.id,
        },
      );
      expect(asked.code).toBe('NOT_FOUND');
    }
  });

  it('nothing is sent again of a meeting that has changed since or is over', async () => {
    const { start, day } = nextThursday();
    const { meeting, family } = await told(start);
    await app.runDue();
    const first = await theOne(meeting, 'AGREED');
    const friday = start.replace(day.toString(), day.add({ days: 1 }).toString());
    const moved = await moveTo(app, meeting, friday, family.motherId);
    expect((await sendAgain(app, first.id)).code).toBe('NOTICE_OVERTAKEN');
    await app.runDue();
    clockTo(app, friday);
    await app.runDue();
    expect((await sendAgain(app, (await theOne(moved, 'MOVED')).id)).code).toBe('MEETING_PAST');
  });

  it('numbers and words are deleted after two weeks; what became of it stays', async () => {
    // The clock of the others was far ahead already, and so is when they sweep next.
    const apart = await startTestApp({ SMS_GATEWAY_URL: gateway.url });
    try {
      const meeting = await agree(apart, await familyOf(apart, reached(byPhone(phone))), THURSDAY.start);
      await apart.runDue();
      const kept = () =>
        apart.sql(
          `select content is not null as kept, state from meeting_notice where meeting_id = $1 and kind = 'agreed'`,
          [meeting.id],
        );
      apart.clock.moveBy(Temporal.Duration.from({ hours: 24 * 14 - 2 }));
      await apart.runDue();
      expect(await kept()).toEqual([{ kept: true, state: 'handed-over' }]);
      apart.clock.moveBy(Temporal.Duration.from({ hours: 3 }));
      await apart.runDue();
      expect(await kept()).toEqual([{ kept: false, state: 'handed-over' }]);
    } finally {
      await apart.stop();
    }
  });
});

describe('in a demo without a gateway', () => {
  it('text messages are shown by number', async () => {
    const demo = await startTestApp();
    try {
      await agree(demo, await familyOf(demo, reached(byPhone(phone))), THURSDAY.start);
      await demo.runDue();
      const all = await demo.inject({ method: 'GET', url: '/demo/sms' });
      const shown = `040 ${phone.slice(6, 9)} ${phone.slice(9)}`;
      expect(all.body).toContain(`>${shown}</a>`);
      const one = await demo.inject({ method: 'GET', url: `/demo/sms/${encodeURIComponent(phone)}` });
      expect(one.body).toContain('Tapaaminen on sovittu: to ');
      expect(one.body).toContain('GSM-7), 1 osa');
    } finally {
      await demo.stop();
    }
  });
});

describe('outside of a demo, without a gateway', () => {
  const OUTSIDE = {
    DEMO: '0',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'palveluohjaus@county.example',
    MAIL_DOMAIN: 'county.example',
    PUBLIC_URL: 'https://yhdessa.county.example',
  };

  it('who has only a telephone is shown as not told; who has a mailbox gets a mail', async () => {
    const apart = await startTestApp(OUTSIDE);
    try {
      let day = 9;
      const agreed = async (mother: object) => {
        const start = `2026-12-${(day += 1)}T14:30`;
        const meeting = await agree(apart, await familyOf(apart, mother), start);
        await apart.runDue();
        return (await noticesOf(apart, meeting)).find(({ kind }) => kind === 'AGREED');
      };
      expect(await agreed(reached(byPhone(phone)))).toMatchObject({ state: 'FAILED', reason: 'no-sms', way: null });
      expect(await agreed(reached(byPhone(phone), byMail('aiti@posti.example')))).toMatchObject({
        state: 'QUEUED',
        way: 'EMAIL',
      });
      expect((await apart.inject({ method: 'GET', url: '/demo/sms' })).statusCode).toBe(404);
    } finally {
      await apart.stop();
    }
  });
});
