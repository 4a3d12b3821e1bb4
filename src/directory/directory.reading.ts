import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { keysetOf, type Page, type PageArgs, pageOf, pageSize } from '../platform/graphql/connection.js';
import type { Sector } from './directory.domain.js';
import {
  DirectoryRepository,
  type ProfessionalRow,
  type ServiceRow,
  type ServiceSearch,
  type UnitRow,
} from './directory.repository.js';

const BY_NAME = ['text', 'uuid'] as const;

/** Reading the directory. Open to everybody signed in, people to staff; it tells nothing of families, so nothing is logged. */
@Injectable()
export class DirectoryReading {
  constructor(
    private readonly directory: DirectoryRepository,
    private readonly work: Work,
  ) {}

  areas = () => this.directory.areas();

  municipalities = (areaId: string) => this.directory.municipalities(areaId);

  async services(areaId: string, search: ServiceSearch, page: PageArgs): Promise<Page<ServiceRow>> {
    const first = pageSize(page);
    const rows = await this.directory.services(areaId, search, first + 1, keysetOf(page.after, BY_NAME));
    return pageOf(
      rows,
      first,
      ({ name, id }) => [name, id],
      (row) => row,
    );
  }

  async units(areaId: string, sector: Sector | null | undefined, page: PageArgs): Promise<Page<UnitRow>> {
    const first = pageSize(page);
    const rows = await this.directory.units(areaId, sector, first + 1, keysetOf(page.after, BY_NAME));
    return pageOf(
      rows,
      first,
      ({ name, id }) => [name, id],
      (row) => row,
    );
  }

  async service(id: string): Promise<ServiceRow> {
    return (await this.directory.service(id)) ?? missing('id');
  }

  async unit(id: string): Promise<UnitRow> {
    return (await this.directory.unit(id)) ?? missing('id');
  }

  async professional(id: string): Promise<ProfessionalRow> {
    return (await this.directory.professional(id)) ?? missing('id');
  }

  professionalsOf = (unitId: string): Promise<ProfessionalRow[]> => this.directory.professionalsOf(unitId);

  organisation = (id: string) => this.directory.organisation(id);

  /** The actor and, for staff, the own entry. */
  async me(): Promise<{ id: string; professional: ProfessionalRow | null }> {
    const id = this.work.actor.principalId ?? missing('id');
    return { id, professional: (await this.directory.professional(id)) ?? null };
  }
}

const missing = (field: string): never => {
  throw notFound(field);
};
