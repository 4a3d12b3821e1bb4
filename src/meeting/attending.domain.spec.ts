import { attendanceOf, type Candidate, chooseAttending, requireFamilyPresent } from './attending.domain.js';
import type { Needed } from './meeting.domain.js';

const one = (id: string, needed: Needed, clause: string | null = null, chosen = false): Candidate => ({
  id,
  professionalId: `${id}-person`,
  needed,
  clause,
  chosen,
});
const mother: Candidate = { id: 'mother', professionalId: null, needed: 'required', chosen: true };
const table = [
  one('teacher', 'required'),
  one('nurse', 'one-of', 'neuvola'),
  one('other-nurse', 'one-of', 'neuvola'),
  one('speech', 'optional'),
  mother,
];
type Fit = 'free' | 'tentative' | 'no';
const choose = (participants: readonly Candidate[], fits: Record<string, Fit>, named: readonly string[] = []) => {
  const byPerson = new Map(Object.entries(fits).map(([id, fit]) => [`${id}-person`, fit]));
  return chooseAttending(participants, byPerson, named).map(({ id }) => id);
};

describe('who attends', () => {
  it.each<[string, Record<string, Fit>, string[], string[]]>([
    ['the preferred who is free', { nurse: 'free', 'other-nurse': 'free' }, [], ['teacher', 'nurse']],
    ['who is free rather than not', { nurse: 'no', 'other-nurse': 'free' }, [], ['teacher', 'other-nurse']],
    [
      'who is certain rather than perhaps',
      { nurse: 'tentative', 'other-nurse': 'free' },
      [],
      ['teacher', 'other-nurse'],
    ],
    [
      'who is perhaps free rather than not',
      { nurse: 'no', 'other-nurse': 'tentative' },
      [],
      ['teacher', 'other-nurse'],
    ],
    ['whoever is named, free or not', { nurse: 'free' }, ['other-nurse'], ['teacher', 'other-nurse']],
    ['both who are named', {}, ['other-nurse', 'nurse'], ['teacher', 'nurse', 'other-nurse']],
    ['the optional who are free', { nurse: 'free', speech: 'free' }, [], ['teacher', 'speech', 'nurse']],
    ['no optional person who is only perhaps free', { nurse: 'free', speech: 'tentative' }, [], ['teacher', 'nurse']],
    ['the optional who are named', { nurse: 'free', speech: 'no' }, ['speech'], ['teacher', 'speech', 'nurse']],
    ['the required, free or not', { nurse: 'free', teacher: 'no' }, [], ['teacher', 'nurse']],
  ])('is %s', (_, fits, named, expected) => {
    expect(choose(table, fits, named)).toEqual(expected);
  });

  it('is whoever was chosen before rather than another', () => {
    const before = table.map((each) => ({ ...each, chosen: each.id === 'other-nurse' }));
    expect(choose(before, { nurse: 'free', 'other-nurse': 'free' })).toEqual(['teacher', 'other-nurse']);
  });

  it('is refused when nobody of a group is known to be free', () => {
    expect(() => choose(table, { nurse: 'no' })).toThrow(
      expect.objectContaining({ code: 'NOBODY_FREE', details: { field: 'chosen', clause: 'neuvola' } }),
    );
  });

  it.each([
    ['a stranger', 'x'],
    ['the family, who come anyway', 'mother'],
  ])('is not %s', (_, id) => {
    expect(() => choose(table, { nurse: 'free' }, ['nurse', id])).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND', details: { field: 'chosen.1' } }),
    );
  });
});

describe('attendance', () => {
  it('is what was told; who is not named was absent', () => {
    const told = attendanceOf(table, [{ participantId: 'teacher', attendance: 'video' }]);
    expect([told.get('teacher'), told.get('nurse'), told.size]).toEqual(['video', 'absent', 5]);
  });

  it.each([
    ['of a stranger', 'x', 'NOT_FOUND'],
    ['told twice', 'nurse', 'NAMED_TWICE'],
  ])('%s is refused', (_, participantId, code) => {
    const told = ['nurse', participantId].map((id) => ({ participantId: id, attendance: 'phone' as const }));
    expect(() => attendanceOf(table, told)).toThrow(
      expect.objectContaining({ code, details: { field: 'attendance.1.participantId' } }),
    );
  });
});

describe('a meeting without the family (invariant 11)', () => {
  it.each([
    ['guardian', 'on-site', true],
    ['guardian', 'video', true],
    ['child', 'phone', true],
    ['guardian', 'written', false],
    ['guardian', 'absent', false],
    ['close-person', 'on-site', false],
  ] as const)('%s %s: held is %s', (role, attendance, isHeld) => {
    const check = (inAdvance: boolean) => () => requireFamilyPresent(inAdvance, [{ role, attendance }]);
    if (isHeld) expect(check(false)).not.toThrow();
    else expect(check(false)).toThrow(expect.objectContaining({ code: 'FAMILY_MISSING' }));
    expect(check(true)).not.toThrow();
  });
});
