import fc from 'fast-check';
import {
  DISQUALIFICATION,
  DISQUALIFICATION_STATES,
  type DisqualificationState,
  lifted,
  requireOneWay,
} from './disqualification.domain.js';

const AT = Temporal.Instant.from('2026-11-23T07:00:00Z');

describe('a disqualification', () => {
  it('stands until it is lifted, once', () => {
    expect(DISQUALIFICATION).toEqual({ standing: { lift: 'lifted' }, lifted: {} });
    expect(lifted({ liftedAt: null, version: 1 }, 1)).toBe('lifted');
    expect(() => lifted({ liftedAt: AT, version: 2 }, 2)).toThrow(expect.objectContaining({ code: 'ALREADY_ENDED' }));
    expect(() => lifted({ liftedAt: null, version: 2 }, 1)).toThrow(expect.objectContaining({ code: 'STALE' }));
  });

  it('never stands again once lifted, however often somebody lifts it', () => {
    fc.assert(
      fc.property(fc.nat({ max: 8 }), (times) => {
        let state: DisqualificationState = DISQUALIFICATION_STATES[0]!;
        for (let i = 0; i < times; i += 1) state = DISQUALIFICATION[state].lift ?? state;
        expect(state).toBe(times === 0 ? 'standing' : 'lifted');
      }),
      { seed: 44, numRuns: 50 },
    );
  });

  it.each([
    [{ caseId: 'c' }, null],
    [{ caseId: 'c', professionalId: 'p' }, null],
    [{ invitationId: 'i' }, null],
    [{}, 'CASE_OR_INVITATION'],
    [{ caseId: 'c', invitationId: 'i' }, 'CASE_OR_INVITATION'],
    [{ invitationId: 'i', professionalId: 'p' }, 'OWN_INVITATION_ONLY'],
  ])('is said of one thing: %j %s', (said, code) => {
    const say = () => {
      try {
        requireOneWay(said);
        return null;
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(say()).toBe(code);
  });
});
