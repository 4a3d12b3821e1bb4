import type { EntityManager } from '@mikro-orm/postgresql';
import { type Directory, unitId } from './directory.js';
import { ROOMS, travelTimes } from './places.data.js';
import { idOf } from './random.js';
import { insertRows } from './rows.js';

/** Long before anything in the demo. */
const SINCE = Temporal.Instant.from('2015-01-01T00:00:00Z');

/** Rooms with their units, and the ways to them. After the units. */
export async function storeRooms(em: EntityManager, { units }: Directory): Promise<void> {
  const rooms = ROOMS.map(({ id, name }) => ({
    id,
    kind: 'room',
    given_name: '',
    family_name: name,
    title: '',
    language: 'fi',
  }));
  const memberships = ROOMS.map(({ id, unit }) => ({
    id: idOf(`membership/${id}`),
    principal_id: id,
    area_id: units.find((one) => one.id === unitId(unit))!.area_id,
    unit_id: unitId(unit),
    role: 'professional',
    valid_from: SINCE,
  }));
  await insertRows(em, 'professional', rooms);
  await insertRows(em, 'access.membership', memberships);
  await insertRows(em, 'travel_time', travelTimes());
}
