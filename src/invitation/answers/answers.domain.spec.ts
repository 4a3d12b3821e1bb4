import type { InvitationState } from '../invitation.domain.js';
import {
  type Colleague,
  counterOf,
  lostSeats,
  requireCounter,
  requireLost,
  type SeatStanding,
  standInsOf,
  weighed,
} from './answers.domain.js';

const at = (text: string) => Temporal.Instant.from(text);
const seat = (name: string, state: InvitationState | null, more: Partial<SeatStanding> = {}) => ({
  name,
  needed: 'required' as const,
  clause: null,
  chosen: true,
  isInWriting: false,
  answered: state && { state, isDelegated: false },
  ...more,
});
const group = { needed: 'one-of', clause: 'neuvola' } as const;
const sent = { state: 'sent', isDelegated: true } as const;

describe('the seats on which somebody is missed', () => {
  it.each([
    ['nobody who has not been invited yet', [seat('a', null)], []],
    [
      'nobody who may still come',
      ['waiting', 'sent', 'accepted', 'tentative', 'counter-proposed', 'cancelled'] as const,
      [],
    ],
    ['who declined', [seat('a', 'declined'), seat('b', 'accepted')], ['a']],
    ['who was never reached', [seat('a', 'bounced')], ['a']],
    ['who sends somebody else', [seat('a', 'delegated')], ['a']],
    ['who sends somebody else, undecided', [seat('a', null, { answered: sent })], ['a']],
    ['nobody who is optional', [seat('a', 'declined', { needed: 'optional' })], []],
    ['nobody who was not to come', [seat('a', 'declined', { chosen: false })], []],
    ['nobody who gave it in writing', [seat('a', 'declined', { isInWriting: true })], []],
    ['nobody of a group of which another comes', [seat('a', 'declined', group), seat('b', 'sent', group)], []],
    ['a group of which nobody comes', [seat('a', 'declined', group), seat('b', 'bounced', group)], ['a', 'b']],
    [
      'a group of which only one not chosen is left',
      [seat('a', 'declined', group), seat('b', null, { ...group, chosen: false })],
      ['a'],
    ],
    ['each group by itself', [seat('a', 'declined', group), seat('b', 'sent', { ...group, clause: 'koulu' })], ['a']],
  ])('are those of %s', (_, given, expected) => {
    const seats = given.map((one) => (typeof one === 'string' ? seat(one, one) : one));
    expect(lostSeats(seats).map(({ name }) => name)).toEqual(expected);
  });

  it.each(['waiting', 'sent', 'accepted', 'tentative', 'counter-proposed'] as const)(
    'are not given away while the answer is %s',
    (state) => {
      expect(() => requireLost({ state, isDelegated: false })).toThrow(
        expect.objectContaining({ code: 'SEAT_NOT_OPEN' }),
      );
      expect(() => requireLost({ state, isDelegated: true })).not.toThrow();
    },
  );
});

describe('stand-ins', () => {
  const colleague = (professionalId: string, more: Partial<Colleague> = {}): Colleague => ({
    professionalId,
    place: null,
    isNamed: false,
    isOwn: false,
    load: 1,
    basis: 'consent',
    ...more,
  });

  it('stand in this order: may be told, free, named, of the group in its order, the family’s own, least loaded; nobody taken', () => {
    const names = ['consent', 'perhaps', 'asked', 'loaded', 'own', 'second', 'first', 'taken', 'easy', 'named'];
    const special: Record<string, Partial<Colleague>> = {
      consent: { basis: null, place: 0, isOwn: true, load: 0 },
      loaded: { load: 9 },
      own: { isOwn: true, load: 9 },
      second: { place: 2 },
      first: { place: 0, load: 9 },
      easy: { load: 0 },
      named: { isNamed: true, load: 9 },
    };
    const suits = new Map(names.map((name) => [name, 'free' as const]));
    const told = new Map<string, 'free' | 'tentative' | 'no' | 'unknown'>([
      ...suits,
      ['perhaps', 'tentative'],
      ['asked', 'unknown'],
      ['taken', 'no'],
    ]);
    const found = standInsOf(
      names.map((name) => colleague(name, special[name])),
      told,
    );
    expect(found.map(({ professionalId }) => professionalId)).toEqual([
      'named',
      'first',
      'second',
      'own',
      'easy',
      'loaded',
      'perhaps',
      'asked',
      'consent',
    ]);
  });

  it('of whose time nothing was found is to be asked', () => {
    expect(standInsOf([colleague('a')], new Map())).toMatchObject([{ suits: 'unknown' }]);
  });
});

describe('a counter-proposal', () => {
  const [start, end] = [at('2026-12-02T07:00:00Z'), at('2026-12-02T07:45:00Z')];

  it.each(['sent', 'accepted', 'declined', 'cancelled', 'bounced'] as const)(
    'is none once the state is %s',
    (state) => {
      const standing = { state, proposedStart: start, proposedEnd: end };
      expect(counterOf(standing)).toBeNull();
      expect(() => requireCounter(standing)).toThrow(expect.objectContaining({ code: 'NO_COUNTER_PROPOSAL' }));
    },
  );

  it('is the time that was proposed', () => {
    const standing = { state: 'counter-proposed' as const, proposedStart: start, proposedEnd: end };
    expect(requireCounter(standing)).toEqual({ start, end });
    expect(counterOf({ ...standing, proposedEnd: null })).toBeNull();
  });

  it.each([
    ['ahead, shorter, without the family', '2026-11-30T07:00:00Z', null, { isPast: false, hasFamilyYes: false }],
    ['begun at this moment', '2026-12-02T07:00:00Z', null, { isPast: true, hasFamilyYes: false }],
    ['agreed with the family', '2026-11-30T07:00:00Z', start, { isPast: false, hasFamilyYes: true }],
    ['of another yes', '2026-11-30T07:00:00Z', end, { isPast: false, hasFamilyYes: false }],
  ])('%s is said to be so; the meeting’s own length counts', (_, now, familyYesStart, expected) => {
    const meeting = { startsAt: at('2026-12-01T11:00:00Z'), endsAt: at('2026-12-01T12:00:00Z'), familyYesStart };
    const told = weighed({ start, end }, meeting, at(now));
    expect(told).toEqual({ ...expected, minutes: 45, meetingMinutes: 60, wouldEnd: at('2026-12-02T08:00:00Z') });
  });
});
