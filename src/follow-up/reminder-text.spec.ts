import { reminderText } from './reminder-text.js';

const due = { address: 'x@y.example', due_on: '2026-12-28', counsellor: 'Aino Koivulampi', phone: '040 000 1001' };

it.each([
  ['fi', 'Muistutus Yhdessä-palvelusta', 'jonka määräpäivä on ma 28.12.2026.', 'Kysyttävää? Ota yhteyttä'],
  ['sv', 'Påminnelse från tjänsten Yhdessä', 'klart senast mån 28.12.2026.', 'Har du frågor? Kontakta'],
  ['en', 'Reminder from Yhdessä', 'is due on Mon 28 December 2026.', 'Questions? Contact'],
] as const)('says in %s that something is due, where to see it, and whom to ask', (language, subject, when, ask) => {
  const reminder = reminderText({ ...due, language }, 'https://yhdessa.example/');
  expect(reminder.subject).toBe(subject);
  const lines = reminder.text.split('\n');
  expect(lines[0]).toMatch(new RegExp(`${when}$`));
  expect(lines).toContain('https://yhdessa.example/');
  expect(lines.at(-2)).toMatch(new RegExp(`^${ask.replace('?', '\\?')}: .* Aino Koivulampi, 040 000 1001$`));
});

it.each([
  ['fi', 'jonka määräpäivä oli ma 28.12.2026.'],
  ['sv', 'skulle ha varit klart senast mån 28.12.2026.'],
  ['en', 'was due on Mon 28 December 2026.'],
] as const)('says in %s that it was due', (language, when) => {
  const { text } = reminderText({ ...due, language }, 'https://yhdessa.example/lupaukset', true);
  expect(text.split('\n')[0]).toMatch(new RegExp(`${when}$`));
});
