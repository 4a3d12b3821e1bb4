import { type Message, plainMail, readMail, replyTo } from './calendar.ts';
import { type Given, hold, Person } from './people.ts';
import { askTheTeacher, confirmThePoll, teacherAnswersThePoll } from './poll.ts';
import { CASE_PAGE, CANARIES, gather, type Table } from './table.ts';
import type { World } from './world.ts';

/** One step of the tale: what it tells, and what it does and checks. */
interface Step {
  readonly tells: string;
  readonly does: (table: Table) => Promise<void>;
}

const minutes = (n: number) => Temporal.Duration.from({ minutes: n });

async function record(table: Table): Promise<void> {
  const { counsellor, world } = table;
  const now = await world.now();
  const contact = await counsellor.do('recordContact', {
    areaId: table.areaId,
    channel: 'PHONE',
    contactRole: 'FAMILY_MEMBER',
    municipality: '425',
    needCodes: ['PARENTING', 'EVERYDAY_LIFE'],
    urgency: 'SOON',
    ask: 'MEETING',
    identity: { givenName: 'Marjatta', familyName: 'Salakoski', phone: '+358401112233', safeTimeToCall: 'klo 12–13' },
    description: 'Uupumus, yöheräilyt.',
    receivedAt: now.subtract(minutes(10)).toString(),
    firstAnsweredAt: now.subtract(minutes(9)).toString(),
  });
  table.contact = contact;
}

async function open(table: Table): Promise<void> {
  const { counsellor, contact } = table;
  const input = {
    contactId: contact.id,
    expectedVersion: contact.version,
    needCodes: ['PARENTING', 'EVERYDAY_LIFE'],
    description: 'Uupumus, yöheräilyt.',
    strengths: 'Isovanhemmat lähellä.',
    familyWish: 'Rauhallisia iltoja.',
    people: [
      {
        role: 'GUARDIAN',
        givenName: 'Marjatta',
        familyName: 'Salakoski',
        language: 'FI',
        contactWays: [{ kind: 'PHONE', value: '+358401112233', safe: true, safeTime: 'klo 12–13' }],
      },
      { role: 'CHILD', givenName: 'Onni', familyName: 'Salakoski', birthDate: '2019-04-12', language: 'FI' },
    ],
  };
  const refusal = await counsellor.try('openCase', { ...input, legalFrame: 'CHILD_PROTECTION' });
  hold(refusal === 'CHILD_PROTECTION_ELSEWHERE', `a child-protection negotiation was not refused: ${refusal}`);
  const { id } = await counsellor.do('openCase', { ...input, legalFrame: 'GUIDANCE' });
  table.caseId = id;
  const page = await casePage(table, counsellor);
  hold(page.responsiblePerson.who.phone, 'the responsible person has no number');
  hold(page.people.length === 2, 'the family is not there');
  table.motherId = page.people.find(({ role }: Given) => role === 'GUARDIAN').id;
  table.childId = page.people.find(({ role }: Given) => role === 'CHILD').id;
  const { motherId, childId } = table;
  const guardianship = { guardianId: motherId, childId, powers: 'FULL', rightToInformation: true };
  await counsellor.do('recordGuardianship', guardianship);
}

async function consents(table: Table): Promise<void> {
  const { counsellor, motherId, staff, caseId } = table;
  const lastDay = (await table.world.today()).add({ months: 6 }).toString();
  for (const unitId of [staff.nurse.unitId, staff.teacher.unitId]) {
    const told = {
      caseId,
      unitId,
      categories: ['IDENTITY', 'PLAN', 'MINUTES', 'ACTIONS'],
      purpose: 'NETWORK_MEETING',
      lastDay,
    };
    const consent = await counsellor.do('explainConsent', { ...told, professionalIds: [] });
    const said = { personId: motherId, form: 'ORAL', evidence: 'Sanoi puhelimessa; kirjattu heti.' };
    const decided = { consentId: consent.id, expectedVersion: consent.version, decision: 'GIVEN', ...said };
    const given = await counsellor.do('recordConsentDecision', decided, 'id version state');
    hold(given.state === 'GIVEN', `the consent of a sole guardian is ${given.state}`);
    table.consents[unitId] = given;
  }
}

/** Two nurses of whom one is enough, and the teacher; a time in the next four weeks. */
async function convene(table: Table): Promise<void> {
  const { counsellor, caseId, motherId, staff } = table;
  const { nurse, otherNurse, teacher } = staff;
  const seat = ({ professionalId, unitId }: typeof nurse) => ({ professionalId, unitId });
  const meeting = await counsellor.do('conveneMeeting', {
    caseId,
    question: 'Miten illat rauhoitetaan?',
    durationMinutes: 60,
    mode: 'IN_PERSON',
    place: 'Perhekeskus, Limingantie 1',
    familyPersonIds: [motherId],
    participants: [
      { ...seat(nurse), needed: 'ONE_OF', clause: 'neuvola' },
      { ...seat(otherNurse), needed: 'ONE_OF', clause: 'neuvola' },
      { ...seat(teacher), needed: 'REQUIRED' },
    ],
  });
  table.meeting = meeting;
}

async function proposeTimes(table: Table): Promise<void> {
  const from = (await table.world.today()).add({ days: 3 });
  const { proposeMeetingTimes } = await table.counsellor.ask(
    `query ($input: ProposeMeetingTimesInput!) { proposeMeetingTimes(input: $input) {
      feasibleCount ask proposals { localStart start end reasons { code text } } } }`,
    {
      input: {
        meetingId: table.meeting.id,
        from: from.toString(),
        to: from.add({ days: 28 }).toString(),
        family: { must: [{ days: ['MO', 'TU', 'WE', 'TH', 'FR'], start: '09:00', end: '15:00' }] },
      },
    },
  );
  const [best] = proposeMeetingTimes.proposals;
  hold(best, 'there is no common time in four weeks');
  table.start = best.localStart;
  table.world.tell(`   ${proposeMeetingTimes.feasibleCount} times would do; the best: ${best.localStart}`);
  for (const { text } of best.reasons) table.world.tell(`   · ${text}`);
}

async function familySaysYes(table: Table): Promise<void> {
  const { counsellor, meeting, start, motherId } = table;
  const early = await counsellor.try('scheduleMeeting', {
    meetingId: meeting.id,
    expectedVersion: meeting.version,
    start,
  });
  hold(early === 'FAMILY_YES_MISSING', `scheduled without the family's yes: ${early}`);
  const yes = { meetingId: meeting.id, expectedVersion: meeting.version, start, personId: motherId };
  table.meeting = await counsellor.do('recordFamilyYes', yes);
}

async function schedule(table: Table): Promise<void> {
  const { counsellor, meeting, start } = table;
  const input = { meetingId: meeting.id, expectedVersion: meeting.version, start };
  table.meeting = await counsellor.do('scheduleMeeting', input, 'id version state');
  hold(table.meeting.state === 'SCHEDULED', 'not scheduled');
}

async function requestsArrive(table: Table): Promise<void> {
  const { world, staff } = table;
  const page = await casePage(table, table.counsellor);
  const chosen = page.meetings[0].participants
    .filter(({ chosen: is, who }: Given) => is && who)
    .map(({ who }: Given) => who.id);
  const nurse = [staff.nurse, staff.otherNurse].filter(({ professionalId }) => chosen.includes(professionalId));
  hold(nurse.length === 1, `of two nurses ${nurse.length} were chosen`);
  table.chosenNurse = nurse[0]!;
  for (const invitee of [table.chosenNurse, staff.teacher]) {
    const message = await world.until(`a request for ${invitee.email}`, () => latest(table, invitee.email, 'REQUEST'));
    checkRequest(table, message, invitee.email);
    table.requests[invitee.email] = message;
  }
  const [one, two] = Object.values(table.requests) as [Message, Message];
  hold(one.uid !== two.uid && one.organizer !== two.organizer, 'two invitations share a UID or an address');
}

function checkRequest({ start }: Table, message: Message, address: string): void {
  hold(message.attendees.length === 1 && message.attendees[0] === address, 'a request names somebody else');
  hold(message.klass === 'CONFIDENTIAL' && message.sequence === 0, 'a request is not confidential, or not the first');
  hold(message.start.startsWith(start), `the request says ${message.start}, agreed was ${start}`);
  const told = CANARIES.filter((canary) => message.visible.toLowerCase().includes(canary.toLowerCase()));
  hold(told.length === 0, `a mail tells ${told.join(', ')}`);
}

async function nurseAccepts(table: Table): Promise<void> {
  const { world, chosenNurse, staff } = table;
  const message = table.requests[chosenNurse.email]!;
  const to = message.organizer;
  const forwarded = await replyTo(message, 'somebody.else@example.org', 'decline', await world.now());
  await world.send({ from: 'somebody.else@example.org', to }, forwarded);
  await world.send({ from: chosenNurse.email, to }, await plainMail(to, chosenNurse.email));
  await world.send(
    { from: chosenNurse.email, to },
    await replyTo(message, chosenNurse.email, 'accept', await world.now()),
  );
  await world.until('the nurse’s answer', async () =>
    (await answerOf(table, chosenNurse.professionalId)) === 'ACCEPTED/CALENDAR' ? true : undefined,
  );
  hold(
    (await answerOf(table, staff.teacher.professionalId)).startsWith('SENT'),
    'the teacher answered by the nurse’s mail',
  );
}

async function teacherAcceptsByLink(table: Table): Promise<void> {
  const { world, staff } = table;
  const { link } = table.requests[staff.teacher.email]!;
  hold(link !== null, 'the teacher’s mail has no link');
  const shown = await world.request({ method: 'GET', path: link });
  hold(shown.status === 200 && !CANARIES.some((canary) => shown.text.includes(canary)), `the page: ${shown.status}`);
  hold((await answerOf(table, staff.teacher.professionalId)).startsWith('SENT'), 'looking at the page answered it');
  const hidden = [...shown.text.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([field]) => [
    /name="([^"]+)"/.exec(field)![1]!,
    /value="([^"]*)"/.exec(field)![1]!,
  ]);
  const body = new URLSearchParams([...hidden, ['answer', 'accepted']]).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie: shown.cookies.join('; ') };
  const done = await world.request({ method: 'POST', path: link, headers, body });
  hold(done.status < 400, `the answer by link: ${done.status}`);
  hold(
    (await answerOf(table, staff.teacher.professionalId)) === 'ACCEPTED/LINK',
    'the teacher’s answer did not arrive',
  );
}

async function meet(table: Table): Promise<void> {
  const { world, counsellor } = table;
  const { participants, endsAt } = await meetingOf(table);
  await world.moveClock(Temporal.Instant.from(endsAt).add(minutes(5)));
  const attendance = participants
    .filter(({ chosen }: Given) => chosen)
    .map(({ id }: Given) => ({ participantId: id, attendance: 'ON_SITE' }));
  const { version, id } = await meetingOf(table);
  const held = await counsellor.do(
    'recordMeetingHeld',
    { meetingId: id, expectedVersion: version, attendance },
    'state',
  );
  hold(held.state === 'HELD', 'not held');
  await counsellor.do('writeMinutes', { meetingId: id, text: 'Illat olivat pääasia. Onni piirsi.' }, 'version');
}

/** The child drew its view; of the others it is written why there is none. */
async function hear(table: Table, planVersionId: string): Promise<void> {
  const { counsellor, childId } = table;
  const { people } = await casePage(table, counsellor);
  for (const { id } of people.filter(({ role }: Given) => role === 'CHILD')) {
    const view = id === childId ? { manner: 'DRAWING', content: 'Kuvassa kaikki nukkuvat.' } : { reason: 'TOO_YOUNG' };
    await counsellor.do('recordChildView', { planVersionId, childId: id, ...view }, 'id');
  }
}

async function agree(table: Table): Promise<void> {
  const { counsellor, caseId, motherId, chosenNurse, staff, world } = table;
  const today = await world.today();
  const draft = await counsellor.do('draftPlan', { caseId, meetingId: table.meeting.id, sharedGoal: 'Perhe nukkuu.' });
  await counsellor.do('addGoal', { planVersionId: draft.id, text: 'Ilta on rauhallinen.' }, 'id');
  const due = today.add({ weeks: 2 }).toString();
  const owners = [
    {
      ownerKind: 'PROFESSIONAL',
      ownerId: chosenNurse.professionalId,
      ownerUnit: chosenNurse.unitId,
      text: 'Kotikäynti.',
    },
    {
      ownerKind: 'PROFESSIONAL',
      ownerId: staff.teacher.professionalId,
      ownerUnit: staff.teacher.unitId,
      text: 'Myöhempi kouluaamu.',
    },
    { ownerKind: 'FAMILY', ownerId: motherId, text: 'Iltasatu joka ilta.' },
  ];
  for (const owner of owners) {
    const action = await counsellor.do('addAction', { planVersionId: draft.id, dueOn: due, ...owner });
    const committed = { actionId: action.id, expectedVersion: action.version, committed: true };
    await counsellor.do('recordCommitment', committed, 'id');
  }
  const version = async () => (await casePage(table, counsellor)).plan.versions[0].version as number;
  const nextReviewOn = today.add({ weeks: 6 }).toString();
  const without = await counsellor.try('agreePlan', { planVersionId: draft.id, expectedVersion: await version() });
  hold(without !== 'OK', 'a plan without review was agreed');
  await counsellor.do('proposePlan', { planVersionId: draft.id, expectedVersion: await version(), nextReviewOn }, 'id');
  await hear(table, draft.id);
  await counsellor.do('recordPlanApproval', { planVersionId: draft.id, personId: motherId, approval: 'AGREED' }, 'id');
  const agreed = await counsellor.do(
    'agreePlan',
    { planVersionId: draft.id, expectedVersion: await version() },
    'state number',
  );
  hold(agreed.state === 'AGREED' && agreed.number === 1, 'the plan was not agreed');
  const page = await casePage(table, table.teacher);
  hold(page.plan.versions[0].sharedGoal === 'Perhe nukkuu.', 'the teacher does not see the shared goal');
  hold(page.needs === null, 'the teacher sees what no consent covers');
}

async function remind(table: Table): Promise<void> {
  const { world, chosenNurse } = table;
  const before = world.mailbox(chosenNurse.email).length;
  await world.moveClock((await world.now()).add({ hours: 24 * 14 }));
  const raw = await world.until('a reminder', async () => world.mailbox(chosenNurse.email)[before]);
  const text = raw.toString('utf8');
  hold(!CANARIES.some((canary) => text.includes(canary)), 'a reminder tells of the family');
}

async function withdraw(table: Table): Promise<void> {
  const { counsellor, staff, motherId, caseId, teacher, world } = table;
  for (const { email } of [table.chosenNurse, staff.teacher]) {
    const known = table.requests[email]!.uid;
    await world.until(`the second request for ${email}`, async () => {
      const message = await latest(table, email, 'REQUEST');
      return message && message.uid !== known ? message : undefined;
    });
  }
  const consent = table.consents[staff.teacher.unitId];
  const said = { personId: motherId, form: 'ORAL', evidence: 'Soitti ja perui.' };
  const withdrawn = { consentId: consent.id, expectedVersion: consent.version, ...said };
  hold((await counsellor.do('withdrawConsent', withdrawn, 'state')).state === 'WITHDRAWN', 'not withdrawn');
  hold((await teacher.refused(CASE_PAGE, { caseId })) === 'NOT_FOUND', 'the teacher still sees the case');
  const cancel = await world.until('the teacher’s cancellation', () => latest(table, staff.teacher.email, 'CANCEL'));
  hold(cancel.attendees.length === 1 && cancel.status === null, 'the cancellation is not for this one person');
  hold(!(await latest(table, table.chosenNurse.email, 'CANCEL')), 'the nurse was cancelled as well');
}

async function othersSeeNothing(table: Table): Promise<void> {
  const { world, caseId, counsellor } = table;
  const people: [string, { persona: string } | { personId: string }][] = [
    ...['counsellor-other-area', 'ngo-worker', 'former-member', 'statistician', 'admin'].map(
      (persona): [string, { persona: string }] => [persona, { persona }],
    ),
    ...Object.entries(table.strangers).map(([sector, personId]): [string, { personId: string }] => [
      sector,
      { personId },
    ]),
    ['a child', { personId: table.childId }],
  ];
  for (const [who, signIn] of people) {
    const code = await (await Person.signIn(world, signIn)).refused(CASE_PAGE, { caseId });
    hold(code === 'NOT_FOUND', `${who} sees the case: ${code}`);
  }
  const lead = (await (await Person.signIn(world, { persona: 'team-lead' })).ask(CASE_PAGE, { caseId })).casePage;
  const told = [lead.needs, lead.plan, ...lead.people, ...lead.actions, ...lead.consents].filter(Boolean);
  hold(told.length === 0, 'the team lead sees more than who is responsible');
  const other = await otherFamily(table);
  hold((await other.refused(CASE_PAGE, { caseId })) === 'NOT_FOUND', 'another family sees the case');
  hold((await counsellor.ask(CASE_PAGE, { caseId })).casePage.needs.strengths, 'the counsellor does not see it');
}

/** The mother of another family of the same counsellor. */
async function otherFamily(table: Table): Promise<Person> {
  const first = { ...table };
  await record(first);
  await open(first);
  return Person.signIn(table.world, { personId: first.motherId });
}

async function motherReads({ world, motherId }: Table): Promise<void> {
  const mother = await Person.signIn(world, { personId: motherId });
  const { myFamilyPages } = await mother.ask(
    '{ myFamilyPages { responsiblePerson { who { givenName familyName phone } } sharedGoal actions { text } } }',
  );
  hold(myFamilyPages.length === 1, `the mother has ${myFamilyPages.length} pages`);
  const [page] = myFamilyPages;
  hold(
    page.responsiblePerson.who.phone && page.responsiblePerson.who.familyName,
    'the mother does not see who is responsible',
  );
  hold(page.sharedGoal === 'Perhe nukkuu.' && page.actions.length === 3, 'the mother does not see her plan');
}

const casePage = async (table: Table, who: Person): Promise<Given> =>
  (await who.ask(CASE_PAGE, { caseId: table.caseId })).casePage;

const meetingOf = async (table: Table): Promise<Given> =>
  (await casePage(table, table.counsellor)).meetings.find(({ id }: Given) => id === table.meeting.id);

/** State and channel of somebody's answer: `ACCEPTED/LINK`. */
async function answerOf(table: Table, professionalId: string): Promise<string> {
  const { participants } = await meetingOf(table);
  const { invitation } = participants.find(({ who }: Given) => who?.id === professionalId);
  return `${invitation.state}/${invitation.answeredBy ?? '-'}`;
}

/** The newest message of a method in a mailbox. */
async function latest({ world }: Table, address: string, method: string): Promise<Message | undefined> {
  for (const raw of world.mailbox(address).toReversed()) {
    const message = await readMail(raw);
    if (message?.method === method) return message;
  }
  return undefined;
}

/** The tale, step by step. */
export const STEPS: readonly Step[] = [
  { tells: 'A mother phones. The counsellor writes down what she says.', does: record },
  { tells: 'The contact becomes a case; she knows at once who is responsible.', does: open },
  { tells: 'She lets the neuvola and the school know, and nobody else.', does: consents },
  { tells: 'Around the table: the mother, the teacher, and one of two nurses.', does: convene },
  { tells: 'When can they all?', does: proposeTimes },
  { tells: 'The mother says yes to a time, on the phone.', does: familySaysYes },
  { tells: 'It is settled. The requests leave.', does: schedule },
  { tells: 'Each gets one of their own, and it tells nothing.', does: requestsArrive },
  { tells: 'The nurse accepts in her calendar.', does: nurseAccepts },
  { tells: 'The teacher accepts by the link.', does: teacherAcceptsByLink },
  { tells: 'They meet.', does: meet },
  { tells: 'A shared goal, three promises, and the day to look again.', does: agree },
  { tells: 'Two weeks on, a reminder comes.', does: remind },
  { tells: 'For the next meeting nothing is known of the teacher’s time: he is asked.', does: askTheTeacher },
  { tells: 'He answers with one press.', does: teacherAnswersThePoll },
  { tells: 'A time comes of it; the mother says yes, and one click settles it.', does: confirmThePoll },
  {
    tells: 'The mother withdraws the school’s consent: the teacher is told that he need not come, and sees no more.',
    does: withdraw,
  },
  { tells: 'The mother reads her plan, and whom to call.', does: motherReads },
  { tells: 'Nobody else sees anything.', does: othersSeeNothing },
];

/** Tells the tale from the first call to the end, and fails at the first step that does not hold. */
export async function tellTale(world: World): Promise<Table> {
  const table = await gather(world);
  for (const [i, { tells, does }] of STEPS.entries()) {
    world.tell(`${i + 1}. ${tells}`);
    await does(table);
  }
  return table;
}
