import { codeOf } from '../../platform/errors/code-of.js';
import {
  answered,
  atAgreement,
  checkDueOn,
  checkOwner,
  type Commitment,
  COMMITMENT,
  COMMITMENTS,
  committed,
  declined,
  goesOn,
  isReportable,
  type Progress,
  PROGRESS,
  PROGRESSES,
  reported,
  requireCommitted,
  requireHeard,
} from './action.domain.js';
import { SUGGESTION, SUGGESTION_STATES } from './suggestion.domain.js';

const NOW = Temporal.Instant.from('2026-11-23T07:00:00Z');
const TODAY = Temporal.PlainDate.from('2026-11-23');
const day = (text: string) => Temporal.PlainDate.from(text);

const action = (commitment: Commitment, sinceVersion: number | null = 1, untilVersion: number | null = null) => ({
  commitment,
  sinceVersion,
  untilVersion,
});

describe('the tables', () => {
  it.each<[string, Readonly<Record<string, object>>, readonly string[]]>([
    ['commitment', COMMITMENT, COMMITMENTS],
    ['progress', PROGRESS, PROGRESSES],
    ['suggestion', SUGGESTION, SUGGESTION_STATES],
  ])('of %s lead from its states to its states, to each but the first', (_, machine, states) => {
    expect(Object.keys(machine)).toEqual(states);
    const reached = new Set<string>(Object.values(machine).flatMap((events) => Object.values(events)));
    for (const state of states.slice(1)) expect(reached).toContain(state);
    for (const state of reached) expect(states).toContain(state);
  });
});

describe('an action', () => {
  it.each([
    ['2026-11-22', 'DUE_IN_PAST'],
    ['2026-11-23', 'OK'],
    ['2028-11-23', 'OK'],
    ['2028-11-24', 'DUE_TOO_FAR'],
  ])('is due on %s: %s', (on, code) => {
    expect(codeOf(() => checkDueOn(day(on), TODAY))).toBe(code);
  });

  it.each([
    [{ ownerKind: 'professional', ownerUnit: 'u' }, 'OK'],
    [{ ownerKind: 'professional', ownerUnit: null }, 'UNIT_MISSING'],
    [{ ownerKind: 'family' }, 'OK'],
    [{ ownerKind: 'family', ownerUnit: 'u' }, 'UNIT_OF_FAMILY'],
  ] as const)('is owned by %j: %s', (owner, code) => {
    expect(codeOf(() => checkOwner(owner))).toBe(code);
  });

  it.each([
    [action('proposed'), 'OK'],
    [action('requested'), 'OK'],
    [action('requested', null), 'OK'],
    [action('declined'), 'OK'],
    [action('committed'), 'ALREADY_COMMITTED'],
    [action('requested', null, 1), 'ACTION_DROPPED'],
    [action('proposed', 1, 1), 'ACTION_DROPPED'],
  ])('%j may still be answered: %s', (found, code) => {
    expect(codeOf(() => committed(found, NOW, null))).toBe(code);
    expect(codeOf(() => declined(found, 'Ei ehdi.', null))).toBe(code);
  });

  it('is committed to by the owner, heard by nobody or somebody, and not declined any more', () => {
    const expected = { commitment: 'committed', committedAt: NOW, declineReason: null };
    expect(committed(action('declined'), NOW, null)).toEqual({ ...expected, committedVia: null });
    expect(committed(action('proposed'), NOW, 'c')).toEqual({ ...expected, committedVia: 'c' });
  });

  it('is declined with a reason only', () => {
    expect(codeOf(() => declined(action('proposed'), null, 'c'))).toBe('REASON_MISSING');
  });

  it('13. of somebody absent is committed to by nobody else', () => {
    expect(codeOf(() => requireHeard(false))).toBe('OWNER_ABSENT');
    expect(codeOf(() => requireHeard(true))).toBe('OK');
  });

  it.each([
    ['committed', null],
    ['declined', { untilVersion: 2 }],
    ['proposed', { commitment: 'requested', sinceVersion: null }],
    ['requested', { commitment: 'requested', sinceVersion: null }],
  ] as const)('that is %s becomes %j when version 2 is agreed', (commitment, change) => {
    expect(atAgreement(action(commitment, 2), 2)).toEqual(change);
  });

  it('that was declined is asked anew by another suggestion of its owner, and stays what it was otherwise', () => {
    const suggested = (commitment: Commitment) => answered(action(commitment), 'suggest');
    expect([suggested('declined'), suggested('proposed'), suggested('requested')]).toEqual([
      'requested',
      'proposed',
      'requested',
    ]);
    expect(codeOf(() => suggested('committed'))).toBe('ALREADY_COMMITTED');
    expect(codeOf(() => answered(action('proposed', 1, 1), 'suggest'))).toBe('ACTION_DROPPED');
  });
});

describe('progress', () => {
  const promise = (progress: Progress, commitment: Commitment = 'committed') => ({ ...action(commitment), progress });

  it.each([
    ['committed', 'done', null, 'OK'],
    ['committed', 'stuck', null, 'OK'],
    ['committed', 'stuck', 'Jono.', 'OK'],
    ['committed', 'not-done', 'Jono oli pitkä.', 'OK'],
    ['committed', 'not-done', null, 'REASON_MISSING'],
    ['committed', 'done', 'Valmista tuli.', 'REASON_OUT_OF_PLACE'],
    ['committed', 'cancelled', 'Ei tarvita.', 'REASON_OUT_OF_PLACE'],
    ['requested', 'done', null, 'NOT_COMMITTED'],
    ['proposed', 'in-progress', null, 'NOT_COMMITTED'],
    ['declined', 'cancelled', null, 'NOT_COMMITTED'],
  ] as const)('of what is %s is reported as %s because of %p: %s', (commitment, progress, reason, code) => {
    expect(codeOf(() => reported(promise('open', commitment), progress, reason))).toBe(code);
  });

  it.each([
    ['open', ['in-progress', 'stuck', 'done', 'not-done', 'handed-over', 'cancelled']],
    ['in-progress', ['in-progress', 'stuck', 'done', 'not-done', 'handed-over', 'cancelled']],
    ['stuck', ['in-progress', 'stuck', 'done', 'not-done', 'handed-over', 'cancelled']],
    ['done', ['in-progress', 'stuck', 'done', 'not-done']],
    ['not-done', ['in-progress', 'stuck', 'done', 'not-done', 'handed-over', 'cancelled']],
    ['handed-over', ['handed-over', 'cancelled']],
    ['cancelled', []],
  ] as const)('from %s goes on to %j only', (from, to) => {
    const events = PROGRESSES.filter((each) => each !== 'open');
    const codes = events.map((event) => codeOf(() => goesOn(promise(from), event)));
    expect(events.filter((_, i) => codes[i] === 'OK')).toEqual(to);
    expect(isReportable(from)).toBe(codes[events.indexOf('done')] === 'OK');
  });

  it.each([
    ['done', 'cancelled', 'ALREADY_DONE'],
    ['handed-over', 'done', 'ACTION_HANDED_OVER'],
    ['cancelled', 'done', 'ACTION_CANCELLED'],
  ] as const)('that is %s is not %s any more: %s', (from, to, code) => {
    expect(codeOf(() => goesOn(promise(from), to))).toBe(code);
  });
});

describe('a plan', () => {
  it('is agreed with a promise in it', () => {
    const without = [action('committed', 1, 2), action('requested', 2), action('committed', null)];
    expect(codeOf(() => requireCommitted(without, 2))).toBe('NO_COMMITTED_ACTION');
    expect(codeOf(() => requireCommitted([...without, action('committed', 1)], 2))).toBe('OK');
  });
});
