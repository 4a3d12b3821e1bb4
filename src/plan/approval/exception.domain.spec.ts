import { codeOf } from '../../platform/errors/code-of.js';
import { checkException, toBeAsked } from './exception.domain.js';

describe('an exception (361/1983 5 §)', () => {
  it.each([
    ['father', ['mother', 'father'], [], [], 'OK'],
    ['father', ['mother', 'father'], ['mother'], ['father'], 'OK'],
    ['child', ['mother', 'father'], [], [], 'NOT_A_DECIDER'],
    ['father', ['mother', 'father'], ['father'], [], 'HAS_SPOKEN'],
    ['mother', ['mother'], [], [], 'NOBODY_LEFT'],
    ['mother', ['mother', 'father'], [], ['father'], 'NOBODY_LEFT'],
  ])('of %s, where %j decide, %j have spoken and %j are left out: %s', (personId, deciders, spoken, excepted, code) => {
    expect(codeOf(() => checkException(personId, { deciders, spoken, excepted }))).toBe(code);
  });

  it.each([
    [['m', 'f'], [], [], ['m', 'f']],
    [['m', 'f'], [], ['f'], ['m']],
    [['m', 'f'], ['f'], ['f'], ['m', 'f']],
    [['m'], [], ['m'], []],
  ])('of %j, where %j have spoken and %j are left out, %j are asked', (deciders, spoken, excepted, asked) => {
    expect(toBeAsked(deciders, spoken, excepted)).toEqual(asked);
  });
});
