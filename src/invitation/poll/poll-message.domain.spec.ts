import { mailsFor, type PollMessageKind, reasonNotToAsk } from './poll-message.domain.js';

const at = (text: string) => Temporal.Instant.from(text);
const now = at('2026-11-23T07:00:00Z');
const reminders = { afterADay: at('2026-11-24T07:00:00Z'), lastMorning: at('2026-11-25T06:00:00Z') };

describe('what is written to somebody who is asked', () => {
  it.each([
    ['new', [], ['ask', 'remind', 'last-morning']],
    ['longer', ['ask', 'remind', 'last-morning'], ['ask-again', 'remind', 'last-morning']],
    ['resent', ['ask', 'remind'], ['ask', 'last-morning']],
    ['changed', ['ask'], ['remind', 'last-morning']],
    ['changed', ['ask-again', 'remind'], ['last-morning']],
    ['changed', [], ['ask', 'remind', 'last-morning']],
    ['changed', ['ask', 'remind'], ['last-morning']],
  ] as const)('%s, who got %j: %j', (occasion, known, kinds) => {
    expect(mailsFor({ occasion, reminders, known, now }).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('is no reminder whose moment is over, and none on a last morning that is not', () => {
    const late = mailsFor({ occasion: 'resent', reminders, known: [], now: reminders.afterADay });
    expect(late.map(({ kind }) => kind)).toEqual(['ask', 'last-morning']);
    const early = mailsFor({ occasion: 'new', reminders: { ...reminders, lastMorning: null }, known: [], now });
    expect(early.map(({ kind }) => kind)).toEqual(['ask', 'remind']);
  });
});

describe('a mail on its way', () => {
  const recipient = { round: 1, isRevoked: false, hasAnswered: false };
  const poll = { state: 'open' as const, deadline: at('2026-11-25T07:00:00Z') };
  const going = (kind: PollMessageKind) => ({ message: { kind, round: 1 }, recipient, poll, reminders });
  const held = { ...going('remind'), reminders: { ...reminders, lastMorning: now } };

  it.each([
    ['a reminder', going('remind'), null],
    ['one who has answered', { ...going('remind'), recipient: { ...recipient, hasAnswered: true } }, 'answered'],
    [
      'the question to one who answered by telephone',
      { ...going('ask'), recipient: { ...recipient, hasAnswered: true } },
      null,
    ],
    ['a closed poll', { ...going('ask'), poll: { ...poll, state: 'closed' as const } }, 'cancelled'],
    ['one whose seat was given away', { ...going('ask'), recipient: { ...recipient, isRevoked: true } }, 'superseded'],
    ['one asked anew since', { ...going('ask'), recipient: { ...recipient, round: 2 } }, 'superseded'],
    ['one with whom the last morning has caught up', held, 'superseded'],
    ['one on the last morning', { ...held, message: { kind: 'last-morning' as const, round: 1 } }, null],
    ['a question that was held up', { ...held, message: { kind: 'ask' as const, round: 1 } }, null],
    ['one too late', { ...going('ask'), poll: { ...poll, deadline: now } }, 'cancelled'],
  ])('to %s', (_, sending, reason) => {
    expect(reasonNotToAsk(sending, now)).toBe(reason);
  });
});
