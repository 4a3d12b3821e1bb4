import { principalOf } from '../../src/demo/personas.js';
import { POHDE } from '../../src/demo/pohde.data.js';
import type { TestApp } from './app.js';
import { CHILD, done, MOTHER, mutate, openCase, type OpenedCase, seatOf } from './casework.js';

// Tests look into answers freely.
// oxlint-disable-next-line typescript/no-explicit-any
type Given = any;

const ANSWER = 'id state version revision startsAt participants { id personId professionalId }';

/** The counsellor in a session of the moment: those from before the clock moved have ended. */
export const counsellor = (app: TestApp) => mutate(app, { principal: principalOf('counsellor') });

let numbers = 0;
/** A telephone number that no other test has. */
export const newNumber = (): string => `+35840${String(5_000_000 + (numbers += 1))}`;

/** A mother who is reached so. */
export const reached = (...contactWays: object[]) => ({ ...MOTHER, contactWays });
export const byPhone = (value: string, safeTime: string | null = null) => ({
  kind: 'PHONE',
  value,
  safe: true,
  safeTime,
});
export const byMail = (value: string) => ({ kind: 'EMAIL', value, safe: true });

/** A case of a mother reached so, and a child. */
export const familyOf = (app: TestApp, mother: object, child: object = CHILD): Promise<OpenedCase> =>
  openCase(app, { principal: principalOf('counsellor') }, { people: [mother, child] });

const seen = ({ id, version }: Given) => ({ meetingId: id, expectedVersion: version });

/** Lets a meeting of the case with the nurse and these people be agreed for a start: local time in Helsinki. */
export async function agree(
  app: TestApp,
  { caseId, motherId }: OpenedCase,
  start: string,
  { people = [motherId], ...more }: { people?: readonly string[]; place?: string; mode?: string } = {},
): Promise<Given> {
  const nurse = await seatOf(app, 'nurse');
  await app.sql(
    `insert into consent (area_id, id, case_id, unit_id, professional_ids, categories, purpose, state, explained_at,
       explained_by, decided_at, last_day, ends_at)
     values ($1, gen_random_uuid(), $2, $3, '{}', '{identity,plan}', 'network-meeting', 'given', $4, $5, $4, '2028-12-31', '2029-01-01')`,
    [POHDE.id, caseId, nurse.unitId, app.clock.now().toString(), principalOf('counsellor')],
  );
  const what = { caseId, question: 'Miten illat rauhoitetaan?', durationMinutes: 60, mode: 'IN_PERSON' };
  const where = { place: 'Limingan perhekeskus, neuvotteluhuone 2', ...more };
  const who = { familyPersonIds: people, participants: [{ ...nurse, needed: 'REQUIRED' }] };
  const ask = counsellor(app);
  const draft = await done(ask('conveneMeeting', 'ConveneMeetingInput', { ...what, ...where, ...who }, ANSWER));
  const yes = await sayYes(app, draft, start, motherId);
  const despite = yes.participants.filter((one: Given) => one.professionalId).map(({ id }: Given) => id);
  return done(ask('scheduleMeeting', 'ScheduleMeetingInput', { ...seen(yes), start, despite }, ANSWER));
}

export const sayYes = (app: TestApp, meeting: Given, start: string, personId: string): Promise<Given> =>
  done(counsellor(app)('recordFamilyYes', 'RecordFamilyYesInput', { ...seen(meeting), start, personId }, ANSWER));

/** Another time, to which the family has said yes. */
export async function moveTo(app: TestApp, meeting: Given, start: string, personId: string): Promise<Given> {
  const yes = await sayYes(app, meeting, start, personId);
  const despite = yes.participants.filter((one: Given) => one.professionalId).map(({ id }: Given) => id);
  return done(counsellor(app)('moveMeeting', 'MoveMeetingInput', { ...seen(yes), start, despite }, ANSWER));
}

/** Another place at the same time. */
export const relocate = (app: TestApp, meeting: Given, start: string, place: string): Promise<Given> =>
  done(counsellor(app)('moveMeeting', 'MoveMeetingInput', { ...seen(meeting), start, place }, ANSWER));

export const cancel = (app: TestApp, meeting: Given): Promise<Given> =>
  done(counsellor(app)('cancelMeeting', 'CancelMeetingInput', { ...seen(meeting), reason: 'ILLNESS' }, ANSWER));

/** What the counsellor sees of the notices of a meeting. */
export async function noticesOf(app: TestApp, { id }: Given): Promise<Given[]> {
  const ask = app.asPrincipal(principalOf('counsellor'));
  const { data, errors } = await ask(
    `query ($id: UUID!) { noticesOfMeeting(meetingId: $id) { personId professionalId
       notice { id kind state way reason dueAt startsAt attemptedAt settledAt round } } }`,
    { id },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.noticesOfMeeting.map(({ notice, ...whom }: Given) => ({ ...whom, ...notice }));
}

export const sendAgain = (app: TestApp, noticeId: string) =>
  counsellor(app)('sendNoticeAgain', 'SendNoticeAgainInput', { noticeId }, 'id state round');

/** Moves the clock to a local time in Helsinki. */
export const clockTo = (app: TestApp, local: string): void =>
  app.clock.moveTo(Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Helsinki').toInstant());
