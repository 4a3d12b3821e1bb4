import { checkChildHeard, checkCopy, requireChildViews } from './section.domain.js';

const refusalOf = (task: () => unknown): string => {
  try {
    task();
  } catch (error) {
    const { code, details } = error as { code: string; details: { field: string } };
    return `${code} ${details.field}`;
  }
  return 'OK';
};

describe('a child’s own view', () => {
  it.each([
    [{ manner: 'drawing', content: 'Kaikki nukkuvat.' }, 'OK'],
    [{ reason: 'too-young' }, 'OK'],
    [{ reason: 'other', reasonText: 'Oli matkalla.' }, 'OK'],
    [{}, 'MANNER_MISSING manner'],
    [{ content: 'Kaikki nukkuvat.' }, 'MANNER_MISSING manner'],
    [{ manner: 'drawing' }, 'CONTENT_MISSING content'],
    [{ manner: 'drawing', content: 'Kuva.', reason: 'too-young' }, 'REASON_OUT_OF_PLACE reason'],
    [{ reason: 'too-young', content: 'Kuva.' }, 'REASON_OUT_OF_PLACE reason'],
    [{ reason: 'other' }, 'REASON_MISSING reasonText'],
    [{ reason: 'harmful', reasonText: 'Koska.' }, 'REASON_OUT_OF_PLACE reasonText'],
    [{ manner: 'talked', content: 'Puhe.', reasonText: 'Koska.' }, 'REASON_OUT_OF_PLACE reasonText'],
  ] as const)('told as %j: %s', (told, expected) => {
    expect(refusalOf(() => checkChildHeard(told))).toBe(expected);
  });

  it.each([
    [[], [], 1, 'OK'],
    [['a'], [{ childId: 'a', sinceVersion: 1, untilVersion: null }], 3, 'OK'],
    [['a', 'b'], [{ childId: 'a', sinceVersion: 1, untilVersion: null }], 1, 'CHILD_VIEW_MISSING planVersionId'],
    [['a'], [{ childId: 'a', sinceVersion: 2, untilVersion: null }], 1, 'CHILD_VIEW_MISSING planVersionId'],
    [['a'], [{ childId: 'a', sinceVersion: 1, untilVersion: 2 }], 2, 'CHILD_VIEW_MISSING planVersionId'],
    [['a'], [], 1, 'CHILD_VIEW_MISSING planVersionId'],
  ])('15. is in the plan for each of %j: %#', (children, views, number, expected) => {
    expect(refusalOf(() => requireChildViews(children, views, number))).toBe(expected);
  });

  it('says whose is missing', () => {
    const attempt = () => requireChildViews(['a', 'b'], [{ childId: 'a', sinceVersion: 1 }], 1);
    expect(attempt).toThrow(expect.objectContaining({ details: { field: 'planVersionId', personIds: ['b'] } }));
  });
});

it.each([
  [{ personId: 'p' }, 'OK'],
  [{ unitId: 'u' }, 'OK'],
  [{}, 'RECIPIENT_MISSING personId'],
  [{ personId: 'p', unitId: 'u' }, 'ONE_RECIPIENT unitId'],
])('a copy for %j: %s', (copy, expected) => {
  expect(refusalOf(() => checkCopy(copy))).toBe(expected);
});
