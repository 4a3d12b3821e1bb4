import { LANGUAGES } from '../../directory/directory.domain.js';
import { type ActionSeen, type Change, differenceOf, type VersionSeen } from './difference.domain.js';
import { DIFFERENCE_TEXTS } from './difference.texts.data.js';
import { toldIn } from './told.js';

const version = (what: Partial<VersionSeen> = {}): VersionSeen => ({
  sharedGoal: 'Iltaisin on rauhallista.',
  nextReviewOn: '2027-01-04',
  goals: [],
  actions: [],
  parts: [],
  ...what,
});
const action = (id: string, what: Partial<ActionSeen> = {}): ActionSeen => ({
  id,
  text: `Teko ${id}`,
  ownerKind: 'professional',
  ownerId: 'nurse',
  ownerName: 'Helmi Harju',
  dueOn: '2026-12-18',
  setting: null,
  commitment: 'committed',
  replaces: null,
  ...what,
});
const codes = (before: VersionSeen | null, after: VersionSeen) => differenceOf(before, after).map(({ code }) => code);
const told = (changes: readonly Change[], language: 'fi' | 'sv' | 'en' = 'fi') =>
  toldIn(language, changes).map(({ text }) => text);

describe('the difference between two versions', () => {
  it('is nothing where nothing changed, not even that something goes on', () => {
    const same = version({ goals: [{ id: 'g', text: 'Uni' }], actions: [action('a')] });
    expect(differenceOf(same, same)).toEqual([{ code: 'no-change' }]);
  });

  it('of the first plan is all of it, in the order of the plan', () => {
    const first = version({
      goals: [{ id: 'g', text: 'Uni' }],
      actions: [action('a'), action('no', { commitment: 'declined' })],
      parts: [
        { id: '1', kind: 'situation' },
        { id: '2', kind: 'child-view' },
        { id: '3', kind: 'child-view' },
      ],
    });
    expect(codes(null, first)).toEqual([
      'first-plan',
      'shared-goal',
      'goal-new',
      'action-new',
      'part-new',
      'part-new',
      'review',
    ]);
  });

  it.each<[string, Partial<VersionSeen>, Partial<VersionSeen>, Change]>([
    ['another shared goal', {}, { sharedGoal: 'Aamut' }, { code: 'shared-goal', text: 'Aamut' }],
    ['a goal more', {}, { goals: [{ id: 'g', text: 'Uni' }] }, { code: 'goal-new', text: 'Uni' }],
    ['a goal less', { goals: [{ id: 'g', text: 'Uni' }] }, {}, { code: 'goal-gone', text: 'Uni' }],
    ['an action less', { actions: [action('a')] }, {}, { code: 'action-gone', text: 'Teko a' }],
    ['an action more', {}, { actions: [action('a')] }, { code: 'action-new', action: action('a') }],
    [
      'another day for the same text',
      { actions: [action('a')] },
      { actions: [action('b', { text: 'Teko a', dueOn: '2027-01-08' })] },
      { code: 'action-day', text: 'Teko a', dueOn: '2027-01-08', before: '2026-12-18', isPromised: true },
    ],
    [
      'another owner of the same text',
      { actions: [action('a')] },
      { actions: [action('b', { text: 'Teko a', ownerId: 'mother', ownerKind: 'family', ownerName: null })] },
      {
        code: 'action-owner',
        text: 'Teko a',
        who: { kind: 'family', name: null },
        before: { kind: 'professional', name: 'Helmi Harju' },
        isPromised: true,
      },
    ],
    [
      'words anew',
      { parts: [{ id: '1', kind: 'situation' }] },
      { parts: [{ id: '2', kind: 'situation' }] },
      { code: 'part-rewritten', kind: 'situation' },
    ],
    ['words left out', { parts: [{ id: '1', kind: 'duration' }] }, {}, { code: 'part-gone', kind: 'duration' }],
    [
      'one child’s view more',
      { parts: [{ id: '1', kind: 'child-view' }] },
      {
        parts: [
          { id: '1', kind: 'child-view' },
          { id: '2', kind: 'child-view' },
        ],
      },
      { code: 'part-rewritten', kind: 'child-view' },
    ],
    [
      'another day for the review',
      {},
      { nextReviewOn: '2027-02-01' },
      { code: 'review', on: '2027-02-01', before: '2027-01-04' },
    ],
  ])('is %s', (_, before, after, change) => {
    expect(differenceOf(version(before), version(after))).toEqual([change]);
  });

  it('says of each action once what became of it, also where several have the same text', () => {
    const text = 'Soittaa kotiin.';
    const before = [action('a', { text }), action('b', { text, ownerId: 'teacher', ownerName: 'Oona Oja' })];
    const after = [
      action('c', { text, ownerId: 'teacher', ownerName: 'Oona Oja', replaces: 'a' }),
      action('d', { text }),
    ];
    // What was handed over is known by what it replaces; the other is told from what is left.
    expect(codes(version({ actions: before }), version({ actions: after }))).toEqual(['action-owner', 'action-owner']);
  });

  it('tells no match by words that are gone', () => {
    const before = version({ actions: [action('a', { text: null })] });
    expect(codes(before, version({ actions: [action('b', { text: null })] }))).toEqual(['action-new', 'action-gone']);
  });

  it('tells nothing of what its reader does not see', () => {
    const bare = version({ nextReviewOn: null, sharedGoal: null });
    expect(differenceOf(bare, bare)).toEqual([{ code: 'no-change' }]);
    expect(codes(version(), bare)).toEqual(['no-change']);
  });
});

describe('in plain words', () => {
  it('says who does what by when, where, and whether they have promised it', () => {
    const asked = action('b', { commitment: 'requested', ownerKind: 'family', ownerName: null, text: null });
    const changes: Change[] = [
      { code: 'action-new', action: action('a', { text: 'Soittaa kotiin', setting: 'school' }) },
      { code: 'action-new', action: asked },
    ];
    expect(told(changes)).toEqual([
      'Uutta: Soittaa kotiin. Tekijä: Helmi Harju. Missä: koulussa. Viimeistään 18. joulukuuta 2026. Tekijä on luvannut tämän.',
      'Uutta: Teksti on poistettu. Tekijä: perheenjäsen. Viimeistään 18. joulukuuta 2026. Tekijä ei ole vielä luvannut tätä.',
    ]);
    expect(told(changes, 'sv')[0]).toBe(
      'Nytt: Soittaa kotiin. Vem: Helmi Harju. Var: i skolan. Senast 18 december 2026. Personen har lovat det här.',
    );
    expect(told(changes, 'en')[0]).toBe(
      'New: Soittaa kotiin. Who: Helmi Harju. Where: at school. By 18 December 2026. They have promised this.',
    );
  });

  it('says the rest in whole sentences', () => {
    const nurse = { kind: 'professional', name: 'Helmi Harju' } as const;
    const changes: Change[] = [
      {
        code: 'action-owner',
        text: 'Soittaa kotiin.',
        who: { kind: 'family', name: null },
        before: nurse,
        isPromised: false,
      },
      { code: 'action-day', text: 'Soittaa!', dueOn: '2027-01-08', before: '2026-12-18', isPromised: true },
      { code: 'part-rewritten', kind: 'situation' },
      { code: 'part-rewritten', kind: 'current-services' },
      { code: 'review', on: '2027-01-04', before: null },
      { code: 'review', on: '2027-02-01', before: '2027-01-04' },
    ];
    expect(told(changes)).toEqual([
      'Tekijä on vaihtunut: Soittaa kotiin. Tekijä on nyt perheenjäsen. Aiemmin tekijä oli Helmi Harju. Tekijä ei ole vielä luvannut tätä.',
      'Määräpäivä on vaihtunut: Soittaa! Viimeistään 8. tammikuuta 2027. Päivä oli aiemmin 18. joulukuuta 2026.',
      'Tilanne on kirjoitettu uudelleen.',
      'Nykyiset palvelut on kirjoitettu uudelleen.',
      'Suunnitelma käydään läpi 4. tammikuuta 2027.',
      'Suunnitelma käydään läpi 1. helmikuuta 2027. Päivä oli aiemmin 4. tammikuuta 2027.',
    ]);
  });

  it.each(LANGUAGES)('has a sentence for each change in %s', (language) => {
    const { lines, parts } = DIFFERENCE_TEXTS[language];
    for (const say of Object.values(lines)) expect(say('Yksi', 'kaksi', 'kolme')).toMatch(/^\p{Lu}/u);
    for (const part of Object.values(parts)) expect(lines['part-rewritten'](part)).toMatch(/\.$/);
  });
});
