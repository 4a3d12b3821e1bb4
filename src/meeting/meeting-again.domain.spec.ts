import { sameSeats, type SeatBefore } from './meeting-again.domain.js';

const seat = (professionalId: string, more: Partial<SeatBefore> = {}): SeatBefore => ({
  professionalId,
  unitId: 'unit',
  needed: 'required',
  clause: null,
  stays: true,
  ...more,
});
const anyOf = (professionalId: string, stays = true) =>
  seat(professionalId, { needed: 'one-of', clause: 'neuvola', stays });

describe('the same people again', () => {
  it('sit where they sat', () => {
    const { participants, leftOut } = sameSeats([seat('nurse'), seat('teacher', { needed: 'optional' })]);
    expect(participants).toEqual([
      { professionalId: 'nurse', unitId: 'unit', needed: 'required', clause: null },
      { professionalId: 'teacher', unitId: 'unit', needed: 'optional', clause: null },
    ]);
    expect(leftOut).toEqual([]);
  });

  it('come without those who have left', () => {
    const { participants, leftOut } = sameSeats([seat('nurse', { stays: false }), seat('teacher')]);
    expect(participants.map(({ professionalId }) => professionalId)).toEqual(['teacher']);
    expect(leftOut).toEqual(['nurse']);
  });

  it('are still any one of a group, and who is left alone of it is needed', () => {
    const three = sameSeats([anyOf('one'), anyOf('two'), anyOf('three', false)]);
    expect(three.participants.map(({ needed, clause }) => [needed, clause])).toEqual([
      ['one-of', 'neuvola'],
      ['one-of', 'neuvola'],
    ]);
    const two = sameSeats([anyOf('one'), anyOf('two', false)]);
    expect(two.participants).toEqual([{ professionalId: 'one', unitId: 'unit', needed: 'required' }]);
  });
});
