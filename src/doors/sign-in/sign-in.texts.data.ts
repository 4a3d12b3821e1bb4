import type { Language } from '../../directory/directory.domain.js';
import type { Refusal } from '../../sign-in/identified.domain.js';
import type { Fault } from '../../sign-in/oidc/sign-in-fault.domain.js';

/** Why somebody does not come in. */
export type Denial = Fault | Refusal;

/** What a page says of it. */
interface DenialTexts {
  readonly title: string;
  /** What happened. */
  readonly what: string;
  /** What to do now, and whom to ask. */
  readonly next: string;
}

interface SignInTexts {
  readonly title: string;
  readonly asks: string;
  readonly staff: string;
  /** On the button of an issuer. */
  readonly by: (label: string) => string;
  readonly none: string;
  readonly family: string;
  readonly familyText: string;
  readonly toFamily: string;
  readonly again: string;
  readonly asSomebodyElse: string;
  /** The same to somebody of a family, who has no accounts but is taken for somebody else. */
  readonly asOneself: string;
  readonly toStart: string;
  readonly fault: string;
  readonly reference: (reference: string) => string;
  readonly referenceOfFamily: (reference: string) => string;
  readonly minutes: (minutes: number) => string;
  readonly denials: Readonly<Record<Denial, DenialTexts>>;
  /** What to do for who comes by identification: no family has an IT support. Where nothing stands, the same as all. */
  readonly nextOfFamily: Readonly<Partial<Record<Denial, string>>>;
}

/** Plain words: what happened, what to do, whom to ask. Nothing of whom it concerns. */
export const SIGN_IN_TEXTS: Readonly<Record<Language, SignInTexts>> = {
  fi: {
    title: 'Kirjaudu sisään',
    asks: 'Tämä sivu on ammattilaisille. Käytä samaa tunnusta kuin muissakin työsi palveluissa.',
    staff: 'Valitse organisaatiosi',
    by: (label) => `Kirjaudu: ${label}`,
    none: 'Kirjautumista ei ole vielä otettu käyttöön. Kysy palvelun pääkäyttäjältä.',
    family: 'Oletko tullut perheen asioissa?',
    familyText: 'Perheille on oma sivu.',
    toFamily: 'Perheen sivulle',
    again: 'Yritä uudelleen',
    asSomebodyElse: 'Kirjaudu toisella tunnuksella',
    asOneself: 'Tunnistaudu uudelleen',
    toStart: 'Kirjautumisen alkuun',
    fault: 'Virhe',
    reference: (reference) => `Jos vika toistuu, kerro tuelle tämä numero: ${reference}`,
    referenceOfFamily: (reference) => `Jos vika toistuu, kerro palveluohjaajallesi tämä numero: ${reference}`,
    minutes: (minutes) => `Yritä uudelleen ${minutes === 1 ? 'minuutin' : `${minutes} minuutin`} kuluttua.`,
    denials: {
      SIGN_IN_NOT_BEGUN: {
        title: 'Aloita kirjautuminen alusta',
        what: 'Tätä kirjautumista ei aloitettu tässä selaimessa, tai se ehti vanhentua. Linkki toimii vain kerran.',
        next: 'Aloita alusta napista. Jos et itse yrittänyt kirjautua, sulje sivu.',
      },
      SIGN_IN_DECLINED: {
        title: 'Kirjautuminen keskeytyi',
        what: 'Kirjautuminen jäi kesken. Mitään ei tapahtunut.',
        next: 'Voit yrittää uudelleen. Jos tunnus tai salasana ei toimi, kysy oman organisaatiosi tietotuesta.',
      },
      SIGN_IN_ISSUER_DOWN: {
        title: 'Kirjautumispalvelu ei vastaa',
        what: 'Palvelu, jossa tunnistaudut, ei juuri nyt vastaa. Vika ei ole sinussa.',
        next: 'Yritä hetken kuluttua uudelleen. Jos vika jatkuu, kysy tietotuesta. Kiireessä soita.',
      },
      SIGN_IN_TOO_WEAK: {
        title: 'Tarvitaan vahvempi tunnistautuminen',
        what: 'Tunnistauduit tavalla, joka ei riitä tähän palveluun.',
        next: 'Yritä uudelleen ja vahvista kirjautuminen kaksivaiheisesti. Jos se ei onnistu, kysy oman organisaatiosi tietotuesta.',
      },
      SIGN_IN_NOT_FRESH: {
        title: 'Kirjaudu vielä kerran',
        what: 'Tähän tarvitaan uusi kirjautuminen, mutta sinulta ei kysytty tunnusta uudelleen.',
        next: 'Yritä uudelleen. Jos sama toistuu, kysy oman organisaatiosi tietotuesta.',
      },
      SIGN_IN_ANSWER_REFUSED: {
        title: 'Kirjautuminen ei onnistunut',
        what: 'Kirjautumispalvelun vastausta ei voitu hyväksyä. Vika ei ole sinussa.',
        next: 'Yritä uudelleen. Jos sama toistuu, kysy oman organisaatiosi tietotuesta.',
      },
      SIGN_IN_TOO_OFTEN: {
        title: 'Odota hetki',
        what: 'Kirjautumista on yritetty samasta verkosta liian monta kertaa.',
        next: 'Jos asia on kiireellinen, soita.',
      },
      NO_UNIT: {
        title: 'Sinulla ei ole vielä oikeutta tähän palveluun',
        what: 'Tunnistimme sinut, mutta yksikölläsi ei ole palvelua käytössä tai sinua ei ole lisätty yksikköösi.',
        next: 'Pyydä esihenkilöäsi tai oman organisaatiosi tietotukea lisäämään sinut. Kutsuihin voit vastata viestin linkistä ilman tunnusta.',
      },
      ACCOUNT_TAKEN: {
        title: 'Osoite on jo toisen tunnuksen käytössä',
        what: 'Sähköpostiosoitteesi on liitetty toiseen tunnukseen.',
        next: 'Jos sinulla on kaksi tunnusta, kirjaudu sillä, jota käytit ennen. Muuten kysy oman organisaatiosi tietotuesta.',
      },
      NO_ADDRESS: {
        title: 'Sähköpostiosoitettasi ei löytynyt',
        what: 'Organisaatiosi ei kertonut meille työsähköpostiasi, joten emme tiedä, kuka olet.',
        next: 'Kysy oman organisaatiosi tietotuesta, onko työsähköpostisi merkitty tunnukseesi.',
      },
      NOT_LINKED: {
        title: 'Emme löytäneet sinun sivuasi',
        what: 'Tunnistautuminen onnistui, mutta sitä ei ole yhdistetty kenenkään sivuun.',
        next: 'Avaa perheen sivu ensin koodilla, jonka sait palveluohjaajalta, ja tunnistaudu sitten uudelleen. Palveluohjaaja auttaa: soita hänelle.',
      },
      SOMEBODY_ELSE: {
        title: 'Tämä sivu on toisen henkilön',
        what: 'Tunnistauduit eri henkilönä kuin se, jonka sivu tällä laitteella on auki.',
        next: 'Tunnistaudu omilla tunnuksillasi. Jos laite on yhteinen, avaa oma sivusi omalla koodillasi. Palveluohjaaja auttaa: soita hänelle.',
      },
    },
    nextOfFamily: {
      SIGN_IN_DECLINED: 'Voit yrittää uudelleen. Jos tunnistautuminen ei onnistu, soita palveluohjaajallesi.',
      SIGN_IN_ISSUER_DOWN: 'Yritä hetken kuluttua uudelleen. Jos on kiire, soita palveluohjaajallesi.',
      SIGN_IN_TOO_WEAK:
        'Yritä uudelleen ja valitse pankkitunnukset, mobiilivarmenne tai varmennekortti. Jos sinulla ei ole niitä, soita palveluohjaajallesi.',
      SIGN_IN_NOT_FRESH: 'Yritä uudelleen. Jos sama toistuu, soita palveluohjaajallesi.',
      SIGN_IN_ANSWER_REFUSED: 'Yritä uudelleen. Jos sama toistuu, soita palveluohjaajallesi.',
      SIGN_IN_TOO_OFTEN: 'Jos on kiire, soita palveluohjaajallesi.',
    },
  },
  sv: {
    title: 'Logga in',
    asks: 'Den här sidan är för yrkespersoner. Använd samma konto som i ditt övriga arbete.',
    staff: 'Välj din organisation',
    by: (label) => `Logga in: ${label}`,
    none: 'Inloggningen har inte tagits i bruk ännu. Fråga tjänstens huvudanvändare.',
    family: 'Gäller det din familj?',
    familyText: 'Familjer har en egen sida.',
    toFamily: 'Till familjens sida',
    again: 'Försök igen',
    asSomebodyElse: 'Logga in med ett annat konto',
    asOneself: 'Identifiera dig på nytt',
    toStart: 'Till inloggningens början',
    fault: 'Fel',
    reference: (reference) => `Om felet upprepas, uppge det här numret till stödet: ${reference}`,
    referenceOfFamily: (reference) =>
      `Om felet upprepas, uppge det här numret till din servicehandledare: ${reference}`,
    minutes: (minutes) => `Försök igen om ${minutes === 1 ? 'en minut' : `${minutes} minuter`}.`,
    denials: {
      SIGN_IN_NOT_BEGUN: {
        title: 'Börja inloggningen om',
        what: 'Den här inloggningen började inte i den här webbläsaren, eller så blev den för gammal. Länken fungerar bara en gång.',
        next: 'Börja om med knappen. Om du inte själv försökte logga in, stäng sidan.',
      },
      SIGN_IN_DECLINED: {
        title: 'Inloggningen avbröts',
        what: 'Inloggningen blev inte klar. Ingenting hände.',
        next: 'Du kan försöka igen. Om kontot eller lösenordet inte fungerar, fråga it-stödet i din organisation.',
      },
      SIGN_IN_ISSUER_DOWN: {
        title: 'Inloggningstjänsten svarar inte',
        what: 'Tjänsten där du identifierar dig svarar inte just nu. Felet är inte ditt.',
        next: 'Försök igen om en stund. Om felet fortsätter, fråga it-stödet. Ring om det är bråttom.',
      },
      SIGN_IN_TOO_WEAK: {
        title: 'Det behövs en starkare identifiering',
        what: 'Du identifierade dig på ett sätt som inte räcker för den här tjänsten.',
        next: 'Försök igen och bekräfta inloggningen i två steg. Om det inte går, fråga it-stödet i din organisation.',
      },
      SIGN_IN_NOT_FRESH: {
        title: 'Logga in en gång till',
        what: 'Här behövs en ny inloggning, men du blev inte tillfrågad på nytt.',
        next: 'Försök igen. Om det upprepas, fråga it-stödet i din organisation.',
      },
      SIGN_IN_ANSWER_REFUSED: {
        title: 'Inloggningen lyckades inte',
        what: 'Svaret från inloggningstjänsten kunde inte godkännas. Felet är inte ditt.',
        next: 'Försök igen. Om det upprepas, fråga it-stödet i din organisation.',
      },
      SIGN_IN_TOO_OFTEN: {
        title: 'Vänta en stund',
        what: 'Det har gjorts för många inloggningsförsök från samma nät.',
        next: 'Ring om det är bråttom.',
      },
      NO_UNIT: {
        title: 'Du har inte ännu rätt till den här tjänsten',
        what: 'Vi kände igen dig, men din enhet använder inte tjänsten eller så har du inte lagts till i din enhet.',
        next: 'Be din chef eller it-stödet i din organisation lägga till dig. Inbjudningar kan du besvara utan konto med länken i meddelandet.',
      },
      ACCOUNT_TAKEN: {
        title: 'Adressen används redan av ett annat konto',
        what: 'Din e-postadress hör ihop med ett annat konto.',
        next: 'Om du har två konton, logga in med det du använde förut. Fråga annars it-stödet i din organisation.',
      },
      NO_ADDRESS: {
        title: 'Vi hittade inte din e-postadress',
        what: 'Din organisation berättade inte din arbetsadress för oss, så vi vet inte vem du är.',
        next: 'Fråga it-stödet i din organisation om din arbetsadress finns på ditt konto.',
      },
      NOT_LINKED: {
        title: 'Vi hittade inte din sida',
        what: 'Identifieringen lyckades, men den har inte kopplats till någons sida.',
        next: 'Öppna först familjens sida med koden som du fick av servicehandledaren och identifiera dig sedan på nytt. Servicehandledaren hjälper: ring.',
      },
      SOMEBODY_ELSE: {
        title: 'Den här sidan hör till någon annan',
        what: 'Du identifierade dig som en annan person än den vars sida är öppen på den här enheten.',
        next: 'Identifiera dig med dina egna koder. Om enheten är gemensam, öppna din egen sida med din egen kod. Servicehandledaren hjälper: ring.',
      },
    },
    nextOfFamily: {
      SIGN_IN_DECLINED: 'Du kan försöka igen. Om identifieringen inte går, ring din servicehandledare.',
      SIGN_IN_ISSUER_DOWN: 'Försök igen om en stund. Om det är bråttom, ring din servicehandledare.',
      SIGN_IN_TOO_WEAK:
        'Försök igen och välj bankkoder, mobilcertifikat eller certifikatkort. Om du inte har sådana, ring din servicehandledare.',
      SIGN_IN_NOT_FRESH: 'Försök igen. Om det upprepas, ring din servicehandledare.',
      SIGN_IN_ANSWER_REFUSED: 'Försök igen. Om det upprepas, ring din servicehandledare.',
      SIGN_IN_TOO_OFTEN: 'Om det är bråttom, ring din servicehandledare.',
    },
  },
  en: {
    title: 'Sign in',
    asks: 'This page is for professionals. Use the same account as in the rest of your work.',
    staff: 'Choose your organisation',
    by: (label) => `Sign in: ${label}`,
    none: 'Signing in has not been set up yet. Ask the administrator of the service.',
    family: 'Are you here for your family?',
    familyText: 'Families have a page of their own.',
    toFamily: 'To the family’s page',
    again: 'Try again',
    asSomebodyElse: 'Sign in with another account',
    asOneself: 'Identify yourself again',
    toStart: 'To the beginning of signing in',
    fault: 'Error',
    reference: (reference) => `If this happens again, tell the support this number: ${reference}`,
    referenceOfFamily: (reference) => `If this happens again, tell your counsellor this number: ${reference}`,
    minutes: (minutes) => `Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    denials: {
      SIGN_IN_NOT_BEGUN: {
        title: 'Begin signing in again',
        what: 'This sign-in was not begun in this browser, or it became too old. A link works only once.',
        next: 'Begin again with the button. If it was not you who tried to sign in, close the page.',
      },
      SIGN_IN_DECLINED: {
        title: 'Signing in was broken off',
        what: 'You did not finish signing in. Nothing happened.',
        next: 'You can try again. If your account or password does not work, ask the IT support of your organisation.',
      },
      SIGN_IN_ISSUER_DOWN: {
        title: 'The sign-in service does not answer',
        what: 'The service where you show who you are does not answer just now. It is not your fault.',
        next: 'Try again in a while. If it goes on, ask the IT support. If it is urgent, call.',
      },
      SIGN_IN_TOO_WEAK: {
        title: 'A stronger identification is needed',
        what: 'The way in which you showed who you are is not enough for this service.',
        next: 'Try again and confirm the sign-in in two steps. If that does not work, ask the IT support of your organisation.',
      },
      SIGN_IN_NOT_FRESH: {
        title: 'Sign in once more',
        what: 'A new sign-in is needed here, but you were not asked again who you are.',
        next: 'Try again. If it happens again, ask the IT support of your organisation.',
      },
      SIGN_IN_ANSWER_REFUSED: {
        title: 'Signing in did not work',
        what: 'The answer of the sign-in service could not be accepted. It is not your fault.',
        next: 'Try again. If it happens again, ask the IT support of your organisation.',
      },
      SIGN_IN_TOO_OFTEN: {
        title: 'Wait a moment',
        what: 'There were too many attempts to sign in from the same network.',
        next: 'If it is urgent, call.',
      },
      NO_UNIT: {
        title: 'You may not use this service yet',
        what: 'We know who you are, but your unit does not use the service, or you were not added to your unit.',
        next: 'Ask your manager or the IT support of your organisation to add you. Invitations can be answered without an account, by the link in the message.',
      },
      ACCOUNT_TAKEN: {
        title: 'The address belongs to another account',
        what: 'Your e-mail address is linked with another account.',
        next: 'If you have two accounts, sign in with the one you used before. Otherwise ask the IT support of your organisation.',
      },
      NO_ADDRESS: {
        title: 'We did not find your e-mail address',
        what: 'Your organisation did not tell us your work address, so we do not know who you are.',
        next: 'Ask the IT support of your organisation whether your account has your work address.',
      },
      NOT_LINKED: {
        title: 'We did not find your page',
        what: 'We know who you are, but that has not been linked with anybody’s page.',
        next: 'First open the family’s page with the code that your counsellor gave you, then identify yourself again. Your counsellor will help: call.',
      },
      SOMEBODY_ELSE: {
        title: 'This page is somebody else’s',
        what: 'You identified yourself as somebody else than the person whose page is open on this device.',
        next: 'Identify yourself with your own codes. If the device is shared, open your own page with your own code. Your counsellor will help: call.',
      },
    },
    nextOfFamily: {
      SIGN_IN_DECLINED: 'You can try again. If you cannot identify yourself, call your counsellor.',
      SIGN_IN_ISSUER_DOWN: 'Try again in a while. If it is urgent, call your counsellor.',
      SIGN_IN_TOO_WEAK:
        'Try again and choose bank codes, a mobile certificate or a certificate card. If you have none of them, call your counsellor.',
      SIGN_IN_NOT_FRESH: 'Try again. If it happens again, call your counsellor.',
      SIGN_IN_ANSWER_REFUSED: 'Try again. If it happens again, call your counsellor.',
      SIGN_IN_TOO_OFTEN: 'If it is urgent, call your counsellor.',
    },
  },
};
