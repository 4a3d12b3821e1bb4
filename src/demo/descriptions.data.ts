import type { Ask, ContactState } from '../contact/contact.domain.js';
import type { NeedCode, Sector } from '../directory/directory.domain.js';

/** What counsellors write down, by need. `{3-6}` stands for a number in that range. Nobody real is meant. */
export const DESCRIPTIONS: Readonly<Record<NeedCode, readonly string[]>> = {
  parenting: [
    '{3-6}-vuotias testaa rajoja, ja vanhemmat ovat eri mieltä siitä, miten toimia. Toivotaan juttelukaveria kasvatusasioihin.',
    'Uusperheessä {2-4} lasta, ja sääntöjen yhteensovittaminen riitauttaa. Vanhempi kokee jäävänsä yksin.',
    'Vanhempi kertoo huutavansa lapsille päivittäin ja häpeävänsä sitä. Haluaa keinoja ennen kuin tilanne pahenee.',
    'Teinin ruutuaika ja kotiintuloajat johtavat riitaan joka ilta. {13-16}-vuotias ei suostu sovittuihin rajoihin.',
    'Ensimmäinen lapsi, {2-9} kk. Vanhempi epäilee omaa pärjäämistään ja kyselee vertaistukea.',
    'Isä kaipaa neuvoja, miten tukea {7-10}-vuotiasta, kun äiti tekee pitkiä matkatyöjaksoja.',
  ],
  'everyday-life': [
    'Kaksoset {3-10} kk ja {3-5}-vuotias sisarus. Yöt valvotaan, tukiverkkoa ei ole lähellä. Kotipalvelusta kysytty.',
    'Vanhempi palannut töihin vuorotyöhön, ja aamut eivät onnistu. Lapset myöhästyvät päiväkodista ja koulusta.',
    'Muutto paikkakunnalle kesällä, ei sukulaisia. Arki neljän lapsen kanssa on kuormittunut, ruokailut ja unirytmi sekaisin.',
    'Yksinhuoltaja odottaa leikkausta ja tarvitsee apua {2-4} viikoksi lasten hoitoon ja kouluun vientiin.',
    'Kotityöt kasautuvat, vanhempi kuvaa olevansa aivan loppu. Lapset {1-3} ja {4-6} vuotta.',
  ],
  'child-development': [
    '{2-3}-vuotias ei vielä puhu lauseita. Neuvolan seuranta-aika vasta kuukausien päästä, huoli kasvaa.',
    'Päiväkodissa herännyt huoli {4-6}-vuotiaan keskittymisestä ja karkeamotoriikasta. Kuka arvioi?',
    'Lapsi {12-18} kk ei ota katsekontaktia samalla tavalla kuin sisarus. Vanhempi haluaa tietää, mihin olla yhteydessä.',
    'Esikoululaisella kuivaksi oppiminen kesken ja tunteiden säätely vaikeaa. Koulun aloitus jännittää vanhempia.',
  ],
  'child-behaviour': [
    '{4-7}-vuotias saa iltaisin raivokohtauksia, lyö ja heittelee tavaroita. Sisarus pelkää.',
    'Koulusta tullut useita viestejä {8-11}-vuotiaan riidoista välitunneilla. Kotona tilanne on rauhallinen.',
    'Lapsi karkaa sovituista paikoista ja valehtelee menoistaan. {10-12} vuotta, uusi kaveripiiri huolettaa.',
    '{5-6}-vuotiaan siirtymätilanteet päiväkodissa päättyvät huutamiseen. Toivotaan yhteistä linjaa kotiin ja päiväkotiin.',
    'Murrosikäinen on käynyt kiinni vanhempaan pari kertaa. Kukaan ei loukkaantunut, mutta kotona varotaan sanoja.',
  ],
  'school-attendance': [
    '{12-15}-vuotias ei ole käynyt koulussa {2-6} viikkoon. Aamut ovat itkua ja vatsakipua.',
    'Poissaoloja {60-140} tuntia syksyn aikana. Vanhempi ei tiedä, keneltä pyytää apua, kun koulu, kuraattori ja neuvola kaikki kyselevät.',
    'Yläkoululainen käy vain yksittäisillä tunneilla. Pelaa yöt, nukkuu päivät. Perhe toivoo kaikki saman pöydän ääreen.',
    'Alakoululainen ei suostu jäämään kouluun ilman vanhempaa. Työnantajan ymmärrys alkaa loppua.',
    'Poissaolot alkoivat koulun vaihdosta. Nuori kertoo, ettei kehtaa enää palata luokkaan.',
  ],
  learning: [
    '{2-4}.-luokkalaisen lukeminen takkuaa, ja läksyt kestävät tunteja. Koulussa erityisopettajan jono.',
    'Nuorella {14-16} v. jäämässä useita aineita suorittamatta, jatko-opinnot huolettavat.',
    'Kaksikielisessä perheessä lapsen suomen kieli kehittyy hitaasti. Kysytään, mitä tukea koulusta voi pyytää.',
    'Vanhempi epäilee keskittymisvaikeutta. Opettajan mielestä riittää istumapaikan vaihto.',
  ],
  'loneliness-bullying': [
    '{9-13}-vuotiaalla ei ole yhtään kaveria. Viikonloput omassa huoneessa.',
    'Lasta kiusataan luokan viestiryhmässä. Koulu on puuttunut, mutta kiusaaminen jatkuu vapaa-ajalla.',
    'Perhe muutti kunnasta toiseen, {7-12}-vuotias ei pääse mukaan porukoihin. Etsitään pienryhmää tai harrastusta.',
    'Vanhempi on itse hyvin yksinäinen kotona vauvan kanssa. Perhekerhoon lähteminen jännittää.',
  ],
  'mental-health': [
    '{13-17}-vuotias on viiltelyn jäljiltä sulkeutunut. Ei akuuttia vaaraa, arvioitu puhelussa. Toivoo juttelupaikkaa.',
    'Nuorella ahdistusta ja unettomuutta {2-5} kuukautta. Terveydenhoitaja kehotti ottamaan yhteyttä, jonotusaika huolettaa.',
    'Äidillä synnytyksen jälkeistä masennusta. Puoliso kysyy, miten koko perhettä voisi tukea.',
    '{8-11}-vuotias pelkää nukahtaa yksin ja puhuu kuolemasta. Isovanhempi kuoli keväällä.',
    'Vanhemman oma jaksaminen loppu, lääkäriaika varattu. Lapset oireilevat, koulusta soitettu.',
    'Paniikkikohtauksia bussissa ja koulussa. Nuori {15-17} v. haluaa itse apua, mutta ei osaa valita palvelua.',
  ],
  'couple-relationship': [
    'Vanhemmat riitelevät lasten kuullen lähes päivittäin. Molemmat toivovat pariterapiaa, mutta rahaa ei ole.',
    'Luottamus katkennut puolisoiden välillä. Vanhempi miettii, miten puhua asiasta {6-10}-vuotiaalle.',
    'Vauvan syntymän jälkeen parisuhde on hiljentynyt kokonaan. Kysytään matalan kynnyksen keskusteluapua.',
  ],
  separation: [
    'Ero tuore, lapset {2-4} ja {6-9} vuotta. Tapaamisista ei päästä sopuun ilman ulkopuolista.',
    'Vuoroasuminen ei toimi, kun vanhemmat asuvat eri kunnissa. Koulumatka {30-60} km suuntaansa.',
    'Lapsi kieltäytyy menemästä toisen vanhemman luo. Molemmat vanhemmat valmiita yhteiseen tapaamiseen.',
    'Eron jälkeen toinen vanhempi ei saa tietoja koulusta ja neuvolasta. Selvitettävä, miten tieto kulkee kumpaankin kotiin.',
  ],
  'illness-disability': [
    'Lapsella tuore diabetesdiagnoosi. Päiväkoti on epävarma hoidosta, ja vanhempi joutuu lähtemään kesken työpäivän.',
    'Liikuntavammainen {5-9}-vuotias, apuväline-, koulukyyti- ja kuntoutusasiat kaikki eri paikoissa. Vanhempi väsynyt koordinointiin.',
    'Neuropsykiatrinen diagnoosi saatu, mutta ei tietoa, mitä seuraavaksi. Toivotaan yhtä ihmistä, jolta kysyä.',
    'Vanhemman vakava sairaus, hoidot jatkuvat {3-8} kuukautta. Lapset tarvitsevat tukea ja arkeen apua.',
  ],
  'finances-housing': [
    'Vuokrarästejä {2-4} kuukaudelta, häätövaroitus tullut. Kotona kolme lasta.',
    'Lomautus kesti odotettua pidempään. Ruokaan ei riitä loppukuusta, harrastus lopetettu.',
    'Asunnossa kosteusvaurio, ja lapsilla jatkuvia infektioita. Uutta asuntoa ei löydy nykyisillä tuloilla.',
  ],
  'substance-use': [
    'Toisen vanhemman juominen lisääntynyt viikonloppuisin. Lapset ovat alkaneet viipyä kavereilla.',
    '{14-17}-vuotias jäänyt kiinni kannabiksen käytöstä. Perhe haluaa apua ennen kuin koulu keskeytyy.',
    'Vanhempi on raitistunut {3-9} kuukautta sitten ja pelkää retkahdusta. Kysyy tukea koko perheelle.',
    'Nuoren nuuskan ja energiajuomien käyttö huolettaa, unet sekaisin.',
  ],
  'safety-violence': [
    'Puoliso on tönäissyt ja uhkaillut. Lapset nähneet. Turvallisuus tälle illalle käyty läpi, turvakodin numero annettu.',
    'Ex-puoliso seurailee ja lähettelee viestejä. Vanhempi pelkää hakutilanteita päiväkodilla.',
    'Lapsi kertonut päiväkodissa, että kotona lyödään. Pyydetään ohjetta, miten edetä.',
    'Sisarusten välinen väkivalta on pahentunut, nuoremmalla {7-9} v. mustelmia.',
  ],
  other: [
    'Kysytään, miten perhekeskuksen toimintaan pääsee mukaan ja mitä kunnassa on tarjolla kesälomalla.',
    'Koulukuljetuksen ja iltapäivätoiminnan yhteensovittaminen pulmana. Ei varmuutta, mihin kysymys kuuluu.',
    'Maahan muuttanut perhe tarvitsee tulkin ja tietoa palveluista. Kieli somali tai englanti.',
    'Kysymys isovanhemman oikeudesta saada tietoja lapsenlapsen päivähoidosta.',
  ],
};

/** In the child's own words. */
export const CHILD_DESCRIPTIONS: readonly (readonly [need: NeedCode, text: string])[] = [
  ['loneliness-bullying', 'Kirjoittaa, että luokalla kukaan ei ota pariksi eikä kotona viitsi puhua siitä.'],
  [
    'loneliness-bullying',
    'Kertoo kiusaamisesta bussissa. Haluaa tietää, kenelle voi puhua ilman että koko koulu saa tietää.',
  ],
  ['mental-health', 'Sanoo, että koko ajan ahdistaa eikä saa nukuttua. Kysyy, pääseekö kuraattorille ilman vanhempia.'],
  ['separation', 'Vanhemmat eroavat, ja lapsi haluaisi itse sanoa, missä asuu. Kysyy, kuka kuuntelee.'],
  ['substance-use', 'Nuori on huolissaan isän juomisesta eikä uskalla tuoda kavereita kotiin.'],
  ['school-attendance', 'Nuori haluaa takaisin kouluun mutta ei tiedä, miten palata pitkän poissaolon jälkeen.'],
];

/** Where a professional calls from. */
export const CALLS_FROM: Readonly<Partial<Record<Sector, string>>> = {
  'child-health-clinic': 'Neuvolasta',
  'early-childhood-education': 'Päiväkodista',
  school: 'Koululta',
  'pupil-welfare': 'Opiskeluhuollosta',
  'family-social-services': 'Sosiaalipalveluista',
  'mental-health': 'Mielenterveyspalveluista',
  rehabilitation: 'Kuntoutuksesta',
  'health-care': 'Terveysasemalta',
  'adult-services': 'Työikäisten palveluista',
  'youth-work': 'Nuorisotyöstä',
  parish: 'Seurakunnasta',
  ngo: 'Järjestöstä',
};

export const WISHES: Readonly<Record<Ask, readonly string[]>> = {
  advice: ['', '', '', '', '', 'Riittää, kun saa tietää oikean paikan.'],
  consultation: ['Pyydetään konsultaatiota, perhettä ei nimetä.', 'Kysytään, mitä palveluja perheelle voisi ehdottaa.'],
  'work-pair': ['Pyydetään palveluohjaajaa työpariksi kotikäynnille.', 'Toivotaan työparia vanhempien tapaamiseen.'],
  meeting: [
    'Toivotaan yhteistä tapaamista koulun ja perhepalvelujen kanssa.',
    'Perhe haluaa kaikki samaan pöytään, jotta asiaa ei tarvitse kertoa uudestaan.',
    'Valmis verkostotapaamiseen, parhaiten sopii iltapäivä.',
  ],
};

/** How it ended. Only states that conclude. */
export const OUTCOMES: Readonly<Partial<Record<ContactState, readonly string[]>>> = {
  advised: [
    'Keskusteltu tilanteesta, annettu vinkkejä arkeen. Voi soittaa uudelleen matalalla kynnyksellä.',
    'Käyty läpi vaihtoehdot. Perhe kokeilee ensin sovittuja keinoja ja palaa tarvittaessa.',
    'Lähetetty linkit ja yhteystiedot. Ei muuta tarvetta nyt.',
    'Puhelu riitti, vanhempi kertoi olon helpottuneen.',
  ],
  'directed-to-service': [
    'Yhteys palveluun varmistettu perheen luvalla, aika saatu.',
    'Ohjattu palveluun, perhe ottaa itse yhteyttä. Tarkistussoitto sovittu.',
    'Soitettu yhdessä perheen kanssa palveluun ja varattu ensimmäinen käynti.',
  ],
  'case-opened': [
    'Sovittu perheen kanssa verkoston kokoamisesta, asia avattu.',
    'Tarvitaan useampi taho. Avattu asia, perhe miettii ketkä kutsutaan.',
  ],
  'consultation-given': [
    'Annettu konsultaatio, perhettä ei yksilöity. Ammattilainen ottaa asian puheeksi perheen kanssa.',
    'Käyty läpi alueen palvelut ja yhteydenoton vaihtoehdot. Ammattilainen palaa, jos perhe suostuu tapaamiseen.',
    'Muistutettu ilmoitusvelvollisuudesta ja käyty läpi menettely.',
  ],
  'work-pair-agreed': ['Sovittu työparina kotikäynti, ammattilainen kysyi luvan perheeltä.'],
  'not-reached': ['Kolme soittoyritystä eri päivinä, ei vastausta. Lähetetty viesti, jossa kehotus soittaa uudelleen.'],
};

export const SAFE_TIMES: readonly string[] = [
  'arkisin klo 12–13',
  'klo 15 jälkeen',
  'vain aamupäivisin',
  'ma ja ke klo 9–11',
  'lähetä ensin tekstiviesti',
  'ei torstaisin, vuorotyö',
  'lounastauolla klo 11–11.30',
];

/** For whoever must not be overheard. */
export const SAFE_TIMES_IN_DANGER: readonly string[] = [
  'vain klo 9–13, kun puoliso on töissä',
  'älä jätä viestiä vastaajaan, soita klo 10',
  'soita työnumeroon klo 8–11',
];
