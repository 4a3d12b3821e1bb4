import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { AvailabilityRepository } from './availability.repository.js';

/** Whose time one may keep: one's own, and that of the people of an area one administers. Counsellors look it up. */
@Injectable()
export class AvailabilityAccess {
  constructor(
    private readonly times: AvailabilityRepository,
    private readonly work: Work,
  ) {}

  async mayKeep(professionalId: string, field: string): Promise<void> {
    const standing = await this.times.standing(professionalId);
    if (!standing?.mayKeep) this.refuse(field);
  }

  async mayRead(professionalId: string, field: string): Promise<void> {
    const standing = await this.times.standing(professionalId);
    if (!standing?.mayRead) this.refuse(field);
  }

  private refuse(field: string): never {
    this.work.refuse({});
    throw notFound(field);
  }
}
