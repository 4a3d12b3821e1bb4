import fc from 'fast-check';
import { DomainError } from '../../platform/errors/domain-error.js';
import {
  checkChildsWord,
  checkItems,
  checkLifting,
  checkWithholding,
  CHILDS_REASONS,
  type ChildsWord,
  KEPT_KINDS,
  KEPT_REASONS,
  isChildsReason,
  isLegalReason,
  MOST_ITEMS,
} from './prohibition.domain.js';

const codeOf = (tried: () => unknown): string => {
  try {
    tried();
    return 'passes';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return `${error.code} ${error.details.field}`;
  }
};

const ITEM = { kind: 'minutes', id: 'a' } as const;
const WORD: ChildsWord = {
  child: { id: 'aada', role: 'child' },
  from: { id: 'urho', role: 'guardian' },
  items: [ITEM],
  reason: 'own-matter',
  words: null,
  isAssessed: true,
  isJudgedAble: false,
};

describe('a minor’s word', () => {
  it.each<[string, Partial<ChildsWord>, string]>([
    ['of a guardian', { child: { id: 'x', role: 'guardian' } }, 'NOT_A_CHILD childId'],
    ['of a close person', { child: { id: 'x', role: 'close-person' } }, 'NOT_A_CHILD childId'],
    ['against another child', { from: { id: 'x', role: 'child' } }, 'NOT_A_GUARDIAN fromPersonId'],
    ['against a close person', { from: { id: 'x', role: 'close-person' } }, 'NOT_A_GUARDIAN fromPersonId'],
    ['of nothing', { items: [] }, 'ITEMS_MISSING items'],
    ['of the same twice', { items: [ITEM, { ...ITEM, id: 'A' }] }, 'ITEM_REPEATED items.1.id'],
    ['for another reason without words', { reason: 'other' }, 'WORDS_MISSING words'],
    ['for another reason in words', { reason: 'other', words: 'Siksi.' }, 'passes'],
    ['of whom nobody judged', { isAssessed: false }, 'ABILITY_NOT_JUDGED isJudgedAble'],
  ])('%s', (_, more, answer) => {
    expect(codeOf(() => checkChildsWord({ ...WORD, ...more }))).toBe(answer);
  });

  it('says how the child is known to be able: a standing assessment before a judgement of the moment', () => {
    expect(checkChildsWord({ ...WORD, isJudgedAble: true })).toBe('assessed');
    expect(checkChildsWord({ ...WORD, isAssessed: false, isJudgedAble: true })).toBe('judged-now');
  });

  it('names at most so many things, each once; another kind with the same id is another thing', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => ({ ...ITEM, id: `${i}` }));
    expect(codeOf(() => checkItems(many(MOST_ITEMS)))).toBe('passes');
    expect(codeOf(() => checkItems(many(MOST_ITEMS + 1)))).toBe('TOO_MANY_ITEMS items');
    expect(codeOf(() => checkItems(KEPT_KINDS.map((kind) => ({ kind, id: 'a' }))))).toBe('passes');
  });
});

describe('what is withheld by law', () => {
  it.each([
    ['guardian', 'passes'],
    ['child', 'passes'],
    ['close-person', 'NOT_A_PARTY fromPersonId'],
  ] as const)('from a %s', (role, answer) => {
    expect(codeOf(() => checkWithholding({ id: 'x', role }, [ITEM]))).toBe(answer);
  });

  it('has reasons of its own', () => {
    expect(KEPT_REASONS.filter(isChildsReason)).toEqual([...CHILDS_REASONS]);
    expect(KEPT_REASONS.filter((reason) => isChildsReason(reason) === isLegalReason(reason))).toEqual([]);
  });
});

describe('lifting', () => {
  const lifting = (principalId: string, keeps: boolean, childSaidSo: boolean, more: object = {}) =>
    codeOf(() =>
      checkLifting(
        { childId: 'aada', fromPersonId: 'urho', isLifted: false, ...more },
        { principalId, keeps, childSaidSo },
      ),
    );

  it.each([
    ['the minor', lifting('aada', false, false), 'passes'],
    ['who keeps the case, on the minor’s word', lifting('aino', true, true), 'passes'],
    ['who keeps the case, of themself', lifting('aino', true, false), 'CHILD_DECIDES childSaidSo'],
    ['whom it is kept from', lifting('urho', false, true), 'NOT_FOUND id'],
    ['whom it is kept from, who keeps the case', lifting('urho', true, true), 'NOT_FOUND id'],
    ['the other guardian', lifting('marjatta', false, true), 'NOT_FOUND id'],
    ['twice', lifting('aada', false, false, { isLifted: true }), 'ALREADY_LIFTED id'],
    ['what is kept by law', lifting('aino', true, false, { childId: null }), 'passes'],
    ['what is kept by law, by the minor', lifting('aada', false, true, { childId: null }), 'NOT_FOUND id'],
  ])('by %s', (_, given, answer) => {
    expect(given).toBe(answer);
  });

  it('16. in any walk what is kept becomes free by the minor’s word alone', () => {
    const step = fc.record({
      who: fc.constantFrom('aada', 'aino', 'urho', 'marjatta'),
      does: fc.constantFrom('forbid', 'lift'),
      childSaidSo: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let isKept = false;
        for (const { who, does, childSaidSo } of steps) {
          if (does === 'forbid') isKept ||= who === 'aada' || who === 'aino';
          else {
            const answer = lifting(who, who === 'aino', childSaidSo, { isLifted: !isKept });
            const isTheirs = who === 'aada' || (who === 'aino' && childSaidSo);
            expect(answer === 'passes').toBe(isKept && isTheirs);
            if (answer === 'passes') isKept = false;
          }
        }
      }),
    );
  });
});
