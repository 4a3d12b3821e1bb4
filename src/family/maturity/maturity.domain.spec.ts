import { canHaveAccount, checkAssessment } from './maturity.domain.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-25');
const born = (text: string) => ({ role: 'child' as const, birthDate: day(text) });

describe('an assessment', () => {
  it.each([
    ['12 years and 364 days', born('2013-11-26'), 'TOO_YOUNG', 'assessedOn'],
    ['no day of birth', { role: 'child' as const, birthDate: null }, 'BIRTH_DATE_UNKNOWN', 'personId'],
    ['a guardian', { ...born('1985-01-01'), role: 'guardian' as const }, 'NOT_A_CHILD', 'personId'],
    ['a close person', { ...born('1955-01-01'), role: 'close-person' as const }, 'NOT_A_CHILD', 'personId'],
  ])('is not made of %s', (_, child, code, field) => {
    expect(() => checkAssessment(child, today, today)).toThrow(expect.objectContaining({ code, details: { field } }));
    expect(canHaveAccount(child, today)).toBe(false);
  });

  it.each([
    ['on the thirteenth birthday', '2013-11-25'],
    ['the day after', '2013-11-24'],
    ['at 17', '2009-03-01'],
    ['of age', '2006-03-01'],
  ])('is made %s', (_, birthDate) => {
    expect(() => checkAssessment(born(birthDate), today, today)).not.toThrow();
    expect(canHaveAccount(born(birthDate), today)).toBe(true);
  });

  it('of who was born on 29 February is made from the 28th on', () => {
    const leap = born('2012-02-29');
    expect(() => checkAssessment(leap, day('2025-02-27'), today)).toThrow(
      expect.objectContaining({ code: 'TOO_YOUNG' }),
    );
    expect(() => checkAssessment(leap, day('2025-02-28'), today)).not.toThrow();
  });

  it('looks at the day it was made, which is not to come', () => {
    expect(() => checkAssessment(born('2013-11-20'), day('2026-11-19'), today)).toThrow(
      expect.objectContaining({ code: 'TOO_YOUNG', details: { field: 'assessedOn' } }),
    );
    expect(() => checkAssessment(born('2010-01-01'), day('2026-11-26'), today)).toThrow(
      expect.objectContaining({ code: 'TIME_IN_FUTURE', details: { field: 'assessedOn' } }),
    );
  });
});
