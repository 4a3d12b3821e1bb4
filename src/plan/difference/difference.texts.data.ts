import type { Language } from '../../directory/directory.domain.js';
import type { OwnerKind, Setting } from '../action/action.domain.js';
import type { ChangeCode, NamedPart } from './difference.domain.js';

/** Words of the difference between two versions. Texts and days are put in as they are: no name or text is inflected. */
interface DifferenceTexts {
  readonly locale: string;
  readonly erased: string;
  readonly owner: (who: string) => string;
  readonly by: (day: string) => string;
  readonly where: (place: string) => string;
  readonly promised: string;
  readonly asked: string;
  readonly settings: Readonly<Record<Setting, string>>;
  readonly somebody: Readonly<Record<OwnerKind, string>>;
  readonly parts: Readonly<Record<NamedPart, string>>;
  readonly lines: Readonly<Record<ChangeCode, (one: string, other?: string, third?: string) => string>>;
}

export const DIFFERENCE_TEXTS: Readonly<Record<Language, DifferenceTexts>> = {
  fi: {
    locale: 'fi-FI',
    erased: 'Teksti on poistettu.',
    owner: (who) => `Tekijä: ${who}.`,
    by: (day) => `Viimeistään ${day}.`,
    where: (place) => `Missä: ${place}.`,
    promised: 'Tekijä on luvannut tämän.',
    asked: 'Tekijä ei ole vielä luvannut tätä.',
    settings: {
      home: 'kotona',
      'day-care': 'varhaiskasvatuksessa',
      school: 'koulussa',
      hobby: 'harrastuksessa',
      service: 'palvelussa',
      elsewhere: 'muualla',
    },
    somebody: { professional: 'ammattilainen', family: 'perheenjäsen' },
    parts: {
      situation: 'Tilanne',
      'current-services': 'Nykyiset palvelut',
      'family-view': 'Perheen näkemys',
      'child-view': 'Lapsen oma näkemys',
      'professional-views': 'Ammattilaisten näkemykset',
      strengths: 'Voimavarat',
      'next-steps': 'Seuraavat askeleet',
      duration: 'Suunnitelman kesto',
      helpers: 'Läheisten apu',
      copies: 'Suunnitelman saajat',
    },
    lines: {
      'first-plan': () => 'Tämä on ensimmäinen yhteinen suunnitelma.',
      'no-change': () => 'Suunnitelma on sama kuin ennen.',
      'shared-goal': (text) => `Yhteinen tavoite on nyt: ${text}`,
      'goal-new': (text) => `Uusi tavoite: ${text}`,
      'goal-gone': (text) => `Tavoite ei ole enää mukana: ${text}`,
      'action-new': (text, more) => `Uutta: ${text} ${more}`,
      'action-gone': (text) => `Ei enää mukana: ${text}`,
      'action-owner': (text, who, before) =>
        `Tekijä on vaihtunut: ${text} Tekijä on nyt ${who}. Aiemmin tekijä oli ${before}.`,
      'action-day': (text, day, before) =>
        `Määräpäivä on vaihtunut: ${text} Viimeistään ${day}. Päivä oli aiemmin ${before}.`,
      'part-new': (part) => `${part} on kirjattu suunnitelmaan.`,
      'part-rewritten': (part) => `${part} on kirjoitettu uudelleen.`,
      'part-gone': (part) => `${part} on jätetty pois.`,
      review: (day, before) =>
        before ? `Suunnitelma käydään läpi ${day}. Päivä oli aiemmin ${before}.` : `Suunnitelma käydään läpi ${day}.`,
    },
  },
  sv: {
    locale: 'sv-FI',
    erased: 'Texten har tagits bort.',
    owner: (who) => `Vem: ${who}.`,
    by: (day) => `Senast ${day}.`,
    where: (place) => `Var: ${place}.`,
    promised: 'Personen har lovat det här.',
    asked: 'Personen har inte lovat det här ännu.',
    settings: {
      home: 'hemma',
      'day-care': 'i småbarnspedagogiken',
      school: 'i skolan',
      hobby: 'på fritiden',
      service: 'i en tjänst',
      elsewhere: 'på annat håll',
    },
    somebody: { professional: 'en yrkesperson', family: 'en familjemedlem' },
    parts: {
      situation: 'Situationen',
      'current-services': 'De nuvarande tjänsterna',
      'family-view': 'Familjens åsikt',
      'child-view': 'Barnets egen åsikt',
      'professional-views': 'De yrkesverksammas åsikter',
      strengths: 'Resurserna',
      'next-steps': 'Nästa steg',
      duration: 'Planens längd',
      helpers: 'De närståendes hjälp',
      copies: 'Planens mottagare',
    },
    lines: {
      'first-plan': () => 'Det här är den första gemensamma planen.',
      'no-change': () => 'Planen är densamma som förut.',
      'shared-goal': (text) => `Det gemensamma målet är nu: ${text}`,
      'goal-new': (text) => `Nytt mål: ${text}`,
      'goal-gone': (text) => `Målet är inte längre med: ${text}`,
      'action-new': (text, more) => `Nytt: ${text} ${more}`,
      'action-gone': (text) => `Inte längre med: ${text}`,
      'action-owner': (text, who, before) =>
        `Någon annan gör det: ${text} Nu är det ${who}, tidigare var det ${before}.`,
      'action-day': (text, day, before) => `Ny dag: ${text} Senast ${day}. Dagen var tidigare ${before}.`,
      'part-new': (part) => `${part} har skrivits in i planen.`,
      'part-rewritten': (part) => `${part} har skrivits om.`,
      'part-gone': (part) => `${part} har tagits bort.`,
      review: (day, before) =>
        before ? `Planen gås igenom den ${day}. Dagen var tidigare den ${before}.` : `Planen gås igenom den ${day}.`,
    },
  },
  en: {
    locale: 'en-GB',
    erased: 'The text has been removed.',
    owner: (who) => `Who: ${who}.`,
    by: (day) => `By ${day}.`,
    where: (place) => `Where: ${place}.`,
    promised: 'They have promised this.',
    asked: 'They have not promised this yet.',
    settings: {
      home: 'at home',
      'day-care': 'in day care',
      school: 'at school',
      hobby: 'in a hobby',
      service: 'in a service',
      elsewhere: 'elsewhere',
    },
    somebody: { professional: 'a professional', family: 'somebody of the family' },
    parts: {
      situation: 'the situation',
      'current-services': 'the present services',
      'family-view': 'the view of the family',
      'child-view': 'the child’s own view',
      'professional-views': 'the views of the professionals',
      strengths: 'the strengths',
      'next-steps': 'the next steps',
      duration: 'how long the plan lasts',
      helpers: 'the help of close persons',
      copies: 'who gets the plan',
    },
    lines: {
      'first-plan': () => 'This is the first shared plan.',
      'no-change': () => 'The plan is the same as before.',
      'shared-goal': (text) => `The shared goal is now: ${text}`,
      'goal-new': (text) => `New goal: ${text}`,
      'goal-gone': (text) => `No longer a goal: ${text}`,
      'action-new': (text, more) => `New: ${text} ${more}`,
      'action-gone': (text) => `No longer in the plan: ${text}`,
      'action-owner': (text, who, before) =>
        `Somebody else does it: ${text} It is now ${who}. Before, it was ${before}.`,
      'action-day': (text, day, before) => `Another day: ${text} By ${day}. Before, the day was ${before}.`,
      'part-new': (part) => `Written into the plan: ${part}.`,
      'part-rewritten': (part) => `Written anew: ${part}.`,
      'part-gone': (part) => `Left out: ${part}.`,
      review: (day, before) =>
        before ? `The plan is looked at on ${day}. Before, the day was ${before}.` : `The plan is looked at on ${day}.`,
    },
  },
};
