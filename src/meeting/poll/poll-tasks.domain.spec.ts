import { tasksOf, type WaitingPoll } from './poll-tasks.domain.js';

const at = (text: string) => Temporal.Instant.from(text);
const ids = { pollId: 'poll', caseId: 'case', meetingId: 'meeting' };
const asked = { askedAt: at('2026-11-23T07:00:00Z'), deadline: at('2026-11-25T07:00:00Z') };
const silent = { id: 'silent', professionalId: 'one', hasAnswered: false, substituteAt: null };
const heard = { ...silent, id: 'heard', hasAnswered: true };
const away = { ...heard, id: 'away', substituteAt: at('2026-11-23T09:00:00Z') };
const open: WaitingPoll = { ...ids, ...asked, state: 'open', decidedAt: null, recipients: [silent, heard, away] };
const decided: WaitingPoll = { ...open, state: 'decided', decidedAt: asked.deadline };
const dayLater = '2026-11-24T07:00:00Z';

it.each<[string, WaitingPoll, string, string[]]>([
  ['asked a moment ago', { ...open, recipients: [silent, heard] }, '2026-11-23T08:00:00Z', []],
  ['before they were reminded', { ...open, recipients: [silent] }, '2026-11-24T06:59:59Z', []],
  ['once they were', { ...open, recipients: [silent, heard] }, dayLater, ['call silent']],
  ['with a substitute', open, dayLater, ['call silent', 'substitute away']],
  ['decided', { ...decided, recipients: [heard] }, dayLater, ['decide null']],
  ['decided without everybody', decided, '2026-11-25T07:00:00Z', ['decide null', 'call silent', 'substitute away']],
])('a poll %s', (_, poll, now, tasks) => {
  const found = tasksOf(poll, 'Europe/Helsinki', at(now));
  expect(found.map(({ kind, recipientId }) => `${kind} ${recipientId}`)).toEqual(tasks);
});
