import type { MeetingMode } from './meeting.domain.js';
import { longestOf, minutesOnRoad, type Ways } from './roads.domain.js';

const [OULU, LIMINKA, KEMPELE, FAR] = ['564', '425', '244', '305'] as const;
const seat = (professionalId: string, municipality: string | null, isRoom = false) => ({
  professionalId,
  municipality,
  isRoom,
});
const ways: Omit<Ways, 'municipality'> = {
  seats: [
    seat('near', LIMINKA),
    seat('other', OULU),
    seat('unknown', null),
    seat('room', LIMINKA, true),
    seat('hall', KEMPELE, true),
  ],
  travel: [
    { from: LIMINKA, to: OULU, minutes: 25 },
    { from: KEMPELE, to: OULU, minutes: 15 },
    { from: FAR, to: '999', minutes: 300 },
  ],
};

it.each<[string, MeetingMode, string | null, string[], Record<string, number>]>([
  ['to the municipality of the meeting', 'in-person', LIMINKA, ['hall'], { near: 0, other: 25 }],
  ['home to the family', 'home', LIMINKA, [], { near: 0, other: 25 }],
  ['or else to the room that was chosen', 'in-person', null, ['other', 'hall'], { other: 15 }],
  ['but to no room from home', 'home', null, ['room'], {}],
  ['to nowhere when nobody knows where it is', 'in-person', null, ['other'], {}],
  ['by no way that nobody knows', 'in-person', FAR, [], {}],
  ['not when it is remote', 'remote', LIMINKA, [], {}],
  ['not when they may join remotely', 'hybrid', LIMINKA, ['room'], {}],
])('people travel %s', (_, mode, municipality, chosen, expected) => {
  expect(Object.fromEntries(minutesOnRoad({ mode }, { ...ways, municipality }, chosen))).toEqual(expected);
});

it('the longest way is that of somebody who is there', () => {
  expect(longestOf({ ...ways, municipality: null })).toBe(25);
  expect(longestOf({ ...ways, travel: [], municipality: null })).toBe(0);
});
