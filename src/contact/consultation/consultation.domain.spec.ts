import fc from 'fast-check';
import { after } from '../../platform/machine.domain.js';
import { checkUnnamed, CONSULTATION, type ConsultationState } from './consultation.domain.js';

describe('a question of a professional', () => {
  it.each([
    ['Perheen 4-vuotias ei puhu vielä. Kenelle ohjaan?', true],
    ['Puhelin 040 123 4567, klo 12–13.', true],
    ['Kyse on 131052-308T.', false],
    ['äiti 010594y9032, lapsi', false],
    ['tunnus 131052A308T', false],
    ['Tilaus 131052-3081234', true],
  ])('%p may be asked: %p', (text, passes) => {
    const task = () => checkUnnamed(text, 'question');
    if (passes) expect(task).not.toThrow();
    else expect(task).toThrow(expect.objectContaining({ code: 'NAMES_SOMEBODY', details: { field: 'question' } }));
  });

  it('is answered once it was, whatever is said after', () => {
    fc.assert(
      fc.property(fc.array(fc.constant('answer' as const), { maxLength: 8 }), (events) => {
        let state: ConsultationState = 'asked';
        for (const event of events) state = after(CONSULTATION, state, event) ?? state;
        expect(state).toBe(events.length === 0 ? 'asked' : 'answered');
      }),
      { seed: 7, numRuns: 5000 },
    );
  });
});
