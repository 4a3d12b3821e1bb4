import type { Language } from '../../directory/directory.domain.js';
import type { LogWithholdingReason } from './log-entry.domain.js';

/** A refusal to show entries of the log (703/2023 11 §), in whole sentences. */
interface RefusalTexts {
  readonly title: string;
  /** What is refused, and on which day that was decided. */
  readonly what: (day: string) => string;
  /** Why, with the provision: also on the family’s page. */
  readonly reasons: Readonly<Record<LogWithholdingReason, string>>;
  readonly ask: (area: string) => string;
  readonly further: string;
}

/** No name, no hour, no unit: the refusal itself must not tell what it keeps. */
export const REFUSAL_TEXTS: Readonly<Record<Language, RefusalTexts>> = {
  fi: {
    title: 'Lokitietojen antamisesta kieltäytyminen',
    what: (day) =>
      `Osa merkinnöistä siitä, kuka on katsonut teidän asiaanne, on salattu sinulta. Päätös on tehty ${day}.`,
    reasons: {
      'client-health':
        'Tiedon antaminen voisi vakavasti vaarantaa asiakkaan terveyden tai hoidon (laki 703/2023 11 §).',
      'rights-of-others': 'Tiedon antaminen voisi vaarantaa vakavasti jonkun muun oikeuksia (laki 703/2023 11 §).',
      'childs-interest':
        'Tiedon antaminen olisi vastoin lapsen erittäin tärkeää etua (julkisuuslaki 621/1999 11 § 2 momentti).',
      investigation: 'Tiedon antaminen haittaisi rikoksen selvittämistä (julkisuuslaki 621/1999 11 § 2 momentti).',
    },
    ask: (area) => `Lisätietoa antaa tietosuojavastaava: ${area}.`,
    further:
      'Jos olet eri mieltä, voit pyytää asiasta ratkaisua tietosuojavaltuutetulta (tietosuoja.fi). Pyyntö on maksuton.',
  },
  sv: {
    title: 'Vägran att lämna ut logguppgifter',
    what: (day) =>
      `En del av anteckningarna om vem som har tittat på ert ärende är hemliga för dig. Beslutet fattades ${day}.`,
    reasons: {
      'client-health': 'Uppgiften kunde allvarligt äventyra klientens hälsa eller vård (lagen 703/2023 11 §).',
      'rights-of-others': 'Uppgiften kunde allvarligt äventyra någon annans rättigheter (lagen 703/2023 11 §).',
      'childs-interest':
        'Uppgiften skulle strida mot ett mycket viktigt intresse för barnet (offentlighetslagen 621/1999 11 § 2 mom.).',
      investigation: 'Uppgiften skulle försvåra utredningen av ett brott (offentlighetslagen 621/1999 11 § 2 mom.).',
    },
    ask: (area) => `Mer information ger dataskyddsombudet: ${area}.`,
    further:
      'Om du är av annan åsikt kan du be dataombudsmannen avgöra saken (tietosuoja.fi/sv). Det kostar ingenting.',
  },
  en: {
    title: 'Refusal to show entries of the access log',
    what: (day) =>
      `Some of the entries about who has looked at your matter are kept from you. That was decided on ${day}.`,
    reasons: {
      'client-health': 'Telling it could gravely endanger the client’s health or care (Act 703/2023, section 11).',
      'rights-of-others': 'Telling it could gravely endanger the rights of somebody else (Act 703/2023, section 11).',
      'childs-interest':
        'Telling it would be against a very important interest of a child (Act 621/1999, section 11(2)).',
      investigation: 'Telling it would impede the investigation of a crime (Act 621/1999, section 11(2)).',
    },
    ask: (area) => `The data protection officer tells you more: ${area}.`,
    further:
      'If you disagree, you can ask the Data Protection Ombudsman to decide (tietosuoja.fi/en). It costs nothing.',
  },
};
