import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { DomainError, notFound } from '../platform/errors/domain-error.js';
import { DirectoryAccess } from './directory.access.js';
import { type Way, wayOf } from './directory.domain.js';
import { Professional, TravelTime, Unit } from './directory.entity.js';
import { PlacesRepository, type RoomRow, type TravelRow } from './places.repository.js';

/** Rooms that are booked like people, and how far it is between municipalities. By administrators of the area. */
@Injectable()
export class Places {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly may: DirectoryAccess,
    private readonly rows: PlacesRepository,
    private readonly work: Work,
  ) {}

  /** Those of an area, for staff. */
  async rooms(areaId: string): Promise<RoomRow[]> {
    await this.access.requireStaff('areaId', areaId);
    return this.rows.rooms(areaId);
  }

  travelTimes = (areaId: string): Promise<TravelRow[]> => this.rows.travelTimes(areaId);

  /** A new room of a unit, in the municipality of the unit. It is free whenever it is not booked. */
  async addRoom({ unitId, name }: { readonly unitId: string; readonly name: string }): Promise<RoomRow> {
    const unit = await this.em.findOne(Unit, { id: unitId });
    if (!unit) throw notFound('unitId');
    const areaId = unit.area.id;
    await this.may.mayAdminister(areaId, 'unitId');
    await this.may.hold(unit, 'unitId');
    if (unit.municipality == null)
      throw new DomainError('MUNICIPALITY_MISSING', 'Say first in which municipality the unit is.', {
        field: 'unitId',
      });
    const id = newId();
    const nobody = { email: null, phone: null, language: 'fi' } as const;
    this.em.create(Professional, { id, kind: 'room', givenName: '', familyName: name, title: '', ...nobody });
    await this.em.flush();
    const membership = [newId(), id, areaId, unitId, 'professional'];
    await this.em.execute('select access.join_unit(?, ?, ?, ?, ?, null)', membership);
    this.work.note({ action: 'admit', areaId, scopeId: id, basis: 'admin' });
    return { id, name, unitId, unitName: unit.name, municipality: unit.municipality };
  }

  /** Nobody meets in this room any more; what has booked it stays booked. */
  async withdrawRoom(roomId: string): Promise<RoomRow> {
    const found = await this.rows.room(roomId);
    if (!found) return this.may.refuse(undefined, 'roomId');
    const { areaId, membershipId, ...room } = found;
    await this.may.mayAdminister(areaId, 'roomId');
    await this.em.execute('select access.leave_unit(?)', [membershipId]);
    this.work.note({ action: 'dismiss', areaId, scopeId: roomId, basis: 'admin' });
    return room;
  }

  /** How long the way between two municipalities takes, both ways: new, or another than before. */
  async keepTravelTime({ areaId, ...way }: Way & { readonly areaId: string }): Promise<TravelRow> {
    await this.may.mayAdminister(areaId, 'areaId');
    const { one, other } = wayOf(way);
    for (const field of ['from', 'to'] as const)
      if (!(await this.rows.isMunicipality(way[field]))) throw notFound(field);
    const known = await this.em.findOne(TravelTime, { areaId, one, other });
    if (known) known.minutes = way.minutes;
    else this.em.create(TravelTime, { areaId, one, other, minutes: way.minutes });
    await this.em.flush();
    return way;
  }
}
