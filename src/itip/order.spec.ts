import { answeredAt, type Arrival, type Place, placeOf, type Sent } from './order.js';

const at = (time: string) => Temporal.Instant.from(`2026-12-01T${time}Z`);
const RECEIVED = at('10:00:00');
const sent = (changes: Partial<Sent> = {}): Sent => ({
  significantSequence: 2,
  highestSent: 4,
  last: null,
  ...changes,
});
const arrival = (sequence: number, stamp: string | null = '09:00:00'): Arrival => ({
  sequence,
  stamp: stamp === null ? null : at(stamp),
  receivedAt: RECEIVED,
});
const last = (sequence: number, stamp: string) => sent({ last: { sequence, stamp: at(stamp) } });

const CASES: [string, Sent, Arrival, Place][] = [
  ['the first answer', sent(), arrival(4), 'apply'],
  ['an answer to a number that changed nothing of the meeting since', sent(), arrival(2), 'apply'],
  ['an answer to the old time', sent(), arrival(1), 'stale'],
  ['an answer without SEQUENCE to a meeting that was moved', sent(), arrival(0), 'stale'],
  ['an answer to what was never sent', sent(), arrival(5), 'future-sequence'],
  ['an answer to the first and only request', sent({ significantSequence: 0, highestSent: 0 }), arrival(0), 'apply'],
  ['a later answer to the same number', last(3, '08:59:59'), arrival(3), 'apply'],
  ['the same answer again', last(3, '09:00:00'), arrival(3), 'duplicate'],
  ['an answer overtaken by a later one', last(3, '09:00:01'), arrival(3), 'older'],
  ['an answer to an older number, given later', last(3, '08:00:00'), arrival(2, '09:30:00'), 'older'],
  ['an answer to a newer number, by a clock that runs behind', last(3, '09:00:00'), arrival(4, '08:00:00'), 'apply'],
  ['an answer from the future counts as given on arrival', last(3, '09:59:59'), arrival(3, '23:00:00'), 'apply'],
  [
    'an answer from the future does not outdo one given on arrival',
    last(3, '10:00:00'),
    arrival(3, '23:00:00'),
    'duplicate',
  ],
  ['an answer without DTSTAMP counts as given on arrival', last(3, '09:59:59'), arrival(3, null), 'apply'],
  ['an old time is old, whatever was answered last', last(2, '08:00:00'), arrival(1, '09:59:00'), 'stale'],
];

describe('the place of an answer', () => {
  it.each(CASES)('%s', (_, stored, incoming, place) => expect(placeOf(incoming, stored)).toBe(place));

  it.each([
    ['as stamped', '09:00:00', '09:00:00'],
    ['on arrival, if stamped later', '10:00:01', '10:00:00'],
    ['on arrival, if not stamped', null, '10:00:00'],
  ])('was answered %s', (_, stamp, expected) => expect(answeredAt(arrival(1, stamp))).toEqual(at(expected)));
});
