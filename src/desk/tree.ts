/** Base64 of a sealed text. */
export type Sealed = string | null;

/** Somebody of the staff. */
export interface StaffTree {
  readonly id: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly title: string | null;
  readonly phone: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
}
