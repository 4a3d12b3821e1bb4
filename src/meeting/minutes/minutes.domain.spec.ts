import fc from 'fast-check';
import { DomainError } from '../../platform/errors/domain-error.js';
import type { Attendance } from '../meeting.domain.js';
import { minutesNotice } from './minutes-notice.domain.js';
import {
  answered,
  checkAnswer,
  checkPage,
  type Matter,
  PAGE_LIMITS,
  type Relative,
  requireAnswerable,
  rowOf,
  type Said,
  shared,
  type Standing,
  VERDICTS,
  written,
} from './minutes.domain.js';

const codeOf = (task: () => unknown): string | undefined => {
  try {
    task();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return [error.code, error.details.field].join(' ');
    throw error;
  }
};

const ATTENDANCES: readonly (Attendance | null)[] = ['on-site', 'video', 'phone', 'written', 'absent', null];
const PRESENT = new Set<Attendance | null>(['on-site', 'video', 'phone']);
const families = fc
  .array(fc.constantFrom(...ATTENDANCES), { maxLength: 3 })
  .map((all) => all.map((attendance, index): Relative => ({ personId: `guardian-${index}`, attendance })));
const steps = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), text: fc.string({ maxLength: 3 }) }),
  fc.record({ kind: fc.constant('share' as const) }),
  fc.record({
    kind: fc.constant('answer' as const),
    who: fc.nat(3),
    edition: fc.integer({ min: 1, max: 4 }),
    verdict: fc.constantFrom(...VERDICTS),
    words: fc.constantFrom('Ei niin.', null),
  }),
);

interface Model {
  readonly standing: Standing | null;
  /** Text by edition. */
  readonly pages: ReadonlyMap<number, string>;
  readonly said: readonly (Said & { readonly edition: number })[];
}

/** One step by the rules of the domain; throws where they refuse it. */
function taken(
  model: Model,
  step: typeof steps extends fc.Arbitrary<infer Step> ? Step : never,
  family: Relative[],
): Model {
  const { standing, pages, said } = model;
  if (step.kind === 'write') {
    const next = written(standing);
    return { ...model, standing: { ...standing, ...next }, pages: new Map([...pages, [next.edition, step.text]]) };
  }
  if (!standing) throw new DomainError('NOT_FOUND', '', {});
  if (step.kind === 'share') return { ...model, standing: shared(standing) };
  requireAnswerable(standing, step.edition);
  const guardian = family[step.who];
  checkAnswer(guardian, step);
  const all = [...said, { personId: guardian!.personId, verdict: step.verdict, edition: step.edition }];
  const ofEdition = all.filter(({ edition }) => edition === step.edition);
  return { ...model, standing: { ...standing, state: answered(standing, family, ofEdition) }, said: all };
}

function expectInvariants(before: Model, after: Model, family: readonly Relative[]): void {
  const { standing, pages, said } = after;
  if (!standing) return;
  const was = before.standing;
  expect(standing.state === 'draft').toBe((standing.sharedEdition ?? null) !== standing.edition);
  expect(standing.edition - (was?.edition ?? 0)).toBeLessThanOrEqual(1);
  expect(standing.edition).toBeGreaterThanOrEqual(was?.edition ?? 1);
  expect(standing.sharedEdition ?? 0).toBeGreaterThanOrEqual(was?.sharedEdition ?? 0);
  for (const [edition, text] of before.pages)
    if (edition <= (was?.sharedEdition ?? 0)) expect(pages.get(edition)).toBe(text);
  if (standing.state !== 'confirmed') return;
  const words = said.filter(({ edition }) => edition === standing.edition);
  const lastOf = (id: string) => words.findLast(({ personId }) => personId === id)?.verdict;
  const present = family.filter(({ attendance }) => PRESENT.has(attendance));
  expect(present.length).toBeGreaterThan(0);
  for (const { personId } of present) expect(lastOf(personId)).toBe('confirmed');
  for (const { personId } of family) expect(lastOf(personId)).not.toBe('objected');
}

describe('minutes', () => {
  it('keep what was shared as it was, and are confirmed by those who were there, whatever happens', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(families, fc.array(steps, { maxLength: 14 }), (family, events) => {
        let model: Model = { standing: null, pages: new Map(), said: [] };
        for (const event of events) {
          const before = model;
          try {
            model = taken(model, event, family);
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
          }
          expectInvariants(before, model, family);
          if (model.standing) reached.add(`${model.standing.state} ${Math.min(model.standing.edition, 2)}`);
        }
      }),
      { numRuns: 6000, seed: 34 },
    );
    expect([...reached].toSorted()).toEqual([
      'confirmed 1',
      'confirmed 2',
      'draft 1',
      'draft 2',
      'shared 1',
      'shared 2',
    ]);
  });

  const SHARED: Standing = { state: 'shared', edition: 2, sharedEdition: 2 };
  const MOTHER: Relative = { personId: 'mother', attendance: 'phone' };
  const FATHER: Relative = { personId: 'father', attendance: 'absent' };

  it('are shared once', () => {
    expect(codeOf(() => shared(SHARED))).toBe('ALREADY_SHARED meetingId');
    expect(codeOf(() => shared({ ...SHARED, state: 'confirmed' }))).toBe('ALREADY_SHARED meetingId');
  });

  it.each([
    [
      'of a draft',
      () => requireAnswerable({ state: 'draft', edition: 3, sharedEdition: 2 }, 2),
      'NOT_SHARED meetingId',
    ],
    ['of an earlier edition', () => requireAnswerable(SHARED, 1), 'STALE edition'],
    ['of who is no guardian', () => checkAnswer(undefined, { verdict: 'confirmed' }), 'NOT_A_GUARDIAN personId'],
    ['of who was away', () => checkAnswer(FATHER, { verdict: 'confirmed' }), 'NOT_PRESENT personId'],
    ['of an objection without words', () => checkAnswer(MOTHER, { verdict: 'objected' }), 'WORDS_MISSING words'],
    [
      'of a comment with no words',
      () => checkAnswer(MOTHER, { verdict: 'commented', words: '' }),
      'WORDS_MISSING words',
    ],
    ['of who was away, in words', () => checkAnswer(FATHER, { verdict: 'objected', words: 'Ei.' }), undefined],
  ])('refuse an answer %s', (_, answer, code) => {
    expect(codeOf(answer)).toBe(code);
  });

  it.each([
    [['confirmed'], [], 'confirmed'],
    [['objected', 'confirmed'], [], 'confirmed'],
    [['confirmed', 'commented'], [], 'shared'],
    [['confirmed'], ['objected'], 'shared'],
    [['confirmed'], ['commented'], 'confirmed'],
    [[], ['commented'], 'shared'],
  ] as const)('are after %j of the mother who was there and %j of the father who was not: %s', (hers, his, state) => {
    const said = [
      ...hers.map((verdict) => ({ personId: 'mother', verdict })),
      ...his.map((verdict) => ({ personId: 'father', verdict })),
    ];
    expect(answered(SHARED, [MOTHER, FATHER], said)).toBe(state);
  });
});

describe('the page', () => {
  const TABLE = [
    { id: 'nurse', isRoom: false, attendance: 'video' as const },
    { id: 'teacher', isRoom: false, attendance: 'absent' as const },
    { id: 'room', isRoom: true, attendance: null },
  ];
  const day = Temporal.PlainDate.from('2026-11-23');
  const matter = (more: Partial<Matter> = {}): Matter => ({ text: 'Soittaa kotiin.', audience: 'all', ...more });
  const code = (page: Partial<Parameters<typeof checkPage>[0]>) =>
    codeOf(() => checkPage({ matters: [], ...page }, TABLE, day));

  it.each(['forAll', 'forAuthorities', 'forFamily'] as const)('has room for so much in %s', (field) => {
    const limit = PAGE_LIMITS[field];
    expect(code({ [field]: 'ä'.repeat(limit) })).toBeUndefined();
    expect(code({ [field]: 'ä'.repeat(limit + 1) })).toBe(`TOO_LONG_FOR_ONE_PAGE ${field}`);
  });

  it.each([
    ['nothing', {}, 'NOTHING_WRITTEN forAll'],
    ['nine matters', { matters: Array.from({ length: 9 }, () => matter()) }, 'TOO_LONG_FOR_ONE_PAGE matters'],
    ['eight', { matters: Array.from({ length: 8 }, () => matter()) }, undefined],
    ['one of somebody who was there', { matters: [matter({ participantId: 'nurse', dueOn: day })] }, undefined],
    [
      'one of somebody who was away',
      { matters: [matter(), matter({ participantId: 'teacher' })] },
      'OWNER_ABSENT matters.1.participantId',
    ],
    ['one of a room', { matters: [matter({ participantId: 'room' })] }, 'NOT_FOUND matters.0.participantId'],
    ['one of a stranger', { matters: [matter({ participantId: 'x' })] }, 'NOT_FOUND matters.0.participantId'],
    [
      'one due before',
      { matters: [matter({ dueOn: day.subtract({ days: 1 }) })] },
      'DUE_BEFORE_MEETING matters.0.dueOn',
    ],
  ])('with %s', (_, page, fault) => {
    expect(code(page)).toBe(fault);
  });

  it('binds its text to the meeting, and that of later editions to the edition', () => {
    expect([1, 2].map((edition) => rowOf('m', edition))).toEqual(['m', 'm/2']);
  });
});

it.each(['fi', 'sv', 'en'] as const)('the notice in %s is neutral and leads to the sign-in', (language) => {
  const { subject, text } = minutesNotice(language, 'https://yhdessa.example/');
  expect(subject).not.toBe('');
  expect(text).toContain('\nhttps://yhdessa.example/\n');
});
