import type { NeedCode, Sector } from '../directory/directory.domain.js';

export interface ServiceData {
  readonly name: string;
  readonly forWhom: string;
  readonly needs: readonly NeedCode[];
}

const of = (name: string, forWhom: string, ...needs: readonly NeedCode[]): ServiceData => ({ name, forWhom, needs });

/** What units of a sector offer; a unit offers the first ones of its list. */
export const SERVICES: Readonly<Record<Sector, readonly ServiceData[]>> = {
  'service-guidance': [
    of(
      'Palveluohjaus ja neuvonta',
      'Lapsiperheille ja kaikille, joilla on huoli lapsesta',
      'parenting',
      'everyday-life',
      'other',
    ),
    of(
      'Ammattilaisen konsultaatio',
      'Lasten ja perheiden kanssa työskenteleville',
      'parenting',
      'child-behaviour',
      'other',
    ),
    of(
      'Verkostotapaamisen kokoaminen',
      'Perheille, jotka tarvitsevat apua usealta taholta',
      'everyday-life',
      'school-attendance',
      'other',
    ),
  ],
  'child-health-clinic': [
    of(
      'Lastenneuvola',
      'Alle kouluikäisille lapsille ja heidän perheilleen',
      'child-development',
      'parenting',
      'child-behaviour',
    ),
    of(
      'Äitiysneuvola ja perhevalmennus',
      'Lasta odottaville perheille',
      'parenting',
      'couple-relationship',
      'mental-health',
    ),
    of('Neuvolan kotikäynti', 'Vauvaperheille, joita arki uuvuttaa', 'everyday-life', 'parenting', 'mental-health'),
  ],
  'early-childhood-education': [
    of(
      'Avoin päiväkoti ja perhekerho',
      'Kotona oleville lapsille ja vanhemmille',
      'parenting',
      'loneliness-bullying',
      'everyday-life',
    ),
    of(
      'Varhaiskasvatuksen erityisopettajan neuvonta',
      'Lapsille, joiden kehitys tai käyttäytyminen huolettaa',
      'child-development',
      'child-behaviour',
    ),
  ],
  school: [
    of('Koulunkäynnin tuki', 'Oppilaille, joiden poissaolot tai opinnot huolettavat', 'school-attendance', 'learning'),
    of('Lapset puheeksi -keskustelu', 'Oppilaille ja huoltajille', 'parenting', 'child-behaviour', 'learning'),
    of(
      'Joustava perusopetus',
      'Yläkoululaisille, joilla on vaara jäädä vaille päättötodistusta',
      'school-attendance',
      'learning',
    ),
  ],
  'pupil-welfare': [
    of(
      'Koulukuraattorin vastaanotto',
      'Esi- ja perusopetuksen sekä toisen asteen oppilaille',
      'school-attendance',
      'loneliness-bullying',
      'child-behaviour',
    ),
    of(
      'Koulupsykologin vastaanotto',
      'Oppilaille, joiden oppiminen tai mieliala huolettaa',
      'learning',
      'mental-health',
    ),
  ],
  'family-social-services': [
    of(
      'Palvelutarpeen alkuarvio',
      'Perheille, jotka tarvitsevat sosiaalipalveluja',
      'everyday-life',
      'parenting',
      'safety-violence',
      'substance-use',
    ),
    of(
      'Lapsiperheiden kotipalvelu',
      'Perheille, joiden arki on kuormittunut',
      'everyday-life',
      'illness-disability',
      'parenting',
    ),
    of(
      'Perhetyö',
      'Perheille, jotka haluavat vahvistaa vanhemmuuttaan',
      'parenting',
      'child-behaviour',
      'everyday-life',
      'separation',
    ),
  ],
  'mental-health': [
    of(
      'Nuoren hoidon tarpeen arvio',
      '12–17-vuotiaille, joiden mieliala huolettaa',
      'mental-health',
      'substance-use',
      'school-attendance',
    ),
    of(
      'Lyhytterapiainterventio',
      'Lapsille ja nuorille, joilla on lievää ahdistusta tai masennusta',
      'mental-health',
      'loneliness-bullying',
    ),
    of(
      'Psykiatrisen sairaanhoitajan vastaanotto',
      'Alakouluikäisille ja heidän vanhemmilleen',
      'mental-health',
      'child-behaviour',
    ),
  ],
  rehabilitation: [
    of('Puheterapia-arvio', 'Lapsille, joiden puhe tai kieli kehittyy hitaasti', 'child-development', 'learning'),
    of(
      'Kuntoutusohjaus',
      'Pitkäaikaissairaille ja vammaisille lapsille ja perheille',
      'illness-disability',
      'everyday-life',
    ),
  ],
  'health-care': [
    of('Lääkärin ja sairaanhoitajan vastaanotto', 'Lapsille ja vanhemmille', 'illness-disability', 'mental-health'),
    of('Neuropsykiatrinen arvio', 'Lapsille lähetteellä', 'child-development', 'learning', 'child-behaviour'),
  ],
  'adult-services': [
    of('Sosiaaliohjaajan neuvonta', 'Työikäisille, joilla on huolia toimeentulosta tai asumisesta', 'finances-housing'),
    of(
      'Päihdesairaanhoitajan vastaanotto',
      'Vanhemmille, joiden oma tai läheisen päihteiden käyttö huolettaa',
      'substance-use',
      'mental-health',
    ),
    of(
      'Talous- ja velkaneuvontaan saattaminen',
      'Perheille, joiden laskut kasautuvat',
      'finances-housing',
      'everyday-life',
    ),
  ],
  'youth-work': [
    of(
      'Etsivä nuorisotyö',
      'Nuorille, jotka kaipaavat aikuista rinnalle',
      'loneliness-bullying',
      'school-attendance',
      'finances-housing',
    ),
    of('Pienryhmätoiminta', '9–14-vuotiaille, jotka kaipaavat kavereita', 'loneliness-bullying', 'child-behaviour'),
  ],
  leisure: [
    of(
      'Perheliikunta ja elintapaohjaus',
      'Perheille, jotka haluavat liikettä arkeen',
      'everyday-life',
      'illness-disability',
    ),
    of('Harrastusavustus', 'Perheille, joilla ei ole varaa harrastukseen', 'finances-housing', 'loneliness-bullying'),
  ],
  parish: [
    of(
      'Diakonian keskusteluapu',
      'Kaikille, jäsenyydestä riippumatta',
      'couple-relationship',
      'separation',
      'loneliness-bullying',
      'mental-health',
    ),
    of('Ruoka-apu ja pieni taloudellinen tuki', 'Perheille äkillisessä pulassa', 'finances-housing'),
  ],
  ngo: [
    of(
      'Vertaisryhmä vanhemmille',
      'Vanhemmille, jotka haluavat jakaa kokemuksia',
      'parenting',
      'separation',
      'illness-disability',
      'loneliness-bullying',
    ),
    of(
      'Vapaaehtoinen perheystävä',
      'Perheille, joilla ei ole lähellä tukiverkkoa',
      'everyday-life',
      'loneliness-bullying',
    ),
  ],
  'private-service': [
    of(
      'Toimintaterapia ja neuropsykiatrinen valmennus',
      'Lapsille ja nuorille palvelusetelillä',
      'child-development',
      'child-behaviour',
      'learning',
    ),
    of(
      'Tehostettu perhetyö',
      'Perheille hyvinvointialueen päätöksellä',
      'parenting',
      'everyday-life',
      'safety-violence',
    ),
  ],
  interpreting: [of('Asioimistulkkaus', 'Viranomaisten ja perheiden tapaamisiin', 'other')],
};

/** Offered by one unit only. */
export const UNIT_SERVICES: Readonly<Record<string, readonly ServiceData[]>> = {
  'perhekeskus-johto': [of('Perhekeskuksen yhteistyöryhmä', 'Perhekeskustoimijoille', 'other')],
  perheneuvola: [
    of(
      'Kasvatus- ja perheneuvonta',
      'Perheille, joita vanhemmuus tai lapsen käytös mietityttää',
      'parenting',
      'child-behaviour',
      'mental-health',
    ),
    of(
      'Eroneuvonta ja perheasioiden sovittelu',
      'Eroaville ja eronneille vanhemmille',
      'separation',
      'couple-relationship',
    ),
    of('Parisuhdeneuvonta', 'Pareille, joiden suhteessa on kriisi', 'couple-relationship'),
    of('Lähisuhdeväkivallan avopalvelut', 'Väkivaltaa kokeneille, nähneille ja sitä käyttäneille', 'safety-violence'),
  ],
};
