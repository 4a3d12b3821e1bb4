import type { Sector } from '../directory/directory.domain.js';
import { codesOf } from './municipalities.data.js';

export interface UnitData {
  readonly key: string;
  readonly organisation: string;
  readonly name: string;
  readonly register: string;
  readonly sector: Sector;
  /** Where its people are met. */
  readonly place: string;
  readonly municipalities: readonly string[];
  /** How many professionals work there besides the personas. */
  readonly staff: number;
}

/** Begins a line of the unit tables: what several units have in common. */
export const unit =
  (organisation: string, sector: Sector, register: string, staff: number) =>
  (key: string, name: string, place: string, municipalities: readonly string[]): UnitData => ({
    key,
    organisation,
    name,
    register,
    sector,
    place,
    municipalities,
    staff,
  });

/** Groups of municipalities that units serve together. */
export const LAKEUS = codesOf('Kempele', 'Liminka', 'Muhos', 'Tyrnävä', 'Lumijoki', 'Hailuoto');
export const COAST = codesOf('Raahe', 'Siikajoki', 'Pyhäjoki', 'Kalajoki', 'Merijärvi');
export const SOUTH = codesOf(
  'Ylivieska',
  'Alavieska',
  'Sievi',
  'Nivala',
  'Haapajärvi',
  'Reisjärvi',
  'Pyhäjärvi',
  'Kärsämäki',
  'Oulainen',
  'Haapavesi',
  'Siikalatva',
  'Pyhäntä',
);
export const NORTH = codesOf('Ii', 'Pudasjärvi', 'Kuusamo', 'Taivalkoski', 'Utajärvi', 'Vaala');
export const OULU = codesOf('Oulu');
