import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { principalOf } from '../src/demo/personas.js';
import { Work } from '../src/platform/access/work.js';
import { Events } from '../src/platform/events/events.js';
import { OutgoingMessages } from '../src/invitation/outgoing/outgoing-messages.js';
import { startTestApp, type TestApp } from './support/app.js';
import { openCase, type OpenedCase, seatOf } from './support/casework.js';
import {
  addMeeting,
  addParticipant,
  admit,
  announce,
  found,
  linkIn,
  mailbox,
  moveMeeting,
  opened,
  PLACE,
  type Seat,
  seats,
  startMail,
} from './support/invited.js';
import { POHDE } from '../src/demo/pohde.data.js';

let app: TestApp;
let stopMail: () => Promise<void>;
let people: Seat[];
let opening: OpenedCase;
beforeAll(async () => {
  app = await startTestApp();
  stopMail = await startMail(app);
  people = await seats(app, 22);
});
afterAll(async () => {
  await stopMail?.();
  await app?.stop();
});

beforeEach(async () => {
  opening = await openCase(app);
});

/** A meeting with these people, all of whom may be told, and announced as scheduled. */
async function scheduled(invited: readonly Seat[], mode?: string) {
  const consents = await Promise.all(invited.map((seat) => admit(app, opening, seat)));
  const meeting = await addMeeting(app, opening, invited, undefined, mode);
  await announce(app, { type: 'meeting.scheduled', caseId: opening.caseId, meetingId: meeting.id });
  return { ...meeting, consents };
}

const tell = (type: string, meetingId: string) => announce(app, { type, caseId: opening.caseId, meetingId });

/** Mails to a seat about one meeting of this test, oldest first. */
async function mailsTo({ email }: Seat, uid?: string) {
  const all = await Promise.all(mailbox(app, email).map(opened));
  return uid ? all.filter((each) => each.uid === uid) : all;
}

const uidOf = async (meetingId: string, seat: Seat) => {
  const [row] = await app.sql<{ uid: string }>(
    'select uid from invitation where meeting_id = $1 and professional_id = $2',
    [meetingId, seat.professionalId],
  );
  return row!.uid;
};

const rows = (meetingId: string) =>
  app.sql<{ state: string; sequence: number; reached: boolean; cancelled: boolean; professional_id: string }>(
    `select state, sequence, reached_at is not null as reached, cancelled_at is not null as cancelled, professional_id
     from invitation where meeting_id = $1 order by professional_id`,
    [meetingId],
  );

const messagesOf = (meetingId: string) =>
  app.sql<{ method: string; sequence: number; state: string; revoked_for: string | null }>(
    `select x.method, x.sequence, x.state, x.revoked_for from invitation_message x join invitation i on i.id = x.invitation_id
     where i.meeting_id = $1 order by x.queued_at, x.sequence`,
    [meetingId],
  );

const cancel = (id: string) =>
  app.sql(`update meeting set state = 'cancelled', cancel_reason = 'illness', cancelled_at = now() where id = $1`, [
    id,
  ]);

/** What the access log says was told to the invitees of a meeting, oldest first. */
const disclosures = (meetingId: string) =>
  app.sql<{ basis: string }>(
    `select l.operation, l.category, l.scope_id, l.acting_for_unit, l.basis,
       exists (select from invitation_message x where x.invitation_id = i.id and x.handed_over_at = l.at) as as_it_left
     from audit.access_log l join invitation i on i.id = l.principal_id
     where i.meeting_id = $1 and l.action = 'disclose' order by l.at, l.id`,
    [meetingId],
  );

/** Counts what goes to the database from now on. */
function countStatements() {
  const query = Reflect.get(pg.Client.prototype, 'query') as pg.Client['query'];
  const counter = { count: 0, stop: () => void (pg.Client.prototype.query = query) };
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    counter.count += 1;
    return Reflect.apply(query, this, args);
  } as typeof query;
  return counter;
}

describe('a scheduled meeting', () => {
  it('4. sends one request to each who is chosen: that one attendee, own UID, own address', async () => {
    const [one, two] = people as [Seat, Seat];
    const meeting = await scheduled([one, two]);
    expect(await rows(meeting.id)).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }]);
    await app.runDue();
    const [first] = await mailsTo(one, await uidOf(meeting.id, one));
    const [second] = await mailsTo(two, await uidOf(meeting.id, two));
    expect(first).toMatchObject({
      method: 'REQUEST',
      contentMethod: 'REQUEST',
      sequence: 0,
      start: '2026-12-01T13:00:00',
      summary: 'Verkostotapaaminen',
      status: 'CONFIRMED',
      class: 'CONFIDENTIAL',
      location: 'Paikka näkyy kirjautumisen jälkeen',
      attendees: [one.email],
    });
    expect(first!.organizer).toMatch(/^verkosto\+[a-z2-7]{24}@yhdessa\.example$/);
    expect(first!.mail.from).toEqual({ name: 'Yhdessä', address: first!.organizer });
    expect(first!.from).toBe(first!.organizer);
    expect(first!.description).toContain(linkIn(first!));
    expect(first!.text).toContain('Aino Koivulampi');
    expect(first!.uid).not.toBe(second!.uid);
    expect(first!.organizer).not.toBe(second!.organizer);
    expect(linkIn(first!)).not.toBe(linkIn(second!));
    expect(await rows(meeting.id)).toMatchObject([
      { state: 'sent', reached: true },
      { state: 'sent', reached: true },
    ]);
  });

  it.each([
    ['sv', 'remote', 'Nätverksmöte', 'På distans, adressen visas efter inloggning'],
    ['en', 'hybrid', 'Network meeting', 'The place and the address are shown after sign-in'],
  ])('writes to a %s speaker in their language', async (language, mode, summary, location) => {
    const seat = people[2]!;
    await app.sql('update professional set language = $1 where id = $2', [language, seat.professionalId]);
    const meeting = await scheduled([seat], mode);
    await app.runDue();
    const [mail] = await mailsTo(seat, await uidOf(meeting.id, seat));
    expect(mail).toMatchObject({ summary, location });
  });

  it('3. names in no mail the family, a need, another invitee or their sector, or the place', async () => {
    const [one, two] = people.slice(3, 5) as [Seat, Seat];
    const meeting = await scheduled([one, two]);
    await app.runDue();
    await moveMeeting(app, meeting.id, '2026-12-02T09:00');
    await tell('meeting.moved', meeting.id);
    await app.runDue();
    await app.sql(
      `update meeting set state = 'cancelled', cancel_reason = 'illness', cancelled_at = now() where id = $1`,
      [meeting.id],
    );
    await tell('meeting.cancelled', meeting.id);
    await app.runDue();
    const units = await app.sql<{ name: string }>('select name from unit where id = any ($1)', [
      [one.unitId, two.unitId],
    ]);
    const forbidden = ['Salakoski', 'Marjatta', 'Onni', 'Uupumus', PLACE, ...units.map(({ name }) => name)];
    for (const [seat, other] of [
      [one, two],
      [two, one],
    ] as const) {
      const mails = await mailsTo(seat, await uidOf(meeting.id, seat));
      expect(mails.map(({ method }) => method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL']);
      for (const { raw, mail, ics, text, subject } of mails) {
        const whole = [raw.toString('latin1'), raw.toString('utf8'), ics, text, subject, JSON.stringify(mail)].join(
          '\n',
        );
        expect(whole.length).toBeGreaterThan(1000);
        for (const word of [...forbidden, other.email, opening.caseId, meeting.id])
          expect(whole.toLowerCase()).not.toContain(word.toLowerCase());
      }
    }
  });

  it('5. is refused as a whole when a unit may not be told: CONSENT_MISSING, and nothing is written', async () => {
    const [one, two] = people as [Seat, Seat];
    await admit(app, opening, one);
    const meeting = await addMeeting(app, opening, [one, two]);
    await expect(tell('meeting.scheduled', meeting.id)).rejects.toMatchObject({
      code: 'CONSENT_MISSING',
      details: { unitIds: [two.unitId] },
    });
    expect(await rows(meeting.id)).toEqual([]);
  });

  it('costs as many statements with 20 people as with 2', async () => {
    const count = async (invited: readonly Seat[]) => {
      for (const seat of invited) await admit(app, opening, seat);
      const meeting = await addMeeting(app, opening, invited);
      const counter = countStatements();
      const event = { areaId: POHDE.id, caseId: opening.caseId, meetingId: meeting.id };
      const work = app.running.app.get(Work);
      const announceAll = async (type: string) => {
        const before = counter.count;
        await work.run({ principalId: principalOf('counsellor') }, 'test', () =>
          app.running.app.get(Events).announce({ type, ...event }),
        );
        return counter.count - before;
      };
      const counts = [await announceAll('meeting.scheduled')];
      await moveMeeting(app, meeting.id, '2026-12-03T10:00');
      counts.push(await announceAll('meeting.moved'));
      await app.sql(`update invitation set reached_at = now() where meeting_id = $1`, [meeting.id]);
      await app.sql(
        `update invitation_message set state = 'handed-over', handed_over_at = now(), revoked_for = null
        where invitation_id in (select id from invitation where meeting_id = $1)`,
        [meeting.id],
      );
      counts.push(await announceAll('meeting.cancelled'));
      counter.stop();
      expect(await rows(meeting.id)).toHaveLength(invited.length);
      return counts;
    };
    const few = await count(people.slice(0, 2));
    opening = await openCase(app);
    expect(await count(people.slice(0, 20))).toEqual(few);
    expect(Math.min(...few)).toBeGreaterThan(3);
    expect(Math.max(...few)).toBeLessThan(25);
  });
});

describe('sending', () => {
  it('5. asks again: a consent that ended meanwhile revokes the message, and nothing leaves', async () => {
    const seat = people[5]!;
    const meeting = await scheduled([seat]);
    await app.sql(`update consent set state = 'withdrawn', withdrawn_at = now() where id = $1`, [meeting.consents[0]]);
    await app.runDue();
    expect(await mailsTo(seat, await uidOf(meeting.id, seat))).toEqual([]);
    expect(await messagesOf(meeting.id)).toMatchObject([{ state: 'revoked', revoked_for: 'consent-missing' }]);
    expect(await rows(meeting.id)).toMatchObject([{ state: 'waiting', reached: false }]);
  });

  it.each([
    [
      `update meeting set state = 'cancelled', cancel_reason = 'other', cancelled_at = now() where id = $1`,
      'cancelled',
    ],
    [`update meeting set starts_at = starts_at - interval '1 hour' where id = $1`, 'superseded'],
  ])('revokes what the meeting made wrong, also when nobody announced it: %s', async (change, reason) => {
    const seat = people[6]!;
    const meeting = await scheduled([seat]);
    await app.sql(change, [meeting.id]);
    await app.runDue();
    expect(await mailsTo(seat, await uidOf(meeting.id, seat))).toEqual([]);
    expect(await messagesOf(meeting.id)).toMatchObject([{ state: 'revoked', revoked_for: reason }]);
  });

  it('after a crash between the mail server and us sends the very same bytes', async () => {
    const seat = people[7]!;
    const meeting = await scheduled([seat]);
    await app.sql(`create function crash() returns trigger language plpgsql as $$ begin raise exception 'crash'; end $$;
      create trigger crash before update on invitation_message for each row execute function crash()`);
    await app.runDue();
    const uid = await uidOf(meeting.id, seat);
    expect(await messagesOf(meeting.id)).toMatchObject([{ state: 'queued' }]);
    await app.sql('drop trigger crash on invitation_message; drop function crash()');
    app.clock.moveBy(Temporal.Duration.from({ hours: 1 }));
    await app.runDue();
    const [one, two, ...others] = await mailsTo(seat, uid);
    expect(others).toEqual([]);
    expect(two!.raw.equals(one!.raw)).toBe(true);
    expect(await messagesOf(meeting.id)).toMatchObject([{ state: 'handed-over' }]);
    const [stored] = await app.sql<{ sha: string }>(
      `select encode(x.sha256, 'hex') as sha from invitation_message x where x.uid = $1`,
      [uid],
    );
    expect(stored!.sha).toBe(one!.sha256);
  });

  it('8. is logged as a disclosure: to whom, what, when, for what and on which consent', async () => {
    const seat = people[8]!;
    const meeting = await scheduled([seat]);
    await app.runDue();
    const line = {
      operation: 'invitation.request',
      category: 'logistics',
      scope_id: opening.caseId,
      acting_for_unit: seat.unitId,
      basis: `consent:${meeting.consents[0]} to ${seat.professionalId}`,
      as_it_left: true,
    };
    expect(await disclosures(meeting.id)).toEqual([line]);
    await cancel(meeting.id);
    await tell('meeting.cancelled', meeting.id);
    await app.runDue();
    const later = { operation: 'invitation.cancel', basis: `called-off to ${seat.professionalId}` };
    expect(await disclosures(meeting.id)).toEqual([line, { ...line, ...later }]);
  });

  it('8. on a basis in law, or to who answers for the case, is logged with that', async () => {
    const seat = people[8]!;
    await admit(app, opening, seat);
    await app.sql(`update consent set state = 'withdrawn', withdrawn_at = now() where case_id = $1`, [opening.caseId]);
    const statute = await found(app, opening, seat);
    const counsellor = { ...(await seatOf(app, 'counsellor')), email: '' };
    const meeting = await addMeeting(app, opening, [seat, counsellor]);
    await tell('meeting.scheduled', meeting.id);
    await app.runDue();
    expect((await disclosures(meeting.id)).map(({ basis }) => basis)).toEqual(
      expect.arrayContaining([`statute:${statute} to ${seat.professionalId}`, `staff to ${counsellor.professionalId}`]),
    );
  });

  it('8. is logged also when the invitation was called off while the mail server had it in hand', async () => {
    const seat = people[8]!;
    const meeting = await scheduled([seat]);
    const [{ id: messageId, invitation_id: principalId }] = (await app.sql<{ id: string; invitation_id: string }>(
      `select x.id, x.invitation_id from invitation_message x join invitation i on i.id = x.invitation_id where i.meeting_id = $1`,
      [meeting.id],
    )) as [{ id: string; invitation_id: string }];
    const messages = app.running.app.get(OutgoingMessages, { strict: false });
    const as = <T>(task: () => Promise<T>) => app.running.app.get(Work).run({ principalId }, 'test', task);
    const { basis } = (await as(() => messages.take(messageId)))!;
    await cancel(meeting.id);
    await tell('meeting.cancelled', meeting.id);
    await as(() => messages.handedOver(messageId, 250, basis));
    expect(await disclosures(meeting.id)).toMatchObject([{ basis: `${basis} to ${seat.professionalId}` }]);
    expect(await rows(meeting.id)).toMatchObject([{ state: 'cancelled', reached: false }]);
    expect(await messagesOf(meeting.id)).toMatchObject([{ method: 'REQUEST', state: 'handed-over' }]);
  });

  it('keeps nothing readable: mail, secrets and comments are sealed or hashed', async () => {
    const seat = people[9]!;
    const meeting = await scheduled([seat]);
    await app.runDue();
    const [mail] = await mailsTo(seat, await uidOf(meeting.id, seat));
    const token = mail!.organizer.slice('verkosto+'.length, -'@yhdessa.example'.length);
    const link = linkIn(mail!).slice(3);
    const [dump] = await app.sql<{ text: string }>(
      `select string_agg(t, ' ') as text from (select i::text as t from invitation i union all
        select m::text from invitation_message m union all select o::text from platform.outbox_effect o) x`,
    );
    for (const secret of [token, link, Buffer.from(token).toString('hex'), Buffer.from(link).toString('hex')])
      expect(dump!.text).not.toContain(secret);
  });
});

describe('a moved meeting', () => {
  it('sends SEQUENCE+1 of the same UID, voids the answer, and revokes what was still queued', async () => {
    const [one, two, three] = people.slice(10, 13) as [Seat, Seat, Seat];
    const meeting = await scheduled([one, two]);
    await app.runDue();
    const uid = await uidOf(meeting.id, one);
    await app.sql(
      `update invitation set state = 'accepted', answered_at = now(), answered_by = 'phone' where uid = $1`,
      [uid],
    );
    await moveMeeting(app, meeting.id, '2026-12-02T10:00');
    await tell('meeting.moved', meeting.id);
    await moveMeeting(app, meeting.id, '2026-12-04T08:30');
    await admit(app, opening, three);
    await addParticipant(app, opening.caseId, meeting.id, three);
    await app.sql('update meeting_participant set chosen = false where id = $1', [meeting.participants[1]]);
    await tell('meeting.moved', meeting.id);
    await app.runDue();
    const mails = await mailsTo(one, uid);
    expect(mails.map(({ method, sequence, start }) => [method, sequence, start])).toEqual([
      ['REQUEST', 0, '2026-12-01T13:00:00'],
      ['REQUEST', 2, '2026-12-04T08:30:00'],
    ]);
    const gone = await mailsTo(two, await uidOf(meeting.id, two));
    expect(gone.map(({ method, sequence, start, status }) => [method, sequence, start, status])).toEqual([
      ['REQUEST', 0, '2026-12-01T13:00:00', 'CONFIRMED'],
      ['CANCEL', 2, '2026-12-01T13:00:00', null],
    ]);
    expect(await mailsTo(three, await uidOf(meeting.id, three))).toMatchObject([{ method: 'REQUEST', sequence: 0 }]);
    const [row] = await app.sql('select state, answered_at, answered_by from invitation where uid = $1', [uid]);
    expect(row).toEqual({ state: 'sent', answered_at: null, answered_by: null });
    expect(await messagesOf(meeting.id)).toEqual(
      expect.arrayContaining([expect.objectContaining({ sequence: 1, state: 'revoked', revoked_for: 'superseded' })]),
    );
  });

  it('waits until its request has left, also one that an earlier request reached; who knows the old time is told', async () => {
    const seat = people[10]!;
    const meeting = await scheduled([seat]);
    await app.runDue();
    await moveMeeting(app, meeting.id, '2026-12-02T10:00');
    await tell('meeting.moved', meeting.id);
    expect(await rows(meeting.id)).toMatchObject([{ state: 'waiting', reached: false }]);
    await app.runDue();
    expect(await rows(meeting.id)).toMatchObject([{ state: 'sent', reached: true }]);
    await moveMeeting(app, meeting.id, '2026-12-04T10:00');
    await tell('meeting.moved', meeting.id);
    await cancel(meeting.id);
    await tell('meeting.cancelled', meeting.id);
    await app.runDue();
    const mails = await mailsTo(seat, await uidOf(meeting.id, seat));
    expect(mails.map(({ method, sequence, start }) => [method, sequence, start])).toEqual([
      ['REQUEST', 0, '2026-12-01T13:00:00'],
      ['REQUEST', 1, '2026-12-02T10:00:00'],
      ['CANCEL', 3, '2026-12-02T10:00:00'],
    ]);
  });

  it('invites again under the same UID whoever is chosen again', async () => {
    const [one, two] = people.slice(13, 15) as [Seat, Seat];
    const meeting = await scheduled([one, two]);
    await app.runDue();
    for (const chosen of [false, true]) {
      await app.sql('update meeting_participant set chosen = $2 where id = $1', [meeting.participants[0], chosen]);
      await tell('meeting.moved', meeting.id);
      await app.runDue();
    }
    const mails = await mailsTo(one, await uidOf(meeting.id, one));
    expect(mails.map(({ method, sequence }) => [method, sequence])).toEqual([
      ['REQUEST', 0],
      ['CANCEL', 1],
      ['REQUEST', 2],
    ]);
  });
});

describe('what ends', () => {
  it('with the meeting is told to who was reached, as cancelled; what is queued never leaves', async () => {
    const [one, two] = people.slice(15, 17) as [Seat, Seat];
    const meeting = await scheduled([one]);
    await app.runDue();
    await admit(app, opening, two);
    await addParticipant(app, opening.caseId, meeting.id, two);
    await tell('meeting.moved', meeting.id);
    await cancel(meeting.id);
    await tell('meeting.cancelled', meeting.id);
    await app.runDue();
    const mails = await mailsTo(one, await uidOf(meeting.id, one));
    expect(mails.map(({ method, sequence, status }) => [method, sequence, status])).toEqual([
      ['REQUEST', 0, 'CONFIRMED'],
      ['CANCEL', 2, 'CANCELLED'],
    ]);
    expect(mails[1]!.attendees).toEqual([one.email]);
    expect(await mailsTo(two, await uidOf(meeting.id, two))).toEqual([]);
    expect(await rows(meeting.id)).toMatchObject([{ state: 'cancelled' }, { state: 'cancelled' }]);
  });

  it('6. with the consent is taken from the unit alone, in the same transaction, unless another basis holds', async () => {
    const [one, two] = people.slice(17, 19) as [Seat, Seat];
    const meeting = await scheduled([one, two]);
    await app.runDue();
    const withdraw = (consentId: string) =>
      app.sql(`update consent set state = 'withdrawn', withdrawn_at = now() where id = $1`, [consentId]);
    const event = {
      type: 'consent.withdrawn',
      caseId: opening.caseId,
      consentId: meeting.consents[0]!,
      unitId: one.unitId,
    };
    const reads = async ({ professionalId: principalId }: Seat) => {
      const sql = `select ? = any (access.cases('logistics', 'read')) as reads`;
      const ask = app.running.app
        .get(Work)
        .run({ principalId }, 'test', (em) => em.execute<{ reads: boolean }[]>(sql, [opening.caseId]));
      return (await ask)[0]!.reads;
    };
    await announce(app, event);
    expect(await rows(meeting.id)).toMatchObject([{ cancelled: false }, { cancelled: false }]);
    expect([await reads(one), await reads(two)]).toEqual([true, true]);
    const logged = await disclosures(meeting.id);
    await withdraw(meeting.consents[0]!);
    expect([await reads(one), await reads(two)]).toEqual([false, true]);
    await announce(app, event);
    expect(await disclosures(meeting.id)).toEqual(logged);
    await app.runDue();
    const [mail, cancellation, ...more] = await mailsTo(one, await uidOf(meeting.id, one));
    expect([mail!.method, cancellation!.method, cancellation!.sequence, cancellation!.status]).toEqual([
      'REQUEST',
      'CANCEL',
      1,
      null,
    ]);
    expect(more).toEqual([]);
    expect(await mailsTo(two, await uidOf(meeting.id, two))).toHaveLength(1);
  });

  it('5, 6. with the consent before anything was sent is never told at all', async () => {
    const seat = people[19]!;
    const meeting = await scheduled([seat]);
    await app.sql(`update consent set state = 'withdrawn', withdrawn_at = now() where id = $1`, [meeting.consents[0]]);
    const { caseId } = opening;
    await announce(app, { type: 'consent.withdrawn', caseId, consentId: meeting.consents[0]!, unitId: seat.unitId });
    await app.runDue();
    expect(await mailsTo(seat, await uidOf(meeting.id, seat))).toEqual([]);
    expect(await messagesOf(meeting.id)).toMatchObject([{ method: 'REQUEST', revoked_for: 'consent-missing' }]);
    expect(await rows(meeting.id)).toMatchObject([{ state: 'cancelled' }]);
  });

  it('while the mail server has it in hand is followed by a cancellation, later', async () => {
    const seat = people[20]!;
    const meeting = await scheduled([seat]);
    await app.sql(
      `update platform.outbox_effect set state = 'claimed', claim = gen_random_uuid(), lease_until = $2
       where key = (select x.id::text from invitation_message x join invitation i on i.id = x.invitation_id where i.meeting_id = $1)`,
      [meeting.id, app.clock.now().add({ minutes: 5 }).toString()],
    );
    await cancel(meeting.id);
    await tell('meeting.cancelled', meeting.id);
    const uid = await uidOf(meeting.id, seat);
    await app.runDue();
    expect(await mailsTo(seat, uid)).toEqual([]);
    app.clock.moveBy(Temporal.Duration.from({ minutes: 3 }));
    await app.runDue();
    expect(await mailsTo(seat, uid)).toMatchObject([{ method: 'CANCEL', sequence: 1 }]);
  });

  it('after a move while the mail server had the first request in hand is followed by a cancellation too', async () => {
    const seat = people[18]!;
    const meeting = await scheduled([seat]);
    const inHand = `update platform.outbox_effect set state = 'claimed', claim = gen_random_uuid(), lease_until = $2
       where key = (select x.id::text from invitation_message x join invitation i on i.id = x.invitation_id where i.meeting_id = $1)`;
    await app.sql(inHand, [meeting.id, app.clock.now().add({ minutes: 5 }).toString()]);
    await moveMeeting(app, meeting.id, '2026-12-02T10:00');
    await tell('meeting.moved', meeting.id);
    await cancel(meeting.id);
    await tell('meeting.cancelled', meeting.id);
    app.clock.moveBy(Temporal.Duration.from({ minutes: 3 }));
    await app.runDue();
    const uid = await uidOf(meeting.id, seat);
    expect(await mailsTo(seat, uid)).toMatchObject([{ method: 'CANCEL', sequence: 2, start: '2026-12-01T13:00:00' }]);
  });

  it('goes where the request went, also when the invitee has another address by now', async () => {
    const seat = people[18]!;
    const meeting = await scheduled([seat]);
    await app.runDue();
    const now = 'toinen.osoite@yhdessa.example';
    await app.sql('update professional set email = $2 where id = $1', [seat.professionalId, now]);
    await moveMeeting(app, meeting.id, '2026-12-02T10:00');
    await tell('meeting.moved', meeting.id);
    await cancel(meeting.id);
    await tell('meeting.cancelled', meeting.id);
    await app.runDue();
    await app.sql('update professional set email = $2 where id = $1', [seat.professionalId, seat.email]);
    expect((await mailsTo(seat, await uidOf(meeting.id, seat))).map(({ method }) => method)).toEqual([
      'REQUEST',
      'CANCEL',
    ]);
  });

  it('with a membership is told to that professional alone', async () => {
    const [one, two] = people.slice(20, 22) as [Seat, Seat];
    const meeting = await scheduled([one, two]);
    await app.runDue();
    await announce(app, {
      type: 'member.left',
      caseId: opening.caseId,
      professionalId: one.professionalId,
      unitId: one.unitId,
    });
    await app.runDue();
    expect((await mailsTo(one, await uidOf(meeting.id, one))).at(-1)).toMatchObject({ method: 'CANCEL', status: null });
    expect(await mailsTo(two, await uidOf(meeting.id, two))).toHaveLength(1);
  });
});

describe('the bytes of mails', () => {
  it('go in time: of sent ones after two weeks, of received ones after a month, and what tells them apart stays', async () => {
    const [seat] = people as [Seat];
    const { id } = await scheduled([seat]);
    await app.runDue();
    const kept = () =>
      app.sql<{ bytes: boolean; sha256: Buffer }>(
        `select m.bytes is not null as bytes, m.sha256 from invitation_message m join invitation i on i.id = m.invitation_id
         where i.meeting_id = $1`,
        [id],
      );
    const inbound = randomUUID();
    await app.sql(
      `insert into platform.inbound_message (id, received_at, envelope_from, envelope_to, size, sha256, raw, state)
       values ($1, $2, '', '', 1, sha256('x'), 'x', 'handled')`,
      [inbound, app.clock.now().toString()],
    );
    const raw = async () =>
      (await app.sql('select raw is not null as raw from platform.inbound_message where id = $1', [inbound]))[0]![
        'raw'
      ];
    const days = async (count: number) => {
      app.clock.moveBy(Temporal.Duration.from({ hours: 24 * count }));
      await app.runDue();
    };
    await days(13);
    expect((await kept()).map(({ bytes }) => bytes)).toEqual([true]);
    await days(2);
    expect((await kept()).map(({ bytes, sha256 }) => [bytes, sha256.length])).toEqual([[false, 32]]);
    expect(await raw()).toBe(true);
    await days(16);
    expect(await raw()).toBe(false);
  });
});
