import { Injectable } from '@nestjs/common';
import { Access } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { keysetOf, type Page, type PageArgs, pageOf, pageSize } from '../platform/graphql/connection.js';
import type { NeedCode, Sector } from './directory.domain.js';
import { DirectoryRepository, type OrganisationRow, type ServiceRow, type UnitRow } from './directory.repository.js';
import { ProfessionalRepository, type ProfessionalRow } from './professional.repository.js';

/** What both lists are asked. */
interface Question {
  readonly sector?: Sector | null;
  readonly text?: string | null;
  /** Only entries whose day of review has passed, or only the others. */
  readonly reviewDue?: boolean | null;
}
interface UnitQuestion extends Question {
  readonly organisationId?: string | null;
}
interface ServiceQuestion extends Question {
  readonly municipality?: string | null;
  readonly need?: NeedCode | null;
  readonly unitId?: string | null;
}

const BY_NAME = ['text', 'uuid'] as const;

/** Reading the directory. Open to everybody signed in, people to staff; it tells nothing of families, so nothing is logged. */
@Injectable()
export class DirectoryReading {
  constructor(
    private readonly directory: DirectoryRepository,
    private readonly people: ProfessionalRepository,
    private readonly access: Access,
    private readonly work: Work,
  ) {}

  areas = () => this.directory.areas();

  municipalities = (areaId: string) => this.directory.municipalities(areaId);

  async services(areaId: string, question: ServiceQuestion, page: PageArgs): Promise<Page<ServiceRow>> {
    const { reviewDue, ...search } = question;
    const wanted = { ...search, review: this.review(reviewDue) };
    return byName(await this.directory.services(areaId, wanted, pageSize(page) + 1, keyOf(page)), page);
  }

  async units(areaId: string, { reviewDue, ...search }: UnitQuestion, page: PageArgs): Promise<Page<UnitRow>> {
    const wanted = { ...search, review: this.review(reviewDue) };
    return byName(await this.directory.units(areaId, wanted, pageSize(page) + 1, keyOf(page)), page);
  }

  async organisations(areaId: string, page: PageArgs): Promise<Page<OrganisationRow>> {
    return byName(await this.directory.organisations(areaId, pageSize(page) + 1, keyOf(page)), page);
  }

  async service(id: string): Promise<ServiceRow> {
    return (await this.directory.service(id)) ?? missing('id');
  }

  async unit(id: string): Promise<UnitRow> {
    return (await this.directory.unit(id)) ?? missing('id');
  }

  async organisation(id: string): Promise<OrganisationRow> {
    return (await this.directory.organisation(id)) ?? missing('id');
  }

  async professional(id: string): Promise<ProfessionalRow> {
    return (await this.people.byId(id)) ?? missing('id');
  }

  async professionalsOf(unitId: string): Promise<ProfessionalRow[]> {
    await this.access.requireStaff('unitId');
    return this.people.ofUnit(unitId);
  }

  async professionalsByName(areaId: string, text: string, first: number): Promise<ProfessionalRow[]> {
    await this.access.requireStaff('areaId', areaId);
    return this.people.byName(areaId, text, pageSize({ first }));
  }

  /** The actor and, for staff, the own entry. */
  async me(): Promise<{ id: string; professional: ProfessionalRow | null }> {
    const id = this.work.actor.principalId ?? missing('id');
    return { id, professional: (await this.people.byId(id)) ?? null };
  }

  /** Review days are days of Finland: at midnight in Helsinki the day has passed. */
  private review(due: boolean | null | undefined) {
    if (due == null) return null;
    return { due, today: this.work.today };
  }
}

const keyOf = ({ after }: PageArgs) => keysetOf(after, BY_NAME);

const byName = <Row extends { readonly name: string; readonly id: string }>(rows: readonly Row[], page: PageArgs) =>
  pageOf(
    rows,
    page,
    ({ name, id }) => [name, id],
    (row) => row,
  );

const missing = (field: string): never => {
  throw notFound(field);
};
