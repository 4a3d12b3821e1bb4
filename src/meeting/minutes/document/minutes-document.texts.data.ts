import type { Language } from '../../../directory/directory.domain.js';
import type { MinutesState, Verdict } from '../minutes.domain.js';

/** What stands above the parts of minutes, in either style. */
interface Headings {
  readonly title: string;
  readonly states: Readonly<Record<MinutesState, (day: string, edition: number) => string>>;
  readonly negotiation: string;
  readonly text: string;
  readonly matters: string;
  readonly owner: string;
  readonly due: string;
  readonly answers: string;
  readonly verdicts: Readonly<Record<Verdict, (name: string, day: string) => string>>;
  readonly responsible: string;
}

interface MinutesTexts {
  /** Says nothing of the family. */
  readonly fileName: string;
  readonly familyMember: string;
  readonly guardian: string;
  readonly erased: string;
  readonly phone: string;
  readonly page: (page: number, pages: number) => string;
  readonly standard: Headings;
  /** Short sentences, everyday words. */
  readonly plain: Headings;
}

export const MINUTES_TEXTS: Readonly<Record<Language, MinutesTexts>> = {
  fi: {
    fileName: 'muistio',
    familyMember: 'perheenjäsen',
    guardian: 'Huoltaja',
    erased: 'Teksti on poistettu.',
    phone: 'Puhelin',
    page: (page, pages) => `sivu ${page}/${pages}`,
    standard: {
      title: 'Tapaamisen muistio',
      states: {
        draft: (_, edition) => `Luonnos, versio ${edition}. Tätä ei ole vielä jaettu.`,
        shared: (day, edition) => `Jaettu ${day}, versio ${edition}.`,
        confirmed: (day, edition) => `Jaettu ${day}, versio ${edition}. Perhe on vahvistanut muistion.`,
      },
      negotiation: 'Tapaaminen',
      text: 'Mitä puhuttiin',
      matters: 'Sovitut asiat ja vastuunjako',
      owner: 'Kuka',
      due: 'Viimeistään',
      answers: 'Perheen kanta muistioon',
      verdicts: {
        confirmed: (name, day) => `${name} vahvisti muistion ${day}.`,
        commented: (name, day) => `${name} kommentoi muistiota ${day}.`,
        objected: (name, day) => `${name} on eri mieltä muistiosta ${day}.`,
      },
      responsible: 'Vastuuhenkilö',
    },
    plain: {
      title: 'Mitä tapaamisessa sovittiin',
      states: {
        draft: () => 'Tämä on vasta luonnos. Sitä ei ole vielä jaettu.',
        shared: (day) => `Tämä jaettiin ${day}.`,
        confirmed: (day) => `Tämä jaettiin ${day}. Perhe on sanonut, että näin puhuttiin.`,
      },
      negotiation: 'Milloin ja ketkä?',
      text: 'Mistä puhuimme?',
      matters: 'Mitä sovimme?',
      owner: 'Tekijä',
      due: 'Viimeistään',
      answers: 'Mitä perhe sanoi tästä paperista?',
      verdicts: {
        confirmed: (name) => `${name} sanoi, että näin puhuttiin.`,
        commented: (name) => `${name} halusi lisätä tämän:`,
        objected: (name) => `${name} on eri mieltä:`,
      },
      responsible: 'Kenelle voin soittaa?',
    },
  },
  sv: {
    fileName: 'minnesanteckning',
    familyMember: 'familjemedlem',
    guardian: 'Vårdnadshavare',
    erased: 'Texten har tagits bort.',
    phone: 'Telefon',
    page: (page, pages) => `sida ${page}/${pages}`,
    standard: {
      title: 'Minnesanteckning från mötet',
      states: {
        draft: (_, edition) => `Utkast, version ${edition}. Detta har inte delats än.`,
        shared: (day, edition) => `Delad ${day}, version ${edition}.`,
        confirmed: (day, edition) => `Delad ${day}, version ${edition}. Familjen har bekräftat anteckningen.`,
      },
      negotiation: 'Mötet',
      text: 'Vad vi talade om',
      matters: 'Överenskomna frågor och ansvarsfördelning',
      owner: 'Vem',
      due: 'Senast',
      answers: 'Familjens åsikt om anteckningen',
      verdicts: {
        confirmed: (name, day) => `${name} bekräftade anteckningen ${day}.`,
        commented: (name, day) => `${name} kommenterade anteckningen ${day}.`,
        objected: (name, day) => `${name} är av annan åsikt ${day}.`,
      },
      responsible: 'Ansvarig person',
    },
    plain: {
      title: 'Vad vi kom överens om på mötet',
      states: {
        draft: () => 'Det här är ett utkast. Det har inte delats än.',
        shared: (day) => `Det här delades ${day}.`,
        confirmed: (day) => `Det här delades ${day}. Familjen har sagt att det var så.`,
      },
      negotiation: 'När och vilka?',
      text: 'Vad talade vi om?',
      matters: 'Vad kom vi överens om?',
      owner: 'Vem',
      due: 'Senast',
      answers: 'Vad sade familjen om det här papperet?',
      verdicts: {
        confirmed: (name) => `${name} sade att det var så.`,
        commented: (name) => `${name} ville lägga till det här:`,
        objected: (name) => `${name} är av annan åsikt:`,
      },
      responsible: 'Vem kan jag ringa?',
    },
  },
  en: {
    fileName: 'minutes',
    familyMember: 'a member of the family',
    guardian: 'A guardian',
    erased: 'The text has been removed.',
    phone: 'Phone',
    page: (page, pages) => `page ${page}/${pages}`,
    standard: {
      title: 'Minutes of the meeting',
      states: {
        draft: (_, edition) => `Draft, edition ${edition}. This has not been shared yet.`,
        shared: (day, edition) => `Shared on ${day}, edition ${edition}.`,
        confirmed: (day, edition) => `Shared on ${day}, edition ${edition}. The family has confirmed the minutes.`,
      },
      negotiation: 'Meeting',
      text: 'What was said',
      matters: 'Agreed matters and responsibilities',
      owner: 'Who',
      due: 'By',
      answers: 'What the family says of the minutes',
      verdicts: {
        confirmed: (name, day) => `${name} confirmed the minutes on ${day}.`,
        commented: (name, day) => `${name} commented on the minutes on ${day}.`,
        objected: (name, day) => `${name} objected to the minutes on ${day}.`,
      },
      responsible: 'Responsible person',
    },
    plain: {
      title: 'What we agreed in the meeting',
      states: {
        draft: () => 'This is only a draft. It has not been shared yet.',
        shared: (day) => `This was shared on ${day}.`,
        confirmed: (day) => `This was shared on ${day}. The family has said that it was so.`,
      },
      negotiation: 'When and who?',
      text: 'What did we talk about?',
      matters: 'What did we agree?',
      owner: 'Who',
      due: 'By',
      answers: 'What did the family say of this paper?',
      verdicts: {
        confirmed: (name) => `${name} said that it was so.`,
        commented: (name) => `${name} wanted to add this:`,
        objected: (name) => `${name} does not agree:`,
      },
      responsible: 'Whom can I call?',
    },
  },
};
