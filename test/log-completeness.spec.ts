import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, type GraphQLOutputType, isLeafType, isObjectType } from 'graphql';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { startTestApp, type TestApp } from './support/app.js';
import { draft, meet, type MetCase } from './support/plans.js';

/** Every question that GraphQL answers with something of a family leaves a line in the access log. */

let app: TestApp;
let met: MetCase;
let planVersion: { id: string; planId: string };
let demoCase: string;
beforeAll(async () => {
  app = await startTestApp();
  met = await meet(app);
  planVersion = await draft(app, met.caseId, met.meetingId);
  const { data } = await app.as('guardian')('{ myFamilyPages { caseId } }');
  demoCase = data.myFamilyPages[0].caseId;
});
afterAll(() => app?.stop());

type Variables = Record<string, unknown>;
type Asked = readonly [who: Persona, args: string, variables: () => Variables];
const area = '$areaId: UUID!';
const inArea = () => ({ areaId: POHDE.id });
const ofCase = () => ({ caseId: met.caseId });
const ofPerson = () => ({ personId: met.motherId });
const subject = () => ({ ...inArea(), subject: { caseId: met.caseId } });

/** Who asks what: each finds something. */
const LEAVES: Readonly<Record<string, Asked>> = {
  casePage: ['counsellor', '$caseId: UUID!', ofCase],
  closingView: ['counsellor', '$caseId: UUID!', ofCase],
  contact: ['counsellor', '$id: UUID!', () => ({ id: met.contactId })],
  contactsOfPerson: [
    'counsellor',
    `${area}, $person: PersonSearchInput!`,
    () => ({ ...inArea(), person: { familyName: 'Salakoski' } }),
  ],
  counsellorDay: ['counsellor', area, inArea],
  dutyQueue: ['counsellor', area, inArea],
  familyAccess: ['counsellor', '$personId: UUID!', ofPerson],
  logClients: [
    'log-inspector',
    `${area}, $person: LogClientInput!`,
    () => ({ ...inArea(), person: { familyName: 'Salakoski' } }),
  ],
  accessLog: ['log-inspector', `${area}, $subject: LogSubjectInput!`, subject],
  teamAccessLog: ['team-lead', `${area}, $subject: LogSubjectInput!`, subject],
  myActions: ['nurse', '', () => ({})],
  myContacts: ['counsellor', `${area}, $unfinishedOnly: Boolean!`, () => ({ ...inArea(), unfinishedOnly: false })],
  myFamilyPages: ['guardian', '', () => ({})],
  planDifference: ['counsellor', '$planVersionId: UUID!', () => ({ planVersionId: planVersion.id })],
  planInHand: ['counsellor', '$planVersionId: UUID!', () => ({ planVersionId: planVersion.id })],
  teamContacts: ['team-lead', area, inArea],
  whoHasLooked: ['guardian', '$caseId: UUID!', () => ({ caseId: demoCase })],
};

const DIRECTORY = 'the directory: units, services and staff';
const OWN = 'the reader’s own, and of no family';
const COUNTS = 'numbers of which nobody can be worked out';
const TECHNICAL = 'technical: counts, kinds and states of what the program does';

/** What needs no line, and why. */
const NEEDS_NONE: Readonly<Record<string, string>> = {
  areas: DIRECTORY,
  municipalities: DIRECTORY,
  onDuty: DIRECTORY,
  organisation: DIRECTORY,
  organisations: DIRECTORY,
  professional: DIRECTORY,
  professionals: DIRECTORY,
  professionalsByName: DIRECTORY,
  rooms: DIRECTORY,
  service: DIRECTORY,
  services: DIRECTORY,
  signInIdentities: 'accounts of staff at their employer',
  travelTimes: DIRECTORY,
  unit: DIRECTORY,
  units: DIRECTORY,
  me: OWN,
  myAvailability: OWN,
  myCalendarFeeds: OWN,
  mySessions: OWN,
  keptTime: 'when somebody of the staff works and is away, for who keeps it',
  professionalTime: 'when somebody of the staff is free, and nothing of why not',
  professionalTimes: 'when some of the staff are free, and nothing of why not',
  timesToGather: 'when people of the staff are free, asked before there is a case',
  retentionRules: 'how long what is kept in an area',
  consultationCounts: COUNTS,
  dutyStatus: COUNTS,
  feedbackReport: COUNTS,
  deadEffects: TECHNICAL,
  inboundMessageCounts: TECHNICAL,
  inboundMessages: TECHNICAL,
};

/** Whose line is looked at where there is something to find. */
const SHOWN_ELSEWHERE: Readonly<Record<string, string>> = {
  absencesWithoutStandIn: 'handover-waiting.spec.ts',
  breakGlassesToReview: 'break-glass.spec.ts',
  casesOfPerson: 'break-glass.spec.ts',
  casesWaitingForLead: 'disqualification.spec.ts',
  closedCases: 'closing.spec.ts',
  legalHolds: 'retention.spec.ts',
  counterProposal: 'answers.spec.ts',
  feedbackOfCase: 'feedback.spec.ts',
  feedbackOfContact: 'feedback.spec.ts',
  feedbackToAsk: 'feedback.spec.ts',
  handoutsOfPlan: 'documents.spec.ts',
  handoversToMe: 'handover.spec.ts',
  identificationsOf: 'suomi-fi.spec.ts',
  inboundMessage: 'inbound-mail.spec.ts',
  invitationsOfMeeting: 'invitation.spec.ts',
  logRefusal: 'access-log.spec.ts',
  logWithholdings: 'access-log.spec.ts',
  meetingWishes: 'meeting-wish.spec.ts',
  myConsultations: 'consultation.spec.ts',
  myInterpretings: 'interpreting.spec.ts',
  myInvitations: 'own-invitations.spec.ts',
  myMeetingWishes: 'meeting-wish.spec.ts',
  noticesOfMeeting: 'reminders.spec.ts',
  openHandovers: 'handover.spec.ts',
  openSeats: 'answers.spec.ts',
  orphanedActions: 'plan-actions.spec.ts',
  overdue: 'overdue.spec.ts',
  overdueOfTeam: 'overdue.spec.ts',
  passkeysOf: 'passkey.spec.ts',
  previewGathering: 'gathering.spec.ts',
  proposeMeetingTimes: 'propose.spec.ts',
  timePollOfMeeting: 'time-poll.spec.ts',
  timePollTasks: 'time-poll.spec.ts',
};

const queries = () => app.running.app.get(GraphQLSchemaHost).schema.getQueryType()!.getFields();

/** All plain fields of a type, three levels deep; what wants arguments of its own is left out. */
function selection(type: GraphQLOutputType, depth = 4): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named) || depth === 0) return '{ __typename }';
  const fields = Object.values(named.getFields()).filter(({ args }) => args.length === 0);
  const inner = fields.flatMap((field) => {
    if (isLeafType(getNamedType(field.type))) return [field.name];
    return depth > 1 ? [`${field.name} ${selection(field.type, depth - 1)}`] : [];
  });
  return `{ ${inner.join(' ') || '__typename'} }`;
}

const isEmpty = (value: unknown): boolean => {
  if (value == null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && 'edges' in value && isEmpty(value.edges);
};

it('7. each question of the schema leaves a line, or it is said why it needs none', () => {
  const told = [LEAVES, NEEDS_NONE, SHOWN_ELSEWHERE].flatMap((each) => Object.keys(each));
  expect(Object.keys(queries()).filter((name) => !told.includes(name))).toEqual([]);
  expect(told.filter((name) => !(name in queries()))).toEqual([]);
});

it.each(Object.keys(LEAVES))('7. `%s` answers, and leaves a line', async (name) => {
  const [persona, args, variables] = LEAVES[name]!;
  const names = [...args.matchAll(/\$(\w+)/g)].map(([, each]) => each!);
  const given = names.length > 0 ? `(${names.map((each) => `${each}: $${each}`).join(', ')})` : '';
  const field = `${name}${given} ${selection(queries()[name]!.type, 3)}`;
  const before = await lastLine();
  const { data, errors } = await app.as(persona)(args ? `query (${args}) { ${field} }` : `{ ${field} }`, variables());
  expect(errors).toBeUndefined();
  expect(isEmpty(data[name])).toBe(false);
  const lines = await app.sql(
    `select action, operation from audit.access_log where id > $1 and principal_id = $2 and operation = $3`,
    [before, principalOf(persona), name],
  );
  expect(lines.length).toBeGreaterThan(0);
});

const lastLine = async (): Promise<string> => {
  const [row] = await app.sql<{ id: string }>('select coalesce(max(id), 0)::text as id from audit.access_log');
  return row!.id;
};
