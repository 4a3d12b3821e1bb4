import fc from 'fast-check';
import { codeOf } from '../../platform/errors/code-of.js';
import {
  checkService,
  checkStart,
  OUTSIDE,
  OUTSIDE_EVENTS,
  type OutsideEvent,
  outsideStep,
  type OutsideState,
} from './outside.domain.js';

describe('a handover to the outside', () => {
  it.each([
    ['proposed', 'arrive', 'DOCUMENT_NOT_GIVEN'],
    ['given', 'give-document', 'HANDOVER_STEP_DONE'],
    ['arrived', 'withdraw', 'HANDOVER_OVER'],
    ['withdrawn', 'give-document', 'HANDOVER_OVER'],
  ] as const)('refuses %s + %s: %s', (state, event, code) => {
    expect(codeOf(() => outsideStep(state, event))).toBe(code);
  });

  it('begins with a proposal and ends with the word that the family arrived', () => {
    expect(Object.keys(OUTSIDE)).toEqual(['proposed', 'given', 'arrived', 'withdrawn']);
    expect([OUTSIDE.arrived, OUTSIDE.withdrawn]).toEqual([{}, {}]);
  });

  it('has arrived only after something was given, and then nothing happens to it', () => {
    const property = fc.property(fc.array(fc.constantFrom(...OUTSIDE_EVENTS), { maxLength: 12 }), (events) => {
      const states: OutsideState[] = ['proposed'];
      const past: OutsideEvent[] = [];
      for (const event of events)
        if (codeOf(() => states.push(outsideStep(states.at(-1)!, event))) === 'OK') past.push(event);
      const state = states.at(-1);
      if (state === 'arrived') expect(past).toEqual(['give-document', 'arrive']);
      if (state === 'given') expect(past).toEqual(['give-document']);
      if (state === 'withdrawn') expect(past.filter((event) => event === 'withdraw')).toHaveLength(1);
    });
    fc.assert(property, { seed: 1301, numRuns: 1_000 });
  });

  it.each([
    [{ unitId: 'u', consentId: 'k' }, 'OK'],
    [{ serviceName: 'Seurakunta', consentEvidence: 'Äiti, puhelin 23.11.' }, 'OK'],
    [{}, 'SERVICE_NOT_NAMED'],
    [{ unitId: 'u', serviceName: 'Seurakunta', consentId: 'k' }, 'SERVICE_NOT_NAMED'],
    [{ unitId: 'u' }, 'HANDOVER_WITHOUT_CONSENT'],
    [{ unitId: 'u', consentEvidence: 'Äiti' }, 'HANDOVER_WITHOUT_CONSENT'],
    [{ serviceName: 'Seurakunta' }, 'HANDOVER_WITHOUT_CONSENT'],
    [{ serviceName: 'Seurakunta', consentId: 'k', consentEvidence: 'Äiti' }, 'HANDOVER_WITHOUT_CONSENT'],
  ])('to %j: %s', (service, code) => {
    expect(codeOf(() => checkService(service))).toBe(code);
  });

  it.each([
    ['2026-11-22', 'ARRIVAL_BEFORE_DOCUMENT'],
    ['2026-11-23', 'OK'],
    ['2026-11-26', 'ARRIVAL_IN_FUTURE'],
  ])('started on %s: %s', (on, code) => {
    const [given, today] = ['2026-11-23', '2026-11-25'].map((each) => Temporal.PlainDate.from(each));
    expect(codeOf(() => checkStart(Temporal.PlainDate.from(on), given!, today!))).toBe(code);
  });
});
