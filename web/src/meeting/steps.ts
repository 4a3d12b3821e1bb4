import type { RowState } from '../parts/task-rows.js';
import type { Invitation, Meeting, Notice } from './meeting.query.js';
import type { Phase } from './phase.js';

/** What a meeting's steps follow from. */
export interface MeetingFacts {
  readonly phase: Phase;
  readonly meeting: {
    readonly lostSeats: Meeting['lostSeats'];
    readonly minutes: { readonly state: 'CONFIRMED' | 'DRAFT' | 'SHARED' } | null;
  };
  readonly invitations: readonly (Pick<Invitation, 'state' | 'hoursWaited'> & {
    readonly questions: readonly Pick<Invitation['questions'][number], 'closedAt'>[];
  })[];
  readonly notices: readonly { readonly notice: Pick<Notice['notice'], 'state'> }[];
}

/** Code of the sentence that tells where a step stands. */
type Told =
  | 'timeMissing'
  | 'timeFixed'
  | 'cancelled'
  | 'bounced'
  | 'counterProposed'
  | 'questions'
  | 'waiting'
  | 'allAnswered'
  | 'notInvited'
  | 'afterTime'
  | 'lostSeats'
  | 'toRing'
  | 'toBeTold'
  | 'toldAll'
  | 'toldNobody'
  | 'recordHeld'
  | 'held'
  | 'afterBeginning'
  | 'minutesMissing'
  | 'minutesDraft'
  | 'minutesShared'
  | 'minutesConfirmed'
  | 'afterMeeting';

/** One step of the work with a meeting. */
export interface Step {
  readonly name: 'time' | 'answers' | 'seats' | 'notices' | 'held' | 'minutes';
  readonly state: RowState;
  readonly told: Told;
  readonly count: number;
}

const step = (name: Step['name'], state: RowState, told: Told, count = 0): Step => ({ name, state, told, count });

/** What is done with a meeting, in the order of the work. Of one that will not be, only that everybody hears of it. */
export function stepsOf(facts: MeetingFacts): Step[] {
  const { phase, meeting } = facts;
  if (phase === 'cancelled') return [step('time', 'done', 'cancelled'), noticesStep(facts)];
  const lost = meeting.lostSeats.length;
  return [
    phase === 'draft' ? step('time', 'todo', 'timeMissing') : step('time', 'done', 'timeFixed'),
    answersStep(facts),
    ...(phase === 'ahead' && lost > 0 ? [step('seats', 'todo', 'lostSeats', lost)] : []),
    noticesStep(facts),
    heldStep(facts),
    minutesStep(facts),
  ];
}

function answersStep({ phase, invitations }: MeetingFacts): Step {
  const count = (...states: readonly string[]) => invitations.filter(({ state }) => states.includes(state)).length;
  const of = (state: RowState, told: Told, many = 0) => step('answers', state, told, many);
  if (phase === 'draft') return of('later', 'afterTime');
  if (invitations.length === 0) return of('done', 'notInvited');
  if (phase !== 'ahead') return of('done', 'allAnswered', invitations.length);
  const questions = invitations.flatMap((each) => each.questions).filter(({ closedAt }) => closedAt === null).length;
  const todo: readonly (readonly [Told, number])[] = [
    ['bounced', count('BOUNCED')],
    ['counterProposed', count('COUNTER_PROPOSED')],
    ['questions', questions],
  ];
  const first = todo.find(([, many]) => many > 0);
  if (first) return of('todo', ...first);
  const waiting = invitations.filter(({ hoursWaited }) => hoursWaited !== null).length;
  return waiting > 0 ? of('waiting', 'waiting', waiting) : of('done', 'allAnswered', invitations.length);
}

function noticesStep({ phase, notices }: MeetingFacts): Step {
  const count = (...states: readonly string[]) => notices.filter(({ notice }) => states.includes(notice.state)).length;
  const of = (state: RowState, told: Told, many = 0) => step('notices', state, told, many);
  if (phase === 'draft') return of('later', 'afterTime');
  const toRing = count('FAILED', 'UNCERTAIN');
  if (toRing > 0 && (phase === 'ahead' || phase === 'cancelled')) return of('todo', 'toRing', toRing);
  const queued = count('QUEUED');
  if (queued > 0) return of('waiting', 'toBeTold', queued);
  const sent = count('HANDED_OVER');
  return sent > 0 ? of('done', 'toldAll', sent) : of('done', 'toldNobody');
}

function heldStep({ phase }: MeetingFacts): Step {
  if (phase === 'begun') return step('held', 'todo', 'recordHeld');
  return phase === 'held' ? step('held', 'done', 'held') : step('held', 'later', 'afterBeginning');
}

function minutesStep({ phase, meeting: { minutes } }: MeetingFacts): Step {
  if (phase !== 'held') return step('minutes', 'later', 'afterMeeting');
  if (!minutes) return step('minutes', 'todo', 'minutesMissing');
  if (minutes.state === 'DRAFT') return step('minutes', 'todo', 'minutesDraft');
  return minutes.state === 'SHARED'
    ? step('minutes', 'waiting', 'minutesShared')
    : step('minutes', 'done', 'minutesConfirmed');
}

/** How the address of the page names its parts: `…#vastaukset`. */
export const ANCHORS: Readonly<Record<Step['name'], string>> = {
  time: 'aika',
  answers: 'vastaukset',
  seats: 'paikat',
  notices: 'ilmoitukset',
  held: 'pidetty',
  minutes: 'muistio',
};
