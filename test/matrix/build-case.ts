import { randomUUID } from 'node:crypto';
import { watching, keptBack, safety, takingNoPart } from './build-guarded.js';
import {
  type Builder,
  type CaseKey,
  type Given,
  kanari,
  person,
  type Seat,
  type Site,
  type Wanted,
  type WorldCase,
} from './builder.js';

/** Which categories the consents name, by the seat in the network. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  nurse: ['identity', 'needs', 'minutes', 'plan', 'actions'],
  teacher: ['minutes'],
  'social-worker': ['identity', 'plan'],
  'ngo-worker': ['identity', 'minutes'],
  interpreter: ['identity'],
  'former-member': ['identity', 'needs', 'minutes', 'plan', 'actions'],
  responsible: ['identity', 'needs'],
};

/** From a telephone call to a case with everything in it. */
export async function buildCase(of: Builder, wanted: Wanted): Promise<Omit<WorldCase, 'rows'>> {
  const key: CaseKey = `${wanted.group}-${wanted.consent}`;
  const { group, consent, cast } = wanted;
  const ids: Record<string, string> = {};
  const site = await openFamily(of, { ...wanted, key, ids });
  await lettingIn(site);
  await safety(site);
  await network(site);
  await heldMeeting(site);
  await plan(site);
  await minutes(site);
  await meetingsAhead(site);
  await batons(site);
  await words(site);
  await feedback(site);
  await answers(site);
  await consultation(site);
  await statutoryBasis(site);
  await ownThings(site);
  await givenUp(site);
  await keptBack(site);
  await takingNoPart(site);
  await consents(site);
  if (group === 'left') await leaving(site);
  await watching(site);
  const { caseId, familyId, contactId, people } = site;
  return { key, group, consent, cast, caseId, familyId, contactId, ...people, ids };
}

async function openFamily(of: Builder, wanted: Wanted & { key: CaseKey; ids: Record<string, string> }): Promise<Site> {
  const { cast, ids } = wanted;
  const say = (group: string) => kanari(wanted, group);
  const contact = async (name: string, takeNow: boolean) => {
    const call = {
      areaId: cast.areaId,
      channel: 'PHONE',
      contactRole: 'FAMILY_MEMBER',
      municipality: wanted.group === 'elsewhere' ? '205' : '425',
      needCodes: ['PARENTING'],
      urgency: 'SOON',
      ask: 'MEETING',
      takeNow,
      identity: {
        givenName: say('contact-identity'),
        familyName: say('contact-identity'),
        email: `${say('contact-identity')}@example.fi`,
      },
      description: say('contact-needs'),
      receivedAt: of.app.clock.now().subtract({ minutes: 5 }).toString(),
      ...(takeNow && { firstAnsweredAt: of.now }),
    };
    const recorded = await of.says(cast.counsellor, 'recordContact', call);
    ids[name] = recorded.id;
    return recorded;
  };
  await contact('takenContact', true);
  await contact('queuedContact', false);
  const first = await contact('contact', true);
  const given = (who: string) => ({
    givenName: say(`identity-${who}`),
    familyName: say(`identity-${who}`),
    language: 'FI',
  });
  const reached = (who: string) => ({ kind: 'EMAIL', value: `${say(`reach-${who}`)}@example.fi`, safe: true });
  const family = {
    contactId: first.id,
    expectedVersion: first.version,
    legalFrame: 'GUIDANCE',
    needCodes: ['PARENTING'],
    description: say('needs'),
    strengths: say('needs'),
    familyWish: say('needs'),
    people: [
      { role: 'GUARDIAN', ...given('mother'), contactWays: [reached('mother')] },
      { role: 'GUARDIAN', ...given('father'), contactWays: [reached('father')] },
      { role: 'CHILD', ...given('teen'), birthDate: '2010-04-12', contactWays: [reached('teen')] },
      { role: 'CHILD', ...given('child'), birthDate: '2019-04-12' },
      { role: 'CLOSE_PERSON', ...given('aunt'), contactWays: [reached('aunt')] },
    ],
  };
  const opened = await of.says(cast.counsellor, 'openCase', family, 'id familyId');
  const page = await of.as(cast.counsellor)(
    'query ($id: UUID!) { casePage(caseId: $id) { people { id givenName } } }',
    {
      id: opened.id,
    },
  );
  const named = (who: string): string =>
    page.data.casePage.people.find((one: Given) => one.givenName === say(`identity-${who}`)).id;
  const people = {
    mother: named('mother'),
    father: named('father'),
    teen: named('teen'),
    child: named('child'),
    aunt: named('aunt'),
  };
  return { ...wanted, of, caseId: opened.id, familyId: opened.familyId, contactId: first.id, people };
}

/** Both guardians, the young person with an account, the aunt who comes along. */
async function lettingIn(site: Site) {
  const { of, cast, people, caseId } = site;
  for (const guardianId of [people.mother, people.father])
    for (const childId of [people.teen, people.child])
      await of.says(cast.counsellor, 'recordGuardianship', {
        guardianId,
        childId,
        powers: 'FULL',
        rightToInformation: true,
      });
  const assessed = {
    personId: people.teen,
    assessedOn: '2026-11-23',
    mayHaveAccount: true,
    reason: kanari(site, 'assessment'),
  };
  await of.says(cast.counsellor, 'recordMaturityAssessment', assessed);
  await of.says(cast.counsellor, 'inviteClosePerson', { caseId, personId: people.aunt, wishedById: people.mother });
}

/** Members, with consents that all are given for now: what is to become of them is done last. */
async function network(site: Site) {
  const { of, cast, caseId, ids } = site;
  for (const [seat, who] of Object.entries(cast.members)) {
    const id = randomUUID();
    const row = { area_id: cast.areaId, id, case_id: caseId, professional_id: who.professionalId, unit_id: who.unitId };
    await of.put('network_member', { ...row, added_by: cast.counsellor, joined_at: of.now });
    ids[`member-${seat}`] = id;
    await consentOf(site, seat, who);
  }
  of.later();
}

async function consentOf(site: Site, seat: string, { unitId }: Seat) {
  const { of, cast, caseId, ids } = site;
  const id = randomUUID();
  const place = `consent.exclusions:${id}`;
  const sealed = await of.seals(cast.counsellor, 'case', caseId, { [place]: kanari(site, `consent-${seat}`) });
  await of.put('consent', {
    area_id: cast.areaId,
    id,
    case_id: caseId,
    unit_id: unitId,
    professional_ids: [],
    categories: NAMED[seat],
    purpose: 'shared-plan',
    exclusions: sealed[place],
    state: 'given',
    explained_at: of.now,
    explained_by: cast.counsellor,
    decided_at: of.now,
    last_day: '2027-12-31',
    ends_at: '2027-12-31T22:00:00Z',
  });
  ids[`consent-${seat}`] = id;
}

/** A meeting that was: everybody was there. */
async function heldMeeting(site: Site) {
  const { of, cast, caseId, people, ids } = site;
  const id = randomUUID();
  ids['heldMeeting'] = id;
  const place = `meeting.place:${id}`;
  const question = `meeting_question.question:${id}`;
  const texts = { [place]: kanari(site, 'place-held'), [question]: kanari(site, 'question-held') };
  const sealed = await of.seals(cast.counsellor, 'case', caseId, texts);
  const scope = { area_id: cast.areaId, case_id: caseId };
  const before = of.app.clock.now().subtract({ hours: 26 });
  await of.put('meeting', {
    ...scope,
    id,
    state: 'held',
    duration_minutes: 60,
    mode: 'in-person',
    zone: 'Europe/Helsinki',
    local_start: '2026-11-20T08:00',
    starts_at: before.toString(),
    ends_at: before.add({ hours: 1 }).toString(),
    revision: 0,
    convened_by: cast.counsellor,
    family_agreed_in_advance: false,
    held_at: before.add({ hours: 1 }).toString(),
  });
  await of.put('meeting_question', { ...scope, meeting_id: id, question: sealed[question], version: 1 });
  await of.put('meeting_place', { ...scope, meeting_id: id, place: sealed[place] });
  const seat = (name: string, who: object) => {
    ids[`held-${name}`] = randomUUID();
    const row = {
      ...scope,
      id: ids[`held-${name}`],
      meeting_id: id,
      needed: 'required',
      chosen: true,
      attendance: 'on-site',
    };
    return of.put('meeting_participant', { ...row, ...who });
  };
  for (const [name, { professionalId, unitId }] of Object.entries(cast.members))
    await seat(name, { professional_id: professionalId, unit_id: unitId });
  for (const name of ['mother', 'father', 'teen', 'aunt'] as const) await seat(name, { person_id: people[name] });
}

const VERSION = 'id planId version';

/** An agreed plan with every part, and a draft of the next; where no consent is given it is proposed to the family. */
async function plan(site: Site) {
  const { of, cast, caseId, people, ids } = site;
  const me = cast.counsellor;
  const say = (group: string) => kanari(site, group);
  const drafted = { caseId, meetingId: ids['heldMeeting'], sharedGoal: say('shared-goal') };
  const first = await of.says(me, 'draftPlan', drafted, VERSION);
  const planVersionId = first.id;
  Object.assign(ids, { plan: first.planId, agreedVersion: first.id });
  await of.says(me, 'addGoal', { planVersionId, text: say('goal') });
  for (const [kind, group] of [
    ['SITUATION', 'plan-section'],
    ['STRENGTHS', 'strengths'],
    ['NEXT_STEPS', 'next-steps'],
  ] as const)
    await of.says(me, 'writePlanSection', { planVersionId, kind, text: say(group) });
  for (const childId of [people.teen, people.child])
    await of.says(me, 'recordChildView', {
      planVersionId,
      childId,
      manner: 'TALKED',
      content: say(childId === people.teen ? 'view-teen' : 'view-child'),
    });
  await of.says(me, 'addPrivateHelper', { planVersionId, name: say('helper'), task: say('helper') });
  await of.says(me, 'addPlanCopy', { planVersionId, personId: people.mother });
  await actions(site, planVersionId);
  const proposal = {
    planVersionId,
    expectedVersion: first.version,
    nextReviewOn: '2027-03-15',
    reviewReason: say('review-reason'),
  };
  const proposed = await of.says(me, 'proposePlan', proposal);
  for (const personId of [people.mother, people.father])
    await of.says(personId, 'recordPlanApproval', { planVersionId, personId, approval: 'AGREED' }, 'id');
  await of.says(me, 'agreePlan', { planVersionId, expectedVersion: proposed.version });
  await of.says(me, 'handOutPlan', { planVersionId, how: 'PAPER', personId: people.mother }, 'id');
  const goal = say(site.consent === 'none' ? 'proposed' : 'draft');
  const next = await of.says(me, 'draftPlan', { caseId, meetingId: null, sharedGoal: goal }, VERSION);
  ids['draftVersion'] = next.id;
  await of.says(me, 'addGoal', { planVersionId: next.id, text: goal });
  await of.says(me, 'writePlanSection', { planVersionId: next.id, kind: 'FAMILY_VIEW', text: say('draft') });
  await askedActions(site, next.id);
  if (site.consent !== 'none') return;
  const again = { planVersionId: next.id, expectedVersion: next.version, nextReviewOn: '2027-01-15' };
  await of.says(me, 'proposePlan', again);
}

/** What the nurse is asked to do: once she has not answered, once she suggests something else. */
async function askedActions(site: Site, planVersionId: string) {
  const { of, cast, ids } = site;
  const nurse = cast.members['nurse']!;
  const owner = { ownerKind: 'PROFESSIONAL', ownerId: nurse.professionalId, ownerUnit: nurse.unitId };
  const action = { planVersionId, text: kanari(site, 'action-nurse'), dueOn: '2026-12-20', ...owner };
  const [asked, suggested] = [
    await of.says(cast.counsellor, 'addAction', action),
    await of.says(cast.counsellor, 'addAction', action),
  ];
  ids['askedAction'] = asked.id;
  const text = kanari(site, 'suggestion');
  const suggestion = { actionId: suggested.id, expectedVersion: suggested.version, text, comment: text };
  ids['suggestion'] = (await of.says(nurse.professionalId, 'suggestChange', suggestion)).id;
}

/** Members who promise something. */
const OWNERS = ['nurse', 'teacher', 'social-worker', 'ngo-worker'];

/** A promise of everybody. */
async function actions(site: Site, planVersionId: string) {
  const { of, cast, people, ids } = site;
  const me = cast.counsellor;
  const add = async (name: string, owner: object) => {
    const action = { planVersionId, text: kanari(site, `action-${name}`), dueOn: '2026-12-18', ...owner };
    const { id, version } = await of.says(me, 'addAction', action);
    ids[`action-${name}`] = id;
    const promise = { actionId: id, expectedVersion: version, committed: true, byPhone: true };
    await of.says(me, 'recordCommitment', promise);
  };
  for (const [name, seat] of Object.entries(cast.members))
    if (OWNERS.includes(name))
      await add(name, { ownerKind: 'PROFESSIONAL', ownerId: seat.professionalId, ownerUnit: seat.unitId });
  for (const name of ['mother', 'father', 'teen', 'aunt'] as const)
    await add(name, { ownerKind: 'FAMILY', ownerId: people[name] });
}

/** Minutes that were shared, what the mother says of them, and the draft of the next edition. */
async function minutes(site: Site) {
  const { of, cast, people, ids } = site;
  const me = cast.counsellor;
  const meetingId = ids['heldMeeting'];
  const say = (group: string) => kanari(site, group);
  const page = (prefix: string) => ({
    forAll: say(`${prefix}-all`),
    forAuthorities: say(`${prefix}-authorities`),
    forFamily: say(`${prefix}-family`),
    matters: (['ALL', 'AUTHORITIES', 'FAMILY'] as const).map((audience) => ({
      audience,
      text: say(`${prefix}-${audience.toLowerCase()}`),
    })),
  });
  const fields = 'meetingId version edition';
  const written = await of.says(me, 'writeMinutes', { meetingId, expectedVersion: null, ...page('minutes') }, fields);
  const shared = await of.says(me, 'shareMinutes', { meetingId, expectedVersion: written.version }, fields);
  const said = { meetingId, edition: shared.edition, verdict: 'COMMENTED', words: say('minutes-answer') };
  const answered = await of.says(people.mother, 'answerMinutes', said, fields);
  await of.says(me, 'writeMinutes', { meetingId, expectedVersion: answered.version, ...page('unshared') }, fields);
}

const MEETING = 'id version participants { id personId professionalId }';

/** One with a time, one that is asked about, one that has nothing yet. */
async function meetingsAhead(site: Site) {
  const { of, cast, caseId, people, ids, at } = site;
  const me = cast.counsellor;
  const participants = Object.entries(cast.members)
    .filter(([name]) => name !== 'former-member')
    .map(([, seat]) => ({ ...seat, needed: 'REQUIRED' }));
  const family = [people.mother, people.father, people.teen, people.aunt];
  const convened = (name: string, who = family) =>
    of.says(
      me,
      'conveneMeeting',
      {
        caseId,
        question: kanari(site, `question-${name}`),
        durationMinutes: 60,
        mode: 'HYBRID',
        place: kanari(site, `place-${name}`),
        conferenceLink: `https://video.example.fi/${kanari(site, `link-${name}`)}`,
        familyPersonIds: who,
        participants,
      },
      MEETING,
    );
  const first = await convened('scheduled');
  ids['scheduledMeeting'] = first.id;
  const day = Temporal.PlainDate.from('2026-12-01').add({ days: Math.floor(at / 2) });
  const start = `${day.toString()}T${at % 2 === 0 ? '09' : '13'}:00`;
  const yes = await of.says(
    me,
    'recordFamilyYes',
    { meetingId: first.id, expectedVersion: first.version, start, personId: people.mother },
    MEETING,
  );
  const despite = yes.participants.filter((one: Given) => one.professionalId).map(({ id }: Given) => id);
  await of.says(me, 'scheduleMeeting', { meetingId: first.id, expectedVersion: yes.version, start, despite }, MEETING);
  const second = await convened('polled', [people.mother]);
  ids['polledMeeting'] = second.id;
  const times = ['2027-01-11T09:00', '2027-01-12T13:00'];
  const participantIds = second.participants.filter((one: Given) => one.professionalId).map(({ id }: Given) => id);
  const asked = { meetingId: second.id, expectedVersion: second.version, times, participantIds };
  const poll = await of.says(me, 'openTimePoll', asked);
  ids['poll'] = poll.id;
  const third = await convened('draft', [people.mother]);
  ids['draftMeeting'] = third.id;
}

/** Who answers for the case, and where it may go. */
async function batons(site: Site) {
  const { of, cast, caseId, ids } = site;
  const { responsible, standIn, teamLead } = cast;
  if (responsible && teamLead) {
    const named = { caseId, ...responsible, reason: kanari(site, 'baton') };
    await of.says(teamLead, 'reassignResponsiblePerson', named, 'id');
  }
  if (standIn) {
    const days = { firstDay: '2026-11-23', lastDay: '2026-12-31' };
    const named = await of.says(cast.counsellor, 'nameStandIn', { caseId, ...standIn, ...days }, 'id');
    ids['standIn'] = named.id;
  }
  const offered = { caseId, ...cast.receiver, reason: kanari(site, 'handover') };
  ids['handover'] = (await of.says(cast.counsellor, 'proposeHandover', offered)).id;
  const outside = {
    caseId,
    serviceName: kanari(site, 'outside'),
    contactPerson: kanari(site, 'outside'),
    reason: kanari(site, 'outside'),
    consentEvidence: 'Puhelimessa.',
  };
  ids['outside'] = (await of.says(cast.counsellor, 'proposeHandoverOutside', outside)).id;
}

/** What people said of themselves, and wished. */
async function words(site: Site) {
  const { of, cast, caseId, people, ids } = site;
  for (const name of ['mother', 'father', 'teen'] as const) {
    const face = { caseId, face: 'BAD', words: kanari(site, `face-${name}`) };
    ids[`face-${name}`] = (await of.says(people[name], 'sayHowThingsAre', face)).id;
  }
  ids['wish'] = (await of.says(people.mother, 'askForMeeting', { caseId, words: kanari(site, 'wish') })).id;
  const begun = {
    caseId,
    expectedVersion: await version(site),
    reason: 'GOAL_REACHED',
    words: kanari(site, 'closing'),
  };
  ids['closing'] = (await of.says(cast.counsellor, 'beginClosing', begun)).id;
  const [due] = await of.app.sql<Given>('select id, plan_id from review where case_id = $1', [caseId]);
  ids['review'] = due.id;
  const [goal] = await of.app.sql<Given>('select id from plan_goal where case_id = $1 order by id', [caseId]);
  const rating = randomUUID();
  const place = `goal_rating.words:${rating}`;
  const sealed = await of.seals(cast.counsellor, 'case', caseId, { [place]: kanari(site, 'goal-rating') });
  await of.put('goal_rating', {
    area_id: cast.areaId,
    id: rating,
    case_id: caseId,
    review_id: due.id,
    goal_id: goal.id,
    rating: 'partly',
    words: sealed[place],
    rated_at: of.now,
    rated_by: cast.counsellor,
  });
}

async function version({ of, caseId }: Site): Promise<number> {
  const [row] = await of.app.sql<{ version: number }>('select version from network_case where id = $1', [caseId]);
  return row!.version;
}

/** What somebody said of the case and of the contact, whom nobody can tell any more. */
async function feedback(site: Site) {
  const { of, cast, caseId, contactId } = site;
  for (const [scope, id, group] of [
    ['case', caseId, 'feedback'],
    ['contact', contactId, 'contact-feedback'],
  ] as const) {
    const answer = randomUUID();
    const place = `feedback_answer.text:${answer}`;
    const sealed = await of.seals(cast.counsellor, scope, id, { [place]: kanari(site, group) });
    await of.put('feedback_answer', {
      area_id: cast.areaId,
      id: answer,
      scope_type: scope,
      scope_id: id,
      kind: scope === 'case' ? 'meeting' : 'contact',
      asked_group: 'family',
      month: '2026-11-01',
      face: 'bad',
      text: sealed[place],
    });
  }
}

/** What came in for the meeting with a time: another time from the nurse, a question, somebody who does not come. */
async function answers(site: Site) {
  const { of, cast, caseId, ids } = site;
  const invited = (seat: string) =>
    of.app.sql<Given>('select id from invitation where meeting_id = $1 and professional_id = $2', [
      ids['scheduledMeeting'],
      cast.members[seat]?.professionalId ?? null,
    ]);
  const [nurse] = await invited('nurse');
  const [other] = await invited('responsible');
  ids['invitation-nurse'] = nurse.id;
  ids['invitation-declined'] = (other ?? nurse).id;
  const question = randomUUID();
  const places = { comment: `invitation.comment:${nurse.id}`, question: `invitation_answer.comment:${question}` };
  const words = kanari(site, 'invitation-comment');
  const sealed = await of.seals(cast.counsellor, 'system', nurse.id, {
    [places.comment]: words,
    [places.question]: words,
  });
  await of.app.sql(
    `update invitation set state = 'counter-proposed', answered_at = $2, answered_by = 'calendar', comment = $3,
       proposed_start = '2026-12-15T11:00Z', proposed_end = '2026-12-15T12:00Z' where id = $1`,
    [nurse.id, of.now, sealed[places.comment]],
  );
  const scope = { area_id: cast.areaId, case_id: caseId };
  await of.put('invitation_answer', {
    ...scope,
    id: question,
    invitation_id: nurse.id,
    at: of.now,
    channel: 'calendar',
    outcome: 'question',
    comment: sealed[places.question],
  });
  ids['question'] = question;
  if (!other) return;
  await of.app.sql(`update invitation set state = 'declined', answered_at = $2, answered_by = 'app' where id = $1`, [
    other.id,
    of.now,
  ]);
  ids['remedy'] = randomUUID();
  await of.put('invitation_remedy', {
    ...scope,
    id: ids['remedy'],
    invitation_id: other.id,
    sequence: 0,
    way: 'written-input',
    due_on: '2026-12-04',
    asked_at: of.now,
    asked_by: cast.counsellor,
    address: 'kirjaamo@example.fi',
    message_id: `${ids['remedy']}@example.fi`,
    bytes: Buffer.from([0]),
    sha256: Buffer.alloc(32),
    state: 'queued',
  });
}

/** The nurse asks the counsellor for advice, about nobody by name; the counsellor has taken it. */
async function consultation(site: Site) {
  const { of, cast, ids } = site;
  const nurse = cast.members['nurse']!;
  const question = {
    areaId: cast.areaId,
    unitId: nurse.unitId,
    ask: 'CONSULTATION',
    municipality: site.group === 'elsewhere' ? '205' : '425',
    needCodes: ['PARENTING'],
    urgency: 'SOON',
    question: kanari(site, 'consultation'),
  };
  const asked = await of.says(nurse.professionalId, 'askCounsellor', question, 'contactId');
  ids['consultation'] = asked.contactId;
  await of.says(
    cast.counsellor,
    'takeContact',
    { contactId: asked.contactId, expectedVersion: 1 },
    'id',
    'ContactInput',
  );
}

/** An authority that was told by law; nobody of the matrix is of it. */
async function statutoryBasis(site: Site) {
  const { of, cast, caseId, ids } = site;
  const id = randomUUID();
  ids['basis'] = id;
  const [unit] = await of.app.sql<{ id: string }>(
    `select id from unit where sector = 'adult-services' and area_id = $1 order by id limit 1`,
    [cast.areaId],
  );
  const place = `statutory_basis.reason:${id}`;
  const sealed = await of.seals(cast.counsellor, 'case', caseId, { [place]: kanari(site, 'statutory') });
  await of.put('statutory_basis', {
    area_id: cast.areaId,
    id,
    case_id: caseId,
    unit_id: unit?.id ?? cast.receiver.unitId,
    categories: ['identity'],
    statute: 'social-welfare-act-41',
    reason: sealed[place],
    recorded_by: cast.counsellor,
    recorded_at: of.now,
    ends_at: '2027-06-30T21:00:00Z',
  });
}

/** What the nurse of the case has besides it: made once, however many cases she is in. */
async function ownThings({ of, cast, ids }: Site) {
  const { professionalId, unitId } = cast.members['nurse']!;
  const find = async (text: string, value: string): Promise<string | undefined> =>
    (await of.app.sql<{ id: string }>(text, [value]))[0]?.id;
  const own = async (table: string, name: string, input: object) => {
    const known = await find(`select id from ${table} where professional_id = $1 order by id limit 1`, professionalId);
    return known ?? ((await of.says(professionalId, name, input, 'id')).id as string);
  };
  ids['feed'] = await own('calendar_feed', 'createCalendarFeed', { name: 'Puhelin' });
  ids['exception'] = await own('working_exception', 'addWorkingException', { professionalId, day: '2027-02-01' });
  const span = { startsAt: '2027-02-02T08:00:00Z', endsAt: '2027-02-02T09:00:00Z', status: 'BUSY' };
  ids['busyTime'] = await own('busy_interval', 'addBusyTime', { professionalId, ...span });
  const address = `https://kalenteri.example.fi/${professionalId}.ics`;
  ids['calendar'] = await own('calendar_subscription', 'subscribeCalendar', { address });
  const membership = 'select id from access.membership where principal_id = $1 order by valid_from, unit_id limit 1';
  ids['membership'] = (await find(membership, professionalId))!;
  ids['organisation'] = (await find('select organisation_id as id from unit where id = $1', unitId))!;
  ids['service'] = (await find('select id from service where unit_id = $1 order by id limit 1', unitId)) ?? '';
  const colleague = `select principal_id as id from access.membership m join professional p on p.id = m.principal_id
    where p.kind = 'person' and m.valid_until is null and m.unit_id = (
      select unit_id from access.membership where principal_id = $1 limit 1) and m.principal_id <> $1 order by 1 limit 1`;
  ids['colleague'] = (await find(colleague, professionalId)) ?? '';
  const declined = cast.responsible?.professionalId ?? professionalId;
  ids['colleagueOfDeclined'] = (await find(colleague, declined)) ?? '';
  ids['otherCounsellor'] = person(cast.counsellor === person('duty-colleague') ? 'third-counsellor' : 'duty-colleague');
  const membershipOf = 'select unit_id as id from access.membership where principal_id = $1 limit 1';
  ids['otherCounsellorsUnit'] = (await find(membershipOf, ids['otherCounsellor']))!;
  const room = `select p.id from professional p join access.membership m on m.principal_id = p.id
    where m.unit_id = $1 and p.kind = 'room' order by 1 limit 1`;
  ids['room'] = (await find(room, unitId)) ?? '';
}

/** A mail that was given up: one for all. */
async function givenUp({ of, ids }: Site) {
  const find = () => of.app.sql<{ id: string }>(`select id from platform.outbox_effect where key = 'matrix'`);
  const effect = { id: randomUUID(), kind: 'mail', key: 'matrix', payload: {}, state: 'dead', attempt: 9 };
  const at = { due_at: of.now, planned_at: of.now, settled_at: of.now };
  if ((await find()).length === 0) await of.put('platform.outbox_effect', { ...effect, ...at });
  ids['deadEffect'] = (await find())[0]!.id;
}

/** What became of the consents. */
async function consents({ of, caseId, consent }: Site) {
  of.later();
  // It was told what is asked for, and nobody has said anything yet.
  if (consent === 'none')
    await of.app.sql(`update consent set state = 'explained', decided_at = null where case_id = $1`, [caseId]);
  if (consent === 'withdrawn')
    await of.app.sql(`update consent set state = 'withdrawn', withdrawn_at = $2 where case_id = $1`, [caseId, of.now]);
  if (consent === 'expired')
    await of.app.sql(`update consent set last_day = '2026-11-22', ends_at = $2 where case_id = $1`, [caseId, of.now]);
}

/** Everybody has left; a colleague of the counsellor keeps the case. */
async function leaving(site: Site) {
  const { of, cast, caseId, familyId } = site;
  const colleague = person('duty-colleague');
  const now = of.now;
  const run = (text: string, ...more: unknown[]) => of.app.sql(text, more);
  await run(`update network_member set left_at = $2, leave_reason = 'task-done' where case_id = $1`, caseId, now);
  await run('update guardianship set ended_at = $2 where family_id = $1', familyId, now);
  await run('update maturity_assessment set ended_at = $2 where family_id = $1', familyId, now);
  await run('update invited_close_person set ended_at = $2 where case_id = $1', caseId, now);
  await run('update stand_in set revoked_at = $2 where case_id = $1', caseId, now);
  const [unit] = await of.app.sql<{ unit: string }>(
    'select unit_id as unit from access.membership where principal_id = $1 limit 1',
    [colleague],
  );
  const named = { caseId, professionalId: colleague, unitId: unit!.unit, reason: kanari(site, 'baton') };
  await of.says(cast.teamLead!, 'reassignResponsiblePerson', named, 'id');
  await run('update network_case set counsellor_id = $2 where id = $1', caseId, colleague);
}
