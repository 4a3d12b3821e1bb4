import type { ClosingReason } from '../closing/closing.domain.js';
import type { NeedCode } from '../directory/directory.domain.js';

/** A family of the demo that is told in few words. All invented; numbers reach nobody. */
export interface OtherFamily {
  /** Names its ids. */
  readonly name: string;
  readonly municipality: string;
  readonly guardian: { readonly givenName: string; readonly familyName: string };
  readonly child: { readonly givenName: string; readonly familyName: string };
  readonly phone: string;
  readonly needCodes: readonly NeedCode[];
  readonly told: string;
  readonly strengths: string;
  readonly wish: string;
  /** Why its case was closed; without it the case is open, and nothing in it is. */
  readonly closedBecause?: ClosingReason;
}

/** One whose case can be closed, and one whose case was. */
export const OTHER_FAMILIES: readonly OtherFamily[] = [
  {
    name: 'ending',
    municipality: '425',
    guardian: { givenName: 'Riikka', familyName: 'Sinivuori' },
    child: { givenName: 'Veeti', familyName: 'Sinivuori' },
    phone: '+358400009111',
    needCodes: ['everyday-life'],
    told: 'Vanhempi kertoi, että arki kuormitti muuton jälkeen. Kerhopaikka ja vertaisryhmä löytyivät, ja illat ovat rauhoittuneet.',
    strengths: 'Isovanhemmat asuvat naapurissa. Lapsi viihtyy kerhossa.',
    wish: 'Että tietäisi, kenelle soittaa, jos väsymys palaa.',
  },
  {
    name: 'ended',
    municipality: '425',
    guardian: { givenName: 'Janne', familyName: 'Hallakorpi' },
    child: { givenName: 'Oona', familyName: 'Hallakorpi' },
    phone: '+358400009121',
    needCodes: ['school-attendance'],
    told: 'Koulupoissaolot alkoivat syksyllä. Koulun kanssa sovittiin aamuista, ja lapsi käy taas koulua.',
    strengths: 'Isä ja lapsi puhuvat asioista avoimesti.',
    wish: 'Että lapsi pääsisi aamuisin kouluun ilman riitaa.',
    closedBecause: 'goal-reached',
  },
];
