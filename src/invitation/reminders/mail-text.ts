import type { Language } from '../../directory/directory.domain.js';
import type { MeetingMode } from '../../meeting/meeting.domain.js';
import { type Counsellor, dateIn, toAsk, type When, whenIn, WORDS } from '../words.domain.js';
import type { AnswerStanding } from './notice.domain.js';
import type { SmsWords } from './sms-text.js';

/** Subject and text of a mail. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
}

interface Wording {
  readonly says: Readonly<Record<SmsWords, string>>;
  /** What to do, where there is something. */
  readonly besides: Partial<Readonly<Record<SmsWords, string>>>;
  /** Before the time. */
  readonly times: Readonly<Record<'new-time' | 'cancelled', string>>;
  /** Of what is cancelled: that what was told before is off as well. */
  readonly alsoOff: (day: string) => string;
  readonly reminder: string;
  readonly answered: string;
  readonly unanswered: string;
  /** To who asked for another time, of which nobody has decided. */
  readonly countered: string;
  readonly cannotCome: string;
}

const WORDING: Readonly<Record<Language, Wording>> = {
  fi: {
    says: {
      agreed: 'Tapaaminen on sovittu',
      'new-time': 'Tapaamisen aika muuttui',
      'new-place': 'Tapaamisen paikka muuttui',
      cancelled: 'Tapaaminen on peruttu',
      reminder: 'Muistutus tapaamisesta',
    },
    besides: {
      'new-time': 'Vanha aika on peruttu.',
      'new-place': 'Aika on sama. Kysy uusi paikka soittamalla.',
      cancelled: 'Sinun ei tarvitse tulla.',
      reminder: 'Jos aika ei sovi, soita.',
    },
    times: { 'new-time': 'Uusi aika', cancelled: 'Peruttu aika' },
    alsoOff: (day) => `Myös aiempi aika ${day} on peruttu.`,
    reminder: 'Muistutus',
    answered: 'Olet vastannut kutsuun. Jos et pääsekään, vastaa uudelleen tästä linkistä',
    unanswered: 'Vastaa vielä: et ole vastannut kutsuun. Linkki toimii ilman kirjautumista',
    countered: 'Ehdotit toista aikaa. Toistaiseksi tämä aika pysyy. Kerro, pääsetkö silloin',
    cannotCome: 'Etkö pääse? Kerro sekin.',
  },
  sv: {
    says: {
      agreed: 'Mötet är avtalat',
      'new-time': 'Mötet har fått en ny tid',
      'new-place': 'Mötet har fått en ny plats',
      cancelled: 'Mötet är inställt',
      reminder: 'Påminnelse om mötet',
    },
    besides: {
      'new-time': 'Den gamla tiden är inställd.',
      'new-place': 'Tiden är densamma. Ring och fråga om den nya platsen.',
      cancelled: 'Du behöver inte komma.',
      reminder: 'Ring om tiden inte passar.',
    },
    times: { 'new-time': 'Ny tid', cancelled: 'Inställd tid' },
    alsoOff: (day) => `Även den tidigare tiden ${day} är inställd.`,
    reminder: 'Påminnelse',
    answered: 'Du har svarat på kallelsen. Om du ändå inte kan komma, svara på nytt via den här länken',
    unanswered: 'Svara gärna nu: du har inte svarat på kallelsen. Länken fungerar utan inloggning',
    countered: 'Du föreslog en annan tid. Tills vidare gäller den här tiden. Svara om du kan komma då',
    cannotCome: 'Kan du inte komma? Svara ändå.',
  },
  en: {
    says: {
      agreed: 'Your meeting is agreed',
      'new-time': 'Your meeting has a new time',
      'new-place': 'Your meeting has a new place',
      cancelled: 'Your meeting is cancelled',
      reminder: 'Reminder of your meeting',
    },
    besides: {
      'new-time': 'The old time is cancelled.',
      'new-place': 'The time is the same. Call to ask for the new place.',
      cancelled: 'You need not come.',
      reminder: 'Call if you cannot come.',
    },
    times: { 'new-time': 'New time', cancelled: 'Cancelled time' },
    alsoOff: (day) => `The earlier time on ${day} is cancelled as well.`,
    reminder: 'Reminder',
    answered: 'You have answered the invitation. If you cannot come after all, answer again at this link',
    unanswered: 'Please answer: you have not yet done so. The link works without signing in',
    countered: 'You proposed another time. For now this time stands. Please say whether you can come then',
    cannotCome: 'If you cannot come, please say so.',
  },
};

/** What a mail to somebody of a family is made of. */
export interface FamilyMail {
  readonly words: SmsWords;
  readonly language: Language;
  readonly when: When;
  /** See `SmsOrder`. */
  readonly earlier?: Temporal.ZonedDateTime | null;
  readonly counsellor: Counsellor;
}

/** A mail to somebody of a family: when, and whom to ring. No content, no place, no "tomorrow": it may be read late. */
export function familyMail({ words, language, when, earlier, counsellor }: FamilyMail): MailText {
  const { says, besides, times, alsoOff } = WORDING[language];
  const time = words === 'cancelled' || words === 'new-time' ? times[words] : WORDS[language].time;
  const besidesThat = besides[words] === undefined ? [] : [besides[words], ''];
  const other = earlier ? [alsoOff(dateIn(language, earlier.toPlainDate()))] : [];
  const lines = [`${says[words]}.`, '', `${time}: ${whenIn(language, when)}`, ...other, '', ...besidesThat];
  return {
    subject: subjectOf(says[words], language, when),
    text: [...lines, toAsk(language, counsellor), ''].join('\n'),
  };
}

/** What a reminder to a professional is made of. */
export interface ProfessionalMail {
  readonly language: Language;
  readonly when: When;
  readonly mode: MeetingMode;
  readonly counsellor: Counsellor;
  readonly standing: AnswerStanding;
  /** Of the invitation. */
  readonly link: string;
}

/** Reminds a professional; who has not said whether they come at this time is asked to do so first. */
export function professionalMail(mail: ProfessionalMail): MailText {
  const { language, when, mode, counsellor, standing, link } = mail;
  const { reminder, cannotCome, [standing]: asks } = WORDING[language];
  const words = WORDS[language];
  const asked = [`${asks}:`, link, '', ...(standing === 'unanswered' ? [cannotCome, ''] : [])];
  const lines = [
    `${reminder}: ${words.title}`,
    '',
    `${words.time}: ${whenIn(language, when)}`,
    `${words.mode}: ${words.modes[mode]}`,
    '',
    ...asked,
    toAsk(language, counsellor),
    '',
  ];
  return { subject: subjectOf(`${reminder}: ${words.title}`, language, when), text: lines.join('\n') };
}

const subjectOf = (what: string, language: Language, when: When) => `${what}, ${whenIn(language, when)}`;
