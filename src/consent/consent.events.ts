/** A consent was withdrawn; what stood on it alone is over. Told in the transaction in which the access ended. */
export interface ConsentWithdrawn {
  readonly type: 'consent.withdrawn';
  readonly areaId: string;
  readonly caseId: string;
  readonly consentId: string;
  /** The unit that was told things. */
  readonly unitId: string;
}
