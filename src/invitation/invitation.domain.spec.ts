import {
  answered,
  type AtSending,
  calledOff,
  hoursWaited,
  type InvitationState,
  invitedAnew,
  newsOf,
  reasonNotToSend,
  requireAnswerable,
  requirePresent,
} from './invitation.domain.js';

const at = (time: string) => Temporal.Instant.from(`2026-12-01T${time}:00Z`);

const sending = (changes: Partial<AtSending> = {}): AtSending => ({
  message: { method: 'REQUEST', sequence: 1, startsAt: at('11:00') },
  invitation: { sequence: 1, cancelledAt: null },
  meeting: { state: 'scheduled', startsAt: at('11:00'), endsAt: at('12:00') },
  isRepeated: false,
  basis: 'consent',
  ...changes,
});
const refusal = { method: 'DECLINECOUNTER', sequence: 0, startsAt: at('11:00') } as const;
const cancellation = { method: 'CANCEL', sequence: 2, startsAt: at('11:00') } as const;

describe('a message', () => {
  it.each<[string, Partial<AtSending>, ReturnType<typeof reasonNotToSend>]>([
    ['goes out as it was planned', {}, null],
    ['does not without a basis', { basis: null }, 'consent-missing'],
    [
      'does not once the invitation is cancelled',
      { invitation: { sequence: 1, cancelledAt: at('09:00') } },
      'cancelled',
    ],
    [
      'is cancelled rather than without a basis',
      { invitation: { sequence: 1, cancelledAt: at('09:00') }, basis: null },
      'cancelled',
    ],
    ['does not once the meeting is cancelled', { meeting: { ...sending().meeting!, state: 'cancelled' } }, 'cancelled'],
    ['does not if nobody sees the meeting', { meeting: null }, 'cancelled'],
    ['does not once there is a later one', { invitation: { sequence: 2 } }, 'superseded'],
    [
      'does not once the meeting has another time',
      { meeting: { ...sending().meeting!, startsAt: at('11:30') } },
      'superseded',
    ],
    ['does not once the same was written anew', { isRepeated: true }, 'superseded'],
    ['of refusal goes out with the number of what it refuses', { message: refusal }, null],
    ['of refusal does not without a basis', { message: refusal, basis: null }, 'consent-missing'],
    [
      'of refusal does not once the meeting has another time',
      { message: refusal, meeting: { ...sending().meeting!, startsAt: at('11:30') } },
      'superseded',
    ],
    [
      'of refusal does not once the invitation is cancelled',
      { message: refusal, invitation: { sequence: 1, cancelledAt: at('09:00') } },
      'cancelled',
    ],
    [
      'of cancellation needs no basis',
      { message: cancellation, invitation: { sequence: 2, cancelledAt: at('09:00') }, basis: null },
      null,
    ],
    [
      'of cancellation does not once the invitee is wanted again',
      { message: cancellation, invitation: { sequence: 3 } },
      'superseded',
    ],
  ])('%s', (_, changes, reason) => {
    expect(reasonNotToSend(sending(changes))).toBe(reason);
  });
});

describe('what is new in a request', () => {
  const start = Temporal.ZonedDateTime.from('2026-12-01T13:00[Europe/Helsinki]');
  const when = { start, end: start.add({ hours: 1 }) };
  const told = { sequence: 1, startsAt: at('11:00'), endsAt: at('12:00') };

  it.each([
    ['everything to who was told nothing', null, 1, 'invited'],
    ['the time, if it begins at another', { ...told, startsAt: at('10:00') }, 2, 'moved'],
    ['the time, if it takes longer', { ...told, endsAt: at('13:00') }, 2, 'moved'],
    ['the place, if it counts anew', told, 2, 'changed'],
    ['what its writer says, if it does not', told, 1, 'same'],
  ])('is %s', (_, known, sequence, news) => expect(newsOf(known, { sequence, when }, 'same')).toBe(news));
});

describe('an invitation', () => {
  const meeting = { state: 'scheduled', startsAt: at('11:00'), endsAt: at('12:00') };

  it.each<[string, Parameters<typeof requireAnswerable>, string | null]>([
    ['until the meeting ends', [{ sequence: 0 }, meeting, at('11:59')], null],
    ['not from its end on', [{ sequence: 0 }, meeting, at('12:00')], 'MEETING_PAST'],
    ['not when cancelled', [{ sequence: 0, cancelledAt: at('08:00') }, meeting, at('09:00')], 'INVITATION_CANCELLED'],
    [
      'not when the meeting is',
      [{ sequence: 0 }, { ...meeting, state: 'cancelled' }, at('09:00')],
      'INVITATION_CANCELLED',
    ],
    ['not without a meeting', [{ sequence: 0 }, null, at('09:00')], 'MEETING_PAST'],
  ])('is answered %s', (_, [invited, of, now], code) => {
    const ask = () => requireAnswerable(invited, of, now);
    if (code === null) expect(ask).not.toThrow();
    else expect(ask).toThrow(expect.objectContaining({ code, details: { field: 'invitationId' } }));
  });

  it.each<[number, string | null]>([
    [1, 'STALE'],
    [2, null],
    [3, 'STALE'],
  ])('at SEQUENCE 2 takes an answer to SEQUENCE %p: %p', (seen, code) => {
    const ask = () => requirePresent({ sequence: 2 }, seen);
    if (code === null) expect(ask).not.toThrow();
    else expect(ask).toThrow(expect.objectContaining({ code, details: { field: 'sequence' } }));
  });

  it('to another time waits for an answer again, whatever was said before', () => {
    expect(invitedAnew({ sequence: 1 })).toEqual({
      state: 'waiting',
      sequence: 2,
      significantSequence: 2,
      reachedAt: null,
      cancelledAt: null,
      answeredAt: null,
      answeredBy: null,
      comment: null,
      proposedStart: null,
      proposedEnd: null,
    });
  });

  it('that is called off voids answers to what was before', () => {
    expect(calledOff({ sequence: 3 }, at('09:00'))).toEqual({
      state: 'cancelled',
      sequence: 4,
      significantSequence: 4,
      cancelledAt: at('09:00'),
    });
  });

  it('keeps a proposed time only as long as it is the answer', () => {
    const told = { channel: 'calendar', at: at('09:00'), sequence: 0, stamp: at('08:59') } as const;
    const proposed = { start: at('13:00'), end: at('14:00') };
    expect(answered({ ...told, state: 'counter-proposed', proposed })).toMatchObject({ proposedStart: at('13:00') });
    expect(answered({ ...told, state: 'accepted' })).toMatchObject({
      proposedStart: null,
      proposedEnd: null,
      lastReplySequence: 0,
      lastReplyStamp: at('08:59'),
    });
  });

  it.each<[InvitationState, number | null]>([
    ['waiting', 3],
    ['sent', 3],
    ['accepted', null],
    ['bounced', null],
    ['cancelled', null],
  ])('that is %s has waited %p hours', (state, hours) => {
    expect(hoursWaited(state, at('08:01'), at('11:59'))).toBe(hours);
  });
});
