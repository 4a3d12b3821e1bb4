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

  /**
   * Passes for professionals, about themselves: what they paint and which calendars they show us is theirs alone. Answers
   * their id.
   */
  async requireOwn(field: string): Promise<string> {
    const { principalId } = this.work.actor;
    const standing = principalId === null ? undefined : await this.times.standing(principalId);
    return principalId !== null && standing?.mayKeep ? principalId : this.refuse(field);
  }

  /** Notes the refusal and throws NOT_FOUND. */
  refuse(field: string): never {
    this.work.refuse({});
    throw notFound(field);
  }
}
