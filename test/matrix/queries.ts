import type { Subject } from './expectations.js';
import { NOTHING } from './names.js';
import type { WorldCase } from './builder.js';

/** A query, or a part of one, as it is asked of a case. */
export interface QueryOperation {
  readonly name: string;
  /** The field of a whole screen that is asked for alone. */
  readonly part?: string;
  /** Variables by name, typed as the schema says. */
  readonly args: (one: WorldCase) => Readonly<Record<string, unknown>>;
  /** Who gets an answer; everybody else hears NOT_FOUND. See `standings.ts`. */
  readonly who: string;
  /** What it shows to those of them who may read it: groups of the table. */
  readonly shows?: readonly string[];
  /** What it shows to one of them alone: their own part. */
  readonly showsTo?: Partial<Record<Subject, readonly string[]>>;
  /** What it tells of the case to everybody it is meant for, whoever reads the case: that there is one. */
  readonly tells?: readonly string[];
  /** Whoever it is meant for is answered something, though no text of the case. */
  readonly isSome?: true;
}

const none = () => ({});
const area = ({ cast }: WorldCase) => ({ areaId: cast.areaId });
const page = ({ caseId }: WorldCase) => ({ caseId });
const id =
  (name: string, argument = name) =>
  (one: WorldCase) => ({ [argument]: one.ids[name] });
const WEEK = { from: '2026-11-23', to: '2026-11-29' };
const QUARTER = { year: 2026, quarter: 3 };
const nurse = ({ cast }: WorldCase) => cast.members['nurse']!;
/** Whoever reads the bare logistics of a case opens its page. */
const READER = 'page-readers';
const IDENTITIES = ['mother', 'father', 'teen', 'child', 'aunt'].map((one) => `identity-${one}`);
const REACHES = ['mother', 'father', 'teen', 'aunt'].map((one) => `reach-${one}`);
const OWNERS = ['nurse', 'teacher', 'social-worker', 'ngo-worker', 'mother', 'father', 'teen', 'aunt'];
const ACTIONS = OWNERS.map((one) => `action-${one}`);
const OWN_ACTIONS: QueryOperation['showsTo'] = {
  nurse: ['action-nurse', 'suggestion'],
  teacher: ['action-teacher'],
  'social-worker': ['action-social-worker'],
  'ngo-worker': ['action-ngo-worker'],
  guardian: ['action-mother'],
  'other-guardian': ['action-father'],
  minor: ['action-teen'],
  'close-person': ['action-aunt'],
};
const KEEPERS_WISHES: QueryOperation['showsTo'] = Object.fromEntries(
  (['counsellor', 'responsible', 'stand-in', 'counsellor-other-area'] as const).map((who) => [who, ['wish']]),
);
const INVITED = ['place-scheduled', 'link-scheduled'];
const FAMILY_PAGE = [
  'case',
  'shared-goal',
  'goal',
  ...ACTIONS,
  'place-scheduled',
  'link-scheduled',
  'question-scheduled',
];
const MEETINGS = ['held', 'scheduled', 'polled', 'draft'];
const MINUTES = ['all', 'authorities', 'family'];
const PLAN = ['shared-goal', 'goal', 'plan-section', 'strengths', 'next-steps', 'view-teen', 'view-child', 'helper'];
const CONSENTS = ['nurse', 'teacher', 'social-worker', 'ngo-worker', 'interpreter', 'responsible'];

/** Who leads the team hears of it where it waits for their review. */
const GLASSES: QueryOperation['showsTo'] = Object.fromEntries([
  ...(['counsellor', 'responsible', 'stand-in'] as const).map((who) => [who, ['glass', 'glass-words']]),
  ...(['guardian', 'other-guardian', 'minor'] as const).map((who) => [who, ['glass']]),
]);
const subject = (one: WorldCase) => ({ ...area(one), subject: { caseId: one.caseId }, first: 20 });
const mother = ({ key }: WorldCase) => ({
  givenName: `kanari-${key}-identity-mother`,
  familyName: `kanari-${key}-identity-mother`,
});

/** A meeting in the case that stays a draft: of it nobody is told anything. */
export const gatheredIn = (one: WorldCase) => ({
  ...page(one),
  meeting: {
    question: 'Miten?',
    durationMinutes: 60,
    mode: 'REMOTE',
    family: [{ personId: one.mother }],
    participants: [{ ...nurse(one), needed: 'REQUIRED' }],
  },
});

const casePage = (part: string, shows: readonly string[] = []): QueryOperation => ({
  name: 'casePage',
  part,
  args: page,
  who: READER,
  shows: ['case', ...shows],
});

/** The case page by its parts. */
const CASE_PAGE: readonly QueryOperation[] = [
  casePage('id'),
  casePage('areaId'),
  casePage('familyId'),
  casePage('legalFrame'),
  casePage('state'),
  casePage('openedAt'),
  casePage('version'),
  casePage('counsellor'),
  casePage('responsiblePerson'),
  casePage('standIn'),
  casePage('members'),
  casePage('guardianships'),
  casePage('filingReceipts'),
  casePage('people', [...IDENTITIES, ...REACHES, 'assessment']),
  casePage('needs', ['needs']),
  casePage('meetings', [
    ...MEETINGS.flatMap((one) => [`place-${one}`, `question-${one}`]),
    ...MEETINGS.slice(1).map((one) => `link-${one}`),
    ...MINUTES.flatMap((one) => [`minutes-${one}`, `unshared-${one}`]),
    'minutes-answer',
  ]),
  casePage('plan', [...PLAN, 'review-reason', 'draft', 'proposed']),
  casePage('actions', [...ACTIONS, 'suggestion']),
  casePage(
    'consents',
    CONSENTS.map((one) => `consent-${one}`),
  ),
  casePage('statutoryBases', ['statutory']),
  casePage('baton', ['baton', 'handover', 'outside']),
  casePage('followUp', ['face-mother', 'face-father', 'face-teen', 'goal-rating']),
  casePage('closings', ['closing']),
  casePage('safety', ['safety']),
  casePage('prohibitions', ['prohibition', 'withholding']),
  { ...casePage('breakGlasses'), showsTo: GLASSES },
  casePage('takingNoPart', ['disqualified', 'waiting']),
];

/** What is asked of one case, or of something in it. */
const OF_CASE: readonly QueryOperation[] = [
  { name: 'closingView', args: page, who: 'keepers', shows: ['case'] },
  {
    name: 'contact',
    args: id('takenContact', 'id'),
    who: 'reads contact',
    shows: ['contact', 'contact-identity', 'contact-needs'],
  },
  { name: 'contact', args: id('consultation', 'id'), who: 'reads contact', shows: ['consultation'] },
  {
    name: 'counterProposal',
    args: id('invitation-nurse', 'invitationId'),
    who: 'keepers',
    shows: ['invitation-comment'],
  },
  { name: 'familyAccess', args: ({ mother }) => ({ personId: mother }), who: 'counsellor', isSome: true },
  { name: 'feedbackOfCase', args: page, who: 'reads feedback', shows: ['feedback'] },
  {
    name: 'feedbackOfContact',
    args: id('contact', 'contactId'),
    who: 'reads contact-feedback',
    shows: ['contact-feedback'],
  },
  { name: 'handoutsOfPlan', args: id('plan', 'planId'), who: 'reads plan-section', isSome: true },
  { name: 'identificationsOf', args: ({ mother }) => ({ personId: mother }), who: 'counsellor' },
  {
    name: 'invitationsOfMeeting',
    args: id('scheduledMeeting', 'meetingId'),
    who: 'keepers',
    isSome: true,
    shows: ['invitation-comment'],
  },
  { name: 'noticesOfMeeting', args: id('scheduledMeeting', 'meetingId'), who: 'keepers' },
  { name: 'openSeats', args: id('scheduledMeeting', 'meetingId'), who: 'keepers' },
  { name: 'passkeysOf', args: ({ mother }) => ({ personId: mother }), who: 'counsellor' },
  {
    name: 'planDifference',
    args: id('agreedVersion', 'planVersionId'),
    who: 'reads shared-goal',
    shows: ['shared-goal', 'goal', ...ACTIONS],
  },
  {
    name: 'planInHand',
    args: id('agreedVersion', 'planVersionId'),
    who: 'reads shared-goal',
    shows: [...PLAN, 'review-reason', ...ACTIONS],
  },
  {
    name: 'proposeMeetingTimes',
    args: ({ ids }) => ({ input: { meetingId: ids['draftMeeting'], from: '2027-01-18', to: '2027-01-22' } }),
    who: 'keepers',
  },
  {
    name: 'timesToGather',
    args: (one) => ({
      input: {
        ...area(one),
        durationMinutes: 60,
        mode: 'REMOTE',
        from: '2027-01-18',
        to: '2027-01-22',
        participants: [{ ...nurse(one), needed: 'REQUIRED' }],
      },
    }),
    who: 'counsellors',
  },
  {
    name: 'previewGathering',
    args: (one) => ({ input: { requestId: NOTHING, ...gatheredIn(one) } }),
    who: 'keepers',
  },
  { name: 'timePollOfMeeting', args: id('polledMeeting', 'meetingId'), who: 'keepers', isSome: true },
  {
    name: 'whoHasLooked',
    args: (one) => ({ ...page(one), first: 20 }),
    who: 'keepers | guardians | minor',
    isSome: true,
  },
];

/** What is asked of the cases of an area by who reads none of them: that there is one is told, and no more. */
const OF_AREA: readonly QueryOperation[] = [
  { name: 'accessLog', args: subject, who: 'log-inspector', tells: ['case'] },
  { name: 'teamAccessLog', args: subject, who: 'team-lead', shows: ['case'] },
  {
    name: 'teamAccessLog',
    args: (one) => ({ ...area(one), subject: { professionalId: one.cast.counsellor }, first: 20 }),
    who: 'team-lead',
  },
  { name: 'logClients', args: (one) => ({ ...area(one), person: mother(one) }), who: 'log-inspector', tells: ['case'] },
  {
    name: 'logWithholdings',
    args: (one) => ({ ...area(one), personId: one.mother }),
    who: 'log-inspector',
    shows: ['log-withholding'],
  },
  {
    name: 'logRefusal',
    args: (one) => ({ ...area(one), withholdingId: one.ids['log-withholding'] ?? NOTHING, language: 'FI' }),
    who: 'log-inspector',
    isSome: true,
  },
  {
    name: 'casesOfPerson',
    args: (one) => ({ ...area(one), person: mother(one) }),
    who: 'counsellors | team-lead',
    tells: ['case'],
  },
  { name: 'casesWaitingForLead', args: area, who: 'team-lead', shows: ['waiting'] },
  { name: 'breakGlassesToReview', args: area, who: 'team-lead | log-inspector', shows: ['glass', 'glass-words'] },
  { name: 'legalHolds', args: area, who: 'admin | log-inspector', shows: ['hold'], tells: ['case'] },
];

/** Lists of one’s own, or of an area: a case that is not the reader’s must not stand on them. */
const LISTS: readonly QueryOperation[] = [
  { name: 'absencesWithoutStandIn', args: area, who: 'counsellors | team-lead' },
  { name: 'closedCases', args: area, who: 'counsellors' },
  {
    name: 'consultationCounts',
    args: (one) => ({ ...area(one), ...QUARTER }),
    who: 'counsellors | team-lead',
    isSome: true,
  },
  {
    name: 'contactsOfPerson',
    args: (one) => ({ ...area(one), person: { email: `kanari-${one.key}-contact-identity@example.fi` } }),
    who: 'counsellors',
    shows: ['contact-identity', 'contact-needs'],
  },
  { name: 'counsellorDay', args: area, who: 'answers-here', shows: ['case'] },
  { name: 'dutyQueue', args: area, who: 'counsellors' },
  { name: 'dutyStatus', args: area, who: 'counsellors | team-lead', isSome: true },
  { name: 'feedbackReport', args: (one) => ({ ...area(one), ...QUARTER }), who: 'team-lead | statistician' },
  { name: 'feedbackToAsk', args: area, who: 'counsellors' },
  { name: 'handoversToMe', args: none, who: 'signed-in' },
  { name: 'meetingWishes', args: none, who: 'signed-in', showsTo: KEEPERS_WISHES },
  { name: 'myActions', args: none, who: 'signed-in', showsTo: OWN_ACTIONS },
  { name: 'myConsultations', args: none, who: 'signed-in', showsTo: { nurse: ['consultation'] } },
  {
    name: 'myContacts',
    args: (one) => ({ ...area(one), first: 100, unfinishedOnly: false }),
    who: 'counsellors',
    shows: ['contact', 'contact-identity', 'contact-needs'],
  },
  {
    name: 'myFamilyPages',
    args: none,
    who: 'signed-in',
    showsTo: Object.fromEntries(
      (['guardian', 'other-guardian', 'minor', 'close-person'] as const).map((who) => [who, FAMILY_PAGE]),
    ),
  },
  // Time, place or link, and language of the meetings to interpret, and no page of the case (4.4).
  {
    name: 'myInterpretings',
    args: none,
    who: 'signed-in',
    showsTo: { interpreter: ['place-scheduled', 'link-scheduled'] },
  },
  // Who is invited sees time, place and link of that one meeting, and their own words; who interprets has their own.
  {
    name: 'myInvitations',
    args: none,
    who: 'signed-in',
    showsTo: {
      nurse: [...INVITED, 'invitation-comment'],
      teacher: INVITED,
      'social-worker': INVITED,
      'ngo-worker': INVITED,
    },
  },
  { name: 'myMeetingWishes', args: none, who: 'signed-in', showsTo: { guardian: ['wish'] } },
  { name: 'onDuty', args: area, who: 'counsellors | team-lead' },
  { name: 'openHandovers', args: area, who: 'answers-here | team-lead', shows: ['case'] },
  { name: 'orphanedActions', args: area, who: 'counsellors' },
  { name: 'overdue', args: area, who: 'counsellors' },
  { name: 'overdueOfTeam', args: area, who: 'team-lead' },
  { name: 'teamContacts', args: (one) => ({ ...area(one), first: 100 }), who: 'team-lead', shows: ['contact'] },
  { name: 'timePollTasks', args: none, who: 'signed-in' },
];

/** What is nobody’s case. */
const OTHERS: readonly QueryOperation[] = [
  { name: 'areas', args: none, who: 'signed-in', isSome: true },
  { name: 'deadEffects', args: none, who: 'any-admin', isSome: true },
  { name: 'inboundMessage', args: () => ({ id: NOTHING }), who: 'nobody' },
  { name: 'inboundMessageCounts', args: none, who: 'any-admin' },
  { name: 'inboundMessages', args: none, who: 'any-admin' },
  { name: 'keptTime', args: (one) => ({ professionalId: nurse(one).professionalId }), who: 'herself | admin' },
  { name: 'me', args: none, who: 'signed-in', isSome: true },
  { name: 'municipalities', args: area, who: 'signed-in', isSome: true },
  { name: 'myAvailability', args: () => WEEK, who: 'staff' },
  { name: 'myCalendarFeeds', args: none, who: 'signed-in' },
  { name: 'mySessions', args: none, who: 'signed-in', isSome: true },
  {
    name: 'organisation',
    args: ({ ids }) => ({ id: ids['organisation'] }),
    who: 'signed-in',
    isSome: true,
  },
  { name: 'organisations', args: area, who: 'signed-in', isSome: true },
  { name: 'professional', args: (one) => ({ id: nurse(one).professionalId }), who: 'staff | family', isSome: true },
  {
    name: 'professionalTime',
    args: (one) => ({ ...WEEK, professionalId: nurse(one).professionalId }),
    who: 'any-counsellor | herself',
  },
  {
    name: 'professionalTimes',
    args: (one) => ({ ...WEEK, professionalIds: [nurse(one).professionalId] }),
    who: 'any-counsellor | herself',
  },
  { name: 'professionals', args: (one) => ({ unitId: nurse(one).unitId }), who: 'staff', isSome: true },
  {
    name: 'professionalsByName',
    args: (one) => ({ ...area(one), text: 'a' }),
    who: 'staff',
  },
  { name: 'retentionRules', args: area, who: 'admin | log-inspector', isSome: true },
  { name: 'rooms', args: area, who: 'staff' },
  { name: 'service', args: () => ({ id: NOTHING }), who: 'nobody' },
  { name: 'services', args: area, who: 'signed-in' },
  { name: 'signInIdentities', args: (one) => ({ professionalId: nurse(one).professionalId }), who: 'admin' },
  { name: 'travelTimes', args: area, who: 'signed-in' },
  { name: 'unit', args: (one) => ({ id: nurse(one).unitId }), who: 'signed-in', isSome: true },
  { name: 'units', args: area, who: 'signed-in', isSome: true },
];

/** Every query of the schema. */
export const QUERIES: QueryOperation[] = [...CASE_PAGE, ...OF_CASE, ...OF_AREA, ...LISTS, ...OTHERS];
