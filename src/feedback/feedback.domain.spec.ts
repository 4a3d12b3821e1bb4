import fc from 'fast-check';
import { FACES } from '../follow-up/how-are-things/how-are-things.domain.js';
import { codeOf } from '../platform/errors/code-of.js';
import {
  answered,
  askedAt,
  FEEDBACK,
  type FeedbackEvent,
  type FeedbackState,
  GRADES,
  isOpen,
  monthOf,
  OPEN_FOR,
  questionsOf,
  recorded,
  type Said,
  saidAfter,
} from './feedback.domain.js';
import { after } from '../platform/machine.domain.js';

const NOW = Temporal.Instant.from('2026-11-23T07:00:00Z');
const ZONE = 'Europe/Helsinki';
const SAID: Said = { face: 'good', text: null, heard: null, knewNext: null, oneContact: null, knowsWhom: null };

const request = (state: FeedbackState, kind = 'meeting' as const, askedGroup = 'family' as const) => ({
  kind,
  askedGroup,
  state,
  expiresAt: NOW.add(OPEN_FOR),
});

describe('a request for feedback', () => {
  it.each([
    ['contact', '2026-11-23T19:30:00Z', '2026-11-23T19:30:00Z'],
    ['meeting', '2026-11-23T07:00:00Z', '2026-11-24T07:00:00Z'],
    ['meeting', '2026-11-27T13:00:00Z', '2026-11-30T07:00:00Z'],
    // Independence Day is a Sunday in 2026; Christmas takes Thursday to Saturday.
    ['closing', '2026-12-23T13:00:00Z', '2026-12-28T07:00:00Z'],
    // The day is that of Helsinki.
    ['meeting', '2026-11-23T22:30:00Z', '2026-11-25T07:00:00Z'],
  ] as const)('after a %s at %s is asked at %s', (kind, at, expected) => {
    expect(askedAt(kind, Temporal.Instant.from(at), ZONE).toString()).toBe(expected);
  });

  it.each([
    ['contact', 'family', ['heard', 'knewNext', 'oneContact']],
    ['contact', 'professional', ['heard', 'knewNext', 'oneContact']],
    ['meeting', 'family', ['heard', 'knewNext', 'knowsWhom']],
    ['meeting', 'professional', ['heard', 'knewNext']],
    ['closing', 'family', ['heard', 'knewNext']],
  ] as const)('after a %s asks a %s: %j', (kind, askedGroup, questions) => {
    expect(questionsOf({ kind, askedGroup })).toEqual(questions);
  });

  it.each([
    ['requested', 'OK', 'OK'],
    ['answered', 'OK', 'FEEDBACK_ANSWERED'],
    ['expired', 'FEEDBACK_EXPIRED', 'FEEDBACK_EXPIRED'],
  ] as const)('that is %s may be answered: %s, by the counsellor on the phone: %s', (state, own, byPhone) => {
    expect([
      codeOf(() => answered(request(state), SAID, NOW)),
      codeOf(() => recorded(request(state), SAID, NOW)),
    ]).toEqual([own, byPhone]);
  });

  it('ends on the second, whenever the sweep comes', () => {
    const last = NOW.add(OPEN_FOR);
    expect(codeOf(() => answered(request('requested'), SAID, last.subtract({ seconds: 1 })))).toBe('OK');
    expect(codeOf(() => answered(request('requested'), SAID, last))).toBe('FEEDBACK_EXPIRED');
  });

  it.each([
    [{ oneContact: 'yes' }, 'FEEDBACK_NOT_ASKED'],
    [{ knowsWhom: 'no' }, 'OK'],
    [{ text: 'a'.repeat(1_000) }, 'OK'],
    [{ text: 'a'.repeat(1_001) }, 'FEEDBACK_TOO_LONG'],
  ] as const)('of a family after a meeting takes %j: %s', (more, code) => {
    expect(codeOf(() => answered(request('requested'), { ...SAID, ...more }, NOW))).toBe(code);
  });

  it('keeps what an older page did not show, and needs a face', () => {
    const { face: _, ...nothing } = SAID;
    const before: Said = { ...SAID, heard: 'partly', text: 'Hyvä.' };
    expect(saidAfter(before, { face: 'bad', details: null })).toEqual({ ...before, face: 'bad' });
    expect(saidAfter(before, { face: null, details: { ...nothing, heard: 'no' } })).toEqual({ ...SAID, heard: 'no' });
    expect(saidAfter(null, { face: 'so-so', details: null })).toEqual({ ...SAID, face: 'so-so' });
    expect(codeOf(() => saidAfter(null, { face: null, details: nothing }))).toBe('FEEDBACK_FACE_MISSING');
  });

  it('is counted to the month of Helsinki in which it was asked for', () => {
    expect(monthOf(Temporal.Instant.from('2026-11-30T22:00:00Z'), ZONE).toString()).toBe('2026-12-01');
  });
});

describe('any story of a request', () => {
  it('is open for thirty days, says the last word, and tells after its end nothing of whether it was answered', () => {
    const step = fc.oneof(
      fc.record({
        event: fc.constant<FeedbackEvent>('answer'),
        face: fc.constantFrom(...FACES),
        heard: fc.option(fc.constantFrom(...GRADES)),
        byPhone: fc.boolean(),
        hours: fc.integer({ min: 0, max: 400 }),
      }),
      fc.record({ event: fc.constant<FeedbackEvent>('expire'), hours: fc.integer({ min: 0, max: 400 }) }),
    );
    const story = fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let state: FeedbackState = 'requested';
      let said: Said | null = null;
      let now = NOW;
      for (const each of steps) {
        now = now.add({ hours: each.hours });
        const before = { ...request(state) };
        if (!('face' in each)) {
          // The sweep takes what is due, and nothing else.
          if (Temporal.Instant.compare(now, before.expiresAt) < 0) continue;
          state = after(FEEDBACK, state, 'expire') ?? state;
          expect(state).toBe('expired');
          said = null;
          continue;
        }
        const told = { ...SAID, face: each.face, heard: each.heard };
        const decide = each.byPhone ? recorded : answered;
        const code = codeOf(() => decide(before, told, now));
        const isLate = Temporal.Instant.compare(now, before.expiresAt) >= 0;
        const isTaken = each.byPhone && state === 'answered';
        expect(code).toBe(isTaken ? 'FEEDBACK_ANSWERED' : isLate || state === 'expired' ? 'FEEDBACK_EXPIRED' : 'OK');
        if (code !== 'OK') continue;
        ({ state } = decide(before, told, now));
        said = told;
        expect(state).toBe('answered');
      }
      expect(said !== null).toBe(state === 'answered');
      if (state === 'expired') expect([isOpen(request(state), NOW), Object.keys(FEEDBACK[state])]).toEqual([false, []]);
    });
    fc.assert(story, { seed: 20261123, numRuns: 5_000 });
  });
});
