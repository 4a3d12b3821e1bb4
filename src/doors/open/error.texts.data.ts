import type { Language } from '../../directory/directory.domain.js';

/** What went wrong, as far as it matters to whoever sees it. */
export type ErrorKind = 'unknown' | 'foreign' | 'tooOften' | 'refused' | 'away' | 'ours';

interface ErrorWords {
  readonly title: string;
  readonly text: string;
}

export interface ErrorTexts {
  readonly kinds: Readonly<Record<ErrorKind, ErrorWords>>;
  readonly again: string;
}

/** Whose fault it is, and what to do. */
export const ERROR_TEXTS: Readonly<Record<Language, ErrorTexts>> = {
  fi: {
    kinds: {
      unknown: {
        title: 'Sivua ei löydy',
        text: 'Osoitteessa voi olla virhe, tai linkki on vanhentunut. Voit soittaa meille.',
      },
      foreign: {
        title: 'Pyyntöä ei otettu vastaan',
        text: 'Se tuli toiselta sivustolta. Mitään ei muutettu. Avaa palvelumme sivu uudelleen ja yritä vielä kerran.',
      },
      tooOften: {
        title: 'Odota hetki',
        text: 'Sivua on avattu monta kertaa peräkkäin. Odota minuutti ja yritä uudelleen.',
      },
      refused: {
        title: 'Lomake ei lähtenyt',
        text: 'Palaa edelliselle sivulle, lataa se uudelleen ja yritä vielä kerran.',
      },
      away: {
        title: 'Sivua ei voi avata juuri nyt',
        text: 'Vika on meillä, ei sinussa. Yritä hetken kuluttua uudelleen, tai soita.',
      },
      ours: {
        title: 'Sivua ei voitu avata',
        text: 'Vika on meillä, ei sinussa. Soita meille, niin hoidamme asian puhelimessa.',
      },
    },
    again: 'Etusivulle',
  },
  sv: {
    kinds: {
      unknown: {
        title: 'Sidan hittades inte',
        text: 'Adressen kan vara fel, eller länken är för gammal. Du kan ringa oss.',
      },
      foreign: {
        title: 'Begäran togs inte emot',
        text: 'Den kom från en annan webbplats. Inget ändrades. Öppna vår sida på nytt och försök en gång till.',
      },
      tooOften: {
        title: 'Vänta en stund',
        text: 'Sidan har öppnats många gånger i rad. Vänta en minut och försök igen.',
      },
      refused: {
        title: 'Formuläret skickades inte',
        text: 'Gå tillbaka till föregående sida, ladda om den och försök en gång till.',
      },
      away: {
        title: 'Sidan kan inte öppnas just nu',
        text: 'Felet är vårt, inte ditt. Försök igen om en stund, eller ring.',
      },
      ours: {
        title: 'Sidan kunde inte öppnas',
        text: 'Felet är vårt, inte ditt. Ring oss så sköter vi saken per telefon.',
      },
    },
    again: 'Till startsidan',
  },
  en: {
    kinds: {
      unknown: { title: 'Page not found', text: 'The address may be wrong, or the link is too old. You can call us.' },
      foreign: {
        title: 'The request was not taken',
        text: 'It came from another site. Nothing was changed. Open our page anew and try once more.',
      },
      tooOften: { title: 'Please wait', text: 'The page was opened many times in a row. Wait a minute and try again.' },
      refused: { title: 'The form was not sent', text: 'Go back to the page before, reload it and try once more.' },
      away: {
        title: 'The page cannot be opened just now',
        text: 'The fault is ours, not yours. Try again in a while, or call.',
      },
      ours: {
        title: 'The page did not open',
        text: 'The fault is ours, not yours. Call us and we do it on the phone.',
      },
    },
    again: 'To the front page',
  },
};
