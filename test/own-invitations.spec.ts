import { principalOf } from '../src/demo/personas.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate, openCase, seatOf } from './support/casework.js';
import { addMeeting, announce } from './support/invited.js';
import { join } from './support/plans.js';

/** One's own invitations (omat kutsut), for who answers in the application instead of their calendar. */

let app: TestApp;
beforeAll(async () => void (app = await startTestApp()));
afterAll(async () => await app?.stop());
afterEach(() => app.sql(`update meeting set state = 'cancelled', cancel_reason = 'other' where state = 'scheduled'`));

const OWN = `{ myInvitations {
  invitationId caseId meetingId state sequence invitedAt startsAt endsAt mode place link comment counsellor phone } }`;
const own = async (who: 'nurse' | 'teacher' | 'counsellor' = 'nurse') => (await app.as(who)(OWN)).data.myInvitations;

/** A meeting to which the nurse is invited. */
async function invited(localStart?: string) {
  const opened = await openCase(app);
  await join(app, opened.caseId, 'nurse', ['identity']);
  const seat = await seatOf(app, 'nurse');
  const [{ email }] = (await app.sql<{ email: string }>('select email from professional where id = $1', [
    principalOf('nurse'),
  ])) as [{ email: string }];
  const meeting = await addMeeting(app, opened, [{ ...seat, email }], localStart);
  // What the helper writes in clear is not sealed.
  await app.sql('update meeting_place set place = null where meeting_id = $1', [meeting.id]);
  await announce(app, { type: 'meeting.scheduled', caseId: opened.caseId, meetingId: meeting.id });
  return { ...opened, meetingId: meeting.id };
}

it('are told to the invitee alone, with whom to ring; the look is in the log', async () => {
  const { caseId, meetingId } = await invited();
  expect(await own()).toEqual([
    expect.objectContaining({
      caseId,
      meetingId,
      sequence: 0,
      startsAt: '2026-12-01T11:00:00Z',
      endsAt: '2026-12-01T12:00:00Z',
      mode: 'IN_PERSON',
      link: null,
      comment: null,
      counsellor: 'Aino Koivulampi',
      phone: expect.stringMatching(/^[+\d]/),
    }),
  ]);
  const [line] = await app.sql(
    'select category, basis from audit.access_log where principal_id = $1 and scope_id = $2 order by id desc limit 1',
    [principalOf('nurse'), caseId],
  );
  expect(line).toEqual({ category: 'logistics', basis: 'consent' });
  // Who convenes sees all invitations of the meeting, and has none of their own.
  expect(await own('counsellor')).toEqual([]);
  expect(await own('teacher')).toEqual([]);
});

it('show the answer and what one said besides, once it is given', async () => {
  await invited();
  const [{ invitationId, sequence }] = await own();
  const said = { invitationId, sequence, answer: 'TENTATIVE', comment: 'Tulen, jos pääsen töistä.' };
  await done(mutate(app, 'nurse')('answerInvitation', 'AnswerInvitationInput', said, 'state'));
  expect(await own()).toMatchObject([{ invitationId, state: 'TENTATIVE', comment: 'Tulen, jos pääsen töistä.' }]);
});

it('are the nearest first, without what was called off or is over', async () => {
  await invited('2026-12-02T13:00');
  const { meetingId } = await invited();
  expect((await own()).map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual([
    '2026-12-01T11:00:00Z',
    '2026-12-02T11:00:00Z',
  ]);
  await app.sql(`update meeting set starts_at = $2, ends_at = $3 where id = $1`, [
    meetingId,
    app.clock.now().subtract({ hours: 2 }).toString(),
    app.clock.now().subtract({ hours: 1 }).toString(),
  ]);
  expect(await own()).toHaveLength(1);
});

it('are gone with the basis on which one may know of the case', async () => {
  const { caseId } = await invited();
  expect(await own()).toHaveLength(1);
  await app.sql(`update consent set state = 'withdrawn', withdrawn_at = $2 where case_id = $1`, [
    caseId,
    app.clock.now().toString(),
  ]);
  expect(await own()).toEqual([]);
});
