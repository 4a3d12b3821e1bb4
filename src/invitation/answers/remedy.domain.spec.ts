import {
  REMEDY_OUTCOMES,
  reasonNotToAskFor,
  type RemedyAtSending,
  requireAskable,
  requireDueOn,
  requireInput,
  requireOpen,
} from './remedy.domain.js';

const at = (text: string) => Temporal.Instant.from(text);
const day = (text: string) => Temporal.PlainDate.from(text);
const refusal = (code: string) => expect.objectContaining({ code });

describe('what is asked of an authority instead', () => {
  it.each([
    ['declined', true, null],
    ['delegated', true, null],
    ['declined', false, 'NOT_AN_AUTHORITY'],
    ['sent', true, 'NOT_DECLINED'],
    ['accepted', true, 'NOT_DECLINED'],
    ['bounced', true, 'NOT_DECLINED'],
  ])('of one that stands at %s (authority: %s): %s', (state, isAuthority, code) => {
    const ask = () => requireAskable({ state, isAuthority });
    if (code === null) expect(ask).not.toThrow();
    else expect(ask).toThrow(refusal(code));
  });

  it.each([
    ['2026-11-22', 'DATE_PAST'],
    ['2026-11-23', null],
    ['2026-12-01', null],
    ['2026-12-02', 'AFTER_MEETING'],
  ])('until %s: %s', (by, code) => {
    const ask = () => requireDueOn(day(by), day('2026-11-23'), day('2026-12-01'));
    if (code === null) expect(ask).not.toThrow();
    else expect(ask).toThrow(refusal(code));
  });

  it('comes to one end', () => {
    expect(() => requireOpen({ outcome: null })).not.toThrow();
    expect(() => requireOpen({})).not.toThrow();
    expect(() => requireOpen({ outcome: 'no-answer' })).toThrow(refusal('REMEDY_CLOSED'));
  });

  it.each(REMEDY_OUTCOMES)('keeps a text of what was given in writing alone: %s', (outcome) => {
    const isWritten = outcome === 'written-input-given';
    const [withText, without] = [() => requireInput(outcome, 'x'), () => requireInput(outcome, null)];
    expect(isWritten ? without : withText).toThrow(refusal(isWritten ? 'INPUT_MISSING' : 'INPUT_UNEXPECTED'));
    expect(isWritten ? withText : without).not.toThrow();
  });
});

describe('the mail that asks', () => {
  const now = at('2026-11-24T07:00:00Z');
  const sound: RemedyAtSending = {
    remedy: { sequence: 1, outcome: null },
    invitation: { state: 'declined', sequence: 1, cancelledAt: null },
    meeting: { state: 'scheduled', endsAt: at('2026-12-01T12:00:00Z') },
    basis: 'consent:1',
  };

  it.each<[string, Partial<RemedyAtSending>, ReturnType<typeof reasonNotToAskFor>]>([
    ['as it was written', {}, null],
    [
      'after the invitation was called off',
      { invitation: { state: 'cancelled', sequence: 1, cancelledAt: now } },
      'cancelled',
    ],
    [
      'after the meeting was cancelled',
      { meeting: { state: 'cancelled', endsAt: at('2026-12-01T12:00:00Z') } },
      'cancelled',
    ],
    ['after the meeting', { meeting: { state: 'scheduled', endsAt: now } }, 'cancelled'],
    ['of a meeting that is not seen', { meeting: null }, 'cancelled'],
    ['after the meeting was moved', { invitation: { state: 'waiting', sequence: 2 } }, 'superseded'],
    ['after they said that they come after all', { invitation: { state: 'accepted', sequence: 1 } }, 'superseded'],
    ['after it was settled', { remedy: { sequence: 1, outcome: 'substitute-named' } }, 'superseded'],
    ['without a basis', { basis: null }, 'consent-missing'],
  ])('%s: %s', (_, change, expected) => {
    expect(reasonNotToAskFor({ ...sound, ...change }, now)).toBe(expected);
  });
});
