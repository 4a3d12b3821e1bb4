import type { Language, Sector } from '../directory/directory.domain.js';

/** Titles met in a sector, the commonest first. */
export const TITLES: Readonly<Record<Sector, readonly string[]>> = {
  'service-guidance': ['palveluohjaaja'],
  'child-health-clinic': ['terveydenhoitaja', 'perheohjaaja', 'neuvolapsykologi'],
  'early-childhood-education': [
    'varhaiskasvatuksen opettaja',
    'varhaiskasvatuksen erityisopettaja',
    'päiväkodin johtaja',
  ],
  school: ['luokanopettaja', 'erityisopettaja', 'rehtori'],
  'pupil-welfare': ['koulukuraattori', 'koulupsykologi', 'vastaava kuraattori'],
  'family-social-services': ['sosiaalityöntekijä', 'perhetyöntekijä', 'sosiaaliohjaaja'],
  'mental-health': ['psykiatrinen sairaanhoitaja', 'psykologi', 'toimintaterapeutti'],
  rehabilitation: ['kuntoutusohjaaja', 'puheterapeutti', 'toimintaterapeutti'],
  'health-care': ['sairaanhoitaja', 'lääkäri'],
  'adult-services': ['sosiaaliohjaaja', 'päihdesairaanhoitaja'],
  'youth-work': ['nuoriso-ohjaaja', 'etsivä nuorisotyöntekijä'],
  leisure: ['elintapaohjaaja'],
  parish: ['diakonissa', 'perhetyön ohjaaja'],
  ngo: ['toiminnanjohtaja', 'perhetoiminnan ohjaaja'],
  'private-service': ['toimintaterapeutti', 'perheterapeutti'],
  interpreting: ['tulkki'],
};

export interface NamedProfessional {
  /** Makes the id: `person/<key>`; for a persona its own name. */
  readonly key: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  /** Where mail reaches them. */
  readonly unit: string;
  readonly language: Language;
}

const person = (
  key: string,
  [givenName, familyName]: readonly [string, string],
  title: string,
  unit: string,
  language: Language = 'fi',
): NamedProfessional => ({ key, givenName, familyName, title, unit, language });

/** The personas of the demo who are professionals. All invented. */
export const PERSONA_PROFESSIONALS = [
  person('counsellor', ['Aino', 'Koivulampi'], 'palveluohjaaja', 'palveluohjaus'),
  person('counsellor-other-area', ['Sofia', 'Hallavaara'], 'palveluohjaaja', 'palveluohjaus-kainuu'),
  person('nurse', ['Helmi', 'Suvikallio'], 'terveydenhoitaja', 'neuvola-liminka'),
  person('teacher', ['Elias', 'Petäjäranta'], 'luokanopettaja', 'koulu-liminka'),
  person('social-worker', ['Kaisa', 'Vuorijoki'], 'sosiaalityöntekijä', 'perhesos-lakeus'),
  person('ngo-worker', ['Noora', 'Lehtosaari'], 'perhetoiminnan ohjaaja', 'perheidentuki'),
  person('interpreter', ['Samira', 'Nadirpour'], 'tulkki', 'tulkkaus', 'en'),
  person('former-member', ['Jalmari', 'Rantapelto'], 'palveluohjaaja', 'palveluohjaus'),
  person('team-lead', ['Marjukka', 'Kivisalmi'], 'tiimivastaava', 'palveluohjaus'),
  person('statistician', ['Olavi', 'Harjuneva'], 'suunnittelija', 'perhekeskus-johto'),
  person('log-inspector', ['Tuulia', 'Niittyoja'], 'tietosuojavastaava', 'perhekeskus-johto'),
  person('admin', ['Petteri', 'Jokiharju'], 'pääkäyttäjä', 'perhekeskus-johto'),
] as const satisfies readonly NamedProfessional[];

/** Colleagues whom the demo needs by name. */
export const COLLEAGUES: readonly NamedProfessional[] = [
  person('duty-colleague', ['Veera', 'Tuomikangas'], 'palveluohjaaja', 'palveluohjaus'),
  person('third-counsellor', ['Henrik', 'Sandåker'], 'palveluohjaaja', 'palveluohjaus', 'sv'),
  person('kainuu-colleague', ['Ritva', 'Hukkasalo'], 'palveluohjaaja', 'palveluohjaus-kainuu'),
  person('two-areas', ['Inari', 'Kelosuvanto'], 'perheohjaaja', 'neuvola-kuusamo'),
];

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const GIVEN_NAMES: readonly string[] = words(`
  Aada Aleksi Anniina Anselmi Arttu Aurora Eemeli Eerika Eetu Elina Ella Emilia Enni Eveliina Hanna Hannele Heikki
  Henna Hilla Iida Iiris Ilari Ilona Inka Jaakko Janika Jasmin Jenni Joel Johanna Joni Juho Julia Juulia Kaarina
  Kalle Katariina Katja Kerttu Kirsi Konsta Krista Lasse Lauri Leena Lotta Maarit Maija Markus Martta Matias Meri
  Miia Mikael Milla Minttu Mira Moona Nea Niina Niko Oona Onni Outi Paavo Päivi Pinja Pirita Raisa Reetta Riku
  Roosa Saara Salla Sampo Sanni Satu Senja Siiri Sini Suvi Taina Taneli Tarja Teija Terhi Tiina Toni Tuuli Ulla
  Valtteri Venla Vilma Ville Virpi Väinö`);

/** Surnames made of two words of nature: plausible, and rarely anybody's. */
export const FAMILY_NAMES: readonly string[] = words(`
  Aaltoniemi Ahoranta Harjunkulma Havulinna Heinäsuo Hietakallas Hongikkola Honkavuono Iltasalo Jokilinna
  Joutsenlampi Järvikorpi Kaislaharju Kallioneva Kanervakoski Katajaniitty Keväsalmi Kivikorpela Koivuhalla
  Korpivuori Koskiluoma Kuukkeliniemi Kuusivirta Kytöaho Laaksonurmi Lahdenkorva Lampihalme Lehdonranta Leppäharju
  Lumivaara Maasalmi Mannerkoski Metsäluoma Männikkösuo Mäkivainio Naavasaari Niemikorpi Nietosvaara Niskanurmi
  Nuottasalmi Ojalehto Otavasuo Paasiranta Pakkasvirta Palokorpi Peuralampi Pihlajakoski Pohjanlehto Poutasaari
  Puroniitty Rantakorpi Rautaneva Revonaho Riekkovaara Ruskokoski Saarikytö Salmenhaara Sammalkallio Sarkaoja
  Selkämeri Sinivuokko Sorsasalmi Suopuro Syväkangas Talvirinne Tammenhalla Tervahauta Tiiranluoto Tuulispää
  Tyynelampi Uuttuniemi Vaahtokoski Vaaralehto Valkeaoja Varpuharju Vesakkoaho Viitaneva Virtasuo Vuoksenranta
  Yläniitty Bergåsen Lindnäs Strandkulla Björkvik Al-Rasheed Nguyen-Lahti Petrenkova Hassan-Oja`);
