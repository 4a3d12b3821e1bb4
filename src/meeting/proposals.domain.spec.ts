import { problemOf } from './proposals.domain.js';

const asked = {
  from: Temporal.PlainDate.from('2026-12-01'),
  to: Temporal.PlainDate.from('2026-12-15'),
  now: Temporal.Instant.from('2026-11-23T07:00:00Z'),
  proposals: 5,
  family: { must: [], prefer: [], avoid: [] },
};
const one = (id: string, needed: 'required' | 'one-of' | 'optional', clause: string | null = null) => ({
  id,
  professionalId: `${id}-person`,
  needed,
  clause,
});
const meeting = {
  durationMinutes: 45,
  zone: 'Europe/Helsinki',
  isInterpreted: false,
  since: '2026-11-22 22:30:00+00',
  professionals: [
    one('speech', 'optional'),
    one('teacher', 'required'),
    one('nurse', 'one-of', 'neuvola'),
    one('curator', 'required'),
    one('other-nurse', 'one-of', 'neuvola'),
  ],
};

describe('the problem a meeting poses', () => {
  it('has a clause for each required person and each group, the preferred first, and waits for no optional person', () => {
    const { clauses, optional } = problemOf(meeting, [], asked);
    expect(clauses).toEqual([
      { id: 'teacher', anyOf: ['teacher-person'], count: 1 },
      { id: 'neuvola', anyOf: ['nurse-person', 'other-nurse-person'], count: 1 },
      { id: 'curator', anyOf: ['curator-person'], count: 1 },
    ]);
    expect(optional).toEqual([{ person: 'speech-person', weight: 1 }]);
  });

  it('takes twice as long when something is interpreted', () => {
    expect(problemOf(meeting, [], asked).durationMinutes).toBe(45);
    expect(problemOf({ ...meeting, isInterpreted: true }, [], asked).durationMinutes).toBe(90);
  });

  it('counts from the local day of the contact, unless a meeting was held already', () => {
    expect(problemOf(meeting, [], asked).leadTime?.since.toString()).toBe('2026-11-23');
    expect(problemOf({ ...meeting, since: null }, [], asked).leadTime).toBeUndefined();
  });
});
