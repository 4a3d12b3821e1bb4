/** Columns of a row by name. */
export type Row = Readonly<Record<string, unknown>>;

/** The ids by which a case is known. */
export interface Scope {
  readonly areaId: string;
  readonly caseId: string;
  readonly familyId: string;
  readonly contactId: string;
}
