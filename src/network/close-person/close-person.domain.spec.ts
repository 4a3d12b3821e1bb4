import { checkWish } from './close-person.domain.js';

const aunt = { role: 'close-person' as const };

describe('a close person', () => {
  it('is invited on the word of a guardian who decides', () => {
    expect(() => checkWish({ person: aunt, wishedById: 'mother' }, ['father', 'mother'])).not.toThrow();
  });

  it.each([
    ['a child', { role: 'child' as const }, 'mother', 'NOT_A_CLOSE_PERSON', 'personId'],
    ['a guardian', { role: 'guardian' as const }, 'mother', 'NOT_A_CLOSE_PERSON', 'personId'],
    ['themselves', aunt, 'aunt', 'NOT_A_GUARDIAN', 'wishedById'],
    ['who decides no longer', aunt, 'father', 'NOT_A_GUARDIAN', 'wishedById'],
  ])('is not invited as or by %s', (_, person, wishedById, code, field) => {
    expect(() => checkWish({ person, wishedById }, ['mother'])).toThrow(
      expect.objectContaining({ code, details: { field } }),
    );
  });
});
