import type { Line } from '../web/src/access-log/access-log.query.js';
import { foldLines } from '../web/src/access-log/fold.js';

const AINO = '00000000-0000-4000-8000-00000000000a';
const HELMI = '00000000-0000-4000-8000-00000000000b';
const line = (more: Partial<Line> = {}): Line => ({
  at: '2026-11-23T07:00:00Z',
  principalId: AINO,
  name: 'Aino Koivulampi',
  unitId: null,
  unitName: null,
  action: 'READ',
  operation: 'casePage',
  scopeType: 'CASE',
  scopeId: 'case',
  category: 'PLAN',
  toldBasis: 'COUNSELLOR',
  ...more,
});

it('what one look showed is one: each part, each thing and each basis once', () => {
  const lines = [
    line(),
    line({ category: 'NEEDS' }),
    line({ category: 'PLAN', scopeType: 'FAMILY', scopeId: 'family', toldBasis: 'RESPONSIBLE_PERSON' }),
  ];
  expect(foldLines(lines)).toEqual([
    {
      line: lines[0],
      day: '2026-11-23',
      categories: ['PLAN', 'NEEDS'],
      bases: ['COUNSELLOR', 'RESPONSIBLE_PERSON'],
      targets: [
        { type: 'CASE', id: 'case' },
        { type: 'FAMILY', id: 'family' },
      ],
      isNewestOfDay: true,
    },
  ]);
});

it.each([
  ['another moment', { at: '2026-11-23T07:00:01Z' }],
  ['somebody else', { principalId: HELMI }],
  ['another deed', { action: 'RECORD' }],
  ['another operation', { operation: 'openCase' }],
  ['another unit', { unitId: HELMI }],
] as const)('%s is another look', (_, more) => {
  expect(foldLines([line(), line(more)])).toHaveLength(2);
});

it('the newest of each person and day is marked; the day is that of a Finnish wall', () => {
  const looks = foldLines([
    line({ at: '2026-11-23T08:00:00Z' }),
    line({ at: '2026-11-23T07:30:00Z', principalId: HELMI }),
    line({ at: '2026-11-23T07:00:00Z' }),
    line({ at: '2026-11-22T22:30:00Z' }),
    line({ at: '2026-11-22T21:30:00Z' }),
  ]);
  expect(looks.map(({ day, isNewestOfDay }) => [day, isNewestOfDay])).toEqual([
    ['2026-11-23', true],
    ['2026-11-23', true],
    ['2026-11-23', false],
    ['2026-11-23', false],
    ['2026-11-22', true],
  ]);
});

it('what is of nothing has no target, and no part', () => {
  const [look] = foldLines([line({ action: 'SIGN_IN', scopeType: null, scopeId: null, category: null })]);
  expect(look).toMatchObject({ categories: [], targets: [] });
});
