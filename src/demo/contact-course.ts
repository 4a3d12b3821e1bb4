import type { Channel, ContactState } from '../contact/contact.domain.js';
import type { Counsellor } from './duty.js';
import type { Random } from './random.js';
import { anyMoment, isOpen, whenOpen, workingMoment } from './working-time.js';

/** How far the work on a contact has come: still in the queue, taken, or concluded. */
export type Stage = 'waiting' | 'under-way' | 'concluded';

/** What happened to a contact, and when. */
export interface Course {
  readonly state: ContactState;
  readonly received_at: Temporal.Instant;
  readonly recorded_by: string;
  readonly taken_by: string | null;
  readonly taken_for_unit: string | null;
  readonly taken_at: Temporal.Instant | null;
  readonly first_answered_at: Temporal.Instant | null;
  readonly attempted_at: readonly Temporal.Instant[];
  readonly concluded_at: Temporal.Instant | null;
}

/** When and by whom. */
export interface Setting {
  readonly random: Random;
  readonly from: Temporal.Instant;
  readonly now: Temporal.Instant;
  readonly counsellors: readonly Counsellor[];
}

const ATTEMPTS_AT_MOST = 3;
const DAY = 24 * 60;

/** Told to a human as it happens; the other channels wait to be read. */
const isLive = (channel: Channel): boolean => channel === 'phone' || channel === 'chat' || channel === 'face-to-face';

const isAfter = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) > 0;

/** Those who have not left. */
const present = (counsellors: readonly Counsellor[]): readonly Counsellor[] =>
  counsellors.filter(({ until }) => until === null);

const byShare = (random: Random, counsellors: readonly Counsellor[]): Counsellor =>
  random.weighted(counsellors.map((counsellor) => [counsellor, counsellor.share] as const));

const receivedBetween = (
  random: Random,
  channel: Channel,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Temporal.Instant => (isLive(channel) ? workingMoment(random, from, to) : anyMoment(random, from, to));

/** In the duty queue since `minutes` ago. Whoever recorded it is on duty: nobody else may see the queue. */
export function waiting({ random, now, counsellors }: Setting, minutes: number): Course {
  const recorder = random.pick(counsellors.filter(({ onDuty }) => onDuty));
  const received = now.subtract({ minutes }).round({ smallestUnit: 'second', roundingMode: 'trunc' });
  const nobody = { taken_by: null, taken_for_unit: null, taken_at: null };
  const nothing = { first_answered_at: null, attempted_at: [], concluded_at: null };
  return { state: 'received', received_at: received, recorded_by: recorder.id, ...nobody, ...nothing };
}

/** How somebody waiting may have come: at night only in writing. */
export function channelOfWaiting(random: Random, receivedAt: Temporal.Instant): Channel {
  return isOpen(receivedAt)
    ? random.weighted<Channel>([
        ['web-form', 5],
        ['phone', 4],
        ['email', 2],
      ])
    : random.weighted<Channel>([
        ['web-form', 4],
        ['email', 1],
      ]);
}

/** Taken within the last days and not finished: not called yet, answered, or not reached. */
export function underWay(setting: Setting, channel: Channel): Course {
  const { random, now } = setting;
  const state = random.weighted<ContactState>(
    isLive(channel)
      ? [['answered', 1]]
      : [
          ['answered', 4],
          ['received', 3],
          ['not-reached', 4],
        ],
  );
  const counsellor = byShare(random, present(setting.counsellors));
  for (;;) {
    const beginning = begin(setting, channel, counsellor, now.subtract({ minutes: 9 * DAY }));
    const answered = state === 'answered' ? answerTime(random, channel, beginning) : null;
    if (isAfter(answered ?? beginning.taken_at, now)) continue;
    const attempts = state === 'not-reached' ? random.int(1, ATTEMPTS_AT_MOST - 1) : 0;
    const attempted_at = attemptsBetween(beginning.taken_at, now, attempts);
    return { ...beginning, state, first_answered_at: answered, attempted_at, concluded_at: null };
  }
}

/** Over by now, in the given state. */
export function concluded(setting: Setting, channel: Channel, state: ContactState): Course {
  const { random, from, now } = setting;
  for (;;) {
    const counsellor = byShare(random, setting.counsellors);
    const beginning = begin(setting, channel, counsellor, from);
    const reached = state !== 'not-reached';
    const answered = reached ? answerTime(random, channel, beginning) : null;
    const end = answered
      ? endTime(random, answered)
      : whenOpen(beginning.taken_at.add({ minutes: random.int(DAY, 6 * DAY) }), random);
    if (isAfter(end, now) || (counsellor.until && isAfter(end, counsellor.until))) continue;
    const attempted_at = reached ? [] : attemptsBetween(beginning.taken_at, end, ATTEMPTS_AT_MOST);
    return { ...beginning, state, first_answered_at: answered, attempted_at, concluded_at: end };
  }
}

function begin({ random, now, counsellors }: Setting, channel: Channel, taker: Counsellor, from: Temporal.Instant) {
  const received = receivedBetween(random, channel, from, now);
  const taken = isLive(channel) ? received : whenOpen(received.add({ minutes: random.int(4, 300) }), random);
  const recorder = isLive(channel) || random.chance(0.6) ? taker : (counsellors[0] ?? taker);
  return {
    received_at: received,
    recorded_by: recorder.id,
    taken_by: taker.id,
    taken_for_unit: taker.unit,
    taken_at: taken,
  };
}

/** Failed calls, evenly from when it was taken; the last of three ends the contact. */
function attemptsBetween(from: Temporal.Instant, until: Temporal.Instant, count: number): Temporal.Instant[] {
  const whole = until.since(from).total('seconds');
  const after = (i: number) => from.add({ seconds: Math.floor((whole * i) / (ATTEMPTS_AT_MOST - 1)) });
  return Array.from({ length: count }, (_, i) => after(i));
}

/** A call is answered at once; a written contact is answered when the counsellor calls back. */
function answerTime(
  random: Random,
  channel: Channel,
  beginning: { readonly taken_at: Temporal.Instant },
): Temporal.Instant {
  if (isLive(channel)) return beginning.taken_at.add({ seconds: random.int(5, 150) });
  return whenOpen(
    beginning.taken_at.add({
      minutes: random.weighted([
        [12, 5],
        [45, 4],
        [160, 3],
        [DAY, 2],
      ]),
    }),
    random,
  );
}

/** Most need one talk; some take days. */
const endTime = (random: Random, answered: Temporal.Instant): Temporal.Instant =>
  random.chance(0.6)
    ? answered.add({ minutes: random.int(6, 50) })
    : whenOpen(answered.add({ minutes: random.int(60, 7 * DAY) }), random);
