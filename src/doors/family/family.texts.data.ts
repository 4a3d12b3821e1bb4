import type { Language } from '../../directory/directory.domain.js';
import type { OwnerKind } from '../../plan/action/action.domain.js';
import type { Method } from '../../platform/session/session.domain.js';

/** What is said above a page. */
export type FamilyNotice =
  | 'wrong'
  | 'again'
  | 'over'
  | 'forgotten'
  | 'everywhere'
  | 'ended'
  | 'gone'
  | 'heard'
  | 'noFace'
  | 'badWords'
  | 'unheard'
  | 'kept';

/** Of coming in. */
interface EntryTexts {
  readonly title: string;
  readonly intro: string;
  readonly code: string;
  readonly codeHint: string;
  readonly digits: string;
  readonly digitsHint: string;
  readonly enter: string;
  readonly remembers: string;
  readonly noCode: string;
  readonly noCodeText: string;
  readonly waitTitle: string;
  readonly wait: (minutes: number) => string;
  readonly waitText: string;
  readonly notices: Readonly<Record<FamilyNotice, string>>;
  /** For the title of the page. */
  readonly fault: string;
  readonly back: string;
}

/** Of the page itself. */
interface PageTexts {
  readonly who: string;
  readonly nobody: string;
  readonly call: (number: string) => string;
  readonly standsInNow: string;
  /** Of who is to be responsible once the family has confirmed it. */
  readonly follows: string;
  readonly standsInLater: string;
  readonly from: (first: string, last: string) => string;
  readonly next: string;
  readonly noMeeting: string;
  readonly at: (place: string) => string;
  readonly placeLater: string;
  readonly joinByVideo: string;
  readonly doesNotSuit: string;
  /** Of a case that somebody has begun to close. */
  readonly closing: string;
  readonly closed: string;
  readonly closedText: string;
  readonly nothing: string;
  readonly nothingText: string;
  readonly goal: string;
  readonly noGoal: string;
  readonly own: string;
  readonly noOwn: string;
  readonly asked: string;
  /** What everybody else around the table has promised. */
  readonly others: string;
  /** Of a promise of others: who, where no name may be told. */
  readonly unnamed: Readonly<Record<OwnerKind, string>>;
  readonly review: (day: string) => string;
  readonly toDevices: string;
}

/** Of one's devices. */
interface DeviceTexts {
  readonly devices: string;
  readonly devicesText: string;
  readonly thisOne: string;
  /** Where no browser says what it is. */
  readonly unknownDevice: string;
  readonly kind: (method: Method, isDevice: boolean) => string;
  readonly since: (day: string) => string;
  readonly lastUsed: (day: string) => string;
  readonly end: string;
  readonly forgetThis: string;
  readonly forgetThisText: string;
  readonly everywhere: string;
  readonly everywhereText: string;
}

export type FamilyTexts = EntryTexts & PageTexts & DeviceTexts;

/** Plain words. What is not known of the reader is not said: nothing here names a family or why it is helped. */
export const FAMILY_TEXTS: Readonly<Record<Language, FamilyTexts>> = {
  fi: {
    title: 'Perheen sivu',
    intro: 'Täältä näet, kuka teitä auttaa ja milloin tavataan. Saat koodin palveluohjaajalta.',
    code: 'Koodi',
    codeHint: 'Yhdeksän merkkiä, esimerkiksi A7K 4RM 9TX. Isot ja pienet kirjaimet käyvät.',
    digits: 'Puhelinnumerosi neljä viimeistä numeroa',
    digitsHint: 'Sen numeron, jonka palveluohjaaja tietää.',
    enter: 'Jatka',
    remembers:
      'Muistamme tämän laitteen 90 päivää, eikä koodia tarvita uudelleen. Käytä omaa puhelintasi, älä yhteistä laitetta.',
    noCode: 'Eikö sinulla ole koodia?',
    noCodeText:
      'Soita palveluohjaajallesi. Saat koodin puhelimessa tai paperilla. Koodi on vain sinun, ja se toimii kerran. Voit aina pyytää uuden.',
    waitTitle: 'Odota hetki',
    wait: (minutes) =>
      `Koodeja on kokeiltu liian monta kertaa. Yritä uudelleen ${minutes === 1 ? 'minuutin' : `${minutes} minuutin`} kuluttua.`,
    waitText: 'Jos et halua odottaa, soita palveluohjaajallesi. Uudella koodilla pääset sisään.',
    notices: {
      wrong:
        'Koodi ja numerot eivät sovi yhteen. Tarkista molemmat. Jos ne eivät vieläkään käy, soita palveluohjaajallesi ja pyydä uusi koodi.',
      again: 'Lomake ei vielä lähtenyt. Paina nappia uudelleen.',
      over: 'Emme enää muista tätä laitetta. Pyydä palveluohjaajaltasi uusi koodi.',
      forgotten: 'Tämä laite on nyt unohdettu. Takaisin pääset uudella koodilla tai tunnistautumalla.',
      everywhere: 'Sinut on kirjattu ulos kaikkialta. Takaisin pääset uudella koodilla tai tunnistautumalla.',
      ended: 'Laite on unohdettu.',
      gone: 'Tätä laitetta ei enää ollut luettelossa.',
      heard: 'Kiitos, vastauksesi on perillä. Jos tarvitset apua heti, soita. Hätätilanteessa soita 112.',
      noFace: 'Vastaus ei vielä lähtenyt. Valitse, miten menee.',
      badWords: 'Vastaus ei vielä lähtenyt. Lyhennä tekstiä tai kirjoita se uudelleen.',
      unheard: 'Vastausta ei voi enää lähettää. Jos sinulla on asiaa, soita.',
      kept: 'Emme enää muista tätä laitetta. Se, mitä kirjoitit, on tallessa tunnin. Pyydä uusi koodi, niin voit lähettää sen.',
    },
    fault: 'Virhe',
    back: 'Takaisin',
    who: 'Kuka auttaa?',
    nobody: 'Vastuuhenkilöä ei ole juuri nyt merkitty.',
    call: (number) => `Soita ${number}`,
    standsInNow: 'Sijainen nyt',
    follows:
      'Vastuuhenkilö on vaihtumassa. Tämä ihminen jatkaa, kun olette tavanneet yhdessä ja olette vahvistaneet vaihdon. Siihen asti mikään ei muutu.',
    standsInLater: 'Sijainen',
    from: (first, last) => `${first} – ${last}`,
    next: 'Seuraava tapaaminen',
    noMeeting: 'Uutta aikaa ei ole vielä sovittu.',
    at: (place) => `Paikka: ${place}`,
    placeLater: 'Kysy paikka puhelimessa, jos se ei ole tiedossasi.',
    joinByVideo: 'Liity etäyhteydellä',
    doesNotSuit: 'Eikö aika sovi? Soita, niin sovitaan toinen.',
    closing: 'Yhteistä työskentelyä ollaan päättämässä. Jos se tuntuu liian varhaiselta, soita.',
    closed: 'Asia on päätetty',
    closedText: 'Jos tarvitset taas apua, soita. Yksi soitto riittää.',
    nothing: 'Täällä ei ole nyt mitään näytettävää',
    nothingText: 'Jos kysyttävää on, soita. Meille saa aina soittaa.',
    goal: 'Yhteinen tavoite',
    noGoal: 'Yhteistä suunnitelmaa ei ole vielä sovittu.',
    own: 'Omat lupauksesi',
    noOwn: 'Sinulla ei ole nyt lupauksia.',
    asked: 'Tätä sinulta toivotaan',
    others: 'Mitä muut ovat luvanneet',
    unnamed: { professional: 'Ammattilainen', family: 'Perheestä' },
    review: (day) => `Suunnitelmaa katsotaan yhdessä ${day}.`,
    toDevices: 'Omat laitteet ja uloskirjautuminen',
    devices: 'Omat laitteet',
    devicesText:
      'Näillä laitteilla pääset sivullesi. Jos et tunnista jotakin niistä, paina sen kohdalla Unohda ja soita palveluohjaajallesi.',
    thisOne: 'Tämä laite',
    unknownDevice: 'Tuntematon laite',
    kind: (method, isDevice) =>
      isDevice ? 'Muistettu laite' : `Kirjautuminen${method === 'passkey' ? ' pääsyavaimella' : ''}`,
    since: (day) => `Alkaen ${day}`,
    lastUsed: (day) => `Käytetty viimeksi ${day}`,
    end: 'Unohda',
    forgetThis: 'Kirjaudu ulos ja unohda tämä laite',
    forgetThisText: 'Kun laite on unohdettu, sillä ei pääse sivullesi ilman uutta koodia tai tunnistautumista.',
    everywhere: 'Kirjaudu ulos kaikkialta',
    everywhereText: 'Unohdamme kaikki laitteesi, myös tämän.',
  },
  sv: {
    title: 'Familjens sida',
    intro: 'Här ser du vem som hjälper er och när ni träffas. Du får en kod av servicehandledaren.',
    code: 'Kod',
    codeHint: 'Nio tecken, till exempel A7K 4RM 9TX. Stora och små bokstäver duger.',
    digits: 'De fyra sista siffrorna i ditt telefonnummer',
    digitsHint: 'Det nummer som servicehandledaren har.',
    enter: 'Fortsätt',
    remembers:
      'Vi minns den här enheten i 90 dagar, och koden behövs inte på nytt. Använd din egen telefon, inte en gemensam enhet.',
    noCode: 'Har du ingen kod?',
    noCodeText:
      'Ring din servicehandledare. Du får koden på telefon eller på papper. Koden är bara din och fungerar en gång. Du kan alltid be om en ny.',
    waitTitle: 'Vänta en stund',
    wait: (minutes) =>
      `Koder har provats för många gånger. Försök igen om ${minutes === 1 ? 'en minut' : `${minutes} minuter`}.`,
    waitText: 'Om du inte vill vänta, ring din servicehandledare. Med en ny kod kommer du in.',
    notices: {
      wrong:
        'Koden och siffrorna passar inte ihop. Kontrollera båda. Om det ändå inte går, ring din servicehandledare och be om en ny kod.',
      again: 'Formuläret skickades inte ännu. Tryck på knappen en gång till.',
      over: 'Vi minns inte längre den här enheten. Be din servicehandledare om en ny kod.',
      forgotten: 'Den här enheten är nu bortglömd. Du kommer tillbaka med en ny kod eller genom att identifiera dig.',
      everywhere: 'Du är utloggad överallt. Du kommer tillbaka med en ny kod eller genom att identifiera dig.',
      ended: 'Enheten är bortglömd.',
      gone: 'Den här enheten fanns inte längre i listan.',
      heard: 'Tack, ditt svar har kommit fram. Ring om du behöver hjälp genast. Ring 112 i en nödsituation.',
      noFace: 'Svaret skickades inte ännu. Välj hur det går.',
      badWords: 'Svaret skickades inte ännu. Förkorta texten eller skriv den på nytt.',
      unheard: 'Svaret kan inte längre skickas. Ring om du har något på hjärtat.',
      kept: 'Vi minns inte längre den här enheten. Det du skrev finns kvar i en timme. Be om en ny kod så kan du skicka det.',
    },
    fault: 'Fel',
    back: 'Tillbaka',
    who: 'Vem hjälper?',
    nobody: 'Just nu är ingen ansvarig person antecknad.',
    call: (number) => `Ring ${number}`,
    standsInNow: 'Ersättare nu',
    follows:
      'Er ansvariga person byts. Den här personen fortsätter när ni har träffats tillsammans och ni har bekräftat bytet. Till dess ändras ingenting.',
    standsInLater: 'Ersättare',
    from: (first, last) => `${first} – ${last}`,
    next: 'Nästa möte',
    noMeeting: 'Någon ny tid är inte avtalad ännu.',
    at: (place) => `Plats: ${place}`,
    placeLater: 'Fråga om platsen per telefon om du inte vet den.',
    joinByVideo: 'Anslut på distans',
    doesNotSuit: 'Passar tiden inte? Ring, så avtalar vi en annan.',
    closing: 'Det gemensamma arbetet håller på att avslutas. Om det känns för tidigt, ring.',
    closed: 'Ärendet är avslutat',
    closedText: 'Om du behöver hjälp igen, ring. Ett samtal räcker.',
    nothing: 'Här finns inget att visa just nu',
    nothingText: 'Om du har frågor, ring. Du får alltid ringa oss.',
    goal: 'Gemensamt mål',
    noGoal: 'Någon gemensam plan är inte avtalad ännu.',
    own: 'Dina löften',
    noOwn: 'Du har inga löften just nu.',
    asked: 'Det här önskar man av dig',
    others: 'Det här har andra lovat',
    unnamed: { professional: 'En yrkesperson', family: 'Någon i familjen' },
    review: (day) => `Planen ses över tillsammans ${day}.`,
    toDevices: 'Egna enheter och utloggning',
    devices: 'Egna enheter',
    devicesText:
      'Med de här enheterna kommer du till din sida. Om du inte känner igen någon av dem, tryck på Glöm vid den och ring din servicehandledare.',
    thisOne: 'Den här enheten',
    unknownDevice: 'Okänd enhet',
    kind: (method, isDevice) =>
      isDevice ? 'Ihågkommen enhet' : `Inloggning${method === 'passkey' ? ' med inloggningsnyckel' : ''}`,
    since: (day) => `Sedan ${day}`,
    lastUsed: (day) => `Senast använd ${day}`,
    end: 'Glöm',
    forgetThis: 'Logga ut och glöm den här enheten',
    forgetThisText:
      'När enheten är bortglömd kommer man inte till din sida med den utan en ny kod eller identifiering.',
    everywhere: 'Logga ut överallt',
    everywhereText: 'Vi glömmer alla dina enheter, också den här.',
  },
  en: {
    title: 'Your family’s page',
    intro: 'Here you see who helps you and when you meet. You get a code from your counsellor.',
    code: 'Code',
    codeHint: 'Nine characters, for example A7K 4RM 9TX. Capital and small letters will do.',
    digits: 'The last four digits of your phone number',
    digitsHint: 'The number that your counsellor has.',
    enter: 'Continue',
    remembers:
      'We remember this device for 90 days, and the code is not needed again. Use your own phone, not a shared device.',
    noCode: 'No code?',
    noCodeText:
      'Call your counsellor. You get the code on the phone or on paper. It is yours alone and works once. You can always ask for a new one.',
    waitTitle: 'Wait a moment',
    wait: (minutes) =>
      `Codes have been tried too many times. Try again in ${minutes === 1 ? 'one minute' : `${minutes} minutes`}.`,
    waitText: 'If you do not want to wait, call your counsellor. A new code lets you in.',
    notices: {
      wrong:
        'The code and the digits do not go together. Check both. If they still do not work, call your counsellor and ask for a new code.',
      again: 'The form has not been sent yet. Please press the button again.',
      over: 'We do not remember this device any more. Ask your counsellor for a new code.',
      forgotten: 'This device is forgotten now. You get back with a new code, or by identifying yourself.',
      everywhere: 'You are signed out everywhere. You get back with a new code, or by identifying yourself.',
      ended: 'The device is forgotten.',
      gone: 'This device was no longer on the list.',
      heard: 'Thank you, we have your answer. If you need help at once, call. In an emergency call 112.',
      noFace: 'Your answer has not been sent yet. Choose how things are.',
      badWords: 'Your answer has not been sent yet. Make the text shorter, or write it anew.',
      unheard: 'The answer can no longer be sent. If there is something, call.',
      kept: 'We do not remember this device any more. What you wrote is kept for one hour. Ask for a new code, and you can send it.',
    },
    fault: 'Error',
    back: 'Back',
    who: 'Who helps?',
    nobody: 'Nobody is named as responsible just now.',
    call: (number) => `Call ${number}`,
    standsInNow: 'Standing in now',
    follows:
      'The person responsible is about to change. This person goes on once you have met together and confirmed it. Nothing changes before that.',
    standsInLater: 'Standing in',
    from: (first, last) => `${first} – ${last}`,
    next: 'Next meeting',
    noMeeting: 'No new time has been agreed yet.',
    at: (place) => `Place: ${place}`,
    placeLater: 'Ask for the place by phone if you do not know it.',
    joinByVideo: 'Join remotely',
    doesNotSuit: 'Does the time not suit you? Call, and we agree on another.',
    closing: 'The joint work is coming to an end. If that feels too early, call.',
    closed: 'The matter is closed',
    closedText: 'If you need help again, call. One call is enough.',
    nothing: 'There is nothing to show here now',
    nothingText: 'If you have questions, call. You may always call us.',
    goal: 'Shared goal',
    noGoal: 'No shared plan has been agreed yet.',
    own: 'Your promises',
    noOwn: 'You have no promises at the moment.',
    asked: 'This is what is asked of you',
    others: 'What others have promised',
    unnamed: { professional: 'A professional', family: 'Somebody in the family' },
    review: (day) => `The plan is looked at together on ${day}.`,
    toDevices: 'Your devices, and signing out',
    devices: 'Your devices',
    devicesText:
      'With these devices you get to your page. If you do not recognise one of them, press Forget beside it and call your counsellor.',
    thisOne: 'This device',
    unknownDevice: 'Unknown device',
    kind: (method, isDevice) =>
      isDevice ? 'Remembered device' : `Sign-in${method === 'passkey' ? ' with a passkey' : ''}`,
    since: (day) => `Since ${day}`,
    lastUsed: (day) => `Last used ${day}`,
    end: 'Forget',
    forgetThis: 'Sign out and forget this device',
    forgetThisText: 'Once forgotten, this device does not open your page without a new code or identification.',
    everywhere: 'Sign out everywhere',
    everywhereText: 'We forget all your devices, this one too.',
  },
};
