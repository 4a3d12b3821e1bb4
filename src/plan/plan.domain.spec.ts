import { codeOf } from '../platform/errors/code-of.js';
import {
  checkApproval,
  checkNextReview,
  isIn,
  requireApproval,
  requireContent,
  requireDraft,
  requireProposed,
} from './plan.domain.js';

const TODAY = Temporal.PlainDate.from('2026-11-23');
const day = (text: string) => Temporal.PlainDate.from(text);

describe('a part of a plan', () => {
  it.each([
    [1, null, 1, true],
    [1, null, 7, true],
    [2, null, 1, false],
    [1, 2, 1, true],
    [1, 2, 2, false],
    [2, 2, 2, false],
    [null, null, 1, false],
  ])('since %p until %p: in version %i: %p', (sinceVersion, untilVersion, number, expected) => {
    expect(isIn({ sinceVersion, untilVersion }, number)).toBe(expected);
  });
});

describe('12. the state of a version', () => {
  it.each([
    ['draft', 'OK', 'NOT_PROPOSED'],
    ['proposed', 'PLAN_PROPOSED', 'OK'],
    ['agreed', 'PLAN_AGREED', 'PLAN_AGREED'],
  ] as const)('%s: written in: %s; answered: %s', (state, written, answered) => {
    expect(codeOf(() => requireDraft({ state }))).toBe(written);
    expect(codeOf(() => requireProposed({ state }))).toBe(answered);
  });
});

describe('14. the next review', () => {
  it.each([
    [null, null, 'REVIEW_MISSING'],
    ['2026-11-22', null, 'REVIEW_IN_PAST'],
    ['2026-11-23', null, 'REVIEW_IN_PAST'],
    ['2026-11-24', null, 'OK'],
    ['2027-02-15', null, 'OK'],
    ['2027-02-16', null, 'REVIEW_REASON'],
    ['2027-02-16', 'Isä palaa keväällä.', 'OK'],
  ])('on %p, reason %p: %s', (on, reason, code) => {
    expect(codeOf(() => checkNextReview(on ? day(on) : null, reason, TODAY, 'reviewReason'))).toBe(code);
  });
});

describe('a plan', () => {
  it('is proposed with something in it', () => {
    expect(codeOf(() => requireContent([], 1))).toBe('PLAN_EMPTY');
    expect(codeOf(() => requireContent([{ sinceVersion: 1, untilVersion: 1 }], 1))).toBe('PLAN_EMPTY');
    expect(codeOf(() => requireContent([{ sinceVersion: 1 }], 2))).toBe('OK');
  });

  it.each([
    ['agreed', null, 'OK'],
    ['agreed', 'Hyvä.', 'DISSENT_OUT_OF_PLACE'],
    ['dissent', 'En halua tätä.', 'OK'],
    ['dissent', null, 'DISSENT_MISSING'],
  ] as const)('is answered by %s with the words %p: %s', (approval, words, code) => {
    expect(codeOf(() => checkApproval(approval, words))).toBe(code);
  });

  it.each([
    [['m'], { m: 'agreed' }, 'OK'],
    [['m', 'f'], { m: 'agreed' }, 'APPROVAL_MISSING'],
    [['m', 'f'], { m: 'agreed', f: 'dissent' }, 'OK'],
    [['m', 'f'], { m: 'dissent', f: 'dissent' }, 'NOBODY_APPROVED'],
    [['m'], { child: 'agreed' }, 'APPROVAL_MISSING'],
    [['m'], { m: 'dissent', child: 'agreed' }, 'NOBODY_APPROVED'],
    [[], {}, 'APPROVAL_MISSING'],
    [[], { child: 'agreed' }, 'APPROVAL_MISSING'],
  ] as const)('on which %j decide who said %j: %s', (deciders, said, code) => {
    const approvals = Object.entries(said).map(([personId, approval]) => ({ personId, approval }));
    expect(codeOf(() => requireApproval(deciders, approvals))).toBe(code);
  });
});
