import { latest, type Message, plainMail, replyTo } from './calendar.ts';
import { type Given, hold, Person } from './people.ts';
import { close, handOutPlan, onlyTheFamilyReads, reopen } from './ending.ts';
import { conveneReview, meetAgain, motherPressesAFace, nurseIsStuck, recordHeld, review } from './following.ts';
import { lastFeedback, nurseGivesFeedback } from './opinion.ts';
import { askTheTeacher, confirmThePoll, teacherAnswersThePoll } from './poll.ts';
import { mailAfter, REMINDER } from './post.ts';
import { CASE_PAGE, casePage, gather, meetingOf, type Table, tellsNothing } from './table.ts';
import { Visitor } from './visitor.ts';
import type { World } from './world.ts';
import { accepted, confirmed, declined } from './walking-over.ts';
import { shareMinutes, teacherPromisesLate, writePlan } from './writing.ts';

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
  table.mother = await Person.signIn(table.world, { personId: motherId });
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
    const message = await world.until(`a request for ${invitee.email}`, () =>
      latest(world.mailbox(invitee.email), 'REQUEST'),
    );
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
  tellsNothing('a mail', message.visible);
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
  const visitor = new Visitor(world);
  const shown = await visitor.get(link);
  hold(shown.status === 200, `the page: ${shown.status}`);
  tellsNothing('the page', shown.text);
  hold((await answerOf(table, staff.teacher.professionalId)).startsWith('SENT'), 'looking at the page answered it');
  const done = await visitor.press(link, { answer: 'accepted' });
  hold(done.status < 400, `the answer by link: ${done.status}`);
  hold(
    (await answerOf(table, staff.teacher.professionalId)) === 'ACCEPTED/LINK',
    'the teacher’s answer did not arrive',
  );
}

const meet = (table: Table) => recordHeld(table, table.meeting.id);

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
  await writePlan(table, draft.id);
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
  const twoWeeksOn = (await world.now()).add({ hours: 24 * 14 });
  await mailAfter(table, chosenNurse.email, REMINDER, () => world.moveClock(twoWeeksOn));
}

async function withdraw(table: Table): Promise<void> {
  const { counsellor, staff, motherId, caseId, teacher, world } = table;
  for (const { email } of [table.chosenNurse, staff.teacher]) {
    const known = table.requests[email]!.uid;
    await world.until(`the second request for ${email}`, async () => {
      const message = await latest(world.mailbox(email), 'REQUEST');
      return message && message.uid !== known ? message : undefined;
    });
  }
  const consent = table.consents[staff.teacher.unitId];
  const said = { personId: motherId, form: 'ORAL', evidence: 'Soitti ja perui.' };
  const withdrawn = { consentId: consent.id, expectedVersion: consent.version, ...said };
  hold((await counsellor.do('withdrawConsent', withdrawn, 'state')).state === 'WITHDRAWN', 'not withdrawn');
  hold((await teacher.refused(CASE_PAGE, { caseId })) === 'NOT_FOUND', 'the teacher still sees the case');
  // If the server died while the request was going out, nobody knows whether it arrived: the cancellation waits for it.
  await world.moveClock((await world.now()).add(minutes(10)));
  const cancel = await world.until('the teacher’s cancellation', () =>
    latest(world.mailbox(staff.teacher.email), 'CANCEL'),
  );
  hold(cancel.attendees.length === 1 && cancel.status === null, 'the cancellation is not for this one person');
  hold(!(await latest(world.mailbox(table.chosenNurse.email), 'CANCEL')), 'the nurse was cancelled as well');
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

async function motherReads({ mother }: Table): Promise<void> {
  const { myFamilyPages } = await mother.ask(
    '{ myFamilyPages { responsiblePerson { who { givenName familyName phone } } sharedGoal actions { text } } }',
  );
  hold(myFamilyPages.length === 1, `the mother has ${myFamilyPages.length} pages`);
  const [page] = myFamilyPages;
  hold(
    page.responsiblePerson.who.phone && page.responsiblePerson.who.familyName,
    'the mother does not see who is responsible',
  );
  hold(page.sharedGoal === 'Perhe nukkuu.' && page.actions.length === 4, 'the mother does not see her plan');
}

/** State and channel of somebody's answer: `ACCEPTED/LINK`. */
async function answerOf(table: Table, professionalId: string): Promise<string> {
  const { participants } = await meetingOf(table);
  const { invitation } = participants.find(({ who }: Given) => who?.id === professionalId);
  return `${invitation.state}/${invitation.answeredBy ?? '-'}`;
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
  {
    tells: 'The minutes are one page in three parts. The mother reads all of it, and says that it is right.',
    does: shareMinutes,
  },
  {
    tells:
      'A shared goal, three promises, what the child drew, and the day to look again. The teacher asks for time to think.',
    does: agree,
  },
  {
    tells: 'He promises it by a code from his mail. The plan goes on as version 2, and the mother reads what is new.',
    does: teacherPromisesLate,
  },
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
  {
    tells: 'By the link in her mail the nurse says that she is stuck; days later, that it is done.',
    does: nurseIsStuck,
  },
  { tells: 'The mother presses a face: so-so.', does: motherPressesAFace },
  { tells: 'They meet again.', does: meetAgain },
  {
    tells: 'How was it? The nurse is asked once, and one press answers. The counsellor reads it without a name.',
    does: nurseGivesFeedback,
  },
  { tells: 'It is time to look at the plan: the same people are convened in two steps.', does: conveneReview },
  { tells: 'They look at the goal, and say how far they have come.', does: review },
  {
    tells:
      'A week later: the family is to go on with somebody else. The first who is asked says no; the counsellor stays.',
    does: declined,
  },
  {
    tells: 'The nurse says yes a day later, and they all talk together. The counsellor is still the one to call.',
    does: accepted,
  },
  { tells: 'The mother confirms it. From now on she calls the nurse.', does: confirmed },
  { tells: 'She takes the plan along as a document, and has it on paper too.', does: handOutPlan },
  {
    tells:
      'A month later it is time to part. What is still promised stands in the way, then what nobody has filed; then the case closes.',
    does: close,
  },
  { tells: 'Nobody of those around the table sees it any more. The mother reads on.', does: onlyTheFamilyReads },
  { tells: 'How was it all? The nurse is asked by mail, the mother on the phone.', does: lastFeedback },
  { tells: 'Half a year on the mother calls again: the case goes on, with its history.', does: reopen },
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
