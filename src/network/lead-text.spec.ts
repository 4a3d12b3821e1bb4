import { type LeadWord, leadText } from './lead-text.js';

const WORDS: readonly LeadWord[] = ['opened', 'late', 'waits', 'disqualified'];
const text = (word: LeadWord, language: 'fi' | 'sv' | 'en', times = 1) =>
  leadText(word, { address: 'lead@pohde.example', language, times }, 'https://yhdessa.example/');

describe('what is told to who watches over cases', () => {
  it.each(['fi', 'sv', 'en'] as const)('is one subject and four different messages, in %s', (language) => {
    const mails = WORDS.map((word) => text(word, language));
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(1);
    expect(new Set(mails.map((mail) => mail.text)).size).toBe(WORDS.length);
    for (const mail of mails) expect(mail.text).toContain('https://yhdessa.example/');
  });

  it.each([
    [1, false],
    [2, false],
    [3, true],
    [11, true],
  ])('says how often somebody looked within a day once it is often: %d %s', (times, isSaid) => {
    expect(text('opened', 'fi', times).text.includes(`${times} tällaista`)).toBe(isSaid);
  });
});
