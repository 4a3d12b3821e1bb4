/**
 * A basis for telling a unit has ended: a consent was withdrawn or superseded, a basis in law was ended, or the last
 * day of either is over. Told in the transaction in which the access ended, or as soon as the day is over. Another basis may still hold, for all of the unit or for some of it: who hears
 * this asks `Basis` about each person.
 */
export interface ConsentWithdrawn {
  readonly type: 'consent.withdrawn';
  readonly areaId: string;
  readonly caseId: string;
  /** Of the consent or of the basis in law. */
  readonly consentId: string;
  /** The unit that was told things. */
  readonly unitId: string;
}
