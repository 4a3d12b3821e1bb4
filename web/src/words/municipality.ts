import { spoken } from './words.js';

interface Municipality {
  readonly nameFi: string;
  readonly nameSv: string;
}

/** A municipality, in the language spoken; English readers see the Finnish name, as on road signs of most places. */
export const municipalityName = ({ nameFi, nameSv }: Municipality): string => (spoken() === 'sv' ? nameSv : nameFi);
