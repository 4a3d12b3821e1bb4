import { PinoLogger } from 'nestjs-pino';
import { symbols } from 'pino';
import PostalMime from 'postal-mime';
import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { Work } from '../src/platform/access/work.js';
import { type DomainEvent, Events } from '../src/platform/events/events.js';
import { DEVICE_COOKIE } from '../src/platform/session/cookie.js';
import { Sessions } from '../src/platform/session/sessions.js';
import { startTestApp, type TestApp } from './support/app.js';
import { CHILD, done, mutate, type OpenedCase, recordContact, seatOf } from './support/casework.js';
import { SEEDED_AT } from './support/database.js';
import { Browser, buttonsIn } from './support/doors.js';
import { admit, mailbox, startMail } from './support/invited.js';
import { agree, byMail, byPhone, clockTo, counsellor, familyOf, newNumber, reached } from './support/told.js';

/** All that the application logged. */
const logged: string[] = [];
interface Logs {
  [symbols.streamSym]: { write: (line: string) => void };
}

let app: TestApp;
let stopMail: () => Promise<void>;
beforeAll(async () => {
  app = await startTestApp({ LOG_LEVEL: 'info' });
  (PinoLogger.root as unknown as Logs)[symbols.streamSym].write = (line) => void logged.push(line);
  stopMail = await startMail(app);
  await app.sql('truncate platform.outbox_effect');
});
afterAll(async () => {
  await stopMail?.();
  await app?.stop();
});
beforeEach(() => app.clock.moveTo(SEEDED_AT));

let addresses = 0;
/** An address that no other test writes to. */
const newAddress = () => `palaute-${(addresses += 1)}@example.fi`;
const me = { principal: principalOf('counsellor') };

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly scope_id: string;
  readonly event_id: string;
  readonly asked_group: string;
  readonly asked_id: string;
  readonly state: string;
  readonly is_spoken: boolean;
  readonly answer_id: string | null;
  readonly link_token_hash: Buffer | null;
}

const requestsOf = (scopeId: string) =>
  app.sql<Row & Record<string, unknown>>(
    'select * from feedback_request where scope_id = $1 order by asked_group, id',
    [scopeId],
  );
const answersOf = (scopeId: string) =>
  app.sql<Record<string, unknown>>('select * from feedback_answer where scope_id = $1', [scopeId]);
const mailsTo = (address: string) => Promise.all(mailbox(app, address).map(({ raw }) => PostalMime.parse(raw)));
const feedbackMailsTo = async (address: string) =>
  (await mailsTo(address)).filter(({ text }) => text?.includes('/palaute/'));
const linkTo = async (address: string) => {
  const [mail] = (await feedbackMailsTo(address)).slice(-1);
  return /\/palaute\/[\w-]{22}/.exec(mail!.text!)![0];
};

/** A contact that ended, by whoever made it. */
async function concluded(input: Record<string, unknown>, outcome = 'ADVISED'): Promise<string> {
  const { id, version } = await recordContact(app, me, input);
  const ending = { contactId: id, expectedVersion: version, outcome };
  await done(mutate(app, me)('concludeContact', 'ConcludeContactInput', ending, 'id'));
  return id;
}
const byMother = (identity: object | null) => ({ identity: identity && { givenName: 'Marjatta', ...identity } });

/** A contact whose maker was mailed, and the link. */
async function mailed(): Promise<{ contactId: string; link: string; address: string }> {
  const address = newAddress();
  const contactId = await concluded(byMother({ email: address }));
  await app.runDue();
  return { contactId, link: await linkTo(address), address };
}

let meetings = 0;
/** The nurse is at one after the other. */
const start = () => `2026-12-01T${String(6 + 2 * (meetings += 1)).padStart(2, '0')}:00`;

/** A meeting on Tuesday with the mother, who is reached so, and the nurse; held on the spot. */
async function held(...contactWays: object[]) {
  const opened = await familyOf(app, reached(...contactWays));
  const meeting = await agree(app, opened, start());
  clockTo(app, '2026-12-01T17:00');
  await recordHeld(meeting);
  return { ...opened, meeting };
}
const recordHeld = (
  meeting: { id: string; version: number; participants: { id: string }[] },
  isThere: (one: { id: string }) => boolean = () => true,
) =>
  done(
    counsellor(app)(
      'recordMeetingHeld',
      'RecordMeetingHeldInput',
      {
        meetingId: meeting.id,
        expectedVersion: meeting.version,
        attendance: meeting.participants
          .filter(isThere)
          .map(({ id: participantId }) => ({ participantId, attendance: 'ON_SITE' })),
      },
      'id',
    ),
  );

const announce = (event: DomainEvent & Record<string, unknown>) =>
  app.running.app
    .get(Work)
    .run({ principalId: me.principal }, 'test', () =>
      app.running.app.get(Events).announce({ areaId: POHDE.id, ...event }),
    );

/** Closes a case in which nothing is open. */
async function close(caseId: string) {
  const [row] = await app.sql<{ version: number }>('select version from network_case where id = $1', [caseId]);
  const begun = { caseId, expectedVersion: row!.version, reason: 'GOAL_REACHED' };
  const { version } = await done(mutate(app, me)('beginClosing', 'BeginClosingInput', begun, 'version'));
  await done(mutate(app, me)('closeCase', 'CloseCaseInput', { caseId, expectedVersion: version }, 'id'));
}
const reopen = (caseId: string) =>
  done(mutate(app, me)('reopenCase', 'ReopenCaseInput', { caseId, reason: 'Uusi huoli.' }, 'id'));

const FIELDS = 'id kind askedGroup month face heard knewNext oneContact knowsWhom text';
const ask = async (query: string, variables: Record<string, unknown>, principal = me.principal) => {
  const { data, code } = await app.asPrincipal(principal)(query, variables);
  return code ?? Object.values(data as object)[0];
};
const heardOfContact = (id: string, principal?: string) =>
  ask(`query ($id: UUID!) { feedbackOfContact(contactId: $id) { ${FIELDS} } }`, { id }, principal);
const heardOfCase = (id: string, principal?: string) =>
  ask(`query ($id: UUID!) { feedbackOfCase(caseId: $id) { ${FIELDS} } }`, { id }, principal);
const toAsk = async (): Promise<Record<string, string>[]> =>
  ask(
    `query ($areaId: UUID!) { feedbackToAsk(areaId: $areaId) { id kind askedGroup contactId caseId personId professionalId happenedAt expiresAt } }`,
    { areaId: POHDE.id },
  );
const record = (feedbackId: string, said: object, who: { principal: string } = me) =>
  mutate(app, who)('recordFeedback', 'RecordFeedbackInput', { feedbackId, ...said }, 'id');

const pass = (time: string) => app.clock.moveBy(Temporal.Duration.from(time));

describe('after a contact', () => {
  it('whoever made it is mailed once, in all languages, with nothing of who and what', async () => {
    const { address, contactId } = await mailed();
    await announce({ type: 'contact.concluded', contactId });
    await app.runDue();
    const [mail, ...more] = await mailsTo(address);
    expect(more).toEqual([]);
    expect(mail!.subject).toBe('Miten meni? / Hur gick det? / How did it go?');
    expect(mail!.from).toEqual({ name: 'Yhdessä', address: 'palveluohjaus@yhdessa.example' });
    expect(mail!.text).toContain('Hei! Olit meihin yhteydessä. Kerrotko, miten se sujui?');
    expect(mail!.text!.match(/\/palaute\/[\w-]{22}$/gm)).toHaveLength(3);
    expect(`${mail!.subject}${mail!.text}`).not.toMatch(/Marjatta|Salakoski|perhe|vanhem|lapsi|neuvola|social|health/i);
    expect(await requestsOf(contactId)).toMatchObject([{ kind: 'contact', asked_group: 'family', state: 'requested' }]);
  });

  it.each([
    ['anonymous', { anonymous: true, identity: null }],
    ['known by name alone', byMother({})],
  ])('nobody is asked who is %s', async (_, input) => {
    const contactId = await concluded(input);
    await app.runDue();
    expect(await requestsOf(contactId)).toEqual([]);
  });

  it('a professional who asked for advice is asked as one', async () => {
    const address = newAddress();
    const professional = { contactRole: 'PROFESSIONAL', sector: 'SCHOOL', ask: 'CONSULTATION' };
    const contactId = await concluded(
      { ...professional, identity: { givenName: 'Anna', email: address } },
      'CONSULTATION_GIVEN',
    );
    await app.runDue();
    expect(await feedbackMailsTo(address)).toHaveLength(1);
    expect(await requestsOf(contactId)).toMatchObject([{ asked_group: 'professional' }]);
  });

  it('who left a telephone number is asked by the counsellor, and by no message', async () => {
    const contactId = await concluded(byMother({ phone: newNumber() }));
    await app.runDue();
    const [request] = await requestsOf(contactId);
    expect(request).toMatchObject({ is_spoken: true, link_token_hash: null });
    const found = (await toAsk()).find(({ id }) => id === request!.id);
    expect(found).toMatchObject({ kind: 'CONTACT', contactId, caseId: null, personId: null });
    const said = { face: 'SO_SO', heard: 'YES', oneContact: 'NO', text: 'Piti soittaa kahdesti.' };
    expect((await record(request!.id, said, { principal: principalOf('counsellor-other-area') })).code).toBe(
      'NOT_FOUND',
    );
    expect((await record(request!.id, { face: 'GOOD', knowsWhom: 'YES' })).code).toBe('FEEDBACK_NOT_ASKED');
    expect((await record(request!.id, { face: 'GOOD', text: 'a'.repeat(1_001) })).code).toBe('FEEDBACK_TOO_LONG');
    expect(await answersOf(contactId)).toEqual([]);
    await done(record(request!.id, said));
    expect((await record(request!.id, { face: 'BAD' })).errors![0]!.extensions).toMatchObject({
      code: 'FEEDBACK_ANSWERED',
      field: 'feedbackId',
    });
    expect(await heardOfContact(contactId)).toMatchObject([{ ...said, knewNext: null, month: '2026-11-01' }]);
    expect((await toAsk()).some(({ id }) => id === request!.id)).toBe(false);
  });

  it('an address that is known as unsafe is not written to, whoever left it', async () => {
    const address = newAddress();
    await familyOf(app, reached({ ...byMail(address), safe: false }));
    const contactId = await concluded(byMother({ email: address }));
    await app.runDue();
    expect(await mailsTo(address)).toEqual([]);
    expect(await requestsOf(contactId)).toMatchObject([{ is_spoken: true }]);
  });

  it('a mail that a dying process left is sent again as it was', async () => {
    const { address, contactId } = await mailed();
    await app.sql(
      `update platform.outbox_effect set state = 'pending', attempt = 1, settled_at = null
       where kind = 'feedback.mail' and payload->>'requestId' = $1`,
      [(await requestsOf(contactId))[0]!.id],
    );
    await app.runDue();
    const [first, second] = mailbox(app, address);
    expect(second!.raw).toEqual(first!.raw);
  });
});

describe('the page of a link', () => {
  it('changes nothing by being looked at; a scanner that presses buttons neither', async () => {
    const { contactId, link } = await mailed();
    const before = await requestsOf(contactId);
    for (const method of ['GET', 'HEAD', 'GET'] as const)
      expect((await app.inject({ method, url: link })).statusCode).toBe(200);
    const pressed = await app.inject({
      method: 'POST',
      url: link,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'face=good&proof=AAAAAAAAAAAAAAAAAAAAAA',
    });
    expect([pressed.statusCode, pressed.body.includes('Vastaus ei vielä tallentunut.')]).toEqual([403, true]);
    expect([await requestsOf(contactId), await answersOf(contactId)]).toEqual([before, []]);
  });

  it('is small, tells nobody where one came from, and says in three languages what it is', async () => {
    const { link } = await mailed();
    const browser = new Browser(app);
    const { body, headers } = await browser.get(link);
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect(body).not.toMatch(/<script|https?:/);
    expect(buttonsIn(body)).toEqual(['good Hyvin', 'so-so Siltä väliltä', 'bad Huonosti']);
    const { body: full } = await browser.post(link, { face: 'good' });
    expect(Buffer.byteLength(full)).toBeLessThan(15_000);
    expect((await browser.get(`${link}?kieli=sv`)).body).toContain('<h1>Hur gick det?</h1>');
    expect((await browser.get(`${link}?kieli=en`)).body).toContain('<h1>How did it go?</h1>');
  });

  it('takes a face, then more, and another face instead, for thirty days', async () => {
    const { contactId, link } = await mailed();
    const browser = new Browser(app);
    await browser.get(link);
    const first = await browser.post(link, { face: 'good' });
    expect(first.body).toContain('Kiitos! Vastauksesi on tallennettu.');
    expect(buttonsIn(first.body)[0]).toBe('* good Hyvin');
    await browser.post(link, { heard: 'yes', oneContact: 'partly', text: 'Sain ajan heti.' });
    expect(await heardOfContact(contactId)).toMatchObject([
      { face: 'GOOD', heard: 'YES', knewNext: null, oneContact: 'PARTLY', text: 'Sain ajan heti.' },
    ]);
    pass('PT719H');
    const later = await new Browser(app).get(link);
    expect(later.body).toContain('Sain ajan heti.');
    // An older page that shows only the faces does not wipe out what was said since.
    const other = new Browser(app);
    await other.get(link);
    delete other.hidden['details'];
    await other.post(link, { face: 'bad' });
    expect(await heardOfContact(contactId)).toMatchObject([{ face: 'BAD', heard: 'YES', text: 'Sain ajan heti.' }]);
    expect(await answersOf(contactId)).toHaveLength(1);
  });

  it('refuses what cannot be kept, and gives it back', async () => {
    const { contactId, link } = await mailed();
    const browser = new Browser(app);
    await browser.get(link);
    const none = await browser.post(link, {});
    expect([none.statusCode, none.body.includes('Paina ensin yhtä kuvista.')]).toEqual([400, true]);
    await browser.post(link, { face: 'good' });
    const long = await browser.post(link, { face: 'bad', heard: 'no', text: 'ä'.repeat(1_001) });
    expect([long.statusCode, long.body.includes('Teksti on liian pitkä')]).toEqual([400, true]);
    expect(long.body).toContain('ä'.repeat(1_001));
    expect(long.body).toMatch(/name="heard" checked="" value="no"|name="heard" value="no" checked=""/);
    expect((await browser.post(link, { face: 'good', knowsWhom: 'yes' })).statusCode).toBe(400);
    expect(await answersOf(contactId)).toMatchObject([{ face: 'good', heard: null, text: null }]);
  });

  it('opens nothing for a wrong secret, nor once the time is over, and then nothing leads to the answer', async () => {
    const { contactId, link } = await mailed();
    const browser = new Browser(app);
    await browser.get(link);
    await browser.post(link, { face: 'good' });
    for (const url of [`/palaute/${'A'.repeat(22)}`, '/palaute/x', `${link}x`]) {
      const { statusCode, body } = await app.inject({ method: 'GET', url });
      expect([statusCode, body.includes('Sivua ei löydy')]).toEqual([404, true]);
    }
    pass('PT720H');
    expect((await browser.get(link)).statusCode).toBe(404);
    expect((await browser.post(link, { face: 'bad' })).statusCode).toBe(404);
    await app.runDue();
    const [request] = await requestsOf(contactId);
    expect(request).toMatchObject({ state: 'expired', answer_id: null, link_token_hash: null, is_spoken: false });
    const [answer] = await answersOf(contactId);
    expect(answer).toMatchObject({ face: 'good' });
    expect(Object.values(answer!)).not.toContain(request!.id);
    expect(Object.keys(answer!).filter((column) => /_at$|version|request/.test(column))).toEqual([]);
    // Of a request that nobody answered the same is left.
    const other = await mailed();
    pass('PT721H');
    await app.runDue();
    const [silent] = await requestsOf(other.contactId);
    const left = ({ state, answer_id, is_spoken }: Row) => ({ state, answer_id, is_spoken });
    expect(left(silent!)).toEqual(left(request!));
  });

  it('leaves in no log who answered, nor the secret', async () => {
    const { contactId, link } = await mailed();
    const [request] = await requestsOf(contactId);
    const browser = new Browser(app);
    await browser.get(link);
    const before = logged.length;
    const [{ id: last } = { id: 0 }] = await app.sql<{ id: number }>('select max(id) as id from audit.access_log');
    await browser.post(link, { face: 'bad' });
    await browser.post(link, { text: 'Kanaria7f3a' });
    const lines = logged.slice(before).join('');
    expect(lines).toContain('"route":"/palaute/:token"');
    expect(logged.join('')).not.toContain(link.slice('/palaute/'.length));
    expect(lines).not.toContain('Kanaria7f3a');
    expect(await app.sql('select * from audit.access_log where id > $1', [last])).toEqual([]);
    // That it was looked at is a read like any other.
    const reads = await app.sql('select operation from audit.access_log where principal_id = $1', [request!.id]);
    expect(reads.map(({ operation }) => operation)).toEqual(['feedback.mail', 'feedback.show']);
    const [row] = await app.sql<{ row: string }>('select f::text as row from feedback_request f where id = $1', [
      request!.id,
    ]);
    expect(row!.row).not.toContain(link.slice('/palaute/'.length));
  });
});

describe('after a meeting', () => {
  it('who was there is asked on the next working day at nine, each once, and never the counsellor', async () => {
    const address = newAddress();
    const nurse = (
      await app.sql<{ email: string }>('select email from professional where id = $1', [principalOf('nurse')])
    )[0]!;
    const earlier = (await feedbackMailsTo(nurse.email)).length;
    const { caseId, motherId, meeting } = await held(byMail(address));
    await app.runDue();
    expect(await requestsOf(caseId)).toEqual([]);
    clockTo(app, '2026-12-02T09:00');
    await app.runDue();
    await announce({ type: 'meeting.held', caseId, meetingId: meeting.id });
    await app.sql(`delete from platform.outbox_effect where kind = 'feedback.ask'`);
    await announce({ type: 'meeting.held', caseId, meetingId: meeting.id });
    clockTo(app, '2026-12-03T09:00');
    await app.runDue();
    expect(await requestsOf(caseId)).toMatchObject([
      { asked_group: 'family', asked_id: motherId, kind: 'meeting', event_id: meeting.id },
      { asked_group: 'professional', asked_id: principalOf('nurse') },
    ]);
    const [mail, ...more] = await feedbackMailsTo(address);
    expect([mail!.subject, more]).toEqual(['Miten meni?', []]);
    expect(mail!.text).toMatch(/^Hei! Olit mukana tapaamisessa, joka oli ti(istaina)? 1\.12\.2026\. Kerrotko/);
    const [toNurse, ...again] = (await feedbackMailsTo(nurse.email)).slice(earlier);
    expect(again).toEqual([]);
    expect(`${mail!.text}${toNurse!.text}`).not.toMatch(/Marjatta|Salakoski|Onni|neuvola|terveys|Limingan|iltoja/i);
  });

  it('who was absent is not asked, nor a small child', async () => {
    const opened = await familyOf(app, reached(byMail(newAddress())));
    const people = [opened.motherId, opened.childId];
    const meeting = await agree(app, opened, start(), { people });
    clockTo(app, '2026-12-01T17:00');
    const family = meeting.participants.filter((one: { personId: string | null }) => one.personId);
    await recordHeld(meeting, (one) => family.includes(one));
    clockTo(app, '2026-12-02T09:00');
    await app.runDue();
    expect(await requestsOf(opened.caseId)).toMatchObject([{ asked_id: opened.motherId }]);
  });

  it('a family that no mail reaches sees it on its page with a remembered device, and only what is its own', async () => {
    const { caseId, motherId, familyId } = await held(byPhone(newNumber()), { ...byMail(newAddress()), safe: false });
    clockTo(app, '2026-12-02T09:00');
    await app.runDue();
    const [request] = await requestsOf(caseId);
    expect(request).toMatchObject({ asked_group: 'family', is_spoken: true, link_token_hash: null });
    expect((await toAsk()).find(({ id }) => id === request!.id)).toMatchObject({ caseId, personId: motherId });
    const browser = await atHome(motherId);
    expect((await browser.get('/s')).body).toContain(
      '<a class="plain call" href="/palaute?kieli=fi">Kerro, miten meni</a>',
    );
    const { body } = await browser.get('/palaute');
    expect(body).toContain('Tapaaminen');
    expect(buttonsIn(body)).toHaveLength(3);
    const { body: saved } = await browser.post('/palaute', { face: 'bad', which: request!.id });
    expect(saved).toContain('Kiitos!');
    await browser.post('/palaute', { knowsWhom: 'no', heard: 'partly', which: request!.id });
    expect(await heardOfCase(caseId)).toMatchObject([
      { kind: 'MEETING', askedGroup: 'FAMILY', face: 'BAD', heard: 'PARTLY', knowsWhom: 'NO', oneContact: null },
    ]);
    // Not overwritten by anybody.
    expect((await record(request!.id, { face: 'GOOD' })).code).toBe('FEEDBACK_ANSWERED');
    const father = await done(
      counsellor(app)('addPerson', 'AddPersonInput', { familyId, person: reached(byPhone(newNumber())) }, 'id'),
    );
    const other = await atHome(father.id);
    expect((await other.get('/palaute')).body).toContain('Juuri nyt emme kysy sinulta mitään.');
    const taken = await other.post('/palaute', { ...browser.hidden, proof: other.hidden['proof'] ?? '', face: 'good' });
    expect([403, 303]).toContain(taken.statusCode);
    expect(await answersOf(caseId)).toMatchObject([{ face: 'bad' }]);
    expect((await app.inject({ method: 'GET', url: '/palaute' })).headers['location']).toBe('/s');
  });

  it('a young person with an account is asked by their own address', async () => {
    const address = newAddress();
    const child = { ...CHILD, birthDate: '2011-04-12', contactWays: [byMail(address)] };
    const opened = await familyOf(app, reached(byPhone(newNumber())), child);
    const { professionalId, unitId } = await seatOf(app, 'counsellor');
    await app.sql(
      `insert into maturity_assessment (area_id, id, family_id, person_id, assessed_on, professional_id, unit_id, may_have_account, recorded_at)
       values ($1, gen_random_uuid(), $2, $3, '2026-11-20', $4, $5, true, $6)`,
      [POHDE.id, opened.familyId, opened.childId, professionalId, unitId, app.clock.now().toString()],
    );
    const meeting = await agree(app, opened, start(), { people: [opened.motherId, opened.childId] });
    clockTo(app, '2026-12-01T17:00');
    const young = meeting.participants.find((one: { personId: string | null }) => one.personId === opened.childId);
    await recordHeld(meeting, ({ id }) => id === young.id);
    clockTo(app, '2026-12-02T09:00');
    await app.runDue();
    expect(await requestsOf(opened.caseId)).toMatchObject([{ asked_id: opened.childId, asked_group: 'family' }]);
    expect(await feedbackMailsTo(address)).toHaveLength(1);
  });

  it('who may not know of the case any more, or has left, is not written to', async () => {
    const address = newAddress();
    const { caseId, motherId } = await held(byMail(address));
    await app.sql(`insert into access.withheld values ('network_case', $1, $2, 'case', $1, $3, 'prohibition', $4)`, [
      caseId,
      motherId,
      me.principal,
      app.clock.now().toString(),
    ]);
    await app.sql(`update consent set state = 'withdrawn', withdrawn_at = $2 where case_id = $1`, [
      caseId,
      app.clock.now().toString(),
    ]);
    clockTo(app, '2026-12-02T09:00');
    await app.runDue();
    expect(await mailsTo(address).then((mails) => mails.filter(({ text }) => text?.includes('/palaute/')))).toEqual([]);
    expect(await requestsOf(caseId)).toEqual([]);
  });
});

/** A browser that a person of a family came in with once, by a code. */
async function atHome(principalId: string): Promise<Browser> {
  const browser = new Browser(app);
  const client = { ip: '192.0.2.1', userAgent: 'lightMyRequest' };
  const token = await app.running.app
    .get(Sessions)
    .open(principalId, { kind: 'device', method: 'family-code', client });
  browser.cookies.set(DEVICE_COOKIE, token);
  return browser;
}

describe('when a case is closed', () => {
  let opened: OpenedCase;
  let address: string;
  beforeAll(async () => {
    app.clock.moveTo(SEEDED_AT);
    address = newAddress();
    opened = await familyOf(app, reached(byMail(address)), CHILD);
    await admit(app, opened, { ...(await seatOf(app, 'teacher')), email: '' });
    // Without a consent nobody is written to any more.
    const seat = await seatOf(app, 'social-worker');
    await done(counsellor(app)('addMember', 'AddMemberInput', { caseId: opened.caseId, ...seat }, 'id'));
    await close(opened.caseId);
    clockTo(app, '2026-11-24T09:00');
    await app.runDue();
  });

  it('its family and its network are asked for the last time, small children not', async () => {
    expect(await requestsOf(opened.caseId)).toMatchObject([
      { kind: 'closing', asked_group: 'family', asked_id: opened.motherId },
      { kind: 'closing', asked_group: 'professional', asked_id: principalOf('teacher') },
    ]);
    expect((await feedbackMailsTo(address))[0]!.text).toMatch(/^Hei! Yhteinen työskentely on päättynyt\./);
  });

  it('its counsellor still reads what was said, for a year', async () => {
    const browser = new Browser(app);
    const link = await linkTo(address);
    await browser.get(link);
    await browser.post(link, { face: 'good' });
    await browser.post(link, { text: 'Kiitos kaikesta.' });
    expect(await heardOfCase(opened.caseId)).toMatchObject([{ kind: 'CLOSING', text: 'Kiitos kaikesta.' }]);
    expect(await heardOfCase(opened.caseId, principalOf('team-lead'))).toBe('NOT_FOUND');
    expect(await heardOfCase(opened.caseId, opened.motherId)).toBe('NOT_FOUND');
    pass('PT8784H');
    expect(await heardOfCase(opened.caseId)).toBe('NOT_FOUND');
  });

  it('which is taken back before it is asked is not asked about, and closed again is asked about anew', async () => {
    const { caseId } = await familyOf(app, reached(byMail(newAddress())));
    await close(caseId);
    await reopen(caseId);
    clockTo(app, '2026-11-24T10:00');
    await app.runDue();
    expect(await requestsOf(caseId)).toEqual([]);
    await close(caseId);
    clockTo(app, '2026-11-25T09:00');
    await app.runDue();
    expect(await requestsOf(caseId)).toHaveLength(1);
  });
});

describe('who reads what', () => {
  it('is for the counsellor alone; who was mailed and whether they answered is for nobody', async () => {
    const { contactId, link } = await mailed();
    const browser = new Browser(app);
    await browser.get(link);
    await browser.post(link, { face: 'so-so' });
    await browser.post(link, { text: 'Salaisuus9b1c' });
    const seen = (principalId: string) =>
      app.running.app.get(Work).run({ principalId }, 'test', async (em) => {
        const [requests, answers] = await Promise.all(
          ['request', 'answer'].map((what) =>
            em.execute(`select 1 from feedback_${what} where scope_id = ?`, [contactId]),
          ),
        );
        return [requests!.length, answers!.length];
      });
    expect(await seen(me.principal)).toEqual([0, 1]);
    for (const persona of ['counsellor-other-area', 'team-lead', 'nurse', 'statistician', 'admin', 'guardian'] as const)
      expect([persona, await seen(principalOf(persona))]).toEqual([persona, [0, 0]]);
    expect(await heardOfContact(contactId, principalOf('counsellor-other-area'))).toBe('NOT_FOUND');
    const rows = await app.sql<{ row: string }>(
      `select encode(a.text, 'escape') as row from feedback_answer a where a.text is not null`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ row }) => row).join('')).not.toContain('Salaisuus9b1c');
  });
});

describe('the report of a quarter', () => {
  const REPORT = `query ($areaId: UUID!, $year: Int!, $quarter: Int!) { feedbackReport(areaId: $areaId, year: $year, quarter: $quarter) {
    group asked answered rate face { good soSo bad } heard { yes partly no unsaid } oneContact { yes partly no unsaid } } }`;
  const report = (quarter: number, principal = principalOf('team-lead'), year = 2026) =>
    ask(REPORT, { areaId: POHDE.id, year, quarter }, principal);
  /** Long ago, as the owner: answers hang on nothing any more. */
  async function past(askedGroup: string, faces: Readonly<Record<string, number>>, silent: number) {
    for (const [face, count] of Object.entries(faces))
      await app.sql(
        `insert into feedback_answer (area_id, id, scope_type, scope_id, kind, asked_group, month, face, heard)
         select $1, gen_random_uuid(), 'case', gen_random_uuid(), 'meeting', $2, '2026-05-01', $3, 'yes' from generate_series(1, $4::int)`,
        [POHDE.id, askedGroup, face, count],
      );
    const answered = Object.values(faces).reduce((sum, count) => sum + count, 0);
    await app.sql(
      `insert into feedback_request (area_id, id, kind, scope_type, scope_id, event_id, happened_at, asked_group, asked_id, state,
         asked_at, expires_at, is_spoken)
       select $1, gen_random_uuid(), 'meeting', 'case', gen_random_uuid(), gen_random_uuid(), '2026-05-04T06:00Z', $2, gen_random_uuid(),
         'expired', '2026-05-05T06:00Z', '2026-06-04T06:00Z', false from generate_series(1, $3::int)`,
      [POHDE.id, askedGroup, answered + silent],
    );
  }

  it('keeps families and professionals apart, and shows no cell of four nor what would tell it', async () => {
    await past('family', { good: 12, 'so-so': 4, bad: 3 }, 21);
    await past('professional', { good: 4 }, 9);
    const [family, professional] = await report(2);
    expect(family).toEqual({
      group: 'FAMILY',
      asked: 40,
      answered: 19,
      rate: 48,
      face: { good: 12, soSo: null, bad: null },
      heard: { yes: 19, partly: 0, no: 0, unsaid: 0 },
      oneContact: { yes: 0, partly: 0, no: 0, unsaid: 19 },
    });
    const hidden = { yes: null, partly: null, no: null, unsaid: null };
    expect(professional).toEqual({
      group: 'PROFESSIONAL',
      asked: 13,
      answered: null,
      rate: null,
      face: { good: null, soSo: null, bad: null },
      heard: hidden,
      oneContact: hidden,
    });
    expect(await report(2, principalOf('statistician'))).toEqual([family, professional]);
  });

  it('is of what can change no more, and for nobody else', async () => {
    expect(await report(4)).toBe('QUARTER_NOT_COMPLETE');
    expect(await report(5)).toBe('NO_SUCH_QUARTER');
    for (const persona of ['counsellor', 'nurse', 'guardian', 'admin', 'counsellor-other-area'] as const)
      expect([persona, await report(2, principalOf(persona))]).toEqual([persona, 'NOT_FOUND']);
    const counts = app.running.app
      .get(Work)
      .run({ principalId: me.principal }, 'test', (em) =>
        em.execute(`select * from access.feedback_counts(?, '2026-04-01', '2026-07-01')`, [POHDE.id]),
      );
    await expect(counts).rejects.toThrow(/team leads and statisticians/);
  });
});
