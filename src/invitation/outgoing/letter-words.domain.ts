import type { Language } from '../../directory/directory.domain.js';
import { WORDS } from '../words.domain.js';

/**
 * What is new for who gets a request: that they are invited, another time, another place or way to meet, or only other
 * details, which leave an answer as good as it was.
 */
export type News = 'invited' | 'moved' | 'changed' | 'updated';

type WithLink = Readonly<Record<'remote' | 'hybrid', string>>;

interface LetterWords {
  readonly subjects: Readonly<Record<News | 'cancelled' | 'declined', string>>;
  /** Whole sentences, the name put in: nobody's name is inflected. */
  readonly opens: Readonly<Record<News, (counsellor: string) => string>>;
  readonly times: Readonly<Record<'moved' | 'cancelled' | 'standing', string>>;
  readonly answer: string;
  readonly button: string;
  readonly cannotCome: string;
  readonly video: string;
  /** What stands for the place, and what is seen after sign-in, where the address of the video meeting is told. */
  readonly placesWithLink: WithLink;
  readonly detailsWithLink: WithLink;
  readonly off: string;
  readonly remove: string;
  /** The time that the invitee proposed. */
  readonly notSuiting: string;
  readonly stands: string;
}

/** Words of the letters alone, as neutral as `WORDS` (invariant 3). */
export const LETTER_WORDS: Readonly<Record<Language, LetterWords>> = {
  fi: {
    subjects: {
      invited: 'Kutsu',
      moved: 'Uusi aika',
      changed: 'Muutos',
      updated: 'Päivitetty kutsu',
      cancelled: 'Peruttu',
      declined: 'Sovittu aika pysyy',
    },
    opens: {
      invited: WORDS.fi.invites,
      moved: (name) =>
        `Palveluohjaaja ${name} kutsuu sinut verkostotapaamiseen, jonka aika on muuttunut. Kerro, sopiiko uusi aika, vaikka olisit jo vastannut aiempaan.`,
      changed: (name) =>
        `Palveluohjaaja ${name} kutsuu sinut verkostotapaamiseen, jonka paikka tai osallistumistapa on muuttunut. Aika on sama. Kerro, sopiiko se yhä, vaikka olisit jo vastannut.`,
      updated: (name) =>
        `Palveluohjaaja ${name} on päivittänyt verkostotapaamisen tietoja. Aika on sama. Jos olet jo vastannut, sinun ei tarvitse vastata uudelleen.`,
    },
    times: { moved: 'Uusi aika', cancelled: 'Peruttu aika', standing: 'Sovittu aika' },
    answer: 'Vastaa kalenterikutsun painikkeilla tai tästä linkistä. Linkki toimii ilman kirjautumista',
    button: 'Vastaa kutsuun',
    cannotCome: 'Etkö pääse? Kerro sekin. Voit samalla ehdottaa sijaista tai toista aikaa.',
    video: 'Videolinkki',
    placesWithLink: { remote: 'Etäyhteys', hybrid: 'Etäyhteys, paikka näkyy kirjautumisen jälkeen' },
    detailsWithLink: {
      remote: 'Muut tiedot näkyvät, kun kirjaudut palveluun.',
      hybrid: 'Paikka ja muut tiedot näkyvät, kun kirjaudut palveluun.',
    },
    off: 'Kutsusi verkostotapaamiseen on peruttu. Sinun ei tarvitse tulla eikä vastata.',
    remove: 'Jos merkintä jäi kalenteriisi, voit poistaa sen.',
    notSuiting: 'Ehdottamasi aika ei valitettavasti sovi. Sovittu aika pysyy.',
    stands: 'Kerro, pääsetkö sovittuun aikaan. Vastaa tästä linkistä. Linkki toimii ilman kirjautumista',
  },
  sv: {
    subjects: {
      invited: 'Kallelse',
      moved: 'Ny tid',
      changed: 'Ändring',
      updated: 'Uppdaterad kallelse',
      cancelled: 'Inställt',
      declined: 'Den avtalade tiden gäller',
    },
    opens: {
      invited: WORDS.sv.invites,
      moved: (name) =>
        `Servicehandledare ${name} kallar dig till ett nätverksmöte som har fått en ny tid. Svara om den nya tiden passar, även om du redan har svarat på den tidigare.`,
      changed: (name) =>
        `Servicehandledare ${name} kallar dig till ett nätverksmöte där platsen eller sättet att delta har ändrats. Tiden är densamma. Svara om det fortfarande passar, även om du redan har svarat.`,
      updated: (name) =>
        `Servicehandledare ${name} har uppdaterat uppgifterna om nätverksmötet. Tiden är densamma. Om du redan har svarat behöver du inte svara igen.`,
    },
    times: { moved: 'Ny tid', cancelled: 'Inställd tid', standing: 'Avtalad tid' },
    answer: 'Svara med knapparna i kalenderinbjudan eller via den här länken. Länken fungerar utan inloggning',
    button: 'Svara på kallelsen',
    cannotCome: 'Kan du inte komma? Svara ändå. Du kan samtidigt föreslå en ersättare eller en annan tid.',
    video: 'Videolänk',
    placesWithLink: { remote: 'På distans', hybrid: 'På distans, platsen visas efter inloggning' },
    detailsWithLink: {
      remote: 'Övriga uppgifter visas när du loggar in i tjänsten.',
      hybrid: 'Platsen och övriga uppgifter visas när du loggar in i tjänsten.',
    },
    off: 'Din kallelse till nätverksmötet har återkallats. Du behöver varken komma eller svara.',
    remove: 'Om mötet finns kvar i din kalender kan du ta bort det.',
    notSuiting: 'Tiden som du föreslog passar tyvärr inte. Den avtalade tiden gäller.',
    stands: 'Berätta om du kan komma på den avtalade tiden. Svara via den här länken. Länken fungerar utan inloggning',
  },
  en: {
    subjects: {
      invited: 'Invitation',
      moved: 'New time',
      changed: 'Change',
      updated: 'Updated invitation',
      cancelled: 'Cancelled',
      declined: 'The agreed time stands',
    },
    opens: {
      invited: WORDS.en.invites,
      moved: (name) =>
        `Counsellor ${name} invites you to a network meeting that has a new time. Please say whether the new time suits you, even if you have already answered for the earlier one.`,
      changed: (name) =>
        `Counsellor ${name} invites you to a network meeting whose place or form has changed. The time is the same. Please say whether it still suits you, even if you have already answered.`,
      updated: (name) =>
        `Counsellor ${name} has updated the details of the network meeting. The time is the same. If you have already answered, you do not need to answer again.`,
    },
    times: { moved: 'New time', cancelled: 'Cancelled time', standing: 'Agreed time' },
    answer: 'Answer with the buttons of the calendar invitation or at this link. The link works without signing in',
    button: 'Answer the invitation',
    cannotCome: 'If you cannot come, please say so. You may also suggest a substitute or another time.',
    video: 'Video link',
    placesWithLink: { remote: 'Remote', hybrid: 'Remote; the place is shown after sign-in' },
    detailsWithLink: {
      remote: 'You will see other details when you sign in to the service.',
      hybrid: 'You will see the place and other details when you sign in to the service.',
    },
    off: 'Your invitation to a network meeting has been cancelled. You do not need to come or answer.',
    remove: 'If the meeting is still in your calendar, you can remove it.',
    notSuiting: 'Unfortunately the time you proposed does not suit. The agreed time stands.',
    stands: 'Please say whether you can come at the agreed time. Answer at this link. It works without signing in',
  },
};
