import PostalMime from 'postal-mime';
import type { TestApp } from './app.js';
import { done, mutate, type OpenedCase } from './casework.js';
import { mailbox, type Seat } from './invited.js';

/** A meeting without a time, as its mutations answer it. */
export interface Convened {
  readonly id: string;
  readonly version: number;
  readonly participants: readonly { readonly id: string; readonly professionalId: string | null }[];
}

const MEETING = 'id version state localStart durationMinutes participants { id professionalId chosen }';
const POLL = 'id version state closedFor minutes deadline';
const OVERVIEW = `id meetingId state closedFor minutes openedAt deadline decidedAt closedAt version
  times { id localStart start end can ifNeedBe cannot waiting suits answers { recipientId answer channel isOutdated } }
  recipients { id participantId professionalId hasAnswered substitute isReplaced version }
  decision { ask proposal { localStart optional attend { clause professionalIds } reasons { code text } } }`;

/** Times of the first week of December, after every deadline of the tests. */
export const TIMES = ['2026-12-01T13:00', '2026-12-02T09:00', '2026-12-03T10:15'] as const;

/** Nothing is known of these people’s time any more. */
export async function forgetHours(app: TestApp, people: readonly Seat[]): Promise<void> {
  const ids = [people.map(({ professionalId }) => professionalId)];
  for (const table of ['working_hours', 'working_exception', 'busy_interval', 'busy_week', 'booking'])
    await app.sql(`delete from ${table} where professional_id = any ($1)`, ids);
}

/** A meeting of the mother and the people, all of them required unless said otherwise. */
export const convene = (
  app: TestApp,
  { caseId, motherId }: OpenedCase,
  people: readonly (Seat & { needed?: string; clause?: string })[],
  more: Record<string, unknown> = {},
): Promise<Convened> =>
  done(
    mutate(app, 'counsellor')(
      'conveneMeeting',
      'ConveneMeetingInput',
      {
        caseId,
        question: 'Miten Onnin illat rauhoitetaan?',
        durationMinutes: 60,
        mode: 'REMOTE',
        familyPersonIds: [motherId],
        participants: people.map(({ professionalId, unitId, needed = 'REQUIRED', clause }) => ({
          professionalId,
          unitId,
          needed,
          ...(clause && { clause }),
        })),
        ...more,
      },
      MEETING,
    ),
  );

/** Runs one of the poll's mutations as the counsellor. */
export const counsel = (app: TestApp) => ({
  open: ({ id, version }: Convened, more: Record<string, unknown> = {}) =>
    mutate(app, 'counsellor')(
      'openTimePoll',
      'OpenTimePollInput',
      { meetingId: id, expectedVersion: version, times: TIMES, ...more },
      POLL,
    ),
  record: (seen: Seen, answers: readonly { timeId: string; answer: string }[]) =>
    mutate(app, 'counsellor')('recordPollAnswers', 'RecordPollAnswersInput', { ...recipient(seen), answers }, POLL),
  resend: (seen: Seen) => mutate(app, 'counsellor')('resendTimePoll', 'ResendTimePollInput', recipient(seen), POLL),
  giveSeat: (seen: Seen, professionalId: string) =>
    mutate(app, 'counsellor')('givePollSeat', 'GivePollSeatInput', { ...recipient(seen), professionalId }, POLL),
  close: ({ id, version }: Seen) =>
    mutate(app, 'counsellor')('closeTimePoll', 'CloseTimePollInput', { pollId: id, expectedVersion: version }, POLL),
  confirm: ({ id, version }: Seen, start: string, personId: string) =>
    mutate(app, 'counsellor')(
      'confirmTimePoll',
      'ConfirmTimePollInput',
      { pollId: id, expectedVersion: version, start, personId },
      MEETING,
    ),
  lengthen: ({ id, version }: Seen, durationMinutes: number) =>
    mutate(app, 'counsellor')(
      'changeMeetingDuration',
      'ChangeMeetingDurationInput',
      { meetingId: id, expectedVersion: version, durationMinutes },
      MEETING,
    ),
});

interface Seen {
  readonly id: string;
  readonly version: number;
}

const recipient = ({ id, version }: Seen) => ({ recipientId: id, expectedVersion: version });

/** The last poll of a meeting, as the counsellor sees it. */
export async function pollOf(app: TestApp, meetingId: string) {
  const { data, errors } = await app.as('counsellor')(
    `query ($id: UUID!) { timePollOfMeeting(meetingId: $id) { ${OVERVIEW} } }`,
    { id: meetingId },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.timePollOfMeeting;
}

/** The mails of polls in a mailbox, oldest first, taken apart. */
export async function pollMails(app: TestApp, { email }: Pick<Seat, 'email'>) {
  const mails = await Promise.all(
    mailbox(app, email).map(async ({ raw, from }) => {
      const mail = await PostalMime.parse(raw);
      const text = mail.text ?? '';
      const path = /\/v\/[\w-]{24}(?![\w-])/.exec(text)?.[0];
      return { raw, from, subject: mail.subject ?? '', text, html: mail.html ?? '', messageId: mail.messageId, path };
    }),
  );
  return mails.flatMap((mail) => (mail.path ? [{ ...mail, path: mail.path }] : []));
}

/** The newest link that somebody was sent. */
export async function linkOf(app: TestApp, seat: Pick<Seat, 'email'>): Promise<string> {
  const mails = await pollMails(app, seat);
  return mails.at(-1)!.path;
}

/** A page as a browser has it after it was shown: what is read on it, the cookie, and the hidden fields. */
export async function visit(app: TestApp, path: string) {
  const { statusCode, body, headers } = await app.inject({ method: 'GET', url: path });
  const hidden = [...body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const cookie = String([headers['set-cookie']].flat()[0]).split(';')[0]!;
  const form = Object.fromEntries(hidden.map(([, name, value]) => [name!, value!]));
  return { statusCode, body, headers, cookie, form };
}

/** Sends a form as a browser does. */
export const send = (
  app: TestApp,
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = { origin: 'null', 'sec-fetch-site': 'same-origin' },
) =>
  app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(form).toString(),
  });

/** Looks, then presses a button. */
export async function press(app: TestApp, path: string, said: Record<string, string>) {
  const { cookie, form } = await visit(app, path);
  return send(app, path, { ...form, ...said }, { cookie, origin: 'null', 'sec-fetch-site': 'same-origin' });
}

/** The fields of the form in which each time is answered. */
export const each = (...answers: readonly string[]): Record<string, string> =>
  Object.fromEntries(answers.map((answer, index) => [`time${index}`, answer]));

/** Everything suits: one press. */
export const ALL = { all: 'can' } as const;
