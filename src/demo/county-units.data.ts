import { codesOf, WHOLE_AREA } from './municipalities.data.js';
import { COAST, LAKEUS, NORTH, OULU, SOUTH, unit, type UnitData } from './unit-data.js';

const PATIENTS = 'Pohde: potilasrekisteri';
const CLIENTS = 'Pohde: lapsiperheiden palvelujen asiakasrekisteri';
const neuvola = unit('pohde', 'child-health-clinic', PATIENTS, 3);
const pupilWelfare = unit('pohde', 'pupil-welfare', 'Pohde: opiskeluhuollon kuraattoripalvelujen rekisteri', 3);
const socialWork = unit('pohde', 'family-social-services', CLIENTS, 3);
const minds = unit('pohde', 'mental-health', PATIENTS, 3);
const rehabilitation = unit('pohde', 'rehabilitation', PATIENTS, 2);
const health = unit('pohde', 'health-care', PATIENTS, 1);

/** No staff of its own besides those whom `people.data.ts` names. */
const GUIDANCE: readonly UnitData[] = [
  unit('pohde', 'service-guidance', 'Pohde: ohjauksen ja neuvonnan rekisteri', 0)(
    'palveluohjaus',
    'Lapsiperheiden palveluohjaus',
    'Puhelin ja perhekeskukset',
    WHOLE_AREA,
  ),
  unit('pohde', 'family-social-services', CLIENTS, 0)(
    'perhekeskus-johto',
    'Perhekeskuspalvelujen johto ja tuki',
    'Oulu',
    WHOLE_AREA,
  ),
];

const CLINICS: readonly UnitData[] = [
  neuvola('neuvola-oulu', 'Keskustan neuvola, Oulu', 'Oulun keskustan perhekeskus', codesOf('Oulu')),
  neuvola('neuvola-kaakkuri', 'Kaakkurin neuvola, Oulu', 'Kaakkurin perhekeskus', codesOf('Oulu')),
  neuvola('neuvola-liminka', 'Limingan neuvola', 'Limingan perhekeskus', codesOf('Liminka', 'Lumijoki')),
  neuvola('neuvola-kempele', 'Kempeleen neuvola', 'Kempeleen perhekeskus', codesOf('Kempele', 'Hailuoto')),
  neuvola(
    'neuvola-muhos',
    'Muhoksen neuvola',
    'Muhoksen perhekeskus',
    codesOf('Muhos', 'Tyrnävä', 'Utajärvi', 'Vaala'),
  ),
  neuvola('neuvola-raahe', 'Raahen neuvola', 'Raahen perhekeskus', codesOf('Raahe', 'Siikajoki', 'Pyhäjoki')),
  neuvola('neuvola-kalajoki', 'Kalajoen neuvola', 'Kalajoen perhekeskus', codesOf('Kalajoki', 'Merijärvi')),
  neuvola(
    'neuvola-ylivieska',
    'Ylivieskan neuvola',
    'Ylivieskan perhekeskus',
    codesOf('Ylivieska', 'Alavieska', 'Sievi'),
  ),
  neuvola(
    'neuvola-haapajarvi',
    'Haapajärven neuvola',
    'Haapajärven perhekeskus',
    codesOf('Haapajärvi', 'Nivala', 'Reisjärvi', 'Pyhäjärvi', 'Kärsämäki'),
  ),
  neuvola(
    'neuvola-oulainen',
    'Oulaisten neuvola',
    'Oulaisten perhekeskus',
    codesOf('Oulainen', 'Haapavesi', 'Siikalatva', 'Pyhäntä'),
  ),
  neuvola('neuvola-ii', 'Iin neuvola', 'Iin perhekeskus', codesOf('Ii', 'Pudasjärvi')),
  neuvola('neuvola-kuusamo', 'Kuusamon neuvola', 'Kuusamon perhekeskus', codesOf('Kuusamo', 'Taivalkoski')),
];

const COUNTY: readonly UnitData[] = [
  pupilWelfare('opiskeluhuolto-oulu', 'Opiskeluhuollon kuraattorit ja psykologit, Oulu', 'Oulun koulut', OULU),
  pupilWelfare('opiskeluhuolto-lakeus', 'Opiskeluhuollon kuraattorit ja psykologit, Lakeus', 'Lakeuden koulut', LAKEUS),
  pupilWelfare(
    'opiskeluhuolto-rannikko',
    'Opiskeluhuollon kuraattorit ja psykologit, rannikko',
    'Rannikon koulut',
    COAST,
  ),
  pupilWelfare(
    'opiskeluhuolto-etela',
    'Opiskeluhuollon kuraattorit ja psykologit, etelä',
    'Jokilaaksojen koulut',
    SOUTH,
  ),
  pupilWelfare(
    'opiskeluhuolto-pohjoinen',
    'Opiskeluhuollon kuraattorit ja psykologit, pohjoinen',
    'Pohjoisen koulut',
    NORTH,
  ),
  socialWork('perhesos-oulu', 'Alkuarvio ja lapsiperheiden sosiaalipalvelut, Oulu', 'Oulun sosiaalikeskus', OULU),
  socialWork('perhesos-lakeus', 'Alkuarvio ja lapsiperheiden sosiaalipalvelut, Lakeus', 'Limingan perhekeskus', LAKEUS),
  socialWork(
    'perhesos-rannikko',
    'Alkuarvio ja lapsiperheiden sosiaalipalvelut, rannikko',
    'Raahen sosiaalikeskus',
    COAST,
  ),
  socialWork(
    'perhesos-etela',
    'Alkuarvio ja lapsiperheiden sosiaalipalvelut, etelä',
    'Ylivieskan sosiaalikeskus',
    SOUTH,
  ),
  socialWork(
    'perhesos-pohjoinen',
    'Alkuarvio ja lapsiperheiden sosiaalipalvelut, pohjoinen',
    'Kuusamon sosiaalikeskus',
    NORTH,
  ),
  unit('pohde', 'family-social-services', 'Pohde: perheasioiden rekisteri', 3)(
    'perheneuvola',
    'Kasvatus- ja perheneuvonta sekä perheoikeudelliset palvelut',
    'Oulu, Raahe ja Ylivieska',
    WHOLE_AREA,
  ),
  minds('mieli-oulu', 'Lasten ja nuorten perustason mielenterveyspalvelut, Oulu', 'Oulun keskusta', OULU),
  minds('mieli-lakeus', 'Lasten ja nuorten perustason mielenterveyspalvelut, Lakeus', 'Kempeleen perhekeskus', LAKEUS),
  minds('mieli-etela', 'Lasten ja nuorten perustason mielenterveyspalvelut, etelä ja rannikko', 'Raahe ja Ylivieska', [
    ...COAST,
    ...SOUTH,
  ]),
  minds('mieli-pohjoinen', 'Lasten ja nuorten perustason mielenterveyspalvelut, pohjoinen', 'Ii ja Kuusamo', NORTH),
  rehabilitation('kuntoutusohjaus', 'Lasten kuntoutusohjaus', 'Kotona, koulussa ja päiväkodissa', WHOLE_AREA),
  rehabilitation('terapiat-oulu', 'Lasten puhe- ja toimintaterapia, Oulu ja Lakeus', 'Oulun perhekeskus', [
    ...OULU,
    ...LAKEUS,
  ]),
  rehabilitation('terapiat-etela', 'Lasten puhe- ja toimintaterapia, etelä', 'Ylivieskan perhekeskus', [
    ...COAST,
    ...SOUTH,
  ]),
  health('terveysasema-oulu', 'Oulun keskustan terveysasema', 'Oulu', OULU),
  health('terveysasema-raahe', 'Raahen terveysasema', 'Raahe', COAST),
  health('lastenpoli', 'Lasten ja nuorten poliklinikka', 'Oulu', WHOLE_AREA),
  unit('pohde', 'adult-services', 'Pohde: työikäisten palvelujen asiakasrekisteri', 2)(
    'aikuissosiaalityo',
    'Työikäisten sosiaalityö ja taloudellinen tuki',
    'Oulu, Raahe, Ylivieska ja Kuusamo',
    WHOLE_AREA,
  ),
  unit('pohde', 'adult-services', PATIENTS, 2)(
    'paihdepalvelut',
    'Aikuisten mielenterveys- ja päihdepalvelut',
    'Oulu, Raahe ja Kalajoki',
    WHOLE_AREA,
  ),
];

/** The units of Pohde itself. */
export const COUNTY_UNITS: readonly UnitData[] = [...GUIDANCE, ...CLINICS, ...COUNTY];
