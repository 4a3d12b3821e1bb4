import type { ActionFacts, CaseFacts, FeedbackFacts, MeetingFacts, Now } from '../web/src/case/case-facts.js';
import { tasksOf } from '../web/src/case/case-tasks.js';
import { ownTasksOf } from '../web/src/case/tasks/own-tasks.js';
import type { Task } from '../web/src/case/tasks/task.js';

const NOW: Now = {
  at: '2026-11-22T10:00:00Z',
  today: '2026-11-22',
  soon: '2026-12-06',
  soonOver: '2026-12-06T22:00:00Z',
};
const AHEAD = { startsAt: '2026-11-26T12:30:00Z', endsAt: '2026-11-26T13:30:00Z' };
const OVER = { startsAt: '2026-11-20T12:30:00Z', endsAt: '2026-11-20T13:30:00Z' };

const NEW: CaseFacts = {
  state: 'OPEN',
  consents: [],
  statutoryBases: [],
  meetings: [],
  plan: null,
  actions: [],
  followUp: { faces: [] },
  baton: null,
  closings: [],
};
const consent = (more: Partial<CaseFacts['consents'][number]> = {}) =>
  ({ unitName: 'Koulu', state: 'GIVEN', lastDay: '2027-10-30', ended: false, ...more }) as const;
const basis = (more: Partial<CaseFacts['statutoryBases'][number]> = {}) => ({
  unitName: 'Neuvola',
  endsAt: '2027-10-30T22:00:00Z',
  endedAt: null,
  ...more,
});
const meeting = (more: Partial<MeetingFacts> = {}): MeetingFacts => ({
  state: 'SCHEDULED',
  ...AHEAD,
  lostSeats: [],
  questions: 0,
  participants: [],
  minutes: null,
  ...more,
});
type State = NonNullable<MeetingFacts['participants'][number]['invitation']>['state'];
const invited = (id: string, state: State, more: { reachedAt?: string } = {}) => ({
  personId: null,
  who: { id },
  invitation: {
    state,
    invitedAt: '2026-11-21T09:00:00Z',
    reachedAt: more.reachedAt ?? null,
    answeredAt: state === 'SENT' || state === 'WAITING' || state === 'BOUNCED' ? null : '2026-11-21T12:00:00Z',
  },
});
const held = (state?: 'CONFIRMED' | 'DRAFT' | 'SHARED') =>
  meeting({ state: 'HELD', ...OVER, minutes: state ? { state } : null });
const version = (state: 'AGREED' | 'DRAFT' | 'PROPOSED', number = 1) => ({ number, state });
const plan = (...versions: ReturnType<typeof version>[]) => ({ versions, reviews: [] });
const AGREED = plan(version('AGREED'));
const due = (dueOn: string) => ({ ...AGREED, reviews: [{ dueOn, state: 'DUE' as const }] });
const action = (more: Partial<ActionFacts> = {}): ActionFacts => ({
  ownerId: 'nurse',
  dueOn: '2026-12-01',
  commitment: 'COMMITTED',
  progress: 'OPEN',
  untilVersion: null,
  ...more,
});
const face = (more: Partial<CaseFacts['followUp']['faces'][number]> = {}) =>
  ({ personId: 'guardian', face: 'BAD', notedAt: null, ...more }) as const;
const closing = (more: Partial<CaseFacts['closings'][number]> = {}) => ({
  calledOffAt: null,
  closedAt: null,
  reopenedAt: null,
  ...more,
});
const baton = (state: 'PROPOSED' | 'OFFERED' | 'CONFIRMED') => ({ handover: { state }, outside: [] });

/** State and sentence of the tasks of a name, with what stands in it. */
const said = (tasks: readonly Task[], name: Task['name']) =>
  tasks
    .filter((task) => task.name === name)
    .map(({ state, told, count, unit }) => [state, told, count || unit].filter(Boolean).join(' '));
const of = (more: Partial<CaseFacts>, name: Task['name'], feedback: FeedbackFacts | null = null) =>
  said(tasksOf({ ...NEW, ...more }, feedback, NOW), name).join(', ');

it('begins with explaining, and nothing else can be begun', () => {
  const tasks = tasksOf(NEW, { given: 0, toAsk: 0 }, NOW);
  expect(tasks.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'explain todo',
    'decide later',
    'time later',
    'answers later',
    'minutes later',
    'plan later',
    'promises later',
    'followUp later',
    'feedback later',
    'closing later',
  ]);
});

it.each<[Task['name'], string, Partial<CaseFacts>]>([
  ['explain', 'done explained 2', { consents: [consent(), consent({ state: 'REFUSED' })] }],
  ['explain', 'done byLaw', { statutoryBases: [basis()] }],
  ['decide', 'todo undecided 1', { consents: [consent(), consent({ state: 'EXPLAINED' })] }],
  ['decide', 'done given 2', { consents: [consent(), consent()], statutoryBases: [basis()] }],
  ['decide', 'todo nobodyYes', { consents: [consent({ state: 'REFUSED' })] }],
  ['decide', 'todo nobodyYes', { consents: [consent({ ended: true, lastDay: '2026-11-01' })] }],
  ['renew', '', { consents: [consent({ lastDay: '2026-12-07' })] }],
  ['renew', 'todo consentEnds Koulu', { consents: [consent({ lastDay: '2026-12-06' })] }],
  ['renew', 'todo consentEnded Koulu', { consents: [consent({ ended: true, lastDay: '2026-11-01' })] }],
  ['renew', '', { consents: [consent({ ended: true, lastDay: '2026-11-01' }), consent()] }],
  ['renew', '', { consents: [consent({ state: 'WITHDRAWN', lastDay: '2026-12-01' })] }],
  ['renew', 'todo basisEnds Neuvola', { statutoryBases: [basis({ endsAt: '2026-12-06T22:00:00Z' })] }],
  ['renew', '', { statutoryBases: [basis({ endsAt: '2026-12-07T22:00:00Z' })] }],
  ['renew', '', { statutoryBases: [basis({ endsAt: '2026-12-05T22:00:00Z', endedAt: '2026-11-01T10:00:00Z' })] }],
  ['time', 'todo convene', { consents: [consent()] }],
  ['time', 'todo timeMissing 1', { meetings: [meeting({ state: 'DRAFT', startsAt: null, endsAt: null }), meeting()] }],
  ['time', 'done timeFixed', { meetings: [held(), meeting()] }],
  ['time', 'done metAlready 1', { meetings: [held()] }],
  ['time', 'later afterConsent', { meetings: [meeting({ state: 'CANCELLED' })] }],
  ['answers', 'todo notInvited', { meetings: [meeting()] }],
  ['answers', 'done noneAhead', { meetings: [held()] }],
  [
    'answers',
    'done allAnswered 2',
    { meetings: [meeting({ participants: [invited('a', 'ACCEPTED'), invited('b', 'TENTATIVE')] })] },
  ],
  [
    'answers',
    'waiting unanswered 1',
    { meetings: [meeting({ participants: [invited('a', 'SENT'), invited('b', 'ACCEPTED')] })] },
  ],
  [
    'answers',
    'todo bounced 1',
    { meetings: [meeting({ participants: [invited('a', 'BOUNCED'), invited('b', 'SENT')] })] },
  ],
  ['answers', 'todo counterProposed 1', { meetings: [meeting({ participants: [invited('a', 'COUNTER_PROPOSED')] })] }],
  [
    'answers',
    'todo lostSeats 1',
    { meetings: [meeting({ lostSeats: ['a'], participants: [invited('a', 'DECLINED')] })] },
  ],
  ['answers', 'todo questions 2', { meetings: [meeting({ questions: 2, participants: [invited('a', 'SENT')] })] }],
  ['minutes', 'later afterMeeting', { meetings: [meeting()] }],
  ['minutes', 'todo recordHeld 1', { meetings: [meeting(OVER), held('SHARED')] }],
  ['minutes', 'todo minutesMissing 1', { meetings: [held(), held('DRAFT')] }],
  ['minutes', 'todo minutesDraft 1', { meetings: [held('DRAFT'), held('SHARED')] }],
  ['minutes', 'done minutesShared 2', { meetings: [held('SHARED'), held('CONFIRMED')] }],
  ['minutes', 'done minutesConfirmed 1', { meetings: [held('CONFIRMED')] }],
  ['plan', 'todo planMissing', { meetings: [held()] }],
  ['plan', 'todo planDraft 2', { plan: plan(version('AGREED'), version('DRAFT', 2)) }],
  ['plan', 'waiting planProposed 1', { plan: plan(version('PROPOSED')) }],
  ['plan', 'done planAgreed 1', { plan: AGREED }],
  ['promises', 'todo promisesLate 1', { plan: AGREED, actions: [action({ dueOn: '2026-11-21' }), action()] }],
  ['promises', 'waiting promisesOpen 1', { plan: AGREED, actions: [action({ dueOn: '2026-11-22' })] }],
  ['promises', 'todo promisesStuck 1', { plan: AGREED, actions: [action({ progress: 'STUCK' })] }],
  ['promises', 'waiting promisesAsked 1', { plan: AGREED, actions: [action({ commitment: 'REQUESTED' }), action()] }],
  ['promises', 'done promisesDone 1', { plan: AGREED, actions: [action({ progress: 'DONE' })] }],
  ['promises', 'done promisesDone', { plan: AGREED, actions: [action({ untilVersion: 1, dueOn: '2026-11-01' })] }],
  ['followUp', 'todo reviewMissing', { plan: AGREED }],
  ['followUp', 'todo reviewLate', { plan: due('2026-11-21') }],
  ['followUp', 'done reviewSet', { plan: due('2026-11-22') }],
  ['bad', 'todo facesBad 1', { plan: due('2026-12-22'), followUp: { faces: [face(), face({ face: 'GOOD' })] } }],
  ['bad', '', { followUp: { faces: [face({ face: 'GOOD' }), face()] } }],
  ['bad', '', { followUp: { faces: [face({ notedAt: '2026-11-21T10:00:00Z' })] } }],
  ['handover', '', { baton: baton('CONFIRMED') }],
  ['handover', 'todo handoverOpen 1', { baton: baton('PROPOSED') }],
  ['handover', 'waiting handoverOffered 1', { baton: baton('OFFERED') }],
  [
    'handover',
    'waiting outsideOpen 1',
    { baton: { handover: null, outside: [{ state: 'GIVEN' }, { state: 'ARRIVED' }] } },
  ],
  ['closing', 'todo closingReady', { plan: AGREED, actions: [action({ progress: 'DONE' })] }],
  ['closing', 'later closingOpen', { plan: AGREED, actions: [action()] }],
  ['closing', 'later closingOpen', { plan: AGREED, meetings: [meeting()] }],
  ['closing', 'later closingOpen', { plan: AGREED, baton: baton('OFFERED') }],
  ['closing', 'todo closingBegun', { closings: [closing()] }],
  ['closing', 'later closingOpen', { closings: [closing({ calledOffAt: '2026-11-20T10:00:00Z' })] }],
])('%s: %s', (name, expected, more) => {
  expect(of(more, name)).toBe(expected);
});

it.each<[string, FeedbackFacts]>([
  ['todo feedbackToAsk 2', { given: 1, toAsk: 2 }],
  ['done feedbackGiven 1', { given: 1, toAsk: 0 }],
  ['waiting feedbackNone', { given: 0, toAsk: 0 }],
])('feedback: %s', (expected, feedback) => {
  expect(of({ meetings: [held()] }, 'feedback', feedback)).toBe(expected);
});

it('says nothing of feedback to whom it is not told', () => {
  expect(of({ meetings: [held()] }, 'feedback')).toBe('');
});

it('leaves nothing to do in a closed case but to hear what was said of it', () => {
  const facts: CaseFacts = { ...NEW, state: 'CLOSED', closings: [closing({ closedAt: '2026-11-20T10:00:00Z' })] };
  const tasks = tasksOf(facts, { given: 0, toAsk: 1 }, NOW);
  expect(tasks.map(({ name, state }) => `${name} ${state}`)).toEqual(['feedback todo', 'closing done']);
  expect(tasks.at(-1)!.at).toBe('2026-11-20T10:00:00Z');
  expect(ownTasksOf({ ...facts, actions: [action()] }, 'nurse', NOW)).toEqual([]);
});

it('names who has not answered, the one who was reached first before the others', () => {
  const participants = [
    invited('late', 'SENT', { reachedAt: '2026-11-22T08:00:00Z' }),
    invited('came', 'ACCEPTED'),
    invited('early', 'SENT', { reachedAt: '2026-11-20T10:00:00Z' }),
  ];
  const [answers] = tasksOf({ ...NEW, meetings: [meeting({ participants })] }, null, NOW).filter(
    ({ name }) => name === 'answers',
  );
  expect(answers!.awaited!.map(({ who }) => who!.id)).toEqual(['early', 'late']);
});

describe('somebody of the network', () => {
  it('is waited for with an answer, a commitment and what they promised', () => {
    const meetings = [meeting({ participants: [invited('nurse', 'SENT'), invited('teacher', 'SENT')] })];
    const actions = [
      action({ dueOn: '2026-12-03' }),
      action({ dueOn: '2026-12-01' }),
      action({ commitment: 'REQUESTED' }),
      action({ ownerId: 'teacher', dueOn: '2026-11-01' }),
    ];
    const tasks = ownTasksOf({ ...NEW, meetings, actions }, 'nurse', NOW);
    expect(tasks).toMatchObject([
      { name: 'ownAnswer', at: AHEAD.startsAt },
      { name: 'ownCommitment', count: 1 },
      { name: 'ownPromises', told: 'ownOpen', count: 2, day: '2026-12-01' },
    ]);
    expect(ownTasksOf({ ...NEW, meetings, actions }, 'teacher', NOW)).toMatchObject([
      { name: 'ownAnswer' },
      { name: 'ownPromises', told: 'ownLate', count: 1 },
    ]);
  });

  it('is waited for with nothing that is answered, done or over', () => {
    const meetings = [
      meeting({ participants: [invited('nurse', 'ACCEPTED')] }),
      meeting({ ...OVER, participants: [invited('nurse', 'SENT')] }),
    ];
    const actions = [action({ progress: 'DONE' }), action({ untilVersion: 2 }), action({ commitment: 'DECLINED' })];
    expect(ownTasksOf({ ...NEW, meetings, actions }, 'nurse', NOW)).toEqual([]);
  });
});
