import { LOG_BASES } from '../../platform/audit/log-basis.domain.js';
import { readBasis } from './log-basis.domain.js';

const ID = '01930000-0000-7000-8000-000000000001';

it.each([
  ['counsellor', 'counsellor'],
  ['consent', 'consent'],
  [`consent:${ID} to ${ID}`, 'consent'],
  [`family to ${ID}`, 'family'],
  [`break-glass:${ID}`, 'break-glass'],
  ['hold-override:urgent', 'hold-override'],
  ['with-reason', 'supervision'],
  ['suomi-fi', 'signing-in'],
  ['issuer:suomi-fi', 'signing-in'],
  ['family-code', 'signing-in'],
  ['https://login.example.fi/old', 'other'],
  ['constructor', 'other'],
  ['', 'other'],
])('the basis `%s` is told as `%s`', (text, told) => {
  expect(readBasis(text)).toBe(told);
});

it('what is written today is never one that the reader has to ask about', () => {
  expect(LOG_BASES.filter((code) => readBasis(code) === 'other')).toEqual([]);
});
