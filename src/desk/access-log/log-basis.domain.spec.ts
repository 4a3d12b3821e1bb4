import { readBasis } from './log-basis.domain.js';

const ID = '01930000-0000-7000-8000-000000000001';
const TO = '01930000-0000-7000-8000-000000000002';

it.each([
  ['counsellor', { code: 'counsellor', sourceId: null, toId: null }],
  ['consent', { code: 'consent', sourceId: null, toId: null }],
  [`consent:${ID} to ${TO}`, { code: 'consent', sourceId: ID, toId: TO }],
  [`family to ${TO}`, { code: 'family', sourceId: null, toId: TO }],
  [`break-glass:${ID}`, { code: 'break-glass', sourceId: ID, toId: null }],
  ['with-reason', { code: 'supervision', sourceId: null, toId: null }],
  ['hold-override:urgent', { code: 'other', sourceId: null, toId: null }],
  ['consent to somebody', { code: 'consent', sourceId: null, toId: null }],
  ['', { code: 'other', sourceId: null, toId: null }],
])('the basis `%s` is taken apart', (text, expected) => {
  expect(readBasis(text)).toEqual(expected);
});
