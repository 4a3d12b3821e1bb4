import { smsSize } from '../../platform/sms/gsm7.domain.js';
import { type SmsOrder, smsText, type SmsWords } from './sms-text.js';

const zoned = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Helsinki]`);
const THURSDAY = zoned('2026-11-26T14:30');
const MONDAY = zoned('2026-11-30T09:00');
const BEFORE = zoned('2026-11-25T16:00').toInstant();
const ANNA = { name: 'Anna Korhonen', phone: '+358401234567' };
const SITES = { fi: 'Limingan perhekeskus', sv: 'Limingo familjecenter', en: 'Liminka family centre' } as const;

const order = (language: SmsOrder['language'], words: SmsWords, start = THURSDAY): SmsOrder => ({
  language,
  words,
  start,
  now: BEFORE,
  where: { site: SITES[language] },
  counsellor: ANNA,
});

it.each([
  [
    'fi',
    'agreed',
    THURSDAY,
    149,
    'Tapaaminen on sovittu: to 26.11. klo 14.30, Limingan perhekeskus. Kysyttävää? Soita Anna Korhonen 040 123 4567. Emme lähetä linkkejä tekstiviestillä.',
  ],
  [
    'fi',
    'reminder',
    THURSDAY,
    121,
    'Muistutus: tapaaminen huomenna to 26.11. klo 14.30, Limingan perhekeskus. Aika ei sovi? Soita Anna Korhonen 040 123 4567.',
  ],
  [
    'fi',
    'new-time',
    MONDAY,
    148,
    'Tapaamisen aika muuttui. Uusi aika: ma 30.11. klo 9.00, Limingan perhekeskus. Vanha aika on peruttu. Soita tarvittaessa: Anna Korhonen 040 123 4567.',
  ],
  [
    'fi',
    'new-place',
    THURSDAY,
    131,
    'Tapaamisen paikka muuttui, aika on sama: to 26.11. klo 14.30, Limingan perhekeskus. Soita tarvittaessa: Anna Korhonen 040 123 4567.',
  ],
  [
    'fi',
    'cancelled',
    THURSDAY,
    114,
    'Tapaaminen on peruttu: to 26.11. klo 14.30. Sinun ei tarvitse tulla. Kysyttävää? Soita Anna Korhonen 040 123 4567.',
  ],
  [
    'sv',
    'agreed',
    THURSDAY,
    135,
    'Mötet är avtalat: to 26.11 kl. 14.30, Limingo familjecenter. Frågor? Ring Anna Korhonen 040 123 4567. Vi skickar aldrig länkar per sms.',
  ],
  [
    'sv',
    'reminder',
    THURSDAY,
    120,
    'Påminnelse: möte i morgon to 26.11 kl. 14.30, Limingo familjecenter. Passar tiden inte? Ring Anna Korhonen 040 123 4567.',
  ],
  [
    'sv',
    'new-time',
    MONDAY,
    140,
    'Mötet har fått en ny tid: må 30.11 kl. 9.00, Limingo familjecenter. Den gamla tiden är inställd. Ring vid behov: Anna Korhonen 040 123 4567.',
  ],
  [
    'sv',
    'new-place',
    THURSDAY,
    133,
    'Mötet har fått en ny plats, tiden är densamma: to 26.11 kl. 14.30, Limingo familjecenter. Ring vid behov: Anna Korhonen 040 123 4567.',
  ],
  [
    'sv',
    'cancelled',
    THURSDAY,
    102,
    'Mötet är inställt: to 26.11 kl. 14.30. Du behöver inte komma. Frågor? Ring Anna Korhonen 040 123 4567.',
  ],
  [
    'en',
    'agreed',
    THURSDAY,
    138,
    'Your meeting: Thu 26 Nov at 14.30, Liminka family centre. Questions? Call Anna Korhonen 040 123 4567. We never send links by text message.',
  ],
  [
    'en',
    'reminder',
    THURSDAY,
    116,
    'Reminder: meeting tomorrow Thu 26 Nov at 14.30, Liminka family centre. Cannot come? Call Anna Korhonen 040 123 4567.',
  ],
  [
    'en',
    'new-time',
    MONDAY,
    142,
    'Your meeting has a new time: Mon 30 Nov at 9.00, Liminka family centre. The old time is cancelled. Call if needed: Anna Korhonen 040 123 4567.',
  ],
  [
    'en',
    'new-place',
    THURSDAY,
    139,
    'Your meeting has a new place, the time is the same: Thu 26 Nov at 14.30, Liminka family centre. Call if needed: Anna Korhonen 040 123 4567.',
  ],
  [
    'en',
    'cancelled',
    THURSDAY,
    110,
    'Your meeting is cancelled: Thu 26 Nov at 14.30. You need not come. Questions? Call Anna Korhonen 040 123 4567.',
  ],
] as const)('%s %s', (language, words, start, length, text) => {
  expect(smsText(order(language, words, start))).toBe(text);
  expect(smsSize(text)).toEqual({ alphabet: 'gsm-7', places: length, parts: 1 });
});

it.each([
  ['in the evening before', '2026-11-25T23:59', 'tapaaminen huomenna to 26.11. klo 14.30'],
  ['on the day itself', '2026-11-26T00:01', 'tapaaminen to 26.11. klo 14.30'],
  ['two days before', '2026-11-24T16:00', 'tapaaminen to 26.11. klo 14.30'],
])('says tomorrow only when it is: %s', (_, now, words) => {
  expect(smsText({ ...order('fi', 'reminder'), now: zoned(now).toInstant() })).toContain(words);
});

it.each([
  ['no place', { where: null }, 'klo 14.30. Kysyttävää?'],
  ['that it is remote', { where: 'remote' }, 'klo 14.30, etäyhteydellä. Kysyttävää?'],
  ['no number where there is none', { counsellor: { ...ANNA, phone: null } }, 'Soita Anna Korhonen. Emme'],
  ['a number of an office', { counsellor: { ...ANNA, phone: '08 1001001' } }, 'Soita Anna Korhonen 08 100 1001. Emme'],
] as const)('tells %s', (_, change, words) => {
  expect(smsText({ ...order('fi', 'agreed'), ...change })).toContain(words);
});

describe('what does not fit into one part', () => {
  const long = { name: 'Hanna-Kaisa Lehtovirta-Mustonen', phone: ANNA.phone };
  const site = 'Pohjois-Pohjanmaan perhekeskus Kiimingissä';
  it.each([
    [
      'loses the promise first',
      { counsellor: long },
      'Tapaaminen on sovittu: to 26.11. klo 14.30, Limingan perhekeskus. Kysyttävää? Soita Hanna-Kaisa Lehtovirta-Mustonen 040 123 4567.',
    ],
    [
      'then the given name',
      { counsellor: { ...long, name: 'Hanna-Kaisa Margareta Lehtovirta-Mustonen' }, where: { site } },
      `Tapaaminen on sovittu: to 26.11. klo 14.30, ${site}. Kysyttävää? Soita Lehtovirta-Mustonen 040 123 4567.`,
    ],
    [
      'then the place',
      { counsellor: long, where: { site: `${site}, ${site}` } },
      'Tapaaminen on sovittu: to 26.11. klo 14.30. Kysyttävää? Soita Lehtovirta-Mustonen 040 123 4567.',
    ],
  ])('%s', (_, change, text) => {
    expect(smsText({ ...order('fi', 'agreed'), ...change })).toBe(text);
    expect(smsSize(text).parts).toBe(1);
  });
});

it('calls a counsellor by a Sámi name, whatever it costs, and leaves nothing out for it', () => {
  const text = smsText({ ...order('fi', 'agreed'), counsellor: { name: 'Máret-Ánne Sárá', phone: ANNA.phone } });
  expect(text).toBe(
    'Tapaaminen on sovittu: to 26.11. klo 14.30, Limingan perhekeskus. Kysyttävää? Soita Máret-Ánne Sárá 040 123 4567. Emme lähetä linkkejä tekstiviestillä.',
  );
  expect(smsSize(text)).toMatchObject({ alphabet: 'ucs-2', parts: 3 });
});

it('holds no link in any language', () => {
  for (const language of ['fi', 'sv', 'en'] as const)
    for (const words of ['agreed', 'new-time', 'new-place', 'cancelled', 'reminder'] as const)
      expect(smsText(order(language, words))).not.toMatch(/https?:|www\.|\/\//);
});

it.each([
  ['fi', 'Tapaaminen on peruttu: to 26.11. klo 14.30 ja ma 30.11. klo 9.00. Sinun ei tarvitse tulla.'],
  ['sv', 'Mötet är inställt: to 26.11 kl. 14.30 och må 30.11 kl. 9.00. Du behöver inte komma.'],
  ['en', 'Your meeting is cancelled: Thu 26 Nov at 14.30 and Mon 30 Nov at 9.00. You need not come.'],
] as const)('in %s who heard another time last is told that both are off, in one part', (language, words) => {
  const text = smsText({ ...order(language, 'cancelled', MONDAY), earlier: THURSDAY });
  expect(text.startsWith(words)).toBe(true);
  expect(smsSize(text).parts).toBe(1);
});
