import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import PostalMime from 'postal-mime';
import { type Answer, requestId, startTestApp, type TestApp } from './support/app.js';
import { CHILD, done, MOTHER, mutate, openCase, recordContact, seatOf, type Who } from './support/casework.js';
import { mailbox, opened, type Seat, seats, startMail } from './support/invited.js';
import { forgetHours, TIMES } from './support/polls.js';
import { statementsOf } from './support/statements.js';

// Tests look into answers freely.
// oxlint-disable-next-line typescript/no-explicit-any
type Given = any;

let app: TestApp;
let stopMail: () => Promise<void>;
let people: Seat[];
beforeAll(async () => {
  app = await startTestApp();
  stopMail = await startMail(app);
  people = await seats(app, 16);
});
afterAll(async () => {
  await stopMail?.();
  await app?.stop();
});
beforeEach(async () => {
  await app.runDue();
  const { mailboxes } = app.running.app.get(MailCatcher);
  before = new Map(mailboxes.map(({ address, mails }) => [address, mails.length]));
});

/** How many mails lay in each mailbox before the test. */
let before: ReadonlyMap<string, number>;
/** What reached a mailbox in this test. */
const mailsTo = (address: string) => mailbox(app, address).slice(before.get(address) ?? 0);

const counsellor = { principal: principalOf('counsellor') };
const GATHERED = `caseId contactId meeting { id version state localStart participants { id professionalId personId chosen } }
  poll { id state version }`;
const PREVIEW = `messages { professionalId personId to way address language subject text hasCalendar sendsAt withheld } notInvited`;

/** Each test has days of its own, so that nobody is taken by the test before. */
let day = 0;
const nextStart = () => {
  day += 1;
  return `${Temporal.PlainDate.from('2027-01-11')
    .add({ days: day + 2 * Math.floor((day - 1) / 5) - 1 })
    .toString()}T10:00`;
};

const FATHER = {
  role: 'GUARDIAN',
  givenName: 'Pekka',
  familyName: 'Salakoski',
  language: 'FI',
  contactWays: [{ kind: 'EMAIL', value: 'pekka@example.fi', safe: true }],
};
const [MOTHER_AT, FATHER_AT, CHILD_AT] = [0, 1, 2];
const at = (position: number) => ({ position });
const seat = ({ professionalId, unitId }: Seat, needed = 'REQUIRED') => ({ professionalId, unitId, needed });
const newContact = (more: object = {}) => ({
  areaId: POHDE.id,
  channel: 'PHONE',
  contactRole: 'FAMILY_MEMBER',
  municipality: '425',
  needCodes: ['PARENTING'],
  urgency: 'SOON',
  ask: 'MEETING',
  identity: { givenName: 'Marjatta', familyName: 'Salakoski', phone: '+358401112233' },
  receivedAt: app.clock.now().subtract({ minutes: 5 }).toString(),
  ...more,
});
const opening = (more: object = {}) => ({
  legalFrame: 'GUIDANCE',
  needCodes: ['PARENTING', 'EVERYDAY_LIFE'],
  description: 'Uupumus, yöheräilyt.',
  people: [MOTHER, FATHER, CHILD],
  guardianships: [
    { guardian: MOTHER_AT, child: CHILD_AT, powers: 'FULL', rightToInformation: true },
    { guardian: FATHER_AT, child: CHILD_AT, powers: 'FULL', rightToInformation: true },
  ],
  ...more,
});
const word = (by: object, more: object = {}) => ({ by, form: 'ORAL', evidence: 'puhelimessa', ...more });
const BOTH = [word(at(0)), word(at(1))];
/** One consent for each unit. */
const consents = (who: readonly Seat[], said: object[] = BOTH) =>
  [...new Set(who.map(({ unitId }) => unitId))].map((unitId) => ({
    unitId,
    categories: ['NEEDS'],
    lastDay: '2027-06-30',
    said,
  }));
const meeting = (who: readonly Seat[], more: object = {}) => ({
  question: 'Miten Onnin illat rauhoitetaan?',
  durationMinutes: 60,
  mode: 'REMOTE',
  participants: who.map((one) => seat(one)),
  family: [at(MOTHER_AT), at(FATHER_AT)],
  ...more,
});
/** Nobody of those who come said when they work: they are known to have agreed. */
const time = (who: readonly Seat[], more: object = {}) => ({
  start: nextStart(),
  despite: who.map(({ professionalId }) => professionalId),
  saidYesBy: at(MOTHER_AT),
  ...more,
});
const fromCall = (who: readonly Seat[], more: object = {}) => ({
  newContact: newContact(),
  opening: opening(),
  consents: consents(who),
  meeting: meeting(who),
  time: time(who),
  ...more,
});
const gather = (input: object, who: Who = counsellor): Promise<Answer> =>
  mutate(app, who)('gatherNetwork', 'GatherNetworkInput', input as Record<string, unknown>, GATHERED);
const preview = (input: object, who: Who = counsellor): Promise<Answer> => {
  const ask = typeof who === 'string' ? app.as(who) : app.asPrincipal(who.principal);
  return ask(`query ($input: GatherNetworkInput!) { previewGathering(input: $input) { ${PREVIEW} } }`, {
    input: { requestId: requestId(), ...input },
  });
};
const faultOf = ({ code, errors }: Answer) => [code, errors?.[0]?.extensions.field];

/** How many rows there are in each table; not those of the sessions, by which one asks, and what is refused is logged. */
async function rows(): Promise<Record<string, number>> {
  const tables = await app.sql<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema')
       and c.relname not in ('session', 'work_budget', 'access_log') order by 1`,
  );
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as n from ${name}`);
  const found = await app.sql<{ name: string; n: number }>(counts.join(' union all '));
  return Object.fromEntries(found.map(({ name, n }) => [name, n]));
}
/** What the log says that an operation did with a scope, or with any. */
const logOf = (operation: string, scopeId: string | null = null) =>
  app.sql(
    `select action, scope_type, category from audit.access_log where operation = $1 and action <> 'refused' and scope_id = coalesce($2, scope_id)
     order by 1, 2, 3`,
    [operation, scopeId],
  );

describe('from a call to the invitations', () => {
  it('is one request: contact, case, guardians, consents, meeting, its time, and mails to those who come', async () => {
    const who = people.slice(0, 3);
    const input = fromCall(who);
    const gathered = await done(gather(input));
    expect(gathered.meeting).toMatchObject({ state: 'SCHEDULED', localStart: input.time.start });
    expect(gathered.poll).toBeNull();
    const [found] = await app.sql(
      `select c.state as contact, c.taken_by, c.first_answered_at is not null as answered, n.counsellor_id,
         (select count(*)::int from guardianship g where g.family_id = n.family_id) as guardianships,
         (select count(*)::int from consent s where s.case_id = n.id and s.state = 'given') as consents,
         (select count(*)::int from consent_decision d where d.case_id = n.id) as words
       from network_case n join contact c on c.id = n.contact_id where n.id = $1`,
      [gathered.caseId],
    );
    const units = new Set(who.map(({ unitId }) => unitId)).size;
    expect(found).toEqual({
      contact: 'case-opened',
      taken_by: counsellor.principal,
      answered: true,
      counsellor_id: counsellor.principal,
      guardianships: 2,
      consents: units,
      words: 2 * units,
    });
    await app.runDue();
    for (const { email } of who) {
      const mail = await opened(mailsTo(email)[0]!);
      expect(mail).toMatchObject({ method: 'REQUEST', attendees: [email] });
      expect(mail.text).not.toMatch(/Salakoski|Onni|Uupumus|illat/);
    }
    expect((await logOf('gatherNetwork')).length).toBeGreaterThan(5);
  });

  it('asks those of whose time nothing is known, without any consent', async () => {
    const who = people.slice(3, 5);
    await forgetHours(app, who);
    const input = { ...fromCall(who, { consents: [] }), time: null, poll: { times: TIMES } };
    const gathered = await done(gather(input));
    expect(gathered).toMatchObject({ meeting: { state: 'DRAFT' }, poll: { state: 'OPEN' } });
    await app.runDue();
    for (const { email } of who) expect(mailsTo(email)).toHaveLength(1);
  });

  it('asks those who are named, and leaves a meeting without time and poll a draft', async () => {
    const who = people.slice(0, 2);
    const poll = { times: TIMES, professionalIds: [who[1]!.professionalId] };
    const asked = await done(gather({ ...fromCall(who), time: null, poll }));
    const recipients = await app.sql('select professional_id from poll_recipient where poll_id = $1', [asked.poll.id]);
    expect(recipients).toEqual([{ professional_id: who[1]!.professionalId }]);
    const draft = await done(gather({ ...fromCall(who), time: null }));
    expect(draft).toMatchObject({ meeting: { state: 'DRAFT', localStart: null }, poll: null });
  });

  it('knows who lives in another home from the beginning, and tells neither guardian where the other is reached', async () => {
    const who = people.slice(0, 2);
    const gathered = await done(gather(fromCall(who, { opening: opening({ apart: [FATHER_AT] }) })));
    const homes = await app.sql<{ role: string; given: number }>(
      `select p.role, count(h.person_id)::int as given from network_case c join person p on p.family_id = c.family_id
       left join household_member h on h.person_id = p.id where c.id = $1 group by p.id, p.role order by 2 desc, 1`,
      [gathered.caseId],
    );
    expect(homes).toEqual([
      { role: 'guardian', given: 1 },
      { role: 'child', given: 0 },
      { role: 'guardian', given: 0 },
    ]);
    const page = `query ($caseId: UUID!) { casePage(caseId: $caseId) { people { id role contactWays { value } } } }`;
    const persons = await app.sql<{ id: string }>(
      "select p.id from network_case c join person p on p.family_id = c.family_id and p.role = 'guardian' where c.id = $1",
      [gathered.caseId],
    );
    for (const { id: principal } of persons) {
      const { data } = await app.asPrincipal(principal)(page, { caseId: gathered.caseId });
      const reached = data.casePage.people.filter(({ contactWays }: Given) => contactWays.length > 0);
      expect(reached.map(({ id }: Given) => id)).toEqual([principal]);
    }
  });

  it('begins at a contact that was answered before', async () => {
    const contact = await recordContact(app);
    const seen = { contactId: contact.id, expectedVersion: contact.version };
    const who = people.slice(0, 2);
    const { newContact: _, ...rest } = fromCall(who);
    const gathered = await done(gather({ ...rest, contact: seen }));
    expect(gathered.contactId).toBe(contact.id);
    expect(faultOf(await gather({ ...rest, contact: seen }))).toEqual(['CONTACT_CONCLUDED', undefined]);
  });

  it('takes only one of two who gather from the same contact at once', async () => {
    const contact = await recordContact(app);
    const seen = { contactId: contact.id, expectedVersion: contact.version };
    const who = people.slice(0, 2);
    const from = () => ({ ...fromCall(who), newContact: null, contact: seen });
    const answers = await Promise.all([gather(from()), gather(from())]);
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(await app.sql('select from network_case where contact_id = $1', [contact.id])).toHaveLength(1);
  });

  it('opens another case of a family that is known, and adds nobody to it', async () => {
    const { familyId, motherId, caseId } = await openCase(app);
    const mother = { personId: motherId };
    const who = people.slice(0, 2);
    const input = fromCall(who, {
      opening: { legalFrame: 'GUIDANCE', needCodes: ['PARENTING'], familyId },
      consents: consents(who, [word(mother)]),
      meeting: meeting(who, { family: [mother] }),
      time: time(who, { saidYesBy: mother }),
    });
    const seen = await done(preview(input));
    expect(seen.messages.at(-1)).toMatchObject({ personId: motherId, to: 'Marjatta Salakoski' });
    const gathered = await done(gather(input));
    expect(gathered.caseId).not.toBe(caseId);
    expect(await app.sql('select from person where family_id = $1', [familyId])).toHaveLength(2);
    const added = { ...input, opening: { ...input.opening, people: [FATHER] } };
    expect(faultOf(await gather(added))).toEqual(['PEOPLE_OF_KNOWN_FAMILY', 'opening.people']);
  });

  it('begins in a case that is there, with people who are known', async () => {
    const { caseId, familyId, motherId } = await openCase(app);
    const who = people.slice(0, 2);
    const mother = { personId: motherId };
    const input = {
      caseId,
      consents: consents(who, [word(mother)]),
      meeting: meeting(who, { family: [mother] }),
      time: time(who, { saidYesBy: mother }),
    };
    const seen = await done(preview(input));
    expect(seen.messages.find(({ personId }: Given) => personId === motherId)).toMatchObject({
      to: 'Marjatta Salakoski',
      way: 'SMS',
      address: '+358401112233',
    });
    expect(await logOf('previewGathering', familyId)).toEqual([
      { action: 'read', scope_type: 'family', category: 'identity' },
      { action: 'read', scope_type: 'family', category: 'reach' },
    ]);
    expect(await done(gather(input))).toMatchObject({ caseId, contactId: null, meeting: { state: 'SCHEDULED' } });
  });
});

describe('what will be sent', () => {
  /** What two mails of one kind differ in: the secret of the link, and of the address for answers. */
  const plain = (text: string) => text.replaceAll(/\/v\/[\w-]+/g, '/v/…');

  it('is what is sent, word for word, and shown without a trace', async () => {
    const who = people.slice(5, 8);
    const input = fromCall(who);
    const [counted, log] = [await rows(), await logOf('previewGathering')];
    const seen = await done(preview(input));
    expect(await rows()).toEqual(counted);
    expect(await logOf('previewGathering')).toEqual(log);
    await app.runDue();
    expect(who.flatMap(({ email }) => mailsTo(email))).toHaveLength(0);
    await done(gather(input));
    await app.runDue();
    const toStaff = seen.messages.filter(({ professionalId }: Given) => professionalId);
    expect(toStaff).toHaveLength(who.length);
    for (const { professionalId, email } of who) {
      const shown = toStaff.find((one: Given) => one.professionalId === professionalId);
      const sent = await opened(mailsTo(email)[0]!);
      expect(shown).toMatchObject({ address: email, way: 'EMAIL', hasCalendar: true, sendsAt: null, withheld: null });
      expect([shown.subject, plain(shown.text)]).toEqual([sent.subject, plain(sent.text)]);
    }
    const father = seen.messages.find(({ to }: Given) => to === 'Pekka Salakoski');
    const toFather = await PostalMime.parse(mailsTo('pekka@example.fi')[0]!.raw);
    expect(father).toMatchObject({ personId: null, way: 'EMAIL', address: 'pekka@example.fi', hasCalendar: false });
    expect([father.subject, father.text.trim()]).toEqual([toFather.subject, toFather.text!.trim()]);
    const mother = seen.messages.find(({ to }: Given) => to === 'Marjatta Salakoski');
    // She said: on weekdays between 12 and 13.
    expect(mother).toMatchObject({ way: 'SMS', subject: null, sendsAt: '2026-11-23T10:00:00Z' });
  });

  it('is the question of a poll, and not yet its reminders', async () => {
    const who = people.slice(8, 10);
    await forgetHours(app, who);
    const input = { ...fromCall(who), time: null, poll: { times: TIMES } };
    const seen = await done(preview(input));
    await done(gather(input));
    await app.runDue();
    expect(seen.messages).toHaveLength(2);
    for (const { professionalId, email } of who) {
      const shown = seen.messages.find((one: Given) => one.professionalId === professionalId);
      const sent = await PostalMime.parse(mailsTo(email)[0]!.raw);
      expect([shown.subject, plain(shown.text)]).toEqual([sent.subject, plain(sent.text!)]);
    }
  });

  it('says to whom nothing would go, and why', async () => {
    const who = people.slice(10, 12);
    const mute = { ...MOTHER, contactWays: [] };
    const guest = people[12]!;
    const input = fromCall(who, {
      opening: opening({ people: [mute, FATHER, CHILD] }),
      meeting: meeting(who, {
        participants: [...who.map((one) => seat(one)), seat(guest, 'OPTIONAL')],
        family: [at(MOTHER_AT), at(CHILD_AT)],
      }),
    });
    const seen = await done(preview(input));
    const family = seen.messages.filter(({ professionalId }: Given) => !professionalId);
    expect(family.map(({ to, way, text, withheld }: Given) => [to, way, text, withheld])).toEqual([
      ['Marjatta Salakoski', null, null, 'no-way'],
      ['Onni Salakoski', null, null, 'not-to-be-told'],
    ]);
    expect(seen.notInvited).toEqual([guest.professionalId]);
  });

  it('tells who stands in nothing of how the family is reached that they may not read elsewhere', async () => {
    const { caseId, motherId } = await openCase(app);
    const mother = { personId: motherId };
    const who = people.slice(0, 1);
    const table = meeting(who, { family: [mother] });
    await done(gather({ caseId, consents: consents(who, [word(mother)]), meeting: table }));
    const days = { firstDay: '2026-11-23', lastDay: '2026-11-27' };
    const standIn = { caseId, ...(await seatOf(app, 'nurse')), ...days };
    await done(mutate(app, counsellor)('nameStandIn', 'NameStandInInput', standIn, 'id'));
    const input = { caseId, meeting: table, time: time(who, { saidYesBy: mother }) };
    const seen = await done(preview(input, { principal: principalOf('nurse') }));
    const toMother = seen.messages.find(({ personId }: Given) => personId === motherId);
    expect(toMother).toMatchObject({ to: null, way: 'SMS', address: null });
    expect(toMother.text).toMatch(/^Tapaaminen/);
  });

  it('is nothing for a draft', async () => {
    const seen = await done(preview({ ...fromCall(people.slice(0, 2)), time: null }));
    expect(seen).toEqual({ messages: [], notInvited: [] });
  });
});

describe('a refusal', () => {
  const who = () => people.slice(0, 2);
  const badWay = { ...MOTHER, contactWays: [{ kind: 'PHONE', value: '040', safe: true }] };
  const stranger = (): Seat => ({
    ...people[0]!,
    unitId: people.find(({ unitId }) => unitId !== people[0]!.unitId)!.unitId,
  });
  const refusals: readonly (readonly [name: string, more: () => object, code: string, field: string | undefined])[] = [
    ['two beginnings', () => ({ caseId: POHDE.id }), 'BEGINNING_UNCLEAR', 'newContact'],
    ['no beginning', () => ({ newContact: null }), 'BEGINNING_UNCLEAR', 'newContact'],
    ['no case to open', () => ({ opening: null }), 'OPENING_MISSING', 'opening'],
    ['a case opened twice', () => ({ newContact: null, caseId: POHDE.id }), 'OPENING_OF_OPEN_CASE', 'opening'],
    ['time and poll', () => ({ poll: { times: TIMES } }), 'TIME_AND_POLL', 'poll'],
    ['a need missing', () => ({ newContact: newContact({ needCodes: [] }) }), 'NEED_MISSING', 'newContact.needCodes'],
    [
      'another frame',
      () => ({ opening: opening({ legalFrame: 'CHILD_PROTECTION' }) }),
      'CHILD_PROTECTION_ELSEWHERE',
      'opening.legalFrame',
    ],
    [
      'a number that is none',
      () => ({ opening: opening({ people: [FATHER, badWay, CHILD] }) }),
      'NOT_A_PHONE_NUMBER',
      'opening.people.1.contactWays.0.value',
    ],
    [
      'a child as guardian',
      () => ({ opening: opening({ guardianships: [{ ...opening().guardianships[0], guardian: 2, child: 0 }] }) }),
      'NOT_A_GUARDIAN',
      'opening.guardianships.0.guardian',
    ],
    [
      'a guardian who was not told of',
      () => ({ opening: opening({ guardianships: [{ ...opening().guardianships[0], guardian: 7 }] }) }),
      'NOT_FOUND',
      'opening.guardianships.0.guardian',
    ],
    [
      'somebody in another home who was not told of',
      () => ({ opening: opening({ apart: [1, 7] }) }),
      'NOT_FOUND',
      'opening.apart.1',
    ],
    [
      'somebody named twice in another home',
      () => ({ opening: opening({ apart: [1, 1] }) }),
      'NAMED_TWICE',
      'opening.apart.1',
    ],
    [
      'a day that is over',
      () => ({ consents: [consents(who())[0], { ...consents(who())[0], lastDay: '2026-11-01' }] }),
      'TIME_IN_PAST',
      'consents.1.lastDay',
    ],
    [
      'a unit that is none',
      () => ({ consents: [{ ...consents(who())[0], unitId: POHDE.id }] }),
      'NOT_FOUND',
      'consents.0.unitId',
    ],
    [
      'a word of a child',
      () => ({ consents: consents(who(), [word(at(0)), word(at(CHILD_AT))]) }),
      'NOT_A_DECIDER',
      'consents.0.said.1.by',
    ],
    ['a word of nobody', () => ({ consents: consents(who(), [word({})]) }), 'PERSON_UNCLEAR', 'consents.0.said.0.by'],
    [
      'a length that is none',
      () => ({ meeting: meeting(who(), { durationMinutes: 5 }) }),
      'DURATION_OUT_OF_RANGE',
      'meeting.durationMinutes',
    ],
    [
      'somebody of another unit',
      () => ({ meeting: meeting([people[1]!, stranger()]) }),
      'NOT_FOUND',
      'meeting.participants.1.professionalId',
    ],
    ['no family', () => ({ meeting: meeting(who(), { family: [] }) }), 'FAMILY_MISSING', 'meeting.family'],
    [
      'somebody unknown of the family',
      () => ({ meeting: meeting(who(), { family: [at(0), { personId: POHDE.id }] }) }),
      'NOT_FOUND',
      'meeting.family.1',
    ],
    ['a time that is past', () => ({ time: time(who(), { start: '2026-11-02T10:00' }) }), 'TIME_IN_PAST', 'time.start'],
    ['the yes of a child', () => ({ time: time(who(), { saidYesBy: at(CHILD_AT) }) }), 'NOT_FOUND', 'time.saidYesBy'],
    ['who is not there', () => ({ time: time(who(), { chosen: [POHDE.id] }) }), 'NOT_FOUND', 'time.chosen.0'],
    ['nobody asked for a consent', () => ({ consents: [] }), 'CONSENT_MISSING', 'meeting.participants'],
    [
      'one guardian of two',
      () => ({ consents: consents(who(), [word(at(0))]) }),
      'CONSENT_MISSING',
      'meeting.participants',
    ],
    [
      'a time that does not suit',
      () => ({ time: time([], { start: '2027-02-07T05:00' }) }),
      'TIME_NO_LONGER_SUITS',
      'time.start',
    ],
    [
      'one time to choose from',
      () => ({ time: null, poll: { times: [TIMES[0]] } }),
      'TIMES_OUT_OF_RANGE',
      'poll.times',
    ],
    [
      'somebody else asked',
      () => ({ time: null, poll: { times: TIMES, professionalIds: [POHDE.id] } }),
      'NOT_FOUND',
      'poll.professionalIds.0',
    ],
  ];

  it.each(refusals)('of %s leaves nothing, neither done nor looked at', async (_, more, code, field) => {
    const input = { ...fromCall(who()), ...more() };
    const counted = await rows();
    expect(faultOf(await gather(input))).toEqual([code, field]);
    expect(faultOf(await preview(input))).toEqual([code, field]);
    expect(await rows()).toEqual(counted);
  });

  it('names the professionals whom the time does not suit, and yields when they agreed to it', async () => {
    const start = '2027-02-07T05:00';
    const { errors } = await gather(fromCall(who(), { time: time([], { start }) }));
    const { professionalIds, participantIds } = errors![0]!.extensions as Given;
    expect(professionalIds.toSorted()).toEqual(
      who()
        .map(({ professionalId }) => professionalId)
        .toSorted(),
    );
    expect(participantIds).toBeUndefined();
    await done(gather(fromCall(who(), { time: time(who(), { start }) })));
  });

  it('meets who has been taken meanwhile', async () => {
    const start = nextStart();
    await done(gather(fromCall(who(), { time: time(who(), { start }) })));
    const second = await gather(fromCall(who(), { time: time(who(), { start }) }));
    expect(faultOf(second)).toEqual(['TIME_TAKEN', 'time.start']);
    expect(second.errors![0]!.extensions['onlyHolds']).toBe(false);
  });

  it('of a consent that was withdrawn since the page was opened names the unit', async () => {
    const { caseId, motherId } = await openCase(app);
    const mother = { personId: motherId };
    const [one] = people;
    const explained = {
      caseId,
      unitId: one!.unitId,
      categories: ['NEEDS'],
      purpose: 'NETWORK_MEETING',
      lastDay: '2027-06-30',
    };
    const asked = await done(mutate(app, counsellor)('explainConsent', 'ExplainConsentInput', explained, 'id version'));
    const said = { personId: motherId, form: 'ORAL', evidence: 'puhelimessa' };
    const given = await done(
      mutate(app, counsellor)(
        'recordConsentDecision',
        'RecordConsentDecisionInput',
        { consentId: asked.id, expectedVersion: asked.version, decision: 'GIVEN', ...said },
        'id version',
      ),
    );
    const input = {
      caseId,
      meeting: meeting([one!], { family: [mother] }),
      time: time([one!], { saidYesBy: mother }),
    };
    expect((await done(preview(input))).messages).toHaveLength(2);
    const back = { consentId: given.id, expectedVersion: given.version, ...said };
    await done(mutate(app, counsellor)('withdrawConsent', 'WithdrawConsentInput', back, 'id'));
    const refused = await gather(input);
    expect(faultOf(refused)).toEqual(['CONSENT_MISSING', 'meeting.participants']);
    expect(refused.errors![0]!.extensions['unitIds']).toEqual([one!.unitId]);
  });
});

describe('a request that comes twice', () => {
  it('gathers once, and gets the same answer', async () => {
    const input = { requestId: requestId(), ...fromCall(people.slice(0, 2)) };
    const [one, other] = await Promise.all([gather(input), gather(input)]);
    expect(other.data).toEqual(one.data);
    const counted = await rows();
    expect((await gather(input)).data).toEqual(one.data);
    expect(await rows()).toEqual(counted);
  });

  it('does not mind that it was looked at under the same name before', async () => {
    const input = { requestId: requestId(), ...fromCall(people.slice(0, 2)) };
    await done(preview(input));
    await done(gather(input));
  });

  it('is done anew after a database that was lost in the middle', async () => {
    const input = { requestId: requestId(), ...fromCall(people.slice(0, 2)) };
    const counted = await rows();
    await app.sql(`create function lose() returns trigger language plpgsql as $$ begin
      perform pg_terminate_backend(pg_backend_pid()); return new; end $$`);
    await app.sql('create trigger lose before insert on invitation_message for each row execute function lose()');
    const lost = await gather(input);
    await app.sql('drop trigger lose on invitation_message');
    await app.sql('drop function lose()');
    expect(lost.code).toBe('UNAVAILABLE');
    expect(await rows()).toEqual(counted);
    await done(gather(input));
  });
});

describe('who may', () => {
  it.each(['counsellor-other-area', 'nurse', 'team-lead', 'admin'] as const)('is not %s', async (persona) => {
    const counted = await rows();
    const input = fromCall(people.slice(0, 2));
    expect(faultOf(await gather(input, persona))).toEqual(['NOT_FOUND', 'newContact.areaId']);
    expect(faultOf(await preview(input, persona))).toEqual(['NOT_FOUND', 'newContact.areaId']);
    expect(await rows()).toEqual(counted);
  });

  it('is nobody of the family, and nobody who has not the case', async () => {
    const { caseId, motherId } = await openCase(app);
    const mother = { personId: motherId };
    const who = people.slice(0, 1);
    const input = { caseId, meeting: meeting(who, { family: [mother] }), time: time(who, { saidYesBy: mother }) };
    for (const principal of [motherId, principalOf('nurse'), principalOf('counsellor-other-area')])
      for (const ask of [gather, preview])
        expect(faultOf(await ask(input, { principal }))).toEqual(['NOT_FOUND', 'caseId']);
    expect((await gather(input, { principal: principalOf('counsellor') })).code).toBe('CONSENT_MISSING');
  });
});

describe('times before there is a meeting', () => {
  const ask = (more: object, who: Who = counsellor) => {
    const as = typeof who === 'string' ? app.as(who) : app.asPrincipal(who.principal);
    const input = {
      areaId: POHDE.id,
      durationMinutes: 60,
      mode: 'REMOTE',
      from: '2027-02-08',
      to: '2027-02-20',
      ...more,
    };
    return as(
      `query ($input: TimesToGatherInput!) { timesToGather(input: $input) { feasibleCount ask travelUnknown
        proposals { localStart optional attend { clause professionalIds } } } }`,
      { input },
    );
  };
  const known = async () => {
    const rows = await app.sql<{ professional_id: string }>('select distinct professional_id from working_hours');
    const ids = new Set(rows.map(({ professional_id }) => professional_id));
    return people.filter(({ professionalId }) => ids.has(professionalId));
  };

  it('are those that the meeting would be offered, named by professional', async () => {
    const who = (await known()).slice(0, 2);
    const participants = who.map((one) => seat(one));
    const found = await done(ask({ participants }));
    expect(found.feasibleCount).toBeGreaterThan(0);
    expect(found.proposals[0].attend.map(({ clause }: Given) => clause).toSorted()).toEqual(
      who.map(({ professionalId }) => professionalId).toSorted(),
    );
    const draft = await done(gather({ ...fromCall(who), time: null }));
    const { data } = await app.asPrincipal(counsellor.principal)(
      `query ($input: ProposeMeetingTimesInput!) { proposeMeetingTimes(input: $input) { feasibleCount proposals { localStart } } }`,
      { input: { meetingId: draft.meeting.id, from: '2027-02-08', to: '2027-02-20' } },
    );
    expect(data.proposeMeetingTimes.feasibleCount).toBe(found.feasibleCount);
    expect(data.proposeMeetingTimes.proposals).toEqual(
      found.proposals.map(({ localStart }: Given) => ({ localStart })),
    );
  });

  it('name whom to ask, take twice as long with an interpreter, and keep to the family’s own times', async () => {
    const [one] = await known();
    const participants = [seat(one!)];
    const [plain, interpreted] = [
      await done(ask({ participants })),
      await done(ask({ participants, isInterpreted: true })),
    ];
    expect(interpreted.feasibleCount).toBeLessThan(plain.feasibleCount);
    const must = [{ days: ['TU'], start: '09:00', end: '11:00' }];
    const narrow = await done(ask({ participants, family: { must } }));
    for (const { localStart } of narrow.proposals) expect(Temporal.PlainDateTime.from(localStart).dayOfWeek).toBe(2);
    const stranger = people[13]!;
    await forgetHours(app, [stranger]);
    expect((await done(ask({ participants: [seat(stranger)] }))).ask).toEqual([stranger.professionalId]);
  });

  it('are for counsellors of the area, of people of it', async () => {
    const participants = [seat(people[0]!)];
    for (const who of ['nurse', 'counsellor-other-area', 'team-lead'] as const)
      expect(faultOf(await ask({ participants }, who))).toEqual(['NOT_FOUND', 'areaId']);
    for (const [more, code, field] of [
      [{ participants: [] }, 'PARTICIPANTS_MISSING', 'participants'],
      [{ participants: [...participants, ...participants] }, 'NAMED_TWICE', 'participants.1.professionalId'],
      [
        { participants: [{ ...participants[0], professionalId: POHDE.id }] },
        'NOT_FOUND',
        'participants.0.professionalId',
      ],
      [{ participants, municipality: '000' }, 'NOT_FOUND', 'municipality'],
      [{ participants, formats: [{ mode: 'HOME', municipality: '000' }] }, 'NOT_FOUND', 'formats.0.municipality'],
      [{ participants, durationMinutes: 5 }, 'DURATION_OUT_OF_RANGE', 'durationMinutes'],
    ] as const)
      expect(faultOf(await ask(more))).toEqual([code, field]);
  });

  it('cost a handful of statements, however many people', async () => {
    const count = async (n: number) =>
      (await statementsOf(() => done(ask({ participants: people.slice(0, n).map((one) => seat(one)) })))).length;
    await count(2);
    expect(await count(12)).toBe(await count(2));
    expect(await count(12)).toBeLessThanOrEqual(6);
  });
});

it('costs as many statements for twelve professionals of a unit as for two', async () => {
  const [{ unit_id: unitId }] = (await app.sql<{ unit_id: string }>(
    `select unit_id from access.membership m join professional p on p.id = m.principal_id and p.kind = 'person'
     where area_id = $1 and role = 'professional' group by 1 order by count(*) desc, 1 limit 1`,
    [POHDE.id],
  )) as [{ unit_id: string }];
  const others = people.slice(0, 12).map(({ professionalId }) => professionalId);
  await app.sql(
    `insert into access.membership (id, principal_id, area_id, unit_id, role, valid_from)
     select gen_random_uuid(), p, $2, $3, 'professional', '2026-01-01' from unnest($1::uuid[]) p
     where not exists (select from access.membership m where m.principal_id = p and m.unit_id = $3 and m.role = 'professional')`,
    [others, POHDE.id, unitId],
  );
  const ofUnit = people.slice(0, 12).map((one) => ({ ...one, unitId }));
  const count = async (n: number) => {
    const input = fromCall(ofUnit.slice(0, n));
    return [
      (await statementsOf(() => done(preview(input)))).length,
      (await statementsOf(() => done(gather(input)))).length,
    ];
  };
  await count(2);
  const [ofTwo, ofTwelve] = [await count(2), await count(12)];
  expect(ofTwelve).toEqual(ofTwo);
  expect(Math.max(...ofTwo)).toBeLessThan(140);
});
