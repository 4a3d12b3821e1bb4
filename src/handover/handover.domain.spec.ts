import fc from 'fast-check';
import { codeOf } from '../platform/errors/code-of.js';
import {
  checkConsent,
  checkJointContactDay,
  checkTry,
  HANDOVER,
  HANDOVER_EVENTS,
  HANDOVER_STATES,
  type HandoverEvent,
  type HandoverState,
  isLate,
  lateAt,
  nextMorning,
  OPEN_HANDOVER,
  requireAnother,
  requireTries,
  step,
} from './handover.domain.js';

const ZONE = 'Europe/Helsinki';
const NOW = Temporal.Instant.from('2026-11-23T07:00:00Z');
const day = (text: string) => Temporal.PlainDate.from(text);

describe('the table', () => {
  it('begins with a proposal, ends in three ways, and is left by withdrawing wherever it is open', () => {
    expect(OPEN_HANDOVER).toEqual(['proposed', 'consented', 'offered', 'accepted', 'joint-contact']);
    for (const state of OPEN_HANDOVER) expect(HANDOVER[state].withdraw).toBe('withdrawn');
  });

  it.each([
    ['proposed', 'offer', 'HANDOVER_WITHOUT_CONSENT'],
    ['proposed', 'accept', 'HANDOVER_NOT_OFFERED'],
    ['consented', 'decline', 'HANDOVER_NOT_OFFERED'],
    ['consented', 'consent', 'HANDOVER_STEP_DONE'],
    ['offered', 'record-joint-contact', 'HANDOVER_NOT_ACCEPTED'],
    ['offered', 'confirm', 'HANDOVER_NOT_ACCEPTED'],
    ['proposed', 'confirm', 'HANDOVER_NOT_ACCEPTED'],
    ['accepted', 'confirm', 'JOINT_CONTACT_MISSING'],
    ['accepted', 'decline', 'HANDOVER_STEP_DONE'],
    ['joint-contact', 'record-joint-contact', 'HANDOVER_STEP_DONE'],
    ['confirmed', 'withdraw', 'HANDOVER_OVER'],
    ['declined', 'offer', 'HANDOVER_OVER'],
    ['withdrawn', 'accept', 'HANDOVER_OVER'],
  ] as const)('refuses to %s + %s: %s', (state, event, code) => {
    expect(codeOf(() => step(state, event))).toBe(code);
  });

  it('says of every state and event either what comes of it or why nothing does', () => {
    for (const state of HANDOVER_STATES)
      for (const event of HANDOVER_EVENTS) {
        const next = HANDOVER[state][event];
        if (next) expect(step(state, event)).toBe(next);
        else expect(codeOf(() => step(state, event))).toMatch(/^(HANDOVER_|JOINT_CONTACT_MISSING)/);
      }
  });
});

/** A case as these rules alone would keep it. */
interface Model {
  readonly holders: readonly string[];
  readonly handover: {
    readonly to: string;
    readonly state: HandoverState;
    readonly past: readonly HandoverEvent[];
  } | null;
  readonly tries: number;
}
type Move =
  | { readonly kind: 'propose'; readonly to: string }
  | { readonly kind: 'reassign'; readonly to: string }
  | { readonly kind: 'try' }
  | { readonly kind: 'forwards'; readonly family: boolean }
  | { readonly kind: 'event'; readonly event: HandoverEvent; readonly family: boolean };

const FORWARDS = ['consent', 'offer', 'accept', 'record-joint-contact', 'confirm'] as const;
const isOpen = (handover: Model['handover']) => handover !== null && OPEN_HANDOVER.includes(handover.state);

function moved(model: Model, move: Move): Model {
  const { holders, handover, tries } = model;
  const holder = holders.at(-1)!;
  if (move.kind === 'propose') {
    requireAnother(move.to, holder, holder);
    if (isOpen(handover)) return model;
    return { ...model, handover: { to: move.to, state: 'proposed', past: [] }, tries: 0 };
  }
  if (move.kind === 'reassign') {
    const ended = isOpen(handover) && handover ? { ...handover, state: step(handover.state, 'withdraw') } : handover;
    return move.to === holder ? model : { ...model, holders: [...holders, move.to], handover: ended };
  }
  if (!handover) return model;
  if (move.kind === 'try') {
    step(handover.state, 'confirm');
    return { ...model, tries: tries + 1 };
  }
  const event = move.kind === 'event' ? move.event : FORWARDS.find((each) => HANDOVER[handover.state][each]);
  const state = step(handover.state, event ?? 'confirm');
  if (event === 'confirm' && !move.family) requireTries(tries);
  const after = { ...handover, state, past: [...handover.past, event!] };
  return { ...model, handover: after, holders: state === 'confirmed' ? [...holders, handover.to] : holders };
}

describe('whatever happens, in whatever order', () => {
  const who = fc.constantFrom('counsellor', 'teacher', 'nurse');
  // Most of them go forwards, so that many walks get to the end.
  const event = fc.record({
    kind: fc.constant('event' as const),
    event: fc.constantFrom(...HANDOVER_EVENTS),
    family: fc.boolean(),
  });
  const forwards = fc.record({ kind: fc.constant('forwards' as const), family: fc.boolean() });
  const move: fc.Arbitrary<Move> = fc.oneof(
    { weight: 10, arbitrary: forwards },
    { weight: 2, arbitrary: event },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('propose' as const), to: who }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('reassign' as const), to: who }) },
    { weight: 3, arbitrary: fc.constant({ kind: 'try' as const }) },
  );

  it('1, 19. one person is responsible, and another only by a team lead or a complete handover', () => {
    let confirmed = 0;
    const property = fc.property(fc.array(move, { minLength: 5, maxLength: 40 }), (moves) => {
      let model: Model = { holders: ['counsellor'], handover: null, tries: 0 };
      for (const each of moves) {
        const before = model;
        // A refusal leaves all as it was.
        if (codeOf(() => (model = moved(before, each))) !== 'OK') expect(model).toBe(before);
        expect(model.holders.length - before.holders.length).toBeLessThanOrEqual(1);
        if (model.holders.length === before.holders.length || each.kind === 'reassign') continue;
        confirmed += 1;
        const { state, past, to } = model.handover!;
        expect([state, model.holders.at(-1)]).toEqual(['confirmed', to]);
        expect(past).toEqual(FORWARDS);
        expect('family' in each && (each.family || model.tries >= 3)).toBe(true);
      }
    });
    fc.assert(property, { seed: 1301, numRuns: 5_000 });
    expect(confirmed).toBeGreaterThan(100);
  });
});

describe('a consent to a handover', () => {
  const receiver = { professionalId: 'teacher', unitId: 'school' };
  const consent = {
    purpose: 'handover',
    unitId: 'school',
    professionalIds: [],
    state: 'given',
    endsAt: NOW.add({ hours: 1 }),
  };
  it.each([
    [{}, 'OK'],
    [{ professionalIds: ['teacher'] }, 'OK'],
    [{ professionalIds: ['other'] }, 'CONSENT_FOR_SOMETHING_ELSE'],
    [{ purpose: 'shared-plan' }, 'CONSENT_FOR_SOMETHING_ELSE'],
    [{ unitId: 'clinic' }, 'CONSENT_FOR_SOMETHING_ELSE'],
    [{ state: 'explained' }, 'CONSENT_NOT_GIVEN'],
    [{ state: 'withdrawn' }, 'CONSENT_NOT_GIVEN'],
    [{ endsAt: NOW }, 'CONSENT_EXPIRED'],
  ])('%j: %s', (changes, code) => {
    expect(codeOf(() => checkConsent({ ...consent, ...changes }, receiver, NOW))).toBe(code);
  });
});

describe('days and tries', () => {
  it.each([
    ['2026-11-19', 'JOINT_CONTACT_BEFORE_ACCEPTANCE'],
    ['2026-11-20', 'OK'],
    ['2026-11-23', 'OK'],
    ['2026-11-24', 'JOINT_CONTACT_IN_FUTURE'],
  ])('a joint contact on %s: %s', (on, code) => {
    expect(codeOf(() => checkJointContactDay(day(on), day('2026-11-20'), day('2026-11-23')))).toBe(code);
  });

  it.each([
    [NOW.add({ seconds: 1 }), 'TRY_IN_FUTURE'],
    [NOW, 'OK'],
    [NOW.subtract({ minutes: 181 }), 'TRY_TOO_SOON'],
    [NOW.subtract({ hours: 4 }), 'OK'],
    [NOW.subtract({ hours: 24 }), 'TRY_BEFORE_JOINT_CONTACT'],
  ])('a try at %s: %s', (at, code) => {
    const before = [{ at: NOW.subtract({ hours: 3 }) }];
    expect(codeOf(() => checkTry(at, before, day('2026-11-23'), NOW, ZONE))).toBe(code);
  });

  it.each([
    ['2026-11-23T07:00:00Z', '2026-12-07T07:00:00Z'],
    // Fourteen days later is a Sunday, or Christmas Day: the next working day counts.
    ['2026-11-22T10:00:00Z', '2026-12-07T07:00:00Z'],
    ['2026-12-11T10:00:00Z', '2026-12-28T07:00:00Z'],
  ])('fourteen days after %s somebody hears of it at %s', (since, at) => {
    expect(lateAt(Temporal.Instant.from(since), ZONE).toString()).toBe(at);
  });

  it.each([
    ['2026-11-23T02:19:00Z', '2026-11-23T07:00:00Z'],
    ['2026-11-23T07:00:00Z', '2026-11-23T07:00:00Z'],
    ['2026-11-23T07:00:01Z', '2026-11-24T07:00:00Z'],
    ['2026-11-28T02:00:00Z', '2026-11-30T07:00:00Z'],
    ['2026-12-23T20:00:00Z', '2026-12-28T07:00:00Z'],
  ])('what was found at %s is told in the morning, at %s', (found, at) => {
    expect(nextMorning(Temporal.Instant.from(found), ZONE).toString()).toBe(at);
  });

  it('is late from the fourteenth day on, and only while it waits for others', () => {
    expect([isLate('accepted', 13), isLate('accepted', 14), isLate('given', 14), isLate('offered', 99)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
