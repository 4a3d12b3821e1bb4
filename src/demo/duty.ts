import { personId, type Placement, unitId } from './directory.js';
import { KAINUU, POHDE } from './pohde.data.js';
import { idOf } from './random.js';

/** Roles of `access.membership`. */
type MembershipRole = 'professional' | 'counsellor' | 'team-lead' | 'statistician' | 'log-inspector' | 'admin';

export interface MembershipRow {
  readonly id: string;
  readonly principal_id: string;
  readonly area_id: string;
  readonly unit_id: string;
  readonly role: MembershipRole;
  readonly valid_from: Temporal.Instant;
  readonly valid_until: Temporal.Instant | null;
}
export interface DutyShiftRow {
  readonly area_id: string;
  readonly id: string;
  readonly principal_id: string;
  readonly unit_id: string;
  readonly starts_at: Temporal.Instant;
  readonly ends_at: Temporal.Instant;
}

/** A counsellor of an area's guidance, as the contacts need to know them. */
export interface Counsellor {
  readonly id: string;
  readonly unit: string;
  /** How much of the work they do. */
  readonly share: number;
  /** Sees the queue now. */
  readonly onDuty: boolean;
  /** When they left; they take nothing after that. */
  readonly until: Temporal.Instant | null;
}

/** Long before the oldest contact. */
const SINCE = Temporal.Instant.from('2015-01-01T00:00:00Z');
const LEFT_HOURS_AGO = 21 * 24;

const ROLES: ReadonlyMap<string, MembershipRole> = new Map([
  ...['counsellor', 'counsellor-other-area', 'former-member'].map((key) => [personId(key), 'counsellor'] as const),
  ...['duty-colleague', 'third-counsellor', 'kainuu-colleague'].map((key) => [personId(key), 'counsellor'] as const),
  [personId('team-lead'), 'team-lead'],
  [personId('statistician'), 'statistician'],
  [personId('log-inspector'), 'log-inspector'],
  [personId('admin'), 'admin'],
]);

/** The third counsellor of Pohde and the colleague in Kainuu are not. */
const ON_DUTY: readonly string[] = ['counsellor', 'duty-colleague', 'counsellor-other-area'];

/** The former member left three weeks before now. */
const leftAt = (principal: string, now: Temporal.Instant): Temporal.Instant | null =>
  principal === personId('former-member') ? now.subtract({ hours: LEFT_HOURS_AGO }) : null;

/** A membership for everybody; and a second one, in the other area, for the one who works in both. */
export function membershipsOf(placements: readonly Placement[], now: Temporal.Instant): MembershipRow[] {
  const own = placements.map(({ professional, unit }) => ({
    id: idOf(`membership/${professional.id}`),
    principal_id: professional.id,
    area_id: unit.area_id,
    unit_id: unit.id,
    role: ROLES.get(professional.id) ?? ('professional' as const),
    valid_from: SINCE,
    valid_until: leftAt(professional.id, now),
  }));
  const second = {
    id: idOf('membership/two-areas/kainuu'),
    principal_id: personId('two-areas'),
    area_id: KAINUU.id,
    unit_id: unitId('palveluohjaus-kainuu'),
    role: 'counsellor' as const,
    valid_from: SINCE,
    valid_until: null,
  };
  return [...own, second];
}

/** Two of the three counsellors of Pohde are on duty, and one in Kainuu. */
export function dutyShiftsOf(now: Temporal.Instant): DutyShiftRow[] {
  const shift = (key: string, areaId: string, unit: string): DutyShiftRow => ({
    area_id: areaId,
    id: idOf(`duty-shift/${key}`),
    principal_id: personId(key),
    unit_id: unitId(unit),
    starts_at: now.subtract({ hours: 30 * 24 }),
    ends_at: now.add({ hours: 365 * 24 }),
  });
  return [
    shift('counsellor', POHDE.id, 'palveluohjaus'),
    shift('duty-colleague', POHDE.id, 'palveluohjaus'),
    shift('counsellor-other-area', KAINUU.id, 'palveluohjaus-kainuu'),
  ];
}

/** Who takes the contacts of an area, the one on duty first. */
export function counsellorsOf(areaId: string, now: Temporal.Instant): readonly Counsellor[] {
  const counsellor = (key: string, unit: string, share: number): Counsellor => ({
    id: personId(key),
    unit: unitId(unit),
    share,
    onDuty: ON_DUTY.includes(key),
    until: leftAt(personId(key), now),
  });
  if (areaId === KAINUU.id) {
    return [
      counsellor('counsellor-other-area', 'palveluohjaus-kainuu', 3),
      counsellor('kainuu-colleague', 'palveluohjaus-kainuu', 2),
    ];
  }
  return [
    counsellor('counsellor', 'palveluohjaus', 5),
    counsellor('duty-colleague', 'palveluohjaus', 4),
    counsellor('third-counsellor', 'palveluohjaus', 2),
    counsellor('former-member', 'palveluohjaus', 3),
  ];
}
