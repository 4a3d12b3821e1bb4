import { outcomeOf } from './handover.domain.js';

it.each([
  [200, 'taken'],
  [202, 'taken'],
  [302, 'not-taken'],
  [400, 'refused'],
  [401, 'not-taken'],
  [404, 'not-taken'],
  [409, 'unknown'],
  [422, 'refused'],
  [429, 'not-taken'],
  [500, 'unknown'],
  [502, 'unknown'],
  [503, 'not-taken'],
  [504, 'unknown'],
  [0, 'unknown'],
])('%s means %s', (status, outcome) => {
  expect(outcomeOf(status)).toBe(outcome);
});
