import fc from 'fast-check';
import {
  GLASS,
  GLASS_STATES,
  type Glass,
  glassAfter,
  type GlassEvent,
  type GlassState,
  glassState,
  requireMinutes,
  requireWholePerson,
  requireWords,
} from './break-glass.domain.js';

const OPENED = Temporal.Instant.from('2026-11-23T07:00:00Z');
const glass = (given: Partial<Glass> = {}): Glass => ({
  endsAt: OPENED.add({ minutes: 30 }),
  endedAt: null,
  reviewedAt: null,
  ...given,
});

describe('reading with a reason', () => {
  it.each([
    ['open', 'end', 'over'],
    ['open', 'expire', 'over'],
    ['open', 'review', 'reviewed'],
    ['over', 'end', 'BREAK_GLASS_OVER'],
    ['over', 'expire', 'BREAK_GLASS_OVER'],
    ['over', 'review', 'reviewed'],
    ['reviewed', 'end', 'BREAK_GLASS_OVER'],
    ['reviewed', 'expire', 'BREAK_GLASS_OVER'],
    ['reviewed', 'review', 'ALREADY_REVIEWED'],
  ] as const)('%s, %s: %s', (state, event, becomes) => {
    const step = () => {
      try {
        return glassAfter(state, event);
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(step()).toBe(becomes);
  });

  it('is reviewed once and never opens again, whatever happens to it', () => {
    const events = fc.array(fc.constantFrom<GlassEvent>('end', 'expire', 'review'), { maxLength: 12 });
    fc.assert(
      fc.property(events, (walk) => {
        let state: GlassState = GLASS_STATES[0]!;
        let reviews = 0;
        for (const event of walk) {
          const next: GlassState | undefined = GLASS[state][event];
          if (next === undefined) continue;
          expect(GLASS_STATES.indexOf(next)).toBeGreaterThan(GLASS_STATES.indexOf(state));
          if (event === 'review') reviews += 1;
          state = next;
        }
        expect(reviews).toBe(state === 'reviewed' ? 1 : 0);
      }),
      { seed: 44, numRuns: 200 },
    );
  });

  it.each([
    ['to the last moment', glass(), OPENED.add({ minutes: 30 }).subtract({ nanoseconds: 1 }), 'open'],
    ['not in the minute in which it ends', glass(), OPENED.add({ minutes: 30 }), 'over'],
    ['no longer than somebody ended it', glass({ endedAt: OPENED }), OPENED.add({ minutes: 1 }), 'over'],
    ['not once it was reviewed', glass({ reviewedAt: OPENED }), OPENED, 'reviewed'],
  ])('is open %s', (_, given, now, state) => {
    expect(glassState(given, now)).toBe(state);
  });

  it.each([0, 61, -5])('does not last %d minutes', (minutes) => {
    expect(() => requireMinutes(minutes)).toThrow(expect.objectContaining({ code: 'MINUTES_OUT_OF_RANGE' }));
  });

  it.each([1, 30, 60])('lasts %d minutes', (minutes) => {
    expect(() => requireMinutes(minutes)).not.toThrow();
  });

  it.each(['', 'kiire', `x${' '.repeat(40)}y`.slice(0, 20).trim()])('wants more words than %j', (words) => {
    expect(() => requireWords(words)).toThrow(expect.objectContaining({ code: 'WORDS_TOO_SHORT' }));
  });

  it.each([
    [{ phone: '+358401112233' }, true],
    [{ familyName: 'Salakoski', givenName: 'Onni' }, true],
    [{ familyName: 'Salakoski' }, false],
    [{ givenName: 'Onni' }, false],
    [{ familyName: 'Salakoski', givenName: ' ' }, false],
    [{}, false],
  ])('looks for whole people alone: %j %s', (person, isWhole) => {
    const look = () => {
      try {
        requireWholePerson(person);
        return true;
      } catch (error) {
        expect(error).toMatchObject({ code: 'SEARCH_TOO_WIDE' });
        return false;
      }
    };
    expect(look()).toBe(isWhole);
  });
});
