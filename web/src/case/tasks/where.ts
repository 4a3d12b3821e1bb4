import type { MeetingFacts, Now } from '../case-facts.js';
import type { Screen } from '../screens.js';
import { isAhead, isAwaited } from './meeting-tasks.js';
import type { Task, Told } from './task.js';

type Concerns = (meeting: MeetingFacts, now: Now) => boolean;

const has =
  (state: string): Concerns =>
  (meeting, now) =>
    isAhead(now)(meeting) && meeting.participants.some(({ invitation }) => invitation?.state === state);
const ahead: Concerns = (meeting, now) => isAhead(now)(meeting);
const held =
  (state: string | null): Concerns =>
  (meeting) =>
    meeting.state === 'HELD' && (meeting.minutes?.state ?? null) === state;

/** Which meeting a sentence is about. */
const ABOUT: Readonly<Partial<Record<Told, Concerns>>> = {
  timeMissing: ({ state }) => state === 'DRAFT',
  timeFixed: ahead,
  bounced: has('BOUNCED'),
  counterProposed: has('COUNTER_PROPOSED'),
  lostSeats: (meeting, now) => ahead(meeting, now) && meeting.lostSeats.length > 0,
  questions: (meeting, now) => ahead(meeting, now) && meeting.questions > 0,
  unanswered: (meeting, now) =>
    ahead(meeting, now) && meeting.participants.some(({ invitation }) => isAwaited(invitation)),
  allAnswered: ahead,
  notInvited: ahead,
  recordHeld: (meeting, now) => meeting.state === 'SCHEDULED' && !ahead(meeting, now),
  minutesMissing: held(null),
  minutesDraft: held('DRAFT'),
  minutesShared: held('SHARED'),
  minutesConfirmed: held('CONFIRMED'),
};

/** The meeting that a task is about, the first where there are several; none where it is about no single one. */
export function meetingOfTask<One extends MeetingFacts>(
  { told }: Pick<Task, 'told'>,
  meetings: readonly One[],
  now: Now,
): One | undefined {
  const concerns = ABOUT[told];
  return concerns && meetings.find((meeting) => concerns(meeting, now));
}

/** Where on the page of a meeting a task is done. */
export function partOfMeeting({ name, told }: Pick<Task, 'name' | 'told'>): string {
  if (told === 'recordHeld') return 'pidetty';
  if (told === 'lostSeats') return 'paikat';
  if (name === 'time') return 'aika';
  return name === 'minutes' ? 'muistio' : 'vastaukset';
}

/** The screens of tasks that have one of their own. */
const SCREENS: Readonly<Partial<Record<Task['name'], Screen>>> = {
  bad: 'followUp',
  explain: 'consents',
  decide: 'consents',
  renew: 'consents',
  plan: 'plan',
  promises: 'plan',
  followUp: 'followUp',
  feedback: 'followUp',
  handover: 'handover',
  closing: 'closing',
};

/** The screen on which a task that is about no single meeting is done; none where it is done on the page of the case. */
export const screenOfTask = ({ name, told }: Pick<Task, 'name' | 'told'>): Screen | undefined =>
  told === 'convene' ? 'meeting' : SCREENS[name];
