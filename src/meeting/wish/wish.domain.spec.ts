import fc from 'fast-check';
import { WISH_STATES, wishAfter, type WishEvent, type WishState } from './wish.domain.js';

const EVENTS = ['schedule', 'answer', 'withdraw'] as const satisfies readonly WishEvent[];

describe('a wish for a meeting', () => {
  it.each(WISH_STATES.filter((state) => state !== 'asked'))('that is %s is over', (state) => {
    for (const event of EVENTS)
      expect(() => wishAfter(state, event)).toThrow(
        expect.objectContaining({ code: 'WISH_OVER', details: { field: 'wishId', state } }),
      );
  });

  it('ends by whatever comes first, and only once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 10 }), (events) => {
        let state: WishState = 'asked';
        let ended = 0;
        for (const event of events) {
          try {
            state = wishAfter(state, event);
            ended += 1;
          } catch (error) {
            expect((error as { code: string }).code).toBe('WISH_OVER');
          }
          expect(state === 'asked').toBe(ended === 0);
        }
        expect(ended).toBe(Math.min(1, events.length));
      }),
      { seed: 7, numRuns: 5000 },
    );
  });
});
