import type { Language } from '../../directory/directory.domain.js';

/** Of the ways in, and of the pages with a passkey. */
export interface PasskeyTexts {
  /** The ways in on the family's page. */
  readonly waysIn: string;
  readonly bySuomiFi: string;
  readonly bySuomiFiText: string;
  readonly byPasskey: string;
  readonly byPasskeyText: string;
  readonly toRegistering: string;
  /** Typing the code of the counsellor. */
  readonly codeTitle: string;
  readonly codeText: string;
  readonly code: string;
  readonly codeHint: string;
  readonly next: string;
  readonly noCode: string;
  readonly noCodeText: string;
  /** Making a passkey. */
  readonly makeTitle: string;
  readonly makeText: string;
  readonly whatItIs: string;
  readonly whatItIsText: readonly string[];
  readonly make: string;
  /** Opening with one. */
  readonly openTitle: string;
  readonly openText: string;
  readonly open: string;
  readonly noKey: string;
  readonly noKeyText: string;
  readonly back: string;
  /** For who has no script, or a browser that knows no passkeys. */
  readonly unable: string;
  readonly unableText: string;
  /** What the browser says while it asks, and if nothing came of it. */
  readonly waiting: string;
  readonly stopped: string;
  readonly waitTitle: string;
  readonly wait: (minutes: number) => string;
  readonly notices: Readonly<Record<PasskeyNotice, string>>;
  /** For the title of the page. */
  readonly fault: string;
  /** The list of one's own. */
  readonly mine: string;
  readonly none: string;
  readonly madeOn: (day: string) => string;
  readonly usedOn: (day: string) => string;
  readonly neverUsed: string;
  readonly end: string;
}

/** What is said above a page. */
export type PasskeyNotice = 'again' | 'wrongCode' | 'tooLate' | 'refused' | 'notMade' | 'known' | 'ended' | 'gone';

/** Plain words. Nothing of a family in them. */
export const PASSKEY_TEXTS: Readonly<Record<Language, PasskeyTexts>> = {
  fi: {
    waysIn: 'Näe koko suunnitelma',
    bySuomiFi: 'Kirjaudu Suomi.fi-tunnistuksella',
    bySuomiFiText: 'Pankkitunnuksilla, mobiilivarmenteella tai varmennekortilla.',
    byPasskey: 'Avaa tällä puhelimella (pääsyavain)',
    byPasskeyText: 'Jos olet tallentanut puhelimeen pääsyavaimen tapaamisessa.',
    toRegistering: 'Tallenna pääsyavain tapaamisessa',
    codeTitle: 'Tallenna pääsyavain',
    codeText:
      'Pääsyavaimella avaat suunnitelman tällä puhelimella. Sen voi tallentaa tapaamisessa palveluohjaajan kanssa.',
    code: 'Koodi palveluohjaajalta',
    codeHint: 'Kymmenen numeroa, esimerkiksi 1234\u00a0567\u00a0890',
    next: 'Jatka',
    noCode: 'Eikö sinulla ole koodia?',
    noCodeText: 'Pyydä koodi palveluohjaajalta tapaamisessa. Koodi toimii kerran, 10 minuutin ajan.',
    makeTitle: 'Tallenna pääsyavain tähän puhelimeen',
    makeText: 'Paina nappia. Puhelin pyytää sormenjäljen, kasvot tai puhelimen suojakoodin.',
    whatItIs: 'Mikä pääsyavain on?',
    whatItIsText: [
      'Pääsyavain on puhelimessasi. Sormenjälkesi tai kasvosi eivät tule meille.',
      'Jokainen, joka saa puhelimesi auki, voi avata suunnitelman. Tallenna pääsyavain vain omaan puhelimeesi.',
      'Voit poistaa pääsyavaimen milloin vain. Jos puhelin katoaa, soita palveluohjaajalle.',
    ],
    make: 'Tallenna pääsyavain',
    openTitle: 'Avaa pääsyavaimella',
    openText: 'Puhelin pyytää sormenjäljen, kasvot tai puhelimen suojakoodin.',
    open: 'Avaa',
    noKey: 'Eikö tässä puhelimessa ole pääsyavainta?',
    noKeyText:
      'Voit tunnistautua toisella tavalla tai tallentaa pääsyavaimen seuraavassa tapaamisessa. Voit aina myös soittaa palveluohjaajalle.',
    back: 'Takaisin',
    unable: 'Pääsyavain ei toimi tässä selaimessa',
    unableText:
      'Kokeile puhelimen omaa selainta, esimerkiksi Chromea tai Safaria. Voit myös tunnistautua toisella tavalla tai soittaa palveluohjaajalle. Saat suunnitelman myös paperilla.',
    waiting: 'Vastaa puhelimen kysymykseen.',
    stopped: 'Mitään ei tapahtunut. Paina nappia uudelleen.',
    waitTitle: 'Odota hetki',
    wait: (minutes) =>
      `Yrityksiä on ollut liian monta. Yritä uudelleen ${minutes === 1 ? 'minuutin' : `${minutes} minuutin`} kuluttua.`,
    notices: {
      again: 'Lomake ei vielä lähtenyt. Paina nappia uudelleen.',
      wrongCode: 'Koodi ei kelpaa. Tarkista numerot. Koodi toimii kerran, 10 minuutin ajan. Voit pyytää uuden koodin.',
      tooLate: 'Aika loppui kesken. Aloita uudelleen.',
      refused: 'Pääsyavain ei kelvannut. Kokeile uudelleen tai tunnistaudu toisella tavalla.',
      notMade: 'Pääsyavainta ei tallennettu. Pyydä uusi koodi ja yritä uudelleen.',
      known: 'Tässä puhelimessa on jo pääsyavain.',
      gone: 'Tämä pääsyavain on jo poistettu.',
      ended: 'Pääsyavain on poistettu. Poista se myös puhelimen asetuksista.',
    },
    fault: 'Virhe',
    mine: 'Pääsyavaimet',
    none: 'Sinulla ei ole pääsyavaimia.',
    madeOn: (day) => `Tallennettu ${day}`,
    usedOn: (day) => `Käytetty viimeksi ${day}`,
    neverUsed: 'Ei vielä käytetty',
    end: 'Poista pääsyavain',
  },
  sv: {
    waysIn: 'Se hela planen',
    bySuomiFi: 'Logga in med Suomi.fi-identifikation',
    bySuomiFiText: 'Med bankkoder, mobilcertifikat eller certifikatkort.',
    byPasskey: 'Öppna med den här telefonen (inloggningsnyckel)',
    byPasskeyText: 'Om du har sparat en inloggningsnyckel i telefonen på ett möte.',
    toRegistering: 'Spara en inloggningsnyckel på mötet',
    codeTitle: 'Spara en inloggningsnyckel',
    codeText:
      'Med en inloggningsnyckel öppnar du planen på den här telefonen. Den kan sparas på mötet tillsammans med servicehandledaren.',
    code: 'Koden från servicehandledaren',
    codeHint: 'Tio siffror, till exempel 1234\u00a0567\u00a0890',
    next: 'Fortsätt',
    noCode: 'Har du ingen kod?',
    noCodeText: 'Be servicehandledaren om en kod på mötet. Koden fungerar en gång, i 10 minuter.',
    makeTitle: 'Spara en inloggningsnyckel i den här telefonen',
    makeText: 'Tryck på knappen. Telefonen ber om fingeravtryck, ansikte eller telefonens skyddskod.',
    whatItIs: 'Vad är en inloggningsnyckel?',
    whatItIsText: [
      'Inloggningsnyckeln finns i din telefon. Ditt fingeravtryck eller ansikte kommer inte till oss.',
      'Alla som kan öppna din telefon kan öppna planen. Spara inloggningsnyckeln bara i din egen telefon.',
      'Du kan ta bort inloggningsnyckeln när som helst. Om telefonen försvinner, ring servicehandledaren.',
    ],
    make: 'Spara inloggningsnyckeln',
    openTitle: 'Öppna med inloggningsnyckel',
    openText: 'Telefonen ber om fingeravtryck, ansikte eller telefonens skyddskod.',
    open: 'Öppna',
    noKey: 'Finns det ingen inloggningsnyckel i den här telefonen?',
    noKeyText:
      'Du kan identifiera dig på ett annat sätt eller spara en inloggningsnyckel på nästa möte. Du kan också alltid ringa servicehandledaren.',
    back: 'Tillbaka',
    unable: 'Inloggningsnyckeln fungerar inte i den här webbläsaren',
    unableText:
      'Pröva telefonens egen webbläsare, till exempel Chrome eller Safari. Du kan också identifiera dig på ett annat sätt eller ringa servicehandledaren. Du får planen också på papper.',
    waiting: 'Svara på telefonens fråga.',
    stopped: 'Ingenting hände. Tryck på knappen igen.',
    waitTitle: 'Vänta en stund',
    wait: (minutes) =>
      `Det har varit för många försök. Försök igen om ${minutes === 1 ? 'en minut' : `${minutes} minuter`}.`,
    notices: {
      again: 'Formuläret skickades inte ännu. Tryck på knappen igen.',
      wrongCode:
        'Koden duger inte. Kontrollera siffrorna. Koden fungerar en gång, i 10 minuter. Du kan be om en ny kod.',
      tooLate: 'Tiden tog slut. Börja om.',
      refused: 'Inloggningsnyckeln dög inte. Försök igen eller identifiera dig på ett annat sätt.',
      notMade: 'Inloggningsnyckeln sparades inte. Be om en ny kod och försök igen.',
      known: 'Det finns redan en inloggningsnyckel i den här telefonen.',
      gone: 'Den här inloggningsnyckeln är redan borttagen.',
      ended: 'Inloggningsnyckeln är borttagen. Ta bort den också i telefonens inställningar.',
    },
    fault: 'Fel',
    mine: 'Inloggningsnycklar',
    none: 'Du har inga inloggningsnycklar.',
    madeOn: (day) => `Sparad ${day}`,
    usedOn: (day) => `Senast använd ${day}`,
    neverUsed: 'Inte använd ännu',
    end: 'Ta bort inloggningsnyckeln',
  },
  en: {
    waysIn: 'See the whole plan',
    bySuomiFi: 'Sign in with Suomi.fi e‑Identification',
    bySuomiFiText: 'With bank codes, a mobile certificate or a certificate card.',
    byPasskey: 'Open with this phone (passkey)',
    byPasskeyText: 'If you saved a passkey on this phone at a meeting.',
    toRegistering: 'Save a passkey at the meeting',
    codeTitle: 'Save a passkey',
    codeText:
      'With a passkey you open the plan on this phone. It can be saved at the meeting, together with the counsellor.',
    code: 'Code from the counsellor',
    codeHint: 'Ten digits, for example 1234\u00a0567\u00a0890',
    next: 'Continue',
    noCode: 'No code?',
    noCodeText: 'Ask the counsellor for a code at the meeting. It works once, for 10 minutes.',
    makeTitle: 'Save a passkey on this phone',
    makeText: 'Press the button. The phone asks for your fingerprint, your face or the phone’s own code.',
    whatItIs: 'What is a passkey?',
    whatItIsText: [
      'The passkey is in your phone. Your fingerprint or face does not come to us.',
      'Everybody who can unlock your phone can open the plan. Save a passkey on your own phone only.',
      'You can remove the passkey at any time. If the phone is lost, call the counsellor.',
    ],
    make: 'Save the passkey',
    openTitle: 'Open with a passkey',
    openText: 'The phone asks for your fingerprint, your face or the phone’s own code.',
    open: 'Open',
    noKey: 'No passkey on this phone?',
    noKeyText:
      'You can identify yourself in another way, or save a passkey at the next meeting. You can also always call the counsellor.',
    back: 'Back',
    unable: 'Passkeys do not work in this browser',
    unableText:
      'Try the phone’s own browser, such as Chrome or Safari. You can also identify yourself in another way or call the counsellor. You get the plan on paper, too.',
    waiting: 'Answer what the phone asks.',
    stopped: 'Nothing happened. Press the button again.',
    waitTitle: 'Wait a moment',
    wait: (minutes) => `There were too many tries. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    notices: {
      again: 'The form was not sent yet. Press the button again.',
      wrongCode: 'The code is not right. Check the digits. It works once, for 10 minutes. You can ask for a new one.',
      tooLate: 'The time ran out. Start again.',
      refused: 'The passkey was not accepted. Try again, or identify yourself in another way.',
      notMade: 'No passkey was saved. Ask for a new code and try again.',
      known: 'There is a passkey on this phone already.',
      gone: 'This passkey was removed already.',
      ended: 'The passkey is removed. Remove it in the phone’s settings, too.',
    },
    fault: 'Error',
    mine: 'Passkeys',
    none: 'You have no passkeys.',
    madeOn: (day) => `Saved ${day}`,
    usedOn: (day) => `Last used ${day}`,
    neverUsed: 'Not used yet',
    end: 'Remove the passkey',
  },
};
