import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { AvailabilityAccess } from './availability.access.js';
import { type KeptRows, OwnAvailabilityRepository } from './own-availability.repository.js';

/** Nobody plans further ahead. */
const YEARS_AHEAD = 3;

/** What was told of somebody's time and may be kept for them where they cannot do it. */
@Injectable()
export class KeptTime {
  constructor(
    private readonly may: AvailabilityAccess,
    private readonly times: OwnAvailabilityRepository,
    private readonly work: Work,
  ) {}

  /** From today on: what was is not written anew. */
  async show(professionalId: string): Promise<KeptRows> {
    await this.may.mayKeep(professionalId, 'professionalId');
    const from = this.work.today;
    return this.times.kept(professionalId, { from, to: from.add({ years: YEARS_AHEAD }) });
  }
}
