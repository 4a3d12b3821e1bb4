import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { FINNISH } from './finnish.js';

/** A room of a unit. */
export interface RoomRow {
  readonly id: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly municipality: string | null;
}

/** A way between two municipalities. */
export interface TravelRow {
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
}

const ROOM = `select p.id, p.family_name as name, u.id as "unitId", u.name as "unitName", u.municipality
  from professional p join access.membership m on m.principal_id = p.id and access.holds(m.valid_from, m.valid_until)
  join unit u on u.id = m.unit_id where p.kind = 'room'`;

/** Reads of rooms and ways, each one statement. */
@Injectable()
export class PlacesRepository {
  constructor(private readonly em: EntityManager) {}

  rooms(areaId: string): Promise<RoomRow[]> {
    return this.em.execute<RoomRow[]>(
      `${ROOM} and m.area_id = ? order by u.name ${FINNISH}, p.family_name ${FINNISH}, p.id`,
      [areaId],
    );
  }

  async room(id: string): Promise<(RoomRow & { readonly areaId: string; readonly membershipId: string }) | undefined> {
    const [row] = await this.em.execute<(RoomRow & { areaId: string; membershipId: string })[]>(
      ROOM.replace('select p.id', 'select m.area_id as "areaId", m.id as "membershipId", p.id') + ' and p.id = ?',
      [id],
    );
    return row;
  }

  travelTimes(areaId: string): Promise<TravelRow[]> {
    return this.em.execute<TravelRow[]>(
      'select one as "from", other as "to", minutes from travel_time where area_id = ? order by one, other',
      [areaId],
    );
  }

  /** Whether there is such a municipality, in whatever area: people work across borders. */
  async isMunicipality(code: string): Promise<boolean> {
    return (await this.em.execute<unknown[]>('select 1 from municipality where code = ?', [code])).length > 0;
  }
}
