import { codesOf, KAINUU_MUNICIPALITIES, POHDE_MUNICIPALITIES } from './municipalities.data.js';
import { KAINUU, POHDE } from './pohde.data.js';
import { idOf } from './random.js';
import type { UnitData } from './unit-data.js';

/** Where units work that serve several municipalities; the others work where they serve, or in Oulu. */
const SEATS: Readonly<Record<string, string>> = {
  'neuvola-liminka': 'Liminka',
  'neuvola-kempele': 'Kempele',
  'neuvola-muhos': 'Muhos',
  'neuvola-raahe': 'Raahe',
  'neuvola-kalajoki': 'Kalajoki',
  'neuvola-ylivieska': 'Ylivieska',
  'neuvola-haapajarvi': 'Haapajärvi',
  'neuvola-oulainen': 'Oulainen',
  'neuvola-ii': 'Ii',
  'neuvola-kuusamo': 'Kuusamo',
  'opiskeluhuolto-lakeus': 'Liminka',
  'opiskeluhuolto-rannikko': 'Raahe',
  'opiskeluhuolto-etela': 'Ylivieska',
  'opiskeluhuolto-pohjoinen': 'Kuusamo',
  'perhesos-lakeus': 'Liminka',
  'perhesos-rannikko': 'Raahe',
  'perhesos-etela': 'Ylivieska',
  'perhesos-pohjoinen': 'Kuusamo',
  'mieli-lakeus': 'Kempele',
  'mieli-etela': 'Ylivieska',
  'mieli-pohjoinen': 'Ii',
  'terapiat-etela': 'Ylivieska',
  'terveysasema-raahe': 'Raahe',
  'liikunta-liminka': 'Liminka',
  diakonia: 'Liminka',
  perheidentuki: 'Liminka',
  vertaispolku: 'Raahe',
  arjenapu: 'Kuusamo',
  'perhetyo-suopursu': 'Raahe',
};

/** Code of the municipality where a unit works. */
export const seatOfUnit = ({ key, municipalities }: UnitData): string =>
  municipalities.length === 1 ? municipalities[0]! : codesOf(SEATS[key] ?? 'Oulu')[0]!;

/** A room, by the unit whose it is. */
interface RoomData {
  readonly id: string;
  readonly unit: string;
  readonly name: string;
}

const room = (unit: string, name: string): RoomData => ({ id: idOf(`room/${unit}/${name}`), unit, name });

/** Rooms in which networks meet. */
export const ROOMS: readonly RoomData[] = [
  room('neuvola-liminka', 'Neuvotteluhuone Lakeus'),
  room('neuvola-liminka', 'Perhehuone Pääsky'),
  room('neuvola-kempele', 'Neuvotteluhuone Köykkyri'),
  room('neuvola-oulu', 'Neuvotteluhuone Tuira'),
  room('neuvola-raahe', 'Neuvotteluhuone Pekka'),
];

/** Latitude and longitude of the centres, about. */
const CENTRES: Readonly<Record<string, readonly [number, number]>> = {
  Alavieska: [64.17, 24.31],
  Haapajärvi: [63.75, 25.32],
  Haapavesi: [64.14, 25.37],
  Hailuoto: [65.01, 24.71],
  Ii: [65.32, 25.37],
  Kajaani: [64.23, 27.73],
  Kalajoki: [64.26, 23.95],
  Kempele: [64.91, 25.5],
  Kuusamo: [65.96, 29.19],
  Kärsämäki: [63.98, 25.76],
  Liminka: [64.81, 25.41],
  Lumijoki: [64.84, 25.19],
  Merijärvi: [64.3, 24.45],
  Muhos: [64.81, 25.99],
  Nivala: [63.93, 24.98],
  Oulainen: [64.27, 24.81],
  Oulu: [65.01, 25.47],
  Pudasjärvi: [65.36, 27.0],
  Pyhäjoki: [64.46, 24.26],
  Pyhäjärvi: [63.68, 25.98],
  Pyhäntä: [64.1, 26.33],
  Raahe: [64.68, 24.48],
  Reisjärvi: [63.61, 24.93],
  Sievi: [63.91, 24.52],
  Siikajoki: [64.67, 25.09],
  Siikalatva: [64.26, 26.0],
  Taivalkoski: [65.58, 28.24],
  Tyrnävä: [64.76, 25.65],
  Utajärvi: [64.76, 26.42],
  Vaala: [64.56, 26.84],
  Ylivieska: [64.07, 24.54],
};

const KM_PER_DEGREE = 111.2;
/** Roads are longer than the bird flies; to the island goes a ferry. */
const DETOUR = 1.25;
const KM_AN_HOUR = 70;
const FERRY_MINUTES = 30;
const ROUNDED_TO = 5;

const minutesBetween = (one: string, other: string): number => {
  const [[north, east], [otherNorth, otherEast]] = [CENTRES[one]!, CENTRES[other]!];
  const shrink = Math.cos((((north + otherNorth) / 2) * Math.PI) / 180);
  const km = KM_PER_DEGREE * Math.hypot(north - otherNorth, (east - otherEast) * shrink);
  const ferry = [one, other].includes('Hailuoto') ? FERRY_MINUTES : 0;
  return ROUNDED_TO * Math.ceil(((km * DETOUR * 60) / KM_AN_HOUR + ferry) / ROUNDED_TO);
};

interface TravelTimeRow {
  readonly area_id: string;
  readonly one: string;
  readonly other: string;
  readonly minutes: number;
}

/** All ways between the municipalities of Pohde and Kajaani, for both areas. */
export function travelTimes(): TravelTimeRow[] {
  const all = [...POHDE_MUNICIPALITIES, ...KAINUU_MUNICIPALITIES].toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return [POHDE.id, KAINUU.id].flatMap((area_id) =>
    all.flatMap((one, index) =>
      all.slice(index + 1).map((other) => ({
        area_id,
        one: one.code,
        other: other.code,
        minutes: minutesBetween(one.fi, other.fi),
      })),
    ),
  );
}
