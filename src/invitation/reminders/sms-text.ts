import type { Language } from '../../directory/directory.domain.js';
import { isGsm7, plainPunctuation, smsSize } from '../../platform/sms/gsm7.domain.js';
import { shownNumber } from '../../platform/sms/phone-number.js';
import type { Counsellor } from '../words.domain.js';
import { isTomorrow } from './notice.domain.js';
import type { Whereabouts } from './place.domain.js';

/** What a text message says. A move to another place at the same time has words of its own. */
export type SmsWords = 'agreed' | 'new-time' | 'new-place' | 'cancelled' | 'reminder';

/** Everything a text message is made of. Nothing of it tells of a family. */
export interface SmsOrder {
  readonly words: SmsWords;
  readonly language: Language;
  readonly start: Temporal.ZonedDateTime;
  /** Of what is cancelled: another time that was told and is off as well. */
  readonly earlier?: Temporal.ZonedDateTime | null;
  readonly now: Temporal.Instant;
  readonly where: Whereabouts;
  readonly counsellor: Counsellor;
}

/** The parts of a sentence, ready: `where` begins with a comma, `soon` ends with a space, `closing` begins with one. */
interface Parts {
  readonly when: string;
  readonly where: string;
  readonly who: string;
  readonly soon: string;
  readonly closing: string;
}

interface Wording {
  readonly weekdays: readonly string[];
  readonly date: (weekday: string, date: Temporal.ZonedDateTime) => string;
  readonly at: string;
  /** Between two times. */
  readonly and: string;
  readonly tomorrow: string;
  readonly remote: string;
  /** Said while there is room for it: who gets a link instead shall wonder. */
  readonly noLinks: string;
  readonly says: Readonly<Record<SmsWords, (parts: Parts) => string>>;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const WORDING: Readonly<Record<Language, Wording>> = {
  fi: {
    weekdays: ['ma', 'ti', 'ke', 'to', 'pe', 'la', 'su'],
    date: (weekday, { day, month }) => `${weekday} ${day}.${month}.`,
    at: 'klo',
    and: 'ja',
    tomorrow: 'huomenna',
    remote: 'etäyhteydellä',
    noLinks: 'Emme lähetä linkkejä tekstiviestillä.',
    says: {
      agreed: ({ when, where, who, closing }) =>
        `Tapaaminen on sovittu: ${when}${where}. Kysyttävää? Soita ${who}.${closing}`,
      'new-time': ({ when, where, who }) =>
        `Tapaamisen aika muuttui. Uusi aika: ${when}${where}. Vanha aika on peruttu. Soita tarvittaessa: ${who}.`,
      'new-place': ({ when, where, who }) =>
        `Tapaamisen paikka muuttui, aika on sama: ${when}${where}. Soita tarvittaessa: ${who}.`,
      cancelled: ({ when, who }) =>
        `Tapaaminen on peruttu: ${when}. Sinun ei tarvitse tulla. Kysyttävää? Soita ${who}.`,
      reminder: ({ when, where, who, soon }) =>
        `Muistutus: tapaaminen ${soon}${when}${where}. Aika ei sovi? Soita ${who}.`,
    },
  },
  sv: {
    weekdays: ['må', 'ti', 'on', 'to', 'fr', 'lö', 'sö'],
    date: (weekday, { day, month }) => `${weekday} ${day}.${month}`,
    at: 'kl.',
    and: 'och',
    tomorrow: 'i morgon',
    remote: 'på distans',
    noLinks: 'Vi skickar aldrig länkar per sms.',
    says: {
      agreed: ({ when, where, who, closing }) => `Mötet är avtalat: ${when}${where}. Frågor? Ring ${who}.${closing}`,
      'new-time': ({ when, where, who }) =>
        `Mötet har fått en ny tid: ${when}${where}. Den gamla tiden är inställd. Ring vid behov: ${who}.`,
      'new-place': ({ when, where, who }) =>
        `Mötet har fått en ny plats, tiden är densamma: ${when}${where}. Ring vid behov: ${who}.`,
      cancelled: ({ when, who }) => `Mötet är inställt: ${when}. Du behöver inte komma. Frågor? Ring ${who}.`,
      reminder: ({ when, where, who, soon }) =>
        `Påminnelse: möte ${soon}${when}${where}. Passar tiden inte? Ring ${who}.`,
    },
  },
  en: {
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    date: (weekday, { day, month }) => `${weekday} ${day} ${MONTHS[month - 1]}`,
    at: 'at',
    and: 'and',
    tomorrow: 'tomorrow',
    remote: 'remotely',
    noLinks: 'We never send links by text message.',
    says: {
      agreed: ({ when, where, who, closing }) => `Your meeting: ${when}${where}. Questions? Call ${who}.${closing}`,
      'new-time': ({ when, where, who }) =>
        `Your meeting has a new time: ${when}${where}. The old time is cancelled. Call if needed: ${who}.`,
      'new-place': ({ when, where, who }) =>
        `Your meeting has a new place, the time is the same: ${when}${where}. Call if needed: ${who}.`,
      cancelled: ({ when, who }) => `Your meeting is cancelled: ${when}. You need not come. Questions? Call ${who}.`,
      reminder: ({ when, where, who, soon }) => `Reminder: meeting ${soon}${when}${where}. Cannot come? Call ${who}.`,
    },
  },
};

/** What is left out, in this order, until the message fits into one part. The time and the number never are. */
const SHORTER = [
  { hasClosing: true, hasWhere: true, hasGivenName: true },
  { hasClosing: false, hasWhere: true, hasGivenName: true },
  { hasClosing: false, hasWhere: true, hasGivenName: false },
  { hasClosing: false, hasWhere: false, hasGivenName: false },
] as const;

/**
 * The message, within one part of GSM-7 by leaving out the promise, then the given name, then the place. A counsellor whose
 * name has other letters (á, č, đ) is called by it all the same: the same words then cost up to three parts.
 */
export function smsText(order: SmsOrder): string {
  const texts = SHORTER.map((shape) => sentence(order, shape));
  return texts.find(({ measured }) => smsSize(measured).parts === 1)?.text ?? texts.at(-1)!.text;
}

function sentence(order: SmsOrder, { hasClosing, hasWhere, hasGivenName }: (typeof SHORTER)[number]) {
  const { language, words, start, earlier, now, counsellor } = order;
  const { says, and, tomorrow, noLinks } = WORDING[language];
  const name = plainPunctuation(counsellor.name).trim();
  const called = hasGivenName ? name : name.split(' ').at(-1)!;
  const parts = {
    when: [...(earlier ? [earlier] : []), start].map((each) => whenText(language, each)).join(` ${and} `),
    where: hasWhere ? whereText(order) : '',
    soon: words === 'reminder' && isTomorrow(start, now) ? `${tomorrow} ` : '',
    closing: hasClosing ? ` ${noLinks}` : '',
  };
  const phone = counsellor.phone === null ? [] : [plainPunctuation(shownNumber(counsellor.phone))];
  const text = says[words]({ ...parts, who: [called, ...phone].join(' ') });
  return { text, measured: isGsm7(called) ? text : text.replace(called, 'x'.repeat(called.length)) };
}

function whenText(language: Language, start: Temporal.ZonedDateTime): string {
  const { weekdays, date, at } = WORDING[language];
  const clock = `${start.hour}.${String(start.minute).padStart(2, '0')}`;
  return `${date(weekdays[start.dayOfWeek - 1]!, start)} ${at} ${clock}`;
}

function whereText({ language, where }: SmsOrder): string {
  if (where === null) return '';
  return `, ${where === 'remote' ? WORDING[language].remote : where.site}`;
}
