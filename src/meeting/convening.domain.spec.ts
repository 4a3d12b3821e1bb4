import { checkConvening, type NewMeeting } from './convening.domain.js';

const [nurse, otherNurse, teacher] = ['nurse', 'other-nurse', 'teacher'].map((professionalId) => ({
  professionalId,
  unitId: professionalId === 'teacher' ? 'school' : 'clinic',
  needed: 'required' as const,
})) as [Seat, Seat, Seat];
type Seat = NewMeeting['participants'][number];

const meeting: NewMeeting = {
  caseId: 'case',
  question: 'Miten illat rauhoitetaan?',
  durationMinutes: 60,
  mode: 'in-person',
  participants: [nurse, teacher],
  familyPersonIds: ['mother'],
  familyAgreedInAdvance: false,
};
const known = {
  strangers: [],
  people: [
    { id: 'mother', role: 'guardian' as const },
    { id: 'child', role: 'child' as const },
    { id: 'aunt', role: 'close-person' as const },
  ],
};
const among = (ids: readonly string[]) => known.people.filter(({ id }) => ids.includes(id));
const check = (change: Partial<NewMeeting>, strangers: number[] = [], rooms: number[] = [], isPlaceKnown = true) => {
  const asked = { ...meeting, ...change };
  checkConvening(asked, { strangers, rooms, isPlaceKnown, people: among(asked.familyPersonIds) });
};
const group = (clause: string | null, ...seats: readonly Seat[]): Seat[] =>
  seats.map((seat) => ({ ...seat, needed: 'one-of', clause }));

it.each<[string, Partial<NewMeeting>]>([
  ['two who must be there', {}],
  ['one of a group inside a unit', { participants: [...group('neuvola', nurse, otherNurse), teacher] }],
  ['a quarter of an hour', { durationMinutes: 15 }],
  ['eight hours', { durationMinutes: 480 }],
  ['a child alone', { familyPersonIds: ['child'] }],
  ['a close person with the mother', { familyPersonIds: ['aunt', 'mother'] }],
  ['nobody of a family that agreed in advance', { familyPersonIds: [], familyAgreedInAdvance: true }],
])('a meeting of %s is convened', (_, change) => {
  expect(() => check(change)).not.toThrow();
});

it.each<[string, Partial<NewMeeting>, string, string]>([
  ['too short', { durationMinutes: 14 }, 'DURATION_OUT_OF_RANGE', 'durationMinutes'],
  ['too long', { durationMinutes: 481 }, 'DURATION_OUT_OF_RANGE', 'durationMinutes'],
  ['of nobody', { participants: [] }, 'PARTICIPANTS_MISSING', 'participants'],
  [
    'where nobody is needed',
    { participants: [{ ...nurse, needed: 'optional' }] },
    'PARTICIPANTS_MISSING',
    'participants',
  ],
  [
    'of too many',
    { participants: Array.from({ length: 61 }, (_, i) => ({ ...nurse, professionalId: `n${i}` })) },
    'TOO_MANY_PARTICIPANTS',
    'participants',
  ],
  [
    'with somebody twice for two units',
    { participants: [nurse, { ...nurse, unitId: 'school' }] },
    'NAMED_TWICE',
    'participants.1.professionalId',
  ],
  [
    'with a group without a name',
    { participants: group(null, nurse, otherNurse) },
    'CLAUSE_MISSING',
    'participants.0.clause',
  ],
  [
    'with a group of odd name',
    { participants: group('a\nb', nurse, otherNurse) },
    'CLAUSE_MISSING',
    'participants.0.clause',
  ],
  [
    'with a name without a group',
    { participants: [teacher, { ...nurse, clause: 'neuvola' }] },
    'CLAUSE_NOT_ALLOWED',
    'participants.1.clause',
  ],
  [
    'with a group of one',
    { participants: [teacher, ...group('neuvola', nurse)] },
    'GROUP_TOO_SMALL',
    'participants.1.clause',
  ],
  [
    'with a group across units',
    { participants: group('joku', nurse, teacher) },
    'GROUP_ACROSS_UNITS',
    'participants.1.unitId',
  ],
  ['without the family', { familyPersonIds: [] }, 'FAMILY_MISSING', 'familyPersonIds'],
  ['with nobody but a close person', { familyPersonIds: ['aunt'] }, 'FAMILY_MISSING', 'familyPersonIds'],
  ['with the mother twice', { familyPersonIds: ['mother', 'mother'] }, 'NAMED_TWICE', 'familyPersonIds.1'],
  ['with somebody of another family', { familyPersonIds: ['mother', 'x'] }, 'NOT_FOUND', 'familyPersonIds.1'],
])('a meeting %s is not', (_, change, code, field) => {
  expect(() => check(change)).toThrow(expect.objectContaining({ code, details: expect.objectContaining({ field }) }));
});

it('whoever does not belong to the unit is not found', () => {
  expect(() => check({}, [1])).toThrow(
    expect.objectContaining({ code: 'NOT_FOUND', details: { field: 'participants.1.professionalId' } }),
  );
});

describe('rooms', () => {
  const [small, big] = ['small', 'big'].map((id) => ({
    professionalId: id,
    unitId: `${id}-house`,
    needed: 'required' as const,
  }));

  it.each<[string, Seat[], number[]]>([
    ['one room that is needed', [nurse, small!], [1]],
    ['one of two rooms, also of two units', [nurse, ...group('tila', small!, big!)], [1, 2]],
  ])('%s may be convened', (_, participants, rooms) => {
    expect(() => check({ participants }, [], rooms)).not.toThrow();
  });

  it.each<[string, Seat[], number[], string, string]>([
    ['nobody but rooms', [small!], [0], 'PARTICIPANTS_MISSING', 'participants'],
    [
      'a room that is only good to have',
      [nurse, { ...small!, needed: 'optional' }],
      [1],
      'ROOM_NOT_NEEDED',
      'participants.1.needed',
    ],
    [
      'a room or somebody',
      group('joku', nurse, { ...small!, unitId: nurse.unitId }),
      [1],
      'ROOM_AMONG_PEOPLE',
      'participants.1.clause',
    ],
    ['one of one room', [nurse, ...group('tila', small!)], [1], 'GROUP_TOO_SMALL', 'participants.1.clause'],
  ])('%s is not convened', (_, participants, rooms, code, field) => {
    expect(() => check({ participants }, [], rooms)).toThrow(expect.objectContaining({ code, details: { field } }));
  });
});

it('a meeting is not somewhere that does not exist', () => {
  expect(() => check({ municipality: '999' }, [], [], false)).toThrow(
    expect.objectContaining({ code: 'NOT_FOUND', details: { field: 'municipality' } }),
  );
});
