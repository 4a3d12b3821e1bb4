import { shownNumber } from './phone-number.js';

it.each([
  ['+358401234567', '040 123 4567'],
  ['040 1234567', '040 123 4567'],
  ['+358501234567', '050 123 4567'],
  ['+358400009101', '040 000 9101'],
  ['08 1001001', '08 100 1001'],
  ['029 5123456', '029 512 3456'],
  ['+46701234567', '+46 70 123 45 67'],
  ['kysy vaihteesta', 'kysy vaihteesta'],
])('%s is shown as %s', (number, shown) => {
  expect(shownNumber(number)).toBe(shown);
});
