import type { DataKey } from '../platform/sealing/data-key.js';
import type { FamilyTimes } from './family-times.js';
import { personId, unitId } from './directory.js';
import { FAMILY } from './family.data.js';
import { POHDE } from './pohde.data.js';
import { idOf } from './random.js';

/** A table and the rows that go into it, named as its columns. */
export type Filling = readonly [table: string, rows: readonly object[]];

/** What the rows of the family are made with. */
export interface Making {
  readonly times: FamilyTimes;
  readonly now: Temporal.Instant;
  /** Key of the blind indexes. */
  readonly index: DataKey;
  /** Seals a text with the family's key; `place` is `table.column:row id`. */
  readonly seal: (place: string, text: string | null) => string | null;
}

/** Whose the rows are. */
export const OF_FAMILY = { area_id: POHDE.id, family_id: FAMILY.familyId } as const;
export const OF_CASE = { area_id: POHDE.id, case_id: FAMILY.caseId } as const;

/** The id of a named thing of the family. */
export const familyThing = (name: string): string => idOf(`family/demo/${name}`);

/** Who does what around the family, and for which unit. */
export const SEATS = {
  counsellor: { professional_id: personId('counsellor'), unit_id: unitId('palveluohjaus') },
  former: { professional_id: personId('former-member'), unit_id: unitId('palveluohjaus') },
  nurse: { professional_id: personId('nurse'), unit_id: unitId('neuvola-liminka') },
  teacher: { professional_id: personId('teacher'), unit_id: unitId('koulu-liminka') },
  socialWorker: { professional_id: personId('social-worker'), unit_id: unitId('perhesos-lakeus') },
} as const;
export const COUNSELLOR = SEATS.counsellor.professional_id;
