import { PinoLogger } from 'nestjs-pino';
import { symbols } from 'pino';
import PostalMime from 'postal-mime';
import { ERASED_TABLES } from '../src/closing/retention/erasure.data.js';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { InboundListener } from '../src/platform/mail/inbound/inbound-listener.js';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import { SESSION_COOKIE } from '../src/platform/session/cookie.js';
import { Sessions } from '../src/platform/session/sessions.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate } from './support/casework.js';
import { formsOf, openedTexts, type OpenedText } from './support/erased.js';
import { answersTo, everyQuery, type Known } from './support/everything.js';
import { readPdf, squeezed } from './support/pdf.js';
import { type SmsGateway, startSmsGateway } from './support/sms-gateway.js';
import { inside } from './story/inside.js';
import type { Table } from './story/table.js';
import { tellTale } from './story/tale.js';

/**
 * The whole story is told; then every text that a key of a family opens is sought wherever it must not be: in the clear in
 * any table, in the log, in mails and calendars, in what strangers are answered. No list of words can forget one.
 */

type Logs = Record<typeof symbols.streamSym, { write: (line: string) => void }>;

let app: TestApp;
let gateway: SmsGateway;
let table: Table;
const logged: string[] = [];
/** Everything that anybody wrote of a family. Who asked for advice for one is of the directory. */
let secrets: readonly OpenedText[];
/** That of the story's own. */
let own: readonly OpenedText[];
/** What the teacher's calendar program fetched, each time before time went on. */
const fetched: string[] = [];
beforeAll(async () => {
  gateway = await startSmsGateway();
  app = await startTestApp({ LOG_LEVEL: 'trace', SMS_GATEWAY_URL: gateway.url, SMS_GATEWAY_TOKEN: 's3cret' });
  (PinoLogger.root as unknown as Logs)[symbols.streamSym].write = (line) => void logged.push(line);
  const before = new Set((await openedTexts(app)).map(({ text }) => text));
  await app.running.app.get(MailCatcher).start();
  await app.running.app.get(InboundListener).start();
  const feed = await done(
    mutate(app, 'teacher')('createCalendarFeed', 'CreateCalendarFeedInput', { name: 'kone' }, 'id address version'),
  );
  const { pathname: url } = new URL(feed.address);
  const details = { place: true, conference: true, counsellor: true };
  const choose = { feedId: feed.id, expectedVersion: feed.version, ...details };
  await done(mutate(app, 'teacher')('chooseFeedDetails', 'ChooseFeedDetailsInput', choose, 'id'));
  const world = inside(app, []);
  const moveClock = async (to: Temporal.Instant) => {
    fetched.push((await app.inject({ method: 'GET', url })).body);
    await passNotices(to);
    await world.moveClock(to);
  };
  table = await tellTale({ ...world, moveClock });
  while ((await app.runDue()) > 0);
  const staff = await app.sql<{ said: string }>(
    'select lower(unnest(array[given_name, family_name, email])) as said from professional',
  );
  const ofStaff = new Set(staff.map(({ said }) => said));
  secrets = tellingOf(await openedTexts(app)).filter(({ text }) => !ofStaff.has(text));
  own = secrets.filter(({ text }) => !before.has(text));
}, 180_000);
afterAll(async () => {
  await app?.stop();
  await gateway?.stop();
});

/** Time goes on to each moment at which the family is told something: a leap over it would leave the text messages unsent. */
async function passNotices(to: Temporal.Instant): Promise<void> {
  const next = `select min(due_at)::text as at from platform.outbox_effect
    where kind = 'invitation.tell' and state = 'pending' and due_at > $1 and due_at < $2`;
  for (;;) {
    const [row] = await app.sql<{ at: string | null }>(next, [app.clock.now().toString(), to.toString()]);
    if (!row?.at) return;
    app.clock.moveTo(Temporal.Instant.from(row.at));
    await app.runDue();
  }
}

/** Long enough to be found by no chance; once each. */
const tellingOf = (texts: readonly OpenedText[]): OpenedText[] => [
  ...new Map(texts.filter(({ text }) => text.trim().length >= 6).map((each) => [each.text, each])).values(),
];

/** Which of them stand in something, in whatever form. */
const placesIn = (content: string, of: readonly OpenedText[] = secrets): string[] => {
  const lower = content.toLowerCase();
  return [
    ...new Set(of.filter(({ text }) => formsOf(text).some((form) => lower.includes(form))).map(({ place }) => place)),
  ].toSorted();
};

/** The same in what people read, however its lines are folded and its commas escaped. */
function readIn(content: string, of: readonly OpenedText[]): string[] {
  const whole = squeezed(content.replaceAll('\\', '')).toLowerCase();
  return [...new Set(of.filter(({ text }) => whole.includes(squeezed(text))).map(({ place }) => place))].toSorted();
}

it('9. the story fills what is sealed, and all of it opens: there is something to seek', async () => {
  const opened = new Set(secrets.map(({ place }) => place));
  expect(opened.size).toBeGreaterThan(30);
  const unopened: string[] = [];
  for (const [name, fate] of Object.entries(ERASED_TABLES))
    for (const column of ('sealed' in fate ? fate.sealed : undefined) ?? []) {
      const rows = await app.sql(`select 1 from ${name} where ${column} is not null limit 1`);
      if (rows.length > 0 && !opened.has(`${name}.${column}`)) unopened.push(`${name}.${column}`);
    }
  expect(unopened).toEqual([]);
});

it('stands in the clear in no table, no effect that waits and no first answer, be it as bytes or in base64', async () => {
  const tables = await app.sql<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('public', 'access', 'platform', 'audit')`,
  );
  const found: string[] = [];
  const filled = new Map<string, number>();
  for (const { name } of tables) {
    const rows = await app.sql<Record<string, unknown>>(`select * from ${name}`);
    const content = rows
      .flatMap((row) => Object.values(row))
      .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value)))
      .join('\n');
    found.push(...placesIn(content).map((place) => `${place} in ${name}`));
    filled.set(name, rows.length);
  }
  for (const name of ['platform.outbox_effect', 'platform.first_answer', 'audit.access_log'])
    expect([name, filled.get(name)! > 0]).toEqual([name, true]);
  const { place, text } = secrets[0]!;
  for (const form of [text, ...['', 'x', 'xy'].map((before) => Buffer.from(`${before}${text}.`).toString('base64'))])
    expect(placesIn(`{"would be found": "${form}"}`)).toContain(place);
  expect(tables.length).toBeGreaterThan(90);
  expect(found).toEqual([]);
});

it('is in no line of the process log at its most talkative', () => {
  expect(logged.length).toBeGreaterThan(200);
  expect(placesIn(logged.join('\n'))).toEqual([]);
});

it('is in no mail and no calendar, but for the place in one that its owner follows and wants it in', async () => {
  const mails = app.running.app.get(MailCatcher).mailboxes.flatMap(({ mails: caught }) => caught);
  expect(mails.length).toBeGreaterThan(20);
  const found = new Set<string>();
  let calendars = 0;
  for (const { raw } of mails) {
    const mail = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' });
    const parts = mail.attachments.map(({ content }) => (typeof content === 'string' ? content : ''));
    calendars += parts.filter((part) => part.includes('BEGIN:VCALENDAR')).length;
    for (const place of readIn([mail.subject, mail.text, mail.html, ...parts].join('\n'), secrets)) found.add(place);
    for (const place of placesIn(String(raw))) found.add(place);
  }
  expect(calendars).toBeGreaterThan(3);
  expect([...found]).toEqual([]);
  expect(fetched.join('\n')).toContain('BEGIN:VEVENT');
  expect(readIn(fetched.join('\n'), secrets)).toEqual(['meeting_place.place']);
});

it('is in no text message', () => {
  const texts = gateway.got.map(({ body }) => body.text);
  expect(texts.length).toBeGreaterThan(2);
  expect(texts.filter((text) => text.trim() === '')).toEqual([]);
  expect(readIn(texts.join('\n'), secrets)).toEqual([]);
});

const known = async (): Promise<Known> => {
  const ids = async (text: string) =>
    (await app.sql<{ id: string }>(`${text} where case_id = $1`, [table.caseId])).map(({ id }) => id);
  const [{ family_id: familyId, contact_id: contactId } = { family_id: '', contact_id: '' }] = await app.sql<{
    family_id: string;
    contact_id: string;
  }>('select family_id, contact_id from network_case where id = $1', [table.caseId]);
  const plans = await app.sql<{ id: string; plan_id: string }>(
    'select id, plan_id from plan_version where case_id = $1 order by number',
    [table.caseId],
  );
  const meetingId = await ids('select id from meeting');
  const day = (days: number) =>
    app.clock.now().toZonedDateTimeISO('Europe/Helsinki').toPlainDate().add({ days }).toString();
  const [from, to] = [day(-90), day(7)];
  return {
    areaId: [table.areaId],
    subject: [{ caseId: table.caseId }],
    withholdingId: [table.caseId],
    language: ['FI'],
    caseId: [table.caseId],
    contactId: [contactId],
    familyId: [familyId],
    meetingId,
    planVersionId: plans.map(({ id }) => id),
    planId: [plans[0]!.plan_id],
    personId: [table.motherId, table.childId],
    professionalId: [table.staff.nurse.professionalId],
    professionalIds: [table.staff.nurse.professionalId],
    unitId: [table.staff.nurse.unitId],
    id: [table.caseId, contactId, meetingId[0], plans[0]!.id],
    text: ['Salakoski'],
    'municipalities.areaId': [table.areaId],
    from: [from],
    to: [to],
    year: [2026],
    quarter: [4],
    person: [{ familyName: 'Salakoski' }],
    input: [{ meetingId: meetingId[0], from, to }],
    invitationId: await ids('select id from invitation'),
  };
};

/** What somebody is answered to everything that can be asked. */
async function told(persona: Persona | null) {
  const { asked, unknown } = everyQuery(app, await known());
  expect(unknown).toEqual([]);
  return answersTo(persona ? app.asPrincipal(principalOf(persona)) : app.as(null), asked);
}

const documents = async (): Promise<string[]> => {
  const { planVersionId = [], meetingId = [] } = await known();
  return [
    ...planVersionId.map((id) => `suunnitelma/${String(id)}`),
    ...meetingId.map((id) => `muistio/${String(id)}`),
  ].flatMap((path) => ['pdf', 'json'].map((format) => `/asiakirjat/${path}.${format}`));
};

/** The documents that somebody is given, as text. */
async function papers(persona: Persona | null): Promise<{ readonly url: string; readonly text: string }[]> {
  const client = { ip: '127.0.0.1', userAgent: 'lightMyRequest' };
  const opening = { kind: 'session', method: 'demo', client } as const;
  const token = persona && (await app.running.app.get(Sessions).open(principalOf(persona), opening));
  const given: { url: string; text: string }[] = [];
  for (const url of await documents()) {
    const headers = token ? { cookie: `${SESSION_COOKIE}=${token}` } : {};
    const { rawPayload, headers: got } = await app.inject({ method: 'GET', url, headers });
    const isPdf = String(got['content-type']).includes('pdf');
    given.push({ url, text: isPdf ? (await readPdf(rawPayload)).text : squeezed(rawPayload.toString()) });
  }
  return given;
}

const STRANGERS = [null, 'admin', 'log-inspector', 'counsellor-other-area', 'ngo-worker'] as const;
const inPapers = (given: readonly { readonly text: string }[]) => readIn(given.map(({ text }) => text).join('\n'), own);

it.each(STRANGERS)('is told to no stranger, by no question and in no document: %s', async (persona) => {
  const answers = await told(persona);
  const telling = answers.filter(({ answer }) => placesIn(JSON.stringify(answer), own).length > 0);
  expect(telling.map(({ name }) => name)).toEqual([]);
  expect(answers.filter(({ answer }) => answer.errors).length).toBeGreaterThan(20);
  expect(inPapers(await papers(persona))).toEqual([]);
});

/** What was typed wrongly, with what a family told in it, and what is asked for by those who know it. */
it('is in no error that anybody is answered, not even by who knows it, and on no page that says no', async () => {
  const texts = [...new Map(own.map((each) => [each.place, each.text])).values()];
  const { caseId } = table;
  const errors: string[] = [];
  for (const persona of ['counsellor', 'teacher', null] as const) {
    const ask = persona ? app.asPrincipal(principalOf(persona)) : app.as(null);
    const { asked } = everyQuery(app, await known());
    for (const { query, variables } of asked) errors.push(JSON.stringify((await ask(query, variables)).errors ?? []));
    for (const text of texts)
      for (const [query, variables] of [
        ['query ($id: UUID!) { casePage(caseId: $id) { state } }', { id: text }],
        [
          'mutation ($input: BeginClosingInput!) { beginClosing(input: $input) { id } }',
          { input: { caseId, words: text } },
        ],
        [`{ casePage(caseId: ${JSON.stringify(text)}) { state } }`, {}],
      ] as const)
        errors.push(JSON.stringify((await ask(query, variables)).errors));
  }
  const pages = (await papers('ngo-worker')).map(({ text }) => text);
  for (const url of ['/s/vaara', '/k/vaara', '/ei-mitaan', '/kirjaudu/vaara']) {
    const { statusCode, body } = await app.inject({ method: 'GET', url });
    if (statusCode >= 400) pages.push(body);
  }
  expect(errors.filter((error) => error !== '[]').length).toBeGreaterThan(100);
  expect(pages.length).toBeGreaterThan(5);
  expect(pages.filter((page) => page.trim() === '')).toEqual([]);
  expect(placesIn([...errors, ...pages].join('\n'), own)).toEqual([]);
}, 120_000);

/** What those around the table are told, of the story's family or of another of theirs. */
const TOLD = [
  'case_needs.family_wish',
  'child_view.content',
  'closing_words.words',
  'contact_identity.email',
  'contact_identity.family_name',
  'contact_identity.given_name',
  'contact_identity.phone',
  'contact_identity.safe_time_to_call',
  'contact_needs.description',
  'contact_way.safe_time',
  'contact_way.value',
  'feedback_answer.text',
  'goal_rating.words',
  'how_are_things.words',
  'meeting_place.place',
  'meeting_question.question',
  'minutes.text',
  'minutes_for_all.text',
  'minutes_for_family.text',
  'person_identity.birth_date',
  'person_identity.family_name',
  'person_identity.given_name',
  'plan_action.text',
  'plan_goal.text',
  'plan_section.text',
  'plan_version.shared_goal',
  'responsible_person_reason.words',
];
const ON_PAPER = [
  'child_view.content',
  'goal_rating.words',
  'minutes.text',
  'minutes_for_all.text',
  'minutes_for_family.text',
  'person_identity.family_name',
  'person_identity.given_name',
  'plan_action.text',
  'plan_goal.text',
  'plan_section.text',
  'plan_version.shared_goal',
];

it('7. is told to whom it is for; and whoever is told anything leaves a line of it', async () => {
  const places = new Set<string>();
  for (const persona of ['counsellor', 'nurse', 'teacher', 'team-lead'] as const) {
    const ask = app.asPrincipal(principalOf(persona));
    const { asked } = everyQuery(app, await known());
    for (const { name, query, variables } of asked) {
      const [before] = await app.sql<{ id: string }>('select max(id)::text as id from audit.access_log');
      const found = placesIn(JSON.stringify((await ask(query, variables)).data ?? null));
      found.forEach((place) => places.add(place));
      if (found.length === 0) continue;
      const lines = await app.sql(
        `select 1 from audit.access_log where id > $1 and principal_id = $2 and operation = $3 and scope_id is not null`,
        [before!.id, principalOf(persona), name],
      );
      expect([persona, name, found, lines.length > 0]).toEqual([persona, name, found, true]);
    }
  }
  expect([...places].toSorted()).toEqual(TOLD);
  const given = await papers('counsellor');
  for (const format of ['.pdf', '.json'])
    expect(given.filter(({ url, text }) => url.endsWith(format) && inPapers([{ text }]).length > 0)).not.toEqual([]);
  expect(inPapers(given)).toEqual(ON_PAPER);
}, 120_000);
