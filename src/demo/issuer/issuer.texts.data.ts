import type { Language } from '../../directory/directory.domain.js';

/** What the pages of one issuer say. */
interface OwnTexts {
  readonly title: string;
  /** Whom it plays. */
  readonly about: string;
}

interface IssuerTexts {
  readonly staff: OwnTexts;
  readonly identification: OwnTexts;
  readonly who: string;
  readonly again: string;
  readonly cancel: string;
  readonly levels: string;
  readonly level: readonly string[];
  readonly other: string;
  readonly otherHint: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly born: string;
  readonly bornHint: string;
  readonly continue: string;
  readonly unfit: string;
}

/** Words of the demo's issuers. Names and titles of people are Finnish in all languages. */
export const ISSUER_TEXTS: Readonly<Record<Language, IssuerTexts>> = {
  fi: {
    staff: {
      title: 'Työnantajan kirjautuminen',
      about: 'Tämä esittää työnantajan omaa kirjautumista. Ihmiset ovat keksittyjä, eikä salasanaa kysytä.',
    },
    identification: {
      title: 'Tunnistautuminen',
      about: 'Tämä esittää Suomi.fi-tunnistusta. Ihmiset ja henkilötunnukset ovat keksittyjä.',
    },
    who: 'Kuka olet?',
    again: 'Vahvista vielä kerran, kuka olet.',
    cancel: 'Peruuta',
    levels: 'Kuinka vahvasti tunnistaudut',
    level: ['Pankkitunnuksilla (korotettu taso)', 'Henkilökortilla (korkea taso)', 'Liian heikosti: ei riitä'],
    other: 'Joku muu',
    otherHint: 'Esimerkiksi perheenjäsen, jonka kirjasit itse.',
    givenName: 'Etunimi',
    familyName: 'Sukunimi',
    born: 'Syntymäpäivä',
    bornHint: 'Esimerkiksi 17.4.1985',
    continue: 'Tunnistaudu',
    unfit: 'Kirjoita etunimi, sukunimi ja syntymäpäivä, esimerkiksi 17.4.1985.',
  },
  sv: {
    staff: {
      title: 'Arbetsgivarens inloggning',
      about:
        'Den här sidan spelar arbetsgivarens egen inloggning. Människorna är påhittade, och inget lösenord behövs.',
    },
    identification: {
      title: 'Identifiering',
      about: 'Den här sidan spelar Suomi.fi-identifikation. Människor och personbeteckningar är påhittade.',
    },
    who: 'Vem är du?',
    again: 'Bekräfta ännu en gång vem du är.',
    cancel: 'Avbryt',
    levels: 'Hur starkt du identifierar dig',
    level: ['Med bankkoder (väsentlig nivå)', 'Med identitetskort (hög nivå)', 'För svagt: det räcker inte'],
    other: 'Någon annan',
    otherHint: 'Till exempel en familjemedlem som du själv har antecknat.',
    givenName: 'Förnamn',
    familyName: 'Efternamn',
    born: 'Födelsedag',
    bornHint: 'Till exempel 17.4.1985',
    continue: 'Identifiera dig',
    unfit: 'Skriv förnamn, efternamn och födelsedag, till exempel 17.4.1985.',
  },
  en: {
    staff: {
      title: 'Sign-in of the employer',
      about: 'This plays an employer’s own sign-in. The people are invented, and no password is asked.',
    },
    identification: {
      title: 'Identification',
      about: 'This plays Suomi.fi identification. People and identity codes are invented.',
    },
    who: 'Who are you?',
    again: 'Please confirm once more who you are.',
    cancel: 'Cancel',
    levels: 'How strongly you identify yourself',
    level: ['With bank codes (substantial)', 'With an identity card (high)', 'Too weakly: not enough for us'],
    other: 'Somebody else',
    otherHint: 'For example somebody of a family whom you recorded yourself.',
    givenName: 'Given name',
    familyName: 'Family name',
    born: 'Date of birth',
    bornHint: 'For example 17.4.1985',
    continue: 'Identify',
    unfit: 'Write given name, family name and date of birth, for example 17.4.1985.',
  },
};
