import { COUNTY_UNITS } from './county-units.data.js';
import { codesOf, KAINUU_MUNICIPALITIES, WHOLE_AREA } from './municipalities.data.js';
import { COAST, LAKEUS, NORTH, OULU, SOUTH, unit, type UnitData } from './unit-data.js';

const school = (organisation: string, register: string) => unit(organisation, 'school', register, 2);
const daycare = (organisation: string, register: string) =>
  unit(organisation, 'early-childhood-education', `${register}: varhaiskasvatuksen rekisteri`, 2);
const youth = (organisation: string, register: string) =>
  unit(organisation, 'youth-work', `${register}: nuorisotyön rekisteri`, 1);
const pupils = (name: string) => `${name}: opiskeluhuoltorekisteri`;

const MUNICIPAL: readonly UnitData[] = [
  school('liminka', pupils('Limingan kunta'))('koulu-liminka', 'Limingan koulu', 'Liminka', codesOf('Liminka')),
  daycare('liminka', 'Limingan kunta')('paivakoti-liminka', 'Lakeudenkulman päiväkoti', 'Liminka', codesOf('Liminka')),
  youth('liminka', 'Limingan kunta')(
    'nuoriso-liminka',
    'Limingan nuorisopalvelut',
    'Nuorisotila, Liminka',
    codesOf('Liminka'),
  ),
  unit('liminka', 'leisure', 'Limingan kunta: liikuntapalvelujen rekisteri', 1)(
    'liikunta-liminka',
    'Limingan liikunta- ja elintapaohjaus',
    'Liikuntahalli, Liminka',
    codesOf('Liminka', 'Lumijoki', 'Tyrnävä'),
  ),
  school('oulu', pupils('Oulun kaupunki'))('koulu-kaakkuri', 'Kaakkurinkankaan koulu', 'Oulu', OULU),
  school('oulu', pupils('Oulun kaupunki'))('koulu-rajakyla', 'Rajakankaan koulu', 'Oulu', OULU),
  daycare('oulu', 'Oulun kaupunki')('paivakoti-oulu', 'Jokisuiston päiväkoti', 'Oulu', OULU),
  youth('oulu', 'Oulun kaupunki')('nuoriso-oulu', 'Oulun etsivä nuorisotyö', 'Oulun keskusta', OULU),
  school('kempele', pupils('Kempeleen kunta'))(
    'koulu-kempele',
    'Kempeleenharjun yhtenäiskoulu',
    'Kempele',
    codesOf('Kempele'),
  ),
  daycare('kempele', 'Kempeleen kunta')('paivakoti-kempele', 'Harjutuulen päiväkoti', 'Kempele', codesOf('Kempele')),
  school('raahe', pupils('Raahen kaupunki'))('koulu-raahe', 'Merirannan koulu', 'Raahe', codesOf('Raahe')),
  youth('raahe', 'Raahen kaupunki')('nuoriso-raahe', 'Raahen nuorisopalvelut', 'Raahe', codesOf('Raahe')),
  school('ylivieska', pupils('Ylivieskan kaupunki'))(
    'koulu-ylivieska',
    'Jokirannan koulu',
    'Ylivieska',
    codesOf('Ylivieska'),
  ),
  daycare('ylivieska', 'Ylivieskan kaupunki')(
    'paivakoti-ylivieska',
    'Niittypolun päiväkoti',
    'Ylivieska',
    codesOf('Ylivieska'),
  ),
  school('kuusamo', pupils('Kuusamon kaupunki'))(
    'koulu-kuusamo',
    'Tunturirinteen koulu',
    'Kuusamo',
    codesOf('Kuusamo'),
  ),
  school('muhos', pupils('Muhoksen kunta'))('koulu-muhos', 'Montanrannan koulu', 'Muhos', codesOf('Muhos')),
  daycare('tyrnava', 'Tyrnävän kunta')('paivakoti-tyrnava', 'Perunapellon päiväkoti', 'Tyrnävä', codesOf('Tyrnävä')),
  school('ii', pupils('Iin kunta'))('koulu-ii', 'Iijokivarren koulu', 'Ii', codesOf('Ii')),
  school('kalajoki', pupils('Kalajoen kaupunki'))(
    'koulu-kalajoki',
    'Dyynirannan koulu',
    'Kalajoki',
    codesOf('Kalajoki'),
  ),
  school('nivala', pupils('Nivalan kaupunki'))('koulu-nivala', 'Peltorannan koulu', 'Nivala', codesOf('Nivala')),
  daycare('pudasjarvi', 'Pudasjärven kaupunki')(
    'paivakoti-pudasjarvi',
    'Hirsikäpyn päiväkoti',
    'Pudasjärvi',
    codesOf('Pudasjärvi'),
  ),
  school('siikajoki', pupils('Siikajoen kunta'))(
    'koulu-siikajoki',
    'Törmänpään koulu',
    'Siikajoki',
    codesOf('Siikajoki'),
  ),
  youth('haapajarvi', 'Haapajärven kaupunki')(
    'nuoriso-haapajarvi',
    'Haapajärven nuorisotyö',
    'Haapajärvi',
    codesOf('Haapajärvi'),
  ),
];

const OTHERS: readonly UnitData[] = [
  unit('lakeudenseurakunta', 'parish', 'Lakeuden seurakunta: diakoniatyön rekisteri', 2)(
    'diakonia',
    'Diakonia- ja perhetyö',
    'Seurakuntatalo, Liminka',
    LAKEUS,
  ),
  unit('perheidentuki', 'ngo', 'Perheiden tuki ry: perhetoiminnan rekisteri', 1)(
    'perheidentuki',
    'Perheiden tuki ry, perhetoiminta',
    'Kohtaamispaikka, Liminka',
    [...LAKEUS, ...OULU],
  ),
  unit('vertaispolku', 'ngo', 'Vertaispolku perheille ry: toiminnan rekisteri', 2)(
    'vertaispolku',
    'Vertaispolku perheille ry',
    'Raahe ja verkossa',
    [...COAST, ...SOUTH],
  ),
  unit('arjenapu', 'ngo', 'Arjen apu Pohjoinen ry: vapaaehtoistoiminnan rekisteri', 1)(
    'arjenapu',
    'Arjen apu Pohjoinen ry',
    'Kuusamo',
    NORTH,
  ),
  unit('terapiahavupolku', 'private-service', 'Terapiapalvelut Havupolku Oy: potilasrekisteri', 2)(
    'terapia-havupolku',
    'Terapiapalvelut Havupolku',
    'Oulu',
    [...OULU, ...LAKEUS],
  ),
  unit('perhetyosuopursu', 'private-service', 'Perhetyö Suopursu Oy: asiakasrekisteri', 2)(
    'perhetyo-suopursu',
    'Perhetyö Suopursu',
    'Perheen kotona',
    [...SOUTH, ...COAST],
  ),
  unit('tulkkaussanasilta', 'interpreting', 'Tulkkauspalvelu Sanasiltanen Oy: tilausrekisteri', 2)(
    'tulkkaus',
    'Tulkkauspalvelu Sanasiltanen',
    'Paikan päällä ja etänä',
    WHOLE_AREA,
  ),
  unit('kainuu', 'service-guidance', 'Kainuun hyvinvointialue: ohjauksen ja neuvonnan rekisteri', 0)(
    'palveluohjaus-kainuu',
    'Kainuun perhekeskuksen palveluohjaus',
    'Kajaani',
    KAINUU_MUNICIPALITIES.map(({ code }) => code),
  ),
];

/** Every unit of the demo: of Pohde, the municipalities, the parish, associations, companies and Kainuu. */
export const UNITS: readonly UnitData[] = [...COUNTY_UNITS, ...MUNICIPAL, ...OTHERS];
