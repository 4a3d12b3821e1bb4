import type { EntityManager } from '@mikro-orm/postgresql';
import { hex } from '../platform/database/bytes.js';
import { ownerWrites } from '../platform/database/owner-writes.js';
import type { DataKey, KeyRing } from '../platform/sealing/data-key.js';
import { SYSTEM_KEYS } from '../platform/sealing/sealing.js';
import { contactsOf, type DemoContact, type Wanted } from './contacts.js';
import { type Directory, directoryOf } from './directory.js';
import { dutyShiftsOf, membershipsOf } from './duty.js';
import { FAMILY_TABLES, storeFamily } from './family.js';
import { OTHER_TABLES, storeOthers } from './other-families.js';
import { KAINUU, POHDE } from './pohde.data.js';
import { idOf } from './random.js';
import { storeRooms } from './rooms.js';
import { insertRows } from './rows.js';
import { SealedContacts } from './sealed-contacts.js';
import { busyTimeOf, workingHoursOf } from './working-hours.js';
import { dayOf } from '../platform/clock/clock.js';

const DAY = 24 * 60;

/** How long those in the queue have waited, in minutes: from just now to over a week. */
const QUEUE = [13, 58, 104, 187, 305, 532, 1327, 1561, 2 * DAY + 77, 3 * DAY - 42, 5 * DAY + 19, 8 * DAY + 35];
const QUEUE_OF_KAINUU = [118, 2 * DAY + 203];
const UNDER_WAY = 15;
const UNDER_WAY_OF_KAINUU = 2;

const HALF_YEAR = 182;
const FIVE_YEARS = 5 * 365;
/** So that what a statement carries stays small; all of it is one transaction. */
const CONTACTS_AT_ONCE = 1000;

/** What is filled, besides the memberships, which belong to the role of the grants. */
const TABLES = [
  'area',
  'municipality',
  'organisation',
  'unit',
  'service',
  'professional',
  'travel_time',
  'duty_shift',
  'working_hours',
  'busy_interval',
  'contact',
  'contact_needs',
  'contact_identity',
  'platform.data_key',
  ...FAMILY_TABLES,
  ...OTHER_TABLES,
];

/**
 * Fills an empty database with the directory, the people, half a year of contacts and one family with an open case, in
 * one transaction. The caller is the database owner.
 *
 * @param withOthers two more families, of whom little is told: one whose case can be closed, one whose case was
 */
export function seedDemo(
  owner: EntityManager,
  ring: KeyRing,
  now: Temporal.Instant,
  withOthers: boolean,
): Promise<void> {
  return seed(owner, ring, now, { contacts: 300, days: HALF_YEAR, withFamily: true, withOthers });
}

/**
 * The same directory and people with as many contacts of Pohde as wanted, over five years: for measuring.
 */
export async function seedCounty(
  owner: EntityManager,
  ring: KeyRing,
  now: Temporal.Instant,
  contacts: number,
): Promise<void> {
  await seed(owner, ring, now, { contacts, days: FIVE_YEARS });
  // Or the first measurement is of a planner that knows nothing.
  await owner.execute('analyze');
}

interface Size {
  readonly contacts: number;
  readonly days: number;
  readonly withFamily?: boolean;
  readonly withOthers?: boolean;
}

/** Everything in one transaction: the rows carry who did what, and half a demo is none. */
function seed(owner: EntityManager, ring: KeyRing, now: Temporal.Instant, size: Size): Promise<void> {
  const directory = directoryOf(dayOf(now));
  return ownerWrites(owner, TABLES, now, async (em) => {
    await requireEmpty(em);
    await storeDirectory(em, directory);
    await storePeople(em, directory, now);
    await storeRooms(em, directory);
    const index = await blindIndexKey(em, ring, now);
    const sealed = new SealedContacts(ring, index);
    for (const batch of batches(demoContacts(directory, now, size))) await sealed.store(em, batch);
    if (size.withFamily) await storeFamily(em, ring, index, now);
    if (size.withOthers) await storeOthers(em, ring, index, now);
  });
}

async function requireEmpty(em: EntityManager): Promise<void> {
  const [found] = await em.execute<{ name: string }[]>('select name from area limit 1');
  if (found) throw new Error(`demo data goes into an empty database only; this one has the area "${found.name}"`);
}

async function storeDirectory(em: EntityManager, directory: Directory): Promise<void> {
  await insertRows(em, 'area', directory.areas);
  await insertRows(em, 'municipality', directory.municipalities);
  await insertRows(em, 'organisation', directory.organisations);
  await insertRows(em, 'unit', directory.units);
  await insertRows(
    em,
    'professional',
    directory.placements.map(({ professional }) => professional),
  );
  await insertRows(em, 'service', directory.services);
}

/** Before any contact: the triggers of the contacts derive the grants from these. */
async function storePeople(em: EntityManager, { placements }: Directory, now: Temporal.Instant): Promise<void> {
  await insertRows(em, 'access.membership', membershipsOf(placements, now));
  await insertRows(em, 'duty_shift', dutyShiftsOf(now));
  await insertRows(em, 'working_hours', workingHoursOf(placements));
  await insertRows(em, 'busy_interval', busyTimeOf(placements, dayOf(now)));
}

/** Pohde's contacts, as many as the size says, and the few of Kainuu. */
export function* demoContacts(
  directory: Directory,
  now: Temporal.Instant,
  { contacts, days }: Size,
): Generator<DemoContact> {
  const from = now.subtract({ hours: days * 24 });
  const wanted = (areaId: string, parts: Pick<Wanted, 'waiting' | 'underWay' | 'concluded'>): Wanted => ({
    areaId,
    directory,
    from,
    now,
    ...parts,
  });
  const concluded = Math.max(0, contacts - QUEUE.length - UNDER_WAY);
  yield* contactsOf(wanted(POHDE.id, { waiting: QUEUE, underWay: UNDER_WAY, concluded }));
  yield* contactsOf(wanted(KAINUU.id, { waiting: QUEUE_OF_KAINUU, underWay: UNDER_WAY_OF_KAINUU, concluded: 10 }));
}

function* batches(contacts: Iterable<DemoContact>): Generator<DemoContact[]> {
  let batch: DemoContact[] = [];
  for (const contact of contacts) {
    batch.push(contact);
    if (batch.length < CONTACTS_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const BLIND_INDEX = SYSTEM_KEYS['blind-index'];

/** The installation's key of the blind indexes. Made here if no server has run on this database yet. */
async function blindIndexKey(em: EntityManager, ring: KeyRing, now: Temporal.Instant): Promise<DataKey> {
  const id = idOf('data-key/system/blind-index');
  const { wrapped } = ring.create(id);
  await em.execute(
    `insert into platform.data_key (id, scope_type, scope_id, wrapped, wrapped_by, created_at)
     values (?, 'system', ?, ?::bytea, ?, ?) on conflict (scope_type, scope_id) do nothing`,
    [id, BLIND_INDEX, hex(wrapped), ring.current, now.toString()],
  );
  const [row] = await em.execute<{ id: string; wrapped: Buffer | null; wrappedBy: string }[]>(
    `select id, wrapped, wrapped_by as "wrappedBy" from platform.data_key where scope_type = 'system' and scope_id = ?`,
    [BLIND_INDEX],
  );
  if (!row?.wrapped) throw new Error('the key of the blind indexes has been destroyed');
  return ring.unwrap(row.id, row.wrappedBy, Buffer.from(row.wrapped));
}
