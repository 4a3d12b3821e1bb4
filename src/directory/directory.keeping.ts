import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { notFound, requireVersion } from '../platform/errors/domain-error.js';
import { DirectoryAccess } from './directory.access.js';
import type { NeedCode, OrganisationKind, Sector } from './directory.domain.js';
import { Area, Organisation, Service, Unit } from './directory.entity.js';
import { DirectoryRepository } from './directory.repository.js';
import { ProfessionalRepository } from './professional.repository.js';

interface OrganisationEntry {
  readonly name: string;
  readonly kind: OrganisationKind;
}

interface UnitEntry {
  readonly name: string;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly municipalities: readonly string[];
  readonly municipality?: string | null;
  readonly reviewBy: Temporal.PlainDate;
}

interface NewUnit extends UnitEntry {
  readonly organisationId: string;
  readonly register: string;
  readonly sector: Sector;
  readonly isAuthority: boolean;
}

interface ServiceEntry {
  readonly name: string;
  readonly forWhom: string;
  readonly place: string;
  readonly howToReach: string;
  readonly contactPersonId?: string | null;
  readonly needCodes: readonly NeedCode[];
  readonly municipalities: readonly string[];
  readonly reviewBy: Temporal.PlainDate;
}

/** Keeping organisations, units and services. Owners keep their own entries. Each returns the entry's id. */
@Injectable()
export class DirectoryKeeping {
  constructor(
    private readonly em: EntityManager,
    private readonly may: DirectoryAccess,
    private readonly directory: DirectoryRepository,
    private readonly people: ProfessionalRepository,
    private readonly work: Work,
  ) {}

  async addOrganisation({ areaId, ...entry }: OrganisationEntry & { areaId: string }): Promise<string> {
    await this.may.mayAdminister(areaId, 'areaId');
    const area = this.em.getReference(Area, areaId);
    const organisation = this.em.create(Organisation, { id: newId(), area, name: entry.name, kind: entry.kind });
    await this.em.flush();
    return organisation.id;
  }

  async keepOrganisation({
    organisationId,
    expectedVersion,
    name,
    kind,
  }: OrganisationEntry & { organisationId: string; expectedVersion: number }): Promise<string> {
    const organisation = await this.em.findOne(Organisation, { id: organisationId, withdrawnAt: null });
    if (!organisation) throw notFound('organisationId');
    await this.may.mayAdminister(organisation.area.id, 'organisationId');
    requireVersion(organisation, expectedVersion);
    this.em.assign(organisation, { name, kind });
    await this.em.flush();
    return organisationId;
  }

  async addUnit({ organisationId, register, sector, isAuthority, ...entry }: NewUnit): Promise<string> {
    const organisation = await this.em.findOne(Organisation, { id: organisationId });
    if (!organisation) throw notFound('organisationId');
    const area = organisation.area;
    await this.may.mayAdminister(area.id, 'organisationId');
    await this.may.hold(organisation, 'organisationId');
    await this.requirePlaces(area.id, entry);
    const unit = this.em.create(Unit, {
      id: newId(),
      area,
      organisation,
      register,
      sector,
      isAuthority,
      ...unitColumns(entry),
    });
    await this.em.flush();
    return unit.id;
  }

  async keepUnit({
    unitId,
    expectedVersion,
    ...entry
  }: UnitEntry & { unitId: string; expectedVersion: number }): Promise<string> {
    const unit = await this.em.findOne(Unit, { id: unitId, withdrawnAt: null });
    if (!unit) throw notFound('unitId');
    await this.may.mayKeepUnit(unitId, unit.area.id, 'unitId');
    requireVersion(unit, expectedVersion);
    await this.requirePlaces(unit.area.id, entry);
    this.em.assign(unit, unitColumns(entry));
    await this.em.flush();
    return unitId;
  }

  async addService({ unitId, entry }: { unitId: string; entry: ServiceEntry }): Promise<string> {
    const unit = await this.em.findOne(Unit, { id: unitId });
    if (!unit) throw notFound('unitId');
    await this.may.mayKeepUnit(unitId, unit.area.id, 'unitId');
    await this.may.hold(unit, 'unitId');
    await this.requireEntry(unit.area.id, entry);
    const service = this.em.create(Service, { id: newId(), area: unit.area, unit, ...serviceColumns(entry) });
    await this.em.flush();
    return service.id;
  }

  async keepService(input: { serviceId: string; expectedVersion: number; entry: ServiceEntry }): Promise<string> {
    const service = await this.ownService(input);
    await this.requireEntry(service.area.id, input.entry);
    this.em.assign(service, serviceColumns(input.entry));
    await this.em.flush();
    return service.id;
  }

  /** From now on no search finds it and nobody is directed to it. */
  async withdrawService(input: { serviceId: string; expectedVersion: number }): Promise<string> {
    const service = await this.ownService(input);
    this.em.assign(service, { withdrawnAt: this.work.now });
    await this.em.flush();
    return service.id;
  }

  /** The service, if the actor keeps it, it is still given and is as the client saw it. */
  private async ownService({
    serviceId,
    expectedVersion,
  }: {
    serviceId: string;
    expectedVersion: number;
  }): Promise<Service> {
    const service = await this.em.findOne(Service, { id: serviceId, withdrawnAt: null });
    if (!service) throw notFound('serviceId');
    await this.may.mayKeepUnit(service.unit.id, service.area.id, 'serviceId');
    requireVersion(service, expectedVersion);
    return service;
  }

  private async requirePlaces(areaId: string, { municipalities, municipality }: UnitEntry): Promise<void> {
    await this.requireMunicipalities(areaId, municipalities, 'municipalities');
    const known = await this.directory.municipalities(areaId);
    if (municipality != null && !known.some(({ code }) => code === municipality)) throw notFound('municipality');
  }

  private async requireEntry(areaId: string, { municipalities, contactPersonId }: ServiceEntry): Promise<void> {
    await this.requireMunicipalities(areaId, municipalities, 'entry.municipalities');
    if (contactPersonId && !(await this.people.byId(contactPersonId))) throw notFound('entry.contactPersonId');
  }

  private async requireMunicipalities(areaId: string, codes: readonly string[], field: string): Promise<void> {
    const known = new Set((await this.directory.municipalities(areaId)).map(({ code }) => code));
    const unknown = codes.findIndex((code) => !known.has(code));
    if (unknown >= 0) throw notFound(`${field}.${unknown}`);
  }
}

const unitColumns = ({ name, phone, email, municipalities, municipality, reviewBy }: UnitEntry) => ({
  name,
  phone: phone ?? null,
  email: email ?? null,
  municipalities: [...municipalities],
  municipality: municipality ?? null,
  reviewBy,
});

const serviceColumns = (entry: ServiceEntry) => {
  const { name, forWhom, place, howToReach, contactPersonId, needCodes, municipalities, reviewBy } = entry;
  const lists = { needCodes: [...needCodes], municipalities: [...municipalities] };
  return { name, forWhom, place, howToReach, contactPersonId: contactPersonId ?? null, reviewBy, ...lists };
};
