import type { LogEntry } from '../../desk/access-log/access-log.graphql.js';
import type { Page } from '../../platform/graphql/connection.js';
import { foldLog, MOST_ENTRIES } from './looked-fold.js';

const AINO = { who: 'professional', name: 'Aino Koivulampi', title: 'palveluohjaaja', unitName: null } as const;
const GROUND = { code: 'counsellor', givenOn: null, unitName: null, statute: null, reason: null } as const;

const look = (clock: string, more: Partial<LogEntry> = {}): LogEntry => ({
  day: Temporal.PlainDate.from('2026-11-23'),
  at: Temporal.Instant.from(`2026-11-23T${clock}Z`),
  by: { ...AINO },
  action: 'read',
  categories: ['plan'],
  times: 1,
  bases: [{ ...GROUND }],
  to: null,
  withheld: null,
  ...more,
});
const page = (nodes: readonly LogEntry[], more: Partial<Page<LogEntry>['pageInfo']> = {}): Page<LogEntry> => ({
  edges: nodes.map((node, i) => ({ cursor: `after ${i}`, node })),
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null, ...more },
});
const sizes = (nodes: readonly LogEntry[]) => foldLog(page(nodes)).folds.map(({ length }) => length);

it('looks of one person on one day for one reason are one, whatever they looked at', () => {
  expect(sizes([look('07:49'), look('07:45', { categories: ['needs'] }), look('07:43')])).toEqual([3]);
});

it.each<[string, Partial<LogEntry>]>([
  ['somebody else', { by: { ...AINO, name: 'Helmi Harju' } }],
  ['another unit', { by: { ...AINO, unitName: 'Päivystys' } }],
  ['another reason', { bases: [{ ...GROUND, code: 'break-glass', reason: 'danger' }] }],
  ['another consent', { bases: [{ ...GROUND, givenOn: Temporal.PlainDate.from('2026-11-01') }] }],
  ['another day', { day: Temporal.PlainDate.from('2026-11-22') }],
  ['a change', { action: 'change' }],
  ['a refusal', { action: 'refused' }],
  ['what stands for a day', { at: null, times: 4 }],
  ['what is withheld', { withheld: 'investigation', by: null, action: null, at: null, bases: [] }],
])('%s stands alone between them', (_, more) => {
  expect(sizes([look('07:49'), look('07:45', more), look('07:43')])).toEqual([1, 1, 1]);
  expect(sizes([look('07:49', more), look('07:45', more)])).toEqual('action' in more || 'at' in more ? [1, 1] : [2]);
});

it('a page ends where it is full and goes on with the very next entry: nothing is left out, nothing comes twice', () => {
  const nodes = Array.from({ length: 60 }, (_, i) =>
    look('07:43', i % 3 === 0 ? { by: { ...AINO, name: `Katsoja ${i}` } } : {}),
  );
  const { folds, next, hasNewer } = foldLog(page(nodes, { hasPreviousPage: true }));
  const shown = folds.flat();
  expect(shown).toEqual(nodes.slice(0, shown.length));
  expect(shown.length).toBeLessThan(nodes.length);
  expect([next, hasNewer]).toEqual([`after ${shown.length - 1}`, true]);
});

it('all that is asked for fits, or is gone on with', () => {
  const all = Array.from({ length: MOST_ENTRIES }, () => look('07:43'));
  const { folds, next } = foldLog(page(all, { hasNextPage: true }));
  expect(next).toBe(`after ${folds.flat().length - 1}`);
  expect(foldLog(page([look('07:43')]))).toMatchObject({ next: null, hasNewer: false });
  expect(foldLog(page([]))).toEqual({ folds: [], next: null, hasNewer: false });
});
